// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Markdown: front matter becomes metadata, marks go, paragraphs become one line each,
 * headings and list items lines of their own, code blocks are left out. */

#include "extract/read/clean.h"
#include "extract/read/dates.h"
#include "extract/read/inline.h"
#include <glib.h>
#include <string.h>

typedef struct {
  EntInput *input;
  const EntPreparer *preparer;
  GString *out;
  GArray *places;     /* the line of the file for each line of out */
  GString *paragraph; /* its lines so far, joined */
  uint32_t line;      /* of the file, in hand */
  uint32_t begun;     /* on which the paragraph began */
  char fence;         /* of the code block that is open, or 0 */
  bool blank;         /* the line before was empty */
} Markdown;

/* ---- front matter ---- */

static void set_once(EntInput *input, const char **field, const char *value)
{
  if (!*field && *value) *field = ent_arena_strdup(input->arena, value);
}

static char *unquote(char *value)
{
  value = g_strstrip(value);
  size_t n = strlen(value);
  if (n >= 2 && strchr("\"'", *value) && value[n - 1] == *value) {
    value[n - 1] = '\0';
    value++;
  }
  return value;
}

static void front_field(Markdown *m, char *line)
{
  char *colon = strchr(line, ':');
  char iso[ENT_ISO_DATE];
  if (!colon || g_ascii_isspace(*line)) return;
  *colon = '\0';
  const char *value = unquote(colon + 1);
  EntInput *input = m->input;
  const struct {
    const char *key, **field;
  } fields[] = {{"title", &input->title},
                {"author", &input->author},
                {"url", &input->url},
                {"site", &input->site}};
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
    if (!g_ascii_strcasecmp(line, fields[i].key))
      set_once(input, fields[i].field, value);
  if (!g_ascii_strcasecmp(line, "date") &&
      ent_date_find(m->preparer->cues, value, strlen(value), iso))
    set_once(input, &input->date, iso);
}

/* Returns where the text begins. Lines between two of "---" are front matter. */
static char *front_matter(Markdown *m, char *text)
{
  if (strncmp(text, "---\n", 4)) return text;
  char *stop = strstr(text + 3, "\n---\n");
  if (!stop) return text;
  for (const char *p = text; p < stop + 5; p++)
    m->line += *p == '\n';
  *stop = '\0';
  for (char *line = text + 4, *next; line && line < stop; line = next) {
    next = strchr(line, '\n');
    if (next) *next++ = '\0';
    front_field(m, line);
  }
  return stop + 5;
}

/* ---- lines ---- */

static void end_line(Markdown *m, uint32_t line)
{
  g_string_append_c(m->out, '\n');
  g_array_append_val(m->places, line);
}

/* Puts more words into the paragraph. */
static void add_words(Markdown *m, const char *words)
{
  if (m->paragraph->len)
    g_string_append_c(m->paragraph, ' ');
  else
    m->begun = m->line;
  g_string_append(m->paragraph, words);
}

static void flush(Markdown *m)
{
  if (!m->paragraph->len) return;
  ent_markdown_inline(m->paragraph->str, m->out);
  end_line(m, m->begun);
  g_string_truncate(m->paragraph, 0);
}

static void end_block(Markdown *m)
{
  flush(m);
  if (!g_str_has_suffix(m->out->str, "\n\n")) end_line(m, m->line);
}

/* How many bytes of a list mark ("- ", "12. ") stand at p, or 0. */
static size_t list_mark(const char *p)
{
  size_t n = strspn(p, "0123456789");
  if (n && n < 4 && (p[n] == '.' || p[n] == ')') && p[n + 1] == ' ') return n + 2;
  return strchr("-*+", *p) && *p && p[1] == ' ' ? 2 : 0;
}

/* A line across, or the line under a heading. */
static bool is_rule(const char *p)
{
  size_t n = strspn(p, "-=*_ ");
  return n >= 3 && !p[n];
}

static bool is_table_rule(const char *p)
{
  return strchr(p, '|') && strchr(p, '-') && !p[strspn(p, "|-: ")];
}

static void heading(Markdown *m, char *p)
{
  end_block(m);
  p += strspn(p, "#");
  p += strspn(p, " ");
  size_t n = strlen(p);
  while (n && (p[n - 1] == '#' || p[n - 1] == ' '))
    p[--n] = '\0';
  add_words(m, p);
  end_block(m);
}

/* "| a | b |" becomes "a | b". */
static void table_row(Markdown *m, char *p)
{
  flush(m);
  if (is_table_rule(p)) return;
  size_t n = strlen(p);
  if (n > 1 && p[n - 1] == '|') p[n - 1] = '\0';
  add_words(m, g_strstrip(p + 1));
  flush(m);
}

static bool in_code(Markdown *m, const char *line, const char *p)
{
  bool fence = !strncmp(p, "```", 3) || !strncmp(p, "~~~", 3);
  if (m->fence) {
    if (fence && *p == m->fence) m->fence = 0;
    return true;
  }
  if (fence) {
    end_block(m);
    m->fence = *p;
    return true;
  }
  bool indented = g_str_has_prefix(line, "    ") || *line == '\t';
  return indented && m->blank && !list_mark(p);
}

static bool is_definition(const char *p)
{
  const char *close = *p == '[' ? strstr(p, "]:") : NULL;
  return close && (!strncmp(close + 2, " http", 5) || p[1] == '^');
}

static void text_line(Markdown *m, char *p, bool breaks)
{
  while (*p == '>')
    p += 1 + strspn(p + 1, " ");
  size_t mark = list_mark(p);
  if (mark) flush(m);
  add_words(m, g_strstrip(p + mark));
  if (breaks) flush(m);
}

static void take_line(Markdown *m, char *line)
{
  char *p = line + strspn(line, " \t");
  if (in_code(m, line, p)) return;
  m->blank = !*p;
  if (!*p || is_definition(p) || is_rule(p))
    end_block(m);
  else if (*p == '#' && p[strspn(p, "#")] == ' ')
    heading(m, p);
  else if (*p == '|')
    table_row(m, p);
  else
    text_line(m, p, g_str_has_suffix(line, "  ") || g_str_has_suffix(line, "\\"));
}

bool ent_prepare_markdown(EntInput *input, char *text, size_t length,
                          const EntPreparer *preparer, EntError *error)
{
  Markdown m = {.input = input,
                .preparer = preparer,
                .out = g_string_sized_new(length),
                .places = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                .paragraph = g_string_new(NULL),
                .blank = true};
  char *body = front_matter(&m, text);
  for (char *line = body, *next; line && *line; line = next) {
    next = strchr(line, '\n');
    if (next) *next++ = '\0';
    m.line++;
    take_line(&m, line);
  }
  end_block(&m);
  input->lines = (EntFileLines){(const uint32_t *)m.places->data, m.places->len};
  bool ok = ent_clean(input, m.out->str, m.out->len, preparer, error);
  if (!ok) input->lines = (EntFileLines){0};
  g_array_unref(m.places);
  g_string_free(m.out, TRUE);
  g_string_free(m.paragraph, TRUE);
  return ok;
}
