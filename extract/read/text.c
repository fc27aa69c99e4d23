// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Plain text: the article's words with whatever a saved page brought along. */

#include "extract/read/clean.h"

bool ent_prepare_text(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error)
{
  input->lines = ent_lines_of_file(input->arena, text, length);
  return ent_clean(input, text, length, preparer, error);
}
