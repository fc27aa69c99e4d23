// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Loads rule files and makes the index: from a word
 * to the frames that it triggers, so that many frames cost little more than few. */
#include "extract/relate/rules.h"
#include <string.h>

uint32_t rules_find_word(const EntRules *rules, const char *text)
{
  return GPOINTER_TO_UINT(g_hash_table_lookup(rules->words, text));
}

uint32_t rules_word(EntRules *rules, const char *text)
{
  uint32_t id = rules_find_word(rules, text);
  if (id) return id;
  uint64_t none = 0;
  id = rules->word_cues->len;
  g_array_append_val(rules->word_cues, none);
  g_array_append_val(rules->word_lists, none);
  g_hash_table_insert(rules->words, ent_arena_strdup(rules->arena, text),
                      GUINT_TO_POINTER(id));
  return id;
}

/* The closed class that syntax.c asks for by name. */
static void intern_core(EntRules *rules)
{
  static const char *const core[] = {"by", "of", "as", "on", "for"};
  for (size_t i = 0; i < G_N_ELEMENTS(core); i++)
    rules_word(rules, core[i]);
}

static EntRules *rules_new(void)
{
  EntRules *rules = g_new0(EntRules, 1);
  rules->arena = ent_arena_new();
  rules->words = g_hash_table_new(g_str_hash, g_str_equal);
  rules->word_cues = g_array_new(FALSE, TRUE, sizeof(uint64_t));
  rules->word_lists = g_array_new(FALSE, TRUE, sizeof(uint64_t));
  g_array_set_size(rules->word_cues, 1); /* id 0: no word */
  g_array_set_size(rules->word_lists, 1);
  rules->lists = g_ptr_array_new();
  rules->frames = g_array_new(FALSE, TRUE, sizeof(RuleFrame));
  rules->by_name = g_hash_table_new(g_str_hash, g_str_equal);
  rules->code = g_array_new(FALSE, TRUE, sizeof(RuleCode));
  rules->raw_triggers = g_array_new(FALSE, TRUE, sizeof(RawTrigger));
  rules->raw_matches = g_array_new(FALSE, TRUE, sizeof(RawTrigger));
  rules->examples = g_array_new(FALSE, TRUE, sizeof(EntRuleExample));
  intern_core(rules);
  return rules;
}

void ent_rules_free(EntRules *rules)
{
  if (!rules) return;
  confidence_free(rules->confidence);
  g_hash_table_destroy(rules->words);
  g_hash_table_destroy(rules->by_name);
  g_array_free(rules->word_cues, TRUE);
  g_array_free(rules->word_lists, TRUE);
  g_ptr_array_free(rules->lists, TRUE);
  g_array_free(rules->frames, TRUE);
  g_array_free(rules->code, TRUE);
  g_array_free(rules->raw_triggers, TRUE);
  g_array_free(rules->raw_matches, TRUE);
  g_array_free(rules->examples, TRUE);
  ent_arena_free(rules->arena);
  g_free(rules);
}

bool ent_rules_measure(EntRules *rules, const char *file, EntError *error)
{
  EntConfidence *measured = confidence_load(file, error);
  if (!measured) return false;
  confidence_free(rules->confidence);
  rules->confidence = measured;
  return true;
}

static bool load_file(EntRules *rules, const char *file, EntError *error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr(GError) problem = NULL;
  if (!g_file_get_contents(file, &text, &length, &problem))
    return ent_fail(error, ENT_ERR_NO_INPUT, file, 0, 0, "%s", problem->message);
  const char *bad;
  if (!g_utf8_validate_len(text, length, &bad)) {
    uint32_t line = 1;
    for (const char *c = text; c < bad; c++)
      line += *c == '\n';
    return ent_fail(error, ENT_ERR_BAD_DATA, file, line, 0, "this is not UTF-8");
  }
  return rules_parse(rules, file, text, length, error);
}

EntRules *ent_rules_load(const char *const *files, uint32_t n, EntError *error)
{
  EntRules *rules = rules_new();
  bool good = true;
  for (uint32_t i = 0; i < n && good; i++)
    good = load_file(rules, files[i], error);
  if (good && rules_inherit(rules, error)) {
    rules_index(rules);
    return rules;
  }
  ent_rules_free(rules);
  return NULL;
}

uint32_t ent_rules_n_examples(const EntRules *rules)
{
  return rules->examples->len;
}

const EntRuleExample *ent_rules_example(const EntRules *rules, uint32_t i)
{
  return &g_array_index(rules->examples, EntRuleExample, i);
}

/* Counting sort of triggers by word. */
static void index_words(EntRules *rules)
{
  uint32_t n_words = rules->word_cues->len;
  uint32_t *first = ent_arena_new_array(rules->arena, uint32_t, n_words + 2);
  const GArray *raws = rules->raw_triggers;
  for (guint pass = 0; pass < 2; pass++) {
    if (pass == 1) {
      for (uint32_t w = 0; w <= n_words; w++)
        first[w + 1] += first[w];
      rules->triggers = ent_arena_new_array(rules->arena, RuleTrigger, first[n_words]);
    }
    for (guint i = raws->len; i-- > 0;) {
      const RawTrigger *raw = &g_array_index(raws, RawTrigger, i);
      if (raw->trigger.kind == TRIGGER_THING ||
          rules_is_replaced(rules, raw->trigger.rule))
        continue;
      if (pass == 0)
        first[raw->word + 1]++;
      else
        rules->triggers[--first[raw->word + 1]] = raw->trigger;
    }
  }
  /* Having counted down, first[w + 1] is where word w begins. */
  rules->first_trigger = first + 1;
}

