// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Messages and the summary, on standard error and nowhere else. */
#include "report.h"

#include "inputs.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

Report report_new(const char *progress, bool quiet, bool verbose)
{
  return (Report){.progress = progress,
                  .quiet = quiet,
                  .verbose = verbose,
                  .stage = "read",
                  .start = g_get_monotonic_time()};
}

/* ---- messages ---- */

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
  if (report->failures) inputs_put_failed(report->failures, error);
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
  report->tokens += document->n_tokens;
  if (!report->verbose) return;
  report_clear_bar(report);
  put_plain(document->id);
  fprintf(stderr, ": %u tokens, %u things, %u statements\n", document->n_tokens,
          document->n_things, document->n_statements);
}

void report_statements(Report *report, const EntDocument *document)
{
  report->things += document->n_things;
  for (uint32_t i = 0; i < document->n_statements; i++)
    report->statuses[document->statements[i].status]++;
}

uint32_t report_n_statements(const Report *report)
{
  uint32_t all = 0;
  for (int i = 0; i < ENT_STATUS_COUNT; i++)
    all += report->statuses[i];
  return all;
}

static void append_statements(GString *line, const Report *report)
{
  uint32_t all = report_n_statements(report);
  g_string_append_printf(line, " · %u statement%s", all, all == 1 ? "" : "s");
  const char *before = ": ";
  for (int i = 0; i < ENT_STATUS_COUNT; i++) {
    if (!report->statuses[i]) continue;
    char *name = g_ascii_strdown(ent_status_name((EntStatus)i), -1);
    g_string_append_printf(line, "%s%u %s", before, report->statuses[i], name);
    before = ", ";
    g_free(name);
  }
}

/* Peak memory of the process, and what it is over the number of statements. */
static void append_memory(GString *line, const Report *report)
{
  struct rusage usage;
  double statements = report_n_statements(report);
  if (getrusage(RUSAGE_SELF, &usage) != 0) return;
  double bytes = (double)usage.ru_maxrss * 1024;
  g_string_append_printf(line, " · peak memory %.0f MB", bytes / 1e6);
  if (statements > 0)
    g_string_append_printf(line, ", %.0f bytes a statement", bytes / statements);
}

void report_summary(Report *report)
{
  report_clear_bar(report);
  report->done = true;
  if (report_json(report) || report->quiet) return;
  GString *line = g_string_new(NULL);
  g_string_printf(line, "%u document%s, %u failed · %u entit%s", report->documents,
                  report->documents == 1 ? "" : "s", report->failed, report->things,
                  report->things == 1 ? "y" : "ies");
  append_statements(line, report);
  g_string_append_printf(line, " · %.2f s", report_seconds(report));
  if (report->verbose) append_memory(line, report);
  fprintf(stderr, "%s\n", line->str);
  g_string_free(line, TRUE);
}
