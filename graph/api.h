// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which symbols the shared library shows: those marked ENT_API, and no other. */
#ifndef ENT_GRAPH_API_H
#define ENT_GRAPH_API_H

#define ENT_API                __attribute__((visibility("default")))
#define ENT_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))

#endif
