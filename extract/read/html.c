// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* HTML pages: parsing, and the tree's small change. libxml2 repairs what is broken; it
 * loads nothing, knows no entities but HTML's own, and says nothing. */

#include "extract/read/html.h"
#include "extract/read/clean.h"
#include "extract/read/decode.h"
#include <libxml/HTMLparser.h>
#include <string.h>

void ent_html_init(void)
{
  xmlInitParser();
}

xmlNode *ent_html_next(const xmlNode *node, const xmlNode *top, bool into)
{
  if (into && node->type == XML_ELEMENT_NODE && node->children) return node->children;
  while (node != top) {
    if (node->next) return node->next;
    node = node->parent;
  }
  return NULL;
}

const EntHtmlNote *ent_html_note(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE ? node->_private : NULL;
}

static const struct {
  EntTagKind kind;
  const char *names; /* with spaces around each */
} tags[] = {
    {ENT_TAG_TEXT, " p blockquote pre dd address summary center "},
    {ENT_TAG_BLOCK,
     " html head body div section article main header ul ol dl table tbody "
     "thead tfoot details fieldset form hgroup hr caption noscript "},
    {ENT_TAG_HEADING, " h1 h2 h3 h4 h5 h6 "},
    {ENT_TAG_ITEM, " li dt "},
    {ENT_TAG_ROW, " tr "},
    {ENT_TAG_CELL, " td th "},
    {ENT_TAG_BREAK, " br "},
    {ENT_TAG_SKIP, " script style template svg math iframe object embed canvas audio "
                   "video picture img map button input select textarea option label "
                   "progress meter dialog applet title meta link base "},
    {ENT_TAG_ASIDE, " nav aside footer figure figcaption menu "},
};

EntTagKind ent_html_tag(const xmlNode *node)
{
  char key[24];
  g_snprintf(key, sizeof key, " %s ", (const char *)node->name);
  for (size_t i = 0; i < G_N_ELEMENTS(tags); i++)
    if (strstr(tags[i].names, key)) return tags[i].kind;
  return ENT_TAG_INLINE;
}

bool ent_html_is(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name);
}

const char *ent_html_attribute(const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->properties; a; a = a->next)
    if (!strcmp((const char *)a->name, name))
      return a->children && a->children->content ? (const char *)a->children->content
                                                 : "";
  return "";
}

static void append_words(GString *out, const char *text)
{
  for (; *text; text++) {
    if (!g_ascii_isspace(*text))
      g_string_append_c(out, *text);
    else if (out->len && out->str[out->len - 1] != ' ')
      g_string_append_c(out, ' ');
  }
}

char *ent_html_line(const xmlNode *node)
{
  GString *out = g_string_new(NULL);
  for (const xmlNode *n = node; n;) {
    bool skip =
        n != node && n->type == XML_ELEMENT_NODE && ent_html_tag(n) == ENT_TAG_SKIP;
    if (n->type == XML_TEXT_NODE && n->content)
      append_words(out, (const char *)n->content);
    else if (ent_html_is(n, "br"))
      append_words(out, " ");
    n = ent_html_next(n, node, !skip);
  }
  return g_strstrip(g_string_free(out, FALSE));
}

xmlDoc *ent_html_parse(const char *text, size_t length)
{
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  htmlParserCtxt *parser = length <= G_MAXINT ? htmlNewParserCtxt() : NULL;
  if (!parser) return NULL;
  /* Pages with hundreds of elements that are never closed are read to the end. */
  parser->options |= XML_PARSE_HUGE;
  xmlDoc *doc = htmlCtxtReadMemory(parser, text, (int)length, NULL, "UTF-8", options);
  htmlFreeParserCtxt(parser);
  return doc;
}

/* Where the tag of the body is left out, libxml2 puts elements that it does not know
 * (<main>, <article>) into the head. */
static bool is_true_head(const xmlNode *head)
{
  for (const xmlNode *n = head->children; n; n = n->next)
    if (n->type == XML_ELEMENT_NODE && ent_html_tag(n) != ENT_TAG_SKIP &&
        !ent_html_is(n, "noscript"))
      return false;
  return true;
}

static xmlNode *find_body(xmlDoc *doc)
{
  xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
  for (xmlNode *n = root ? root->children : NULL; n; n = n->next) {
    if (ent_html_is(n, "head") && !is_true_head(n)) return root;
    if (ent_html_is(n, "body")) return n;
  }
  return root;
}

static bool read_page(EntInput *input, EntHtmlPage *page, const EntPreparer *preparer,
                      EntError *error)
{
  g_autoptr(GString) out = g_string_sized_new(8192);
  ent_html_take_notes(page);
  ent_html_leave_out(page);
  xmlNode *main = ent_html_main(page);
  ent_html_meta(page, main, input);
  ent_html_thin_out(page, main);
  ent_html_write(main, out);
  /* character references may have brought back what decoding took away */
  size_t length = ent_decode_clean(out->str, out->len);
  return ent_clean(input, out->str, length, preparer, error);
}

bool ent_prepare_html(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error)
{
  EntHtmlPage page = {.cues = preparer->cues};
  page.doc = ent_html_parse(text, length);
  page.body = find_body(page.doc);
  bool ok = page.body ? read_page(input, &page, preparer, error)
                      : ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                                 "there is no text in this HTML page");
  g_free(page.notes);
  g_free(page.nodes);
  xmlFreeDoc(page.doc);
  return ok;
}
