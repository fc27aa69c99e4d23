// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The parser of the rule language: one function a clause (docs/rules.md). */
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

static bool is_word_token(const Parser *p)
{
  return p->lexer.now.kind == LEX_WORD || p->lexer.now.kind == LEX_STRING;
}

bool parse_word(Parser *p, uint32_t *word)
{
  if (!is_word_token(p) || p->lexer.now.length == 0)
    return lexer_fail(&p->lexer, "a word is expected here");
  g_autofree char *text = g_strndup(p->lexer.now.text, p->lexer.now.length);
  if (strchr(text, ' ')) return lexer_fail(&p->lexer, "one word only is allowed here");
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

static void *array_copy(Parser *p, const GArray *array, size_t size)
{
  void *copy = ent_arena_alloc(p->rules->arena, array->len * size);
  if (array->len) memcpy(copy, array->data, array->len * size);
  return copy;
}

/* "hold talks": a trigger of one word and up to three that must be near it. */
static bool trigger_word(Parser *p, TriggerKind kind)
{
  if (!is_word_token(p)) return lexer_fail(&p->lexer, "a trigger word is expected");
  g_autofree char *text = g_strndup(p->lexer.now.text, p->lexer.now.length);
  g_auto(GStrv) parts = g_strsplit(text, " ", 0);
  RawTrigger raw = {.trigger = {.kind = kind, .rule = p->rules->frames->len}};
  guint n = g_strv_length(parts);
  if (n == 0 || n > RULE_MAX_PHRASE + 1)
    return lexer_fail(&p->lexer, "a trigger has one to %d words", RULE_MAX_PHRASE + 1);
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
  if (set == (1u << ENT_CLASS_COUNT) - 1 || set >> ENT_CLASS_COUNT) {
    p->lexer.now = at;
    return lexer_fail(&p->lexer, "this frame would match everything");
  }
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

static bool clause_role(Parser *p)
{
  uint8_t index;
  if (!parse_role_name(p, true, &index) || !parse_expect(p, ":")) return false;
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
  if (!parse_role_name(p, true, &index)) return false;
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
  if (!parse_role_name(p, adjunct, role)) return false;
  if (adjunct) add_adjunct(p, *role);
  *in = lexer_take(&p->lexer, ".");
  return !*in || parse_expect(p, "in");
}

static bool check_give(Parser *p, const RuleGive *give)
{
  const EntPropertyInfo *info = ent_property_info(give->property);
  const RuleRole *s = &g_array_index(p->roles, RuleRole, give->subject);
  const RuleRole *o = &g_array_index(p->roles, RuleRole, give->object);
  uint32_t range = info->range_kind == ENT_RANGE_DATE    ? RULE_DATE
                   : info->range_kind == ENT_RANGE_MONEY ? RULE_MONEY
                                                         : info->range;
  if (info->range_kind == ENT_RANGE_TEXT)
    return lexer_fail(&p->lexer, "'%s' is given by the speech module only", info->name);
  if (!give->subject_in && s->classes && !(s->classes & info->domain))
    return lexer_fail(&p->lexer, "'%s' can never be the subject of '%s'", s->name,
                      info->name);
  if (!give->object_in && o->classes && !(o->classes & range))
    return lexer_fail(&p->lexer, "'%s' can never be the object of '%s'", o->name,
                      info->name);
  return true;
}

static bool clause_gives(Parser *p)
{
  do {
    RuleGive give = {.status = ENT_STATUS_COUNT};
    if (!operand(p, &give.subject, &give.subject_in)) return false;
    if (!parse_property(p, &give.property)) return false;
    if (!operand(p, &give.object, &give.object_in)) return false;
    if (p->lexer.now.kind == LEX_WORD && !parse_status(p, &give.status))
      return lexer_fail(&p->lexer,
                        "a status (Asserted, Planned, Alleged, Denied, Former) or ';' "
                        "is expected here");
    if (!check_give(p, &give)) return false;
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
  if (parse_status(p, &p->frame->past)) return true;
  return lexer_fail(&p->lexer, "a status is expected here");
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

static bool frame_begin(Parser *p, bool pattern)
{
  LexToken name = p->lexer.now;
  if (name.kind != LEX_WORD)
    return lexer_fail(&p->lexer, "the name of the %s is expected here",
                      pattern ? "pattern" : "frame");
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
  return ent_fail(p->lexer.error, ENT_ERR_BAD_DATA, p->lexer.file, f->line, 1,
                  "%s '%s' has no %s", f->pattern ? "pattern" : "frame", f->name,
                  missing + 2);
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

static bool frame_end(Parser *p)
{
  if (!p->frame) return true;
  if (!frame_check(p)) return false;
  frame_store(p);
  p->frame = NULL;
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

static bool define_cue(Parser *p)
{
  unsigned kind = 0;
  while (kind < ENT_CUE_COUNT && !lexer_is(&p->lexer, cue_names[kind]))
    kind++;
  if (kind == ENT_CUE_COUNT) {
    g_autofree char *word = g_strndup(p->lexer.now.text, p->lexer.now.length);
    const char *near = lexer_nearest(word, cue_names, ENT_CUE_COUNT);
    return lexer_fail(&p->lexer, "unknown kind of cue '%s'%s%s%s", word,
                      near ? "; did you mean '" : "", near ? near : "",
                      near ? "'?" : "");
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

static bool unknown_clause(Parser *p)
{
  static const char *const top[] = {"frame", "pattern", "cue", "words", "test", "not"};
  g_autofree char *word = g_strndup(p->lexer.now.text, p->lexer.now.length);
  const char *names[G_N_ELEMENTS(top) + G_N_ELEMENTS(clauses)];
  for (size_t i = 0; i < G_N_ELEMENTS(top); i++)
    names[i] = top[i];
  for (size_t i = 0; i < G_N_ELEMENTS(clauses); i++)
    names[G_N_ELEMENTS(top) + i] = clauses[i].name;
  const char *near = lexer_nearest(word, names, G_N_ELEMENTS(names));
  return lexer_fail(&p->lexer, "no clause begins with '%s'%s%s%s", word,
                    near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
}

static bool frame_clause(Parser *p)
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

static bool clause(Parser *p)
{
  if (lexer_take(&p->lexer, "frame")) return frame_end(p) && frame_begin(p, false);
  if (lexer_take(&p->lexer, "pattern")) return frame_end(p) && frame_begin(p, true);
  if (lexer_take(&p->lexer, "cue")) return frame_end(p) && define_cue(p);
  if (lexer_take(&p->lexer, "words")) return frame_end(p) && define_words(p);
  if (lexer_take(&p->lexer, "test")) return define_example(p, false);
  if (lexer_take(&p->lexer, "not")) return define_example(p, true);
  return frame_clause(p);
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
  return frame_end(p);
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
