// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Statuses of HTTP, in words. */
#include "export/send/answer.h"

#include <string.h>

enum { LONGEST_WORDS = 160 }; /* bytes of what the store says */

typedef struct {
  long status;
  bool may_pass;
  const char *meaning;
} Row;

static const Row rows[] = {
    {301, false, "the store has another address"},
    {302, false, "the store has another address"},
    {307, false, "the store has another address"},
    {308, false, "the store has another address"},
    {400, false, "it does not take what was sent"},
    {401, false,
     "it wants a password: --credentials FILE with a line \"machine HOST "
     "login USER password PASSWORD\""},
    {403, false, "this login may not write there"},
    {404, false,
     "there is nothing at this address; docs/stores.md has those of stores"},
    {405, false, "this address takes no graphs; docs/stores.md has those of stores"},
    {408, true, "it waited too long for the triples"},
    {413, false, "that is too large for it; try a smaller --piece"},
    {415, false, "it does not take this kind of data; is it of another --kind?"},
    {425, true, "it is not ready"},
    {429, true, "there are too many requests"},
    {500, true, "it failed"},
    {501, false, "it cannot do this; is it of another --kind?"},
    {502, true, "what stands before the store does not reach it"},
    {503, true, "it is overloaded or being started"},
    {504, true, "what stands before the store does not reach it in time"},
    {507, false, "it is full"},
};

static const Row *row_of(long status)
{
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
    if (rows[i].status == status) return &rows[i];
  return NULL;
}

bool ent_answer_may_pass(long status)
{
  const Row *row = row_of(status);
  return row && row->may_pass;
}

/* Words of a text, or of a page of HTML: without tags, controls and long blanks. */
static void append_words(const char *body, GString *out)
{
  char *valid = g_utf8_make_valid(body, (gssize)strnlen(body, 16 * LONGEST_WORDS));
  bool tag = false, blank = true;
  gsize start = out->len;
  for (const char *p = valid; *p && out->len - start < LONGEST_WORDS;
       p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    tag = c == '<' ? g_ascii_isalpha(p[1]) || p[1] == '/' || p[1] == '!' : tag;
    if (!tag && !g_unichar_isspace(c) && !g_unichar_iscntrl(c)) {
      g_string_append_unichar(out, c);
      blank = false;
    } else if (!blank) {
      g_string_append_c(out, ' ');
      blank = true;
    }
    if (c == '>') tag = false;
  }
  g_free(valid);
}

void ent_answer_explain(long status, const char *body, const char *credentials,
                        GString *out)
{
  const Row *row = row_of(status);
  g_string_append_printf(out, "answers %ld", status);
  if (status == 401 && credentials)
    g_string_append_printf(out, ": it takes no login of %s for this host", credentials);
  else if (row)
    g_string_append_printf(out, ": %s", row->meaning);
  if (!body || !*body || status == 401) return;
  g_string_append(out, "; it says: ");
  append_words(body, out);
}
