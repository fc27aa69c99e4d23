// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Messages, progress and summary, on standard error and nowhere else. */
#include "report.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BAR_WIDTH = 30, SHOWS_PER_SECOND = 5 };

Report report_new(const char *progress, bool quiet, bool verbose)
{
  return (Report){.progress = progress,
                  .quiet = quiet,
                  .verbose = verbose,
                  .start = g_get_monotonic_time()};
}

static double seconds_of(const Report *report)
{
  return (double)(g_get_monotonic_time() - report->start) / G_USEC_PER_SEC;
}

/* ---- messages ---- */

void report_clear_bar(Report *report)
{
  if (report->bar) fputs("\r\033[K", stderr);
  report->bar = false;
}

/* Control characters of a file's name would do harm on a terminal. Line ends and tabs
 * stay: some messages show the line that is wrong. */
static void put_plain(const char *text)
{
  for (const char *p = text; *p; p++)
    fputc(g_ascii_iscntrl(*p) && *p != '\n' && *p != '\t' ? '?' : *p, stderr);
}

void report_error(Report *report, const EntError *error)
{
  char text[sizeof error->file + sizeof error->message + 64];
  report_clear_bar(report);
  fputs("entente: ", stderr);
  put_plain(ent_error_text(error, text, sizeof text));
  fputc('\n', stderr);
}

void report_note(Report *report, const char *text)
{
  if (report->quiet) return;
  report_clear_bar(report);
  fputs("entente: note: ", stderr);
  put_plain(text);
  fputc('\n', stderr);
}

void report_failed(Report *report, const EntError *error)
{
  report->failed++;
  report_error(report, error);
}

bool report_misuse(const char *format, ...)
{
  va_list args;
  va_start(args, format);
  char *message = g_strdup_vprintf(format, args);
  va_end(args);
  fputs("entente: ", stderr);
  put_plain(message);
  fputs("; see entente --help\n", stderr);
  g_free(message);
  return false;
}

bool report_system(const char *file)
{
  int code = errno;
  fputs("entente: ", stderr);
  put_plain(file);
  fprintf(stderr, ": %s\n", g_strerror(code));
  return false;
}

/* ---- counts ---- */

void report_document(Report *report, const EntDocument *document)
{
  report->documents++;
  if (!report->verbose) return;
  report_clear_bar(report);
  put_plain(document->id);
  fprintf(stderr, ": %u tokens, %u things, %u statements\n", document->n_tokens,
          document->n_things, document->n_statements);
}

static void append_statements(GString *line, const uint32_t *statuses)
{
  uint32_t all = 0;
  for (int i = 0; i < ENT_STATUS_COUNT; i++)
    all += statuses[i];
  g_string_append_printf(line, " · %u statement%s", all, all == 1 ? "" : "s");
  const char *before = ": ";
  for (int i = 0; i < ENT_STATUS_COUNT; i++) {
    if (!statuses[i]) continue;
    char *name = g_ascii_strdown(ent_status_name((EntStatus)i), -1);
    g_string_append_printf(line, "%s%u %s", before, statuses[i], name);
    before = ", ";
    g_free(name);
  }
}

/* ---- progress ---- */

static void show_json(const Report *report)
{
  fprintf(stderr,
          "{\"documents\":%u,\"failed\":%u,\"bytes\":%zu,\"of\":%zu,"
          "\"seconds\":%.2f}\n",
          report->documents, report->failed, report->bytes_done, report->bytes_all,
          seconds_of(report));
}

static void show_bar(Report *report)
{
  size_t done = report->bytes_done, all = report->bytes_all;
  double seconds = seconds_of(report), part = all ? (double)done / (double)all : 0;
  int filled = (int)(MIN(part, 1.0) * BAR_WIDTH);
  fprintf(stderr, "\r\033[K[%.*s%*s] %u documents, %.0f/s", filled,
          "##############################", BAR_WIDTH - filled, "", report->documents,
          report->documents / MAX(seconds, 0.001));
  if (part > 0.01) fprintf(stderr, ", %.0f s left", MAX(seconds / part - seconds, 0.0));
  fflush(stderr);
  report->bar = true;
}

static bool can_show_bar(const Report *report)
{
  const char *how = report->progress, *terminal = g_getenv("TERM");
  return g_strcmp0(how, "never") != 0 && !report->quiet && isatty(STDERR_FILENO) &&
         terminal && strcmp(terminal, "dumb") != 0;
}

void report_progress(Report *report, size_t done, size_t all)
{
  gint64 now = g_get_monotonic_time();
  report->bytes_done = done;
  report->bytes_all = all;
  if (now - report->shown < G_USEC_PER_SEC / SHOWS_PER_SECOND) return;
  report->shown = now;
  if (g_strcmp0(report->progress, "json") == 0)
    show_json(report);
  else if (can_show_bar(report))
    show_bar(report);
}

void report_summary(Report *report)
{
  report_clear_bar(report);
  if (g_strcmp0(report->progress, "json") == 0) {
    show_json(report);
    return;
  }
  if (report->quiet) return;
  GString *line = g_string_new(NULL);
  g_string_printf(line, "%u document%s, %u failed · %u entit%s", report->documents,
                  report->documents == 1 ? "" : "s", report->failed, report->things,
                  report->things == 1 ? "y" : "ies");
  append_statements(line, report->statuses);
  fprintf(stderr, "%s · %.2f s\n", line->str, seconds_of(report));
  g_string_free(line, TRUE);
}
