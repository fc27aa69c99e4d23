// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Compiles the elements of a pattern's "match" into a program.
 *
 *   name:Class  a mention, bound      :Class  a mention      "word" word   a form
 *   <lemma>     any form of it        $list   a form or lemma of the list
 *   [TAG]       a tag                 .       any token      ^  begin of the sentence
 *   ! element   it must not follow
 *   ( a | b )   alternatives; each element may be followed by ? * +            */
#include "extract/relate/parse.h"
#include <string.h>

static bool alternatives(Parser *p, unsigned depth);

static uint32_t code_add(Parser *p, RuleOp op, uint32_t x, uint32_t y)
{
  RuleCode code = {.op = op, .x = x, .y = y};
  g_array_append_val(p->rules->code, code);
  return p->rules->code->len - 1;
}

static RuleCode *code_at(Parser *p, uint32_t i)
{
  return &g_array_index(p->rules->code, RuleCode, i);
}

/* Makes room for one instruction at i, the start of what is compiled last. What moves
 * keeps its targets; a jump from before to i meets the new instruction. */
static void code_insert(Parser *p, uint32_t i, RuleCode code)
{
  g_array_insert_val(p->rules->code, i, code);
  for (uint32_t k = i + 1; k < p->rules->code->len; k++) {
    RuleCode *c = code_at(p, k);
    if (c->op != OP_SPLIT && c->op != OP_JUMP && c->op != OP_NOT) continue;
    c->x++;
    if (c->op == OP_SPLIT) c->y++;
  }
}

static bool element_mention(Parser *p, uint32_t role)
{
  uint32_t set = 0;
  bool named = lexer_take(&p->lexer, "named");
  do {
    if (!parse_class(p, &set)) return false;
  } while (lexer_take(&p->lexer, "/"));
  if (role != ENT_NONE) {
    RuleRole *r = &g_array_index(p->roles, RuleRole, role);
    r->classes |= set;
  }
  code_add(p, OP_MENTION, set | (named ? RULE_NAMED : 0), role);
  return true;
}

static bool element_list(Parser *p)
{
  g_autofree char *name = g_strndup(p->lexer.now.text + 1, p->lexer.now.length - 1);
  guint list;
  if (!g_ptr_array_find_with_equal_func(p->rules->lists, name, g_str_equal, &list)) {
    return lexer_fail_unknown(&p->lexer, name, p->rules->lists, "there is no list '%s'",
                              name);
  }
  code_add(p, OP_LIST, list, 0);
  return lexer_next(&p->lexer);
}

static bool element_tag(Parser *p)
{
  g_autofree char *name = g_strndup(p->lexer.now.text, p->lexer.now.length);
  EntUpos tag = ent_upos_by_name(name);
  if (tag == ENT_POS_NONE) {
    g_autoptr(GPtrArray) tags = g_ptr_array_new();
    for (unsigned i = ENT_POS_NONE + 1; i < ENT_POS_COUNT; i++)
      g_ptr_array_add(tags, (char *)ent_upos_name((EntUpos)i));
    return lexer_fail_unknown(&p->lexer, name, tags, "'%s' is no part of speech", name);
  }
  code_add(p, OP_TAG, (uint32_t)tag, 0);
  return lexer_next(&p->lexer) && parse_expect(p, "]");
}

static bool element_lemma(Parser *p)
{
  uint32_t word;
  if (!parse_word(p, &word)) return false;
  code_add(p, OP_LEMMA, word, 0);
  return parse_expect(p, ">");
}

/* A word of several, "prime minister", is a sequence. */
static bool element_word(Parser *p)
{
  g_autofree char *text = g_strndup(p->lexer.now.text, p->lexer.now.length);
  g_auto(GStrv) parts = g_strsplit(text, " ", 0);
  if (!*text || strstr(text, "  "))
    return lexer_fail(&p->lexer, "words with single spaces are expected here");
  if (!parse_is_lower(p)) return false;
  for (guint i = 0; parts[i]; i++)
    code_add(p, OP_WORD, rules_word(p->rules, parts[i]), 0);
  return lexer_next(&p->lexer);
}

static bool named_mention(Parser *p)
{
  Lexer before = p->lexer;
  if (!lexer_next(&p->lexer)) return false;
  bool colon = lexer_is(&p->lexer, ":");
  p->lexer = before;
  if (!colon) return element_word(p);
  uint8_t role;
  if (!parse_role_name(p, true, &role) || !parse_expect(p, ":")) return false;
  return element_mention(p, role);
}

