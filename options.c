// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The table of options, and what their values may be. */
#include "options.h"

#include "graph/fold.h"
#include "report.h"
#include <stddef.h>
#include <string.h>

typedef struct {
  unsigned commands;
  const char *name;
  char letter;
  GOptionArg kind;
  size_t at; /* in Options */
  const char *help, *value;
} Row;

enum {
  READING = CMD_BUILD | CMD_STATEMENTS,
  GRAPHS = CMD_BUILD | CMD_LINK,
  FILTERED = GRAPHS | CMD_EXPLAIN,
  WRITING = READING | CMD_LINK
};

/* Texts are taken as file names are, byte for byte: GLib would otherwise translate them
 * from the character set of the locale. */
#define TEXT  G_OPTION_ARG_FILENAME
#define TEXTS G_OPTION_ARG_FILENAME_ARRAY
#define FLAG  G_OPTION_ARG_NONE
#define COUNT G_OPTION_ARG_INT
#define REAL  G_OPTION_ARG_DOUBLE
#define AT(m) offsetof(Options, m)

#define STAGES                                                                         \
  "text sentences tokens tags tree names mentions coref frames "                       \
  "confidence statements"
#define KINDS                                                                          \
  "auto text html jsonl markdown conllu tokens csv feed warc mail mbox pdf docx odt"
#define SHOW   "auto never json"
#define VIEWS  "network timeline"
#define GROUPS "none country document"
#define STORES "auto gsp update fuseki oxigraph rdf4j graphdb virtuoso blazegraph"

