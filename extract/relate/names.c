// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The names that a rule may use: classes, properties, statuses, functions, roles. */
#include "extract/relate/parse.h"
#include <string.h>

/* Names that stand for several classes or for a value. */
static const struct {
  const char *name;
  uint32_t set;
} class_sets[] = {
    {"Agent", ENT_SET_AGENT},
    {"Body", ENT_SET_ORG | ENT_SET(COUNTRY)},
    {"Matter", ENT_SET_MATTER},
    {"Location", ENT_SET(PLACE) | ENT_SET(COUNTRY)},
    {"Any", (1u << ENT_CLASS_COUNT) - 1},
    {"Date", RULE_DATE},
    {"Money", RULE_MONEY},
    {"Pronoun", RULE_PRONOUN},
};

static uint32_t subclasses(EntClass cls)
{
  uint32_t set = 0;
  for (unsigned c = 0; c < ENT_CLASS_COUNT; c++)
    if (ent_class_is((EntClass)c, cls)) set |= 1u << c;
  return set;
}

static bool unknown(Parser *p, const char *what, GPtrArray *names)
{
  g_autofree char *word = g_strndup(p->lexer.now.text, p->lexer.now.length);
  bool good = lexer_fail_unknown(&p->lexer, word, names, "unknown %s '%s'", what, word);
  g_ptr_array_free(names, TRUE);
  return good;
}

bool parse_class(Parser *p, uint32_t *set)
{
  g_autofree char *word = g_strndup(p->lexer.now.text, p->lexer.now.length);
  for (size_t i = 0; i < G_N_ELEMENTS(class_sets); i++)
    if (g_str_equal(class_sets[i].name, word)) {
      *set |= class_sets[i].set;
      return lexer_next(&p->lexer);
    }
  EntClass cls = ent_class_by_name(word);
  if (cls != ENT_CLASS_NONE) {
    *set |= subclasses(cls);
    return lexer_next(&p->lexer);
  }
  GPtrArray *names = g_ptr_array_new();
  for (unsigned c = 0; c < ENT_CLASS_COUNT; c++)
    g_ptr_array_add(names, (char *)ent_class_info((EntClass)c)->name);
  for (size_t i = 0; i < G_N_ELEMENTS(class_sets); i++)
    g_ptr_array_add(names, (char *)class_sets[i].name);
  return unknown(p, "class", names);
}

bool parse_classes(Parser *p, uint32_t *set)
{
  *set = 0;
  do {
    if (!parse_class(p, set)) return false;
  } while (lexer_take(&p->lexer, ","));
  return true;
}

bool parse_property(Parser *p, EntProperty *property)
{
  g_autofree char *word = g_strndup(p->lexer.now.text, p->lexer.now.length);
  *property = ent_property_by_name(word);
  if (*property != ENT_PROP_NONE) return lexer_next(&p->lexer);
  GPtrArray *names = g_ptr_array_new();
  for (unsigned i = 0; i < ENT_PROP_COUNT; i++)
    g_ptr_array_add(names, (char *)ent_property_info((EntProperty)i)->name);
  return unknown(p, "property", names);
}

bool parse_status(Parser *p, EntStatus *status)
{
  if (p->lexer.now.kind != LEX_WORD) return false;
  g_autofree char *word = g_strndup(p->lexer.now.text, p->lexer.now.length);
  EntStatus found = ent_status_by_name(word);
  if (found == ENT_STATUS_COUNT) return false;
  *status = found;
  return lexer_next(&p->lexer);
}

bool parse_no_status(Parser *p, const char *expected)
{
  g_autofree char *word = g_strndup(p->lexer.now.text, p->lexer.now.length);
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (unsigned i = 0; i < ENT_STATUS_COUNT; i++)
    g_ptr_array_add(names, (char *)ent_status_name((EntStatus)i));
  return lexer_fail_unknown(
      &p->lexer, word, names,
      "a status (Asserted, Planned, Alleged, Denied, Former)%s is expected here",
      expected);
}

static const char *const function_names[] = {
#define X(id, name) name,
    ENT_FUNCTIONS(X)
#undef X
};

bool parse_source(Parser *p, RuleSource *source)
{
  *source = (RuleSource){.function = FN_PREP};
  for (unsigned i = 0; i < FN_PREP; i++)
    if (lexer_is(&p->lexer, function_names[i])) {
      source->function = (RuleFunction)i;
      return lexer_next(&p->lexer);
    }
  if (p->lexer.now.kind == LEX_WORD && *p->lexer.now.text == '@')
    return lexer_fail(&p->lexer, "there is @time and @place only");
  return parse_word(p, &source->prep);
}

static int find_role(const Parser *p, const LexToken *token)
{
  for (guint i = 0; i < p->roles->len; i++) {
    const char *name = g_array_index(p->roles, RuleRole, i).name;
    if (strlen(name) == token->length && !memcmp(name, token->text, token->length))
      return (int)i;
  }
  return -1;
}

static bool make_role(Parser *p, uint8_t *role)
{
  if (p->roles->len == RULE_MAX_ROLES)
    return lexer_fail(&p->lexer, "a rule has at most %d roles", RULE_MAX_ROLES);
  RuleRole fresh = {.name = parse_text(p)};
  *role = (uint8_t)p->roles->len;
  g_array_append_val(p->roles, fresh);
  return lexer_next(&p->lexer);
}

bool parse_role_name(Parser *p, bool make, uint8_t *role)
{
  if (p->lexer.now.kind != LEX_WORD)
    return lexer_fail(&p->lexer, "the name of a role is expected here");
  int found = find_role(p, &p->lexer.now);
  if (found >= 0) {
    *role = (uint8_t)found;
    return lexer_next(&p->lexer);
  }
  if (make) return make_role(p, role);
  GPtrArray *names = g_ptr_array_new();
  for (guint i = 0; i < p->roles->len; i++)
    g_ptr_array_add(names, (char *)g_array_index(p->roles, RuleRole, i).name);
  return unknown(p, "role", names);
}
