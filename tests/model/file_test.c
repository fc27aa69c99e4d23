// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The loader takes what the writer wrote, and refuses whatever else. */
#include "extract/model/format.h"
#include "extract/model/model.h"
#include "extract/train/model_write.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static bool same_bytes(const void *a, size_t n, const void *b, size_t m)
{
  return n == m && memcmp(a, b, n) == 0;
}

typedef struct {
  char *folder, *path;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
  (void)data;
  f->folder = g_dir_make_tmp("entente-XXXXXX", NULL);
  f->path = g_build_filename(f->folder, "m.bin", NULL);
}

static void tear_down(Fixture *f, gconstpointer data)
{
  (void)data;
  g_remove(f->path);
  g_rmdir(f->folder);
  g_free(f->path);
  g_free(f->folder);
}

/* A model with three sections, one of them empty; the bytes are the caller's. */
static char *write_model(Fixture *f, gsize *length)
{
  EntError error = {0};
  EntModelWriter *writer = ent_model_writer_new();
  char *bytes = NULL;
  ent_model_writer_set(writer, "BBBB", "two", 3);
  ent_model_writer_set(writer, "AAAA", "first section", 13);
  ent_model_writer_set(writer, "CCCC", NULL, 0);
  ent_model_writer_set(writer, "BBBB", "second section", 14);
  g_assert_true(ent_model_writer_save(writer, f->path, &error));
  ent_model_writer_free(writer);
  g_assert_true(g_file_get_contents(f->path, &bytes, length, NULL));
  return bytes;
}

