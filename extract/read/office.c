// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Office documents: members out of the archive, text out of their XML. */

#include "extract/read/office.h"
#include "extract/read/clean.h"
#include "extract/read/decode.h"
#include "extract/read/html.h"
#include "extract/read/under.h"
#include "extract/read/xml.h"
#include <archive_entry.h>
#include <string.h>

enum { PIECE = 64 * 1024, MOST_MEMBERS = 10000 };

/* ---- the archive ---- */

static bool read_member(struct archive *archive, EntOfficeFile *file, size_t zipped,
                        const EntInput *input, size_t max_bytes, EntError *error)
{
  g_autofree char *piece = g_malloc(PIECE);
  la_ssize_t n;
  file->bytes = g_string_new(NULL);
  while ((n = archive_read_data(archive, piece, PIECE)) > 0) {
    g_string_append_len(file->bytes, piece, n);
    if (ent_is_bomb(zipped, file->bytes->len, input->file, error)) return false;
    if (file->bytes->len > max_bytes)
      return ent_fail(error, ENT_ERR_LIMIT, input->file, 0, 0,
                      "%s in it is longer than %zu bytes", file->name, max_bytes);
  }
  return !n || ent_under_failed(archive, input->file, error);
}

static EntOfficeFile *find_file(EntOfficeFile *files, size_t n, const char *name)
{
  for (size_t i = 0; name && i < n; i++)
    if (!files[i].bytes && !strcmp(files[i].name, name)) return &files[i];
  return NULL;
}

bool ent_office_read(const char *zip, size_t length, EntOfficeFile *files, size_t n,
                     const EntInput *input, size_t max_bytes, EntError *error)
{
  struct archive_entry *entry;
  struct archive *archive = archive_read_new();
  archive_read_support_format_zip(archive);
  bool good = archive_read_open_memory(archive, zip, length) == ARCHIVE_OK;
  int status = ARCHIVE_OK;
  for (unsigned members = 0; good && members < MOST_MEMBERS; members++) {
    status = archive_read_next_header(archive, &entry);
    if (status == ARCHIVE_EOF || status < ARCHIVE_WARN) break;
    EntOfficeFile *file = find_file(files, n, archive_entry_pathname(entry));
    if (file) good = read_member(archive, file, length, input, max_bytes, error);
  }
  if (!good || (status < ARCHIVE_WARN && !files[0].bytes))
    good = ent_under_failed(archive, input->file, error);
  archive_read_free(archive);
  return good;
}

void ent_office_clear(EntOfficeFile *files, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (files[i].bytes) g_string_free(files[i].bytes, TRUE);
}

/* ---- metadata ---- */

static char *first_text(const xmlDoc *doc, const char *const *names)
{
  const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
  for (; *names; names++)
    for (const xmlNode *n = root; n; n = ent_html_next(n, root, true)) {
      if (strcmp(ent_xml_local(n), *names) != 0) continue;
      char *text = g_strstrip(ent_xml_text(n));
      if (*text) return text;
      g_free(text);
    }
  return NULL;
}

char *ent_office_metadata(EntInput *input, const xmlDoc *doc)
{
  static const char *const titles[] = {"title", NULL};
  static const char *const authors[] = {"initial-creator", "creator", NULL};
  static const char *const dates[] = {"created", "creation-date", "date", "modified",
                                      NULL};
  g_autofree char *title = first_text(doc, titles), *author = first_text(doc, authors);
  ent_input_set(input, &input->title, title);
  ent_input_set(input, &input->author, author);
  return first_text(doc, dates);
}

/* ---- text ---- */

typedef enum { NOTHING, SPACE, CELL, LINE, PARAGRAPH } Gap;

typedef struct {
  GString *out;
  Gap gap;       /* that is due before the next word */
  unsigned rows; /* that we are in */
} Writer;

static void want(Writer *w, Gap gap)
{
  if (w->rows && gap == PARAGRAPH) gap = SPACE;
  if (gap > w->gap) w->gap = gap;
}

