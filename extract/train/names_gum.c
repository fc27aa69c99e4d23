// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Names out of GUM: entities whose head is a proper noun. The annotation has whole noun
 * phrases, nested; a name is the head with the proper nouns beside it. Proper nouns
 * that are in no such entity stay open. */

#include "extract/train/train_names_corpus.h"
#include <glib.h>
#include <string.h>

typedef struct {
  char *form;
  EntUpos upos;
  bool title; /* nmod:desc: "Dr." */
  uint32_t head;
  EntNamesAllowed allowed;
} Word;

typedef struct {
  char id[16];
  EntNameType type; /* NONE = its words stay open */
  bool time;
  uint32_t first, end;
} Entity;

typedef struct {
  EntNamesCorpus *corpus;
  const char *path;
  uint32_t line;
  GArray *words, *open, *closed;
  EntError *error;
} Reader;

static const struct {
  const char *label;
  EntNameType type;
} types[] = {
    {"person", ENT_NAME_PER}, {"organization", ENT_NAME_ORG}, {"place", ENT_NAME_LOC},
    {"event", ENT_NAME_MISC}, {"abstract", ENT_NAME_MISC},    {"object", ENT_NAME_MISC},
};

static Word *word_at(const Reader *r, uint32_t i)
{
  return &g_array_index(r->words, Word, i);
}

/* ---- Entity= ------------------------------------------------------------- */

/* "3-person-new-..." of length bytes. */
static void open_entity(Reader *r, const char *s, size_t length)
{
  g_autofree char *text = g_strndup(s, length);
  g_auto(GStrv) part = g_strsplit(text, "-", 3);
  Entity e = {.first = r->words->len - 1};
  g_strlcpy(e.id, part[0] ? part[0] : "", sizeof e.id);
  if (part[0] && part[1]) {
    e.time = !strcmp(part[1], "time");
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
      if (!strcmp(part[1], types[i].label)) e.type = types[i].type;
  }
  g_array_append_val(r->open, e);
}

/* The last one open of this id; of any id where the id is empty. */
static void close_entity(Reader *r, const char *s, size_t length)
{
  for (guint i = r->open->len; i-- > 0;) {
    Entity *e = &g_array_index(r->open, Entity, i);
    if (length && (strlen(e->id) != length || memcmp(e->id, s, length) != 0)) continue;
    e->end = r->words->len;
    g_array_append_val(r->closed, *e);
    g_array_remove_index(r->open, i);
    return;
  }
}

static void read_entities(Reader *r, const char *s)
{
  while (*s && *s != '|') {
    size_t n = strcspn(s + 1, "()|");
    if (*s == '(') {
      open_entity(r, s + 1, n);
      s += n + 1;
      if (*s == ')') {
        close_entity(r, s, 0);
        s++;
      }
    } else {
      n = strcspn(s, "()|");
      close_entity(r, s, n);
      s += n + (s[n] == ')');
    }
  }
}

/* ---- from entities to names ---------------------------------------------- */

static bool proper(const Reader *r, uint32_t i)
{
  return word_at(r, i)->upos == ENT_POS_PROPN;
}

/* The word of the entity whose head lies outside. */
static uint32_t head_of(const Reader *r, const Entity *e)
{
  for (uint32_t i = e->first; i < e->end; i++) {
    uint32_t head = word_at(r, i)->head;
    if (head == ENT_NONE || head < e->first || head >= e->end) return i;
  }
  return e->first;
}

static bool linked(const Reader *r, uint32_t i)
{
  static const char *const links[] = {"of", "for", "and", "&", "-"};
  for (size_t k = 0; k < G_N_ELEMENTS(links); k++)
    if (!strcmp(word_at(r, i)->form, links[k])) return true;
  return false;
}

/* "European Council", "United States": the annotation has the first words as
 * adjectives and the like. */
static bool capital(const Reader *r, uint32_t i)
{
  const Word *w = word_at(r, i);
  return i && w->upos != ENT_POS_DET && w->upos != ENT_POS_PRON &&
         g_unichar_isupper(g_utf8_get_char(w->form));
}

static bool belongs(const Reader *r, const Entity *e, uint32_t i)
{
  return proper(r, i) || (e->type != ENT_NAME_PER && capital(r, i));
}

/* Proper nouns to both sides of the head; "of" and the like bind what is no person and
 * no place. */
static void name_around(const Reader *r, const Entity *e, uint32_t head,
                        uint32_t *first, uint32_t *end)
{
  bool binds = e->type == ENT_NAME_ORG || e->type == ENT_NAME_MISC;
  *first = head;
  *end = head + 1;
  while (*first > e->first && belongs(r, e, *first - 1))
    (*first)--;
  while (*end < e->end) {
    if (belongs(r, e, *end))
      (*end)++;
    else if (binds && *end + 1 < e->end && linked(r, *end) && belongs(r, e, *end + 1))
      *end += 2;
    else
      break;
  }
  while (e->type == ENT_NAME_PER && *first < head && word_at(r, *first)->title)
    (*first)++;
}

