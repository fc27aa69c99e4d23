// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The CoNLL-U reader: lines to columns, columns to tokens, tokens to documents. */
#include "extract/train/conllu.h"
#include "extract/token/surface.h"
#include "extract/train/conllu_tree.h"
#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, N_COLUMNS };

typedef struct {
  EntCorpus *corpus;
  GPtrArray *documents;
  EntError *error;
  const char *name;
  uint32_t line;          /* of the file, from 1 */
  uint32_t multiword_end; /* last word of the multi-word token we are in, 0 = none */
  bool multiword_space;   /* white space follows it */
  const char *id;         /* of the document that is being read */
  GString *text;          /* of the document */
  GArray *tokens;         /* EntToken; head counts from 1 within the sentence */
  GArray *sentences;      /* EntSentence */
  GPtrArray *misc;        /* of the document's tokens */
  GArray *lines;          /* uint32_t: the line of each word of the sentence */
  char *columns[N_COLUMNS];
} Reader;

/* Fails at a field: its column in the line, in code points. */
static bool fail_at(const Reader *r, int field, const char *what)
{
  uint32_t column = 1;
  for (int i = 0; i < field; i++)
    column += (uint32_t)g_utf8_strlen(r->columns[i], -1) + 1;
  return ent_fail(r->error, ENT_ERR_BAD_DATA, r->name, r->line, column, "%s: \"%.40s\"",
                  what, r->columns[field]);
}

static bool split_columns(Reader *r, char *line)
{
  int n = 0;
  r->columns[n++] = line;
  for (char *p = line; *p; p++) {
    if (*p != '\t') continue;
    if (n < N_COLUMNS) r->columns[n] = p + 1;
    n++;
  }
  if (n != N_COLUMNS)
    return ent_fail(r->error, ENT_ERR_BAD_DATA, r->name, r->line, 0,
                    "%d columns, where CoNLL-U has %d", n, N_COLUMNS);
  for (int i = 0; i < N_COLUMNS; i++) {
    r->columns[i][strcspn(r->columns[i], "\t")] = '\0';
    if (*r->columns[i] == '\0')
      return ent_fail(r->error, ENT_ERR_BAD_DATA, r->name, r->line, 0,
                      "column %d is empty; \"_\" stands for nothing", i + 1);
  }
  return true;
}

/* A number without sign or blanks, at most a million; -1 if it is not one. */
static int64_t read_number(const char *text, const char **end)
{
  int64_t value = 0;
  const char *p = text;
  for (; g_ascii_isdigit(*p) && value <= 1000000; p++)
    value = value * 10 + (*p - '0');
  if (end) *end = p;
  return p == text || (!end && *p) || value > 1000000 ? -1 : value;
}

static uint32_t sentence_first(const Reader *r)
{
  if (r->sentences->len == 0) return 0;
  return g_array_index(r->sentences, EntSentence, r->sentences->len - 1).end;
}

static void add_text(Reader *r, EntToken *token, const char *form, bool space)
{
  token->begin = (uint32_t)r->text->len;
  g_string_append(r->text, form);
  token->end = (uint32_t)r->text->len;
  if (!space) return;
  g_string_append_c(r->text, ' ');
  token->flags |= ENT_TOK_SPACE_AFTER;
}

/* Head as a number within the sentence; whether it is a tree is checked at its end. */
static bool read_head(Reader *r, EntToken *token)
{
  int64_t head = read_number(r->columns[HEAD], NULL);
  if (head < 0) return fail_at(r, HEAD, "the head is not a number");
  token->head = (uint32_t)head;
  token->deprel = (uint8_t)ent_deprel_by_name(r->columns[DEPREL]);
  if (token->deprel == ENT_DEP_NONE) return fail_at(r, DEPREL, "unknown relation");
  return true;
}

