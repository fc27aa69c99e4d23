// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The clauses of frames and patterns: one function each (docs/rules.md). */
#include "extract/relate/parse.h"
#include <string.h>

static void *array_copy(Parser *p, const GArray *array, size_t size)
{
  void *copy = ent_arena_alloc(p->rules->arena, array->len * size);
  if (array->len) memcpy(copy, array->data, array->len * size);
  return copy;
}

/* "hold talks": a trigger of one word and up to three that must be near it. */
static bool trigger_word(Parser *p, TriggerKind kind)
{
  if (!parse_is_word(p)) return lexer_fail(&p->lexer, "a trigger word is expected");
  g_autofree char *text = g_strndup(p->lexer.now.text, p->lexer.now.length);
  g_auto(GStrv) parts = g_strsplit(text, " ", 0);
  RawTrigger raw = {.trigger = {.kind = kind, .rule = p->rules->frames->len}};
  guint n = g_strv_length(parts);
  if (n == 0 || n > RULE_MAX_PHRASE + 1)
    return lexer_fail(&p->lexer, "a trigger has one to %d words", RULE_MAX_PHRASE + 1);
  if (!parse_is_lower(p)) return false;
  for (guint i = 0; i < n; i++) {
    if (!*parts[i]) return lexer_fail(&p->lexer, "a trigger has single spaces only");
    uint32_t word = rules_word(p->rules, parts[i]);
    if (i == 0)
      raw.word = word;
    else
      raw.trigger.rest[i - 1] = word;
  }
  g_array_append_val(p->triggers, raw);
  return lexer_next(&p->lexer);
}

static bool triggers(Parser *p, TriggerKind kind)
{
  do {
    if (!trigger_word(p, kind)) return false;
  } while (lexer_take(&p->lexer, ","));
  return true;
}

static bool clause_verb(Parser *p)
{
  return triggers(p, TRIGGER_VERB);
}
static bool clause_noun(Parser *p)
{
  return triggers(p, TRIGGER_NOUN);
}
static bool clause_adj(Parser *p)
{
  return triggers(p, TRIGGER_ADJ);
}

static bool clause_thing(Parser *p)
{
  uint32_t set;
  LexToken at = p->lexer.now;
  if (!parse_classes(p, &set)) return false;
  if (set >> ENT_CLASS_COUNT)
    return lexer_fail_at(&p->lexer, &at, "a date or a sum of money is no trigger");
  if (set == (1u << ENT_CLASS_COUNT) - 1)
    return lexer_fail_at(&p->lexer, &at,
                         "this frame would match everything: every thing that is "
                         "mentioned would be its trigger");
  for (uint32_t c = 0; c < ENT_CLASS_COUNT; c++)
    if (set >> c & 1u) {
      RawTrigger raw = {
          .word = c, .trigger = {.kind = TRIGGER_THING, .rule = p->rules->frames->len}};
      g_array_append_val(p->triggers, raw);
    }
  return true;
}

static bool sources(Parser *p, RuleRole *role)
{
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(RuleSource));
  do {
    RuleSource source;
    if (!parse_source(p, &source)) return false;
    g_array_append_val(found, source);
  } while (lexer_take(&p->lexer, "|"));
  role->sources = array_copy(p, found, sizeof(RuleSource));
  role->n_sources = found->len;
  return true;
}

/* The name of a role that is not there yet. */
static bool new_role(Parser *p, uint8_t *index)
{
  LexToken at = p->lexer.now;
  guint before = p->roles->len;
  if (!parse_role_name(p, true, index)) return false;
  if (p->roles->len > before) return true;
  return lexer_fail_at(&p->lexer, &at, "there is a role '%.*s' already", (int)at.length,
                       at.text);
}

static bool clause_role(Parser *p)
{
  uint8_t index;
  if (!new_role(p, &index) || !parse_expect(p, ":")) return false;
  RuleRole *role = &g_array_index(p->roles, RuleRole, index);
  role->pair = lexer_take(&p->lexer, "pair");
  role->single = lexer_take(&p->lexer, "single");
  role->named = lexer_take(&p->lexer, "named");
  return parse_classes(p, &role->classes) && parse_expect(p, "=") && sources(p, role);
}

/* "event e": the trigger's own mention. */
static bool clause_event(Parser *p)
{
  uint8_t index;
  if (!new_role(p, &index)) return false;
  RuleRole *role = &g_array_index(p->roles, RuleRole, index);
  RuleSource *source = ent_arena_new_array(p->rules->arena, RuleSource, 1);
  source->function = FN_SELF;
  role->classes = ENT_SET_MATTER;
  role->sources = source;
  role->n_sources = 1;
  return true;
}

static void add_adjunct(Parser *p, uint8_t role)
{
  RuleRole *r = &g_array_index(p->roles, RuleRole, role);
  if (r->n_sources) return;
  RuleSource *source = ent_arena_new_array(p->rules->arena, RuleSource, 1);
  bool time = g_str_equal(r->name, "@time");
  source->function = time ? FN_TIME : FN_PLACE;
  r->classes = time ? RULE_DATE : ENT_SET(PLACE) | ENT_SET(COUNTRY);
  r->sources = source;
  r->n_sources = 1;
}

