// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Applies the boilerplate rules to the lines of a text. A rule alone never decides:
 * where the line stands (before, between or after the paragraphs) and what is around it
 * do. */

#include "extract/read/clean.h"
#include "extract/read/dates.h"
#include "extract/read/heading.h"
#include "extract/read/lines.h"
#include <glib.h>
#include <string.h>

enum {
  TOP_PROSE = 2,    /* a line with at most so many paragraphs before it is at the top */
  BOTTOM_PROSE = 2, /* and with so many after it at the bottom */
  REST_PROSE = 2,   /* paragraphs that an article has at least before its comments */
  BLOCK_LINES = 24, /* the most lines that a block takes with it */
  CAPTION_WORDS = 40,
  LABEL_WORDS = 3, /* of a label above the headline, at most */
  REPEAT_WORDS = 4,
  REPEATS = 3
};

typedef struct {
  EntInput *input;
  const EntPreparer *preparer;
  EntTextLines lines;
  uint32_t before, after; /* paragraphs before and after the line in hand */
} Cleaner;

static void match_rules(Cleaner *c)
{
  for (uint32_t i = 0; i < c->lines.n; i++) {
    EntTextLine *line = &c->lines.at[i];
    if (line->length)
      line->rule = ent_boilerplate_match(c->preparer->boilerplate, line->text,
                                         line->length, NULL);
    if (line->rule && line->rule->kind == ENT_BOILER_KEEP) line->rule = NULL;
  }
}

/* Reader comments are prose too, and may be longer than the article: all that counts is
 * that an article came before. */
static void cut_rest(Cleaner *c)
{
  uint32_t prose = 0;
  for (uint32_t i = 0; i < c->lines.n; i++) {
    const EntTextLine *line = &c->lines.at[i];
    if (line->prose && !line->rule) prose++;
    if (!line->rule || line->rule->kind != ENT_BOILER_REST) continue;
    uint32_t need = line->rule->where == ENT_BOILER_BOTTOM ? REST_PROSE : 1;
    if (prose < need) continue;
    for (; i < c->lines.n; i++)
      c->lines.at[i].drop = true;
  }
}

static bool is_here(const Cleaner *c, const EntBoilerRule *rule)
{
  switch (rule->where) {
  case ENT_BOILER_TOP:
    return c->before <= TOP_PROSE;
  case ENT_BOILER_BOTTOM:
    return c->after <= BOTTOM_PROSE || c->after * 3 <= c->before;
  default:
    return true;
  }
}

static bool is_date_line(const Cleaner *c, uint32_t i, char iso[ENT_ISO_DATE])
{
  *iso = '\0';
  return i < c->lines.n && ent_date_is_line(c->preparer->cues, c->lines.at[i].text,
                                            c->lines.at[i].length, iso);
}

/* ---- blocks ---- */

/* A paragraph inside a list of related articles is the summary of one of them if the
 * date of that article follows. */
static bool is_teaser(const Cleaner *c, uint32_t i)
{
  char iso[ENT_ISO_DATE];
  return is_date_line(c, ent_text_lines_next(&c->lines, i), iso);
}

static bool ends_block(const Cleaner *c, uint32_t i)
{
  const EntTextLine *line = &c->lines.at[i];
  if (line->rule) return line->rule->kind == ENT_BOILER_START;
  return line->prose && !is_teaser(c, i);
}

/* A line alone before a paragraph, after a list whose lines follow each other closely,
 * is a heading of the article. */
static uint32_t give_back_heading(const Cleaner *c, uint32_t first, uint32_t end)
{
  uint32_t last = ent_text_lines_previous(&c->lines, end);
  if (last >= c->lines.n || last <= first || end >= c->lines.n) return end;
  char iso[ENT_ISO_DATE];
  if (c->lines.at[last - 1].length || c->lines.at[last].rule ||
      is_date_line(c, last, iso))
    return end;
  for (uint32_t i = first + 2; i + 1 < last; i++)
    if (!c->lines.at[i].length) return end;
  return last - 1 > first + 1 ? last : end;
}

static void drop_block(Cleaner *c, uint32_t first)
{
  uint32_t end = first + 1, lines = 0;
  for (; end < c->lines.n && lines < BLOCK_LINES; end++) {
    const EntTextLine *line = &c->lines.at[end];
    if (!line->length || line->drop) continue;
    if (ends_block(c, end)) break;
    lines++;
    if (line->rule && line->rule->kind == ENT_BOILER_END) {
      end++;
      break;
    }
  }
  end = give_back_heading(c, first, end);
  for (uint32_t i = first; i < end; i++)
    c->lines.at[i].drop = true;
}

/* ---- single lines ---- */

