// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* HTML pages. */

#include "extract/read/format.h"

void ent_html_init(void)
{
}

bool ent_prepare_html(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error)
{
  (void)text, (void)length, (void)preparer;
  return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                  "HTML cannot be read yet");
}
