// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Why a frame gave nothing at a word. Worked out afterwards, from what the engine
 * left: asked for only where somebody looks. */
#include "extract/relate/trace.h"

static const char *const function_names[] = {
#define X(id, name) name,
    ENT_FUNCTIONS(X)
#undef X
};

const char *trace_kind_name(TriggerKind kind)
{
  static const char *const names[] = {"verb", "noun", "adj", "thing"};
  return names[kind];
}

/* --- words ------------------------------------------------------------------------ */

static const char *word_text(const EntRelate *r, uint32_t word)
{
  GHashTableIter all;
  gpointer text, id;
  g_hash_table_iter_init(&all, r->rules->words);
  while (g_hash_table_iter_next(&all, &text, &id))
    if (GPOINTER_TO_UINT(id) == word) return text;
  return "?";
}

static void put_source(const EntRelate *r, const RuleSource *source, GString *text)
{
  bool prep = source->function == FN_PREP;
  g_string_append(text,
                  prep ? word_text(r, source->prep) : function_names[source->function]);
}

void trace_put_sources(const EntRelate *r, const RuleRole *role, GString *text)
{
  for (uint32_t i = 0; i < role->n_sources; i++) {
    if (i) g_string_append(text, " | ");
    put_source(r, &role->sources[i], text);
  }
}

void trace_put_classes(uint32_t classes, GString *text)
{
  const char *between = "";
  if (classes == ENT_SET_AGENT) g_string_append(text, "Agent");
  for (unsigned c = 0; c < ENT_CLASS_COUNT && classes != ENT_SET_AGENT; c++) {
    EntClass parent = ent_class_info((EntClass)c)->parent;
    bool below = parent != ENT_CLASS_NONE && (classes >> parent & 1u);
    if (!(classes >> c & 1u) || below) continue;
    g_string_append_printf(text, "%s%s", between, ent_class_info((EntClass)c)->name);
    between = ", ";
  }
  if (classes & RULE_DATE) g_string_append_printf(text, "%sDate", between);
  if (classes & RULE_MONEY) g_string_append_printf(text, "%sMoney", between);
}

static void put_tokens(const EntRelate *r, uint32_t first, uint32_t end, GString *text)
{
  const EntToken *tokens = r->a->tokens;
  const char *words = r->a->text + tokens[first].begin;
  g_string_append_c(text, '"');
  for (const char *p = words; p < r->a->text + tokens[end - 1].end; p++)
    g_string_append_c(text, *p == '\n' || *p == '\t' ? ' ' : *p);
  g_string_append_c(text, '"');
}

/* What stands at a head, and as what it is known: "Bergen" (Place). */
static void put_phrase(const EntRelate *r, uint32_t head, GString *text)
{
  uint32_t at = r->mention_of[head];
  if (at == ENT_NONE) at = r->m->at_token[head];
  if (at == ENT_NONE) {
    put_tokens(r, head, head + 1, text);
    g_string_append(text, " (nothing known)");
    return;
  }
  const EntMention *m = &r->m->mentions[at];
  EntClass cls = ent_mention_class(r->m, m);
  put_tokens(r, m->first, m->end, text);
  if (cls < ENT_CLASS_COUNT)
    g_string_append_printf(text, " (%s)", ent_class_info(cls)->name);
  else
    g_string_append(text, m->kind == ENT_MENTION_DATE    ? " (Date)"
                          : m->kind == ENT_MENTION_MONEY ? " (Money)"
                                                         : " (stands for nothing)");
}

/* --- empty roles ------------------------------------------------------------------ */

/* The first phrase that stands where the role is looked for. */
static uint32_t first_candidate(const EntRelate *r, const TraceTry *one,
                                const RuleRole *role, const RuleSource **source)
{
  for (uint32_t i = 0; i < role->n_sources; i++) {
    Heads heads;
    *source = &role->sources[i];
    syntax_fillers(r, one->token, one->trigger->kind, *source, &heads);
    for (uint32_t k = 0; k < heads.n; k++)
      if (heads.items[k] != one->token) return heads.items[k];
  }
  return ENT_NONE;
}