/* clang-format off */
static const Row rows[] = {
  {WRITING | CMD_TRAIN, "output", 'o', TEXTS, AT(outputs),
   "Write FILE, format by extension or as FORMAT:FILE; - is standard output", "FILE"},
  {GRAPHS, "format", 'f', TEXT, AT(format), "Format of -o", "FORMAT"},
  {READING | CMD_VERIFY, "from", 0, TEXT, AT(from), "Kind of the input: " KINDS, "KIND"},
  {WRITING, "inputs-from", 0, TEXTS, AT(lists),
   "Read the inputs that FILE lists, one a line; a report of --failed will do", "FILE"},
  {READING | CMD_VERIFY, "fields", 0, TEXT, AT(fields),
   "Names of fields in JSONL and CSV: text=body,title=headline,...", "LIST"},
  {READING, "date", 0, TEXT, AT(date), "Date of inputs without one", "DATE"},
  {READING, "model", 0, TEXT, AT(model), "Another language model", "FILE"},
  {READING, "rules", 0, TEXTS, AT(rules), "More rules", "FILE"},
  {READING, "gazetteer", 0, TEXTS, AT(gazetteers), "More names: CSV, table or Turtle", "FILE"},
  {READING, "jobs", 'j', COUNT, AT(jobs), "Worker threads; default one a core", "N"},
  {CMD_BUILD, "dump", 0, TEXT, AT(dump), "Print a stage: " STAGES, "STAGE"},
  {CMD_STATEMENTS, "missed", 0, FLAG, AT(missed),
   "List instead the sentences that hold a trigger and gave nothing, with the reason",
   NULL},
  {CMD_LINK, "blocks", 0, FLAG, AT(blocks),
   "Print instead what documents share, so that others can be linked apart", NULL},
  {GRAPHS | CMD_LOAD, "base", 0, TEXT, AT(base), "Where the IRIs of nodes live", "IRI"},
  {GRAPHS | CMD_LOAD, "facts-graph", 0, TEXT, AT(facts_graph),
   "Named graph of the facts; default the default graph", "IRI"},
  {GRAPHS, "statements", 0, FLAG, AT(statements),
   "Statement nodes in formats of a single graph, too", NULL},
  {GRAPHS, "view", 0, TEXT, AT(view), "What diagrams show: " VIEWS, "VIEW"},
  {GRAPHS, "group", 0, TEXT, AT(group), "Boxes in diagrams: by " GROUPS, "HOW"},
  {GRAPHS, "max-nodes", 0, COUNT, AT(max_nodes), "Most things in a diagram; default 40", "N"},
  {GRAPHS, "stamp", 0, FLAG, AT(stamp),
   "Write when it was made; SOURCE_DATE_EPOCH, if set, is the time", NULL},
  {GRAPHS, "same", 0, TEXTS, AT(same), "What is one thing: lines of two names", "FILE"},
  {GRAPHS, "different", 0, TEXTS, AT(different),
   "What is not one thing: lines of two names", "FILE"},
  {GRAPHS, "ledger", 0, TEXT, AT(ledger),
   "Write what was taken for one thing, what nearly was, and why", "FILE"},
  {READING, "store", 0, TEXT, AT(store),
   "Keep what is read in FILE, read only what is new or changed", "FILE"},
  {READING | CMD_STORE | CMD_LOAD, "remove", 0, TEXTS, AT(remove),
   "Take a document out, by id or IRI; of a store FILE also by file or address", "DOC"},
  {CMD_STORE, "list", 0, FLAG, AT(list), "List the documents", NULL},
  {CMD_STORE, "check", 0, FLAG, AT(check), "Is the store whole?", NULL},
  {CMD_STORE, "repair", 0, FLAG, AT(repair), "Take out what is damaged", NULL},
  {CMD_STORE, "compact", 0, FLAG, AT(compact), "Give unused room back", NULL},
  {CMD_EXPLAIN, "in", 0, TEXT, AT(graph), "The graph to ask", "GRAPH"},
  {CMD_EXPLAIN, "conflicts", 0, FLAG, AT(conflicts),
   "What contradicts, of NAME or of all", NULL},
  {CMD_VERIFY, "against", 0, TEXTS, AT(against), "Where the texts are", "INPUT"},
  {CMD_TRAIN, "vectors", 0, TEXT, AT(vectors), "Vectors of words", "FILE"},
  {CMD_TRAIN, "only", 0, TEXT, AT(only), "Train one stage, keep the rest of -o", "STAGE"},
  {FILTERED | CMD_STATEMENTS, "min-confidence", 0, REAL, AT(min_confidence),
   "Leave out what is less sure", "X"},
  {FILTERED, "type", 0, TEXTS, AT(types), "Only things of these classes", "CLASS"},
  {FILTERED, "about", 0, TEXT, AT(about), "Only what is near this thing", "NAME"},
  {FILTERED, "hops", 0, COUNT, AT(hops), "How near, with --about; default 1", "N"},
  {FILTERED, "since", 0, TEXT, AT(since), "Only documents from then on", "DATE"},
  {FILTERED, "until", 0, TEXT, AT(until), "Only documents until then", "DATE"},
  {FILTERED, "top", 0, COUNT, AT(top), "Only the N things with most statements", "N"},
  {WRITING, "failed", 0, TEXT, AT(failed),
   "Write inputs that failed, with the reason, as JSON lines", "FILE"},
  {WRITING, "max-errors", 0, COUNT, AT(max_errors),
   "Stop after N inputs that failed; default never", "N"},
  {READING, "max-tokens", 0, COUNT, AT(max_tokens),
   "Words and marks that are read of one document; default 2000000, 0 for all", "N"},
  {READING, "max-seconds", 0, REAL, AT(max_seconds),
   "Time for one document; default 120, 0 for no limit", "S"},
  {CMD_LOAD, "kind", 0, TEXT, AT(kind), "Kind of the store: " STORES, "KIND"},
  {CMD_LOAD, "credentials", 0, TEXT, AT(credentials),
   "Login and password, as in .netrc; readable by its owner only", "FILE"},
  {CMD_LOAD, "previous", 0, TEXT, AT(previous),
   "What the store has now: send only what differs, remove what is gone", "FILE"},
  {CMD_LOAD, "whole", 0, FLAG, AT(whole),
   "Replace all that the store has, in one request", NULL},
  {CMD_LOAD, "query", 0, TEXT, AT(query), "Address of SPARQL queries, to count", "URL"},
  {CMD_LOAD, "retries", 0, COUNT, AT(retries), "How often to try again; default 5", "N"},
  {CMD_LOAD, "timeout", 0, COUNT, AT(timeout),
   "Seconds in which nothing moves; default 600", "S"},
  {CMD_LOAD, "piece", 0, COUNT, AT(piece), "MiB in one request at most; default 64", "N"},
  {CMD_LOAD, "skip", 0, COUNT, AT(skip), "Leave out the first N graphs", "N"},
  {WRITING | CMD_LOAD, "progress", 0, TEXT, AT(progress), "How to show progress: " SHOW, "HOW"},
  {WRITING | CMD_VERIFY | CMD_TRAIN | CMD_LOAD, "quiet", 'q', FLAG, AT(quiet), "No bar, no summary", NULL},
  {WRITING | CMD_LOAD, "verbose", 'v', FLAG, AT(verbose), "A line for each document; the memory it took",
   NULL},
  {CMD_ALL, "version", 0, FLAG, AT(version), "Print the version", NULL},
  {CMD_ALL, G_OPTION_REMAINING, 0, TEXTS, AT(rest), NULL, NULL},
};
/* clang-format on */