static void index_things(EntRules *rules)
{
  const GArray *raws = rules->raw_triggers;
  for (uint32_t c = 0; c < ENT_CLASS_COUNT; c++) {
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(RuleTrigger));
    for (guint i = 0; i < raws->len; i++) {
      const RawTrigger *raw = &g_array_index(raws, RawTrigger, i);
      if (raw->trigger.kind == TRIGGER_THING && raw->word == c &&
          !rules_is_replaced(rules, raw->trigger.rule))
        g_array_append_val(found, raw->trigger);
    }
    rules->n_thing_triggers[c] = found->len;
    rules->thing_triggers[c] =
        ent_arena_new_array(rules->arena, RuleTrigger, found->len);
    if (found->len)
      memcpy(rules->thing_triggers[c], found->data, found->len * sizeof(RuleTrigger));
  }
}

/* What a program may begin with: sets of words and of start classes. */
typedef struct {
  const EntRules *rules;
  GArray *words; /* ids */
  uint32_t starts;
} Beginning;

static void collect_list(Beginning *b, uint32_t list)
{
  for (uint32_t w = 1; w < b->rules->word_lists->len; w++)
    if (g_array_index(b->rules->word_lists, uint64_t, w) >> list & 1u)
      g_array_append_val(b->words, w);
}

static void collect(Beginning *b, uint32_t pc, unsigned depth)
{
  const RuleCode *c = &g_array_index(b->rules->code, RuleCode, pc);
  while (c->op == OP_JUMP || c->op == OP_NOT)
    c = &g_array_index(b->rules->code, RuleCode, c->x);
  uint32_t word = c->x;
  if (c->op == OP_SPLIT && depth < 40) {
    collect(b, c->x, depth + 1);
    collect(b, c->y, depth + 1);
  } else if (c->op == OP_WORD || c->op == OP_LEMMA) {
    g_array_append_val(b->words, word);
  } else if (c->op == OP_LIST) {
    collect_list(b, c->x);
  } else if (c->op == OP_MENTION) {
    b->starts |= c->x & ((1u << ENT_CLASS_COUNT) - 1);
    if (c->x & RULE_DATE) b->starts |= 1u << RULE_START_DATE;
    if (c->x & RULE_MONEY) b->starts |= 1u << RULE_START_MONEY;
    if (c->x & RULE_PRONOUN) b->starts |= 1u << RULE_START_PRONOUN;
  } else {
    b->starts |= 1u << RULE_START_ANY;
  }
}

static gint by_id(gconstpointer x, gconstpointer y)
{
  uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
  return (a > b) - (a < b);
}

static void index_patterns(EntRules *rules)
{
  RuleStarts *starts = &rules->starts;
  GArray *lists[RULE_N_STARTS];
  for (unsigned c = 0; c < RULE_N_STARTS; c++)
    lists[c] = g_array_new(FALSE, FALSE, sizeof(RuleMatch));
  g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(RawTrigger));
  for (guint i = 0; i < rules->raw_matches->len; i++) {
    const RawTrigger *raw = &g_array_index(rules->raw_matches, RawTrigger, i);
    if (rules_is_replaced(rules, raw->trigger.rule)) continue;
    RuleMatch match = {.rule = raw->trigger.rule, .code = raw->word};
    Beginning b = {.rules = rules,
                   .words = g_array_new(FALSE, FALSE, sizeof(uint32_t))};
    collect(&b, match.code, 0);
    for (unsigned c = 0; c < RULE_N_STARTS; c++)
      if (b.starts >> c & 1u) g_array_append_val(lists[c], match);
    g_array_sort(b.words, by_id);
    for (guint w = 0; w < b.words->len; w++) {
      uint32_t word = g_array_index(b.words, uint32_t, w);
      if (w && word == g_array_index(b.words, uint32_t, w - 1)) continue;
      RawTrigger pair = {.word = word,
                         .trigger = {.rule = match.rule, .rest = {match.code}}};
      g_array_append_val(pairs, pair);
    }
    g_array_free(b.words, TRUE);
  }
  for (unsigned c = 0; c < RULE_N_STARTS; c++) {
    starts->n_by_class[c] = lists[c]->len;
    starts->by_class[c] = ent_arena_new_array(rules->arena, RuleMatch, lists[c]->len);
    if (lists[c]->len)
      memcpy(starts->by_class[c], lists[c]->data, lists[c]->len * sizeof(RuleMatch));
    g_array_free(lists[c], TRUE);
  }
  uint32_t n_words = rules->word_cues->len;
  uint32_t *first = ent_arena_new_array(rules->arena, uint32_t, n_words + 2);
  for (guint i = 0; i < pairs->len; i++)
    first[g_array_index(pairs, RawTrigger, i).word + 1]++;
  for (uint32_t w = 0; w <= n_words; w++)
    first[w + 1] += first[w];
  starts->by_word = ent_arena_new_array(rules->arena, RuleMatch, pairs->len);
  for (guint i = pairs->len; i-- > 0;) {
    const RawTrigger *pair = &g_array_index(pairs, RawTrigger, i);
    starts->by_word[--first[pair->word + 1]] =
        (RuleMatch){.rule = pair->trigger.rule, .code = pair->trigger.rest[0]};
  }
  starts->first_word = first + 1;
}

void rules_index(EntRules *rules)
{
  index_words(rules);
  index_things(rules);
  index_patterns(rules);
}
