// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The loaded tables as one file that is mapped instead of being made anew at each
 * start: the build writes it, and whoever loads the tables looks for it.
 *
 * The texts stay what counts. The image carries a checksum of their bytes, of the lists
 * of columns and of the program's version: once a table is edited, its image is passed
 * over and the texts are read. So it is when an image is cut short, damaged, or made by
 * another program. Layout: a header, then the sections of image.c; numbers as in the
 * memory of the machine that made it. */
#ifndef ENT_EXTRACT_KNOWLEDGE_IMAGE_H
#define ENT_EXTRACT_KNOWLEDGE_IMAGE_H

#include "extract/knowledge/knowledge.h"

/* Reads the tables of a data folder as texts and writes their image. */
bool ent_image_make(const char *data_dir, const char *file, EntError *error);

/* Fills k, which is empty but for its tokenizer and arena, from an image of the tables
 * in data_dir: DATA_DIR/tables.bin or that of the build. False: there is none; k is as
 * before. */
bool ent_image_load(EntKnowledge *k, const char *data_dir);
void ent_image_unload(EntKnowledge *k);

#endif