static bool read_word(Reader *r)
{
  uint32_t number = (uint32_t)r->lines->len + 1;
  if (read_number(r->columns[ID], NULL) != (int64_t)number)
    return ent_fail(r->error, ENT_ERR_BAD_DATA, r->name, r->line, 1,
                    "word \"%.40s\", where word %u was due", r->columns[ID], number);
  EntToken token = {.lemma = ent_arena_strdup(r->corpus->arena, r->columns[LEMMA])};
  token.upos = (uint8_t)ent_upos_by_name(r->columns[UPOS]);
  if (token.upos == ENT_POS_NONE && strcmp(r->columns[UPOS], "_") != 0)
    return fail_at(r, UPOS, "unknown part of speech");
  token.feats = ent_feats_by_text(r->columns[FEATS]);
  if (!read_head(r, &token)) return false;
  bool space = !strstr(r->columns[MISC], "SpaceAfter=No");
  if (r->multiword_end) {
    bool last = number == r->multiword_end;
    space = last && r->multiword_space;
    token.flags |= ENT_TOK_INSIDE_WORD | (last ? 0 : ENT_TOK_MWT_NEXT);
    if (last) r->multiword_end = 0;
  }
  add_text(r, &token, r->columns[FORM], space);
  g_array_append_val(r->tokens, token);
  g_ptr_array_add(r->misc, ent_arena_strdup(r->corpus->arena, r->columns[MISC]));
  g_array_append_val(r->lines, r->line);
  return true;
}

/* A line "3-4" announces that words 3 and 4 are written together. */
static bool read_range(Reader *r, const char *dash)
{
  int64_t first = read_number(r->columns[ID], &dash);
  int64_t last = read_number(dash + 1, NULL);
  if (first != (int64_t)r->lines->len + 1 || last < first)
    return fail_at(r, ID, "not a range of words to come");
  r->multiword_end = (uint32_t)last;
  r->multiword_space = !strstr(r->columns[MISC], "SpaceAfter=No");
  return true;
}

static bool read_columns(Reader *r, char *line)
{
  if (!split_columns(r, line)) return false;
  const char *end;
  int64_t number = read_number(r->columns[ID], &end);
  if (number >= 0 && *end == '-') return read_range(r, end);
  if (number >= 0 && *end == '.') return true; /* an empty node: no word */
  return read_word(r);
}

/* Turns heads within the sentence into token indices of the document. */
static bool end_sentence(Reader *r)
{
  if (r->lines->len == 0) return true;
  uint32_t first = sentence_first(r), n = (uint32_t)r->lines->len;
  EntToken *tokens = &g_array_index(r->tokens, EntToken, first);
  uint32_t bad = 0;
  const char *why = ent_conllu_check_tree(tokens, n, &bad);
  if (why)
    return ent_fail(r->error, ENT_ERR_BAD_DATA, r->name,
                    g_array_index(r->lines, uint32_t, bad), 0, "%s", why);
  for (uint32_t i = 0; i < n; i++)
    tokens[i].head = tokens[i].head == 0 ? ENT_NONE : first + tokens[i].head - 1;
  EntSentence sentence = {.first = first, .end = first + n};
  g_array_append_val(r->sentences, sentence);
  g_array_set_size(r->lines, 0);
  r->multiword_end = 0;
  r->corpus->n_sentences++;
  r->corpus->n_tokens += n;
  return true;
}

static void *copy_array(EntArena *arena, const void *data, size_t size)
{
  void *copy = ent_arena_alloc(arena, size);
  if (size) memcpy(copy, data, size);
  return copy;
}

