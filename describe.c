// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writers of manual pages and completions. Their only sources are the two tables, so
 * that they cannot tell anything else than --help does. */
#include "describe.h"

#include <string.h>

/* Appends the text with a backslash before each of these characters. */
static void put_escaped(GString *out, const char *text, const char *which)
{
  for (; *text; text++) {
    if (strchr(which, *text)) g_string_append_c(out, '\\');
    g_string_append_c(out, *text);
  }
}

/* ---- manual pages ---- */

static void put_roff(GString *out, const char *text)
{
  put_escaped(out, text, "-\\");
}

static void put_manual_option(GString *out, const OptionHelp *o)
{
  g_string_append(out, ".TP\n");
  if (o->letter) g_string_append_printf(out, "\\fB\\-%c\\fR, ", o->letter);
  g_string_append(out, "\\fB\\-\\-");
  put_roff(out, o->name);
  g_string_append(out, "\\fR");
  if (o->value) g_string_append_printf(out, " \\fI%s\\fR", o->value);
  g_string_append_c(out, '\n');
  put_roff(out, o->help);
  g_string_append(out, o->repeats ? ". May be repeated.\n" : ".\n");
}

static char *describe_manual(const CommandHelp *command)
{
  GString *out = g_string_new(NULL);
  g_autofree char *upper = g_ascii_strup(command->name, -1);
  g_string_append_printf(out,
                         ".\\\" Made by entente describe man %s\n"
                         ".TH ENTENTE\\-%s 1 \"\" \"entente %s\"\n.SH NAME\n"
                         "entente\\-%s \\- ",
                         command->name, upper, ENT_VERSION, command->name);
  put_roff(out, command->summary);
  if (g_str_has_suffix(out->str, ".")) g_string_truncate(out, out->len - 1);
  g_string_append_printf(out, "\n.SH SYNOPSIS\n\\fBentente %s\\fR ", command->name);
  put_roff(out, command->usage);
  g_string_append(out, "\n.SH DESCRIPTION\n");
  put_roff(out, command->summary);
  g_string_append(out, "\nWhat the options mean in full, and all commands: entente(1)."
                       "\n.SH OPTIONS\n");
  OptionHelp o;
  for (size_t i = 0; options_at(command->bit, i, &o); i++)
    put_manual_option(out, &o);
  g_string_append(out, ".SH SEE ALSO\nentente(1)\n");
  return g_string_free(out, FALSE);
}

/* ---- bash ---- */

/* The branch of case that completes the values of an option; each option once, under
 * the first command that has it. */
static void put_bash_values(GString *out, const OptionHelp *o)
{
  if (!o->value) return;
  g_string_append(out, "    ");
  if (o->letter) g_string_append_printf(out, "-%c | ", o->letter);
  g_string_append_printf(out, "--%s) ", o->name);
  if (o->words)
    g_string_append_printf(out, "COMPREPLY=($(compgen -W '%s' -- \"$cur\"));",
                           o->words);
  else if (o->file)
    g_string_append(out, "_filedir;");
  g_string_append(out, " return ;;\n");
}

static void put_bash_options(GString *out, const CommandHelp *command, const char *name)
{
  OptionHelp o;
  g_string_append_printf(out, "    %s) options='--help", name);
  for (size_t i = 0; options_at(command->bit, i, &o); i++) {
    if (o.letter) g_string_append_printf(out, " -%c", o.letter);
    g_string_append_printf(out, " --%s", o.name);
  }
  g_string_append(out, "' ;;\n");
}

static void put_names(GString *out, const Commands *all, size_t first,
                      const char *space)
{
  for (size_t i = first; i < all->n; i++)
    g_string_append_printf(out, "%s%s", i == first ? "" : space, all->commands[i].name);
}

static char *describe_bash(const Commands *all)
{
  OptionHelp o;
  GString *out = g_string_new("# entente for bash; made by entente describe bash\n"
                              "_entente()\n{\n"
                              "  local cur prev words cword split options\n"
                              "  _init_completion -s || return\n"
                              "  case $prev in\n");
  for (size_t i = 0; options_at(CMD_ALL, i, &o); i++)
    put_bash_values(out, &o);
  g_string_append(out, "  esac\n  $split && return\n  case ${words[1]} in\n");
  for (size_t i = 1; i < all->n; i++)
    put_bash_options(out, &all->commands[i], all->commands[i].name);
  put_bash_options(out, &all->commands[0], "*");
  g_string_append(out, "  esac\n  if [[ $cur == -* ]]; then\n"
                       "    COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
                       "    return\n  fi\n  _filedir\n"
                       "  [ \"$cword\" -ne 1 ] || COMPREPLY+=($(compgen -W '");
  put_names(out, all, 0, " ");
  g_string_append(out, "' -- \"$cur\"))\n}\ncomplete -F _entente entente\n");
  return g_string_free(out, FALSE);
}

