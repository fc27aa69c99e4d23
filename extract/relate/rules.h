// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Rules as compiled: what the parser of the rule language makes and the engine reads.
 * Words are numbers: every word that some rule names has an id from 1. */
#ifndef ENT_EXTRACT_RELATE_RULES_H
#define ENT_EXTRACT_RELATE_RULES_H

#include "extract/relate/confidence.h"
#include "extract/relate/relate.h"
#include <glib.h>

/* What a word does to the clause it stands in or governs. X(id, name in the files). */
#define ENT_CUE_KINDS(X)                                                               \
  X(NEGATION, "negation")   /* not, never, no */                                       \
  X(FUTURE, "future")       /* will, may: what is below is planned */                  \
  X(PLAN, "plan")           /* expect, plan, agree: an infinitive below is planned */  \
  X(PLAN_TO, "plan-to")     /* the same of an infinitive only */                       \
  X(CONDITION, "condition") /* if, unless: nothing is stated */                        \
  X(HEDGE, "hedge")         /* reportedly: alleged */                                  \
  X(CLAIM, "claim")         /* claim, allege: what is below is alleged */              \
  X(REPORT, "report")       /* say, tell: somebody's words */                          \
  X(FACT, "fact")           /* confirm, reveal, announce: somebody's words, true */    \
  X(DENY, "deny")           /* deny, dispute: said not to be so */                     \
  X(FAIL, "fail")           /* fail, refuse: did not happen */                         \
  X(ENDED, "ended")         /* stop, cease, longer: was so, is no more */              \
  X(FORMER, "former")       /* former, ex, then */                                     \
  X(COMING, "coming")       /* planned, upcoming, proposed: adjectives of a noun */    \
  X(LIGHT, "light")         /* hold, pay, reach: the noun below is the predicate */    \
  X(STAND_IN, "stand-in")   /* officials, government: stands for whose it is */        \
  X(LOCATIVE, "locative")   /* in, at */                                               \
  X(UTTER, "utter")         /* say, tell: the words said are the complement */         \
  X(ACT, "act")             /* urge, promise: the words said begin with the verb */    \
  X(ACCORDING, "according") /* the first word of "according to" */                     \
  X(CONTAINER, "container") /* town, members: "of X" is what is meant */               \
  X(UNIQUE, "unique")       /* "the first to sign": a fact, though an infinitive */    \
  X(ACT_FOR, "act-for")     /* thank: "for" begins what is said */                     \
  X(UTTER_OBJECT, "utter-object") /* announce: a noun may be what is said */           \
  X(OTHER_TIME, "other-time")     /* since, before: not the time of the predicate */   \
  X(FIELD, "field")               /* areas, pillars: a list of fields may follow */    \
  X(HAPPENING, "happening")       /* pandemic, war: an event that nobody holds */      \
  X(UTTER_OF, "utter-of")         /* speak: what stands behind "of" is */              \
  X(TOLD, "told")                 /* tell: what follows is who hears it */             \
  X(QUOTING, "quoting")           /* cite: "cited X as saying" */                      \
  X(DOCUMENT, "document")         /* statement, report: speaks for its author */       \
  X(UTTER_QUOTE, "utter-quote")   /* continue: of words in quotation marks only */     \
  X(OPINION, "opinion")           /* "in X's view" */                                  \
  X(DEED, "deed")                 /* handling, policy: stands for its doer */          \
  X(PROPOSAL, "proposal")         /* proposal, plan: others may be for it, too */      \
  X(PLATFORM, "platform")         /* Twitter: people speak through it */               \
  X(BEGINS, "begins")             /* appoint: its date is that of the begin */         \
  X(ENDS, "ends")                 /* resign: its date is that of the end */            \
  X(LEAVES, "leaves")             /* resign: who does it has his post no more */       \
  X(STANDS_DOWN, "stands-down")   /* step, with a particle behind it: leaves */        \
  X(OUSTS, "ousts")               /* sack: to whom it is done has his post no more */  \
  X(PRESENCE, "presence")         /* attend, skip: what it is done to takes place */   \
  X(PERSONAL, "personal")         /* minister, professor: one person, named before */  \
  X(PARTICLE, "particle")         /* off, out: with it a verb is another verb */       \
  X(ENDED_TO, "ended-to")         /* used: what follows with "to" was so */            \
  X(SELF, "self")                 /* promise: its subject is to do it */               \
  X(DOING, "doing")               /* announce, launch: whose deed is spoken of */      \
  X(DISMISS, "dismiss")           /* "dismissed talk that S": S is denied */           \
  X(EXAMPLE, "example") /* such as, including: names of what was meant follow */

