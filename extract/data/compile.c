// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* compile_tables DATA_DIR FILE: writes the image of the tables in DATA_DIR/lexicon,
 * which the program maps at its start (extract/knowledge/image.h). Run by the build. */
#include "extract/knowledge/image.h"
#include <stdio.h>

int main(int argc, char **argv)
{
  EntError error = {0};
  char text[1200];
  if (argc != 3) {
    fprintf(stderr, "usage: compile_tables DATA_DIR FILE\n");
    return 2;
  }
  if (ent_image_make(argv[1], argv[2], &error)) return 0;
  fprintf(stderr, "%s\n", ent_error_text(&error, text, sizeof(text)));
  return 1;
}
