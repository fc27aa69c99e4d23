// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What belongs to no part of the library. */
#include "graph/api.h"

#include <glib.h>

const char *ent_version(void)
{
  return ENT_VERSION;
}

void ent_free(void *memory)
{
  g_free(memory);
}
