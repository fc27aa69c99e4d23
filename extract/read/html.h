// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What the parts of the HTML reader share: the page as a tree with a note on each
 * element. In reading order: html.c parses, html_page.c takes notes and leaves out what
 * is no article, html_main.c chooses the element that holds it, html_text.c writes its
 * text, html_meta.c and html_json.c read metadata. */
#ifndef ENT_EXTRACT_READ_HTML_H
#define ENT_EXTRACT_READ_HTML_H

#include "extract/read/format.h"
#include <glib.h>
#include <libxml/tree.h>

typedef enum {
  ENT_TAG_INLINE,  /* unknown elements too */
  ENT_TAG_BLOCK,   /* a container: lines begin and end with it */
  ENT_TAG_TEXT,    /* the same, and it holds text: p, blockquote, dd ... */
  ENT_TAG_HEADING, /* h1 ... h6 */
  ENT_TAG_ITEM,    /* li, dt: a line of its own */
  ENT_TAG_ROW,     /* tr */
  ENT_TAG_CELL,    /* td, th */
  ENT_TAG_BREAK,   /* br */
  ENT_TAG_SKIP,    /* never text: script, form fields, pictures */
  ENT_TAG_ASIDE    /* mostly no part of the article: nav, aside, footer, figure */
} EntTagKind;

/* A note on an element; node->_private points to it. */
typedef struct {
  EntTagKind tag;
  bool drop;
  bool has_title; /* an h1, main or articleBody is inside */
  uint32_t text;  /* bytes of text in it and below, and of these in links */
  uint32_t link;
  uint32_t prose; /* of these, in paragraphs and outside links */
} EntHtmlNote;

typedef struct {
  xmlDoc *doc;
  xmlNode *body;
  EntHtmlNote *notes; /* of all elements, in the order of the page; n of them */
  xmlNode **nodes;    /* these elements */
  uint32_t n;
  const EntCues *cues;
} EntHtmlPage;

/* ---- walking, without recursion: a broken page may be very deep ---- */

/* The node after node in the order of the page, inside top; NULL at the end. With
 * into = false the children of node are passed over. */
xmlNode *ent_html_next(const xmlNode *node, const xmlNode *top, bool into);
const EntHtmlNote *ent_html_note(const xmlNode *node); /* NULL for text nodes */
EntTagKind ent_html_tag(const xmlNode *node);
bool ent_html_is(const xmlNode *node, const char *name);
/* Attribute value, "" if there is none; borrowed from the tree. */
const char *ent_html_attribute(const xmlNode *node, const char *name);
/* The text below a node in one line, g_free. */
char *ent_html_line(const xmlNode *node);

/* The tree of a page or a part of one, in UTF-8; xmlFreeDoc. NULL: nothing is there. */
xmlDoc *ent_html_parse(const char *text, size_t length);

/* ---- the stages ---- */

void ent_html_take_notes(EntHtmlPage *page);
/* Counts text, link and prose again, without what was dropped. */
void ent_html_sum(EntHtmlPage *page);
void ent_html_leave_out(EntHtmlPage *page);
/* The element that holds the article. */
xmlNode *ent_html_main(const EntHtmlPage *page);
/* Leaves out lists of links and the like inside it. */
void ent_html_thin_out(EntHtmlPage *page, xmlNode *main);
void ent_html_write(const xmlNode *main, GString *out);

/* ---- metadata: the value of best rank wins ---- */

typedef enum {
  ENT_META_TITLE,
  ENT_META_DATE,
  ENT_META_AUTHOR,
  ENT_META_SITE,
  ENT_META_URL,
  ENT_META_COUNT
} EntMetaField;

typedef struct {
  const EntCues *cues;
  char *values[ENT_META_COUNT]; /* g_free */
  int ranks[ENT_META_COUNT];    /* 0 = no value */
} EntHtmlMeta;

/* Keeps a copy of a value if its rank is better (lower) than what is there. */
void ent_html_meta_offer(EntHtmlMeta *meta, EntMetaField field, int rank,
                         const char *value);
/* What a script of type application/ld+json says of an article. */
void ent_html_json(EntHtmlMeta *meta, const char *text);
/* All that the page says, into the input's fields where these are empty. */
void ent_html_meta(const EntHtmlPage *page, const xmlNode *main, EntInput *input);

#endif
