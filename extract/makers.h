// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What an extractor is made of, told by hash, so that whoever has a graph can tell
 * whether another model or other rules made it. Makers: graph/statement.h.
 *
 * - model: SHA-256 of the model file
 * - rules: of the installed rules, as `sha256sum *.rules | sha256sum` in their folder
 *   says; of each file of the user's, its own
 * - tables: of the tables of words, as `sha256sum *.tsv | sha256sum` in theirs
 * - confidence: of confidence.tsv
 * - gazetteer: of each file of the user's
 *
 * The hash of the model of the source tree is known to the build; it is taken where
 * size and checksum in the head of the model are those that the build saw. */
#ifndef ENT_EXTRACT_MAKERS_H
#define ENT_EXTRACT_MAKERS_H

#include "extract/extract.h"
#include <glib.h>

/* Starts hashing beside the loading. dir and options must stay until the thread is
 * joined, which gives a GPtrArray of strings, the caller's. */
GThread *ent_makers_start(const char *dir, const EntExtractorOptions *options);

#endif
