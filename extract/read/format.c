// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Which kind a file is. An extension decides, but for ".txt" and the like: a page or a
 * feed saved under such a name is known by its content. */

#include "extract/read/format.h"
#include <glib.h>
#include <string.h>

static const char compression[] = ".gz .bz2 .xz .zst .lz4 .Z";

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

/* A page starts with its document type or root element, perhaps after an XML
 * declaration or comments. */
static bool is_html(const char *head, size_t length)
{
  size_t i = skip_space(head, length);
  while (has_prefix(head + i, length - i, "<?") ||
         has_prefix(head + i, length - i, "<!--")) {
    const char *stop = memchr(head + i, '>', length - i);
    if (!stop) return false;
    i = (size_t)(stop + 1 - head);
    i += skip_space(head + i, length - i);
  }
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

static const EntFormat formats[] = {
    {ENT_FROM_HTML, "html", ".html .htm .xhtml .xht", is_html, false, ent_prepare_html},
    {ENT_FROM_JSONL, "jsonl", ".jsonl .ndjson .json", is_jsonl, true, ent_prepare_json},
    {ENT_FROM_CONLLU, "conllu", ".conllu .conll", is_conllu, false, prepare_columns},
    {ENT_FROM_TOKENS, "tokens", ".tokens", NULL, false, prepare_columns},
    {ENT_FROM_MARKDOWN, "markdown", ".md .markdown", NULL, false, ent_prepare_markdown},
    {ENT_FROM_TEXT, "text", ".txt .text", NULL, false, ent_prepare_text},
};

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

EntFrom ent_format_of_path(const char *name)
{
  size_t stem;
  return by_name(name, &stem);
}

size_t ent_format_stem(const char *name)
{
  size_t stem;
  if (by_name(name, &stem) != ENT_FROM_AUTO) return stem;
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
