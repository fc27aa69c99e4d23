// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A file of rules: read, and if it is good, used on a text. */
#include "tests/fuzz/fuzz.h"

#include <string.h>

static const char text[] =
    "Norway met Peru in Lima on 3 March 2025. Anna Lind, the foreign minister of "
    "Norway, signed the Lima Treaty with Kenya, but it will not cover trade. \"We plan "
    "to give $3 million to the fund,\" she said. Talks between Norway and Peru, which "
    "were to begin in May, have been denied by the Ministry of Defence.";

static void use(const EntRules *rules)
{
  EntTextInput input = {.id = "fuzz", .text = text, .length = sizeof text - 1};
  EntWork work;
  EntError error = {0};
  ent_work_start(fuzz_extractor(), &work, &input);
  if (!ent_work_tokens(fuzz_extractor(), &work, &input, &error) ||
      !ent_work_mentions(fuzz_extractor(), &work, &error))
    fuzz_broken("over a limit", error.message);
  ent_relate(rules, fuzz_extractor()->model, &work.m, work.document);
  ent_document_free(work.document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  EntError error = {0};
  const char *file = fuzz_file("fuzz.rules", data, size);
  EntRules *rules = ent_rules_load(&file, 1, &error);
  if (!rules && !*error.message) fuzz_broken("a failure without a reason", file);
  if (rules) use(rules);
  ent_rules_free(rules);
  return 0;
}
