// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Title, date, author, site and address of a page, from JSON-LD, meta tags, the
 * canonical link, <time>, <h1> and <title>: the best that there is of each. */

#include "extract/read/dates.h"
#include "extract/read/decode.h"
#include "extract/read/html.h"
#include <string.h>

/* JSON-LD comes first, then meta tags, then what the page shows. */
enum { RANK_CANONICAL = 1, RANK_META = 1000, RANK_SHOWN = 2000, RANK_LAST = 3000 };

static bool is_address(const char *value)
{
  return g_str_has_prefix(value, "http://") || g_str_has_prefix(value, "https://");
}

/* NULL where the value cannot be of this field; else one clean line. g_free. */
static char *accept(const EntHtmlMeta *meta, EntMetaField field, const char *value)
{
  char iso[ENT_ISO_DATE];
  char *text = g_strdup(value);
  ent_decode_clean(text, strlen(text));
  for (char *p = text; *p; p++)
    if (*p == '\n' || *p == '\t') *p = ' ';
  g_strstrip(text);
  bool good = *text && is_address(text) == (field == ENT_META_URL);
  if (good && field == ENT_META_DATE) {
    good = ent_date_find(meta->cues, text, strlen(text), iso);
    g_free(text);
    text = good ? g_strdup(iso) : NULL;
  }
  if (!good) g_clear_pointer(&text, g_free);
  return text;
}

void ent_html_meta_offer(EntHtmlMeta *meta, EntMetaField field, int rank,
                         const char *value)
{
  if (!rank || (meta->ranks[field] && meta->ranks[field] <= rank)) return;
  char *text = accept(meta, field, value);
  if (!text) return;
  g_free(meta->values[field]);
  meta->values[field] = text;
  meta->ranks[field] = rank;
}

/* ---- the parts of a page ---- */

static void read_meta(EntHtmlMeta *meta, const xmlNode *node)
{
  static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
  static const EntCueKind cues[] = {ENT_CUE_META_TITLE, ENT_CUE_META_DATE,
                                    ENT_CUE_META_AUTHOR, ENT_CUE_META_SITE,
                                    ENT_CUE_META_URL};
  const char *content = ent_html_attribute(node, "content");
  for (size_t k = 0; *content && k < G_N_ELEMENTS(keys); k++) {
    const char *name = ent_html_attribute(node, keys[k]);
    for (int field = 0; *name && field < ENT_META_COUNT; field++) {
      int rank = ent_cues_rank(meta->cues, cues[field], name, strlen(name));
      if (rank)
        ent_html_meta_offer(meta, (EntMetaField)field, RANK_META + rank, content);
    }
  }
}

static void read_script(EntHtmlMeta *meta, const xmlNode *node)
{
  if (!node->children || !node->children->content) return;
  if (!g_ascii_strcasecmp(ent_html_attribute(node, "type"), "application/ld+json"))
    ent_html_json(meta, (const char *)node->children->content);
}

static void read_time(EntHtmlMeta *meta, const xmlNode *node)
{
  g_autofree char *shown = ent_html_line(node);
  const char *exact = ent_html_attribute(node, "datetime");
  bool published =
      strstr(ent_html_attribute(node, "itemprop"), "datePublished") != NULL;
  ent_html_meta_offer(meta, ENT_META_DATE, RANK_SHOWN + !published, exact);
  ent_html_meta_offer(meta, ENT_META_DATE, RANK_SHOWN + !published, shown);
}

static void read_element(EntHtmlMeta *meta, const xmlNode *node)
{
  if (ent_html_is(node, "meta"))
    read_meta(meta, node);
  else if (ent_html_is(node, "script"))
    read_script(meta, node);
  else if (ent_html_is(node, "time"))
    read_time(meta, node);
  else if (ent_html_is(node, "link") &&
           !g_ascii_strcasecmp(ent_html_attribute(node, "rel"), "canonical"))
    ent_html_meta_offer(meta, ENT_META_URL, RANK_CANONICAL,
                        ent_html_attribute(node, "href"));
}

/* ---- title ---- */

/* "Headline | The Site": without the last part, if it is the site's name, or short
 * beside a headline. */
static char *without_site(const char *title, const char *site)
{
  static const char *const marks[] = {
      " | ",        " :: ", " \xC2\xBB ",     " \xE2\x80\xA2 ",
      " \xC2\xB7 ", " - ",  " \xE2\x80\x93 ", " \xE2\x80\x94 "};
  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
    const char *at = g_strrstr(title, marks[i]);
    if (!at) continue;
    const char *rest = at + strlen(marks[i]);
    size_t head = (size_t)(at - title), tail = strlen(rest);
    bool named = site && !g_ascii_strcasecmp(rest, site);
    if (named || (tail <= 32 && head >= 24 && head > tail))
      return g_strndup(title, head);
  }
  return g_strdup(title);
}

static bool is_said_by(const char *heading, const char *title)
{
  g_autofree char *a = g_utf8_casefold(heading, -1), *b = g_utf8_casefold(title, -1);
  return strstr(b, a) != NULL || strstr(a, b) != NULL;
}

/* An h1 inside the article, or the page's only one, is the title as readers see it. */
static char *find_heading(const EntHtmlPage *page, const xmlNode *main,
                          const char *title)
{
  g_autofree char *only = NULL;
  unsigned n = 0;
  for (const xmlNode *node = page->body; node;
       node = ent_html_next(node, page->body, true)) {
    if (!ent_html_is(node, "h1")) continue;
    g_autofree char *line = ent_html_line(node);
    if (!*line) continue;
    const xmlNode *up = node;
    while (up && up != main)
      up = up->parent;
    if (up == main || (title && strlen(line) >= 12 && is_said_by(line, title)))
      return g_steal_pointer(&line);
    g_free(only);
    only = g_steal_pointer(&line);
    n++;
  }
  return n == 1 && !title ? g_steal_pointer(&only) : NULL;
}

static void set_title(const EntHtmlPage *page, const xmlNode *main, EntHtmlMeta *meta,
                      const char *tag)
{
  const char *site = meta->values[ENT_META_SITE];
  g_autofree char *said = meta->values[ENT_META_TITLE];
  if (!said && tag) said = g_strdup(tag);
  g_autofree char *heading = find_heading(page, main, said);
  meta->values[ENT_META_TITLE] = heading ? g_steal_pointer(&heading)
                                 : said  ? without_site(said, site)
                                         : NULL;
}

static void set(EntInput *input, const char **field, const char *value)
{
  if (!*field && value && *value) *field = ent_arena_strdup(input->arena, value);
}

void ent_html_meta(const EntHtmlPage *page, const xmlNode *main, EntInput *input)
{
  EntHtmlMeta meta = {.cues = page->cues};
  const xmlNode *root = xmlDocGetRootElement(page->doc);
  g_autofree char *tag = NULL;
  for (const xmlNode *node = root; node; node = ent_html_next(node, root, true)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    read_element(&meta, node);
    if (!tag && ent_html_is(node, "title") && ent_html_is(node->parent, "head"))
      tag = ent_html_line(node);
  }
  set_title(page, main, &meta, tag && *tag ? tag : NULL);
  set(input, &input->title, meta.values[ENT_META_TITLE]);
  set(input, &input->date, meta.values[ENT_META_DATE]);
  set(input, &input->author, meta.values[ENT_META_AUTHOR]);
  set(input, &input->site, meta.values[ENT_META_SITE]);
  set(input, &input->url, meta.values[ENT_META_URL]);
  for (int i = 0; i < ENT_META_COUNT; i++)
    g_free(meta.values[i]);
}
