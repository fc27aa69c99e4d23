// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the process may still do once its options are known. */
#ifndef ENT_SANDBOX_H
#define ENT_SANDBOX_H

#include "options.h"

/* From here on the calling thread, threads and processes that it starts can write only
 * into the folders of the outputs that the options name and of temporary files, and
 * open no TCP connection: whatever an input brings about, the kernel refuses the rest.
 * Call it before there are other threads. Where the kernel has no Landlock
 * (before 5.13; TCP before 6.7), or with ENTENTE_SANDBOX=off in the environment, it
 * does nothing. https://docs.kernel.org/userspace-api/landlock.html */
void sandbox_enter(const Options *options);

#endif