/* Options whose values are words. */
static const struct {
  const char *name, *words;
  size_t at;
} choices[] = {
    {"kind", STORES, AT(kind)}, {"progress", SHOW, AT(progress)},
    {"dump", STAGES, AT(dump)}, {"from", KINDS, AT(from)},
    {"view", VIEWS, AT(view)},  {"group", GROUPS, AT(group)},
};

static const char *words_of(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(choices); i++)
    if (strcmp(choices[i].name, name) == 0) return choices[i].words;
  return NULL;
}

static bool is_path(const char *value)
{
  static const char *const paths[] = {"FILE", "GRAPH", "INPUT", NULL};
  return value && g_strv_contains(paths, value);
}

bool options_at(unsigned commands, size_t i, OptionHelp *option)
{
  for (const Row *row = rows; row->help; row++)
    if (row->commands & commands && i-- == 0) {
      *option = (OptionHelp){.name = row->name,
                             .help = row->help,
                             .value = row->value,
                             .words = words_of(row->name),
                             .letter = row->letter,
                             .file = is_path(row->value),
                             .repeats = row->kind == TEXTS};
      return true;
    }
  return false;
}

/* The rows of one command as GLib wants them. */
static void fill_entries(unsigned command, Options *options, GOptionEntry *entries)
{
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
    if (rows[i].commands & command)
      *entries++ = (GOptionEntry){rows[i].name,
                                  rows[i].letter,
                                  G_OPTION_FLAG_NONE,
                                  rows[i].kind,
                                  (char *)options + rows[i].at,
                                  rows[i].help,
                                  rows[i].value};
}

bool options_parse(const CommandHelp *command, const char *all, int *argc, char ***argv,
                   Options *options)
{
  GOptionEntry entries[G_N_ELEMENTS(rows) + 1] = {0};
  GError *error = NULL;
  char *usage = g_strdup_printf("[%s] %s", command->name, command->usage);
  GOptionContext *context = g_option_context_new(usage);
  fill_entries(command->bit, options, entries);
  g_option_context_set_summary(context, command->summary);
  g_option_context_set_description(context, all);
  g_option_context_add_main_entries(context, entries, NULL);
  bool good = g_option_context_parse(context, argc, argv, &error);
  if (!good) report_misuse("%s", error->message);
  if (!options->rest) options->rest = g_new0(char *, 1);
  g_clear_error(&error);
  g_option_context_free(context);
  g_free(usage);
  return good;
}

