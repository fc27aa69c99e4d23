// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* PDF, by the program pdftotext of poppler, if it is installed: started without a
 * shell, fed through a socket, with a limit on its time, memory and output. */

#include "extract/read/format.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 60, BLOCK = 64 * 1024 };

typedef struct {
  GPid pid;
  int in, out; /* of the program; -1 = closed */
  const char *text;
  size_t left; /* bytes that it has not got yet */
  GString *answer;
  gint64 deadline; /* in microseconds */
} Job;

/* In the child: what a malicious file may cost. */
static void set_limits(gpointer data)
{
  (void)data;
  struct rlimit time = {SECONDS, SECONDS}, memory = {(rlim_t)2 << 30, (rlim_t)2 << 30};
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CPU, &time);
  setrlimit(RLIMIT_AS, &memory);
  setrlimit(RLIMIT_FSIZE, &none);
  setrlimit(RLIMIT_CORE, &none);
}

static bool start(Job *job, const EntInput *input, EntError *error)
{
  char *argv[] = {"pdftotext", "-q", "-enc", "UTF-8", "-eol", "unix", "-", "-", NULL};
  int sockets[2];
  g_autoptr(GError) failed = NULL;
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) < 0)
    return ent_fail(error, ENT_ERR_NO_INPUT, input->file, 0, 0, "%s",
                    g_strerror(errno));
  bool started = g_spawn_async_with_pipes_and_fds(
      NULL, (const char *const *)argv, NULL,
      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL,
      set_limits, NULL, sockets[1], -1, -1, NULL, NULL, 0, &job->pid, NULL, &job->out,
      NULL, &failed);
  close(sockets[1]);
  job->in = sockets[0];
  if (started) return true;
  close(job->in);
  return ent_fail(
      error, ENT_ERR_NO_INPUT, input->file, 0, 0,
      "this is a PDF file, and the program pdftotext that reads them cannot "
      "be started (Debian: poppler-utils): %s",
      failed->message);
}

static void feed(Job *job)
{
  ssize_t n = send(job->in, job->text, MIN(job->left, (size_t)BLOCK),
                   MSG_NOSIGNAL | MSG_DONTWAIT);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  job->text += MAX(n, 0);
  job->left -= (size_t)MAX(n, 0);
  if (n >= 0 && job->left) return;
  close(job->in);
  job->in = -1;
}

/* False at the end. */
static bool collect(Job *job)
{
  char block[BLOCK];
  ssize_t n = read(job->out, block, sizeof block);
  if (n < 0 && errno == EINTR) return true;
  if (n > 0) g_string_append_len(job->answer, block, n);
  return n > 0;
}

/* Feeds it and reads what it answers. NULL, or what went wrong. */
static const char *talk(Job *job, size_t most)
{
  for (;;) {
    gint64 left = (job->deadline - g_get_monotonic_time()) / 1000;
    struct pollfd fds[] = {{job->out, POLLIN, 0}, {job->in, POLLOUT, 0}};
    if (left <= 0) return "took too long";
    if (job->answer->len > most) return "gave more text than may be";
    int ready = poll(fds, job->in < 0 ? 1 : 2, (int)left);
    if (ready < 0 && errno != EINTR) return "cannot be waited for";
    if (ready <= 0) continue;
    if (job->in >= 0 && fds[1].revents) feed(job);
    if (fds[0].revents && !collect(job)) return NULL;
  }
}

/* Ends it, if need be by force. */
static int finish(Job *job, bool force)
{
  int status = -1;
  if (job->in >= 0) close(job->in);
  close(job->out);
  if (force) kill(job->pid, SIGKILL);
  while (waitpid(job->pid, &status, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid(job->pid);
  return status;
}

bool ent_prepare_pdf(EntInput *input, char *text, size_t length,
                     const EntPreparer *preparer, EntError *error)
{
  Job job = {.text = text,
             .left = length,
             .deadline = g_get_monotonic_time() + (gint64)SECONDS * G_USEC_PER_SEC};
  if (!start(&job, input, error)) return false;
  job.answer = g_string_new(NULL);
  const char *problem = talk(&job, preparer->max_bytes);
  int status = finish(&job, problem != NULL);
  bool good = !problem && WIFEXITED(status) && !WEXITSTATUS(status);
  if (problem)
    ent_fail(error, ENT_ERR_LIMIT, input->file, 0, 0,
             "this PDF file cannot be read: pdftotext %s", problem);
  else if (!good)
    ent_fail(error, ENT_ERR_BAD_DATA, input->file, 0, 0,
             "this PDF file cannot be read: it is damaged, or locked by a password");
  if (good)
    good = ent_prepare_bytes(input, ENT_FROM_TEXT, job.answer->str, job.answer->len,
                             preparer, error);
  g_string_free(job.answer, TRUE);
  return good;
}