static void write_text(Writer *w, const char *text)
{
  static const char *const gaps[] = {"", " ", " | ", "\n", "\n\n"};
  for (; *text; text++) {
    if (g_ascii_isspace(*text)) {
      want(w, SPACE);
      continue;
    }
    if (w->out->len) g_string_append(w->out, gaps[w->gap]);
    w->gap = NOTHING;
    g_string_append_c(w->out, *text);
  }
}

static EntOfficeRole role_of(const xmlNode *node, const EntOfficeElement *table)
{
  const char *name = ent_xml_local(node);
  for (; table->name; table++)
    if (!strcmp(table->name, name)) return table->role;
  return ENT_OFFICE_INTO;
}

/* Before and behind an element. */
static void border(Writer *w, EntOfficeRole role, bool enters)
{
  static const Gap gaps[] = {[ENT_OFFICE_PARA] = PARAGRAPH, [ENT_OFFICE_LINE] = LINE,
                             [ENT_OFFICE_CELL] = CELL,      [ENT_OFFICE_ROW] = LINE,
                             [ENT_OFFICE_BREAK] = LINE,     [ENT_OFFICE_SPACE] = SPACE,
                             [ENT_OFFICE_SKIP] = NOTHING};
  if (role == ENT_OFFICE_ROW && !enters) w->rows--;
  want(w, gaps[role]);
  if (role == ENT_OFFICE_ROW && enters) w->rows++;
}

static bool is_text(const xmlNode *node, const EntOfficeElement *table, bool all)
{
  if (node->type != XML_TEXT_NODE || !node->content) return false;
  return all || (node->parent && role_of(node->parent, table) == ENT_OFFICE_TEXT);
}

void ent_office_write(const xmlNode *root, const EntOfficeElement *table, bool all,
                      GString *out)
{
  Writer w = {.out = out};
  const xmlNode *node = root;
  while (node) {
    EntOfficeRole role = role_of(node, table);
    if (is_text(node, table, all)) write_text(&w, (const char *)node->content);
    if (node->type == XML_ELEMENT_NODE) border(&w, role, true);
    bool into =
        node->type == XML_ELEMENT_NODE && node->children && role != ENT_OFFICE_SKIP;
    if (into) {
      node = node->children;
      continue;
    }
    if (node->type == XML_ELEMENT_NODE) border(&w, role, false);
    while (node != root && !node->next) {
      node = node->parent;
      border(&w, role_of(node, table), false);
    }
    node = node == root ? NULL : node->next;
  }
}

static const xmlNode *find_body(const xmlDoc *doc, const char *name)
{
  const xmlNode *root = xmlDocGetRootElement(doc);
  for (const xmlNode *n = root; n; n = ent_html_next(n, root, true))
    if (!strcmp(ent_xml_local(n), name)) return n;
  return NULL;
}

bool ent_office_prepare(EntInput *input, const EntOfficeFile *content,
                        const EntOfficeFile *metadata, const char *body,
                        const EntOfficeElement *table, bool all,
                        const EntPreparer *preparer, EntError *error)
{
  if (!content->bytes)
    return ent_fail(error, ENT_ERR_BAD_DATA, input->file, 0, 0,
                    "there is no %s in it: this is no such document", content->name);
  xmlDoc *doc =
      ent_xml_parse(content->bytes->str, content->bytes->len, false, input, error);
  const xmlNode *node = doc ? find_body(doc, body) : NULL;
  g_autoptr(GString) out = g_string_new(NULL);
  if (node) ent_office_write(node, table, all, out);
  xmlFreeDoc(doc);
  if (!doc) return false;
  if (!out->len)
    return ent_fail(error, ENT_ERR_BAD_DATA, input->file, 0, 0,
                    "there is no text in it");
  xmlDoc *about =
      metadata->bytes
          ? ent_xml_parse(metadata->bytes->str, metadata->bytes->len, true, input, NULL)
          : NULL;
  g_autofree char *date = ent_office_metadata(input, about);
  xmlFreeDoc(about);
  /* the document's own words on its date come first */
  EntPreparer dated = *preparer;
  EntInput probe = {.arena = input->arena};
  if (date && ent_input_set_date(&probe, date, preparer)) dated.date = probe.date;
  size_t length = ent_decode_clean(out->str, out->len);
  return ent_clean(input, out->str, length, &dated, error);
}
