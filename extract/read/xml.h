// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* XML parsed with nothing from outside: no network, no external entities, no document
 * type of its own; with libxml2's limits on depth and length of text. */
#ifndef ENT_EXTRACT_READ_XML_H
#define ENT_EXTRACT_READ_XML_H

#include "extract/read/read.h"
#include <glib.h>
#include <libxml/tree.h>

/* The tree of a text in UTF-8, or NULL with what is wrong and where, lines counted from
 * that of the input. Broken XML is repaired as far as can be if recover is set.
 * xmlFreeDoc. */
xmlDoc *ent_xml_parse(const char *text, size_t length, bool recover,
                      const EntInput *input, EntError *error);

/* The name of an element without its prefix; "" for other nodes. */
const char *ent_xml_local(const xmlNode *node);
/* All text below a node; g_free. */
char *ent_xml_text(const xmlNode *node);
/* An attribute by its name without prefix, "" if there is none; borrowed. */
const char *ent_xml_attribute(const xmlNode *node, const char *name);
/* Appends the nodes below as markup. */
void ent_xml_markup(const xmlNode *node, GString *out);

#endif
