// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Compiles and matches patterns over words. */

#include "extract/read/pattern.h"
#include <glib.h>
#include <string.h>

typedef enum { WORDS, LOOKS, ANY_ONE, ANY_RUN } Kind;

enum { FIRST_WORD = 8, ELEMENT_WORDS = 48, MAX_ELEMENTS = 60 };

/* ---- words and their numbers ---- */

typedef struct {
  EntLineWord word;
  uint32_t id;
} Slot;

struct EntLexis {
  Slot *slots; /* open addressing; id 0 = free */
  uint32_t n, mask;
};

EntLexis *ent_lexis_new(void)
{
  EntLexis *lexis = g_new0(EntLexis, 1);
  lexis->mask = 1023;
  lexis->slots = g_new0(Slot, lexis->mask + 1);
  return lexis;
}

void ent_lexis_free(EntLexis *lexis)
{
  if (!lexis) return;
  g_free(lexis->slots);
  g_free(lexis);
}

static Slot *slot_of(const EntLexis *lexis, const EntLineWord *word)
{
  for (uint32_t i = word->hash & lexis->mask;; i = (i + 1) & lexis->mask) {
    Slot *slot = &lexis->slots[i];
    if (!slot->id ||
        (slot->word.hash == word->hash && slot->word.length == word->length &&
         !memcmp(slot->word.norm, word->norm, word->length)))
      return slot;
  }
}

uint32_t ent_lexis_find(const EntLexis *lexis, const EntLineWord *word)
{
  return slot_of(lexis, word)->id;
}

static void grow(EntLexis *lexis)
{
  EntLexis larger = {.mask = lexis->mask * 2 + 1, .n = lexis->n};
  larger.slots = g_new0(Slot, larger.mask + 1);
  for (uint32_t i = 0; i <= lexis->mask; i++)
    if (lexis->slots[i].id) *slot_of(&larger, &lexis->slots[i].word) = lexis->slots[i];
  g_free(lexis->slots);
  *lexis = larger;
}

static uint32_t intern(EntLexis *lexis, const EntLineWord *word)
{
  Slot *slot = slot_of(lexis, word);
  if (slot->id) return slot->id;
  uint32_t id = FIRST_WORD + lexis->n++;
  *slot = (Slot){*word, id};
  if (lexis->n * 2 > lexis->mask) grow(lexis);
  return id;
}

/* ---- compile ---- */

typedef struct {
  GArray *elements, *ids;
  EntLexis *lexis;
  EntPatternProblem *problem;
} Compiler;

static const struct {
  const char *text;
  Kind kind;
  uint8_t looks;
} specials[] = {
    {"*", ANY_RUN, 0},
    {"_", ANY_ONE, 0},
    {"<n>", LOOKS, ENT_LOOKS_NUMBER},
    {"<name>", LOOKS, ENT_LOOKS_NAME},
    {"<url>", LOOKS, ENT_LOOKS_URL},
    {"<email>", LOOKS, ENT_LOOKS_EMAIL},
    {"<handle>", LOOKS, ENT_LOOKS_HANDLE},
};

static bool add_special(Compiler *c, const char *text, size_t length, bool optional)
{
  for (size_t i = 0; i < G_N_ELEMENTS(specials); i++) {
    if (strlen(specials[i].text) != length || memcmp(specials[i].text, text, length))
      continue;
    EntPatternElement e = {.kind = (uint8_t)specials[i].kind,
                           .looks = specials[i].looks,
                           .optional = optional};
    g_array_append_val(c->elements, e);
    return true;
  }
  return false;
}

static void add_words(Compiler *c, const EntLineWord *words, unsigned n, bool optional)
{
  EntPatternElement e = {
      .kind = WORDS, .optional = optional, .first = c->ids->len, .n = n};
  for (unsigned i = 0; i < n; i++) {
    uint32_t id = intern(c->lexis, &words[i]);
    g_array_append_val(c->ids, id);
  }
  g_array_append_val(c->elements, e);
}

/* As ent_line_words, but a colon alone is a word: only at the end of a line is it
 * passed over. */
static unsigned cut(const char *text, size_t length, EntLineWord *words, unsigned max)
{
  EntLineWord pair[2];
  if (length != 1 || *text != ':') return ent_line_words(text, length, words, max);
  ent_line_words(":x", 2, pair, 2);
  words[0] = pair[0];
  return 1;
}

/* a|b|c: each must be one word. */
static bool add_choice(Compiler *c, const char *text, size_t length, bool optional)
{
  EntLineWord words[ELEMENT_WORDS];
  unsigned n = 0;
  for (const char *p = text, *end = text + length; p <= end;) {
    const char *stop = memchr(p, '|', (size_t)(end - p));
    if (!stop) stop = end;
    if (n == ELEMENT_WORDS || cut(p, (size_t)(stop - p), words + n, 1) != 1) {
      c->problem->message = "each choice should be one word, 48 of them at most";
      return false;
    }
    n++;
    p = stop + 1;
  }
  add_words(c, words, n, optional);
  return true;
}

