// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Fills and grows hash tables of numbers. */

#include "extract/knowledge/slots.h"
#include <glib.h>

void ent_slots_init(EntSlots *slots, uint32_t n)
{
  uint32_t size = 16;
  while (size / 2 < n)
    size *= 2;
  *slots = (EntSlots){.slots = g_new0(EntSlot, size), .mask = size - 1};
}

void ent_slots_clear(EntSlots *slots)
{
  g_free(slots->slots);
  *slots = (EntSlots){0};
}

static void put(EntSlots *slots, EntSlot slot)
{
  uint32_t at = slot.hash & slots->mask;
  while (slots->slots[at].value)
    at = (at + 1) & slots->mask;
  slots->slots[at] = slot;
}

static void grow(EntSlots *slots)
{
  EntSlot *old = slots->slots;
  uint32_t last = slots->mask;
  slots->mask = last * 2 + 1;
  slots->slots = g_new0(EntSlot, (gsize)slots->mask + 1);
  for (uint32_t i = 0; i <= last; i++)
    if (old[i].value) put(slots, old[i]);
  g_free(old);
}

void ent_slots_add(EntSlots *slots, uint32_t hash, uint32_t value)
{
  if (slots->n > slots->mask / 2) grow(slots);
  put(slots, (EntSlot){hash, value});
  slots->n++;
}
