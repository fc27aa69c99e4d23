// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Takes notes on the elements of a page, and leaves out those that by their tag, role,
 * class or id are no part of an article. */

#include "extract/read/html.h"
#include <string.h>

enum { PROSE_BYTES = 40 }; /* shorter texts are labels, not paragraphs */

static EntHtmlNote *note_of(const xmlNode *node)
{
  return node->_private;
}

static uint32_t text_bytes(const char *text)
{
  uint32_t n = 0;
  for (; *text; text++)
    n += (unsigned char)*text > ' ';
  return n;
}

static bool is_title_mark(const xmlNode *node)
{
  return ent_html_is(node, "h1") || ent_html_is(node, "main") ||
         !strcmp(ent_html_attribute(node, "itemprop"), "articleBody");
}

/* Whether a text stands in a link; a link holds few elements. */
static bool is_in_link(const xmlNode *text)
{
  const xmlNode *up = text->parent;
  for (int i = 0; up && i < 6; i++, up = up->parent)
    if (ent_html_is(up, "a")) return true;
  return false;
}

static void count_text(EntHtmlPage *page)
{
  for (xmlNode *node = page->body; node;) {
    EntHtmlNote *note = node->type == XML_ELEMENT_NODE ? note_of(node) : NULL;
    if (node->type == XML_TEXT_NODE && node->content) {
      uint32_t bytes = text_bytes((const char *)node->content);
      note_of(node->parent)->text += bytes;
      if (bytes && is_in_link(node)) note_of(node->parent)->link += bytes;
    }
    node = ent_html_next(node, page->body, !note || !note->drop);
  }
}

/* From the last element to the first: children come after their parents. */
static void add_up(EntHtmlPage *page)
{
  for (uint32_t i = page->n; i-- > 1;) {
    EntHtmlNote *note = &page->notes[i];
    EntHtmlNote *parent = note_of(page->nodes[i]->parent);
    bool inner = note->tag == ENT_TAG_INLINE || note->tag == ENT_TAG_BREAK;
    if (note->drop) continue;
    if (!inner && !note->prose && note->text - note->link >= PROSE_BYTES)
      note->prose = note->text - note->link;
    parent->text += note->text;
    parent->link += note->link;
    parent->prose += note->prose;
    parent->has_title |= note->has_title;
  }
}

void ent_html_sum(EntHtmlPage *page)
{
  for (uint32_t i = 0; i < page->n; i++)
    page->notes[i].text = page->notes[i].link = page->notes[i].prose = 0;
  count_text(page);
  add_up(page);
}

static uint32_t count_elements(const xmlNode *top)
{
  uint32_t n = 0;
  for (const xmlNode *node = top; node; node = ent_html_next(node, top, true))
    n += node->type == XML_ELEMENT_NODE;
  return n;
}

void ent_html_take_notes(EntHtmlPage *page)
{
  page->n = count_elements(page->body);
  page->notes = g_new0(EntHtmlNote, page->n);
  page->nodes = g_new(xmlNode *, page->n);
  uint32_t i = 0;
  for (xmlNode *node = page->body; node; node = ent_html_next(node, page->body, true)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    EntHtmlNote *note = &page->notes[i];
    page->nodes[i++] = node;
    node->_private = note;
    note->tag = ent_html_tag(node);
    note->has_title = is_title_mark(node);
    note->drop = note->tag == ENT_TAG_SKIP;
  }
  ent_html_sum(page);
}

/* ---- what is left out ---- */

static bool one_of(const char *value, const char *list)
{
  if (!*value) return false;
  g_autofree char *key = g_strdup_printf(" %s ", value);
  return strstr(list, key) != NULL;
}

static bool is_hidden(const xmlNode *node)
{
  const char *style = ent_html_attribute(node, "style");
  const char *none = strstr(style, "display");
  if (none && strstr(none, "none")) return true;
  for (const xmlAttr *a = node->properties; a; a = a->next)
    if (!strcmp((const char *)a->name, "hidden")) return true;
  return !strcmp(ent_html_attribute(node, "aria-hidden"), "true");
}

static bool has_drop_role(const xmlNode *node)
{
  return one_of(
      ent_html_attribute(node, "role"),
      " navigation complementary banner contentinfo dialog alertdialog search "
      "alert menu menubar toolbar tooltip form ");
}

/* Whether the article's own elements, or elements around it, carry the class by chance:
 * "has-newsletter" on the body, "related-reports" on the main column. */
static bool holds_article(const EntHtmlNote *note, const EntHtmlNote *body)
{
  return note->has_title || note->prose * 10 > body->prose * 7;
}

static unsigned class_cues(const EntHtmlPage *page, const xmlNode *node)
{
  return ent_cues_of_class(page->cues, ent_html_attribute(node, "class")) |
         ent_cues_of_class(page->cues, ent_html_attribute(node, "id"));
}

/* A figure around a table or a quotation is no picture. */
static bool is_figure_of_text(const xmlNode *node)
{
  if (!ent_html_is(node, "figure")) return false;
  for (const xmlNode *n = node->children; n; n = ent_html_next(n, node, true))
    if (ent_html_is(n, "table") || ent_html_is(n, "blockquote")) return true;
  return false;
}

static bool is_reference_mark(const xmlNode *node)
{
  if (!ent_html_is(node, "sup")) return false;
  g_autofree char *text = ent_html_line(node);
  return *text && !text[strspn(text, "[](), 0123456789*")];
}

/* A header on top of an article has its title; else it is the site's. */
static bool is_site_header(const xmlNode *node, const EntHtmlNote *note)
{
  if (!ent_html_is(node, "header") || note->has_title) return false;
  for (const xmlNode *up = node->parent; up; up = up->parent)
    if (ent_html_is(up, "article") || ent_html_is(up, "main")) return false;
  return true;
}

static bool leaves_out(const EntHtmlPage *page, const xmlNode *node)
{
  const EntHtmlNote *note = ent_html_note(node), *body = ent_html_note(page->body);
  if (node == page->body || note->tag == ENT_TAG_SKIP) return node != page->body;
  if (is_reference_mark(node)) return true;
  bool cue = note->tag == ENT_TAG_ASIDE
                 ? !is_figure_of_text(node)
                 : has_drop_role(node) || is_hidden(node) || is_site_header(node, note);
  if (!cue && note->tag != ENT_TAG_HEADING)
    cue = class_cues(page, node) & 1u << ENT_CUE_CLASS_DROP;
  return cue && !holds_article(note, body);
}

void ent_html_leave_out(EntHtmlPage *page)
{
  for (xmlNode *node = page->body; node;) {
    EntHtmlNote *note = node->type == XML_ELEMENT_NODE ? note_of(node) : NULL;
    if (note) note->drop = leaves_out(page, node);
    node = ent_html_next(node, page->body, !note || !note->drop);
  }
  ent_html_sum(page);
}
