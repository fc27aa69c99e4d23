// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* JSON-LD in pages, as schema.org describes articles. */

#include "extract/read/html.h"
#include <jansson.h>
#include <string.h>

enum { DEPTH = 8 };

/* A string, or the name (or @id, url) of an object, or all of an array. g_free; NULL =
 * nothing of the kind. */
static char *text_of(const json_t *value, const char *key, int depth)
{
  if (json_is_string(value)) return g_strdup(json_string_value(value));
  if (json_is_object(value)) {
    const json_t *inner = json_object_get(value, key);
    if (!inner) inner = json_object_get(value, "@id");
    return json_is_string(inner) ? g_strdup(json_string_value(inner)) : NULL;
  }
  if (!json_is_array(value) || depth > 1) return NULL;
  GString *all = g_string_new(NULL);
  for (size_t i = 0; i < json_array_size(value); i++) {
    g_autofree char *one = text_of(json_array_get(value, i), key, depth + 1);
    if (one) g_string_append_printf(all, "%s%s", all->len ? ", " : "", one);
  }
  return g_string_free(all, FALSE);
}

static int type_rank(const EntCues *cues, const json_t *type)
{
  const char *name =
      json_string_value(json_is_array(type) ? json_array_get(type, 0) : type);
  return name ? ent_cues_rank(cues, ENT_CUE_ARTICLE_TYPE, name, strlen(name)) : 0;
}

static void offer_object(EntHtmlMeta *meta, const json_t *object, int rank)
{
  static const struct {
    EntMetaField field;
    const char *key, *inner;
  } keys[] = {
      {ENT_META_TITLE, "headline", "name"},
      {ENT_META_TITLE, "name", "name"},
      {ENT_META_DATE, "datePublished", "name"},
      {ENT_META_DATE, "dateCreated", "name"},
      {ENT_META_DATE, "uploadDate", "name"},
      {ENT_META_DATE, "dateModified", "name"},
      {ENT_META_AUTHOR, "author", "name"},
      {ENT_META_AUTHOR, "creator", "name"},
      {ENT_META_SITE, "publisher", "name"},
      {ENT_META_SITE, "isPartOf", "name"},
      {ENT_META_URL, "mainEntityOfPage", "@id"},
      {ENT_META_URL, "url", "url"},
  };
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
    g_autofree char *text =
        text_of(json_object_get(object, keys[i].key), keys[i].inner, 0);
    /* A whole object before the next: its worst key ranks better. */
    if (text)
      ent_html_meta_offer(meta, keys[i].field, rank * (int)G_N_ELEMENTS(keys) + (int)i,
                          text);
  }
}

static void visit(EntHtmlMeta *meta, const json_t *value, int depth)
{
  if (depth > DEPTH) return;
  for (size_t i = 0; i < json_array_size(value); i++)
    visit(meta, json_array_get(value, i), depth + 1);
  if (!json_is_object(value)) return;
  int rank = type_rank(meta->cues, json_object_get(value, "@type"));
  if (rank) offer_object(meta, value, rank);
  visit(meta, json_object_get(value, "@graph"), depth + 1);
  visit(meta, json_object_get(value, "mainEntity"), depth + 1);
}

void ent_html_json(EntHtmlMeta *meta, const char *text)
{
  json_t *value = json_loads(text, JSON_DISABLE_EOF_CHECK, NULL);
  if (!value) return;
  visit(meta, value, 0);
  json_decref(value);
}
