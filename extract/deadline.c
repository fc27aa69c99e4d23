// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads the clock that nobody sets. */
#include "extract/deadline.h"
#include <glib.h>

/* Beyond what an int64_t of microseconds holds there is no limit. */
static const double longest_seconds = 1e12;

EntDeadline ent_deadline_in(double seconds)
{
  if (!(seconds > 0) || seconds > longest_seconds) return (EntDeadline){0};
  gint64 wait = (gint64)(seconds * G_USEC_PER_SEC);
  return (EntDeadline){.until = g_get_monotonic_time() + wait};
}

bool ent_deadline_read(EntDeadline *d)
{
  if (d->until && !d->passed) d->passed = g_get_monotonic_time() >= d->until;
  return d->passed;
}
