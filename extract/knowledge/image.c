// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Writes and maps images of the tables. */

#define _DEFAULT_SOURCE /* MAP_POPULATE */
#include "extract/knowledge/image.h"
#include "extract/knowledge/store.h"
#include "extract/model/format.h"
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MAP_POPULATE
#define MAP_POPULATE 0
#endif

static const char magic[8] = "ENTTABLE";
static const char shape[] = ENT_VERSION
#define X(id, file, columns) "|" file "|" columns
    ENT_TABLES(X)
#undef X
    ;

typedef struct {
  uint32_t table, first, n;
} ImageBlock;

/* X(name, type of an item, expression of k for the items, how many) */
#define SECTIONS(X)                                                                    \
  X(words, EntKnownWord, k->words.words, k->words.n)                                   \
  X(word_slots, EntSlot, k->words.slots.slots, k->words.slots.mask + 1)                \
  X(nodes, EntTrieNode, k->trie.nodes, k->trie.n_nodes)                                \
  X(phrases, EntTriePhrase, k->trie.phrases, k->trie.n_phrases)                        \
  X(edges, EntSlot, k->trie.edges.slots, k->trie.edges.mask + 1)                       \
  X(roots, uint32_t, k->trie.roots, MIN(k->trie.n_roots, k->words.n))                  \
  X(pool, char, k->words.pool, k->words.pool_used)                                     \
  X(blocks, ImageBlock, made->blocks->data, made->blocks->len)                         \
  X(cells, uint32_t, made->cells->data, made->cells->len)                              \
  X(text, char, made->text->str, made->text->len)

typedef enum {
#define X(name, type, items, n) SECTION_##name,
  SECTIONS(X)
#undef X
      SECTION_COUNT
} Section;

static const size_t item_sizes[] = {
#define X(name, type, items, n) sizeof(type),
    SECTIONS(X)
#undef X
};

typedef struct {
  char magic[8];
  uint64_t sources; /* of the texts that it was made of */
  uint64_t size;
  uint64_t checksum; /* of the counts and of all behind the header */
  uint32_t n[SECTION_COUNT];
} Header;

/* Where each section begins, and where the last ends. */
static void place(const Header *header, size_t at[SECTION_COUNT + 1])
{
  at[0] = (sizeof(Header) + 31) / 32 * 32;
  for (int i = 0; i < SECTION_COUNT; i++)
    at[i + 1] = (at[i] + header->n[i] * item_sizes[i] + 31) / 32 * 32;
}

static uint64_t checksum_of(const void *bytes, size_t size)
{
  EntChecksum sum = ent_checksum_start();
  ent_checksum_add(&sum, bytes, size);
  return ent_checksum_end(&sum);
}

static uint64_t checksum_of_image(const Header *header, const void *body, size_t size)
{
  return checksum_of(header->n, sizeof(header->n)) ^ checksum_of(body, size);
}

static bool add_source(uint64_t *sum, const char *data_dir, const char *name)
{
  g_autofree char *file = g_strdup_printf("%s/lexicon/%s.tsv", data_dir, name);
  g_autofree char *text = NULL;
  gsize length;
  if (!g_file_get_contents(file, &text, &length, NULL)) return false;
  *sum = (*sum ^ checksum_of(text, length)) * 0x9E3779B97F4A7C15u + length;
  return true;
}

/* Of all that loading depends on: tables, tokenizer's words, this program. */
static bool checksum_of_sources(const char *data_dir, uint64_t *sum)
{
  *sum = checksum_of(shape, sizeof(shape));
  for (int table = 0; table < ENT_TABLE_NAMES; table++) {
    EntColumns columns;
    ent_columns_of((EntTable)table, &columns);
    if (!add_source(sum, data_dir, columns.file)) return false;
  }
  return add_source(sum, data_dir, "abbreviations") &&
         add_source(sum, data_dir, "token-words");
}

/* ---- writing ---- */

