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
    const char *near = lexer_nearest(name, (const char *const *)p->rules->lists->pdata,
                                     p->rules->lists->len);
    return lexer_fail(&p->lexer, "there is no list '%s'%s%s%s", name,
                      near ? "; did you mean '" : "", near ? near : "",
                      near ? "'?" : "");
  }
  code_add(p, OP_LIST, list, 0);
  return lexer_next(&p->lexer);
}

static bool element_tag(Parser *p)
{
  g_autofree char *name = g_strndup(p->lexer.now.text, p->lexer.now.length);
  EntUpos tag = ent_upos_by_name(name);
  if (tag == ENT_POS_NONE)
    return lexer_fail(&p->lexer, "'%s' is no part of speech", name);
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

bool parse_match(Parser *p)
{
  uint32_t start = p->rules->code->len;
  if (!alternatives(p, 0)) return false;
  code_add(p, OP_DONE, 0, 0);
  g_array_append_val(p->matches, start);
  return true;
}
