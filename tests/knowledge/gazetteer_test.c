// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A user's gazetteer of a million rows: it loads in the time and the memory that the
 * manual promises, and every name in it is found. Also how fast the shipped tables load
 * and a text is scanned. Limits hold for release builds; under sanitizers, whose cost
 * is not ours, the sizes are a tenth and only the finding is checked. */

#include "tests/knowledge/fixture.h"
#include <sys/resource.h>
#include <time.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) ||                   \
    !defined(__OPTIMIZE__)
enum { MEASURED = 0, ROWS = 100000 };
#else
enum { MEASURED = 1, ROWS = 1000000 };
#endif

static const char *const types[] = {"Company", "Person", "Place", "GovernmentBody"};

/* Names of three words out of some thousands, a tenth of them with an alias. */
static char *name_of(uint32_t i, char buffer[64])
{
  g_snprintf(buffer, 64, "Na%c%c %c%c%uel Works", 'a' + (int)(i % 26),
             'a' + (int)(i / 26 % 26), 'K' + (int)(i % 3), 'a' + (int)(i / 676 % 26),
             i);
  return buffer;
}

static void write_million(const Fixture *f)
{
  GString *text = g_string_new("name,aliases,type,iri,sameAs\n");
  char name[64];
  for (uint32_t i = 0; i < ROWS; i++)
    g_string_append_printf(text, "%s,%s,%s,https://example.org/%u,\n", name_of(i, name),
                           i % 10 ? "" : "\"Old Name|Older, Name\"",
                           types[i % G_N_ELEMENTS(types)], i);
  fixture_write(f, "million.csv", text->str);
  g_string_free(text, TRUE);
}

/* Of the processor: the machine of a test may be busy with other things. */
static double now(void)
{
  return (double)clock() / CLOCKS_PER_SEC;
}

static long peak_kib(void)
{
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void million_rows(void)
{
  Fixture f;
  EntError error = {0};
  char name[64];
  fixture_init(&f);
  write_million(&f);
  g_autofree char *path = fixture_path(&f, "million.csv");
  double begin = now();
  EntKnowledge *k = fixture_load(&f, path, &error);
  double seconds = now() - begin;
  g_test_message("%d rows: %.2f s, peak of the process %ld MiB", ROWS, seconds,
                 peak_kib() / 1024);
  g_assert_nonnull(k);
  for (uint32_t i = 0; i < ROWS; i += 9973) {
    const EntEntry *entry = ent_knowledge_entry(k, ENT_TABLE_NAMES, i);
    g_assert_cmpstr(entry->name, ==, name_of(i, name));
    g_autofree char *lower = g_ascii_strdown(name, -1);
    g_assert_true(ent_knowledge_find(k, ENT_TABLE_NAMES, lower) == entry);
  }
  g_assert_null(ent_knowledge_entry(k, ENT_TABLE_NAMES, ROWS));
  /* two seconds on an idle machine; neighbours on its caches may double that */
  if (MEASURED) g_assert_cmpfloat(seconds, <, 4.0);
  if (MEASURED) g_assert_cmpint(peak_kib() / 1024, <, 300);
  ent_knowledge_free(k);
  fixture_clear(&f);
}

static EntKnowledge *load_shipped(bool texts, double *seconds)
{
  EntError error = {0};
  EntKnowledgeOptions options = {.data_dir = ENT_SOURCE_DATA_DIR, .texts = texts};
  double begin = now();
  EntKnowledge *k = ent_knowledge_load(&options, &error);
  *seconds = now() - begin;
  g_assert_nonnull(k);
  return k;
}

static double best_load(bool texts)
{
  double best = 1e9;
  for (int i = 0; i < 5; i++) {
    double seconds;
    ent_knowledge_free(load_shipped(texts, &seconds));
    best = MIN(best, seconds);
  }
  return best;
}

static void shipped_tables_load_fast(void)
{
  double texts = best_load(true), image = best_load(false);
  g_test_message("shipped tables: %.1f ms as texts, %.1f ms as image", texts * 1e3,
                 image * 1e3);
  /* some times what is promised: the machine of a test may be busy */
  if (MEASURED) g_assert_cmpfloat(texts, <, 0.05);
  if (MEASURED) g_assert_cmpfloat(image, <, 0.01);
}

static void scans_fast(void)
{
  static const char sentence[] =
      "The foreign minister of Brazil told reporters in Geneva that the two sides had "
      "agreed to keep the channel open while experts of the World Health Organization "
      "look at what was left of it . ";
  double seconds;
  EntKnowledge *k = load_shipped(false, &seconds);
  GString *text = g_string_new(NULL);
  for (int i = 0; i < (MEASURED ? 20000 : 200); i++)
    g_string_append(text, sentence);
  EntArena *arena = ent_arena_new();
  EntAnalysis a;
  uint32_t n;
  fixture_tokens(&a, arena, text->str);
  double begin = now();
  ent_knowledge_annotate(k, &a);
  double middle = now();
  ent_knowledge_scan(k, &a, 0, a.n_tokens, &n);
  double end = now();
  g_test_message("%.1f M tokens/s to look up words, %.1f M/s to scan, %u matches",
                 a.n_tokens / (middle - begin) / 1e6, a.n_tokens / (end - middle) / 1e6,
                 n);
  g_assert_cmpuint(n, >, 0);
  if (MEASURED) g_assert_cmpfloat(a.n_tokens / (end - middle), >, 3e6);
  ent_arena_free(arena);
  g_string_free(text, TRUE);
  ent_knowledge_free(k);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/knowledge/gazetteer/million-rows", million_rows);
  g_test_add_func("/knowledge/gazetteer/shipped-tables-load-fast",
                  shipped_tables_load_fast);
  g_test_add_func("/knowledge/gazetteer/scans-fast", scans_fast);
  return g_test_run();
}
