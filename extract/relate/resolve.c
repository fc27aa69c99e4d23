// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* From the head of a phrase to the thing it stands for: its own mention, the name that
 * stands beside a title, or what a bare "officials" acts for. */
#include "extract/mention/finder.h"
#include "extract/relate/engine.h"

static void add(Fillers *fillers, Filler filler)
{
  for (uint32_t i = 0; i < fillers->n; i++)
    if (fillers->items[i].thing == filler.thing &&
        (filler.thing != ENT_NONE || fillers->items[i].mention == filler.mention))
      return;
  if (fillers->n < FILLERS_MAX) fillers->items[fillers->n++] = filler;
}

uint32_t resolve_first_mention(const EntRelate *r, uint32_t sentence, uint32_t token)
{
  uint32_t low = r->first_mention[sentence], high = r->first_mention[sentence + 1];
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (r->m->mentions[middle].first < token)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool thing_fits(const EntRelate *r, uint32_t thing, uint32_t classes)
{
  if (thing == ENT_NONE) return false;
  const EntChain *chain = &r->m->chains[thing];
  return !chain->dropped && ent_class_in(chain->cls, classes);
}

static void add_members(const EntRelate *r, uint32_t mention, uint32_t classes,
                        Fillers *fillers)
{
  const EntMention *m = &r->m->mentions[mention];
  for (size_t i = 0; i < G_N_ELEMENTS(m->members); i++)
    if (m->members[i] != ENT_NONE && thing_fits(r, m->members[i], classes))
      add(fillers, (Filler){m->members[i], mention, m->confidence});
}

/* "Foreign Minister Wang Yi" is its holder where a person is wanted. */
static uint32_t holder_of(const EntRelate *r, const EntMention *m)
{
  if (m->kind != ENT_MENTION_ROLE || m->thing == ENT_NONE) return ENT_NONE;
  const EntChain *chain = &r->m->chains[m->thing];
  if (chain->cls != ENT_CLASS_ROLE || !m->attached) return ENT_NONE;
  uint32_t beside = m->holder_token; /* the chain may have several holders */
  uint32_t name = beside == ENT_NONE ? ENT_NONE : r->m->at_token[beside];
  uint32_t thing = name == ENT_NONE ? ENT_NONE : r->m->mentions[name].thing;
  return thing != ENT_NONE ? thing : chain->holder;
}

void resolve_mention(const EntRelate *r, uint32_t mention, const RuleRole *role,
                     Fillers *fillers)
{
  const EntMention *m = &r->m->mentions[mention];
  if (role->named && m->kind != ENT_MENTION_NAME && m->kind != ENT_MENTION_DEMONYM)
    return;
  if (m->kind == ENT_MENTION_GROUP) {
    add_members(r, mention, role->classes, fillers);
    return;
  }
  bool value = (m->kind == ENT_MENTION_DATE && (role->classes & RULE_DATE)) ||
               (m->kind == ENT_MENTION_MONEY && (role->classes & RULE_MONEY));
  uint32_t holder = holder_of(r, m);
  if (value)
    add(fillers, (Filler){ENT_NONE, mention, m->confidence});
  else if (m->kind == ENT_MENTION_DATE || m->kind == ENT_MENTION_MONEY)
    return;
  else if (thing_fits(r, m->thing, role->classes))
    add(fillers, (Filler){m->thing, mention, m->confidence});
  else if (thing_fits(r, holder, role->classes))
    add(fillers, (Filler){holder, mention, m->confidence});
}

static bool try_mention(const EntRelate *r, uint32_t mention, const RuleRole *role,
                        Fillers *fillers)
{
  uint32_t before = fillers->n;
  if (mention != ENT_NONE) resolve_mention(r, mention, role, fillers);
  return fillers->n > before;
}

static bool names_head(EntDeprel rel)
{
  return rel == ENT_DEP_APPOS || rel == ENT_DEP_FLAT || rel == ENT_DEP_COMPOUND ||
         rel == ENT_DEP_NMOD_DESC || rel == ENT_DEP_DEP || rel == ENT_DEP_NMOD_UNMARKED;
}

/* "the lines pleased Norway": what is called by another name stands behind a comma or
 * at once. */
static bool is_cut_off(const EntRelate *r, uint32_t head, uint32_t name)
{
  if (relate_rel(r, name) != ENT_DEP_APPOS || name == head + 1) return false;
  uint8_t before = relate_token(r, name - 1)->upos;
  return before == ENT_POS_ADJ || before == ENT_POS_VERB || before == ENT_POS_ADV;
}

/* What the members of a coordinated phrase stand for. */
static void try_members(const EntRelate *r, uint32_t phrase, const RuleRole *role,
                        Fillers *fillers)
{
  Heads inner = {.n = 0};
  syntax_spread(r, phrase, &inner);
  for (uint32_t i = 0; i < inner.n; i++) {
    uint32_t own = r->mention_of[inner.items[i]];
    try_mention(r, own != ENT_NONE ? own : r->m->at_token[inner.items[i]], role,
                fillers);
  }
}

/* "the minister, Wang Yi"; "commissioner Vestager" where the title is the head. */
static bool try_beside(const EntRelate *r, uint32_t head, const RuleRole *role,
                       Fillers *fillers)
{
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c]) {
    if (c < head || !names_head(relate_rel(r, c)) || is_cut_off(r, head, c)) continue;
    uint32_t mention = r->m->at_token[c];
    if (mention == ENT_NONE || r->m->mentions[mention].kind != ENT_MENTION_NAME)
      continue;
    if (!try_mention(r, mention, role, fillers)) continue;
    if (relate_token(r, head)->feats & ENT_FEAT(NUMBER_PLUR))
      try_members(r, c, role, fillers); /* "her counterparts X of Peru and Y" */
    return true;
  }
  return false;
}

