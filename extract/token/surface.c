// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Normal form and flags of a token: one pass over its bytes. */

#include "extract/token/surface.h"
#include <glib.h>
#include <string.h>

/* What was counted in one token. */
typedef struct {
  uint32_t letters, upper, digits, separators, others;
  bool upper_first; /* the first letter is upper case */
  bool marks;       /* has combining characters: not NFC, perhaps */
} Counts;

/* Characters whose normal form is not their lower case. Sorted. */
static const struct {
  gunichar c;
  const char *norm;
} folds[] = {
    {0x00A0, " "},  {0x00AB, "\""}, {0x00AD, ""},   {0x00B4, "'"},   {0x00BB, "\""},
    {0x02BC, "'"},  {0x061C, ""},   {0x1680, " "},  {0x2000, " "},   {0x2001, " "},
    {0x2002, " "},  {0x2003, " "},  {0x2004, " "},  {0x2005, " "},   {0x2006, " "},
    {0x2007, " "},  {0x2008, " "},  {0x2009, " "},  {0x200A, " "},   {0x200B, ""},
    {0x200C, ""},   {0x200D, ""},   {0x200E, ""},   {0x200F, ""},    {0x2010, "-"},
    {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},  {0x2014, "--"},  {0x2015, "--"},
    {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},   {0x201C, "\""},
    {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x2026, "..."}, {0x202A, ""},
    {0x202B, ""},   {0x202C, ""},   {0x202D, ""},   {0x202E, ""},    {0x202F, " "},
    {0x2032, "'"},  {0x2033, "\""}, {0x2039, "'"},  {0x203A, "'"},   {0x205F, " "},
    {0x2060, ""},   {0x2066, ""},   {0x2067, ""},   {0x2068, ""},    {0x2069, ""},
    {0x2212, "-"},  {0x3000, " "},  {0xFE0F, ""},   {0xFEFF, ""},
};

static const char *fold_of(gunichar c)
{
  size_t low = 0, high = G_N_ELEMENTS(folds);
  if (c > 0xFEFF) return NULL;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (folds[mid].c == c) return folds[mid].norm;
    if (folds[mid].c < c)
      low = mid + 1;
    else
      high = mid;
  }
  return NULL;
}

static void count_letter(Counts *n, bool upper)
{
  if (n->letters++ == 0) n->upper_first = upper;
  n->upper += upper;
}

static char fold_ascii(unsigned char c, Counts *n)
{
  if (c >= 'a' && c <= 'z') {
    count_letter(n, false);
  } else if (c >= 'A' && c <= 'Z') {
    count_letter(n, true);
    return (char)(c | 0x20);
  } else if (c >= '0' && c <= '9') {
    n->digits++;
  } else if (c == '.' || c == ',') {
    n->separators++;
  } else {
    n->others++;
    if (c < ' ' || c == 0x7f) return ' ';
  }
  return (char)c;
}

static void count_wide(gunichar c, Counts *n)
{
  switch (g_unichar_type(c)) {
  case G_UNICODE_UPPERCASE_LETTER:
  case G_UNICODE_TITLECASE_LETTER:
    count_letter(n, true);
    break;
  case G_UNICODE_LOWERCASE_LETTER:
  case G_UNICODE_MODIFIER_LETTER:
  case G_UNICODE_OTHER_LETTER:
    count_letter(n, false);
    break;
  case G_UNICODE_DECIMAL_NUMBER:
  case G_UNICODE_LETTER_NUMBER:
  case G_UNICODE_OTHER_NUMBER:
    n->digits++;
    break;
  case G_UNICODE_SPACE_SEPARATOR:
    n->separators++;
    break;
  case G_UNICODE_NON_SPACING_MARK:
  case G_UNICODE_SPACING_MARK:
  case G_UNICODE_ENCLOSING_MARK:
    n->marks = true;
    break;
  case G_UNICODE_FORMAT:
    break;
  default:
    n->others++;
  }
}

/* One character beyond ASCII at p; moves *out. Returns how many bytes of p it took. */
static size_t fold_wide(const char *p, const char *end, char **out, Counts *n)
{
  gunichar c = g_utf8_get_char_validated(p, end - p);
  if (c >= (gunichar)-2) {
    *(*out)++ = '?';
    n->others++;
    return 1;
  }
  const char *fold = fold_of(c);
  count_wide(c, n);
  if (fold)
    while (*fold)
      *(*out)++ = *fold++;
  else
    *out += g_unichar_to_utf8(g_unichar_tolower(c), *out);
  return (size_t)(g_utf8_next_char(p) - p);
}

static uint8_t flags_of(const Counts *n)
{
  unsigned flags = 0;
  if (n->upper_first) flags |= ENT_TOK_UPPER_FIRST;
  if (n->letters >= 2 && n->upper == n->letters) flags |= ENT_TOK_ALL_UPPER;
  if (n->digits) flags |= ENT_TOK_HAS_DIGIT;
  if (n->digits && !n->letters && !n->others) flags |= ENT_TOK_ALL_DIGIT;
  if (!n->digits && !n->letters) flags |= ENT_TOK_PUNCT;
  return (uint8_t)flags;
}

/* Room for the normal form of a token: lower case may take half as much again beyond
 * ASCII (2 bytes become 3), and the NUL. */
static size_t room_for(const char *p, const char *end)
{
  size_t wide = 0;
  for (const char *q = p; q < end; q++)
    wide += (unsigned char)*q >> 7;
  return (size_t)(end - p) + wide / 2 + 1;
}

static const char *compose(EntAnalysis *a, const char *norm, size_t *length)
{
  g_autofree char *nfc = g_utf8_normalize(norm, (gssize)*length, G_NORMALIZE_NFC);
  if (!nfc) return norm;
  *length = strlen(nfc);
  return ent_arena_strndup(a->arena, nfc, *length);
}

/* Fills the token, writing its normal form to out. Returns the first byte after it. */
static char *fill(EntAnalysis *a, EntToken *t, char *out)
{
  const char *p = a->text + t->begin, *end = a->text + t->end;
  char *start = out;
  Counts n = {0};
  while (p < end) {
    if ((unsigned char)*p < 0x80)
      *out++ = fold_ascii((unsigned char)*p++, &n);
    else
      p += fold_wide(p, end, &out, &n);
  }
  size_t length = (size_t)(out - start);
  if (length == 2 && (!memcmp(start, "``", 2) || !memcmp(start, "''", 2))) {
    *start = '"';
    out = start + (length = 1);
  }
  *out++ = '\0';
  t->norm = n.marks ? compose(a, start, &length) : start;
  t->norm_length = (uint8_t)(length < 255 ? length : 255);
  t->flags = (uint8_t)((t->flags & ENT_TOK_LAYOUT) | flags_of(&n));
  return out;
}

void ent_token_surface(EntAnalysis *a, EntToken *t)
{
  size_t room = room_for(a->text + t->begin, a->text + t->end);
  fill(a, t, ent_arena_alloc(a->arena, room));
}

void ent_token_surfaces(EntAnalysis *a)
{
  size_t room = 1;
  for (uint32_t i = 0; i < a->n_tokens; i++)
    room += room_for(a->text + a->tokens[i].begin, a->text + a->tokens[i].end);
  char *out = ent_arena_alloc(a->arena, room);
  for (uint32_t i = 0; i < a->n_tokens; i++)
    out = fill(a, &a->tokens[i], out);
}
