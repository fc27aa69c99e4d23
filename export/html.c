// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes the evidence page: one file that asks for nothing from anywhere. Its scripts
 * and styles are named by hash in a Content Security Policy, so that nothing else can
 * run; the graph is JSON in which no "<" stands, so that it cannot end its element. */
#include "export/iri.h"
#include "export/page.h"
#include "export/writers.h"
#include <jansson.h>
#include <string.h>

typedef struct {
  const EntExport *export;
  const EntGraph *graph;
  EntOutput *out;
  EntIris *iris;
  GString *scratch;
  bool failed; /* jansson refused a value */
} Page;

/* ---- JSON ---- */

static int put_json_bytes(const char *bytes, size_t length, void *out)
{
  const char *end = bytes + length;
  while (bytes < end) {
    const char *mark = memchr(bytes, '<', (size_t)(end - bytes));
    size_t plain = (size_t)((mark ? mark : end) - bytes);
    ent_put(out, bytes, plain);
    if (mark) ent_puts(out, "\\u003c");
    bytes += plain + (mark != NULL);
  }
  return 0;
}

/* Takes the value. In ASCII, since HTML has no room for some characters. */
static void put_json(Page *page, json_t *value, bool first)
{
  const size_t flags = JSON_COMPACT | JSON_ENSURE_ASCII | JSON_REAL_PRECISION(3);
  ent_puts(page->out, first ? "\n" : ",\n");
  if (!value || json_dump_callback(value, put_json_bytes, page->out, flags) != 0)
    page->failed = true;
  json_decref(value);
}

static void set_text(Page *page, json_t *object, const char *name, const char *text)
{
  if (!text) return;
  json_t *value = json_string(ent_text_clean(text, page->scratch));
  if (json_object_set_new(object, name, value) != 0) page->failed = true;
}

static void set_number(json_t *object, const char *name, uint32_t number)
{
  json_object_set_new(object, name, json_integer(number));
}

static void set_span(json_t *object, const char *name, EntSpan span)
{
  if (span.begin < span.end)
    json_object_set_new(
        object, name, json_pack("[II]", (json_int_t)span.begin, (json_int_t)span.end));
}

/* The address, where it is one that a reader may safely follow. */
static void set_link(Page *page, json_t *object, const char *name, const char *iri)
{
  if (iri && ent_iri_repair(iri, page->scratch))
    json_object_set_new(object, name, json_string(page->scratch->str));
}

static json_t *source_json(Page *page, uint32_t i)
{
  const EntSource *source = ent_graph_source(page->graph, i);
  json_t *json = json_object();
  set_text(page, json, "id", source->id);
  set_text(page, json, "title", source->title);
  set_text(page, json, "date", source->date);
  set_text(page, json, "site", source->site);
  set_text(page, json, "author", source->author);
  set_text(page, json, "file", source->file);
  set_link(page, json, "url", source->url);
  uint32_t original = ent_graph_original(page->graph, i);
  if (original != i) set_number(json, "copyOf", original);
  set_text(page, json, "text", source->text);
  return json;
}

static json_t *mentions_json(const EntNode *node)
{
  json_t *all = json_array();
  for (uint32_t i = 0; i < node->n_mentions; i++) {
    const EntPlace *place = &node->mentions[i];
    json_array_append_new(all, json_pack("[III]", (json_int_t)place->source,
                                         (json_int_t)place->span.begin,
                                         (json_int_t)place->span.end));
  }
  return all;
}

static json_t *links_json(Page *page, const char *same_as)
{
  g_auto(GStrv) each = g_strsplit(same_as, "|", -1);
  json_t *links = json_array();
  for (char **iri = each; *iri; iri++)
    if (ent_iri_repair(*iri, page->scratch))
      json_array_append_new(links, json_string(page->scratch->str));
  return links;
}