typedef enum {
#define X(id, name) ENT_CUE_##id,
  ENT_CUE_KINDS(X)
#undef X
      ENT_CUE_COUNT
} EntCue;
#define ENT_CUE_SET(id) (UINT64_C(1) << ENT_CUE_##id)

/* Values beside classes that a role may be filled by; bits above the classes. */
enum {
  RULE_NAMED = 1u << 28, /* patterns: a name, no description */
  RULE_DATE = 1u << 29,
  RULE_MONEY = 1u << 30,
  RULE_PRONOUN = 1u << 31 /* patterns only */
};

/* Where a role is looked for. X(id, name in the files) */
#define ENT_FUNCTIONS(X)                                                               \
  X(SUBJECT, "subject")     /* who does it, whatever the voice */                      \
  X(OBJECT, "object")       /* whom it is done to */                                   \
  X(IOBJ, "recipient")      /* indirect object */                                      \
  X(POSS, "possessor")      /* "Y's noun", "Y noun" */                                 \
  X(SELF, "self")           /* the mention whose head the trigger is */                \
  X(HOLDER, "holder")       /* of a role: the name it stands at */                     \
  X(INSIDE, "inside")       /* mentions within the trigger's own */                    \
  X(OTHERS, "others")       /* the other members of a coordinated subject */           \
  X(OWNER, "object-owner")  /* whose the object is: "X's decision" */                  \
  X(ACTOR, "actor")         /* of a noun: the subject of the verb it hangs on */       \
  X(AROUND, "around")       /* of "during the noun": the subject of the verb */        \
  X(SPEAKER, "speaker")     /* whose words the trigger is part of */                   \
  X(RECENT, "recent")       /* left out: the last thing of the class that was named */ \
  X(COPULA, "copula")       /* of what the trigger is the predicate noun */            \
  X(APPOS, "apposed")       /* what the trigger stands beside: "Y, noun of Z" */       \
  X(PREDICATE, "predicate") /* "as Z", "became Z": complement noun */                  \
  X(GOVERNOR, "governor")   /* the noun that the trigger modifies */                   \
  X(UNDER, "under-word")    /* the words that the trigger hangs on, up to three */     \
  X(TIME, "@time")                                                                     \
  X(PLACE, "@place")                                                                   \
  X(PREP, "a preposition")

typedef enum {
#define X(id, name) FN_##id,
  ENT_FUNCTIONS(X)
#undef X
      FN_COUNT
} RuleFunction;

typedef struct {
  RuleFunction function;
  uint32_t prep; /* word id for FN_PREP */
} RuleSource;

typedef struct {
  const char *name;
  uint32_t classes; /* set of classes, RULE_ bits */
  bool pair;        /* two fillers at least */
  bool single;      /* not more than one */
  bool named;       /* a name in the text: no pronoun, no description */
  const RuleSource *sources;
  uint32_t n_sources;
} RuleRole;

typedef struct {
  uint8_t subject, object; /* roles */
  bool object_in;          /* the body or country of the role that object is */
  bool subject_in;
  EntProperty property;
  EntStatus status; /* ENT_STATUS_COUNT = computed */
} RuleGive;

/* A restriction: a filler of the function must (not) have one of these words as head.
 */
typedef struct {
  RuleSource source;
  bool forbid;
  const uint32_t *words;
  uint32_t n_words;
} RuleTest;

enum { RULE_MAX_ROLES = 8, RULE_MAX_PHRASE = 3 };

typedef enum { TRIGGER_VERB, TRIGGER_NOUN, TRIGGER_ADJ, TRIGGER_THING } TriggerKind;

typedef struct {
  uint32_t rule; /* index of the frame */
  TriggerKind kind;
  uint32_t rest[RULE_MAX_PHRASE]; /* further words of a phrase, 0-filled */
} RuleTrigger;

