// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Patterns over tokens and mentions: a small machine that tries alternatives in order
 * and gives up after a fixed number of steps, so that no pattern is ever slow. */
#include "extract/relate/trace.h"

enum { STEPS = 400 };

typedef struct {
  EntRelate *r;
  uint32_t bound[RULE_MAX_ROLES]; /* mentions */
  uint32_t steps;
} Machine;

static uint32_t mention_bits(const EntRelate *r, const EntMention *m)
{
  switch (m->kind) {
  case ENT_MENTION_DATE:
    return RULE_DATE;
  case ENT_MENTION_MONEY:
    return RULE_MONEY;
  case ENT_MENTION_PRONOUN:
    return RULE_PRONOUN;
  default: {
    EntClass cls = ent_mention_class(r->m, m);
    return cls < ENT_CLASS_COUNT ? 1u << cls : 0;
  }
  }
}

static bool word_matches(const EntRelate *r, const RuleCode *c, uint32_t token)
{
  switch (c->op) {
  case OP_WORD:
    return r->form[token] == c->x;
  case OP_LEMMA:
    return r->lemma[token] == c->x;
  case OP_TAG:
    return relate_token(r, token)->upos == c->x;
  case OP_LIST: {
    uint64_t bit = (uint64_t)1 << c->x;
    const GArray *lists = r->rules->word_lists;
    return ((g_array_index(lists, uint64_t, r->form[token]) |
             g_array_index(lists, uint64_t, r->lemma[token])) &
            bit) != 0;
  }
  default:
    return c->op == OP_ANY;
  }
}

static uint32_t run(Machine *m, uint32_t pc, uint32_t token);

/* Tries the mentions that begin here, the longest first. */
static uint32_t run_mention(Machine *m, uint32_t pc, uint32_t token)
{
  const EntRelate *r = m->r;
  const RuleCode *c = &g_array_index(r->rules->code, RuleCode, pc);
  for (uint32_t i = resolve_first_mention(r, r->sentence, token);
       i < r->first_mention[r->sentence + 1] && r->m->mentions[i].first == token; i++) {
    const EntMention *mention = &r->m->mentions[i];
    if (!(mention_bits(r, mention) & c->x)) continue;
    bool name =
        mention->kind == ENT_MENTION_NAME || mention->kind == ENT_MENTION_DEMONYM;
    if ((c->x & RULE_NAMED) && !name) continue;
    uint32_t before = c->y == ENT_NONE ? ENT_NONE : m->bound[c->y];
    if (c->y != ENT_NONE) m->bound[c->y] = i;
    uint32_t end = run(m, pc + 1, mention->end);
    if (end != ENT_NONE) return end;
    if (c->y != ENT_NONE) m->bound[c->y] = before;
  }
  return ENT_NONE;
}

/* The token after the match, or ENT_NONE. */
static uint32_t run(Machine *m, uint32_t pc, uint32_t token)
{
  const EntSentence *s = relate_sentence(m->r);
  for (;;) {
    if (++m->steps > STEPS) return ENT_NONE;
    const RuleCode *c = &g_array_index(m->r->rules->code, RuleCode, pc);
    if (c->op == OP_DONE) return token;
    if (c->op == OP_JUMP) {
      pc = c->x;
      continue;
    }
    if (c->op == OP_SPLIT) {
      uint32_t end = run(m, c->x, token);
      if (end != ENT_NONE) return end;
      pc = c->y;
      continue;
    }
    if (c->op == OP_NOT) {
      if (run(m, pc + 1, token) != ENT_NONE) return ENT_NONE;
      pc = c->x;
      continue;
    }
    if (c->op == OP_START) {
      if (token != s->first) return ENT_NONE;
      pc++;
      continue;
    }
    if (token >= s->end) return ENT_NONE;
    if (c->op == OP_MENTION) return run_mention(m, pc, token);
    if (!word_matches(m->r, c, token)) return ENT_NONE;
    pc++;
    token++;
  }
}

/* The agreement or event of the two, or NULL: what is said of it is as true as it. */
static const EntMention *matter_of(const EntRelate *r, const EntMention *s,
                                   const EntMention *o)
{
  if (!(relate_sentence(r)->flags & ENT_SENT_PARSED)) return NULL;
  if (ent_class_in(ent_mention_class(r->m, s), ENT_SET_MATTER)) return s;
  return ent_class_in(ent_mention_class(r->m, o), ENT_SET_MATTER) ? o : NULL;
}

static bool is_former_role(const EntRelate *r, const EntMention *m)
{
  return m->kind == ENT_MENTION_ROLE && status_is_former(r, m);
}

/* A pattern has no trigger: how the text stands to what it found. False where nothing
 * is stated. */
