// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is said on standard error: messages, progress, the summary line. */
#ifndef ENT_REPORT_H
#define ENT_REPORT_H

#include "graph/statement.h"
#include <glib.h>
#include <stdio.h>

typedef struct {
  const char *progress; /* "auto", "never", "json" or NULL */
  bool quiet, verbose;
  uint32_t documents, failed, things;
  size_t tokens;
  uint32_t statuses[ENT_STATUS_COUNT]; /* statements of each */
  size_t bytes_done, bytes_all;        /* of the inputs; all = 0: not known */
  const char *stage;                   /* "read", "link", "write" */
  gint64 start, shown;                 /* microseconds; last show of progress */
  bool bar;                            /* a bar stands on the terminal */
  bool done, stopped;                  /* ended; before all was done */
  FILE *failures;                      /* report file of failed inputs, or NULL */
} Report;

Report report_new(const char *progress, bool quiet, bool verbose);
/* Prints the error, without tearing the bar. */
void report_error(Report *report, const EntError *error);
/* The same for an input: it counts as failed. */
void report_failed(Report *report, const EntError *error);
/* Something that is no error, but wants looking at. Nothing with --quiet. */
void report_note(Report *report, const char *text);
void report_document(Report *report, const EntDocument *document);
/* Counts the document's things and statements, where they are not linked. */
void report_statements(Report *report, const EntDocument *document);
/* Statements of all statuses. */
uint32_t report_n_statements(const Report *report);
void report_summary(Report *report);

/* ---- progress.c ---- */

/* A bar, or a JSON line, but not at every call. all = 0: not known. */
void report_progress(Report *report, size_t done, size_t all);
/* The run has come to this stage; shown at once. stage lives as long as the report. */
void report_stage(Report *report, const char *stage);
void report_clear_bar(Report *report);
/* Shows the counts as they are now, with --progress=json. False: without. */
bool report_json(const Report *report);
double report_seconds(const Report *report);

/* A message about wrong usage. Always false. */
bool report_misuse(const char *format, ...) ENT_PRINTF(1, 2);
/* A message about what a system call left in errno. Always false. */
bool report_system(const char *file);

#endif
