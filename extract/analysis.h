// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is known of one document while it is worked on: text, tokens, sentences, tags,
 * names, trees. Each stage fills its fields and reads those of the stages before it.
 * Everything lives in the analysis' arena; one thread works on one analysis. */
#ifndef ENT_EXTRACT_ANALYSIS_H
#define ENT_EXTRACT_ANALYSIS_H

#include "extract/deadline.h"
#include "graph/arena.h"
#include "graph/statement.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Universal part-of-speech tags. */
#define ENT_UPOS(X)                                                                    \
  X(NONE, "_")                                                                         \
  X(ADJ, "ADJ")                                                                        \
  X(ADP, "ADP")                                                                        \
  X(ADV, "ADV")                                                                        \
  X(AUX, "AUX")                                                                        \
  X(CCONJ, "CCONJ")                                                                    \
  X(DET, "DET")                                                                        \
  X(INTJ, "INTJ")                                                                      \
  X(NOUN, "NOUN")                                                                      \
  X(NUM, "NUM")                                                                        \
  X(PART, "PART")                                                                      \
  X(PRON, "PRON")                                                                      \
  X(PROPN, "PROPN")                                                                    \
  X(PUNCT, "PUNCT")                                                                    \
  X(SCONJ, "SCONJ")                                                                    \
  X(SYM, "SYM")                                                                        \
  X(VERB, "VERB")                                                                      \
  X(X, "X")

typedef enum {
#define X(id, name) ENT_POS_##id,
  ENT_UPOS(X)
#undef X
      ENT_POS_COUNT
} EntUpos;

/* Universal dependency relations, English subtypes included. */
#define ENT_DEPRELS(X)                                                                 \
  X(NONE, "_")                                                                         \
  X(ROOT, "root")                                                                      \
  X(ACL, "acl")                                                                        \
  X(ACL_RELCL, "acl:relcl")                                                            \
  X(ADVCL, "advcl")                                                                    \
  X(ADVCL_RELCL, "advcl:relcl")                                                        \
  X(ADVMOD, "advmod")                                                                  \
  X(AMOD, "amod")                                                                      \
  X(APPOS, "appos")                                                                    \
  X(AUX, "aux")                                                                        \
  X(AUX_PASS, "aux:pass")                                                              \
  X(CASE, "case")                                                                      \
  X(CC, "cc")                                                                          \
  X(CC_PRECONJ, "cc:preconj")                                                          \
  X(CCOMP, "ccomp")                                                                    \
  X(COMPOUND, "compound")                                                              \
  X(COMPOUND_PRT, "compound:prt")                                                      \
  X(CONJ, "conj")                                                                      \
  X(COP, "cop")                                                                        \
  X(CSUBJ, "csubj")                                                                    \
  X(CSUBJ_PASS, "csubj:pass")                                                          \
  X(DEP, "dep")                                                                        \
  X(DET, "det")                                                                        \
  X(DET_PREDET, "det:predet")                                                          \
  X(DISCOURSE, "discourse")                                                            \
  X(DISLOCATED, "dislocated")                                                          \
  X(EXPL, "expl")                                                                      \
  X(FIXED, "fixed")                                                                    \
  X(FLAT, "flat")                                                                      \
  X(GOESWITH, "goeswith")                                                              \
  X(IOBJ, "iobj")                                                                      \
  X(LIST, "list")                                                                      \
  X(MARK, "mark")                                                                      \
  X(NMOD, "nmod")                                                                      \
  X(NMOD_NPMOD, "nmod:npmod")                                                          \
  X(NMOD_POSS, "nmod:poss")                                                            \
  X(NMOD_TMOD, "nmod:tmod")                                                            \
  X(NMOD_UNMARKED, "nmod:unmarked")                                                    \
  X(NMOD_DESC, "nmod:desc")                                                            \
  X(NSUBJ, "nsubj")                                                                    \
  X(NSUBJ_OUTER, "nsubj:outer")                                                        \
  X(NSUBJ_PASS, "nsubj:pass")                                                          \
  X(NUMMOD, "nummod")                                                                  \
  X(OBJ, "obj")                                                                        \
  X(OBL, "obl")                                                                        \
  X(OBL_AGENT, "obl:agent")                                                            \
  X(OBL_NPMOD, "obl:npmod")                                                            \
  X(OBL_TMOD, "obl:tmod")                                                              \
  X(OBL_UNMARKED, "obl:unmarked")                                                      \
  X(ORPHAN, "orphan")                                                                  \
  X(PARATAXIS, "parataxis")                                                            \
  X(PUNCT, "punct")                                                                    \
  X(REPARANDUM, "reparandum")                                                          \
  X(VOCATIVE, "vocative")                                                              \
  X(XCOMP, "xcomp")

typedef enum {
#define X(id, name) ENT_DEP_##id,
  ENT_DEPRELS(X)
#undef X
      ENT_DEP_COUNT
} EntDeprel;

