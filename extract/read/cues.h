// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What is known of web pages and of dates, from lexicon/page-cues.tsv: words in class
 * and id attributes, names of meta tags, types of JSON-LD, months and weekdays. */
#ifndef ENT_EXTRACT_READ_CUES_H
#define ENT_EXTRACT_READ_CUES_H

#include "graph/error.h"
#include <stdbool.h>
#include <stddef.h>

/* X(id, kind as the table has it) */
#define ENT_CUES(X)                                                                    \
  X(CLASS_DROP, "class-drop")   /* such an element is no part of the article */        \
  X(CLASS_MAIN, "class-main")   /* it likely holds the article */                      \
  X(CLASS_STATE, "class-state") /* a class that begins so says nothing */              \
  X(META_TITLE, "meta-title")                                                          \
  X(META_DATE, "meta-date")                                                            \
  X(META_AUTHOR, "meta-author")                                                        \
  X(META_SITE, "meta-site")                                                            \
  X(META_URL, "meta-url")                                                              \
  X(ARTICLE_TYPE, "article-type") /* of schema.org */                                  \
  X(MONTH, "month")               /* rank = its number */                              \
  X(WEEKDAY, "weekday")                                                                \
  X(DATE_WORD, "date-word") /* may stand in a line that is only a date */              \
  X(TIME_UNIT, "time-unit") /* "3 hours ago" */

typedef enum {
#define X(id, kind) ENT_CUE_##id,
  ENT_CUES(X)
#undef X
      ENT_CUE_COUNT
} EntCueKind;

typedef struct EntCues EntCues;

/* NULL with file, line and column. */
EntCues *ent_cues_load(const char *file, EntError *error);
void ent_cues_free(EntCues *cues);

/* The rank that the table gives to a text (any case), from 1 = the best; 0 = it is not
 * there. */
int ent_cues_rank(const EntCues *cues, EntCueKind kind, const char *text,
                  size_t length);

/* What a class or id attribute says: a set of 1 << EntCueKind for the CLASS kinds. */
unsigned ent_cues_of_class(const EntCues *cues, const char *attribute);

#endif