static json_t *node_json(Page *page, uint32_t i)
{
  const EntNode *node = ent_graph_node(page->graph, i);
  json_t *json = json_object(), *aliases = json_array();
  set_text(page, json, "iri", ent_iris_node(page->iris, i)->text);
  set_text(page, json, "name", node->name);
  set_number(json, "cls", node->cls);
  for (uint32_t k = 0; k < node->n_aliases; k++)
    json_array_append_new(aliases,
                          json_string(ent_text_clean(node->aliases[k], page->scratch)));
  json_object_set_new(json, "aliases", aliases);
  if (node->same_as)
    json_object_set_new(json, "links", links_json(page, node->same_as));
  set_number(json, "status", node->status);
  json_object_set_new(json, "conf", json_real((double)node->confidence));
  json_object_set_new(json, "mentions", mentions_json(node));
  return json;
}

static json_t *claim_json(Page *page, const EntClaim *claim)
{
  json_t *json = json_object();
  set_number(json, "s", claim->subject);
  set_number(json, "p", claim->property);
  if (claim->object.kind == ENT_RANGE_THING)
    set_number(json, "o", claim->object.node);
  else
    set_text(page, json, "value", claim->object.text);
  set_text(page, json, "unit", claim->object.unit);
  set_number(json, "status", claim->status);
  json_object_set_new(json, "conf", json_real((double)claim->confidence));
  set_text(page, json, "rule", claim->rule);
  set_number(json, "doc", claim->source);
  set_span(json, "span", claim->span);
  set_span(json, "sspan", claim->subject_span);
  set_span(json, "ospan", claim->object_span);
  if (claim->attributed_to != ENT_NONE) set_number(json, "by", claim->attributed_to);
  set_text(page, json, "from", claim->valid_from);
  set_text(page, json, "until", claim->valid_until);
  if (claim->line) set_number(json, "line", claim->line);
  if (!ent_graph_source(page->graph, claim->source)->text)
    set_text(page, json, "quote", claim->quote);
  return json;
}

/* What the kinds of contradictions are, in words. */
static json_t *conflicts_json(void)
{
  static const char *const texts[] = {
#define X(id, name, comment) [ENT_CONFLICT_##id] = comment,
      ENT_CONFLICTS(X)
#undef X
  };
  json_t *kinds = json_array();
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    json_array_append_new(kinds, json_string(texts[i]));
  return kinds;
}

static void put_vocabulary(Page *page)
{
  json_t *classes = json_array(), *properties = json_array(), *statuses = json_array();
  for (int i = 0; i < ENT_CLASS_COUNT; i++) {
    const EntClassInfo *info = ent_class_info((EntClass)i);
    bool below = info->parent != ENT_CLASS_NONE;
    json_array_append_new(classes, json_pack("{s:s,s:i}", "name", info->name, "parent",
                                             below ? (int)info->parent : -1));
  }
  for (int i = 0; i < ENT_PROP_COUNT; i++) {
    const EntPropertyInfo *info = ent_property_info((EntProperty)i);
    json_array_append_new(properties, json_pack("{s:s,s:b}", "name", info->name,
                                                "symmetric", info->symmetric));
  }
  for (int i = 0; i < ENT_STATUS_COUNT; i++)
    json_array_append_new(statuses, json_string(ent_status_name((EntStatus)i)));
  put_json(page,
           json_pack("{s:o,s:o,s:o,s:o}", "classes", classes, "properties", properties,
                     "statuses", statuses, "conflicts", conflicts_json()),
           true);
}

static void put_data(Page *page)
{
  const EntGraph *graph = page->graph;
  ent_puts(page->out, "{\"vocabulary\":");
  put_vocabulary(page);
  ent_puts(page->out, ",\"docs\":[");
  for (uint32_t i = 0; i < ent_graph_n_sources(graph); i++)
    put_json(page, source_json(page, i), i == 0);
  ent_puts(page->out, "],\"things\":[");
  for (uint32_t i = 0; i < ent_graph_n_nodes(graph); i++)
    put_json(page, node_json(page, i), i == 0);
  ent_puts(page->out, "],\"statements\":[");
  for (uint32_t i = 0; i < ent_graph_n_claims(graph) && !ent_output_failed(page->out);
       i++)
    put_json(page, claim_json(page, ent_graph_claim(graph, i)), i == 0);
  ent_puts(page->out, "],\"conflicts\":[");
  for (uint32_t i = 0; i < ent_graph_n_conflicts(graph); i++) {
    const EntConflict *one = ent_graph_conflict(graph, i);
    put_json(page, json_pack("[iii]", (int)one->kind, (int)one->claim, (int)one->other),
             i == 0);
  }
  ent_puts(page->out, "]}");
}

