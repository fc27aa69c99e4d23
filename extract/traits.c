// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Traits of things from the words of their descriptions. Which words tell old from new
 * lies in the table mention-words, which heads are of one kind in matter-kinds. */
#include "extract/traits.h"
#include "extract/mention/finder.h"
#include "extract/mention/words.h"
#include <stdlib.h>
#include <string.h>

/* A trait more tells nothing; nor does a phrase of more words. */
enum { MOST_TRAITS = 32, LONGEST_PHRASE = 24 };

typedef struct {
  const EntMentions *m;
  EntArena *arena;
  GPtrArray *found;
  uint32_t chain; /* of the thing itself */
} Traits;

static const EntToken *token_at(const Traits *t, uint32_t i)
{
  return &t->m->a->tokens[i];
}

static void add(Traits *t, const char *name, const char *value)
{
  if (t->found->len >= MOST_TRAITS) return;
  char *trait = ent_arena_printf(t->arena, "%s=%s", name, value);
  for (guint i = 0; i < t->found->len; i++)
    if (strcmp(t->found->pdata[i], trait) == 0) return;
  g_ptr_array_add(t->found, trait);
}

/* ---- numbers ---- */

static bool is_year(const char *norm)
{
  return strlen(norm) == 4 && strspn(norm, "0123456789") == 4 &&
         (norm[0] == '1' || norm[0] == '2') && norm[1] >= '0' && atoi(norm) >= 1500 &&
         atoi(norm) <= 2199;
}

/* "11th", "second": its number; 0 = none. */
static int ordinal_of(const Traits *t, uint32_t i)
{
  const char *norm = token_at(t, i)->norm;
  size_t digits = strspn(norm, "0123456789");
  if (digits && digits < 4 && strlen(norm) == digits + 2 &&
      strspn(norm + digits, "stndrh") == 2)
    return atoi(norm);
  const EntMatch *match = ent_match_at(t->m, i, ENT_TABLE_NUMBERS);
  if (!match || strcmp(ent_entry_value(match->entry, "kind"), "ordinal") != 0) return 0;
  return atoi(ent_entry_value(match->entry, "value"));
}

static bool add_number(Traits *t, uint32_t i)
{
  if (is_year(token_at(t, i)->norm)) {
    add(t, "year", token_at(t, i)->norm);
    return true;
  }
  int ordinal = ordinal_of(t, i);
  if (ordinal) add(t, "ordinal", ent_arena_printf(t->arena, "%d", ordinal));
  return ordinal != 0;
}

/* ---- words ---- */

/* "updated", "previous", "planned" */
static bool add_state(Traits *t, uint32_t i)
{
  bool newer = ent_token_is_word(t->m, i, ENT_WORD_NEWER);
  bool older = ent_token_is_word(t->m, i, ENT_WORD_OLDER);
  bool contrast = ent_token_is_word(t->m, i, ENT_WORD_CONTRAST);
  bool future = contrast && ent_token_is_word(t->m, i, ENT_WORD_FUTURE);
  if (newer || older || future)
    add(t, "state", newer ? "new" : older ? "old" : "future");
  return contrast;
}

static void add_kind(Traits *t, const EntMention *mention)
{
  const EntMatch *kind = ent_match_at(t->m, mention->end - 1, ENT_TABLE_MATTER_KINDS);
  if (kind) add(t, "kind", ent_entry_value(kind->entry, "kind"));
}