static bool modifies(EntDeprel rel)
{
  return rel == ENT_DEP_AMOD || rel == ENT_DEP_COMPOUND || rel == ENT_DEP_NMOD_POSS ||
         rel == ENT_DEP_NMOD || rel == ENT_DEP_NMOD_DESC;
}

static bool is_by(const EntRelate *r, uint32_t noun)
{
  uint32_t by = rules_find_word(r->rules, "by");
  return by && syntax_has_case(r, noun, by);
}

/* Whose it is or where it comes from, not what it is about or sent through. */
static bool is_from(const EntRelate *r, uint32_t noun)
{
  static const char *const words[] = {"of", "from", "by", "at", "in", "for"};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    uint32_t word = rules_find_word(r->rules, words[i]);
    if (word && syntax_has_case(r, noun, word)) return true;
  }
  return false;
}

/* "Chinese officials", "officials from the ministry": for whom they act. */
static bool try_stand_in(const EntRelate *r, uint32_t head, const RuleRole *role,
                         Fillers *fillers)
{
  if (!(relate_cues(r, head) & ENT_CUE_SET(STAND_IN))) return false;
  if (!(role->classes & ENT_SET_ORG)) return false; /* a place is no actor */
  RuleRole body = {.classes = role->classes & (ENT_SET_ORG | ENT_SET(COUNTRY))};
  uint32_t before = fillers->n;
  for (uint32_t c = r->child[head]; c != ENT_NONE && body.classes; c = r->sibling[c]) {
    if (!modifies(relate_rel(r, c))) continue;
    if (relate_rel(r, c) == ENT_DEP_NMOD && !is_from(r, c)) continue;
    Heads owners = {.n = 0}; /* "ministers from Norway, Chile and Peru" */
    syntax_spread(r, c, &owners);
    for (uint32_t i = 0; i < owners.n; i++) {
      uint32_t own = r->mention_of[owners.items[i]];
      try_mention(r, own != ENT_NONE ? own : r->m->at_token[owners.items[i]], &body,
                  fillers);
    }
    if (fillers->n > before) break;
  }
  return fillers->n > before;
}

static bool takes_owners(const RuleRole *role)
{
  for (uint32_t i = 0; i < role->n_sources; i++)
    if (role->sources[i].function == FN_OWNER) return true;
  return false;
}

/* "anger at X's handling of it": whose deed it is, where the role may be filled by the
 * owner of an object. */
static bool try_doer(const EntRelate *r, uint32_t head, const RuleRole *role,
                     Fillers *fillers)
{
  if (!takes_owners(role) || !(relate_cues(r, head) & ENT_CUE_SET(DEED))) return false;
  uint32_t before = fillers->n;
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c]) {
    EntDeprel rel = relate_rel(r, c);
    bool before_it = rel == ENT_DEP_NMOD_POSS || (rel == ENT_DEP_AMOD && c < head);
    if (!before_it && !(rel == ENT_DEP_NMOD && is_by(r, c))) continue;
    uint32_t mention =
        r->mention_of[c] != ENT_NONE ? r->mention_of[c] : r->m->at_token[c];
    if (try_mention(r, mention, role, fillers)) break;
  }
  return fillers->n > before;
}

