// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Persons over documents: a full name by its first and last word, as long as what is
 * between does not disagree; a name that stands alone (a surname, a title and surname)
 * by the only person of the corpus who bears it, in a context that both share. */
#include "graph/evidence.h"
#include <string.h>

/* How many members of a cluster are asked for a shared context. */
enum { CONTEXT_LIMIT = 256, BEARER_LIMIT = 32, MOST_BEARERS = 16 };

/* Documents tied as loosely as this have nothing to do with each other: a country that
 * two of three documents speak of is more, one that hundreds speak of is less. */
static const double least_ties = 0.04;
/* Two bare surnames that nobody bears in full need more. */
static const double unknown_ties = 0.15;
/* As closely as this they tell one story: enough to choose between two of a name. */
static const double close_ties = 0.25;

/* What a run of names says of an item that seeks its person. */
enum { NOBODY = UINT32_MAX, SEVERAL = UINT32_MAX - 1 };

static const char *last_word(const char *name)
{
  const char *space = strrchr(name, ' ');
  return space ? space + 1 : name;
}

static bool is_full(const EntItem *item, const char *folded)
{
  return !ent_link_is_local(item) && strchr(folded, ' ');
}

/* ---- full names ---- */

/* Words between the first and the last agree as far as both have them; an initial
 * agrees with what it may stand for. */
static bool middles_agree(const char *a, const char *b)
{
  const char *end_a = strrchr(a, ' '), *end_b = strrchr(b, ' ');
  a = strchr(a, ' ');
  b = strchr(b, ' ');
  while (a < end_a && b < end_b) {
    a++;
    b++;
    size_t n = strcspn(a, " "), m = strcspn(b, " ");
    bool initial = (size_t)(g_utf8_next_char(a) - a) == n ||
                   (size_t)(g_utf8_next_char(b) - b) == m;
    if (memcmp(a, b, MIN(n, m)) != 0 || (n != m && !initial)) return false;
    a += n;
    b += m;
  }
  return true;
}

typedef struct {
  bool one_person; /* no two names or keys of the run disagree */
  bool one_told;   /* nor are there two keys or years of birth */
} Harmony;

/* Key or year of birth of the item's cluster, or NULL. */
static const char *told_of(Linker *linker, uint32_t item)
{
  uint32_t root = ent_link_root(linker, item);
  return linker->key[root] ? linker->key[root] : linker->qualifier[root];
}

static Harmony harmony_of(Linker *linker, const Entry *run, uint32_t n)
{
  Harmony harmony = {true, true};
  GPtrArray *names = g_ptr_array_new();
  const char *first = NULL;
  for (uint32_t i = 0; i < n; i++) {
    const char *name = linker->name[run[i].item];
    const char *told = told_of(linker, run[i].item);
    if (told && first && told != first) harmony.one_told = false;
    if (told) first = told;
    if (g_ptr_array_find(names, name, NULL)) continue;
    for (uint32_t k = 0; k < names->len && harmony.one_person; k++)
      if (!middles_agree(name, names->pdata[k])) harmony.one_person = false;
    g_ptr_array_add(names, (char *)name);
  }
  g_ptr_array_unref(names);
  return harmony;
}

/* Who disagrees with whom is unknown to the bare ones: only equal names are joined, and
 * where two are told apart by key or year, only those that tell the same or nothing. */
static void join_equal_names(Linker *linker, const Entry *run, uint32_t n, bool by_told)
{
  GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t item = run[i].item;
    const char *told = by_told ? told_of(linker, item) : NULL;
    g_string_printf(linker->scratch, "%s\x1f%s", linker->name[item], told ? told : "");
    gpointer group =
        (gpointer)ent_strings_intern(linker->strings, linker->scratch->str);
    gpointer first;
    if (g_hash_table_lookup_extended(seen, group, NULL, &first))
      ent_link_join(linker, GPOINTER_TO_UINT(first), item);
    else
      g_hash_table_insert(seen, group, GUINT_TO_POINTER(item));
    if (told && told_of(linker, run[0].item) && told_of(linker, run[0].item) != told)
      ent_link_join(linker, run[0].item, item); /* cannot be: the ledger shall know */
  }
  g_hash_table_destroy(seen);
}

static void join_full_names(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  (void)data;
  Harmony harmony = harmony_of(linker, run, n);
  if (harmony.one_person && harmony.one_told)
    ent_link_join_run(linker, run, n, 0);
  else
    join_equal_names(linker, run, n, !harmony.one_told);
}

void ent_link_full_names(Linker *linker)
{
  Index index = ent_link_index(linker);
  for (uint32_t i = 0; i < linker->n; i++) {
    const EntItem *item = ent_item(linker->graph, i);
    const char *name = linker->name[i];
    if (item->cls != ENT_CLASS_PERSON || !is_full(item, name)) continue;
    g_string_assign(linker->scratch, name);
    g_string_truncate(linker->scratch, strcspn(name, " ") + 1);
    g_string_append(linker->scratch, last_word(name));
    ent_link_file(&index, ent_strings_intern(linker->strings, linker->scratch->str), i,
                  false);
  }
  ent_link_runs(&index, join_full_names, NULL);
}

/* ---- what documents have in common ---- */

typedef struct {
  Linker *linker;
  struct Ties *ties;
  uint32_t *candidate; /* by item: the person that it may be, NOBODY, SEVERAL */
} Context;

/* How closely the item's document is tied to those that speak of the person, the
 * closest counts: *with. Below 0 when the item's own document speaks of the person: it
 * keeps the two apart. most: how many of those documents are asked. */
