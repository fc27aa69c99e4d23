// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Looks for title and date in the lines before the first paragraphs. */

#include "extract/read/heading.h"
#include "extract/read/dates.h"
#include <glib.h>
#include <string.h>

enum {
  TITLE_WORDS = 30,
  TOP_LINES = 10,
  TOP_PROSE = 2,
  DATE_WORDS = 8,
  DATELINE_BYTES = 80
};

/* ---- date ---- */

/* "Politics | 20 Nov 2025 | 3 min read": a date with little beside it. */
static bool date_in_short_line(const EntTextLine *line, const EntCues *cues, char *iso)
{
  return !line->prose && !line->stops && line->words <= DATE_WORDS &&
         ent_date_find(cues, line->text, line->length, iso);
}

/* "LISBON, 12 May 2025 (Agency) -- ...": the date of a dateline, if it has a year. */
static bool date_in_dateline(const EntTextLine *line, const EntCues *cues, char *iso)
{
  static const char *const dashes[] = {" -- ", " - ", " \xE2\x80\x93 ",
                                       " \xE2\x80\x94 "};
  gssize head = (gssize)MIN(line->length, DATELINE_BYTES);
  for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
    const char *stop = g_strstr_len(line->text, head, dashes[i]);
    if (stop && ent_date_find(cues, line->text, (size_t)(stop - line->text), iso))
      return true;
  }
  return false;
}

/* Whether a line of the top gives the document's date. */
static bool gives_date(const EntTextLine *line, bool is_title, const EntCues *cues,
                       char *iso)
{
  if (ent_date_is_line(cues, line->text, line->length, iso) && *iso) return true;
  if (is_title) return false;
  return date_in_short_line(line, cues, iso) || date_in_dateline(line, cues, iso);
}

static void find_date(EntInput *input, const EntTextLines *lines, uint32_t title,
                      const EntCues *cues)
{
  char iso[ENT_ISO_DATE];
  uint32_t seen = 0, prose = 0;
  for (uint32_t i = ent_text_lines_next(lines, (uint32_t)-1);
       i < lines->n && seen < TOP_LINES && prose < TOP_PROSE;
       i = ent_text_lines_next(lines, i), seen++) {
    const EntTextLine *line = &lines->at[i];
    prose += line->prose;
    if (!gives_date(line, i == title, cues, iso)) continue;
    input->date = ent_arena_strdup(input->arena, iso);
    return;
  }
}

/* ---- title ---- */

static bool is_date(const EntTextLines *lines, uint32_t i, const EntCues *cues)
{
  char iso[ENT_ISO_DATE];
  return i < lines->n &&
         ent_date_is_line(cues, lines->at[i].text, lines->at[i].length, iso);
}

static bool ends_with_stop(const EntTextLine *line)
{
  return line->stops && !strchr("?!", line->text[line->length - 1]);
}

static bool may_be_title(const EntTextLines *lines, uint32_t i, const EntCues *cues)
{
  const EntTextLine *line = &lines->at[i];
  if (line->words < 2 || line->words > TITLE_WORDS || ends_with_stop(line))
    return false;
  if (i + 1 >= lines->n) return false;
  const EntTextLine *next = &lines->at[i + 1];
  char iso[ENT_ISO_DATE];
  return !next->length || next->drop || is_date(lines, i + 1, cues) ||
         date_in_short_line(next, cues, iso);
}

/* The title that the lines show, or n. */
static uint32_t find_title(const EntTextLines *lines, const EntCues *cues)
{
  uint32_t i = ent_text_lines_next(lines, (uint32_t)-1);
  while (is_date(lines, i, cues))
    i = ent_text_lines_next(lines, i);
  return i < lines->n && may_be_title(lines, i, cues) ? i : lines->n;
}

/* The line at the top that is the given title, or n. */
static uint32_t find_given(const EntTextLines *lines, const EntTextLine *title)
{
  uint32_t i = ent_text_lines_next(lines, (uint32_t)-1);
  for (uint32_t seen = 0; i < lines->n && seen < TOP_LINES && !lines->at[i].prose;
       seen++) {
    if (ent_text_lines_same(&lines->at[i], title, false)) return i;
    i = ent_text_lines_next(lines, i);
  }
  return i < lines->n && ent_text_lines_same(&lines->at[i], title, false) ? i
                                                                          : lines->n;
}

/* Breadcrumbs and picture texts say the title again, perhaps with the site's name. */
static void drop_repeated(EntTextLines *lines, const EntTextLine *title, uint32_t at)
{
  for (uint32_t i = 0, seen = 0; i < lines->n && seen < TOP_LINES; i++) {
    EntTextLine *line = &lines->at[i];
    if (!line->length || line->drop || i == at) continue;
    seen++;
    bool longer = !line->stops && line->words <= title->words + 6 &&
                  ent_text_lines_same(line, title, true);
    if (longer || ent_text_lines_same(line, title, false)) line->drop = true;
  }
}

EntHeading ent_heading_find(EntInput *input, EntTextLines *lines, const EntCues *cues)
{
  EntHeading heading = {0};
  bool given = input->title != NULL;
  EntTextLine title = {.text = input->title};
  if (given) {
    title.length = (uint32_t)strlen(input->title);
    for (const char *p = input->title; *p; p++)
      title.words += *p == ' ' || !p[1];
  }
  uint32_t at = given ? find_given(lines, &title) : find_title(lines, cues);
  if (!given && at < lines->n) {
    title = lines->at[at];
    input->title = ent_arena_strndup(input->arena, title.text, title.length);
  }
  if (title.words >= 3) drop_repeated(lines, &title, at);
  if (!input->date) find_date(input, lines, at, cues);
  bool first = at == ent_text_lines_next(lines, (uint32_t)-1);
  if (at < lines->n && first) heading.length = lines->at[at].length;
  if (given && !heading.length) {
    heading.prepend = true;
    if (at < lines->n) lines->at[at].drop = true;
  }
  return heading;
}
