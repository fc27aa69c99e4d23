// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A hash table of numbers: open addressing, linear probing, at most half full. The hash
 * lies beside the number, so a probe that misses stays in the slots' cache line. What
 * the numbers stand for, and which of one hash is meant, its owner knows. */
#ifndef ENT_EXTRACT_KNOWLEDGE_SLOTS_H
#define ENT_EXTRACT_KNOWLEDGE_SLOTS_H

#include <stdint.h>

typedef struct {
  uint32_t hash, value; /* value 0 = free */
} EntSlot;

typedef struct {
  EntSlot *slots;
  uint32_t mask, n;
} EntSlots;

/* An empty table with room for n numbers before it grows. */
void ent_slots_init(EntSlots *slots, uint32_t n);
void ent_slots_clear(EntSlots *slots);
/* Adds a number (not 0), whether or not there are others of its hash. */
void ent_slots_add(EntSlots *slots, uint32_t hash, uint32_t value);

/* The next number of this hash, 0 after the last. *at is the hash before the first
 * call. */
static inline uint32_t ent_slots_next(const EntSlots *slots, uint32_t hash,
                                      uint32_t *at)
{
  for (;;) {
    const EntSlot *slot = &slots->slots[*at & slots->mask];
    if (!slot->value) return 0;
    ++*at;
    if (slot->hash == hash) return slot->value;
  }
}

#endif
