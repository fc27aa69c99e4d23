// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Models under a right checksum whose tables lead out of themselves are refused; the
 * one that is shipped is not. */
#include "extract/model_check.h"

#include "extract/model/linear.h"
#include "extract/tag/lemma.h"
#include "extract/tag/names_model.h"
#include "extract/tag/tagger.h"
#include "extract/train/model_write.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  const char *section;
  void (*damage)(uint8_t *bytes, size_t size);
} Case;

static EntLinearBucket *buckets_of(uint8_t *section)
{
  return (EntLinearBucket *)(void *)(section + sizeof(EntLinearHeader));
}

/* The first bucket that has rows, and its blob. */
static uint8_t *find_bucket(uint8_t *section, EntLinearBucket **found)
{
  EntLinearHeader header;
  memcpy(&header, section, sizeof header);
  EntLinearBucket *bucket = buckets_of(section);
  uint8_t *blob = (uint8_t *)(bucket + ((size_t)1 << header.bits) + 1);
  while ((bucket->mask & (bucket->mask - 1)) == 0)
    bucket++;
  *found = bucket;
  return blob + bucket->start;
}

static uint8_t *first_row(uint8_t *section)
{
  EntLinearBucket *bucket;
  uint8_t *table = find_bucket(section, &bucket);
  return table + 2 * (__builtin_popcount(bucket->mask) - 1);
}

static void start_outside(uint8_t *bytes, size_t size)
{
  EntLinearBucket *bucket;
  find_bucket(bytes, &bucket);
  bucket->start = (uint32_t)size;
}

static void more_bits_than_rows(uint8_t *bytes, size_t size)
{
  (void)size;
  EntLinearBucket *bucket;
  find_bucket(bytes, &bucket);
  bucket->mask = UINT32_MAX;
}

static void row_elsewhere(uint8_t *bytes, size_t size)
{
  (void)size;
  EntLinearBucket *bucket;
  find_bucket(bytes, &bucket)[0]++;
}

static void row_too_long(uint8_t *bytes, size_t size)
{
  (void)size;
  first_row(bytes)[2] = ENT_LINEAR_DENSE - 1;
}

static void no_end_of_names(uint8_t *bytes, size_t size)
{
  EntNamesHeader header;
  memcpy(&header, bytes, sizeof header);
  g_assert_cmpuint(size, >, sizeof header + ((size_t)2 << header.bits));
  memset(bytes + sizeof header, 1, (size_t)2 << header.bits);
}

static void text_outside(uint8_t *bytes, size_t size)
{
  EntLemmaRule rule = {.text = (uint32_t)size};
  memcpy(bytes + sizeof(EntLemmaHeader), &rule, sizeof rule);
}

static void rule_outside(uint8_t *bytes, size_t size)
{
  (void)size;
  EntLemmaHeader header;
  memcpy(&header, bytes, sizeof header);
  EntLemmaSlot slot = {.key = 1, .rule = header.n_rules};
  memcpy(bytes + sizeof header + header.n_rules * sizeof(EntLemmaRule), &slot,
         sizeof slot);
}

static void unknown_tag(uint8_t *bytes, size_t size)
{
  (void)size;
  EntTagFixed fixed = {.key = 1, .tag = ENT_LINEAR_MAX_LABELS};
  memcpy(bytes, &fixed, sizeof fixed);
}

static void no_part_of_speech(uint8_t *bytes, size_t size)
{
  memset(bytes, 0xff, size);
}

static bool is_accepted(const char *path, EntError *error)
{
  EntModel *model = ent_model_open(path, error);
  g_assert_nonnull(model);
  bool good = ent_model_check(model, path, error);
  ent_model_close(model);
  return good;
}

static void test_shipped(void)
{
  EntError error = {0};
  g_assert_true(is_accepted(ENT_SOURCE_DATA_DIR "/model.bin", &error));
}

static void test_forged(void)
{
  static const Case cases[] = {
      {"TAGW", start_outside},     {"PARW", more_bits_than_rows},
      {"PARW", row_elsewhere},     {"TAGW", row_too_long},
      {"NAMW", no_end_of_names},   {"LEMM", text_outside},
      {"LEMM", rule_outside},      {"TAGF", unknown_tag},
      {"TAGS", no_part_of_speech}, {"PARS", no_part_of_speech}};
  g_autofree char *folder = g_dir_make_tmp("entente-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "m.bin", NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    EntError error = {0};
    size_t size;
    EntModelWriter *writer = ent_model_writer_new();
    g_assert_true(
        ent_model_writer_load(writer, ENT_SOURCE_DATA_DIR "/model.bin", &error));
    const void *section = ent_model_writer_get(writer, cases[i].section, &size);
    g_autofree uint8_t *bytes = g_memdup2(section, size);
    cases[i].damage(bytes, size);
    ent_model_writer_set(writer, cases[i].section, bytes, size);
    g_assert_true(ent_model_writer_save(writer, path, &error));
    g_test_message("%zu %s", i, cases[i].section);
    g_assert_false(is_accepted(path, &error));
    g_assert_cmpint(error.code, ==, ENT_ERR_BAD_DATA);
    g_assert_nonnull(strstr(error.message, "cannot be used"));
    ent_model_writer_free(writer);
  }
  g_remove(path);
  g_rmdir(folder);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/check/shipped", test_shipped);
  g_test_add_func("/check/forged", test_forged);
  return g_test_run();
}