static void end_document(Reader *r)
{
  if (r->sentences->len > 0) {
    EntArena *arena = r->corpus->arena;
    EntCorpusDocument *d = ent_arena_new_array(arena, EntCorpusDocument, 1);
    d->id = r->id;
    d->analysis = (EntAnalysis){
        .arena = arena,
        .text = ent_arena_strndup(arena, r->text->str, r->text->len),
        .length = r->text->len,
        .tokens = copy_array(arena, r->tokens->data, r->tokens->len * sizeof(EntToken)),
        .n_tokens = r->tokens->len,
        .sentences = copy_array(arena, r->sentences->data,
                                r->sentences->len * sizeof(EntSentence)),
        .n_sentences = r->sentences->len};
    d->misc = copy_array(arena, r->misc->pdata, r->misc->len * sizeof(char *));
    ent_token_surfaces(&d->analysis);
    g_ptr_array_add(r->documents, d);
  }
  r->id = "";
  g_string_set_size(r->text, 0);
  g_array_set_size(r->tokens, 0);
  g_array_set_size(r->sentences, 0);
  g_ptr_array_set_size(r->misc, 0);
}

static bool read_line(Reader *r, char *line)
{
  static const char newdoc[] = "# newdoc";
  if (*line == '\0') return end_sentence(r);
  if (*line != '#' || r->lines->len > 0) return read_columns(r, line);
  if (g_str_has_prefix(line, newdoc)) {
    end_document(r);
    const char *id = strstr(line, "id = ");
    r->id = id ? ent_arena_strdup(r->corpus->arena, id + 5) : "";
  }
  return true;
}

static bool read_lines(Reader *r, char *text, size_t length)
{
  const char *bad;
  bool valid = g_utf8_validate(text, (gssize)length, &bad);
  char *end = text + length;
  for (char *line = text; line < end;) {
    char *stop = memchr(line, '\n', (size_t)(end - line));
    char *next = stop ? stop + 1 : end;
    if (!stop) stop = end;
    r->line++;
    if (!valid && bad < next)
      return ent_fail(r->error, ENT_ERR_BAD_DATA, r->name, r->line,
                      (uint32_t)g_utf8_strlen(line, bad - line) + 1, "not UTF-8");
    if (stop > line && stop[-1] == '\r') stop--;
    *stop = '\0';
    if (!read_line(r, line)) return false;
    line = next;
  }
  return end_sentence(r);
}

EntCorpus *ent_corpus_new(void)
{
  EntCorpus *corpus = g_new0(EntCorpus, 1);
  corpus->arena = ent_arena_new();
  return corpus;
}

void ent_corpus_free(EntCorpus *corpus)
{
  if (!corpus) return;
  ent_arena_free(corpus->arena);
  g_free(corpus->documents);
  g_free(corpus);
}

bool ent_corpus_parse(EntCorpus *corpus, const char *name, const char *text,
                      size_t length, EntError *error)
{
  Reader r = {.corpus = corpus, .error = error, .name = name, .id = ""};
  r.documents = g_ptr_array_new();
  for (uint32_t i = 0; i < corpus->n_documents; i++)
    g_ptr_array_add(r.documents, corpus->documents[i]);
  r.text = g_string_new(NULL);
  r.tokens = g_array_new(FALSE, FALSE, sizeof(EntToken));
  r.sentences = g_array_new(FALSE, FALSE, sizeof(EntSentence));
  r.misc = g_ptr_array_new();
  r.lines = g_array_new(FALSE, FALSE, sizeof(uint32_t));

  g_autofree char *copy = g_malloc(length + 1);
  memcpy(copy, text, length);
  copy[length] = '\0';
  bool good = read_lines(&r, copy, length);
  if (good) end_document(&r);

  g_free(corpus->documents);
  corpus->n_documents = r.documents->len;
  corpus->documents = (EntCorpusDocument **)g_ptr_array_free(r.documents, FALSE);
  g_string_free(r.text, TRUE);
  g_array_unref(r.tokens);
  g_array_unref(r.sentences);
  g_ptr_array_unref(r.misc);
  g_array_unref(r.lines);
  return good;
}

bool ent_corpus_read(EntCorpus *corpus, const char *path, EntError *error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr(GError) failure = NULL;
  if (!g_file_get_contents(path, &text, &length, &failure))
    return ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "%s", failure->message);
  return ent_corpus_parse(corpus, path, text, length, error);
}
