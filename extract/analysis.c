// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The names of part-of-speech tags, dependency relations and features. */
#include "extract/analysis.h"
#include <string.h>

static const char *const upos_names[] = {
#define X(id, name) name,
    ENT_UPOS(X)
#undef X
};

static const char *const deprel_names[] = {
#define X(id, name) name,
    ENT_DEPRELS(X)
#undef X
};

static const char *const feat_names[] = {
#define X(id, text) text,
    ENT_FEATS(X)
#undef X
};

const char *ent_upos_name(EntUpos upos)
{
  return upos_names[upos];
}

const char *ent_deprel_name(EntDeprel deprel)
{
  return deprel_names[deprel];
}

const char *ent_feat_name(unsigned bit)
{
  return feat_names[bit];
}

/* Index of the first length bytes of name in names, 0 if it is not there. */
static unsigned find_name(const char *const *names, unsigned n, const char *name,
                          size_t length)
{
  for (unsigned i = 0; i < n; i++)
    if (strncmp(names[i], name, length) == 0 && names[i][length] == '\0') return i;
  return 0;
}

EntUpos ent_upos_by_name(const char *name)
{
  return (EntUpos)find_name(upos_names, ENT_POS_COUNT, name, strlen(name));
}

EntDeprel ent_deprel_by_name(const char *name)
{
  unsigned i = find_name(deprel_names, ENT_DEP_COUNT, name, strlen(name));
  if (i == ENT_DEP_NONE)
    i = find_name(deprel_names, ENT_DEP_COUNT, name, strcspn(name, ":"));
  return (EntDeprel)i;
}

uint32_t ent_feats_by_text(const char *text)
{
  uint32_t feats = 0;
  while (*text) {
    size_t length = strcspn(text, "|");
    for (unsigned i = 0; i < ENT_FEAT_COUNT; i++)
      if (strncmp(feat_names[i], text, length) == 0 && feat_names[i][length] == '\0')
        feats |= 1u << i;
    text += length + (text[length] == '|');
  }
  return feats;
}

/* ---- datelines ---- */

static bool is_dash(const char *norm)
{
  static const char *const dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
  for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++)
    if (!strcmp(norm, dashes[i])) return true;
  return false;
}

/* A dateline in small letters has its day: "Aarhus, 3 March 2026 -". */
static bool has_day(const EntAnalysis *a, uint32_t first, uint32_t end)
{
  bool comma = false;
  for (uint32_t i = first; i < end; i++) {
    comma |= strcmp(a->tokens[i].norm, ",") == 0;
    if (comma && (a->tokens[i].flags & ENT_TOK_ALL_DIGIT)) return true;
  }
  return false;
}

uint32_t ent_dateline_end(const EntAnalysis *a, const EntSentence *s)
{
  enum { LONGEST = 16 };
  bool upper = (a->tokens[s->first].flags & ENT_TOK_ALL_UPPER) != 0;
  if (!(a->tokens[s->first].flags & ENT_TOK_UPPER_FIRST)) return s->first;
  for (uint32_t i = s->first + 1; i + 1 < s->end && i < s->first + LONGEST; i++) {
    const EntToken *t = &a->tokens[i];
    bool dash = is_dash(t->norm);
    bool free = t[-1].flags & ENT_TOK_SPACE_AFTER && t->flags & ENT_TOK_SPACE_AFTER;
    if (dash && free) return upper || has_day(a, s->first, i) ? i + 1 : s->first;
    if (!dash &&
        !(t->flags & (ENT_TOK_UPPER_FIRST | ENT_TOK_ALL_DIGIT | ENT_TOK_PUNCT)))
      break;
  }
  return s->first;
}
