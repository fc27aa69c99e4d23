// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A model made by an enemy: changes to the sections of a small one, under a right
 * checksum. It is refused, or a text goes through all stages with it.
 *
 * A change is four bytes: the section, where in it (two bytes, times a stride so that
 * large sections are reached), what is put there. */
#include "tests/fuzz/fuzz.h"

#include "extract/model/format.h"
#include "extract/model/linear.h"
#include "extract/model_check.h"
#include "extract/tag/names_model.h"
#include "extract/tag/names_words.h"
#include "extract/train/train_lemma.h"
#include "extract/train/train_parser.h"
#include "extract/train/train_tagger.h"
#include "extract/train/word_table.h"
#include "tests/model/made_corpus.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

enum { CHANGE = 4, NAMES_BITS = 6 };

static const char text[] =
    "The minister signs new treaties in Zedburg. Norway met Peru in Lima on 3 March "
    "2025, and Anna Lind, the foreign minister of Norway, opened the secret talks.";

/* ---- the model ---- */

/* Names have weights from other corpora; any numbers will do here. */
static void add_names(EntModelWriter *writer)
{
  struct {
    EntNamesHeader header;
    uint16_t checks[1 << NAMES_BITS];
    int8_t weights[1 << NAMES_BITS][ENT_NAMES_WIDTH];
  } weights = {.header = {ENT_NAMES_VERSION, NAMES_BITS, 16, 0, {{{0}, {{0}}}}, {{0}}}};
  struct {
    EntNamesWordsHeader header;
    EntNamesWord slots[1 << NAMES_BITS];
  } words = {.header = {.bits = NAMES_BITS}};
  for (uint32_t i = 0; i < 1 << NAMES_BITS; i++) {
    weights.checks[i] = (uint16_t)(i % 4 ? i * 40503u | 1u : 0);
    for (uint32_t l = 0; l < ENT_NAMES_WIDTH; l++)
      weights.weights[i][l] = (int8_t)((i + 1) * (l + 3) * 29);
    if (i % 2) words.slots[i] = (EntNamesWord){i, (uint16_t)i, (uint16_t)(i * 1021)};
  }
  ent_model_writer_set(writer, "NAMW", &weights, sizeof weights);
  ent_model_writer_set(writer, "NAML", &words, sizeof words);
}

static GBytes *make_model(void)
{
  EntError error = {0};
  char *bytes;
  gsize length;
  EntCorpus *corpus = made_corpus(0, 8);
  EntModelWriter *writer = ent_model_writer_new();
  ent_train_words(corpus, NULL, NULL, writer);
  ent_train_tagger(corpus, NULL, writer, 2, NULL);
  ent_train_lemmas(corpus, writer);
  ent_train_parser(corpus, writer, 2, NULL);
  add_names(writer);
  g_autofree char *path = g_build_filename(fuzz_folder(), "made.bin", NULL);
  if (!ent_model_writer_save(writer, path, &error) ||
      !g_file_get_contents(path, &bytes, &length, NULL))
    fuzz_broken("no model", error.message);
  g_remove(path);
  ent_model_writer_free(writer);
  ent_corpus_free(corpus);
  return g_bytes_new_take(bytes, length);
}

/* ---- what is done to it ---- */

static void change(uint8_t *model, const uint8_t *how)
{
  EntModelHeader header;
  EntModelSection section;
  memcpy(&header, model, sizeof header);
  memcpy(&section, model + sizeof header + how[0] % header.n_sections * sizeof section,
         sizeof section);
  size_t stride = section.size / 65536 + 1, at = (how[1] | how[2] << 8) * stride;
  if (section.size) model[section.offset + at % section.size] = how[3];
}

static void put_checksum(uint8_t *model, size_t size)
{
  EntModelHeader header;
  memcpy(&header, model, sizeof header);
  header.checksum = 0;
  EntChecksum sum = ent_checksum_start();
  ent_checksum_add(&sum, &header, sizeof header);
  ent_checksum_add(&sum, model + sizeof header, size - sizeof header);
  header.checksum = ent_checksum_end(&sum);
  memcpy(model, &header, sizeof header);
}

static void use(EntModel *model)
{
  EntExtractor extractor = *fuzz_extractor();
  EntTextInput input = {.id = "fuzz", .text = text, .length = sizeof text - 1};
  EntError error = {0};
  extractor.model = model;
  EntDocument *document = ent_extract(&extractor, &input, &error);
  if (!document) fuzz_broken("over a limit", error.message);
  ent_document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static GBytes *made;
  static uint8_t *bytes;
  gsize length;
  if (!made) made = make_model();
  const void *fresh = g_bytes_get_data(made, &length);
  if (!bytes) bytes = g_malloc(length);
  memcpy(bytes, fresh, length);
  for (; size >= CHANGE; data += CHANGE, size -= CHANGE)
    change(bytes, data);
  put_checksum(bytes, length);
  EntError error = {0};
  const char *path = fuzz_file("model.bin", bytes, length);
  EntModel *model = ent_model_open(path, &error);
  if (!model) fuzz_broken("a right header is refused", error.message);
  if (ent_model_check(model, path, &error))
    use(model);
  else if (!*error.message)
    fuzz_broken("a failure without a reason", path);
  ent_model_close(model);
  return 0;
}
