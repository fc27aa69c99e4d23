// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Graphs that try to break writers and readers, made by a fixed seed. */
#ifndef TESTS_INTEROP_HOSTILE_H
#define TESTS_INTEROP_HOSTILE_H

#include "graph/graph.h"

/* A sealed graph: each string in it is put together of odd pieces, each date, number
 * and address may be none. The same seed gives the same graph on each machine. */
EntGraph *hostile_graph(uint32_t seed);

/* Things that are parts of each other in circles, and of themselves. */
EntGraph *hostile_cycle(void);

/* One country that n people represent, in n / 100 + 1 documents. */
EntGraph *hostile_star(uint32_t n);

#endif
