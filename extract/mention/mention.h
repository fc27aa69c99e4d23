// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Mentions: spans of tokens that stand for a thing or a value, and the things of the
 * document that coreference makes of them. Found once a document, then read by
 * relations.
 *
 * Invariant: mentions are sorted by first token, longer first; a mention's sentence
 * contains it whole; a mention of a thing has thing != ENT_NONE after coreference, or
 * it stands for nothing that the graph wants. */
#ifndef ENT_EXTRACT_MENTION_MENTION_H
#define ENT_EXTRACT_MENTION_MENTION_H

#include "extract/analysis.h"
#include "extract/knowledge/knowledge.h"

typedef enum {
  ENT_MENTION_NAME,        /* "Patrick Vallance", "the Royal Society", "UK" */
  ENT_MENTION_DEMONYM,     /* "Chinese" before a noun: stands for the country */
  ENT_MENTION_ROLE,        /* "science minister", "chief executive" */
  ENT_MENTION_DESCRIPTION, /* "the updated agreement", "11th meeting", "a GBP 5m fund"
                            */
  ENT_MENTION_GROUP,       /* "the two countries", "both sides", "the pair" */
  ENT_MENTION_TOPIC,       /* "climate change" */
  ENT_MENTION_PRONOUN,     /* he, she, they, it, his, I, we */
  ENT_MENTION_DATE,
  ENT_MENTION_MONEY,
  ENT_MENTION_KIND_COUNT
} EntMentionKind;

typedef struct {
  EntMentionKind kind;
  EntClass cls;        /* ENT_CLASS_NONE for values, groups, pronouns */
  uint32_t first, end; /* tokens, with modifiers, without determiner */
  uint32_t outer;      /* first token with honorific or possessor in front, or first */
  uint32_t head;       /* the head token */
  uint32_t sentence;
  uint32_t thing;        /* index of an EntChain, or ENT_NONE */
  const EntEntry *entry; /* what is known of it, or NULL */
  const char *text; /* the words, NFC, single spaces; of a DATE: ISO value; of MONEY:
                     * canonical decimal amount */
  const char *unit; /* MONEY: ISO 4217; DATE: granularity "day" "month" "year" */
  uint32_t related; /* ROLE: the chain of the body or country it is in; GROUP: unused;
                     * else ENT_NONE */
  uint32_t related_token; /* ROLE: a token of the mention of that body or country */
  uint32_t holder_token;  /* ROLE: a token of the holder's name it stands at */
  uint32_t full_end;      /* DESCRIPTION, ROLE: end with the phrase behind ("with X") */
  bool definite;          /* the, this, its, ... in front; or a name */
  bool plural;
  float confidence;
  bool attached; /* ROLE: stands at its holder's name; else it stands for a person */
  uint32_t members[4]; /* GROUP: the chains it stands for, ENT_NONE-filled */
} EntMention;

/* A thing of this document. */
typedef struct {
  EntClass cls;
  const char *name;      /* best full name */
  const EntEntry *entry; /* knowledge of it, or NULL */
  const char *key;       /* "iso:GB", or NULL */
  const char *qualifier;
  char gender; /* 'm', 'f', 0 */
  EntStatus status;
  float confidence;
  uint32_t n_mentions;
  bool dropped;     /* not worth a node (generic, boilerplate) */
  uint32_t related; /* ROLE: chain of its body or country; a GovernmentBody's country;
                     * else ENT_NONE */
  uint32_t holder;  /* ROLE: chain of the person who holds it, else ENT_NONE */
} EntChain;

/* Two mentions that a pass of coreference made one thing. */
typedef struct {
  uint32_t pass; /* see ent_coref_pass_name */
  uint32_t earlier, later;
} EntJoin;

typedef struct {
  EntAnalysis *a;
  const EntKnowledge *k;
  const char *date; /* of the document, ISO, or NULL */
  EntMention *mentions;
  uint32_t n_mentions;
  uint32_t *at_token; /* token -> innermost mention that covers it, or ENT_NONE */
  EntChain *chains;
  uint32_t n_chains;
  EntJoin *joins; /* of the passes of coreference, in their order */
  uint32_t n_joins;
  EntMatch *matches; /* all phrases of the knowledge in the document, by first token */
  uint32_t n_matches;
  uint32_t *match_at; /* token -> its first match in matches, or ENT_NONE */
  uint64_t *words;    /* token -> bits of EntWord (words.h) */
} EntMentions;

/* "name", "demonym", "role", ...: as --dump and the tables call them. */
const char *ent_mention_kind_name(EntMentionKind kind);

/* The class of what a mention stands for: that of its chain; ENT_CLASS_NONE without. */
static inline EntClass ent_mention_class(const EntMentions *m,
                                         const EntMention *mention)
{
  return mention->thing == ENT_NONE ? ENT_CLASS_NONE : m->chains[mention->thing].cls;
}

/* Fills mentions, matches, at_token of m, whose a, k and date are set; tokens must have
 * word ids, tags and names. Everything is in the analysis' arena. */
void ent_find_mentions(EntMentions *m);

/* Does one person at a time hold the position of this name in one country or body
 * ("prime minister", "science minister"; not "deputy minister", "professor")? */
bool ent_is_single_post(const EntKnowledge *k, const char *name);

#endif
