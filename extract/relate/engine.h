// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* One document under relation extraction: what the parts of the engine share. Token
 * arrays are as long as the document; trees are linked sentence by sentence. */
#ifndef ENT_EXTRACT_RELATE_ENGINE_H
#define ENT_EXTRACT_RELATE_ENGINE_H

#include "extract/relate/rules.h"

/* Direct speech: tokens between the marks. */
typedef struct {
  uint32_t first, end; /* without the marks */
  uint32_t speaker;    /* chain, or ENT_NONE */
} EntQuote;

/* A second clause whose verb is left out: "..., and Y for B". */
typedef struct {
  uint32_t verb;    /* that is understood, or ENT_NONE */
  uint32_t subject; /* Y */
  uint32_t phrase;  /* B */
  uint32_t prep;    /* word id of "for" */
} EntGap;

typedef struct {
  const EntRules *rules;
  const EntModel *model;
  EntMentions *m;
  EntAnalysis *a;
  uint32_t *form, *lemma;    /* token -> word id, 0 where no rule names it */
  uint32_t *child, *sibling; /* tree as lists: first child, next sibling */
  uint32_t *order;           /* of a sentence's tokens, heads first: for syntax_link */
  EntSpan *extent;           /* token -> tokens of its subtree */
  uint32_t *mention_of;      /* token -> largest mention with this head, or ENT_NONE */
  uint32_t *quote_of;        /* token -> quote, or ENT_NONE */
  uint32_t *first_mention;   /* sentence -> first mention in it; one more at the end */
  GArray *quotes;            /* EntQuote */
  GArray *found;             /* EntStatement */
  uint32_t sentence;         /* at work */
  EntGap gap;                /* at work */
  struct EntTrace *trace;    /* what is tried, for people (trace.h), or NULL */
  FILE *parts;               /* for --dump=confidence, or NULL */
} EntRelate;

static inline uint64_t relate_cues(const EntRelate *r, uint32_t token)
{
  return rules_cues(r->rules, r->lemma[token]) | rules_cues(r->rules, r->form[token]);
}
/* The time for the document is up: loops leave off, as nothing will be made of it. */
static inline bool relate_is_late(const EntRelate *r)
{
  return ent_deadline_passed(&r->a->deadline);
}
static inline const EntToken *relate_token(const EntRelate *r, uint32_t token)
{
  return &r->a->tokens[token];
}
static inline EntDeprel relate_rel(const EntRelate *r, uint32_t token)
{
  return (EntDeprel)r->a->tokens[token].deprel;
}
/* ENT_NONE at the root. */
static inline uint32_t relate_head(const EntRelate *r, uint32_t token)
{
  uint32_t head = r->a->tokens[token].head;
  return head == token ? ENT_NONE : head;
}
static inline const EntSentence *relate_sentence(const EntRelate *r)
{
  return &r->a->sentences[r->sentence];
}

/* --- mend.c --------------------------------------------------------------------- */

/* A name is one phrase: what hangs on a word outside it ("the Union [of Teachers]") is
 * hung on its first word that does. Before the heads of mentions are looked for. */
void mend_names(EntRelate *r, uint32_t sentence);
/* Puts right what parsers often get wrong and the words and mentions tell: names joined
 * by "and" taken for a compound, a title between commas taken for the whole clause. The
 * sentence must be parsed and not yet linked. */
void mend_tree(EntRelate *r, uint32_t sentence);
/* The same of clauses: infinitives taken for nouns, relative clauses (mend_clauses.c).
 */
void mend_clauses(EntRelate *r, uint32_t sentence);
/* "X signed for A, and Y for B": finds Y and B behind the verb, heads of phrases. The
 * sentence must be linked. */
bool mend_gap(const EntRelate *r, uint32_t verb, EntGap *gap);

/* --- syntax.c: clauses and phrases over a UD tree ------------------------------- */

enum { HEADS_MAX = 24 };
/* Head tokens of phrases, in the order found; what does not fit is left out. */
typedef struct {
  uint32_t items[HEADS_MAX];
  uint32_t n;
} Heads;

/* Links the sentence's children lists. The sentence must be parsed. */
void syntax_link(EntRelate *r, uint32_t sentence);
bool syntax_is_passive(const EntRelate *r, uint32_t verb);
/* What stands as the clause's surface subject, also where it is understood: of a
 * participle, an infinitive, a coordinated verb; ENT_NONE if there is none. */
uint32_t syntax_subject(const EntRelate *r, uint32_t verb);
/* The phrases that fill a function of a trigger, coordination spread out. */
void syntax_fillers(const EntRelate *r, uint32_t trigger, TriggerKind kind,
                    const RuleSource *source, Heads *heads);
/* The token and all that is coordinated with it. */
void syntax_spread(const EntRelate *r, uint32_t head, Heads *heads);
/* "Norway, but not Sweden": the second is told apart. */
bool syntax_is_excepted(const EntRelate *r, uint32_t second);
/* The first child with this relation, or ENT_NONE. */
uint32_t syntax_child(const EntRelate *r, uint32_t head, EntDeprel rel);
/* Some case word of the phrase is the word. */
bool syntax_has_case(const EntRelate *r, uint32_t head, uint32_t word);
/* First and end token of the subtree. */
void syntax_extent(const EntRelate *r, uint32_t head, uint32_t *first, uint32_t *end);
/* Of the tree, is head an ancestor of token, or it? */
bool syntax_dominates(const EntRelate *r, uint32_t head, uint32_t token);

