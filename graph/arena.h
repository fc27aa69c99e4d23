// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Memory by lifetime: an arena is freed at once. With ENT_ARENA_MALLOC defined at build
 * time every allocation is a malloc of its own, so that sanitizers see through it. */
#ifndef ENT_GRAPH_ARENA_H
#define ENT_GRAPH_ARENA_H

#include "graph/api.h"
#include <stddef.h>
#include <stdint.h>

typedef struct EntArena EntArena;

/* A new empty arena. Never NULL: the process ends when memory runs out (as in GLib). */
ENT_API EntArena *ent_arena_new(void);
/* Frees the arena and all that was allocated from it. NULL is allowed. */
ENT_API void ent_arena_free(EntArena *arena);
/* Forgets all allocations but keeps a block for reuse. */
ENT_API void ent_arena_reset(EntArena *arena);
/* size bytes, zeroed, aligned for pointers and numbers of up to 64 bits. size 0 gives a
 * valid pointer. */
ENT_API void *ent_arena_alloc(EntArena *arena, size_t size);
/* A NUL-terminated copy of length bytes of text. Texts stand side by side, with no room
 * lost between them. */
ENT_API char *ent_arena_strndup(EntArena *arena, const char *text, size_t length);
ENT_API char *ent_arena_strdup(EntArena *arena, const char *text);
/* A formatted string in the arena. */
ENT_API char *ent_arena_printf(EntArena *arena, const char *format, ...)
    ENT_PRINTF(2, 3);
/* Bytes handed out so far. */
ENT_API size_t ent_arena_used(const EntArena *arena);

#define ent_arena_new_array(arena, type, n)                                            \
  ((type *)ent_arena_alloc((arena), sizeof(type) * (size_t)(n)))

/* Interned strings: equal text, equal pointer. Pointers stay valid until the pool is
 * freed. Not safe for several threads at once. */
typedef struct EntStrings EntStrings;
ENT_API EntStrings *ent_strings_new(void);
ENT_API void ent_strings_free(EntStrings *strings);
/* The one copy of text (NUL-terminated); NULL gives NULL. */
ENT_API const char *ent_strings_intern(EntStrings *strings, const char *text);
ENT_API size_t ent_strings_used(const EntStrings *strings);

#endif