void options_clear(Options *options)
{
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    char *member = (char *)options + rows[i].at;
    if (rows[i].kind == TEXT) g_free(*(char **)member);
    if (rows[i].kind == TEXTS) g_strfreev(*(char ***)member);
  }
}

uint32_t options_count(char *const *list)
{
  return list ? g_strv_length((char **)list) : 0;
}

/* ---- values ---- */

/* Texts end up in the graph or in a look-up of names there. */
static bool check_texts(const Options *options)
{
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    if (rows[i].kind != TEXT) continue;
    const char *value = *(char *const *)((const char *)options + rows[i].at);
    if (value && !g_utf8_validate(value, -1, NULL))
      return report_misuse("--%s: not UTF-8", rows[i].name);
  }
  return true;
}

static bool check_word(const char *option, const char *value, const char *words)
{
  if (!value) return true;
  char **all = g_strsplit(words, " ", -1);
  bool known = g_strv_contains((const gchar *const *)all, value);
  g_strfreev(all);
  return known || report_misuse("--%s=%s: must be one of %s", option, value, words);
}

static bool check_words(const Options *o)
{
  for (size_t i = 0; i < G_N_ELEMENTS(choices); i++)
    if (!check_word(choices[i].name, *(char *const *)((const char *)o + choices[i].at),
                    choices[i].words))
      return false;
  return true;
}

static bool check_date(const char *option, const char *value)
{
  return !value || ent_is_date(value) ||
         report_misuse("--%s %s: a date is YYYY, YYYY-MM or YYYY-MM-DD", option, value);
}

/* A class and those below it. */
static uint32_t classes_below(EntClass kind)
{
  uint32_t set = 0;
  for (int c = 0; c < ENT_CLASS_COUNT; c++)
    if (ent_class_is((EntClass)c, kind)) set |= 1u << c;
  return set;
}

/* --type A,B --type C */
static bool check_types(char *const *types, uint32_t *set)
{
  bool good = true;
  for (; types && *types; types++) {
    char **names = g_strsplit(*types, ",", -1);
    for (char **name = names; *name && good; name++) {
      EntClass cls = ent_class_by_name(*name);
      if (cls != ENT_CLASS_NONE)
        *set |= classes_below(cls);
      else
        good = report_misuse("--type %s: there is no such class", *name);
    }
    g_strfreev(names);
  }
  return good;
}

static bool check_numbers(const Options *o)
{
  if (!(o->min_confidence >= 0 && o->min_confidence <= 1))
    return report_misuse("--min-confidence must be from 0 to 1");
  if (o->hops < 0 || o->top < 0 || o->jobs < 0 || o->max_nodes < 0 || o->max_errors < 0)
    return report_misuse("--hops, --top, --max-nodes, --max-errors and -j must not be "
                         "negative");
  if (o->retries < 0 || o->timeout <= 0 || o->piece <= 0 || o->skip < 0)
    return report_misuse("--retries and --skip must not be negative, --timeout and "
                         "--piece must be positive");
  if (o->max_tokens < 0 || !(o->max_seconds >= 0))
    return report_misuse("--max-tokens and --max-seconds must not be negative");
  if (o->hops && !o->about) return report_misuse("--hops goes with --about");
  return true;
}

bool options_check(const Options *o, EntFilter *filter)
{
  *filter = (EntFilter){.min_confidence = (float)o->min_confidence,
                        .about = o->about,
                        .hops = (uint32_t)o->hops,
                        .since = o->since,
                        .until = o->until,
                        .top = (uint32_t)o->top};
  if (o->about && !*o->about) return report_misuse("--about needs a name");
  if (o->date && strlen(o->date) != 10)
    return report_misuse("--date %s: a date is YYYY-MM-DD", o->date);
  return check_texts(o) && check_numbers(o) && check_date("date", o->date) &&
         check_date("since", o->since) && check_date("until", o->until) &&
         check_words(o) && check_types(o->types, &filter->types);
}