/* --- resolve.c: from a phrase to what it stands for ------------------------------ */

/* A thing or value that fills a role, and the mention by which. */
typedef struct {
  uint32_t thing; /* chain; ENT_NONE for a value */
  uint32_t mention;
  float sure; /* 0..1 */
} Filler;

enum { FILLERS_MAX = 16 };
typedef struct {
  Filler items[FILLERS_MAX];
  uint32_t n;
} Fillers;

/* Adds what the phrase with this head stands for, if the role can be filled by it. */
void resolve_head(const EntRelate *r, uint32_t head, const RuleRole *role,
                  Fillers *fillers);
/* The first mention of a sentence that begins at the token or behind it; the sentence's
 * end where there is none. Binary search. */
uint32_t resolve_first_mention(const EntRelate *r, uint32_t sentence, uint32_t token);
/* Adds what one mention stands for: its chain, a group's members, a value. */
void resolve_mention(const EntRelate *r, uint32_t mention, const RuleRole *role,
                     Fillers *fillers);

/* --- lists.c -------------------------------------------------------------------- */

/* "areas such as A, B and C", "those sectors": adds A, B and C where the role takes
 * topics and the head is a word like "areas". */
bool lists_of_fields(const EntRelate *r, uint32_t head, const RuleRole *role,
                     Fillers *fillers);
/* For a role of topics only, where the tree shows none: the list behind the trigger or
 * its preposition, or before a passive. */
bool lists_behind(const EntRelate *r, uint32_t token, const RuleSource *source,
                  const RuleRole *role, Fillers *fillers);
/* Adds the topics that follow this one in a list. */
void lists_go_on(const EntRelate *r, uint32_t mention, const RuleRole *role,
                 Fillers *fillers);

/* --- status.c ------------------------------------------------------------------ */

typedef struct {
  bool none;    /* nothing is stated: a condition, a question */
  bool earlier; /* "previously": of what lasts it says that it is over */
  EntStatus status;
  uint32_t attributed_to; /* chain or ENT_NONE */
} Standing;

/* How the text stands to the predicate at this token. */
Standing status_of(const EntRelate *r, uint32_t trigger);
/* "the 2014 agreement": the thing is there, and what its name says of it holds. */
bool status_is_presupposed(const EntRelate *r, uint32_t noun);
/* "former", "then", "ex-" in front of the mention. */
bool status_is_former(const EntRelate *r, const EntMention *mention);
/* "did not attend the talks", "skipped the talks": they took place for all that. */
bool status_is_missed(const EntRelate *r, uint32_t verb);
/* "Minister X resigned": the clause of a title and its holder ends what it says. */
bool status_lost_post(const EntRelate *r, const EntMention *role);
/* The speaker of a phrase: who is said to say it. ENT_NONE if it is no named thing. */
uint32_t status_speaker(const EntRelate *r, uint32_t head, uint32_t *mention);

/* --- validity.c ----------------------------------------------------------------- */

/* ISO dates, or NULL. */
typedef struct {
  const char *from, *until;
} Validity;

/* From when and until when what a predicate tells of holds, where the text says so;
 * mention is the predicate's own, or ENT_NONE. */
Validity validity_of(const EntRelate *r, uint32_t trigger, uint32_t mention);
/* "previously represented" is over; "previously visited" has happened. */
bool validity_lasts(EntProperty property);
/* A date beside it is when it began or ended: not of what one is for or against. */
bool validity_has_dates(EntProperty property);
/* The day, which may be NULL, lies before the document's. */
bool validity_is_over(const EntRelate *r, const char *until);

/* --- emit.c --------------------------------------------------------------------- */

typedef struct {
  EntProperty property;
  Filler subject, object;
  EntStatus status;
  uint32_t attributed_to;
  float confidence; /* the rule's own */
  const char *rule;
  Validity valid;
} Finding;

/* Adds a statement of the sentence at work if property and classes agree. */
void emit(EntRelate *r, const Finding *finding);
/* Adds a said statement: value is the words, tokens [first, end). */
void emit_said(EntRelate *r, uint32_t speaker, uint32_t mention, uint32_t first,
               uint32_t end, const char *value, float confidence, const char *rule);

/* --- frame.c, pattern.c, quotes.c, speech.c ------------------------------------- */

/* A trigger of some frame stands in the sentence. */
bool frame_may_match(const EntRelate *r, uint32_t sentence);
void frame_sentence(EntRelate *r);
void pattern_sentence(EntRelate *r);
/* Finds the quotes of the document. */
void quotes_find(EntRelate *r);
/* All said statements of the document, once all sentences are linked. */
void speech_document(EntRelate *r);
/* A word that begins speech stands in the sentence. */
bool speech_may_match(const EntRelate *r, uint32_t sentence);

#endif