/* "the President of the Republic" is a role, though it is annotated as a person. */
static bool is_role(const Reader *r, const Entity *e, uint32_t first, uint32_t end)
{
  return e->type == ENT_NAME_PER && end - first == 1 && end < e->end &&
         !strcmp(word_at(r, end)->form, "of");
}

/* A first word that is an adjective may be no part of the name: "Russian FSB". */
static EntNamesAllowed label_in(const Reader *r, const Entity *e, uint32_t first,
                                uint32_t i)
{
  bool open = word_at(r, first)->upos == ENT_POS_ADJ;
  EntNamesAllowed begin = ent_names_label_bit(e->type, true);
  EntNamesAllowed inside = ent_names_label_bit(e->type, false);
  if (i == first) return open ? begin | ENT_NAMES_ONLY_O : begin;
  return open && i == first + 1 ? begin | inside : inside;
}

static int by_length(gconstpointer a, gconstpointer b)
{
  const Entity *x = a, *y = b;
  uint32_t n = x->end - x->first, m = y->end - y->first;
  if (n != m) return n > m ? -1 : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

static void mark(Reader *r, const Entity *e)
{
  uint32_t head = head_of(r, e), first, end;
  if (!proper(r, head)) return;
  name_around(r, e, head, &first, &end);
  for (uint32_t i = first; i < end; i++)
    if (word_at(r, i)->allowed) return;
  bool none = e->time || is_role(r, e, first, end);
  for (uint32_t i = first; i < end; i++)
    word_at(r, i)->allowed = none      ? ENT_NAMES_ONLY_O
                             : e->type ? label_in(r, e, first, i)
                                       : ENT_NAMES_MISC_OR_O;
}

static EntNamesAllowed unmarked(const Word *w)
{
  if (w->upos == ENT_POS_PROPN) return ENT_NAMES_ANY;
  if (w->upos == ENT_POS_ADJ && g_unichar_isupper(g_utf8_get_char(w->form)))
    return ENT_NAMES_MISC_OR_O;
  return ENT_NAMES_ONLY_O;
}

static void end_sentence(Reader *r)
{
  g_array_sort(r->closed, by_length);
  for (guint i = 0; i < r->closed->len; i++)
    mark(r, &g_array_index(r->closed, Entity, i));
  for (guint i = 0; i < r->words->len; i++) {
    Word *w = word_at(r, i);
    ent_names_corpus_token(r->corpus, w->form, strlen(w->form),
                           w->allowed ? w->allowed : unmarked(w));
    g_free(w->form);
  }
  g_array_set_size(r->words, 0);
  g_array_set_size(r->closed, 0);
  g_array_set_size(r->open, 0);
  ent_names_corpus_end_sentence(r->corpus);
}

/* ---- lines --------------------------------------------------------------- */

static bool read_line(Reader *r, const char *line)
{
  if (!*line) {
    end_sentence(r);
    return true;
  }
  if (g_str_has_prefix(line, "# newdoc")) ent_names_corpus_end_text(r->corpus);
  if (*line == '#') return true;
  g_auto(GStrv) field = g_strsplit(line, "\t", -1);
  if (g_strv_length(field) != 10)
    return ent_fail(r->error, ENT_ERR_BAD_DATA, r->path, r->line, 1,
                    "expected ten columns, tab-separated");
  if (strpbrk(field[0], "-.")) return true;
  uint64_t head = g_ascii_strtoull(field[6], NULL, 10);
  Word w = {.form = g_strdup(field[1]),
            .upos = ent_upos_by_name(field[3]),
            .title = !strcmp(field[7], "nmod:desc"),
            .head = head ? (uint32_t)head - 1 : ENT_NONE};
  g_array_append_val(r->words, w);
  const char *entity = g_strstr_len(field[9], -1, "Entity=");
  if (entity) read_entities(r, entity + strlen("Entity="));
  return true;
}

bool ent_names_read_gum(EntNamesCorpus *c, const char *path, EntError *error)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) g = NULL;
  Reader r = {.corpus = c, .path = path, .error = error};
  bool ok = true;
  if (!g_file_get_contents(path, &text, NULL, &g))
    return ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "%s", g->message);
  if (!g_utf8_validate(text, -1, NULL))
    return ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0, "not UTF-8");
  r.words = g_array_new(FALSE, TRUE, sizeof(Word));
  r.open = g_array_new(FALSE, TRUE, sizeof(Entity));
  r.closed = g_array_new(FALSE, TRUE, sizeof(Entity));
  for (char *line = text, *next; ok && line; line = next) {
    next = strchr(line, '\n');
    if (next) *next++ = '\0';
    r.line++;
    ok = read_line(&r, g_strchomp(line));
  }
  end_sentence(&r);
  ent_names_corpus_end_text(c);
  g_array_free(r.words, TRUE);
  g_array_free(r.open, TRUE);
  g_array_free(r.closed, TRUE);
  return ok;
}
