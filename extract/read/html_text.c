// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes the text of an element: paragraphs with an empty line between, headings, list
 * items and table rows as lines of their own, white space as a browser shows it. */

#include "extract/read/html.h"
#include <string.h>

typedef enum { NOTHING, SPACE, CELL, LINE, PARAGRAPH } Gap;

typedef struct {
  GString *out;
  Gap gap; /* that is due before the next word */
  unsigned pre;
} Writer;

static void want(Writer *w, Gap gap)
{
  if (gap > w->gap) w->gap = gap;
}

static void write_gap(Writer *w)
{
  static const char *const gaps[] = {"", " ", " | ", "\n", "\n\n"};
  if (w->out->len) g_string_append(w->out, gaps[w->gap]);
  w->gap = NOTHING;
}

static void write_pre(Writer *w, const char *text)
{
  for (; *text; text++) {
    if (*text == '\n')
      want(w, w->gap == LINE ? PARAGRAPH : LINE);
    else if (g_ascii_isspace(*text))
      want(w, SPACE);
    else {
      write_gap(w);
      g_string_append_c(w->out, *text);
    }
  }
}

static void write_words(Writer *w, const char *text)
{
  while (*text) {
    size_t n = strspn(text, " \t\n\r\f");
    if (n) want(w, SPACE);
    text += n;
    n = strcspn(text, " \t\n\r\f");
    if (!n) continue;
    write_gap(w);
    g_string_append_len(w->out, text, (gssize)n);
    text += n;
  }
}

/* What stands before and after an element. */
static Gap gap_of(EntTagKind tag)
{
  switch (tag) {
  case ENT_TAG_TEXT:
  case ENT_TAG_HEADING:
  case ENT_TAG_BLOCK:
    return PARAGRAPH;
  case ENT_TAG_ITEM:
  case ENT_TAG_ROW:
  case ENT_TAG_BREAK:
    return LINE;
  case ENT_TAG_CELL:
    return CELL;
  default:
    return NOTHING;
  }
}

/* Two line breaks in a row divide paragraphs. */
static void enter(Writer *w, const xmlNode *node, EntTagKind tag)
{
  if (tag == ENT_TAG_BREAK)
    want(w, w->gap == LINE ? PARAGRAPH : LINE);
  else
    want(w, gap_of(tag));
  if (ent_html_is(node, "pre")) w->pre++;
  if (ent_html_is(node, "q")) {
    write_gap(w);
    g_string_append(w->out, "\xE2\x80\x9C");
  }
}

static void leave(Writer *w, const xmlNode *node, EntTagKind tag)
{
  if (tag != ENT_TAG_BREAK) want(w, gap_of(tag));
  if (ent_html_is(node, "pre") && w->pre) w->pre--;
  if (ent_html_is(node, "q")) g_string_append(w->out, "\xE2\x80\x9D");
}

static void write_text_node(Writer *w, const xmlNode *node)
{
  const char *text = (const char *)node->content;
  if (!text) return;
  if (w->pre)
    write_pre(w, text);
  else
    write_words(w, text);
}

void ent_html_write(const xmlNode *main, GString *out)
{
  Writer w = {.out = out};
  for (const xmlNode *node = main; node;) {
    const EntHtmlNote *note = ent_html_note(node);
    bool into = note && !note->drop && node->children;
    if (node->type == XML_TEXT_NODE) write_text_node(&w, node);
    if (note && !note->drop) enter(&w, node, note->tag);
    if (note && !note->drop && !into) leave(&w, node, note->tag);
    if (into) {
      node = node->children;
      continue;
    }
    while (node != main && !node->next) {
      node = node->parent;
      leave(&w, node, ent_html_note(node)->tag);
    }
    node = node == main ? NULL : node->next;
  }
}