/* ---- zsh ---- */

static void put_zsh_option(GString *out, const OptionHelp *o)
{
  g_string_append(out, "        ");
  if (o->letter && o->repeats)
    g_string_append_printf(out, "'*'{-%c,--%s%s}'[", o->letter, o->name,
                           o->value ? "=" : "");
  else if (o->letter)
    g_string_append_printf(out, "'(-%c --%s)'{-%c,--%s%s}'[", o->letter, o->name,
                           o->letter, o->name, o->value ? "=" : "");
  else
    g_string_append_printf(out, "'%s--%s%s[", o->repeats ? "*" : "", o->name,
                           o->value ? "=" : "");
  put_escaped(out, o->help, "[]:\\");
  g_string_append_c(out, ']');
  if (o->value) g_string_append_printf(out, ":%s:", o->value);
  if (o->words)
    g_string_append_printf(out, "(%s)", o->words);
  else if (o->file)
    g_string_append(out, "_files");
  g_string_append(out, "' \\\n");
}

static void put_zsh_command(GString *out, const CommandHelp *command, const char *name)
{
  OptionHelp o;
  g_string_append_printf(out, "    %s)\n      _arguments -s \\\n", name);
  for (size_t i = 0; options_at(command->bit, i, &o); i++)
    put_zsh_option(out, &o);
  g_string_append(out, "        '--help[Show all options]' '*:input:_files' ;;\n");
}

static char *describe_zsh(const Commands *all)
{
  GString *out = g_string_new("#compdef entente\n# Made by entente describe zsh\n"
                              "_entente()\n{\n  local command=$words[2]\n"
                              "  if (( CURRENT == 2 )) && [[ $command != -* ]]; then\n"
                              "    local -a commands=(\n");
  for (size_t i = 0; i < all->n; i++) {
    g_string_append_printf(out, "      '%s:", all->commands[i].name);
    put_escaped(out, all->commands[i].summary, "\\:");
    g_string_append(out, "'\n");
  }
  g_string_append(out, "    )\n    _describe command commands\n    _files\n    return\n"
                       "  fi\n  case $command in\n");
  for (size_t i = 1; i < all->n; i++)
    put_zsh_command(out, &all->commands[i], all->commands[i].name);
  put_zsh_command(out, &all->commands[0], "*");
  g_string_append(out, "  esac\n}\n_entente \"$@\"\n");
  return g_string_free(out, FALSE);
}

/* ---- fish ---- */

static void put_fish_option(GString *out, const char *when, const OptionHelp *o)
{
  g_string_append_printf(out, "complete -c entente -n '%s' -l %s", when, o->name);
  if (o->letter) g_string_append_printf(out, " -s %c", o->letter);
  if (o->words)
    g_string_append_printf(out, " -x -a '%s'", o->words);
  else if (o->value)
    g_string_append(out, o->file ? " -r -F" : " -x");
  g_string_append(out, " -d '");
  put_escaped(out, o->help, "'\\");
  g_string_append(out, "'\n");
}

static char *describe_fish(const Commands *all)
{
  GString *out = g_string_new("# entente for fish; made by entente describe fish\n");
  g_autoptr(GString) others = g_string_new("not __fish_seen_subcommand_from ");
  put_names(others, all, 1, " ");
  for (size_t i = 0; i < all->n; i++) {
    const CommandHelp *command = &all->commands[i];
    g_string_append_printf(
        out, "complete -c entente -n __fish_use_subcommand -a %s -d '", command->name);
    put_escaped(out, command->summary, "'\\");
    g_string_append(out, "'\n");
    g_autofree char *when =
        g_strdup_printf("__fish_seen_subcommand_from %s", command->name);
    OptionHelp o;
    for (size_t j = 0; options_at(command->bit, j, &o); j++)
      put_fish_option(out, i ? when : others->str, &o);
  }
  return g_string_free(out, FALSE);
}

char *describe(const char *what, const char *command, const Commands *all)
{
  if (strcmp(what, "man") == 0)
    for (size_t i = 0; command && i < all->n; i++)
      if (strcmp(all->commands[i].name, command) == 0)
        return describe_manual(&all->commands[i]);
  if (command) return NULL;
  if (strcmp(what, "bash") == 0) return describe_bash(all);
  if (strcmp(what, "zsh") == 0) return describe_zsh(all);
  return strcmp(what, "fish") == 0 ? describe_fish(all) : NULL;
}