static void drop_credit(Cleaner *c, uint32_t i)
{
  c->lines.at[i].drop = true;
  if (!i) return;
  EntTextLine *caption = &c->lines.at[i - 1];
  bool first = ent_text_lines_previous(&c->lines, i - 1) >= c->lines.n;
  char iso[ENT_ISO_DATE];
  if (caption->length && !caption->stops && !first && caption->words <= CAPTION_WORDS &&
      !is_date_line(c, i - 1, iso))
    caption->drop = true;
}

static void take_date(Cleaner *c, uint32_t i)
{
  char iso[ENT_ISO_DATE];
  EntTextLine *line = &c->lines.at[i];
  bool published = line->rule->kind == ENT_BOILER_DATE;
  line->drop = true;
  if (!ent_date_find(c->preparer->cues, line->text, line->length, iso)) {
    uint32_t next = ent_text_lines_next(&c->lines, i);
    if (!is_date_line(c, next, iso)) return;
    c->lines.at[next].drop = true;
  }
  if (*iso && published && !c->input->date)
    c->input->date = ent_arena_strdup(c->input->arena, iso);
}

/* The name begins with the first capital after the first word. */
static void take_author(Cleaner *c, uint32_t i)
{
  EntTextLine *line = &c->lines.at[i];
  line->drop = true;
  if (c->input->author) return;
  const char *p = memchr(line->text, ' ', line->length),
             *end = line->text + line->length;
  while (p && p < end && !g_unichar_isupper(g_utf8_get_char(p)))
    p = g_utf8_next_char(p);
  if (p && p < end)
    c->input->author = ent_arena_strndup(c->input->arena, p, (size_t)(end - p));
}

static void apply_rule(Cleaner *c, uint32_t i)
{
  switch (c->lines.at[i].rule->kind) {
  case ENT_BOILER_START:
    drop_block(c, i);
    break;
  case ENT_BOILER_CREDIT:
    drop_credit(c, i);
    break;
  case ENT_BOILER_DATE:
  case ENT_BOILER_UPDATED:
    take_date(c, i);
    break;
  case ENT_BOILER_AUTHOR:
    take_author(c, i);
    break;
  default:
    c->lines.at[i].drop = true;
    break;
  }
}

static bool is_paragraph(const EntTextLine *line)
{
  return line->prose && !line->drop && !line->rule;
}

/* A line may match several rules, each for a place of its own. */
static bool find_rule_for_here(Cleaner *c, EntTextLine *line)
{
  while (line->rule && !is_here(c, line->rule))
    line->rule = ent_boilerplate_match(c->preparer->boilerplate, line->text,
                                       line->length, line->rule);
  return line->rule != NULL;
}

static void apply_rules(Cleaner *c)
{
  c->before = c->after = 0;
  for (uint32_t i = 0; i < c->lines.n; i++)
    c->after += is_paragraph(&c->lines.at[i]);
  for (uint32_t i = 0; i < c->lines.n; i++) {
    EntTextLine *line = &c->lines.at[i];
    if (is_paragraph(line)) {
      c->before++;
      c->after--;
    }
    if (!line->drop && find_rule_for_here(c, line)) apply_rule(c, i);
  }
}

/* ---- repeated lines ---- */

static bool is_beside_dropped(const EntTextLines *lines, uint32_t i)
{
  uint32_t next = i + 1, previous = i;
  while (next < lines->n && !lines->at[next].length)
    next++;
  while (previous > 0 && !lines->at[previous - 1].length)
    previous--;
  return (next < lines->n && lines->at[next].drop) ||
         (previous > 0 && lines->at[previous - 1].drop);
}

typedef struct {
  uint32_t seen, beside;
} Repeat;

static char *repeat_key(const EntTextLine *line)
{
  bool fits = line->length && line->words <= REPEAT_WORDS && !line->stops;
  return fits ? g_strndup(line->text, line->length) : NULL;
}

/* A short line that comes again and again, mostly beside boilerplate (the name of the
 * site above each advert), is boilerplate. */
static void drop_repeats(Cleaner *c)
{
  g_autoptr(GHashTable) repeats =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  bool any = false;
  for (uint32_t i = 0; i < c->lines.n; i++) {
    char *key = c->lines.at[i].drop ? NULL : repeat_key(&c->lines.at[i]);
    if (!key) continue;
    Repeat *repeat = g_hash_table_lookup(repeats, key);
    if (!repeat)
      g_hash_table_insert(repeats, g_strdup(key), repeat = g_new0(Repeat, 1));
    repeat->seen++;
    repeat->beside += is_beside_dropped(&c->lines, i);
    any |= repeat->seen >= REPEATS;
    g_free(key);
  }
  for (uint32_t i = 0; any && i < c->lines.n; i++) {
    g_autofree char *key = c->lines.at[i].drop ? NULL : repeat_key(&c->lines.at[i]);
    const Repeat *repeat = key ? g_hash_table_lookup(repeats, key) : NULL;
    if (repeat && repeat->seen >= REPEATS && repeat->beside * 2 > repeat->seen)
      c->lines.at[i].drop = true;
  }
}

