// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Noting signals, and dying of them. */
#include "stop.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

enum { SECONDS_TO_END = 1, STATUS_OF_SIGNAL = 128 };

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

/* A handler has nowhere else to put it. */
static volatile sig_atomic_t noted;

/* Async-signal-safe. The first process of a container is spared by the signals it
 * raises against itself; it ends by the status that a shell would give. */
_Noreturn void stop_die(int number)
{
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  signal(number, SIG_DFL);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  _exit(STATUS_OF_SIGNAL + number);
}

static void note(int number)
{
  static const char message[] = "\nentente: stopped before it came to an end\n";
  if (number == SIGALRM && write(STDERR_FILENO, message, sizeof message - 1) < 0)
    number = noted; /* nobody to tell */
  if (number == SIGALRM || noted) stop_die(noted ? noted : number);
  noted = number;
  alarm(SECONDS_TO_END);
}

void stop_watch(void)
{
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART}, old;
  sigfillset(&action.sa_mask);
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
    if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
      sigaction(signals[i], &action, NULL);
  sigaction(SIGALRM, &action, NULL);
}

int stop_asked(void)
{
  return noted;
}

const char *stop_name(int number)
{
  if (number == SIGINT) return "SIGINT";
  return number == SIGTERM ? "SIGTERM" : "SIGHUP";
}
