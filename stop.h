// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Signals that ask the process to stop: SIGINT, SIGTERM, SIGHUP. */
#ifndef ENT_STOP_H
#define ENT_STOP_H

/* From now on the first such signal is only noted, so that the run can end in order; a
 * second one, or a second without an end, ends the process as if nothing had been set.
 * Signals that are ignored (nohup, a job in the background) stay so. */
void stop_watch(void);

/* The signal that was noted, or 0. */
int stop_asked(void);

/* What it is called. */
const char *stop_name(int signal);

/* Ends the process by the signal, for whoever waits for it: a shell sees 128 + signal.
 */
_Noreturn void stop_die(int signal);

#endif
