// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* One item of a feed: RSS 2.0, RSS 1.0 or Atom, with the names that their extensions
 * use (content, dc, dcterms). */

#include "extract/read/clean.h"
#include "extract/read/html.h"
#include "extract/read/xml.h"
#include <libxml/HTMLparser.h>
#include <libxml/entities.h>
#include <string.h>

/* Which element may give what; the first in the table that has a value wins. */
typedef enum { TEXT, TITLE, DATE, LINK, ID, AUTHOR, SITE, KINDS } Kind;

static const struct {
  const char *name; /* with its usual prefix; alone, it is without one or of Atom's */
  Kind kind;
} elements[] = {
    {"content:encoded", TEXT},
    {"content", TEXT},
    {"description", TEXT},
    {"summary", TEXT},
    {"title", TITLE},
    {"dc:title", TITLE},
    {"pubDate", DATE},
    {"published", DATE},
    {"issued", DATE},
    {"dc:date", DATE},
    {"dcterms:issued", DATE},
    {"dcterms:created", DATE},
    {"created", DATE},
    {"updated", DATE},
    {"modified", DATE},
    {"dcterms:modified", DATE},
    {"link", LINK},
    {"feedburner:origLink", LINK},
    {"guid", ID},
    {"id", ID},
    {"dc:identifier", ID},
    {"dc:creator", AUTHOR},
    {"author", AUTHOR},
    {"source", SITE},
    {"dc:publisher", SITE},
};

/* A child of the item by its name: as the table has it, or with Atom's prefix. */
static const xmlNode *find(const xmlNode *item, const char *name, const xmlNode *behind)
{
  const xmlNode *n = behind ? behind->next : item->children;
  for (; n; n = n->next) {
    if (n->type != XML_ELEMENT_NODE) continue;
    const char *own = (const char *)n->name;
    if (g_str_has_prefix(own, "atom:")) own += strlen("atom:");
    if (!strcmp(own, name)) return n;
  }
  return NULL;
}

/* Atom has the address in an attribute; "self", "replies" and the like are others. */
static char *link_of(const xmlNode *node)
{
  const char *href = ent_xml_attribute(node, "href");
  const char *rel = ent_xml_attribute(node, "rel");
  if (!*href) return ent_xml_text(node);
  return g_strdup(!*rel || !strcmp(rel, "alternate") ? href : "");
}

static char *author_of(const xmlNode *node)
{
  const xmlNode *name = find(node, "name", NULL);
  char *text = ent_xml_text(name ? name : node);
  /* RSS 2.0: "press@example.org (Ana Lund)" */
  char *open = strchr(text, '('), *close = open ? strrchr(open, ')') : NULL;
  if (!strchr(text, '@') || !close) return text;
  char *inner = g_strndup(open + 1, (gsize)(close - open) - 1);
  g_free(text);
  return inner;
}

static char *value_of(const xmlNode *node, Kind kind)
{
  if (kind == LINK) return link_of(node);
  if (kind == AUTHOR) return author_of(node);
  const xmlNode *title = kind == SITE ? find(node, "title", NULL) : NULL;
  return ent_xml_text(title ? title : node);
}

/* The first value of a kind, or NULL. */
static char *first_value(const xmlNode *item, Kind kind)
{
  for (size_t i = 0; i < G_N_ELEMENTS(elements); i++) {
    const xmlNode *n = NULL;
    while (elements[i].kind == kind && (n = find(item, elements[i].name, n))) {
      char *value = g_strstrip(value_of(n, kind));
      if (*value) return value;
      g_free(value);
    }
  }
  return NULL;
}

/* The longest text wins: a description is often the beginning of the content only.
 * Atom's type="xhtml" has markup as elements. */