static void assert_refused(Fixture *f, const char *bytes, gsize length,
                           const char *reason)
{
  EntError error = {0};
  g_assert_true(g_file_set_contents(f->path, bytes, (gssize)length, NULL));
  g_assert_null(ent_model_open(f->path, &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_BAD_DATA);
  g_assert_cmpstr(error.file, ==, f->path);
  if (reason) g_assert_nonnull(strstr(error.message, reason));
}

static void test_sections(Fixture *f, gconstpointer data)
{
  (void)data;
  gsize length;
  g_free(write_model(f, &length));
  EntError error = {0};
  EntModel *model = ent_model_open(f->path, &error);
  g_assert_nonnull(model);
  size_t size;
  const void *section = ent_model_section(model, "AAAA", &size);
  g_assert_true(same_bytes(section, size, "first section", 13));
  g_assert_cmpuint((guintptr)section % ENT_MODEL_ALIGN, ==, 0);
  section = ent_model_section(model, "BBBB", &size);
  g_assert_true(same_bytes(section, size, "second section", 14));
  ent_model_section(model, "CCCC", &size);
  g_assert_cmpuint(size, ==, 0);
  g_assert_null(ent_model_section(model, "DDDD", &size));
  char name[4];
  g_assert_true(ent_model_section_name(model, 0, name));
  g_assert_true(same_bytes(name, 4, "AAAA", 4));
  g_assert_false(ent_model_section_name(model, 3, name));
  ent_model_close(model);
}

static void test_truncated_anywhere(Fixture *f, gconstpointer data)
{
  (void)data;
  gsize length;
  g_autofree char *bytes = write_model(f, &length);
  for (gsize n = 0; n < length; n++)
    assert_refused(f, bytes, n, NULL);
}

static void test_any_flipped_bit(Fixture *f, gconstpointer data)
{
  (void)data;
  gsize length;
  g_autofree char *bytes = write_model(f, &length);
  for (gsize bit = 0; bit < length * 8; bit++) {
    bytes[bit / 8] = (char)(bytes[bit / 8] ^ (1 << bit % 8));
    assert_refused(f, bytes, length, NULL);
    bytes[bit / 8] = (char)(bytes[bit / 8] ^ (1 << bit % 8));
  }
}

static void test_reasons(Fixture *f, gconstpointer data)
{
  (void)data;
  gsize length;
  g_autofree char *bytes = write_model(f, &length);
  EntModelHeader header;
  memcpy(&header, bytes, sizeof(header));
  header.version++;
  memcpy(bytes, &header, sizeof(header));
  assert_refused(f, bytes, length, "version");
  header.version--;
  header.checksum++;
  memcpy(bytes, &header, sizeof(header));
  assert_refused(f, bytes, length, "checksum");
  memcpy(bytes, "not this", 8);
  assert_refused(f, bytes, length, "not a model");

  EntError error = {0};
  g_assert_null(ent_model_open("/no/such/file", &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_NO_INPUT);
  error = (EntError){0};
  g_assert_null(ent_model_open(f->folder, &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_BAD_DATA);
}

static void assert_shipped_refused(const char *path)
{
  EntError error = {0};
  g_assert_null(ent_model_open(path, &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_BAD_DATA);
  g_assert_cmpstr(error.message, !=, "");
}

/* The shipped model: a bit flipped at places all over it, then cut shorter and shorter.
 */
static void test_shipped_damaged(Fixture *f, gconstpointer data)
{
  (void)data;
  enum { PLACES = 199 };
  g_autofree char *bytes = NULL;
  gsize length;
  g_assert_true(
      g_file_get_contents(ENT_SOURCE_DATA_DIR "/model.bin", &bytes, &length, NULL));
  g_assert_true(g_file_set_contents(f->path, bytes, (gssize)length, NULL));
  FILE *file = g_fopen(f->path, "r+b");
  g_assert_nonnull(file);
  for (gsize i = 0; i <= PLACES; i++) {
    gsize at = (length - 1) * i / PLACES;
    for (int flipped = 1; flipped >= 0; flipped--) {
      g_assert_cmpint(fseek(file, (long)at, SEEK_SET), ==, 0);
      fputc((unsigned char)bytes[at] ^ (flipped << i % 8), file);
      g_assert_cmpint(fflush(file), ==, 0);
      if (flipped) assert_shipped_refused(f->path);
    }
  }
  fclose(file);
  EntError error = {0};
  EntModel *model = ent_model_open(f->path, &error); /* all flipped back */
  g_assert_nonnull(model);
  ent_model_close(model);
  for (gsize i = PLACES; i-- > 0;) {
    g_assert_cmpint(truncate(f->path, (off_t)(length * i / PLACES)), ==, 0);
    assert_shipped_refused(f->path);
  }
}

/* A table that points outside the file is refused though its checksum is right. */
static void test_bad_table(Fixture *f, gconstpointer data)
{
  (void)data;
  gsize length;
  g_autofree char *bytes = write_model(f, &length);
  EntModelHeader header;
  EntModelSection section;
  memcpy(&header, bytes, sizeof(header));
  memcpy(&section, bytes + sizeof(header), sizeof(section));
  section.size = UINT64_MAX - 8;
  memcpy(bytes + sizeof(header), &section, sizeof(section));
  header.checksum = 0;
  memcpy(bytes, &header, sizeof(header));
  EntChecksum sum = ent_checksum_start();
  ent_checksum_add(&sum, bytes, length);
  header.checksum = ent_checksum_end(&sum);
  memcpy(bytes, &header, sizeof(header));
  assert_refused(f, bytes, length, "outside");
}

static void test_unwritable(void)
{
  EntError error = {0};
  EntModelWriter *writer = ent_model_writer_new();
  g_assert_false(ent_model_writer_save(writer, "/no/such/folder/m.bin", &error));
  g_assert_cmpint(error.code, ==, ENT_ERR_OUTPUT);
  ent_model_writer_free(writer);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add("/model/sections", Fixture, NULL, set_up, test_sections, tear_down);
  g_test_add("/model/truncated", Fixture, NULL, set_up, test_truncated_anywhere,
             tear_down);
  g_test_add("/model/flipped", Fixture, NULL, set_up, test_any_flipped_bit, tear_down);
  g_test_add("/model/shipped-damaged", Fixture, NULL, set_up, test_shipped_damaged,
             tear_down);
  g_test_add("/model/reasons", Fixture, NULL, set_up, test_reasons, tear_down);
  g_test_add("/model/table", Fixture, NULL, set_up, test_bad_table, tear_down);
  g_test_add_func("/model/unwritable", test_unwritable);
  return g_test_run();
}