/* The key or name of the thing that a name inside the description stands for. */
static bool add_party(Traits *t, uint32_t i)
{
  uint32_t at = t->m->at_token[i];
  const EntMention *mention = at == ENT_NONE ? NULL : &t->m->mentions[at];
  if (mention && mention->thing != ENT_NONE && mention->thing != t->chain) {
    const EntChain *chain = &t->m->chains[mention->thing];
    if (!ent_class_in(chain->cls, ENT_SET_AGENT)) return false;
    bool state = chain->entry && chain->entry->table == ENT_TABLE_COUNTRIES &&
                 chain->cls == ENT_CLASS_COUNTRY;
    add(t, "party",
        state ? ent_arena_printf(t->arena, "iso:%s",
                                 ent_entry_value(chain->entry, "iso2"))
              : chain->name);
    return true;
  }
  const EntMatch *match = ent_match_at(t->m, i, ENT_TABLE_COUNTRIES);
  if (!match || match->column == ent_knowledge_column(ENT_TABLE_COUNTRIES, "capital"))
    return false;
  add(t, "party",
      ent_arena_printf(t->arena, "iso:%s", ent_entry_value(match->entry, "iso2")));
  return true;
}

static bool has_content(const EntToken *token)
{
  return token->upos == ENT_POS_NOUN || token->upos == ENT_POS_PROPN ||
         token->upos == ENT_POS_ADJ;
}

static const char *folded(const Traits *t, const EntToken *token)
{
  g_autofree char *lower =
      g_utf8_strdown(token->lemma ? token->lemma : token->norm, -1);
  return ent_arena_strdup(t->arena, lower);
}

static void add_word(Traits *t, uint32_t i)
{
  const EntToken *token = token_at(t, i);
  if (has_content(token) && !(token->flags & ENT_TOK_PUNCT))
    add(t, "word", folded(t, token));
}

/* ---- descriptions ---- */

/* Modifiers that the mention left out: "[updated] bilateral agreement". */
static uint32_t with_modifiers(const Traits *t, const EntMention *mention)
{
  uint32_t first = MIN(mention->first, mention->outer);
  uint32_t start = t->m->a->sentences[mention->sentence].first;
  while (first > start && (ent_token_is_word(t->m, first - 1, ENT_WORD_CONTRAST) ||
                           (token_at(t, first - 1)->flags & ENT_TOK_ALL_DIGIT)))
    first--;
  return first;
}

/* The parties behind "between" or "with", which a description may cut short. */
static uint32_t with_parties(const Traits *t, const EntMention *mention)
{
  uint32_t end = MAX(mention->end, mention->full_end);
  uint32_t stop = t->m->a->sentences[mention->sentence].end;
  if (!ent_token_is_word(t->m, mention->end, ENT_WORD_MATTER_LINK)) return end;
  for (stop = MIN(stop, mention->end + LONGEST_PHRASE); end < stop; end++) {
    const EntToken *token = token_at(t, end);
    if (token->upos == ENT_POS_VERB || token->upos == ENT_POS_AUX ||
        token->upos == ENT_POS_ADP || token->upos == ENT_POS_SCONJ ||
        (token->upos == ENT_POS_PUNCT && strcmp(token->norm, "-") != 0))
      break;
  }
  return end;
}

/* "old" in "46-year-old" is no modifier. */
static bool is_part_of_word(const Traits *t, uint32_t i)
{
  return i && strcmp(token_at(t, i - 1)->norm, "-") == 0;
}

static void add_description(Traits *t, const EntMention *mention)
{
  uint32_t end = with_parties(t, mention);
  add_kind(t, mention);
  for (uint32_t i = with_modifiers(t, mention); i < end; i++) {
    bool said = i + 1 == mention->end || add_number(t, i);
    said = (!is_part_of_word(t, i) && add_state(t, i)) || said;
    said = add_party(t, i) || said;
    if (!said) add_word(t, i);
  }
}

/* ---- roles ---- */

/* The kind of post that the mention names, the longest phrase of the table. */
static const EntEntry *post_of(const Traits *t, const EntMention *mention)
{
  const EntMatch *best = NULL;
  for (uint32_t i = mention->first; i < mention->end; i++) {
    const EntMatch *match = ent_match_at(t->m, i, ENT_TABLE_ROLES);
    if (match && (!best || match->end - match->first > best->end - best->first))
      best = match;
  }
  if (best) return best->entry;
  return mention->entry && mention->entry->table == ENT_TABLE_ROLES ? mention->entry
                                                                    : NULL;
}