/* Of another role of the frame. */
static bool is_filler(const EntRelate *r, const TraceTry *one, uint32_t head)
{
  for (uint32_t i = 0; i < one->frame->n_roles; i++)
    for (uint32_t k = 0; k < one->roles[i].n; k++)
      if (r->m->mentions[one->roles[i].items[k].mention].head == head) return true;
  return false;
}

static bool would_fill(const EntRelate *r, const RuleRole *role, uint32_t head)
{
  Fillers fillers = {.n = 0};
  resolve_head(r, head, role, &fillers);
  return fillers.n > 0;
}

static bool stands_as(const EntRelate *r, const TraceTry *one, RuleFunction function,
                      uint32_t head)
{
  RuleSource source = {.function = function};
  Heads heads;
  syntax_fillers(r, one->token, one->trigger->kind, &source, &heads);
  for (uint32_t i = 0; i < heads.n; i++)
    if (heads.items[i] == head) return true;
  return false;
}

/* Does what would fill the role stand in another function? The commonest of errors:
 * the direction, or a preposition that the frame does not know. */
static bool put_elsewhere(const EntRelate *r, const TraceTry *one, const RuleRole *role,
                          GString *text)
{
  static const RuleFunction functions[] = {FN_SUBJECT, FN_OBJECT, FN_IOBJ,
                                           FN_POSS,    FN_COPULA, FN_PREDICATE};
  for (size_t f = 0; f < G_N_ELEMENTS(functions); f++)
    for (uint32_t i = r->first_mention[r->sentence];
         i < r->first_mention[r->sentence + 1]; i++) {
      uint32_t head = r->m->mentions[i].head;
      if (head == one->token || is_filler(r, one, head)) continue;
      if (!stands_as(r, one, functions[f], head) || !would_fill(r, role, head))
        continue;
      g_string_append(text, "; ");
      put_phrase(r, head, text);
      g_string_append_printf(text, " would do, but stands as %s",
                             function_names[functions[f]]);
      return true;
    }
  return false;
}

/* The same of the phrases with a preposition that hang on the trigger. */
static void put_other_case(const EntRelate *r, const TraceTry *one,
                           const RuleRole *role, GString *text)
{
  for (uint32_t c = r->child[one->token]; c != ENT_NONE; c = r->sibling[c]) {
    uint32_t word = syntax_child(r, c, ENT_DEP_CASE);
    if (word == ENT_NONE || is_filler(r, one, c) || !would_fill(r, role, c)) continue;
    g_string_append(text, "; ");
    put_phrase(r, c, text);
    g_string_append(text, " would do, but stands behind ");
    put_tokens(r, word, word + 1, text);
    return;
  }
}

static void put_unfit(const EntRelate *r, const RuleRole *role,
                      const RuleSource *source, uint32_t head, GString *text)
{
  put_phrase(r, head, text);
  g_string_append(text, " stands as ");
  put_source(r, source, text);
  if (would_fill(r, role, head)) {
    g_string_append(text, role->pair ? "; two are wanted" : "; one alone is wanted");
    return;
  }
  g_string_append(text, role->named ? "; wanted is a name of " : "; wanted is ");
  trace_put_classes(role->classes, text);
}

void trace_why_empty(const EntRelate *r, const TraceTry *one, uint32_t index,
                     GString *text)
{
  const RuleRole *role = &one->frame->roles[index];
  const RuleSource *source = NULL;
  if (!one->trigger) {
    g_string_append(text, "left out");
    return;
  }
  uint32_t head = first_candidate(r, one, role, &source);
  if (head != ENT_NONE) {
    put_unfit(r, role, source, head, text);
    return;
  }
  g_string_append(text, "nothing stands as ");
  trace_put_sources(r, role, text);
  if (!put_elsewhere(r, one, role, text)) put_other_case(r, one, role, text);
}

/* --- the reason of a try ---------------------------------------------------------- */

static bool is_empty(const TraceTry *one, uint32_t role)
{
  return one->roles[role].n == 0;
}

/* The role without which nothing is given: a needed one, the other end of a half
 * filled statement, the first of the first; COUNT if none is empty. */