/* ---- the frame ---- */

static const char *const scripts[] = {ent_page_d3_dispatch_min_js,
                                      ent_page_d3_quadtree_min_js,
                                      ent_page_d3_timer_min_js,
                                      ent_page_d3_force_min_js,
                                      ent_page_data_js,
                                      ent_page_network_js,
                                      ent_page_article_js,
                                      ent_page_page_js};

static void put_hash(Page *page, const char *text)
{
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(sum, (const guchar *)text, -1);
  g_checksum_get_digest(sum, digest, &length);
  g_autofree char *base64 = g_base64_encode(digest, length);
  ent_puts(page->out, " 'sha256-");
  ent_puts(page->out, base64);
  ent_put_char(page->out, '\'');
}

static void put_policy(Page *page)
{
  ent_puts(page->out, "default-src 'none'; base-uri 'none'; form-action 'none'; "
                      "style-src");
  put_hash(page, ent_page_page_css);
  ent_puts(page->out, "; script-src");
  for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++)
    put_hash(page, scripts[i]);
}

/* The controls and the noncharacters that our text may have, and HTML not. */
static bool fits_html(gunichar c)
{
  bool is_control = c >= 0x80 && c < 0xa0;
  bool is_none = (c >= 0xfdd0 && c < 0xfdf0) || (c & 0xfffe) == 0xfffe;
  return !is_control && !is_none;
}

static void put_text(Page *page, const char *text)
{
  g_autoptr(GString) fit = g_string_new(NULL);
  for (const char *p = ent_text_clean(text, page->scratch); *p; p = g_utf8_next_char(p))
    g_string_append_unichar(fit, fits_html(g_utf8_get_char(p)) ? g_utf8_get_char(p)
                                                               : 0xfffd);
  g_autofree char *safe = g_markup_escape_text(fit->str, (gssize)fit->len);
  ent_puts(page->out, safe);
}

static void put_title(Page *page)
{
  const char *title = page->export->options->title;
  if (!title && ent_graph_n_sources(page->graph) == 1)
    title = ent_graph_source(page->graph, 0)->title;
  put_text(page, title ? title : "What the texts say");
}

static void put_style(Page *page)
{
  ent_puts(page->out, ent_page_page_css);
}

static void put_scripts(Page *page)
{
  for (size_t i = 0; i < G_N_ELEMENTS(scripts); i++) {
    ent_puts(page->out, "<script>");
    ent_puts(page->out, scripts[i]);
    ent_puts(page->out, "</script>\n");
  }
}

static const struct {
  const char *name;
  void (*put)(Page *page);
} holes[] = {{"policy", put_policy},
             {"title", put_title},
             {"style", put_style},
             {"data", put_data},
             {"scripts", put_scripts}};

/* p stands behind "{{". Returns behind "}}". */
static const char *fill_hole(Page *page, const char *p)
{
  size_t length = strcspn(p, "}");
  for (size_t i = 0; i < G_N_ELEMENTS(holes); i++)
    if (strlen(holes[i].name) == length && !strncmp(holes[i].name, p, length))
      holes[i].put(page);
  return p + length + 2;
}

bool ent_write_html(const EntExport *export, EntError *error)
{
  Page page = {.export = export,
               .graph = export->graph,
               .out = export->out,
               .iris = ent_iris_new(export->graph, export->options->base, 12),
               .scratch = g_string_new(NULL)};
  const char *p = ent_page_page_html;
  for (const char *hole; (hole = strstr(p, "{{"));) {
    ent_put(page.out, p, (size_t)(hole - p));
    p = fill_hole(&page, hole + 2);
  }
  ent_puts(page.out, p);
  ent_iris_free(page.iris);
  g_string_free(page.scratch, TRUE);
  return !page.failed || ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                                  "a value that JSON cannot hold");
}