static bool atom(Parser *p, unsigned depth)
{
  if (p->lexer.now.kind == LEX_STRING) return element_word(p);
  if (p->lexer.now.kind == LEX_WORD)
    return *p->lexer.now.text == '$' ? element_list(p) : named_mention(p);
  if (lexer_take(&p->lexer, ":")) return element_mention(p, ENT_NONE);
  if (lexer_take(&p->lexer, "<")) return element_lemma(p);
  if (lexer_take(&p->lexer, "[")) return element_tag(p);
  if (lexer_take(&p->lexer, "(")) {
    if (depth > 8) return lexer_fail(&p->lexer, "groups are nested too deep");
    return alternatives(p, depth + 1) && parse_expect(p, ")");
  }
  if (lexer_is(&p->lexer, ".") || lexer_is(&p->lexer, "^")) {
    code_add(p, lexer_is(&p->lexer, ".") ? OP_ANY : OP_START, 0, 0);
    return lexer_next(&p->lexer);
  }
  if (lexer_is(&p->lexer, ",")) {
    code_add(p, OP_WORD, rules_word(p->rules, ","), 0);
    return lexer_next(&p->lexer);
  }
  return lexer_fail(&p->lexer, "an element of a pattern is expected here");
}

/* "! element": the element must not follow; nothing is taken. */
static bool negated(Parser *p, unsigned depth)
{
  uint32_t start = code_add(p, OP_NOT, 0, 0);
  if (!atom(p, depth)) return false;
  code_add(p, OP_DONE, 0, 0);
  code_at(p, start)->x = p->rules->code->len;
  return true;
}

static bool repeated(Parser *p, unsigned depth)
{
  if (lexer_take(&p->lexer, "!")) return negated(p, depth);
  uint32_t start = p->rules->code->len;
  if (!atom(p, depth)) return false;
  uint32_t end = p->rules->code->len;
  if (lexer_take(&p->lexer, "?")) {
    code_insert(p, start, (RuleCode){OP_SPLIT, start + 1, end + 1});
  } else if (lexer_take(&p->lexer, "*")) {
    code_insert(p, start, (RuleCode){OP_SPLIT, start + 1, end + 2});
    code_add(p, OP_JUMP, start, 0);
  } else if (lexer_take(&p->lexer, "+")) {
    code_add(p, OP_SPLIT, start, end + 1);
  }
  return true;
}

static bool ends(const Parser *p)
{
  return p->lexer.now.kind == LEX_NEWLINE || p->lexer.now.kind == LEX_END ||
         lexer_is(&p->lexer, ")") || lexer_is(&p->lexer, "|");
}

static bool sequence(Parser *p, unsigned depth)
{
  if (ends(p)) return lexer_fail(&p->lexer, "an element of a pattern is expected here");
  while (!ends(p))
    if (!repeated(p, depth)) return false;
  return true;
}

static bool alternatives(Parser *p, unsigned depth)
{
  g_autoptr(GArray) jumps = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  for (;;) {
    uint32_t start = p->rules->code->len;
    if (!sequence(p, depth)) return false;
    if (!lexer_take(&p->lexer, "|")) break;
    code_insert(p, start, (RuleCode){OP_SPLIT, start + 1, 0});
    uint32_t jump = code_add(p, OP_JUMP, 0, 0);
    code_at(p, start)->y = jump + 1;
    g_array_append_val(jumps, jump);
  }
  for (guint i = 0; i < jumps->len; i++)
    code_at(p, g_array_index(jumps, uint32_t, i))->x = p->rules->code->len;
  return true;
}

static bool asks_for_nothing(const RuleCode *c)
{
  uint32_t every = (1u << ENT_CLASS_COUNT) - 1;
  return c->op == OP_ANY || c->op == OP_START ||
         (c->op == OP_MENTION && (c->x & every) == every && !(c->x & RULE_NAMED));
}

/* Can the program from start come to its end without asking for a word, a tag or a
 * class? Every instruction is looked at once. */
static bool matches_everything(const Parser *p, uint32_t start)
{
  const GArray *code = p->rules->code;
  g_autofree bool *seen = g_new0(bool, code->len + 1);
  g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  g_array_append_val(open, start);
  while (open->len) {
    uint32_t at = g_array_index(open, uint32_t, open->len - 1), next = at + 1;
    const RuleCode *c = &g_array_index(code, RuleCode, at);
    g_array_set_size(open, open->len - 1);
    if (seen[at]) continue;
    seen[at] = true;
    if (c->op == OP_DONE) return true;
    if (c->op == OP_SPLIT) g_array_append_val(open, c->y);
    if (c->op == OP_SPLIT || c->op == OP_JUMP || c->op == OP_NOT)
      next = c->x;
    else if (!asks_for_nothing(c))
      continue;
    g_array_append_val(open, next);
  }
  return false;
}

bool parse_match(Parser *p)
{
  uint32_t start = p->rules->code->len;
  LexToken at = p->lexer.now;
  if (!alternatives(p, 0)) return false;
  code_add(p, OP_DONE, 0, 0);
  if (matches_everything(p, start))
    return lexer_fail_at(&p->lexer, &at,
                         "this pattern would match everything: it can be satisfied "
                         "without a word, a part of speech or a class");
  g_array_append_val(p->matches, start);
  return true;
}
