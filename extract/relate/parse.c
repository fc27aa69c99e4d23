// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The parser of a rule file: what stands beside frames and patterns, whose clauses are
 * in clauses.c (docs/rules.md). */
#include "extract/relate/parse.h"
#include <string.h>

const char *parse_text(Parser *p)
{
  return ent_arena_strndup(p->rules->arena, p->lexer.now.text, p->lexer.now.length);
}

bool parse_expect(Parser *p, const char *text)
{
  if (lexer_is(&p->lexer, text)) return lexer_next(&p->lexer);
  return lexer_fail(&p->lexer, "'%s' is expected here", text);
}

bool parse_is_word(const Parser *p)
{
  return p->lexer.now.kind == LEX_WORD || p->lexer.now.kind == LEX_STRING;
}

bool parse_is_lower(Parser *p)
{
  g_autofree char *lower = g_utf8_strdown(p->lexer.now.text, p->lexer.now.length);
  if (strlen(lower) == p->lexer.now.length &&
      memcmp(lower, p->lexer.now.text, p->lexer.now.length) == 0)
    return true;
  return lexer_fail(&p->lexer, "words are written in lower case: '%s'", lower);
}

bool parse_word(Parser *p, uint32_t *word)
{
  if (!parse_is_word(p) || p->lexer.now.length == 0)
    return lexer_fail(&p->lexer, "a word is expected here");
  g_autofree char *text = g_strndup(p->lexer.now.text, p->lexer.now.length);
  if (strchr(text, ' ')) return lexer_fail(&p->lexer, "one word only is allowed here");
  if (!parse_is_lower(p)) return false;
  *word = rules_word(p->rules, text);
  return lexer_next(&p->lexer);
}

bool parse_words(Parser *p, GArray *words)
{
  do {
    uint32_t word;
    if (!parse_word(p, &word)) return false;
    g_array_append_val(words, word);
  } while (lexer_take(&p->lexer, ","));
  return true;
}

static bool define_words(Parser *p)
{
  if (p->lexer.now.kind != LEX_WORD)
    return lexer_fail(&p->lexer, "the name of the list is expected here");
  const char *name = parse_text(p);
  guint list;
  if (!g_ptr_array_find_with_equal_func(p->rules->lists, name, g_str_equal, &list)) {
    list = p->rules->lists->len;
    if (list == 64) return lexer_fail(&p->lexer, "there are 64 lists already");
    g_ptr_array_add(p->rules->lists, (gpointer)name);
  }
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  if (!lexer_next(&p->lexer) || !parse_expect(p, "=") || !parse_words(p, words))
    return false;
  for (guint i = 0; i < words->len; i++)
    g_array_index(p->rules->word_lists, uint64_t, g_array_index(words, uint32_t, i)) |=
        (uint64_t)1 << list;
  return true;
}

static const char *const cue_names[] = {
#define X(id, name) name,
    ENT_CUE_KINDS(X)
#undef X
};

_Static_assert(ENT_CUE_COUNT <= 64, "a cue is a bit of 64");

static bool define_cue(Parser *p)
{
  unsigned kind = 0;
  while (kind < ENT_CUE_COUNT && !lexer_is(&p->lexer, cue_names[kind]))
    kind++;
  if (kind == ENT_CUE_COUNT) {
    g_autofree char *word = g_strndup(p->lexer.now.text, p->lexer.now.length);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (unsigned i = 0; i < ENT_CUE_COUNT; i++)
      g_ptr_array_add(names, (char *)cue_names[i]);
    return lexer_fail_unknown(&p->lexer, word, names, "unknown kind of cue '%s'", word);
  }
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  if (!lexer_next(&p->lexer) || !parse_expect(p, "=") || !parse_words(p, words))
    return false;
  for (guint i = 0; i < words->len; i++)
    g_array_index(p->rules->word_cues, uint64_t, g_array_index(words, uint32_t, i)) |=
        UINT64_C(1) << kind;
  return true;
}

