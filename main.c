// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The table of commands, and which one argv names. docs/entente.1 */
#include "describe.h"
#include "extract/train/train.h"
#include "options.h"
#include "report.h"
#include "run.h"
#include "sandbox.h"
#include "stop.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>

static int command_train(Run *run)
{
  const Options *o = run->options;
  EntError error = {0};
  if (options_count(o->rest) != 1 || options_count(o->outputs) != 1) {
    report_misuse("usage: entente train DATA -o MODEL");
    return EXIT_USAGE;
  }
  EntTrainOptions train = {.data_dir = o->rest[0],
                           .out = o->outputs[0],
                           .vectors = o->vectors,
                           .only = o->only};
  if (ent_train_with(&train, &error, o->quiet ? NULL : stderr)) return EXIT_DONE;
  if (error.code == ENT_ERR_USAGE) return run_complain(run, EXIT_USAGE, &error);
  return run_complain(run, error.code == ENT_ERR_OUTPUT ? EXIT_OUTPUT : EXIT_INPUT,
                      &error);
}

typedef struct {
  CommandHelp help;
  int (*run)(Run *run);
} Command;

static int command_describe(Run *run);

static const Command commands[] = {
    {{"build", "INPUT... -o FILE [-o FILE]...",
      "Read, extract, link and export; what is meant without a command.", CMD_BUILD},
     command_build},
    {{"statements", "INPUT... -o FILE.jsonl", "Extract only: one JSON object a line.",
      CMD_STATEMENTS},
     command_statements},
    {{"link", "FILE.jsonl... -o FILE...", "Link statement lines and export.", CMD_LINK},
     command_link},
    {{"explain", "NAME --in GRAPH", "What is known of a thing, with its sentences.",
      CMD_EXPLAIN},
     command_explain},
    {{"verify", "GRAPH --against INPUT...", "Is each quote where it is said to be?",
      CMD_VERIFY},
     command_verify},
    {{"diff", "OLD NEW", "What came, went and changed between two graphs.", CMD_DIFF},
     command_diff},
    {{"train", "DATA -o MODEL", "Make the language model from annotated corpora.",
      CMD_TRAIN},
     command_train},
    {{"load", "FILE.nq[.gz] URL", "Load a graph into a store over HTTP.", CMD_LOAD},
     command_load},
    {{"store", "FILE [--list] [--check] [--remove DOC]",
      "What a store of --store holds, and whether it is whole.", CMD_STORE},
     command_store},
    {{"describe", "bash|zsh|fish|man [COMMAND]",
      "Print completions for a shell, or the manual page of a command.", CMD_DESCRIBE},
     command_describe},
};

static int command_describe(Run *run)
{
  char **rest = run->options->rest;
  uint32_t n = options_count(rest);
  CommandHelp help[G_N_ELEMENTS(commands)];
  for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
    help[i] = commands[i].help;
  const Commands all = {help, G_N_ELEMENTS(commands)};
  g_autofree char *text = n == 1 || n == 2 ? describe(rest[0], rest[1], &all) : NULL;
  if (!text) {
    report_misuse("usage: entente describe bash|zsh|fish|man [COMMAND]");
    return EXIT_USAGE;
  }
  fputs(text, stdout);
  return run_finish_stdout();
}

/* The command that argv[1] names, which is taken out; else the first. */
static const Command *take_command(int *argc, char ***argv)
{
  for (size_t i = 0; *argc > 1 && i < G_N_ELEMENTS(commands); i++) {
    if (strcmp((*argv)[1], commands[i].help.name) != 0) continue;
    (*argv)[1] = (*argv)[0];
    ++*argv;
    --*argc;
    return &commands[i];
  }
  return &commands[0];
}

static char *describe_commands(void)
{
  GString *text = g_string_new("Commands:\n");
  for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
    g_string_append_printf(text, "  %-12s%s\n", commands[i].help.name,
                           commands[i].help.summary);
  g_string_append(text, "\nExit status: 0 all done, 1 an input could not be read or "
                        "used, 2 wrong usage,\n3 an output could not be written.\n");
  return g_string_free(text, FALSE);
}

static int execute(const Command *command, const Options *options)
{
  Run run = {.options = options,
             .report = report_new(options->progress, options->quiet, options->verbose)};
  if (!options_check(options, &run.filter)) return EXIT_USAGE;
  if (command->help.bit & (CMD_BUILD | CMD_LINK)) run.graph = ent_graph_new();
  if (command->help.bit & (CMD_BUILD | CMD_STATEMENTS | CMD_LINK)) stop_watch();
  if (!(command->help.bit & (CMD_LOAD | CMD_TRAIN))) sandbox_enter(options);
  int status = run_close_failures(&run, command->run(&run));
  run_clear(&run);
  if (run.stopped_by) stop_die(run.stopped_by);
  return status;
}

int main(int argc, char **argv)
{
  Options options = {.retries = 5,
                     .timeout = 600,
                     .piece = 64,
                     .max_tokens = ENT_MAX_TOKENS,
                     .max_seconds = ENT_MAX_SECONDS};
  int status = EXIT_USAGE;
  signal(SIGPIPE, SIG_IGN); /* a closed pipe is an output that cannot be written */
  signal(SIGXFSZ, SIG_IGN); /* and so is a file beyond the limit of its size */
  const Command *command = take_command(&argc, &argv);
  char *all = describe_commands();
  if (options_parse(&command->help, all, &argc, &argv, &options)) {
    if (options.version) {
      printf("entente %s\n", ENT_VERSION);
      status = run_finish_stdout();
    } else {
      status = execute(command, &options);
    }
  }
  g_free(all);
  options_clear(&options);
  return status;
}
