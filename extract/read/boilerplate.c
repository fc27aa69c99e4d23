// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Compiles the patterns once and matches lines against them. Each rule is filed under
 * one word that a line must have, so that a line meets only the rules of its words. */

#include "extract/read/boilerplate.h"
#include "extract/read/pattern.h"
#include "extract/read/table.h"
#include "extract/read/words.h"
#include <glib.h>
#include <string.h>

typedef struct {
  EntBoilerRule rule;
  EntPattern pattern;
} Rule;

enum { DEFAULT_WORDS = 16 };

struct EntBoilerplate {
  GArray *rules;     /* Rule, in the order of the files */
  EntLexis *lexis;   /* the words of all patterns */
  GPtrArray *by_key; /* for each word of the lexis: GArray of rule numbers, or NULL */
  uint32_t max_words;
};

typedef struct {
  const char *name;
  int value;
} Name;

static const Name kinds[] = {
    {"keep", ENT_BOILER_KEEP},         {"line", ENT_BOILER_LINE},
    {"block-start", ENT_BOILER_START}, {"block-end", ENT_BOILER_END},
    {"rest", ENT_BOILER_REST},         {"credit", ENT_BOILER_CREDIT},
    {"date", ENT_BOILER_DATE},         {"updated", ENT_BOILER_UPDATED},
    {"author", ENT_BOILER_AUTHOR},     {NULL, 0},
};

static const Name places[] = {
    {"any", ENT_BOILER_ANY},
    {"start", ENT_BOILER_TOP},
    {"end", ENT_BOILER_BOTTOM},
    {NULL, 0},
};

static bool read_name(const EntFields *row, unsigned field, const Name *names,
                      const EntSource *source, int *value, EntError *error)
{
  g_autoptr(GString) all = g_string_new(NULL);
  for (; names->name; names++) {
    if (!strcmp(names->name, row->text[field])) {
      *value = names->value;
      return true;
    }
    g_string_append_printf(all, "%s%s", all->len ? ", " : "", names->name);
  }
  return ent_source_fail(source, row->place[field], error,
                         "\"%s\"; it should be one of %s", row->text[field], all->str);
}

static bool read_words(const EntFields *row, const EntSource *source, uint32_t *words,
                       EntError *error)
{
  gint64 n = *row->text[3] ? g_ascii_strtoll(row->text[3], NULL, 10) : DEFAULT_WORDS;
  *words = (uint32_t)CLAMP(n, 0, ENT_LINE_WORDS);
  return (n >= 1 && n <= ENT_LINE_WORDS) ||
         ent_source_fail(source, row->place[3], error,
                         "\"%s\"; it should be a number of words from 1 to %d",
                         row->text[3], ENT_LINE_WORDS);
}

static void file_under(EntBoilerplate *b, uint32_t key, guint rule)
{
  if (key >= b->by_key->len) g_ptr_array_set_size(b->by_key, (gint)key + 1);
  GArray *list = g_ptr_array_index(b->by_key, key);
  if (!list) {
    list = g_array_new(FALSE, FALSE, sizeof(guint));
    g_ptr_array_index(b->by_key, key) = list;
  }
  if (!list->len || g_array_index(list, guint, list->len - 1) != rule)
    g_array_append_val(list, rule);
}

static bool add_row(const EntFields *row, const EntSource *source, void *data,
                    EntError *error)
{
  EntBoilerplate *b = data;
  int kind = 0, where = 0;
  Rule rule = {0};
  if (!read_name(row, 1, kinds, source, &kind, error) ||
      !read_name(row, 2, places, source, &where, error) ||
      !read_words(row, source, &rule.rule.words, error))
    return false;
  rule.rule.kind = (EntBoilerKind)kind;
  rule.rule.where = (EntBoilerWhere)where;
  EntPatternProblem problem = {0};
  if (!ent_pattern_compile(row->text[0], b->lexis, &rule.pattern, &problem))
    return ent_source_fail(source, row->text[0] + problem.offset, error, "%s",
                           problem.message);
  rule.rule.number = b->rules->len;
  b->max_words = MAX(b->max_words, rule.rule.words);
  for (uint32_t i = 0; i < rule.pattern.n_keys; i++)
    file_under(b, rule.pattern.keys[i], b->rules->len);
  g_array_append_val(b->rules, rule);
  return true;
}

static void free_list(gpointer list)
{
  if (list) g_array_free(list, TRUE);
}

EntBoilerplate *ent_boilerplate_load(const char *file, const char *extra,
                                     EntError *error)
{
  static const char *const columns[] = {"pattern", "kind", "where", "words", "why"};
  EntTableHead head = {"boilerplate", columns, G_N_ELEMENTS(columns)};
  EntBoilerplate *b = g_new0(EntBoilerplate, 1);
  b->rules = g_array_new(FALSE, FALSE, sizeof(Rule));
  b->lexis = ent_lexis_new();
  b->by_key = g_ptr_array_new_with_free_func(free_list);
  if ((!extra || ent_table_read(extra, &head, add_row, b, error)) &&
      ent_table_read(file, &head, add_row, b, error))
    return b;
  ent_boilerplate_free(b);
  return NULL;
}

void ent_boilerplate_free(EntBoilerplate *b)
{
  if (!b) return;
  for (guint i = 0; i < b->rules->len; i++)
    ent_pattern_clear(&g_array_index(b->rules, Rule, i).pattern);
  g_array_free(b->rules, TRUE);
  ent_lexis_free(b->lexis);
  g_ptr_array_free(b->by_key, TRUE);
  g_free(b);
}

/* The rules that may still be the answer: numbers [first, end). */
typedef struct {
  guint first, end;
} Range;

/* Lowers the range's end to the first rule in it that is filed under key and matches.
 */
static void match_key(const EntBoilerplate *b, uint32_t key, const EntPatternLine *line,
                      Range *range)
{
  const GArray *list = key < b->by_key->len ? g_ptr_array_index(b->by_key, key) : NULL;
  for (guint i = 0; list && i < list->len; i++) {
    guint number = g_array_index(list, guint, i);
    if (number >= range->end) return;
    const Rule *rule = &g_array_index(b->rules, Rule, number);
    if (number >= range->first && line->n <= rule->rule.words &&
        ent_pattern_match(&rule->pattern, line)) {
      range->end = number;
      return;
    }
  }
}

const EntBoilerRule *ent_boilerplate_match(const EntBoilerplate *b, const char *text,
                                           size_t length, const EntBoilerRule *after)
{
  EntLineWord words[ENT_LINE_WORDS];
  EntPatternLine line = {.words = words};
  Range range = {after ? after->number + 1 : 0, b->rules->len};
  /* No word with its space is longer than this on average: most paragraphs end here. */
  if (length > (size_t)b->max_words * 10) return NULL;
  line.n = ent_line_words(text, length, words, b->max_words);
  if (!line.n || line.n > b->max_words) return NULL;
  for (unsigned i = 0; i < line.n; i++)
    line.ids[i] = ent_lexis_find(b->lexis, &words[i]);
  for (unsigned i = 0; i < line.n; i++) {
    if (line.ids[i]) match_key(b, line.ids[i], &line, &range);
    for (uint32_t look = 0; words[i].looks >> look; look++)
      if (words[i].looks >> look & 1) match_key(b, look + 1, &line, &range);
  }
  if (range.end == b->rules->len) return NULL;
  return &g_array_index(b->rules, Rule, range.end).rule;
}