static double ties_with(const Context *context, uint32_t item, uint32_t person,
                        int most, uint32_t *with)
{
  const Linker *linker = context->linker;
  uint32_t at = person, own = ent_item(linker->graph, item)->source;
  double best = 0;
  *with = ENT_NONE;
  for (int i = 0; i < most; i++) {
    uint32_t source = ent_item(linker->graph, at)->source;
    if (source == own) return -1;
    double ties = ent_ties_between(context->ties, own, source);
    if (ties > best) *with = source;
    best = MAX(best, ties);
    at = linker->next[at];
    if (at == person) break;
  }
  return best;
}

/* A document that speaks of the person speaks also of something that the item's
 * document speaks of, and not only of what everybody speaks of. Sets the reason, and
 * tells a near miss. */
static bool shares_context(const Context *context, uint32_t item, uint32_t person,
                           double least)
{
  Linker *linker = context->linker;
  uint32_t with, own = ent_item(linker->graph, item)->source;
  double best = ties_with(context, item, person, CONTEXT_LIMIT, &with);
  if (best < 0) return false;
  ent_link_reason(linker, ENT_MERGE_PARTIAL_NAME, (float)MIN(0.95, 0.6 + best));
  const char *shared =
      with == ENT_NONE ? NULL : ent_ties_strongest(context->ties, linker, own, with);
  if (shared) g_string_printf(linker->words, "both speak of %s", shared);
  if (shared) linker->evidence = linker->words->str;
  if (best >= least) return true;
  linker->score = (float)(0.3 + best);
  ent_link_apart(linker, person, item, "the documents have too little in common");
  return false;
}

/* Of several who bear a name, the one whose documents are far closer than those of all
 * others; else SEVERAL. */
static uint32_t closest(const Context *context, const Entry *run, uint32_t n,
                        uint32_t item)
{
  uint32_t bearer[MOST_BEARERS], n_bearers = 0, found = SEVERAL, with;
  double best = 0, second = 0;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t root = ent_link_root(context->linker, run[i].item), k = 0;
    while (k < n_bearers && bearer[k] != root)
      k++;
    if (run[i].seeks || k < n_bearers) continue;
    if (n_bearers == MOST_BEARERS) return SEVERAL;
    bearer[n_bearers++] = root;
    double ties = ties_with(context, item, root, BEARER_LIMIT, &with);
    second = MAX(second, MIN(ties, best));
    if (ties > best) found = root;
    best = MAX(best, ties);
  }
  return best >= close_ties && best >= 2 * second ? found : SEVERAL;
}

/* ---- names that stand alone ---- */

static void note_candidate(Linker *linker, const Entry *run, uint32_t n, void *data)
{
  const Context *context = data;
  uint32_t found = NOBODY, first = NOBODY;
  for (uint32_t i = 0; i < n && found != SEVERAL; i++) {
    if (run[i].seeks) continue;
    uint32_t root = ent_link_root(linker, run[i].item);
    if (first == NOBODY) first = root;
    found = found == NOBODY || found == root ? root : SEVERAL;
  }
  for (uint32_t i = 0; i < n; i++) {
    uint32_t *mine = &context->candidate[run[i].item], one = found;
    if (!run[i].seeks || found == NOBODY) continue;
    if (found == SEVERAL) one = closest(context, run, n, run[i].item);
    if (one == SEVERAL)
      ent_link_apart(linker, first, run[i].item, "several bear the name");
    *mine = *mine == NOBODY || *mine == one ? one : SEVERAL;
  }
}

static void file_single_words(Index *index, const EntItem *item, uint32_t i, bool seeks)
{
  for (uint32_t k = 0; k < item->n_aliases; k++) {
    const char *alias = ent_link_fold(index->linker, item->aliases[k]);
    if (!strchr(alias, ' ')) ent_link_file(index, alias, i, seeks);
  }
}

static void find_candidates(Context *context)
{
  Linker *linker = context->linker;
  Index index = ent_link_index(linker);
  for (uint32_t i = 0; i < linker->n; i++) {
    const EntItem *item = ent_item(linker->graph, i);
    context->candidate[i] = NOBODY;
    if (item->cls != ENT_CLASS_PERSON) continue;
    bool seeks = ent_link_is_local(item);
    const char *surname = last_word(linker->name[i]);
    ent_link_file(&index, ent_strings_intern(linker->strings, surname), i, seeks);
    file_single_words(&index, item, i, seeks);
  }
  ent_link_runs(&index, note_candidate, context);
}

static void join_equal_surnames(Linker *linker, const Entry *run, uint32_t n,
                                void *context)
{
  for (uint32_t i = 1; i < n; i++)
    if (shares_context(context, run[i].item, ent_link_root(linker, run[0].item),
                       unknown_ties))
      ent_link_join(linker, run[0].item, run[i].item);
}

void ent_link_partial_names(Linker *linker)
{
  uint32_t *candidate = g_new(uint32_t, linker->n + 1);
  Context context = {linker, ent_ties_new(linker), candidate};
  ent_link_reason(linker, ENT_MERGE_PARTIAL_NAME, 0.3f);
  find_candidates(&context);
  Index unknown = ent_link_index(linker);
  for (uint32_t i = 0; i < linker->n; i++) {
    const EntItem *item = ent_item(linker->graph, i);
    if (item->cls != ENT_CLASS_PERSON || !ent_link_is_local(item)) continue;
    if (candidate[i] == NOBODY)
      ent_link_file(&unknown, linker->name[i], i, true);
    else if (candidate[i] != SEVERAL &&
             shares_context(&context, i, ent_link_root(linker, candidate[i]),
                            least_ties))
      ent_link_join(linker, candidate[i], i);
  }
  ent_link_runs(&unknown, join_equal_surnames, &context);
  ent_ties_free(context.ties);
  g_free(candidate);
}