/* "Vallance" metWith "Chen": the text as written up to ';' or the end of the clause. */
static const char *expectation(Parser *p)
{
  g_autoptr(GString) text = g_string_new(NULL);
  while (p->lexer.now.kind != LEX_NEWLINE && p->lexer.now.kind != LEX_END &&
         !lexer_is(&p->lexer, ";")) {
    if (text->len) g_string_append_c(text, ' ');
    g_string_append_len(text, p->lexer.now.text, p->lexer.now.length);
    if (!lexer_next(&p->lexer)) return NULL;
  }
  return ent_arena_strdup(p->rules->arena, text->str);
}

static bool define_example(Parser *p, bool negative)
{
  EntRuleExample example = {.file = p->lexer.file,
                            .line = p->lexer.now.line,
                            .rule = p->frame ? p->frame->name : "",
                            .negative = negative};
  if (p->lexer.now.kind != LEX_STRING)
    return lexer_fail(&p->lexer, "a sentence in quotes is expected here");
  example.sentence = parse_text(p);
  if (!lexer_next(&p->lexer)) return false;
  g_autoptr(GPtrArray) expect = g_ptr_array_new();
  if (lexer_take(&p->lexer, "->")) do {
      const char *text = expectation(p);
      if (!text) return false;
      if (!*text) return lexer_fail(&p->lexer, "a statement is expected here");
      g_ptr_array_add(expect, (gpointer)text);
    } while (lexer_take(&p->lexer, ";"));
  else if (!negative)
    return lexer_fail(&p->lexer, "'->' and what is expected must follow");
  const char **list =
      ent_arena_new_array(p->rules->arena, const char *, expect->len + 1);
  for (guint i = 0; i < expect->len; i++)
    list[i] = expect->pdata[i];
  example.expect = list;
  example.n_expect = expect->len;
  g_array_append_val(p->rules->examples, example);
  return true;
}

static bool clause(Parser *p)
{
  if (lexer_take(&p->lexer, "frame"))
    return parse_frame_end(p) && parse_frame_begin(p, false);
  if (lexer_take(&p->lexer, "pattern"))
    return parse_frame_end(p) && parse_frame_begin(p, true);
  if (lexer_take(&p->lexer, "cue")) return parse_frame_end(p) && define_cue(p);
  if (lexer_take(&p->lexer, "words")) return parse_frame_end(p) && define_words(p);
  if (lexer_take(&p->lexer, "test")) return define_example(p, false);
  if (lexer_take(&p->lexer, "not")) return define_example(p, true);
  return parse_frame_clause(p);
}

static bool clauses_all(Parser *p)
{
  while (p->lexer.now.kind != LEX_END) {
    if (p->lexer.now.kind == LEX_NEWLINE) {
      if (!lexer_next(&p->lexer)) return false;
      continue;
    }
    if (!clause(p)) return false;
    if (p->lexer.now.kind != LEX_NEWLINE && p->lexer.now.kind != LEX_END)
      return lexer_fail(&p->lexer, "the clause should end here");
  }
  return parse_frame_end(p);
}

bool rules_parse(EntRules *rules, const char *file, const char *text, size_t length,
                 EntError *error)
{
  Parser p = {.rules = rules,
              .roles = g_array_new(FALSE, TRUE, sizeof(RuleRole)),
              .gives = g_array_new(FALSE, TRUE, sizeof(RuleGive)),
              .tests = g_array_new(FALSE, TRUE, sizeof(RuleTest)),
              .triggers = g_array_new(FALSE, TRUE, sizeof(RawTrigger)),
              .matches = g_array_new(FALSE, TRUE, sizeof(uint32_t))};
  const char *name = ent_arena_strdup(rules->arena, file);
  bool good = lexer_init(&p.lexer, name, text, length, error) && clauses_all(&p);
  g_array_free(p.roles, TRUE);
  g_array_free(p.gives, TRUE);
  g_array_free(p.tests, TRUE);
  g_array_free(p.triggers, TRUE);
  g_array_free(p.matches, TRUE);
  return good;
}