static void add_role(Traits *t, const EntMention *mention)
{
  const EntEntry *post = post_of(t, mention);
  if (post)
    add(t, "kind",
        ent_arena_printf(t->arena, "%s %s", ent_entry_value(post, "kind"),
                         ent_entry_value(post, "level")));
  uint32_t end = MAX(mention->end, mention->full_end);
  for (uint32_t i = mention->first; i < end; i++) {
    const EntMatch *modifier = ent_match_at(t->m, i, ENT_TABLE_ROLE_MODIFIERS);
    if (modifier)
      add(t, "rank", modifier->entry->name);
    else if (!add_party(t, i))
      add_word(t, i);
  }
}

/* ---- persons ---- */

/* "(born 1961", "(b. 1961", "(1961-2020": the year, or NULL. */
static const char *birth_behind(const Traits *t, uint32_t i)
{
  uint32_t n = t->m->a->n_tokens;
  if (i < n && strcmp(token_at(t, i)->norm, "(") == 0) i++;
  bool born = i < n && ent_token_is_word(t->m, i, ENT_WORD_BORN);
  for (i += born;
       i < n && born &&
       (token_at(t, i)->upos == ENT_POS_ADP || strcmp(token_at(t, i)->norm, ".") == 0);)
    i++;
  if (i >= n || !is_year(token_at(t, i)->norm)) return NULL;
  bool span = i + 2 < n && strcmp(token_at(t, i + 1)->norm, "-") == 0 &&
              is_year(token_at(t, i + 2)->norm);
  return born || span ? token_at(t, i)->norm : NULL;
}

static void add_birth(Traits *t, const EntMention *mention)
{
  const char *year = birth_behind(t, mention->end);
  if (year && mention->kind == ENT_MENTION_NAME) add(t, "born", year);
}

/* ---- fields ---- */

/* "planetary sciences" as "planetary science". */
static void add_base(Traits *t, const EntMention *mention)
{
  const EntToken *last = token_at(t, mention->end - 1);
  if (mention->kind != ENT_MENTION_TOPIC || !last->lemma) return;
  const char *end = folded(t, last);
  if (mention->end - mention->first == 1) {
    add(t, "base", end);
    return;
  }
  g_autofree char *front =
      g_utf8_strdown(ent_tokens_text(t->m->a, mention->first, mention->end - 1), -1);
  add(t, "base", ent_arena_printf(t->arena, "%s %s", front, end));
}

/* ---- all ---- */

static void add_traits(Traits *t, const EntMention *mention, EntClass cls)
{
  if (cls == ENT_CLASS_PERSON)
    add_birth(t, mention);
  else if (cls == ENT_CLASS_ROLE)
    add_role(t, mention);
  else if (cls == ENT_CLASS_TOPIC)
    add_base(t, mention);
  else if (ent_class_in(cls, ENT_SET_MATTER) &&
           (mention->kind == ENT_MENTION_DESCRIPTION ||
            mention->kind == ENT_MENTION_NAME))
    add_description(t, mention);
}

static int compare_traits(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

void ent_traits_collect(const EntMentions *m, const uint32_t *list, uint32_t n,
                        EntArena *arena, EntThing *thing)
{
  Traits t = {m, arena, g_ptr_array_new(), n ? m->mentions[list[0]].thing : ENT_NONE};
  for (uint32_t i = 0; i < n; i++)
    add_traits(&t, &m->mentions[list[i]], thing->cls);
  thing->n_traits = t.found->len;
  thing->traits = ent_arena_new_array(arena, const char *, t.found->len);
  if (t.found->len) {
    qsort(t.found->pdata, t.found->len, sizeof(char *), compare_traits);
    memcpy(thing->traits, t.found->pdata, t.found->len * sizeof(char *));
  }
  g_ptr_array_unref(t.found);
}
