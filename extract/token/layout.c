// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Evidence for wrapped text: a line was broken because the next word had no room. */

#include "extract/token/layout.h"
#include <glib.h>
#include <string.h>

enum {
  MAX_WIDTH = 160 /* longer lines are paragraphs */
};

/* One line and what follows it. */
typedef struct {
  const char *begin, *end;
  const char *next_end; /* of the next line; equal to its begin when that is blank */
} Line;

static const char *line_end(const char *p, const char *end)
{
  const char *nl = memchr(p, '\n', (size_t)(end - p));
  return nl ? nl : end;
}

static bool next_line(Line *line, const char *end)
{
  if (line->next_end >= end) return false;
  line->begin = line->next_end + 1;
  line->end = line_end(line->begin, end);
  line->next_end = line->end < end ? line_end(line->end + 1, end) : end;
  return true;
}

static bool is_blank(const char *p, const char *end)
{
  while (p < end && g_ascii_isspace(*p))
    p++;
  return p == end;
}

static uint32_t first_word(const char *p, const char *end)
{
  const char *b = p;
  while (p < end && !g_ascii_isspace(*p))
    p++;
  return (uint32_t)(p - b);
}

typedef void (*LineFunc)(const Line *line, uint32_t *counts);

/* Calls func for each line that a line of text follows. */
static void each_break(const char *text, uint32_t length, LineFunc func,
                       uint32_t *counts)
{
  const char *end = text + length;
  Line line = {.begin = text, .end = line_end(text, end)};
  line.next_end = line.end < end ? line_end(line.end + 1, end) : end;
  do {
    if (line.end < end && !is_blank(line.begin, line.end) &&
        !is_blank(line.end + 1, line.next_end))
      func(&line, counts);
    line.next_end = line.end;
  } while (next_line(&line, end));
}

/* counts: by length; index MAX_WIDTH has all longer lines. */
static void count_width(const Line *line, uint32_t *counts)
{
  size_t n = (size_t)(line->end - line->begin);
  counts[MIN(n, MAX_WIDTH)]++;
}

/* counts[0]: the width; counts[1]: breaks where the next word had no room;
 * counts[2]: those before a lower-case letter */
static void count_full(const Line *line, uint32_t *counts)
{
  const char *next = line->end + 1;
  size_t room =
      (size_t)(line->end - line->begin) + 1 + first_word(next, line->next_end);
  counts[1] += room > counts[0];
  counts[2] += g_ascii_islower(*next);
}

/* The length that all but a twentieth of the lines keep to. */
static uint32_t usual_width(const uint32_t *by_length, uint32_t breaks)
{
  uint32_t longer = 0, width = MAX_WIDTH;
  while (width > 0 && (longer += by_length[width]) <= breaks / 20)
    width--;
  return width;
}

EntLayout ent_layout_of(const char *text, uint32_t length)
{
  uint32_t by_length[MAX_WIDTH + 1] = {0}, full[3] = {0};
  EntLayout layout = {0};
  each_break(text, length, count_width, by_length);
  for (uint32_t i = 0; i <= MAX_WIDTH; i++)
    layout.breaks += by_length[i];
  layout.width = usual_width(by_length, layout.breaks);
  if (layout.breaks < ENT_LAYOUT_MIN_BREAKS || layout.width < ENT_LAYOUT_MIN_WIDTH ||
      layout.width == MAX_WIDTH)
    return layout;
  full[0] = layout.width;
  each_break(text, length, count_full, full);
  layout.wrapped =
      10 * full[1] >= 6 * layout.breaks || 10 * full[2] >= 4 * layout.breaks;
  return layout;
}
