// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which symbols the shared library shows: those marked ENT_API, and no other; and what
 * belongs to no part of it. */
#ifndef ENT_GRAPH_API_H
#define ENT_GRAPH_API_H

#define ENT_API                __attribute__((visibility("default")))
#define ENT_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))

/* The version of the library that is loaded, "0.1.0"; of the headers:
 * `pkg-config --modversion entente`. Static. */
ENT_API const char *ent_version(void);

/* Frees a string or buffer that a function of the library gave away, for callers that
 * do not use GLib (it is g_free). NULL is allowed. */
ENT_API void ent_free(void *memory);

#endif