/* One element may give several words: "photo:" is a word and a mark. */
static bool add_plain(Compiler *c, const char *text, size_t length, bool optional)
{
  EntLineWord words[ELEMENT_WORDS];
  unsigned n = cut(text, length, words, ELEMENT_WORDS);
  if (length > 1 && text[length - 1] == ':' && text[length] && n < ELEMENT_WORDS)
    n += cut(":", 1, words + n, 1);
  if (n == 0 || n > ELEMENT_WORDS || (optional && n > 1)) {
    c->problem->message =
        n == 0 ? "there is no word in this" : "? may stand only behind one word";
    return false;
  }
  for (unsigned i = 0; i < n; i++)
    add_words(c, words + i, 1, optional);
  return true;
}

static bool add_element(Compiler *c, const char *text, size_t length)
{
  bool optional = length > 1 && text[length - 1] == '?';
  if (optional) length--;
  if (add_special(c, text, length, optional)) return true;
  if (length > 1 && memchr(text, '|', length))
    return add_choice(c, text, length, optional);
  return add_plain(c, text, length, optional);
}

/* The element that fewest lines will have: words, the longer pattern text the rarer. */
static bool choose_keys(EntPattern *pattern, const size_t *weights)
{
  const EntPatternElement *best = NULL;
  size_t weight = 0;
  for (uint32_t i = 0; i < pattern->n; i++) {
    const EntPatternElement *e = &pattern->elements[i];
    if (e->optional || e->kind > LOOKS) continue;
    size_t w = e->kind == WORDS ? 2 + weights[i]
               : e->looks == ENT_LOOKS_NUMBER || e->looks == ENT_LOOKS_NAME ? 1
                                                                            : 50;
    if (w <= weight) continue;
    best = e;
    weight = w;
  }
  if (!best) return false;
  pattern->n_keys = best->kind == WORDS ? best->n : 1;
  pattern->keys = g_new(uint32_t, pattern->n_keys);
  for (uint32_t i = 0; i < pattern->n_keys; i++)
    pattern->keys[i] = best->kind == WORDS
                           ? pattern->ids[best->first + i]
                           : (uint32_t)g_bit_nth_lsf(best->looks, -1) + 1;
  return true;
}

bool ent_pattern_compile(const char *text, EntLexis *lexis, EntPattern *pattern,
                         EntPatternProblem *problem)
{
  Compiler c = {.elements = g_array_new(FALSE, TRUE, sizeof(EntPatternElement)),
                .ids = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
                .lexis = lexis,
                .problem = problem};
  g_autoptr(GArray) weights = g_array_new(FALSE, FALSE, sizeof(size_t));
  bool ok = true;
  for (const char *p = text; ok && *p;) {
    size_t n = strcspn(p, " ");
    if (n) ok = add_element(&c, p, n);
    if (!ok) problem->offset = (size_t)(p - text);
    while (weights->len < c.elements->len)
      g_array_append_val(weights, n);
    p += n;
    p += strspn(p, " ");
  }
  *pattern = (EntPattern){.n = c.elements->len, .n_ids = c.ids->len};
  pattern->elements = (EntPatternElement *)(void *)g_array_free(c.elements, FALSE);
  pattern->ids = (uint32_t *)(void *)g_array_free(c.ids, FALSE);
  if (ok && pattern->n > MAX_ELEMENTS) {
    problem->message = "a pattern of more than 60 words";
    ok = false;
  }
  if (ok && !choose_keys(pattern, (const size_t *)(void *)weights->data)) {
    problem->message = "a pattern needs a word that every line must have";
    ok = false;
  }
  if (!ok) ent_pattern_clear(pattern);
  return ok;
}

void ent_pattern_clear(EntPattern *pattern)
{
  g_free(pattern->elements);
  g_free(pattern->ids);
  g_free(pattern->keys);
  *pattern = (EntPattern){0};
}

/* ---- match ---- */

static bool one(const EntPattern *p, const EntPatternElement *e,
                const EntPatternLine *line, unsigned word)
{
  if (word >= line->n) return false;
  if (e->kind == ANY_ONE) return true;
  if (e->kind == LOOKS) return line->words[word].looks & e->looks;
  for (uint32_t i = 0; i < e->n; i++)
    if (p->ids[e->first + i] == line->ids[word]) return true;
  return false;
}

/* Follows all ways through the pattern at once: bit i of a set = elements before i are
 * matched. A pattern has at most as many elements as a set has bits. */
static uint64_t skip_optional(const EntPattern *p, uint64_t states)
{
  for (uint32_t i = 0; i < p->n; i++)
    if ((states >> i & 1) &&
        (p->elements[i].optional || p->elements[i].kind == ANY_RUN))
      states |= (uint64_t)1 << (i + 1);
  return states;
}

bool ent_pattern_match(const EntPattern *p, const EntPatternLine *line)
{
  uint64_t states = skip_optional(p, 1);
  for (unsigned word = 0; word < line->n && states; word++) {
    uint64_t next = 0;
    for (uint32_t i = 0; i < p->n; i++) {
      if (!(states >> i & 1)) continue;
      if (p->elements[i].kind == ANY_RUN)
        next |= (uint64_t)1 << i;
      else if (one(p, &p->elements[i], line, word))
        next |= (uint64_t)1 << (i + 1);
    }
    states = skip_optional(p, next);
  }
  return states >> p->n & 1;
}