/* A role's name; "r.in" is the body or country of the role r. */
static bool operand(Parser *p, uint8_t *role, bool *in)
{
  bool adjunct = lexer_is(&p->lexer, "@time") || lexer_is(&p->lexer, "@place");
  if (adjunct && p->frame->pattern)
    return lexer_fail(&p->lexer, "a pattern has no @time and @place: they are found "
                                 "in the tree");
  if (!parse_role_name(p, adjunct, role)) return false;
  if (adjunct) add_adjunct(p, *role);
  *in = lexer_take(&p->lexer, ".");
  return !*in || parse_expect(p, "in");
}

/* Where the parts of a gives stand. */
typedef struct {
  LexToken subject, property, object;
} GiveTokens;

static bool check_give(Parser *p, const RuleGive *give, const GiveTokens *at)
{
  const EntPropertyInfo *info = ent_property_info(give->property);
  const RuleRole *s = &g_array_index(p->roles, RuleRole, give->subject);
  const RuleRole *o = &g_array_index(p->roles, RuleRole, give->object);
  uint32_t range = info->range_kind == ENT_RANGE_DATE    ? RULE_DATE
                   : info->range_kind == ENT_RANGE_MONEY ? RULE_MONEY
                                                         : info->range;
  if (info->range_kind == ENT_RANGE_TEXT)
    return lexer_fail_at(&p->lexer, &at->property,
                         "'%s' is given by the speech module only", info->name);
  if (!give->subject_in && s->classes && !(s->classes & info->domain))
    return lexer_fail_at(&p->lexer, &at->subject,
                         "'%s' can never be the subject of '%s'", s->name, info->name);
  if (!give->object_in && o->classes && !(o->classes & range))
    return lexer_fail_at(&p->lexer, &at->object, "'%s' can never be the object of '%s'",
                         o->name, info->name);
  return true;
}

static bool clause_gives(Parser *p)
{
  do {
    RuleGive give = {.status = ENT_STATUS_COUNT};
    GiveTokens at = {.subject = p->lexer.now};
    if (!operand(p, &give.subject, &give.subject_in)) return false;
    at.property = p->lexer.now;
    if (!parse_property(p, &give.property)) return false;
    at.object = p->lexer.now;
    if (!operand(p, &give.object, &give.object_in)) return false;
    if (p->lexer.now.kind == LEX_WORD && !parse_status(p, &give.status))
      return parse_no_status(p, " or ';'");
    if (!check_give(p, &give, &at)) return false;
    g_array_append_val(p->gives, give);
  } while (lexer_take(&p->lexer, ";"));
  return true;
}

static bool clause_need(Parser *p)
{
  do {
    uint8_t role;
    if (!parse_role_name(p, false, &role)) return false;
    p->frame->need |= 1u << role;
  } while (lexer_take(&p->lexer, ","));
  return true;
}

/* "only object: meeting, talks" and "never object: ball". */
static bool restriction(Parser *p, bool forbid)
{
  RuleTest test = {.forbid = forbid};
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  if (!parse_source(p, &test.source) || !parse_expect(p, ":") || !parse_words(p, words))
    return false;
  test.words = array_copy(p, words, sizeof(uint32_t));
  test.n_words = words->len;
  g_array_append_val(p->tests, test);
  return true;
}

static bool clause_only(Parser *p)
{
  return restriction(p, false);
}
static bool clause_never(Parser *p)
{
  return restriction(p, true);
}

static bool clause_past(Parser *p)
{
  return parse_status(p, &p->frame->past) || parse_no_status(p, "");
}

static bool clause_presupposed(Parser *p)
{
  p->frame->presupposed = true;
  return true;
}

static bool clause_confidence(Parser *p)
{
  g_autofree char *text = g_strndup(p->lexer.now.text, p->lexer.now.length);
  char *end;
  double value = g_ascii_strtod(text, &end);
  if (p->lexer.now.kind != LEX_WORD || *end || value <= 0 || value > 1)
    return lexer_fail(&p->lexer, "a number above 0 and up to 1 is expected here");
  p->frame->confidence = (float)value;
  return lexer_next(&p->lexer);
}

typedef struct {
  const char *name;
  bool (*parse)(Parser *p);
  bool in_pattern, in_frame;
} Clause;

static const Clause clauses[] = {
    {"verb", clause_verb, false, true},
    {"noun", clause_noun, false, true},
    {"adj", clause_adj, false, true},
    {"thing", clause_thing, false, true},
    {"role", clause_role, false, true},
    {"event", clause_event, false, true},
    {"gives", clause_gives, true, true},
    {"need", clause_need, false, true},
    {"only", clause_only, false, true},
    {"never", clause_never, false, true},
    {"past", clause_past, true, true},
    {"presupposed", clause_presupposed, false, true},
    {"confidence", clause_confidence, true, true},
    {"match", parse_match, true, false},
};