typedef struct {
  const char *name, *parent;
  uint32_t line, column; /* where it is defined; column: of the parent's name */
  const char *excerpt;   /* that line with a caret, where there is a parent */
  const char *file;
  RuleRole *roles;
  uint32_t n_roles;
  RuleGive *gives;
  uint32_t n_gives;
  RuleTest *tests;
  uint32_t n_tests;
  uint32_t need; /* set of roles without which nothing is given */
  float confidence;
  bool presupposed; /* holds whatever governs the trigger */
  EntStatus past;   /* status when the trigger is in the past tense, or COUNT */
  bool pattern;
  uint8_t state; /* while parents are resolved */
} RuleFrame;

enum {
  RULE_START_DATE = ENT_CLASS_COUNT,
  RULE_START_MONEY,
  RULE_START_PRONOUN,
  RULE_START_ANY,
  RULE_N_STARTS
};

/* Patterns are programs for a small backtracking machine. */
typedef enum {
  OP_MENTION, /* a mention of the classes in x starts here; bind to role y */
  OP_WORD,    /* the token's form is word x */
  OP_LEMMA,   /* the token's lemma is word x */
  OP_LIST,    /* the token's form or lemma is in list x */
  OP_TAG,     /* the token's tag is x */
  OP_ANY,
  OP_START, /* of a sentence */
  OP_SPLIT, /* try x, then y */
  OP_JUMP,  /* to x */
  OP_NOT,   /* what is compiled from here to x must not match at this place */
  OP_DONE   /* pattern x */
} RuleOp;

typedef struct {
  RuleOp op;
  uint32_t x, y;
} RuleCode;

/* A pattern's alternative: its program begins at code. */
typedef struct {
  uint32_t rule, code;
} RuleMatch;

typedef struct {
  RuleMatch *by_word; /* word id -> by_word[first_word[id] .. first_word[id + 1]) */
  uint32_t *first_word;
  RuleMatch *by_class[RULE_N_STARTS]; /* classes, date, money, pronoun, anything */
  uint32_t n_by_class[RULE_N_STARTS];
} RuleStarts;

struct EntRules {
  EntArena *arena;
  EntConfidence *confidence; /* NULL: nothing is measured */
  GHashTable *words;         /* text -> id */
  GArray *word_cues;         /* id -> set of cues */
  GArray *word_lists;        /* id -> set of lists (64) */
  GPtrArray *lists;          /* names */
  GArray *frames;            /* RuleFrame */
  GHashTable *by_name;       /* frame name -> index + 1 */
  GArray *code;              /* RuleCode */
  GArray *raw_triggers;      /* RawTrigger, until the index is made */
  GArray *raw_matches;       /* RawTrigger: word = first instruction */
  GArray *examples;          /* EntRuleExample */
  /* word id -> its triggers: triggers[first[id] .. first[id + 1]) */
  RuleTrigger *triggers;
  uint32_t *first_trigger;
  RuleTrigger *thing_triggers[ENT_CLASS_COUNT];
  uint32_t n_thing_triggers[ENT_CLASS_COUNT];
  /* The matches of patterns, by what they may start with; RULE_STARTS lists. */
  RuleStarts starts;
};

typedef struct {
  uint32_t word; /* or the class of a thing trigger */
  RuleTrigger trigger;
} RawTrigger;

/* The id of a word, made where it is new. */
uint32_t rules_word(EntRules *rules, const char *text);
/* The id of a word, 0 where no rule names it. */
uint32_t rules_find_word(const EntRules *rules, const char *text);
static inline uint64_t rules_cues(const EntRules *rules, uint32_t word)
{
  return word ? g_array_index(rules->word_cues, uint64_t, word) : 0;
}

static inline const RuleFrame *rules_frame(const EntRules *rules, uint32_t i)
{
  return &g_array_index(rules->frames, RuleFrame, i);
}

/* Parses one file into rules (parse.c). */
bool rules_parse(EntRules *rules, const char *file, const char *text, size_t length,
                 EntError *error);
/* A later rule of the same name stands in for this one. */
bool rules_is_replaced(const EntRules *rules, uint32_t index);
/* Gives frames what they have from those that they extend (inherit.c). */
bool rules_inherit(EntRules *rules, EntError *error);
/* Makes the index (index.c). */
void rules_index(EntRules *rules);

#endif
