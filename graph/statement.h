// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The waist of the hourglass: what extraction hands to the graph, one document at a
 * time.
 *
 * Ownership: everything that an EntDocument points to lives in its arena and is freed
 * by ent_document_free. Strings are UTF-8, NUL-terminated, never NULL unless said so.
 * Offsets count Unicode code points of the document's text (RFC 5147), from 0, end
 * exclusive. */
#ifndef ENT_GRAPH_STATEMENT_H
#define ENT_GRAPH_STATEMENT_H

#include "graph/arena.h"
#include "graph/error.h"
#include "graph/vocab.h"
#include <stddef.h>
#include <stdint.h>

#define ENT_NONE UINT32_MAX

/* A sketch: so many numbers of four hexadecimal digits, and sixteen for the whole. */
enum { ENT_SKETCH_SIZE = 64, ENT_SKETCH_DIGITS = ENT_SKETCH_SIZE * 4 + 16 };

typedef struct {
  uint32_t begin, end; /* code points; begin == end = no span */
} EntSpan;

/* On which line of its file each line of a text stands, both from 1: lines of the file
 * that are no part of the article are not in the text. n = 0: not known, the text's own
 * lines are told; n = 1: all of it is on that line (a record of a table or feed). */
typedef struct {
  const uint32_t *of;
  uint32_t n;
} EntFileLines;

static inline uint32_t ent_file_line(const EntFileLines *lines, uint32_t line)
{
  if (!lines->n) return line;
  return lines->of[line < lines->n ? line - 1 : lines->n - 1];
}

/* A thing that a document speaks of: one chain of mentions, one class. */
typedef struct {
  EntClass cls;
  const char *name;     /* the best full name that the document gives */
  const char **aliases; /* other forms seen; no duplicates of name or of each other */
  uint32_t n_aliases;
  const char *key;       /* identity given by knowledge ("iso:GB"), or NULL */
  const char *qualifier; /* what tells it from others of this name (a role's place, an
                          * agreement's year and parties), canonical form, or NULL */
  const char *same_as;   /* IRIs of the same thing elsewhere, parted by '|', or NULL */
  const char **traits;   /* evidence for linking: "year=2017", "party=iso:GB"; which
                          * there are: docs/statement-lines.md. Unknown ones are kept */
  uint32_t n_traits;
  EntStatus status;  /* PLANNED: an event not yet held; else ASSERTED */
  EntSpan *mentions; /* by begin */
  uint32_t n_mentions;
  float confidence; /* 0..1, that this is a thing of this class */
  bool partial;     /* name is no full proper name: a surname, a title and surname, a
                     * description. It tells the thing within its document only;
                     * false = judged by its form. docs/graph-model.md */
  bool single;      /* ROLE: one person at a time holds it in one body or country */
} EntThing;

/* The object of a statement. */
typedef struct {
  EntRangeKind kind;
  uint32_t thing;   /* THING: index into the document's things; else ENT_NONE */
  const char *text; /* TEXT: the words; DATE: "2017", "2017-05", "2017-05-03";
                     * MONEY: canonical decimal, "200000000"; THING: NULL */
  const char *unit; /* MONEY: ISO 4217 code; else NULL */
} EntValue;

typedef struct {
  uint32_t subject; /* index into the document's things */
  EntProperty property;
  EntValue object;
  EntStatus status;
  float confidence;       /* 0..1: of statements with 0.8 about 80 % are right */
  const char *rule;       /* the name of the rule or frame that gave it */
  EntSpan span;           /* the sentence, or sentences, that say it */
  EntSpan subject_span;   /* the subject's mention; may lie outside span (quotes) */
  EntSpan object_span;    /* the object's mention, or the words of a value */
  uint32_t attributed_to; /* index of a thing, or ENT_NONE */
  const char *valid_from; /* date as above, or NULL */
  const char *valid_until;
  const char *quote; /* the words at span, where the document's text is not at hand
                      * (statement lines); NULL = take them from the text */
  uint32_t line;     /* of the file, where span begins, from 1; 0 = see the text */
} EntStatement;

typedef struct {
  EntArena *arena;   /* owned */
  const char *id;    /* stable name of the document, unique in a run */
  const char *title; /* these may be NULL where the input does not say */
  const char *date;  /* ISO 8601 date of publication */
  const char *url;
  const char *site;
  const char *author;
  const char *source; /* the file as the user named it */
  const char *text;   /* the document's text: what offsets count in */
  size_t text_length; /* bytes */
  const char *sketch; /* of the words, by which copies are known (extract/sketch.h);
                       * NULL = the text is too short, or nobody made one */
  EntFileLines lines; /* of the text in its file */
  EntThing *things;
  uint32_t n_things;
  EntStatement *statements;
  uint32_t n_statements;
  uint32_t n_tokens;   /* for rates */
  const char **makers; /* what extracted it: "entente=0.1.0", "rules=" and a hash */
  uint32_t n_makers;
} EntDocument;

/* A new empty document with its own arena. */
ENT_API EntDocument *ent_document_new(void);
ENT_API void ent_document_free(EntDocument *document);

/* Brings a document into canonical form: things by first mention, statements by span,
 * subject, property, object; each symmetric statement once; equal statements once, the
 * most confident kept; statements outside the property's domain and range dropped.
 * Extraction calls it last; a reader of foreign statement lines calls it too. */
ENT_API void ent_document_normalize(EntDocument *document);

/* A maker is "kind=value": a kind of small letters, digits and dashes, at most 32; a
 * version, or the SHA-256 of a file in hex. docs/statement-lines.md */
ENT_API bool ent_maker_is_good(const char *maker);
/* The SHA-256 of a regular file in hex, to be freed with g_free; NULL if it is none or
 * cannot be read. */
ENT_API char *ent_file_digest(const char *path);

#endif