static uint32_t lacking_role(const TraceTry *one)
{
  const RuleFrame *f = one->frame;
  for (uint32_t i = 0; i < f->n_roles; i++)
    if ((f->need >> i & 1u) && is_empty(one, i)) return i;
  for (uint32_t g = 0; g < f->n_gives; g++) {
    bool s = is_empty(one, f->gives[g].subject), o = is_empty(one, f->gives[g].object);
    if (s != o) return s ? f->gives[g].subject : f->gives[g].object;
  }
  for (uint32_t g = 0; g < f->n_gives; g++)
    if (is_empty(one, f->gives[g].subject)) return f->gives[g].subject;
  return RULE_MAX_ROLES;
}

static bool has_full_give(const TraceTry *one)
{
  for (uint32_t g = 0; g < one->frame->n_gives; g++)
    if (!is_empty(one, one->frame->gives[g].subject) &&
        !is_empty(one, one->frame->gives[g].object))
      return true;
  return false;
}

/* Do all statements that could be given tie a thing to itself? */
static bool is_of_one_thing(const TraceTry *one)
{
  for (uint32_t g = 0; g < one->frame->n_gives; g++) {
    const Fillers *s = &one->roles[one->frame->gives[g].subject];
    const Fillers *o = &one->roles[one->frame->gives[g].object];
    if (!s->n || !o->n) continue;
    bool same = s->n == 1 && o->n == 1 && s->items[0].thing == o->items[0].thing;
    if (!same || s->items[0].thing == ENT_NONE) return false;
  }
  return true;
}

static void why_ran(const EntRelate *r, const TraceTry *one, GString *text)
{
  uint32_t role = lacking_role(one);
  bool needed = role < RULE_MAX_ROLES && (one->frame->need >> role & 1u);
  if (!needed && has_full_give(one)) {
    if (one->has_standing && one->standing.none)
      g_string_append(text, "a condition or question: nothing is stated");
    else if (one->has_standing && one->standing.status != ENT_STATUS_ASSERTED)
      g_string_append_printf(text,
                             "it is %s, or the vocabulary forbids what would be said",
                             ent_status_name(one->standing.status));
    else
      g_string_append(text, is_of_one_thing(one)
                                ? "both ends are one thing"
                                : "the vocabulary forbids what would be said");
    return;
  }
  if (role == RULE_MAX_ROLES) return;
  g_string_append_printf(text, "%s is empty: ", one->frame->roles[role].name);
  trace_why_empty(r, one, role, text);
}

static void why_phrase(const EntRelate *r, const TraceTry *one, GString *text)
{
  g_string_append(text, "not with the other words of the trigger:");
  for (unsigned i = 0; i < RULE_MAX_PHRASE && one->trigger->rest[i]; i++)
    g_string_append_printf(text, " %s", word_text(r, one->trigger->rest[i]));
}

static void why_test(const EntRelate *r, const TraceTry *one, GString *text)
{
  Heads heads;
  const RuleSource *source = &one->test->source;
  syntax_fillers(r, one->token, one->trigger->kind, source, &heads);
  g_string_append_printf(text, "'%s ", one->test->forbid ? "never" : "only");
  put_source(r, source, text);
  g_string_append(text, "' speaks against it: ");
  if (heads.n)
    put_tokens(r, heads.items[0], heads.items[0] + 1, text);
  else
    g_string_append(text, "nothing stands there");
}

void trace_why(const EntRelate *r, const TraceTry *one, GString *text)
{
  switch (one->end) {
  case TRACE_TAG:
    g_string_append_printf(text, "a %s is wanted, this is tagged %s",
                           trace_kind_name(one->trigger->kind),
                           ent_upos_name((EntUpos)relate_token(r, one->token)->upos));
    return;
  case TRACE_IN_NAME:
    g_string_append(text, "the word is part of a name");
    return;
  case TRACE_PHRASE:
    why_phrase(r, one, text);
    return;
  case TRACE_TEST:
    why_test(r, one, text);
    return;
  case TRACE_RAN:
    why_ran(r, one, text);
  }
}

uint32_t trace_nearness(const TraceTry *one)
{
  uint32_t near = (uint32_t)one->end * 100;
  for (uint32_t i = 0; i < one->frame->n_roles; i++)
    near += one->roles[i].n > 0;
  return near + (one->end == TRACE_RAN && has_full_give(one) ? 50 : 0);
}