static bool judge(const EntRelate *r, const EntMention *s, const EntMention *o,
                  Finding *f)
{
  bool former = is_former_role(r, o) || is_former_role(r, s);
  f->status = former && f->property != ENT_PROP_ROLE_IN ? ENT_STATUS_FORMER
                                                        : ENT_STATUS_ASSERTED;
  const EntMention *matter = matter_of(r, s, o);
  if (!matter || f->property == ENT_PROP_PART_OF) return true;
  Standing standing = status_of(r, matter->head);
  f->status = standing.status;
  f->attributed_to = standing.attributed_to;
  return !standing.none;
}

static void give(Machine *m, const RuleFrame *frame, const RuleGive *g)
{
  EntRelate *r = m->r;
  uint32_t sm = m->bound[g->subject], om = m->bound[g->object];
  if (sm == ENT_NONE || om == ENT_NONE) return;
  const EntMention *s = &r->m->mentions[sm], *o = &r->m->mentions[om];
  Finding f = {.property = g->property,
               .subject = {s->thing, sm, s->confidence},
               .object = {o->thing, om, o->confidence},
               .status = g->status,
               .attributed_to = ENT_NONE,
               .confidence = frame->confidence,
               .rule = frame->name};
  if (g->object_in)
    f.object.thing = o->thing == ENT_NONE ? ENT_NONE : r->m->chains[o->thing].related;
  if (f.status == ENT_STATUS_COUNT && !judge(r, s, o, &f)) return;
  emit(r, &f);
}

static void trace_match(const Machine *m, const RuleFrame *frame, uint32_t token,
                        uint32_t end, guint before)
{
  TraceTry one = {.frame = frame,
                  .token = token,
                  .end_token = MAX(end, token + 1),
                  .mention = ENT_NONE,
                  .end = TRACE_RAN,
                  .first_found = before,
                  .end_found = m->r->found->len};
  for (uint32_t i = 0; i < frame->n_roles; i++)
    if (m->bound[i] != ENT_NONE)
      one.roles[i] = (Fillers){.items = {{ENT_NONE, m->bound[i], 1}}, .n = 1};
  trace_add(m->r, &one);
}

static void try_at(EntRelate *r, const RuleMatch *match, uint32_t token)
{
  Machine m = {.r = r};
  for (unsigned i = 0; i < RULE_MAX_ROLES; i++)
    m.bound[i] = ENT_NONE;
  uint32_t end = run(&m, match->code, token);
  if (end == ENT_NONE) return;
  const RuleFrame *frame = rules_frame(r->rules, match->rule);
  guint before = r->found->len;
  for (uint32_t g = 0; g < frame->n_gives; g++)
    give(&m, frame, &frame->gives[g]);
  if (r->trace) trace_match(&m, frame, token, end, before);
}

static void try_word(EntRelate *r, uint32_t word, uint32_t token)
{
  const RuleStarts *starts = &r->rules->starts;
  if (!word) return;
  for (uint32_t i = starts->first_word[word]; i < starts->first_word[word + 1]; i++)
    try_at(r, &starts->by_word[i], token);
}

static void try_class(EntRelate *r, uint32_t start, uint32_t token)
{
  const RuleStarts *starts = &r->rules->starts;
  for (uint32_t i = 0; i < starts->n_by_class[start]; i++)
    try_at(r, &starts->by_class[start][i], token);
}

static uint32_t start_of(const EntRelate *r, const EntMention *m)
{
  switch (m->kind) {
  case ENT_MENTION_DATE:
    return RULE_START_DATE;
  case ENT_MENTION_MONEY:
    return RULE_START_MONEY;
  case ENT_MENTION_PRONOUN:
    return RULE_START_PRONOUN;
  default: {
    EntClass cls = ent_mention_class(r->m, m);
    return cls < ENT_CLASS_COUNT ? (uint32_t)cls : RULE_N_STARTS;
  }
  }
}

void pattern_sentence(EntRelate *r)
{
  const EntSentence *s = relate_sentence(r);
  for (uint32_t t = s->first; t < s->end; t++) {
    try_word(r, r->form[t], t);
    if (r->lemma[t] != r->form[t]) try_word(r, r->lemma[t], t);
    if (r->rules->starts.n_by_class[RULE_START_ANY]) try_class(r, RULE_START_ANY, t);
  }
  uint32_t tried = 0, at = ENT_NONE; /* one try for each class at a token */
  for (uint32_t i = r->first_mention[r->sentence];
       i < r->first_mention[r->sentence + 1]; i++) {
    const EntMention *m = &r->m->mentions[i];
    uint32_t start = start_of(r, m);
    if (m->first != at) tried = 0;
    at = m->first;
    if (start == RULE_N_STARTS || (tried >> start & 1u)) continue;
    tried |= 1u << start;
    try_class(r, start, m->first);
  }
}