/* A rule may replace one of another file, not one of its own. */
static bool check_fresh(Parser *p)
{
  g_autofree char *name = g_strndup(p->lexer.now.text, p->lexer.now.length);
  guint index = GPOINTER_TO_UINT(g_hash_table_lookup(p->rules->by_name, name));
  const RuleFrame *old = index ? rules_frame(p->rules, index - 1) : NULL;
  if (!old || old->file != p->lexer.file) return true;
  return lexer_fail(&p->lexer, "there is a %s '%s' in line %u already",
                    old->pattern ? "pattern" : "frame", name, old->line);
}

bool parse_frame_begin(Parser *p, bool pattern)
{
  LexToken name = p->lexer.now;
  if (name.kind != LEX_WORD)
    return lexer_fail(&p->lexer, "the name of the %s is expected here",
                      pattern ? "pattern" : "frame");
  if (!check_fresh(p)) return false;
  p->name = name;
  p->frame = ent_arena_new_array(p->rules->arena, RuleFrame, 1);
  *p->frame = (RuleFrame){.name = parse_text(p),
                          .file = p->lexer.file,
                          .line = name.line,
                          .confidence = 0,
                          .pattern = pattern,
                          .past = ENT_STATUS_COUNT};
  if (!lexer_next(&p->lexer)) return false;
  if (!pattern && lexer_take(&p->lexer, ":")) {
    if (p->lexer.now.kind != LEX_WORD)
      return lexer_fail(&p->lexer, "the name of the frame to extend is expected here");
    p->frame->parent = parse_text(p);
    p->frame->column = p->lexer.now.column;
    g_autofree char *excerpt = lexer_excerpt(&p->lexer);
    p->frame->excerpt = ent_arena_strdup(p->rules->arena, excerpt);
    if (!lexer_next(&p->lexer)) return false;
  }
  g_array_set_size(p->roles, 0);
  g_array_set_size(p->gives, 0);
  g_array_set_size(p->tests, 0);
  g_array_set_size(p->triggers, 0);
  g_array_set_size(p->matches, 0);
  return true;
}

static bool frame_check(Parser *p)
{
  const RuleFrame *f = p->frame;
  const char *missing = NULL;
  if (f->pattern && p->matches->len == 0)
    missing = "a 'match'";
  else if (!f->pattern && p->triggers->len == 0 && !f->parent)
    missing = "a trigger (verb, noun, adj or thing)";
  else if (p->gives->len == 0 && !f->parent)
    missing = "a 'gives'";
  if (!missing) return true;
  return lexer_fail_at(&p->lexer, &p->name, "%s '%s' has no %s",
                       f->pattern ? "pattern" : "frame", f->name, missing + 2);
}

static void frame_store(Parser *p)
{
  RuleFrame *f = p->frame;
  EntRules *rules = p->rules;
  f->roles = array_copy(p, p->roles, sizeof(RuleRole));
  f->n_roles = p->roles->len;
  f->gives = array_copy(p, p->gives, sizeof(RuleGive));
  f->n_gives = p->gives->len;
  f->tests = array_copy(p, p->tests, sizeof(RuleTest));
  f->n_tests = p->tests->len;
  uint32_t index = rules->frames->len;
  g_array_append_val(rules->frames, *f);
  g_hash_table_insert(rules->by_name, (gpointer)f->name, GUINT_TO_POINTER(index + 1));
  g_array_append_vals(rules->raw_triggers, p->triggers->data, p->triggers->len);
  for (guint i = 0; i < p->matches->len; i++) {
    RawTrigger raw = {.word = g_array_index(p->matches, uint32_t, i),
                      .trigger = {.rule = index}};
    g_array_append_val(rules->raw_matches, raw);
  }
}

bool parse_frame_end(Parser *p)
{
  if (!p->frame) return true;
  if (!frame_check(p)) return false;
  frame_store(p);
  p->frame = NULL;
  return true;
}

static bool unknown_clause(Parser *p)
{
  static const char *const top[] = {"frame", "pattern", "cue", "words", "test", "not"};
  g_autofree char *word = g_strndup(p->lexer.now.text, p->lexer.now.length);
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (size_t i = 0; i < G_N_ELEMENTS(top); i++)
    g_ptr_array_add(names, (char *)top[i]);
  for (size_t i = 0; i < G_N_ELEMENTS(clauses); i++)
    g_ptr_array_add(names, (char *)clauses[i].name);
  return lexer_fail_unknown(&p->lexer, word, names, "no clause begins with '%s'", word);
}

bool parse_frame_clause(Parser *p)
{
  for (size_t i = 0; i < G_N_ELEMENTS(clauses); i++) {
    if (!lexer_is(&p->lexer, clauses[i].name)) continue;
    if (!p->frame)
      return lexer_fail(&p->lexer, "'%s' stands in no frame", clauses[i].name);
    bool allowed = p->frame->pattern ? clauses[i].in_pattern : clauses[i].in_frame;
    if (!allowed)
      return lexer_fail(&p->lexer, "a %s has no '%s'",
                        p->frame->pattern ? "pattern" : "frame", clauses[i].name);
    return lexer_next(&p->lexer) && clauses[i].parse(p);
  }
  return unknown_clause(p);
}