/* "Turkish President Erdoğan", "Airbus director Lind" where the tree takes the first
 * word for the head: the title or name that follows at once. */
static uint32_t behind_demonym(const EntRelate *r, uint32_t mention)
{
  if (mention == ENT_NONE) return mention;
  const EntMention *m = &r->m->mentions[mention];
  bool modifier =
      m->kind == ENT_MENTION_DEMONYM ||
      (m->kind == ENT_MENTION_NAME && ent_mention_class(r->m, m) != ENT_CLASS_PERSON);
  if (!modifier) return mention;
  if (m->end >= relate_sentence(r)->end) return mention;
  uint32_t next = r->m->at_token[m->end];
  if (next == ENT_NONE) return mention;
  const EntMention *n = &r->m->mentions[next];
  bool title = n->kind == ENT_MENTION_ROLE && n->attached;
  bool name =
      m->kind == ENT_MENTION_DEMONYM && ent_mention_class(r->m, n) == ENT_CLASS_PERSON;
  return title || name ? next : mention;
}

/* "the town of X", "members of X", "the fields of X and Y": X and Y. */
static bool try_contained(const EntRelate *r, uint32_t head, const RuleRole *role,
                          Fillers *fillers)
{
  if (!(relate_cues(r, head) & ENT_CUE_SET(CONTAINER))) return false;
  uint32_t before = fillers->n;
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c]) {
    EntDeprel rel = relate_rel(r, c);
    if (rel != ENT_DEP_NMOD && rel != ENT_DEP_APPOS && rel != ENT_DEP_FLAT) continue;
    try_members(r, c, role, fillers);
  }
  return fillers->n > before;
}

/* "the Trump administration". */
static bool is_named_for_person(const EntRelate *r, uint32_t head)
{
  uint32_t first = syntax_child(r, head, ENT_DEP_COMPOUND);
  uint32_t mention = first == ENT_NONE ? ENT_NONE : r->m->at_token[first];
  return mention != ENT_NONE &&
         ent_mention_class(r->m, &r->m->mentions[mention]) == ENT_CLASS_PERSON;
}

/* "such as", "including" before the phrase. */
static bool is_example(const EntRelate *r, uint32_t phrase)
{
  for (uint32_t c = r->child[phrase]; c != ENT_NONE; c = r->sibling[c])
    if ((relate_rel(r, c) == ENT_DEP_CASE || relate_rel(r, c) == ENT_DEP_MARK) &&
        (relate_cues(r, c) & ENT_CUE_SET(EXAMPLE)))
      return true;
  return false;
}

/* "companies such as X and Y", "speakers including X": X and Y. */
static bool try_examples(const EntRelate *r, uint32_t head, const RuleRole *role,
                         Fillers *fillers)
{
  uint32_t before = fillers->n;
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c]) {
    if (c < head || !is_example(r, c)) continue;
    try_members(r, c, role, fillers);
  }
  return fillers->n > before;
}

/* How many sentences back "the network" may have been named. */
enum { REACH = 3 };

/* "the combined group", "the new company": another than that was named. */
static bool is_another(const EntRelate *r, uint32_t head)
{
  for (uint32_t c = r->child[head]; c != ENT_NONE; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_AMOD && r->m->at_token[c] == ENT_NONE) return true;
  return false;
}

/* "the network", "the university": the last body of that kind that was named; not "the
 * parties". */
static bool try_known_body(const EntRelate *r, uint32_t head, const RuleRole *role,
                           Fillers *fillers)
{
  uint32_t det = syntax_child(r, head, ENT_DEP_DET);
  if (role->named || r->m->at_token[head] != ENT_NONE || det == ENT_NONE ||
      is_named_for_person(r, head) || is_another(r, head) ||
      !(relate_token(r, det)->feats & ENT_FEAT(DEFINITE_DEF)) ||
      (relate_token(r, head)->feats & ENT_FEAT(NUMBER_PLUR)))
    return false;
  const EntMatch *kind = ent_match_at(r->m, head, ENT_TABLE_ORG_HEADS);
  if (!kind || kind->end != head + 1) return false;
  EntClass cls = ent_class_by_name(ent_entry_value(kind->entry, "class"));
  if (cls == ENT_CLASS_ORGANIZATION) return false; /* "the office": of any kind */
  uint32_t from = r->sentence > REACH ? r->sentence - REACH : 0;
  for (uint32_t i = r->first_mention[r->sentence + 1]; i-- > r->first_mention[from];) {
    const EntMention *m = &r->m->mentions[i];
    if (m->first > head || m->kind != ENT_MENTION_NAME) continue;
    EntClass other = ent_mention_class(r->m, m);
    if (other != cls || !thing_fits(r, m->thing, role->classes)) continue;
    add(fillers, (Filler){m->thing, i, 0.6f});
    return true;
  }
  return false;
}

