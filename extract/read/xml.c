// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The little that readers of XML need of libxml2. */

#include "extract/read/xml.h"
#include "extract/read/html.h"
#include <libxml/parser.h>
#include <string.h>

static bool complain(const xmlParserCtxt *parser, const EntInput *input,
                     EntError *error)
{
  const xmlError *last = xmlCtxtGetLastError((xmlParserCtxt *)parser);
  uint32_t line = last && last->line > 0 ? (uint32_t)last->line : 0;
  if (line && input->line) line += input->line - 1;
  g_autofree char *message = g_strdup(last && last->message ? last->message : "no XML");
  return ent_fail(error, ENT_ERR_BAD_DATA, input->file, line ? line : input->line, 0,
                  "no XML: %s", g_strchomp(message));
}

/* Entities that a document declares are not kept: there are XML's own five only. */
static xmlEntity *find_entity(void *data, const xmlChar *name)
{
  (void)data;
  return xmlGetPredefinedEntity(name);
}

xmlDoc *ent_xml_parse(const char *text, size_t length, bool recover,
                      const EntInput *input, EntError *error)
{
  int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                XML_PARSE_NOCDATA | XML_PARSE_COMPACT |
                (recover ? XML_PARSE_RECOVER : 0);
  xmlParserCtxt *parser = length <= G_MAXINT ? xmlNewParserCtxt() : NULL;
  if (!parser) {
    ent_fail(error, ENT_ERR_LIMIT, input->file, input->line, 0, "too long for XML");
    return NULL;
  }
  parser->sax->getEntity = find_entity;
  parser->sax->externalSubset = NULL;
  parser->sax->entityDecl = NULL;
  xmlDoc *doc = xmlCtxtReadMemory(parser, text, (int)length, NULL, "UTF-8", options);
  if (!doc || !xmlDocGetRootElement(doc)) {
    complain(parser, input, error);
    xmlFreeDoc(doc);
    doc = NULL;
  }
  xmlFreeParserCtxt(parser);
  return doc;
}

const char *ent_xml_local(const xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE) return "";
  const char *colon = strchr((const char *)node->name, ':');
  return colon ? colon + 1 : (const char *)node->name;
}

const char *ent_xml_attribute(const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->properties; a; a = a->next) {
    const char *colon = strchr((const char *)a->name, ':');
    if (!strcmp(colon ? colon + 1 : (const char *)a->name, name))
      return a->children && a->children->content ? (const char *)a->children->content
                                                 : "";
  }
  return "";
}

char *ent_xml_text(const xmlNode *node)
{
  GString *out = g_string_new(NULL);
  for (const xmlNode *n = node; n; n = ent_html_next(n, node, true)) {
    if (n->type != XML_ELEMENT_NODE && n->content)
      g_string_append(out, (const char *)n->content);
  }
  return g_string_free(out, FALSE);
}

void ent_xml_markup(const xmlNode *node, GString *out)
{
  for (const xmlNode *n = node->children; n; n = ent_html_next(n, node, true)) {
    if (n == node) break;
    if (n->type == XML_ELEMENT_NODE) {
      g_string_append_printf(out, "<%s>", ent_xml_local(n));
    } else if (n->content) {
      g_autofree char *escaped = g_markup_escape_text((const char *)n->content, -1);
      g_string_append(out, escaped);
    }
  }
}
