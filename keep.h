// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* --store FILE of build and statements: what was read before is not read again.
 * docs/store.md */
#ifndef ENT_KEEP_H
#define ENT_KEEP_H

#include "graph/store.h"
#include "run.h"

/* Whether there is anything to read. */
bool keep_has_inputs(const Run *run);

/* Opens the store, takes out what --remove says, reads the inputs if there are any and
 * puts what is new or changed into it. Returns an exit status; EXIT_DONE: the store
 * holds it all, but for the inputs that are reported as failed. */
int keep_inputs(Run *run);

/* Hands every document of the store to func, with run as its data, and closes the
 * store. texts: with their texts. Returns an exit status. */
int keep_each(Run *run, bool texts, bool (*func)(EntDocument *document, void *data));

/* The end of a run that writes nothing but the store: the summary. An exit status. */
int keep_finish(Run *run);

/* Hands every document of the store at path to func; failures are reported. */
void keep_link(Run *run, const char *path,
               bool (*func)(EntDocument *document, void *data));

/* Takes out what --remove names and adds to *removed how many documents that were; a
 * name that no document has is reported as failed. False: the store failed. */
bool keep_remove(Run *run, EntStore *store, const char *path, uint32_t *removed,
                 EntError *error);

/* The exit status that belongs to an error of a store. */
int keep_status(const EntError *error);

#endif
