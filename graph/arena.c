// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Memory by lifetime. Invariant: the newest block is first in the list; only it has
 * room that is handed out. With ENT_ARENA_MALLOC each block holds one allocation. */
#include "graph/arena.h"

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 18, ALIGNMENT = 8 };

typedef struct Block {
  struct Block *next;
  size_t size, used; /* of data */
  _Alignas(max_align_t) unsigned char data[];
} Block;

struct EntArena {
  Block *blocks;
  size_t used;
};

static Block *block_new(size_t size, Block *next)
{
  Block *block = g_malloc(sizeof(Block) + size);
  block->next = next;
  block->size = size;
  block->used = 0;
  return block;
}

static void blocks_free(Block *block)
{
  while (block) {
    Block *next = block->next;
    g_free(block);
    block = next;
  }
}

EntArena *ent_arena_new(void)
{
  return g_new0(EntArena, 1);
}

void ent_arena_free(EntArena *arena)
{
  if (!arena) return;
  blocks_free(arena->blocks);
  g_free(arena);
}

void ent_arena_reset(EntArena *arena)
{
  arena->used = 0;
#ifdef ENT_ARENA_MALLOC
  blocks_free(arena->blocks);
  arena->blocks = NULL;
#else
  if (!arena->blocks) return;
  blocks_free(arena->blocks->next);
  arena->blocks->next = NULL;
  arena->blocks->used = 0;
#endif
}

#ifndef ENT_ARENA_MALLOC
static size_t next_size(const EntArena *arena, size_t wanted)
{
  size_t size = FIRST_BLOCK;
  if (arena->blocks) size = MIN(arena->blocks->size * 2, (size_t)LARGEST_BLOCK);
  return MAX(size, wanted);
}
#endif

/* size bytes, not zeroed. align: a power of two. */
static void *take(EntArena *arena, size_t size, size_t align)
{
  if (size > G_MAXSIZE / 2) g_error("allocation of %zu bytes", size);
  arena->used += size;
#ifdef ENT_ARENA_MALLOC
  (void)align;
  arena->blocks = block_new(size ? size : 1, arena->blocks);
  return arena->blocks->data;
#else
  size_t room = MAX(size, (size_t)1);
  if (arena->blocks) {
    Block *block = arena->blocks;
    size_t at = (block->used + align - 1) / align * align;
    if (at <= block->size && block->size - at >= room) {
      block->used = at + room;
      return block->data + at;
    }
  }
  arena->blocks = block_new(next_size(arena, room), arena->blocks);
  arena->blocks->used = room;
  return arena->blocks->data;
#endif
}

void *ent_arena_alloc(EntArena *arena, size_t size)
{
  return memset(take(arena, size, ALIGNMENT), 0, size);
}

char *ent_arena_strndup(EntArena *arena, const char *text, size_t length)
{
  char *copy = take(arena, length + 1, 1);
  if (length) memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}

char *ent_arena_strdup(EntArena *arena, const char *text)
{
  return ent_arena_strndup(arena, text, strlen(text));
}

char *ent_arena_printf(EntArena *arena, const char *format, ...)
{
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int length = vsnprintf(NULL, 0, format, args);
  va_end(args);
  char *text = take(arena, length > 0 ? (size_t)length + 1 : 1, 1);
  *text = '\0';
  if (length > 0) vsnprintf(text, (size_t)length + 1, format, again);
  va_end(again);
  return text;
}

size_t ent_arena_used(const EntArena *arena)
{
  return arena->used;
}
