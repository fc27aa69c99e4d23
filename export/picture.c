// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Pictures: runs Graphviz's dot as a process of its own, so that neither its crash nor
 * its endless search for a layout becomes ours. */
#include "export/writers.h"

#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEFAULT_SECONDS = 60, CHUNK = 1 << 16, LONGEST_MESSAGE = 200 };

typedef struct {
  GPid pid;
  int pipes[2]; /* its output, its messages */
  GString *texts[2];
  gint64 deadline; /* monotonic */
} Process;

/* cairo writes the present time into a PDF; the same length leaves its offsets right.
 */
static void remove_time(GString *picture)
{
  static const char mark[] = "/CreationDate (D:", never[] = "19700101000000";
  const size_t n_mark = sizeof mark - 1, n_time = sizeof never - 1;
  if (!g_str_has_prefix(picture->str, "%PDF")) return;
  for (size_t i = 0; i + n_mark + n_time < picture->len; i++)
    if (picture->str[i] == '/' && memcmp(picture->str + i, mark, n_mark) == 0)
      memcpy(picture->str + i + n_mark, never, n_time);
}

/* False: dot cannot be run. */
static bool start(Process *process, const char *parameter, const char *input,
                  GError **reason)
{
  char *argv[] = {(char *)"dot", (char *)parameter, (char *)input, NULL};
  bool started = g_spawn_async_with_pipes(
      NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
      &process->pid, NULL, &process->pipes[0], &process->pipes[1], reason);
  return started;
}

/* Whether dot has written all of it, to its end. */
static bool is_whole(const char *parameter, const GString *picture)
{
  static const struct {
    const char *parameter, *begin, *end;
  } kinds[] = {{"-Tsvg", "<?xml", "</svg>\n"},
               {"-Tpng", "\x89PNG\r\n\x1a\n", "IEND\xae\x42\x60\x82"},
               {"-Tpdf", "%PDF-", "%%EOF\n"}};
  for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
    size_t begin = strlen(kinds[i].begin), end = strlen(kinds[i].end);
    if (strcmp(kinds[i].parameter, parameter) != 0) continue;
    return picture->len >= begin + end &&
           memcmp(picture->str, kinds[i].begin, begin) == 0 &&
           memcmp(picture->str + picture->len - end, kinds[i].end, end) == 0;
  }
  return false;
}

/* Reads what is there. False: the other side has closed it. */
static bool read_some(Process *process, unsigned i)
{
  char buffer[CHUNK];
  ssize_t n = read(process->pipes[i], buffer, sizeof buffer);
  if (n < 0) return errno == EINTR || errno == EAGAIN;
  /* Of the messages the first are enough, but all must be read. */
  if (i == 0 || process->texts[i]->len < CHUNK)
    g_string_append_len(process->texts[i], buffer, n);
  return n > 0;
}

/* Reads both pipes to their ends. False: the time is up. */
static bool collect(Process *process)
{
  struct pollfd polls[2];
  for (unsigned i = 0; i < 2; i++)
    polls[i] = (struct pollfd){process->pipes[i], POLLIN, 0};
  while (polls[0].fd >= 0 || polls[1].fd >= 0) {
    gint64 left = (process->deadline - g_get_monotonic_time()) / 1000;
    if (left <= 0) return false;
    if (poll(polls, 2, (int)MIN(left, G_MAXINT)) < 0 && errno != EINTR) return false;
    for (unsigned i = 0; i < 2; i++)
      if (polls[i].fd >= 0 && polls[i].revents && !read_some(process, i))
        polls[i].fd = -1;
  }
  return true;
}

/* The process's status, or -1 when it had to be stopped. */
static int finish(Process *process, bool in_time)
{
  int status = -1;
  if (!in_time) kill(process->pid, SIGKILL);
  while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
    continue;
  g_spawn_close_pid(process->pid);
  close(process->pipes[0]);
  close(process->pipes[1]);
  return in_time ? status : -1;
}

static bool report(const EntExport *export, const Process *process, int status,
                   EntError *error)
{
  if (status == -1)
    return ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                    "dot was stopped: no picture within the time limit; show fewer "
                    "nodes, or write .dot");
  if (WIFSIGNALED(status))
    return ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                    "dot crashed (signal %d)", WTERMSIG(status));
  if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
    return ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                    "dot failed (status %d): %.*s", WEXITSTATUS(status),
                    LONGEST_MESSAGE, g_strstrip(process->texts[1]->str));
  return ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                  process->texts[0]->len ? "dot wrote no whole picture"
                                         : "dot wrote no picture");
}

static bool draw(const EntExport *export, const char *input, EntError *error)
{
  uint32_t seconds = export->options->render_seconds;
  Process process = {.texts = {g_string_new(NULL), g_string_new(NULL)}};
  process.deadline = g_get_monotonic_time() +
                     (gint64)(seconds ? seconds : DEFAULT_SECONDS) * G_USEC_PER_SEC;
  GError *reason = NULL;
  bool good = start(&process, export->parameter, input, &reason);
  if (good) {
    int status = finish(&process, collect(&process));
    good = status == 0 && is_whole(export->parameter, process.texts[0]);
    if (good) remove_time(process.texts[0]);
    if (good)
      ent_put(export->out, process.texts[0]->str, process.texts[0]->len);
    else
      report(export, &process, status, error);
  } else {
    ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
             "dot of Graphviz cannot be run (%s); install graphviz, or write .dot",
             reason->message);
    g_error_free(reason);
  }
  g_string_free(process.texts[0], TRUE);
  g_string_free(process.texts[1], TRUE);
  return good;
}

static bool write_dot(const EntExport *export, const char *path, EntError *error)
{
  EntExport dot = *export;
  EntError own = {0};
  dot.out = ent_output_open(path, false, &own);
  bool good = dot.out && ent_write_dot(&dot, &own);
  if (good)
    good = ent_output_commit(dot.out, &own);
  else
    ent_output_discard(dot.out);
  return good || ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                          "the file %s for dot %s", path, own.message);
}

bool ent_write_picture(const EntExport *export, EntError *error)
{
  char *input = NULL;
  int fd = g_file_open_tmp("entente-XXXXXX.dot", &input, NULL);
  if (fd < 0)
    return ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                    "no temporary file for dot can be made");
  close(fd);
  bool good = write_dot(export, input, error) && draw(export, input, error);
  g_remove(input);
  g_free(input);
  return good;
}
