// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes model files. */
#include "extract/train/model_write.h"
#include "extract/model/format.h"
#include "extract/model/model.h"
#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>

typedef struct {
  char name[4];
  GBytes *bytes;
} Section;

struct EntModelWriter {
  GArray *sections; /* of Section, by name */
};

static void section_clear(gpointer data)
{
  Section *section = data;
  g_bytes_unref(section->bytes);
}

EntModelWriter *ent_model_writer_new(void)
{
  EntModelWriter *writer = g_new0(EntModelWriter, 1);
  writer->sections = g_array_new(FALSE, TRUE, sizeof(Section));
  g_array_set_clear_func(writer->sections, section_clear);
  return writer;
}

void ent_model_writer_free(EntModelWriter *writer)
{
  if (!writer) return;
  g_array_unref(writer->sections);
  g_free(writer);
}

static Section *find_section(const EntModelWriter *writer, const char name[4])
{
  for (guint i = 0; i < writer->sections->len; i++) {
    Section *s = &g_array_index(writer->sections, Section, i);
    if (memcmp(s->name, name, sizeof(s->name)) == 0) return s;
  }
  return NULL;
}

static gint compare_sections(gconstpointer a, gconstpointer b)
{
  return memcmp(((const Section *)a)->name, ((const Section *)b)->name, 4);
}

void ent_model_writer_set(EntModelWriter *writer, const char name[4], const void *data,
                          size_t size)
{
  GBytes *bytes = g_bytes_new(data, size);
  Section *old = find_section(writer, name);
  if (old) {
    g_bytes_unref(old->bytes);
    old->bytes = bytes;
    return;
  }
  Section section = {.bytes = bytes};
  memcpy(section.name, name, sizeof(section.name));
  g_array_append_val(writer->sections, section);
  g_array_sort(writer->sections, compare_sections);
}

const void *ent_model_writer_get(const EntModelWriter *writer, const char name[4],
                                 size_t *size)
{
  Section *s = find_section(writer, name);
  if (size) *size = s ? g_bytes_get_size(s->bytes) : 0;
  return s ? g_bytes_get_data(s->bytes, NULL) : NULL;
}

/* The file as one block of bytes, checksum filled in. */
static GByteArray *layout(const EntModelWriter *writer)
{
  guint n = writer->sections->len;
  EntModelHeader header = {.version = ENT_MODEL_VERSION, .n_sections = n};
  memcpy(header.magic, ENT_MODEL_MAGIC, sizeof(header.magic));
  size_t at = sizeof(header) + n * sizeof(EntModelSection);
  g_autofree EntModelSection *table = g_new0(EntModelSection, n + 1);
  for (guint i = 0; i < n; i++) {
    Section *s = &g_array_index(writer->sections, Section, i);
    at = (at + ENT_MODEL_ALIGN - 1) / ENT_MODEL_ALIGN * ENT_MODEL_ALIGN;
    memcpy(table[i].name, s->name, sizeof(s->name));
    table[i].offset = at;
    table[i].size = g_bytes_get_size(s->bytes);
    at += table[i].size;
  }
  header.file_size = at;
  GByteArray *file = g_byte_array_sized_new((guint)at);
  g_byte_array_set_size(file, (guint)at);
  memset(file->data, 0, at);
  memcpy(file->data, &header, sizeof(header));
  memcpy(file->data + sizeof(header), table, n * sizeof(EntModelSection));
  for (guint i = 0; i < n; i++) {
    Section *s = &g_array_index(writer->sections, Section, i);
    if (table[i].size == 0) continue;
    memcpy(file->data + table[i].offset, g_bytes_get_data(s->bytes, NULL),
           table[i].size);
  }
  EntChecksum sum = ent_checksum_start();
  ent_checksum_add(&sum, file->data, file->len);
  header.checksum = ent_checksum_end(&sum);
  memcpy(file->data, &header, sizeof(header));
  return file;
}

bool ent_model_writer_save(const EntModelWriter *writer, const char *path,
                           EntError *error)
{
  g_autofree char *temporary = g_strconcat(path, ".part", NULL);
  FILE *out = g_fopen(temporary, "wb");
  if (!out) return ent_fail(error, ENT_ERR_OUTPUT, path, 0, 0, "%s", g_strerror(errno));
  g_autoptr(GByteArray) file = layout(writer);
  bool good = fwrite(file->data, 1, file->len, out) == file->len;
  good = (fclose(out) == 0) && good;
  good = good && g_rename(temporary, path) == 0;
  if (good) return true;
  int reason = errno;
  g_remove(temporary);
  return ent_fail(error, ENT_ERR_OUTPUT, path, 0, 0, "%s", g_strerror(reason));
}

bool ent_model_writer_load(EntModelWriter *writer, const char *path, EntError *error)
{
  char name[4];
  EntModel *model = ent_model_open(path, error);
  if (!model) return false;
  for (uint32_t i = 0; ent_model_section_name(model, i, name); i++) {
    size_t size;
    const void *data = ent_model_section(model, name, &size);
    ent_model_writer_set(writer, name, data, size);
  }
  ent_model_close(model);
  return true;
}
