// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* How far a run is: a bar for people at a terminal, JSON lines for programs. No colours
 * are used, so that there is nothing for NO_COLOR to turn off. */
#include "report.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { BAR_WIDTH = 30, LEAST_BAR = 5, COLUMNS = 80, SHOWS_PER_SECOND = 5 };

double report_seconds(const Report *report)
{
  return (double)(g_get_monotonic_time() - report->start) / G_USEC_PER_SEC;
}

/* Seconds that the rest of the inputs takes at the speed so far; < 0: not known. */
static double seconds_left(const Report *report)
{
  double done = (double)report->bytes_done, all = (double)report->bytes_all;
  if (strcmp(report->stage, "read") != 0 || done < all / 100 || done <= 0) return -1;
  return MAX(report_seconds(report) * (all - done) / done, 0.0);
}

/* ---- lines for programs ---- */

static void show_json(const Report *report)
{
  double seconds = report_seconds(report), left = seconds_left(report);
  double second = MAX(seconds, 0.001);
  fprintf(stderr,
          "{\"stage\":\"%s\",\"documents\":%u,\"failed\":%u,\"tokens\":%zu,"
          "\"bytes\":%zu,\"of\":%zu,\"seconds\":%.2f,\"documents_per_second\":%.1f,"
          "\"tokens_per_second\":%.0f,",
          report->stage, report->documents, report->failed, report->tokens,
          report->bytes_done, report->bytes_all, seconds, report->documents / second,
          (double)report->tokens / second);
  if (left >= 0) fprintf(stderr, "\"seconds_left\":%.0f,", left);
  if (report->done)
    fprintf(stderr, "\"entities\":%u,\"statements\":%u,\"stopped\":%s,", report->things,
            report_n_statements(report), report->stopped ? "true" : "false");
  fprintf(stderr, "\"done\":%s}\n", report->done ? "true" : "false");
}

bool report_json(const Report *report)
{
  if (g_strcmp0(report->progress, "json") != 0) return false;
  show_json(report);
  return true;
}

/* ---- the bar ---- */

void report_clear_bar(Report *report)
{
  if (report->bar) fputs("\r\033[K", stderr);
  report->bar = false;
}

static int columns(void)
{
  struct winsize size;
  bool told = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col;
  return told ? size.ws_col : COLUMNS;
}

static void append_time(GString *text, double seconds)
{
  unsigned whole = (unsigned)MIN(seconds, 1e9), hours = whole / 3600;
  if (hours)
    g_string_append_printf(text, ", %u:%02u:%02u left", hours, whole / 60 % 60,
                           whole % 60);
  else if (whole >= 60)
    g_string_append_printf(text, ", %u:%02u left", whole / 60, whole % 60);
  else
    g_string_append_printf(text, ", %u s left", whole);
}

static GString *describe(const Report *report)
{
  double second = MAX(report_seconds(report), 0.001), left = seconds_left(report);
  GString *text = g_string_new(NULL);
  if (strcmp(report->stage, "read") != 0)
    g_string_append_printf(text, "%s: ", report->stage);
  g_string_append_printf(text, "%u documents, %.0f/s, %.0f k tokens/s",
                         report->documents, report->documents / second,
                         (double)report->tokens / second / 1000);
  if (report->failed) g_string_append_printf(text, ", %u failed", report->failed);
  if (left >= 0) append_time(text, left);
  return text;
}

static void show_bar(Report *report)
{
  static const char full[] = "##############################";
  size_t done = report->bytes_done, all = report->bytes_all;
  double part = all ? MIN((double)done / (double)all, 1.0) : 0;
  GString *text = describe(report);
  int room = columns() - 1, width = MIN(room - (int)text->len - 3, (int)BAR_WIDTH);
  int filled = (int)(part * width);
  fputs("\r\033[K", stderr);
  if (all && width >= LEAST_BAR)
    fprintf(stderr, "[%.*s%*s] %s", filled, full, width - filled, "", text->str);
  else
    fprintf(stderr, "%.*s", room, text->str);
  fflush(stderr);
  g_string_free(text, TRUE);
  report->bar = true;
}

static bool can_show_bar(const Report *report)
{
  const char *how = report->progress, *terminal = g_getenv("TERM");
  return g_strcmp0(how, "never") != 0 && !report->quiet && isatty(STDERR_FILENO) &&
         terminal && strcmp(terminal, "dumb") != 0;
}

static void show(Report *report)
{
  report->shown = g_get_monotonic_time();
  if (!report_json(report) && can_show_bar(report)) show_bar(report);
}

void report_progress(Report *report, size_t done, size_t all)
{
  report->bytes_done = done;
  report->bytes_all = all;
  if (g_get_monotonic_time() - report->shown >= G_USEC_PER_SEC / SHOWS_PER_SECOND)
    show(report);
}

void report_stage(Report *report, const char *stage)
{
  report->stage = stage;
  show(report);
}