static char *text_of(const xmlNode *item)
{
  char *best = NULL;
  for (size_t i = 0; i < G_N_ELEMENTS(elements); i++) {
    const xmlNode *n = NULL;
    while (elements[i].kind == TEXT && (n = find(item, elements[i].name, n))) {
      GString *text = g_string_new(NULL);
      ent_xml_markup(n, text);
      char *value = strcmp(ent_xml_attribute(n, "type"), "xhtml") != 0
                        ? ent_xml_text(n)
                        : g_strdup(text->str);
      g_string_free(text, TRUE);
      if (best && strlen(best) >= strlen(value)) {
        g_free(value);
      } else {
        g_free(best);
        best = value;
      }
    }
  }
  return best;
}

/* Whether the text has a tag or a character reference. */
static bool is_markup(const char *text)
{
  for (const char *p = text; (p = strpbrk(p, "<&")); p++) {
    bool tag = *p == '<' && (g_ascii_isalpha(p[1]) || p[1] == '/' || p[1] == '!');
    if (tag && strchr(p, '>')) return true;
    if (*p == '&' && (p[1] == '#' || g_ascii_isalpha(p[1]))) {
      size_t n = strcspn(p, "; \n");
      if (p[n] == ';' && n < 12) return true;
    }
  }
  return false;
}

/* Feeds are full of what is no XML: "&nbsp;", which only HTML knows, and "&" alone. The
 * first becomes its character, the second "&amp;": after one entity that it does not
 * know, libxml2 leaves out all others. */
static GString *mend_entities(const char *text)
{
  GString *out = g_string_new(NULL);
  for (const char *at; (at = strchr(text, '&')); text = at + 1) {
    size_t n = strspn(
        at + 1, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    g_autofree char *name = g_strndup(at + 1, MIN(n, 32));
    bool known = n && at[n + 1] == ';' &&
                 (*name == '#' || xmlGetPredefinedEntity((const xmlChar *)name));
    const htmlEntityDesc *html =
        n && at[n + 1] == ';' ? htmlEntityLookup((const xmlChar *)name) : NULL;
    g_string_append_len(out, text, at - text);
    if (known || !html) {
      g_string_append(out, known ? "&" : "&amp;");
      continue;
    }
    g_string_append_unichar(out, html->value);
    at += n + 1;
  }
  return g_string_append(out, text);
}

/* A title may have markup, too. */
static char *plain_title(char *title)
{
  if (!title || !is_markup(title)) return title;
  xmlDoc *doc = ent_html_parse(title, strlen(title));
  xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
  char *line = root ? ent_xml_text(root) : g_strdup("");
  xmlFreeDoc(doc);
  g_free(title);
  return line;
}

static void set_metadata(EntInput *input, const xmlNode *item,
                         const EntPreparer *preparer)
{
  const char *id = NULL;
  g_autofree char *title = plain_title(first_value(item, TITLE));
  g_autofree char *date = first_value(item, DATE), *link = first_value(item, LINK);
  g_autofree char *guid = first_value(item, ID), *author = first_value(item, AUTHOR);
  g_autofree char *site = first_value(item, SITE);
  ent_input_set(input, &input->title, title);
  ent_input_set(input, &input->author, author);
  ent_input_set(input, &input->site, site);
  ent_input_set(input, &id, guid);
  if (date) ent_input_set_date(input, date, preparer);
  if (!link && guid && strstr(guid, "://")) link = g_strdup(guid);
  ent_input_set(input, &input->url, link);
  if (id) input->id = id;
}

bool ent_prepare_item(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error)
{
  (void)length;
  g_autoptr(GString) mended = mend_entities(text);
  xmlDoc *doc = ent_xml_parse(mended->str, mended->len, true, input, error);
  if (!doc) return false;
  const xmlNode *item = xmlDocGetRootElement(doc);
  set_metadata(input, item, preparer);
  g_autofree char *body = text_of(item);
  xmlFreeDoc(doc);
  if (!body || !*g_strstrip(body))
    return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                    "there is no text in this item");
  if (is_markup(body))
    return ent_prepare_html(input, body, strlen(body), preparer, error);
  return ent_clean(input, body, strlen(body), preparer, error);
}
