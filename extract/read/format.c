// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which kind a file is. An extension decides, but for ".txt" and the like: a page or a
 * feed saved under such a name is known by its content. */

#include "extract/read/format.h"
#include <glib.h>
#include <string.h>

static const char compression[] = ".gz .bz2 .xz .zst .lz4 .lz .Z";
static const char archives[] = ".tar .zip .tgz .tbz2 .txz .tzst";

static size_t skip_space(const char *head, size_t length)
{
  size_t i = length >= 3 && !memcmp(head, "\xEF\xBB\xBF", 3) ? 3 : 0;
  while (i < length && g_ascii_isspace(head[i]))
    i++;
  return i;
}

static bool has_prefix(const char *text, size_t length, const char *prefix)
{
  size_t n = strlen(prefix);
  return n <= length && !g_ascii_strncasecmp(text, prefix, n);
}

/* Behind XML declarations, document types and comments. */
static size_t skip_marks(const char *head, size_t length)
{
  size_t i = skip_space(head, length);
  while (has_prefix(head + i, length - i, "<?") ||
         has_prefix(head + i, length - i, "<!--") ||
         has_prefix(head + i, length - i, "<!DOCTYPE rss") ||
         has_prefix(head + i, length - i, "<!DOCTYPE rdf")) {
    const char *stop = memchr(head + i, '>', length - i);
    if (!stop) return length;
    i = (size_t)(stop + 1 - head);
    i += skip_space(head + i, length - i);
  }
  return i;
}

/* A message begins with lines "Name: value", one of which every message has. */
static bool is_mail_header(const char *head, const char *end)
{
  static const char *const needed[] = {
      "from:", "received:", "return-path:", "message-id:", "mime-version:"};
  unsigned lines = 0, found = 0;
  while (head < end && *head != '\n' && *head != '\r') {
    const char *stop = memchr(head, '\n', (size_t)(end - head));
    if (!stop) stop = end;
    size_t n = (size_t)(stop - head), name = 0;
    while (name < n && (g_ascii_isalnum(head[name]) || head[name] == '-'))
      name++;
    bool continued = lines && (*head == ' ' || *head == '\t');
    if (!continued && (!name || name == n || head[name] != ':')) return false;
    for (size_t i = 0; i < G_N_ELEMENTS(needed); i++)
      found += has_prefix(head, n, needed[i]);
    lines++;
    head = stop < end ? stop + 1 : end;
  }
  return lines >= 3 && found >= 2;
}

/* A page starts with its document type or root element, perhaps after an XML
 * declaration or comments. */
static bool is_html(const char *head, size_t length)
{
  size_t i = skip_marks(head, length);
  static const char *const starts[] = {"<!doctype html", "<html", "<head", "<body"};
  for (size_t s = 0; s < G_N_ELEMENTS(starts); s++)
    if (has_prefix(head + i, length - i, starts[s])) return true;
  return false;
}

static bool is_jsonl(const char *head, size_t length)
{
  size_t i = skip_space(head, length);
  if (i >= length || head[i] != '{') return false;
  i++;
  i += skip_space(head + i, length - i);
  return i < length && head[i] == '"';
}

/* The first line that is no comment has ten columns. */
static bool is_conllu(const char *head, size_t length)
{
  const char *p = head, *end = head + length;
  while (p < end && *p == '#') {
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    if (!stop) return false;
    p = stop + 1;
  }
  const char *stop = memchr(p, '\n', (size_t)(end - p));
  unsigned tabs = 0;
  for (; p < (stop ? stop : end); p++)
    tabs += *p == '\t';
  return stop && tabs == 9;
}

/* ---- what is known by its first bytes ---- */

static bool is_pdf(const char *head, size_t length)
{
  return has_prefix(head, length, "%PDF-");
}

static bool is_warc(const char *head, size_t length)
{
  return has_prefix(head, length, "WARC/1.") || has_prefix(head, length, "WARC/0.");
}

/* The root of a feed, behind a declaration and comments. */
static bool is_feed(const char *head, size_t length)
{
  size_t i = skip_marks(head, length);
  if (i >= length || head[i] != '<') return false;
  const char *stop = memchr(head + i, '>', length - i);
  size_t n = stop ? (size_t)(stop - head) - i : length - i;
  const char *colon = memchr(head + i, ':', MIN(n, 12));
  if (colon) i = (size_t)(colon - head);
  return has_prefix(head + i + 1, length - i - 1, "rss") ||
         has_prefix(head + i + 1, length - i - 1, "rdf") ||
         has_prefix(head + i + 1, length - i - 1, "feed");
}

/* A zip archive says in its first member what it is: "mimetype", stored, for ODT. */
static bool is_odt(const char *head, size_t length)
{
  static const char type[] = "mimetypeapplication/vnd.oasis.opendocument.text";
  return has_prefix(head, length, "PK\003\004") && length > 30 &&
         has_prefix(head + 30, length - 30, type);
}

static bool is_docx(const char *head, size_t length)
{
  return has_prefix(head, length, "PK\003\004") && length > 30 &&
         (has_prefix(head + 30, length - 30, "[Content_Types].xml") ||
          has_prefix(head + 30, length - 30, "word/") ||
          has_prefix(head + 30, length - 30, "docProps/"));
}

