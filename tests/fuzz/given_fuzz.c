// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Given tokens ("conllu" or "tokens" in the first line), through every stage's dump. */
#include "tests/fuzz/fuzz.h"

#include <glib.h>
#include <string.h>

static void dump(const EntTextInput *input, const char *stage)
{
  FILE *nowhere = fopen("/dev/null", "w");
  ent_extract_dump(fuzz_extractor(), input, stage, nowhere, NULL);
  fclose(nowhere);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const char *const stages[] = {"sentences", "tokens",     "tags",      "tree",
                                       "names",     "mentions",   "coref",     "frames",
                                       "missed",    "confidence", "statements"};
  FuzzNamed named = fuzz_named(data, size);
  g_autofree char *text =
      g_utf8_make_valid((const char *)named.data, (gssize)named.size);
  EntTextInput input = {.id = "fuzz",
                        .file = "fuzz",
                        .text = text,
                        .length = strlen(text),
                        .form = strcmp(named.name, "conllu") == 0 ? ENT_TEXT_CONLLU
                                                                  : ENT_TEXT_TOKENS};
  for (size_t i = 0; i < G_N_ELEMENTS(stages); i++)
    dump(&input, stages[i]);
  return 0;
}