/* Morphological features: X(id, UD text). The features of a token are a set of bits. */
#define ENT_FEATS(X)                                                                   \
  X(NUMBER_SING, "Number=Sing")                                                        \
  X(NUMBER_PLUR, "Number=Plur")                                                        \
  X(TENSE_PAST, "Tense=Past")                                                          \
  X(TENSE_PRES, "Tense=Pres")                                                          \
  X(VERBFORM_FIN, "VerbForm=Fin")                                                      \
  X(VERBFORM_INF, "VerbForm=Inf")                                                      \
  X(VERBFORM_PART, "VerbForm=Part")                                                    \
  X(VERBFORM_GER, "VerbForm=Ger")                                                      \
  X(VOICE_PASS, "Voice=Pass")                                                          \
  X(PERSON_1, "Person=1")                                                              \
  X(PERSON_2, "Person=2")                                                              \
  X(PERSON_3, "Person=3")                                                              \
  X(MOOD_IND, "Mood=Ind")                                                              \
  X(MOOD_IMP, "Mood=Imp")                                                              \
  X(POLARITY_NEG, "Polarity=Neg")                                                      \
  X(GENDER_MASC, "Gender=Masc")                                                        \
  X(GENDER_FEM, "Gender=Fem")                                                          \
  X(POSS, "Poss=Yes")                                                                  \
  X(PRONTYPE_REL, "PronType=Rel")                                                      \
  X(PRONTYPE_INT, "PronType=Int")                                                      \
  X(PRONTYPE_DEM, "PronType=Dem")                                                      \
  X(PRONTYPE_PRS, "PronType=Prs")                                                      \
  X(DEFINITE_DEF, "Definite=Def")                                                      \
  X(DEFINITE_IND, "Definite=Ind")                                                      \
  X(DEGREE_CMP, "Degree=Cmp")                                                          \
  X(DEGREE_SUP, "Degree=Sup")

enum {
#define X(id, text) ENT_FEAT_BIT_##id,
  ENT_FEATS(X)
#undef X
      ENT_FEAT_COUNT
};
#define ENT_FEAT(id) (1u << ENT_FEAT_BIT_##id)

/* Coarse name types of the name model. */
typedef enum {
  ENT_NAME_NONE,
  ENT_NAME_PER,
  ENT_NAME_ORG,
  ENT_NAME_LOC,
  ENT_NAME_MISC
} EntNameType;

/* Facts about a token's surface, set by the tokenizer. */
enum {
  ENT_TOK_SPACE_AFTER = 1u << 0, /* white space follows in the text */
  ENT_TOK_UPPER_FIRST = 1u << 1, /* first letter is upper case */
  ENT_TOK_ALL_UPPER = 1u << 2,   /* two letters or more, all upper case */
  ENT_TOK_HAS_DIGIT = 1u << 3,
  ENT_TOK_ALL_DIGIT = 1u << 4,   /* digits with separators: 1,000 2.5 */
  ENT_TOK_PUNCT = 1u << 5,       /* no letter and no digit */
  ENT_TOK_INSIDE_WORD = 1u << 6, /* part of a split word: clitic, hyphen part */
  ENT_TOK_MWT_NEXT = 1u << 7 /* with the next token one UD multi-word token (do+n't) */
};

typedef struct {
  uint32_t begin, end; /* bytes of the text */
  uint32_t word;       /* id of norm in the knowledge's word table; 0 = not there */
  uint32_t head;       /* token index of the head; ENT_NONE = root or not parsed */
  uint32_t feats;      /* set of ENT_FEAT bits */
  const char *norm;    /* lower case, straight apostrophes and dashes; NUL-terminated */
  const char *lemma;   /* lower case except for proper nouns; NULL before tagging */
  uint8_t norm_length; /* 255 = longer */
  uint8_t upos;        /* EntUpos */
  uint8_t deprel;      /* EntDeprel */
  uint8_t name;        /* EntNameType; with name_begin the BIO tag */
  uint8_t name_begin;  /* 1: first token of a name */
  uint8_t name_margin; /* 0..255: how sure the name model is */
  uint8_t flags;       /* ENT_TOK_ bits */
} EntToken;

enum {
  ENT_SENT_PARAGRAPH = 1u << 0, /* first of a paragraph */
  ENT_SENT_HEADLINE = 1u << 1,  /* a line of its own without a full stop */
  ENT_SENT_TITLE = 1u << 2,     /* the document's title */
  ENT_SENT_LIST = 1u << 3,      /* a list item */
  ENT_SENT_PARSED = 1u << 4     /* trees are set */
};

typedef struct {
  uint32_t first, end; /* tokens */
  uint8_t flags;       /* ENT_SENT_ bits */
} EntSentence;

typedef struct {
  EntArena *arena; /* borrowed: the document's */
  const char *text;
  size_t length; /* bytes */
  EntToken *tokens;
  uint32_t n_tokens;
  EntSentence *sentences;
  uint32_t n_sentences;
  EntDeadline deadline; /* once passed, stages leave off: nothing may be made of it */
} EntAnalysis;

/* The names of the tables above; index must be below the COUNT. */
const char *ent_upos_name(EntUpos upos);
const char *ent_deprel_name(EntDeprel deprel);
const char *ent_feat_name(unsigned bit);
/* By UD text; NONE where there is none of that name. Unknown subtypes give their base.
 */
EntUpos ent_upos_by_name(const char *name);
EntDeprel ent_deprel_by_name(const char *name);
/* "Number=Sing|..." to bits; unknown features are left out. */
uint32_t ent_feats_by_text(const char *text);

/* "LISBON, 12 May 2025 (Agency) -- ": the token behind the dateline that the sentence
 * begins with, or its first token. It is no part of the clause behind it. */
uint32_t ent_dateline_end(const EntAnalysis *a, const EntSentence *sentence);

#endif