static bool is_mbox(const char *head, size_t length)
{
  const char *stop = memchr(head, '\n', length);
  return stop && has_prefix(head, length, "From ") &&
         g_strstr_len(head, stop - head, ":") &&
         is_mail_header(stop + 1, head + length);
}

static bool is_mail(const char *head, size_t length)
{
  return is_mail_header(head, head + length);
}

/* Words in columns are the tagger's and the tree's to read: as they are. */
static bool prepare_columns(EntInput *input, char *text, size_t length,
                            const EntPreparer *preparer, EntError *error)
{
  (void)error;
  input->text = ent_arena_strndup(input->arena, text, length);
  input->length = length;
  if (preparer->date) input->date = ent_arena_strdup(input->arena, preparer->date);
  return true;
}

/* clang-format off */
static const EntFormat formats[] = {
  {ENT_FROM_FEED, "feed", ".rss .atom .rdf .xml", is_feed, ent_split_feed, false, ent_prepare_item},
  {ENT_FROM_HTML, "html", ".html .htm .xhtml .xht", is_html, NULL, false, ent_prepare_html},
  {ENT_FROM_JSONL, "jsonl", ".jsonl .ndjson .json", is_jsonl, ent_split_lines, false, ent_prepare_json},
  {ENT_FROM_CONLLU, "conllu", ".conllu .conll", is_conllu, NULL, false, prepare_columns},
  {ENT_FROM_TOKENS, "tokens", ".tokens", NULL, NULL, false, prepare_columns},
  {ENT_FROM_MARKDOWN, "markdown", ".md .markdown", NULL, NULL, false, ent_prepare_markdown},
  {ENT_FROM_CSV, "csv", ".csv .tsv .tab", NULL, ent_split_csv, false, ent_prepare_csv},
  {ENT_FROM_WARC, "warc", ".warc", is_warc, ent_split_warc, true, ent_prepare_http},
  {ENT_FROM_MBOX, "mbox", ".mbox .mbx", is_mbox, ent_split_mbox, true, ent_prepare_mail},
  {ENT_FROM_MAIL, "mail", ".eml", is_mail, NULL, true, ent_prepare_mail},
  {ENT_FROM_PDF, "pdf", ".pdf", is_pdf, NULL, true, ent_prepare_pdf},
  {ENT_FROM_DOCX, "docx", ".docx", is_docx, NULL, true, ent_prepare_docx},
  {ENT_FROM_ODT, "odt", ".odt", is_odt, NULL, true, ent_prepare_odt},
  {ENT_FROM_TEXT, "text", ".txt .text", NULL, NULL, false, ent_prepare_text},
};
/* clang-format on */

EntFrom ent_from_by_name(const char *name)
{
  for (size_t i = 0; name && i < G_N_ELEMENTS(formats); i++)
    if (strcmp(formats[i].name, name) == 0) return formats[i].from;
  return ENT_FROM_AUTO;
}

const EntFormat *ent_format_get(EntFrom from)
{
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
    if (formats[i].from == from) return &formats[i];
  return &formats[G_N_ELEMENTS(formats) - 1];
}

/* Whether the name ends, before length, with one of the extensions; gives the length
 * without it, or 0. */
static size_t without(const char *name, size_t length, const char *extensions)
{
  for (const char *e = extensions; *e;) {
    size_t n = strcspn(e, " ");
    if (length > n && !g_ascii_strncasecmp(name + length - n, e, n)) return length - n;
    e += n;
    e += strspn(e, " ");
  }
  return 0;
}

static EntFrom by_name(const char *name, size_t *stem)
{
  size_t length = strlen(name), shorter = without(name, length, compression);
  if (shorter) length = shorter;
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
    *stem = without(name, length, formats[i].extensions);
    if (*stem) return formats[i].from;
  }
  *stem = length;
  return ENT_FROM_AUTO;
}

bool ent_format_is_archive(const char *name)
{
  size_t length = strlen(name), shorter = without(name, length, compression);
  return without(name, shorter ? shorter : length, archives) != 0;
}

EntFrom ent_format_of_path(const char *name)
{
  size_t stem;
  return by_name(name, &stem);
}

size_t ent_format_stem(const char *name)
{
  size_t stem;
  if (by_name(name, &stem) != ENT_FROM_AUTO) return stem;
  size_t bare = without(name, stem, archives);
  if (bare) return bare;
  const char *base = strrchr(name, '/');
  base = base ? base + 1 : name;
  const char *dot = g_strrstr_len(base, (gssize)(stem - (size_t)(base - name)), ".");
  return dot && dot > base ? (size_t)(dot - name) : stem;
}

EntFrom ent_format_detect(const char *name, const char *head, size_t length)
{
  EntFrom named = ent_format_of_path(name);
  if (named != ENT_FROM_AUTO && named != ENT_FROM_TEXT) return named;
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
    if (formats[i].sniff && formats[i].sniff(head, length)) return formats[i].from;
  return ENT_FROM_TEXT;
}