/* What is in another form in the image: no addresses. */
typedef struct {
  GArray *blocks; /* ImageBlock */
  GArray *cells;  /* uint32_t, in text */
  GString *text;
} Made;

/* A cell points into its block's text, or is "". */
static void add_block(Made *made, const EntKnowledge *k, const EntBlock *block)
{
  EntColumns columns;
  ImageBlock image = {block->table, block->first, block->n};
  ent_columns_of(block->table, &columns);
  g_array_append_val(made->blocks, image);
  for (uint32_t i = 0; i < block->n; i++)
    for (uint8_t c = 0; c < columns.n; c++) {
      const char *cell = k->entries[block->first + i].fields[c];
      uint32_t at =
          *cell ? (uint32_t)(made->text->len + (gsize)(cell - block->text)) : 0;
      g_array_append_val(made->cells, at);
    }
  g_string_append_len(made->text, block->text, (gssize)block->length + 1);
}

static void append(GByteArray *image, const void *items, size_t size, size_t end)
{
  g_byte_array_append(image, items, (guint)size);
  guint from = image->len;
  g_byte_array_set_size(image, (guint)end);
  memset(image->data + from, 0, end - from);
}

static GByteArray *image_of(const EntKnowledge *k, const Made *made, uint64_t sources)
{
  GByteArray *image = g_byte_array_new();
  Header header = {.sources = sources};
  size_t at[SECTION_COUNT + 1];
  memcpy(header.magic, magic, sizeof(magic));
#define X(name, type, items, count) header.n[SECTION_##name] = (uint32_t)(count);
  SECTIONS(X)
#undef X
  place(&header, at);
  append(image, &header, sizeof(header), at[0]);
#define X(name, type, items, count)                                                    \
  append(image, items, sizeof(type) * (size_t)(count), at[SECTION_##name + 1]);
  SECTIONS(X)
#undef X
  header.size = image->len;
  header.checksum = checksum_of_image(&header, image->data + at[0], image->len - at[0]);
  memcpy(image->data, &header, sizeof(header));
  return image;
}

static bool write_image(const EntKnowledge *k, const char *file, uint64_t sources,
                        EntError *error)
{
  g_autoptr(GError) failed = NULL;
  Made made = {g_array_new(FALSE, FALSE, sizeof(ImageBlock)),
               g_array_new(FALSE, FALSE, sizeof(uint32_t)), g_string_new(NULL)};
  g_string_append_c(made.text, '\0'); /* what empty cells point at */
  for (guint i = 0; i < k->blocks->len; i++)
    add_block(&made, k, &g_array_index(k->blocks, EntBlock, i));
  GByteArray *image = image_of(k, &made, sources);
  bool done =
      g_file_set_contents(file, (const char *)image->data, (gssize)image->len, &failed);
  g_byte_array_unref(image);
  g_array_unref(made.blocks);
  g_array_unref(made.cells);
  g_string_free(made.text, TRUE);
  return done || ent_fail(error, ENT_ERR_OUTPUT, file, 0, 0, "%s", failed->message);
}

bool ent_image_make(const char *data_dir, const char *file, EntError *error)
{
  EntKnowledgeOptions options = {.data_dir = data_dir, .texts = true};
  EntKnowledge *k = ent_knowledge_load(&options, error);
  uint64_t sources;
  if (!k) return false;
  bool done = checksum_of_sources(data_dir, &sources)
                  ? write_image(k, file, sources, error)
                  : ent_fail(error, ENT_ERR_NO_INPUT, data_dir, 0, 0,
                             "a table has gone while it was read");
  ent_knowledge_free(k);
  return done;
}

/* ---- mapping ---- */

/* The file, mapped, if it is a whole image of these sources; else NULL. */
static const Header *map_image(const char *file, uint64_t sources)
{
  struct stat st;
  size_t at[SECTION_COUNT + 1];
  int fd = open(file, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return NULL;
  void *map = MAP_FAILED;
  if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > (off_t)sizeof(Header))
    map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  close(fd);
  if (map == MAP_FAILED) return NULL;
  const Header *header = map;
  size_t size = (size_t)st.st_size;
  place(header, at);
  if (!memcmp(header->magic, magic, sizeof(magic)) && header->sources == sources &&
      header->size == size && at[SECTION_COUNT] == size &&
      header->checksum ==
          checksum_of_image(header, (const char *)map + at[0], size - at[0]))
    return header;
  munmap(map, size);
  return NULL;
}

static void put_block(EntKnowledge *k, const ImageBlock *image, const char **cells)
{
  EntColumns columns;
  EntBlock block = {
      .table = (EntTable)image->table, .first = image->first, .n = image->n};
  ent_columns_of(block.table, &columns);
  g_array_append_val(k->blocks, block);
  for (uint32_t i = 0; i < image->n; i++, cells += columns.n)
    k->entries[k->n_entries++] =
        (EntEntry){.table = block.table, .name = cells[0], .fields = cells};
}

/* Entries and cells are addresses, and made anew. */
static void put_entries(EntKnowledge *k, const Header *header, const size_t *at)
{
  const char *base = (const char *)header, *text = base + at[SECTION_text];
  const ImageBlock *blocks = (const void *)(base + at[SECTION_blocks]);
  const uint32_t *places = (const void *)(base + at[SECTION_cells]);
  uint32_t n_blocks = header->n[SECTION_blocks], n_cells = header->n[SECTION_cells];
  const char **cells = ent_arena_new_array(k->arena, const char *, n_cells);
  for (uint32_t i = 0; i < n_cells; i++)
    cells[i] = text + places[i];
  const ImageBlock *last = &blocks[n_blocks - 1];
  ent_knowledge_reserve(k, last->first + last->n);
  for (uint32_t i = 0; i < n_blocks; i++) {
    EntColumns columns;
    ent_columns_of((EntTable)blocks[i].table, &columns);
    put_block(k, &blocks[i], cells);
    cells += (size_t)blocks[i].n * columns.n;
  }
}

/* The parts of a read-only mapping as parts of k, which nothing writes from now on. */
#define PART(name) ((void *)(uintptr_t)(base + at[SECTION_##name]))

static void put_parts(EntKnowledge *k, const Header *header, const size_t *at)
{
  const char *base = (const char *)header;
  const uint32_t *n = header->n;
  k->words = (EntWords){.words = PART(words),
                        .n = n[SECTION_words],
                        .slots = {PART(word_slots), n[SECTION_word_slots] - 1, 0},
                        .pool = PART(pool),
                        .pool_used = n[SECTION_pool]};
  k->trie = (EntTrie){.nodes = PART(nodes),
                      .n_nodes = n[SECTION_nodes],
                      .phrases = PART(phrases),
                      .n_phrases = n[SECTION_phrases],
                      .edges = {PART(edges), n[SECTION_edges] - 1, 0},
                      .roots = PART(roots),
                      .n_roots = n[SECTION_roots]};
}

bool ent_image_load(EntKnowledge *k, const char *data_dir)
{
  uint64_t sources;
  size_t at[SECTION_COUNT + 1];
  g_autofree char *own = g_strdup_printf("%s/tables.bin", data_dir);
  if (!checksum_of_sources(data_dir, &sources)) return false;
  const Header *header = map_image(own, sources);
#ifdef ENT_BUILT_TABLES
  if (!header) header = map_image(ENT_BUILT_TABLES, sources);
#endif
  if (!header) return false;
  place(header, at);
  k->image = header;
  k->image_size = (size_t)header->size;
  put_parts(k, header, at);
  put_entries(k, header, at);
  return true;
}

void ent_image_unload(EntKnowledge *k)
{
  munmap((void *)(uintptr_t)k->image, k->image_size);
  k->words = (EntWords){0};
  k->trie = (EntTrie){0};
}
