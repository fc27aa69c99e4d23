// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Maps a model file and checks it before anything reads it: length, magic, version,
 * section table, checksum. After that its bytes are trusted to be what the trainer
 * wrote. */
#define _DEFAULT_SOURCE /* MAP_POPULATE */
#include "extract/model/model.h"
#include "extract/model/format.h"
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MAP_POPULATE /* of Linux: all pages are entered at once, not at a fault each   \
                      */
#define MAP_POPULATE 0
#endif

struct EntModel {
  const unsigned char *bytes;
  size_t size;
};

static const EntModelHeader *header_of(const EntModel *model)
{
  return (const EntModelHeader *)(const void *)model->bytes;
}

static const EntModelSection *sections_of(const EntModel *model)
{
  return (const EntModelSection *)(const void *)(model->bytes + sizeof(EntModelHeader));
}

/* Maps the whole file. The descriptor is closed again: the mapping keeps the file. */
static bool map_file(EntModel *model, const char *path, EntError *error)
{
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "%s", g_strerror(errno));
  struct stat st;
  bool regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
  void *bytes = MAP_FAILED;
  if (regular && st.st_size >= (off_t)sizeof(EntModelHeader))
    bytes =
        mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  int reason = errno;
  close(fd);
  if (!regular)
    return ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0, "a model is a regular file");
  if (st.st_size < (off_t)sizeof(EntModelHeader))
    return ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0,
                    "the model is cut short: %lld bytes are less than its header",
                    (long long)st.st_size);
  if (bytes == MAP_FAILED)
    return ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "%s", g_strerror(reason));
  model->bytes = bytes;
  model->size = (size_t)st.st_size;
  return true;
}

static bool check_header(const EntModel *model, const char *path, EntError *error)
{
  const EntModelHeader *h = header_of(model);
  if (memcmp(h->magic, ENT_MODEL_MAGIC, sizeof(h->magic)) != 0)
    return ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0,
                    "this is not a model made by entente train");
  if (h->version != ENT_MODEL_VERSION)
    return ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0,
                    "the model has version %u, this program reads version %d",
                    (unsigned)h->version, ENT_MODEL_VERSION);
  if (h->file_size != model->size)
    return ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0,
                    "the model is cut short or has grown: %llu bytes expected, %llu "
                    "found",
                    (unsigned long long)h->file_size, (unsigned long long)model->size);
  return true;
}

static bool check_sections(const EntModel *model, const char *path, EntError *error)
{
  uint32_t n = header_of(model)->n_sections;
  size_t table_end = sizeof(EntModelHeader) + (size_t)n * sizeof(EntModelSection);
  bool good = n <= ENT_MODEL_MAX_SECTIONS && table_end <= model->size;
  for (uint32_t i = 0; good && i < n; i++) {
    const EntModelSection *s = &sections_of(model)[i];
    good = s->offset % ENT_MODEL_ALIGN == 0 && s->offset >= table_end &&
           s->offset <= model->size && s->size <= model->size - s->offset;
  }
  if (!good)
    return ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0,
                    "the model is damaged: its section table points outside the file");
  return true;
}

static bool check_sum(const EntModel *model, const char *path, EntError *error)
{
  EntModelHeader blank = *header_of(model);
  blank.checksum = 0;
  EntChecksum sum = ent_checksum_start();
  ent_checksum_add(&sum, &blank, sizeof(blank));
  ent_checksum_add(&sum, model->bytes + sizeof(blank), model->size - sizeof(blank));
  if (ent_checksum_end(&sum) != header_of(model)->checksum)
    return ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0,
                    "the model is damaged: its checksum does not fit its bytes");
  return true;
}

EntModel *ent_model_open(const char *path, EntError *error)
{
  EntModel *model = g_new0(EntModel, 1);
  bool good = map_file(model, path, error) && check_header(model, path, error) &&
              check_sections(model, path, error) && check_sum(model, path, error);
  if (good) return model;
  ent_model_close(model);
  return NULL;
}

void ent_model_close(EntModel *model)
{
  if (!model) return;
  if (model->bytes) munmap((void *)(uintptr_t)model->bytes, model->size);
  g_free(model);
}

const void *ent_model_section(const EntModel *model, const char name[4], size_t *size)
{
  uint32_t n = header_of(model)->n_sections;
  for (uint32_t i = 0; i < n; i++) {
    const EntModelSection *s = &sections_of(model)[i];
    if (memcmp(s->name, name, sizeof(s->name)) != 0) continue;
    if (size) *size = (size_t)s->size;
    return model->bytes + s->offset;
  }
  if (size) *size = 0;
  return NULL;
}

bool ent_model_section_name(const EntModel *model, uint32_t i, char name[4])
{
  if (i >= header_of(model)->n_sections) return false;
  memcpy(name, sections_of(model)[i].name, sizeof(sections_of(model)[i].name));
  return true;
}
