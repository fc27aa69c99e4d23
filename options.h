// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Options of all commands: one table, one struct. */
#ifndef ENT_OPTIONS_H
#define ENT_OPTIONS_H

#include "graph/graph.h"
#include <glib.h>

/* Sets of commands, for the table of options. */
enum {
  CMD_BUILD = 1,
  CMD_STATEMENTS = 2,
  CMD_LINK = 4,
  CMD_EXPLAIN = 8,
  CMD_VERIFY = 16,
  CMD_DIFF = 32,
  CMD_TRAIN = 64,
  CMD_STORE = 128,
  CMD_LOAD = 256,
  CMD_DESCRIBE = 512,
  CMD_ALL = 1023
};

typedef struct {
  char **rest; /* inputs, or what else is no option; never NULL after parsing */
  char **outputs, **rules, **gazetteers, **types, **against, **same, **different;
  char *format, *from, *date, *base, *facts_graph, *model, *about, *since, *until;
  char *dump, *progress, *graph, *vectors, *only, *ledger, *view, *group, *fields;
  char *store;
  char *failed, **lists;
  double min_confidence;
  int hops, top, jobs, max_nodes, max_errors;
  gboolean statements, stamp, missed, conflicts, quiet, verbose, version;
  char **remove; /* of a store, of load */
  /* of load */
  char *kind, *query, *credentials, *previous;
  int max_tokens; /* of a document; 0 = no limit */
  double max_seconds;
  int retries, timeout, piece, skip;
  gboolean whole;
  gboolean list, check, repair, compact; /* of a store */
  gboolean blocks;                       /* of link */
} Options;

/* What --help says of a command. */
typedef struct {
  const char *name, *usage, *summary;
  unsigned bit; /* CMD_... */
} CommandHelp;

/* What is known of an option; static. */
typedef struct {
  const char *name, *help;
  const char *value;  /* what its value is called, or NULL: it has none */
  const char *words;  /* all that the value may be, with spaces between, or NULL */
  char letter;        /* or 0 */
  bool file, repeats; /* the value is a path; it may be given again */
} OptionHelp;

/* The i-th option of these commands. False: there are no more. */
bool options_at(unsigned commands, size_t i, OptionHelp *option);

/* Reads the options of a command out of argc, argv. False, with a message on standard
 * error, when they are wrong. --help ends the process. all: text on all commands. */
bool options_parse(const CommandHelp *command, const char *all, int *argc, char ***argv,
                   Options *options);
void options_clear(Options *options);

/* Checks the values that need no other module; fills the filter. False: a message was
 * given. */
bool options_check(const Options *options, EntFilter *filter);

/* How many strings a list has that may be NULL. */
uint32_t options_count(char *const *list);

#endif
