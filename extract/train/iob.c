// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* IOB2 files with names. */

#include "extract/train/train_names_corpus.h"
#include <glib.h>
#include <string.h>

/* What each corpus' types are to us; those without a type may be MISC or nothing. */
static const struct {
  const char *label;
  EntNameType type;
} types[] = {
    {"PER", ENT_NAME_PER},
    {"ORG", ENT_NAME_ORG},
    {"LOC", ENT_NAME_LOC},
    {"MISC", ENT_NAME_MISC},
    {"OTH", ENT_NAME_NONE},
    {"O", ENT_NAME_NONE}, /* UNER's stray B-O */
    {"person", ENT_NAME_PER},
    {"politician", ENT_NAME_PER},
    {"scientist", ENT_NAME_PER},
    {"organisation", ENT_NAME_ORG},
    {"politicalparty", ENT_NAME_ORG},
    {"university", ENT_NAME_ORG},
    {"location", ENT_NAME_LOC},
    {"country", ENT_NAME_LOC},
    {"event", ENT_NAME_MISC},
    {"election", ENT_NAME_MISC},
    {"misc", ENT_NAME_MISC},
    {"award", ENT_NAME_MISC},
    {"academicjournal", ENT_NAME_MISC},
    {"astronomicalobject", ENT_NAME_NONE},
    {"chemicalcompound", ENT_NAME_NONE},
    {"chemicalelement", ENT_NAME_NONE},
    {"protein", ENT_NAME_NONE},
    {"enzyme", ENT_NAME_NONE},
    {"discipline", ENT_NAME_NONE},
    {"theory", ENT_NAME_NONE},
};

typedef struct {
  EntNamesCorpus *corpus;
  const char *path;
  uint32_t line;
  bool documents; /* "# newdoc" was seen */
  bool open_misc;
  EntNameType last; /* of the token before */
  EntError *error;
} Reader;

static bool bad(Reader *r, uint32_t column, const char *what)
{
  return ent_fail(r->error, ENT_ERR_BAD_DATA, r->path, r->line, column, "%s", what);
}

static EntNamesAllowed outside(const Reader *r, const char *word)
{
  gunichar c = g_utf8_get_char(word);
  return r->open_misc && g_unichar_isupper(c) ? ENT_NAMES_MISC_OR_O : ENT_NAMES_ONLY_O;
}

/* Turns "B-PER" into the labels a token may have. */
static bool label_of(Reader *r, const char *word, const char *label,
                     EntNamesAllowed *allowed)
{
  EntNameType before = r->last;
  r->last = ENT_NAME_NONE;
  if (!strcmp(label, "O")) {
    *allowed = outside(r, word);
    return true;
  }
  if ((label[0] != 'B' && label[0] != 'I') || label[1] != '-') return false;
  for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
    if (strcmp(label + 2, types[i].label) != 0) continue;
    r->last = types[i].type;
    *allowed = r->last
                   ? ent_names_label_bit(r->last, label[0] == 'B' || r->last != before)
                   : ENT_NAMES_MISC_OR_O;
    return true;
  }
  return false;
}

static void end_sentence(Reader *r)
{
  r->last = ENT_NAME_NONE;
  ent_names_corpus_end_sentence(r->corpus);
  if (!r->documents) ent_names_corpus_end_text(r->corpus);
}

static bool is_number(const char *s)
{
  if (!*s) return false;
  while (g_ascii_isdigit(*s) || *s == '.' || *s == '-')
    s++;
  return !*s;
}

static uint32_t label_column(char **field, guint word)
{
  glong column = 1;
  for (guint i = 0; i <= word; i++)
    column += g_utf8_strlen(field[i], -1) + 1;
  return (uint32_t)column;
}

static bool read_line(Reader *r, char *line)
{
  EntNamesAllowed allowed;
  if (!*line) {
    end_sentence(r);
    return true;
  }
  if (line[0] == '#' && line[1] == ' ') {
    if (!g_str_has_prefix(line, "# newdoc")) return true;
    ent_names_corpus_end_text(r->corpus);
    r->documents = true;
    return true;
  }
  g_auto(GStrv) field = g_strsplit(line, "\t", -1);
  guint n = g_strv_length(field), word = n >= 3 && is_number(field[0]);
  if (n < word + 2) return bad(r, 1, "expected a word, a tab and a label");
  if (!*field[word]) return bad(r, 1, "the word is empty");
  if (!label_of(r, field[word], field[word + 1], &allowed))
    return bad(r, label_column(field, word),
               "the label is not O, B-TYPE or I-TYPE of a known type");
  ent_names_corpus_token(r->corpus, field[word], strlen(field[word]), allowed);
  return true;
}

bool ent_names_read_iob(EntNamesCorpus *c, const char *path, bool open_misc,
                        EntError *error)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) g = NULL;
  Reader r = {.corpus = c, .path = path, .open_misc = open_misc, .error = error};
  if (!g_file_get_contents(path, &text, NULL, &g))
    return ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "%s", g->message);
  for (char *line = text, *next; line; line = next) {
    next = strchr(line, '\n');
    if (next) *next++ = '\0';
    g_strchomp(line);
    r.line++;
    const char *invalid;
    if (!g_utf8_validate(line, -1, &invalid))
      return bad(&r, (uint32_t)g_utf8_strlen(line, invalid - line) + 1, "not UTF-8");
    if (!read_line(&r, line)) return false;
  }
  ent_names_corpus_end_text(c);
  return true;
}
