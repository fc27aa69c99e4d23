// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The time until which one document must be done. Nothing is interrupted: the loops
 * that a text can make long ask, leave off, and what they had begun is thrown away, so
 * that a document comes out whole or not at all. */
#ifndef ENT_EXTRACT_DEADLINE_H
#define ENT_EXTRACT_DEADLINE_H

#include <stdbool.h>
#include <stdint.h>

/* {0}: none, which is never passed. */
typedef struct {
  int64_t until;  /* g_get_monotonic_time; 0 = no limit */
  uint32_t asked; /* times since the clock was read */
  bool passed;    /* stays true */
} EntDeadline;

/* So many seconds from now; 0 = none. */
EntDeadline ent_deadline_in(double seconds);

/* Reads the clock: for the ends of stages. */
bool ent_deadline_read(EntDeadline *d);

/* For loops: the clock is read at each 16th call. */
static inline bool ent_deadline_passed(EntDeadline *d)
{
  if (!d->until || d->passed) return d->passed;
  return ++d->asked % 16 == 0 && ent_deadline_read(d);
}

#endif