/* How many sentences back what "the decision" speaks of may have been told. */
enum { DEED_REACH = 8, LEAD = 3 };

static bool is_the(const EntRelate *r, uint32_t noun)
{
  uint32_t det = syntax_child(r, noun, ENT_DEP_DET);
  return det != ENT_NONE && (relate_token(r, det)->feats &
                             (ENT_FEAT(DEFINITE_DEF) | ENT_FEAT(PRONTYPE_DEM)));
}

/* "announced that", "began an offensive". */
static bool does(const EntRelate *r, uint32_t verb)
{
  if (relate_token(r, verb)->upos != ENT_POS_VERB) return false;
  uint64_t cues = relate_cues(r, verb);
  if (cues & ENT_CUE_SET(DOING)) return true;
  uint32_t object = syntax_child(r, verb, ENT_DEP_OBJ);
  return (cues & ENT_CUE_SET(LIGHT)) && object != ENT_NONE &&
         (relate_cues(r, object) & ENT_CUE_SET(DEED));
}

/* Who did something last in the sentence, if its tree is known. */
static bool try_subject_of_deed(const EntRelate *r, const RuleRole *role,
                                Fillers *fillers)
{
  static const RuleSource subject = {.function = FN_SUBJECT};
  const EntSentence *s = relate_sentence(r);
  if (!(s->flags & ENT_SENT_PARSED)) return false;
  for (uint32_t i = s->end; i-- > s->first;) {
    if (r->quote_of[i] != ENT_NONE || !does(r, i)) continue;
    Heads heads;
    syntax_fillers(r, i, TRIGGER_VERB, &subject, &heads);
    uint32_t mention = heads.n ? r->mention_of[heads.items[0]] : ENT_NONE;
    if (mention == ENT_NONE && heads.n) mention = r->m->at_token[heads.items[0]];
    if (try_mention(r, mention, role, fillers)) return true;
  }
  return false;
}

/* "the decision of X" */
static bool has_source(const EntRelate *r, uint32_t noun)
{
  for (uint32_t c = r->child[noun]; c != ENT_NONE; c = r->sibling[c])
    if (relate_rel(r, c) == ENT_DEP_NMOD && is_from(r, c)) return true;
  return false;
}

/* "criticised the decision": whose it is, as told before. */
static bool try_recent_doer(const EntRelate *r, uint32_t head, const RuleRole *role,
                            Fillers *fillers)
{
  uint64_t cues = relate_cues(r, head);
  if (!takes_owners(role) || !(cues & ENT_CUE_SET(DEED)) ||
      (cues & ENT_CUE_SET(PROPOSAL)) || r->m->at_token[head] != ENT_NONE ||
      !is_the(r, head) || has_source(r, head))
    return false;
  EntRelate there = *r;
  uint32_t from = r->sentence > DEED_REACH ? r->sentence - DEED_REACH : 0;
  for (uint32_t s = r->sentence; s-- > from;) {
    there.sentence = s;
    if (try_subject_of_deed(&there, role, fillers)) return true;
  }
  for (uint32_t s = 0; s < MIN(LEAD, from); s++) { /* what the news is about */
    there.sentence = s;
    if (try_subject_of_deed(&there, role, fillers)) return true;
  }
  return false;
}

static void resolve_phrase(const EntRelate *r, uint32_t head, const RuleRole *role,
                           Fillers *fillers)
{
  if (head == ENT_NONE) return;
  uint32_t own = behind_demonym(r, r->mention_of[head]);
  uint32_t inner = behind_demonym(r, r->m->at_token[head]);
  /* "condemned Chile's invasion": Chile, rather than an event without a name. */
  bool described =
      own != ENT_NONE && r->m->mentions[own].kind == ENT_MENTION_DESCRIPTION;
  if (described && try_doer(r, head, role, fillers)) return;
  if (try_mention(r, own, role, fillers)) {
    lists_go_on(r, own, role, fillers);
    return;
  }
  if (inner != own && try_mention(r, inner, role, fillers)) {
    lists_go_on(r, inner, role, fillers);
    return;
  }
  if (lists_of_fields(r, head, role, fillers)) return;
  if (try_beside(r, head, role, fillers)) return;
  if (try_contained(r, head, role, fillers)) return;
  if (try_examples(r, head, role, fillers)) return;
  if (try_stand_in(r, head, role, fillers)) return;
  if (try_doer(r, head, role, fillers)) return;
  if (try_recent_doer(r, head, role, fillers)) return;
  try_known_body(r, head, role, fillers);
}

