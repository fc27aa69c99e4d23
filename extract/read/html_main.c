// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Chooses the element that holds the article: the one that says so, if it has a fair
 * share of the page's paragraphs; else the smallest that has most of them. */

#include "extract/read/html.h"
#include <string.h>

enum {
  SHARE = 40,      /* percent of the prose that an element which names itself needs */
  DESCEND = 80,    /* percent that a child needs to stand for its parent */
  LINK_LIST = 50,  /* percent of text in links that makes a list of links */
  LIST_BYTES = 600 /* of a list of links, at most */
};

/* ---- elements that say that they are the article ---- */

static bool is_body_property(const EntHtmlPage *page, const xmlNode *node)
{
  (void)page;
  return strstr(ent_html_attribute(node, "itemprop"), "articleBody") ||
         strstr(ent_html_attribute(node, "property"), "articleBody");
}

static bool is_article(const EntHtmlPage *page, const xmlNode *node)
{
  (void)page;
  return ent_html_is(node, "article") ||
         !strcmp(ent_html_attribute(node, "role"), "article");
}

static bool is_main(const EntHtmlPage *page, const xmlNode *node)
{
  (void)page;
  return ent_html_is(node, "main") || !strcmp(ent_html_attribute(node, "role"), "main");
}

static bool is_main_class(const EntHtmlPage *page, const xmlNode *node)
{
  unsigned cues = ent_cues_of_class(page->cues, ent_html_attribute(node, "class")) |
                  ent_cues_of_class(page->cues, ent_html_attribute(node, "id"));
  return cues & 1u << ENT_CUE_CLASS_MAIN;
}

static bool (*const says_so[])(const EntHtmlPage *, const xmlNode *) = {
    is_body_property, is_article, is_main_class, is_main};

/* The one with most prose, the outermost of equals. */
static xmlNode *best_that(const EntHtmlPage *page,
                          bool (*holds)(const EntHtmlPage *, const xmlNode *))
{
  xmlNode *best = NULL;
  uint32_t prose = 0;
  for (xmlNode *node = page->body; node;) {
    const EntHtmlNote *note = ent_html_note(node);
    bool into = note && !note->drop && note->prose > prose;
    if (into && node != page->body && holds(page, node)) {
      best = node;
      prose = note->prose;
    }
    node = ent_html_next(node, page->body, into);
  }
  return best;
}

/* ---- else: where the paragraphs are ---- */

static bool is_container(const xmlNode *node)
{
  const EntHtmlNote *note = ent_html_note(node);
  return note && !note->drop &&
         (note->tag == ENT_TAG_BLOCK || note->tag == ENT_TAG_ROW ||
          note->tag == ENT_TAG_CELL || note->tag == ENT_TAG_INLINE);
}

static xmlNode *largest_child(const xmlNode *node, uint32_t *second)
{
  xmlNode *best = NULL;
  uint32_t most = 0;
  *second = 0;
  for (xmlNode *child = node->children; child; child = child->next) {
    const EntHtmlNote *note = ent_html_note(child);
    if (!note || note->drop || note->prose <= *second) continue;
    if (note->prose > most) {
      *second = most;
      most = note->prose;
      best = child;
    } else {
      *second = note->prose;
    }
  }
  return best;
}

/* Goes down while one child has nearly all, or is a column far larger than the next. */
static xmlNode *descend(xmlNode *node)
{
  for (;;) {
    uint32_t second;
    xmlNode *child = largest_child(node, &second);
    if (!child || !is_container(child)) return node;
    uint32_t prose = ent_html_note(child)->prose, all = ent_html_note(node)->prose;
    bool nearly_all = (uint64_t)prose * 100 >= (uint64_t)all * DESCEND;
    bool column = prose * 2 >= all && prose / 3 >= second;
    if (!nearly_all && !column) return node;
    node = child;
  }
}

xmlNode *ent_html_main(const EntHtmlPage *page)
{
  uint64_t all = ent_html_note(page->body)->prose;
  for (size_t i = 0; i < G_N_ELEMENTS(says_so); i++) {
    xmlNode *node = best_that(page, says_so[i]);
    if (node && (uint64_t)ent_html_note(node)->prose * 100 >= all * SHARE) return node;
  }
  return all ? descend(page->body) : page->body;
}

/* ---- inside it ---- */

/* A box or list whose text is mostly links leads elsewhere. A paragraph may be all link
 * in a news report; it goes only if it is no sentence. */
static bool leads_elsewhere(const xmlNode *node, const EntHtmlNote *note)
{
  if (note->tag != ENT_TAG_BLOCK && note->tag != ENT_TAG_TEXT &&
      note->tag != ENT_TAG_ITEM)
    return false;
  if (!note->link || note->has_title || note->text > LIST_BYTES) return false;
  if (note->tag == ENT_TAG_BLOCK)
    return (uint64_t)note->link * 100 > (uint64_t)note->text * LINK_LIST &&
           !note->prose;
  if (note->link * 10 < note->text * 9) return false;
  g_autofree char *line = ent_html_line(node);
  size_t n = strlen(line);
  return note->tag == ENT_TAG_TEXT && n && !strchr(".!?\"", line[n - 1]) &&
         !g_str_has_suffix(line, "\xE2\x80\x9D");
}

void ent_html_thin_out(EntHtmlPage *page, xmlNode *main)
{
  for (xmlNode *node = main; node;) {
    EntHtmlNote *note = node->type == XML_ELEMENT_NODE ? node->_private : NULL;
    if (note && node != main && leads_elsewhere(node, note)) note->drop = true;
    node = ent_html_next(node, main, !note || !note->drop);
  }
  ent_html_sum(page);
}
