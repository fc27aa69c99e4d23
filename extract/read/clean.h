// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* From the lines of a page to the text of its article. */
#ifndef ENT_EXTRACT_READ_CLEAN_H
#define ENT_EXTRACT_READ_CLEAN_H

#include "extract/read/format.h"

/* The lines of a text that is a file as it is. */
EntFileLines ent_lines_of_file(EntArena *arena, const char *text, size_t length);

/* Sets text, length and title_length of the input, and title, date and author where the
 * input has none, from a text (UTF-8, LF), whose boilerplate lines are left out. A
 * title that the input has and the text has not is put in front. False: nothing is
 * left. input->lines, where set, tells where the lines of this text stand in the file;
 * afterwards where those of the input's text do. */
bool ent_clean(EntInput *input, const char *text, size_t length,
               const EntPreparer *preparer, EntError *error);

#endif