/* Whose the statement is: "the ministry's", "released by X", or of the verb whose
 * object it is: "X issued a statement". */
static bool try_author_at(const EntRelate *r, uint32_t noun, const RuleRole *role,
                          Fillers *fillers)
{
  static const RuleSource sources[] = {{.function = FN_POSS}, {.function = FN_SUBJECT}};
  uint32_t before = fillers->n;
  for (size_t i = 0; i < G_N_ELEMENTS(sources) && fillers->n == before; i++) {
    Heads heads;
    syntax_fillers(r, noun, TRIGGER_NOUN, &sources[i], &heads);
    for (uint32_t k = 0; k < heads.n; k++)
      if (heads.items[k] != noun &&
          !(relate_cues(r, heads.items[k]) & ENT_CUE_SET(PLATFORM)))
        resolve_phrase(r, heads.items[k], role, fillers);
  }
  for (uint32_t c = r->child[noun]; c != ENT_NONE && fillers->n == before;
       c = r->sibling[c]) {
    bool from = relate_rel(r, c) == ENT_DEP_NMOD && is_from(r, c);
    if (from) resolve_phrase(r, c, role, fillers);
    if (relate_rel(r, c) != ENT_DEP_ACL) continue;
    Heads heads;
    syntax_fillers(r, c, TRIGGER_VERB, &sources[1], &heads);
    for (uint32_t k = 0; k < heads.n; k++)
      if (heads.items[k] != noun) resolve_phrase(r, heads.items[k], role, fillers);
  }
  return fillers->n > before;
}

/* "in a statement": who says it. */
static bool try_actor(const EntRelate *r, uint32_t noun, const RuleRole *role,
                      Fillers *fillers)
{
  static const RuleSource actor = {.function = FN_ACTOR};
  uint32_t before = fillers->n;
  Heads heads;
  syntax_fillers(r, noun, TRIGGER_NOUN, &actor, &heads);
  for (uint32_t k = 0; k < heads.n; k++)
    resolve_phrase(r, heads.items[k], role, fillers);
  return fillers->n > before;
}

/* In a sentence without a tree: the first that is named in front of it. */
static bool try_first_named(const EntRelate *r, uint32_t noun, const RuleRole *role,
                            Fillers *fillers)
{
  uint32_t before = fillers->n, sentence = r->sentence;
  for (uint32_t i = r->first_mention[sentence];
       i < r->first_mention[sentence + 1] && fillers->n == before; i++)
    if (r->m->mentions[i].first < noun) resolve_mention(r, i, role, fillers);
  return fillers->n > before;
}

static bool try_author(const EntRelate *r, uint32_t noun, const RuleRole *role,
                       Fillers *fillers)
{
  if (!(relate_sentence(r)->flags & ENT_SENT_PARSED))
    return try_first_named(r, noun, role, fillers);
  return try_author_at(r, noun, role, fillers) || try_actor(r, noun, role, fillers);
}

/* "the statement also said": the author of the last one spoken of. */
static void try_document(const EntRelate *r, uint32_t head, const RuleRole *role,
                         Fillers *fillers)
{
  if (!(relate_cues(r, head) & ENT_CUE_SET(DOCUMENT))) return;
  if (try_author_at(r, head, role, fillers)) return;
  uint32_t det = syntax_child(r, head, ENT_DEP_DET);
  if (det == ENT_NONE || !(relate_token(r, det)->feats & ENT_FEAT(DEFINITE_DEF)))
    return;
  uint32_t own = r->sentence, from = own > REACH ? own - REACH : 0;
  EntRelate there = *r;
  for (uint32_t s = own + 1; s-- > from && !fillers->n;) {
    there.sentence = s;
    const EntSentence *at = &r->a->sentences[s];
    for (uint32_t i = MIN(at->end, head); i-- > at->first && !fillers->n;)
      if (r->lemma[i] == r->lemma[head]) try_author(&there, i, role, fillers);
  }
}

void resolve_head(const EntRelate *r, uint32_t head, const RuleRole *role,
                  Fillers *fillers)
{
  uint32_t before = fillers->n;
  resolve_phrase(r, head, role, fillers);
  if (head != ENT_NONE && fillers->n == before) try_document(r, head, role, fillers);
}
