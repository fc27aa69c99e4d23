// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A user's table of names ("csv", "tsv" or "ttl" in the first line), and what a text
 * then holds of it. The installed tables are empty, so that loading is quick. */
#include "tests/fuzz/fuzz.h"

#include "tests/knowledge/fixture.h"
#include <stdlib.h>

static Fixture *the_fixture(void)
{
  static Fixture fixture;
  return &fixture;
}

static void clear_fixture(void)
{
  fixture_clear(the_fixture());
}

static const Fixture *start(void)
{
  Fixture *fixture = the_fixture();
  if (fixture->folder) return fixture;
  fixture_init(fixture);
  atexit(clear_fixture);
  return fixture;
}

static void scan(const EntKnowledge *k)
{
  EntArena *arena = ent_arena_new();
  EntAnalysis a;
  uint32_t n;
  fixture_tokens(&a, arena,
                 "The Lima Treaty of Anna Lind and the United Nations ( UN )");
  ent_knowledge_annotate(k, &a);
  EntMatch *matches = ent_knowledge_scan(k, &a, 0, a.n_tokens, &n);
  for (uint32_t i = 0; i < n; i++)
    if (matches[i].end > a.n_tokens || matches[i].first >= matches[i].end)
      fuzz_broken("a match outside the text", matches[i].entry->name);
  ent_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  FuzzNamed named = fuzz_named(data, size);
  const Fixture *fixture = start();
  char name[48];
  EntError error = {0};
  g_snprintf(name, sizeof name, "in.%s", *named.name ? named.name : "csv");
  const char *file = fuzz_file(name, named.data, named.size);
  EntKnowledge *k = fixture_load(fixture, file, &error);
  if (!k && !*error.message) fuzz_broken("a failure without a reason", file);
  if (k) scan(k);
  ent_knowledge_free(k);
  g_remove(file);
  return 0;
}