/* ---- lines by their shape ---- */

static bool has_letter(const EntTextLine *line)
{
  for (uint32_t i = 0; i < line->length; i++)
    if (g_ascii_isalnum(line->text[i]) || (unsigned char)line->text[i] >= 0xC3)
      return true;
  return false;
}

/* Dividers: "* * *", "###", "|". */
static void drop_dividers(Cleaner *c)
{
  for (uint32_t i = 0; i < c->lines.n; i++)
    if (c->lines.at[i].length && c->lines.at[i].length < 100 &&
        !has_letter(&c->lines.at[i]))
      c->lines.at[i].drop = true;
}

/* Where some lines above the headline were boilerplate, the labels among them
 * (sections, the name of the site) are too. A headline has more words than a label. */
static void drop_labels_on_top(Cleaner *c)
{
  char iso[ENT_ISO_DATE];
  bool dropped = false;
  uint32_t title = 0;
  for (; title < c->lines.n; title++) {
    const EntTextLine *line = &c->lines.at[title];
    if (line->prose) return;
    dropped |= line->drop;
    if (!line->drop && line->words > LABEL_WORDS && !is_date_line(c, title, iso)) break;
  }
  if (!dropped || title == c->lines.n) return;
  for (uint32_t i = 0; i < title; i++)
    if (!is_date_line(c, i, iso)) c->lines.at[i].drop = true;
}

/* ---- the text ---- */

EntFileLines ent_lines_of_file(EntArena *arena, const char *text, size_t length)
{
  uint32_t n = 1;
  for (const char *p = text, *end = text + length;
       (p = memchr(p, '\n', (size_t)(end - p))); p++)
    n++;
  uint32_t *of = ent_arena_alloc(arena, sizeof *of * n);
  for (uint32_t i = 0; i < n; i++)
    of[i] = i + 1;
  return (EntFileLines){of, n};
}

/* Lines that were kept, with at most one empty line between two; and where each stands
 * in the file. */
static void write_lines(const Cleaner *c, GString *out, GArray *places)
{
  bool gap = false;
  for (uint32_t i = 0; i < c->lines.n; i++) {
    const EntTextLine *line = &c->lines.at[i];
    if (!line->length || line->drop) {
      gap |= !line->length;
      continue;
    }
    uint32_t place = ent_file_line(&c->input->lines, i + 1);
    if (out->len && gap) g_array_append_val(places, place);
    if (out->len) g_string_append(out, gap ? "\n\n" : "\n");
    g_string_append_len(out, line->text, line->length);
    g_array_append_val(places, place);
    gap = false;
  }
}

/* places: of each line of the text that was written. */
static void set_places(EntInput *input, const GArray *places)
{
  if (!input->lines.n) return;
  uint32_t *of = ent_arena_alloc(input->arena, sizeof *of * places->len);
  memcpy(of, places->data, sizeof *of * places->len);
  input->lines = (EntFileLines){of, places->len};
}

static bool write_text(const Cleaner *c, const EntHeading *heading, size_t length,
                       EntError *error)
{
  EntInput *input = c->input;
  g_autoptr(GString) out = g_string_sized_new(length + 64);
  if (heading->prepend) g_string_assign(out, input->title);
  size_t title = out->len;
  g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  const uint32_t top = 1;
  if (title) g_string_append_c(out, '\n');
  for (int i = 0; title && i < 2; i++) /* an empty line is put below it */
    g_array_append_val(places, top);
  write_lines(c, out, places);
  if (out->len <= title + 1)
    return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                    "there is no article in it: all its lines are boilerplate");
  g_string_append_c(out, '\n');
  input->title_length = title ? title : heading->length;
  input->text = ent_arena_strndup(input->arena, out->str, out->len);
  input->length = out->len;
  set_places(input, places);
  return true;
}

bool ent_clean(EntInput *input, const char *text, size_t length,
               const EntPreparer *preparer, EntError *error)
{
  Cleaner c = {.input = input, .preparer = preparer};
  c.lines = ent_text_lines_split(text, length);
  match_rules(&c);
  cut_rest(&c);
  apply_rules(&c);
  drop_repeats(&c);
  drop_dividers(&c);
  drop_labels_on_top(&c);
  EntHeading heading = ent_heading_find(input, &c.lines, preparer->cues);
  if (!input->date && preparer->date)
    input->date = ent_arena_strdup(input->arena, preparer->date);
  bool ok = write_text(&c, &heading, length, error);
  ent_text_lines_clear(&c.lines);
  return ok;
}
