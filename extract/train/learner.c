// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The averaged perceptron: an open hash table of rows, a row the labels a feature has
 * been wrong about. */
#include "extract/train/learner.h"
#include "extract/train/learner_table.h"
#include <glib.h>
#include <string.h>

static void grow(EntLearner *l)
{
  EntLearnerSlot *old = l->slots;
  size_t n = (size_t)1 << l->bits;
  l->bits++;
  l->slots = g_new0(EntLearnerSlot, (size_t)1 << l->bits);
  for (size_t i = 0; i < n; i++)
    if (old[i].row) *ent_learner_slot(l, old[i].key) = old[i];
  g_free(old);
}

EntLearner *ent_learner_new(uint32_t n_labels, uint32_t min_updates)
{
  g_assert(n_labels <= ENT_LINEAR_MAX_LABELS);
  EntLearner *l = g_new0(EntLearner, 1);
  l->n_labels = n_labels;
  l->min_updates = min_updates;
  l->bits = 16;
  l->slots = g_new0(EntLearnerSlot, (size_t)1 << l->bits);
  return l;
}

void ent_learner_free(EntLearner *l)
{
  if (!l) return;
  for (size_t i = 0; i < (size_t)1 << l->bits; i++)
    g_free(l->slots[i].row);
  g_free(l->slots);
  g_free(l);
}

void ent_learner_score(const EntLearner *l, const uint64_t *features, unsigned n,
                       int32_t *scores)
{
  const EntLearnerRow *rows[ENT_LINEAR_MAX_FEATURES];
  memset(scores, 0, l->n_labels * sizeof(*scores));
  for (unsigned i = 0; i < n; i++)
    __builtin_prefetch(&l->slots[features[i] >> (64 - l->bits)]);
  for (unsigned i = 0; i < n; i++) {
    rows[i] = ent_learner_slot(l, features[i])->row;
    if (rows[i]) __builtin_prefetch(rows[i]);
  }
  for (unsigned i = 0; i < n; i++) {
    if (!rows[i] || rows[i]->updates < l->min_updates) continue;
    for (uint32_t j = 0; j < rows[i]->n; j++)
      scores[rows[i]->weights[j].label] += rows[i]->weights[j].now;
  }
}

void ent_learner_tick(EntLearner *l)
{
  l->clock++;
}

/* The weight of label in the slot's row, made if it is not there. */
static EntLearnerWeight *weight_of(EntLearnerSlot *slot, uint32_t label)
{
  EntLearnerRow *row = slot->row;
  for (uint32_t i = 0; row && i < row->n; i++)
    if (row->weights[i].label == label) return &row->weights[i];
  if (!row || row->n == row->room) {
    uint32_t room = row ? 2u * row->room : 2;
    row = g_realloc(slot->row, sizeof(*row) + room * sizeof(EntLearnerWeight));
    if (!slot->row) *row = (EntLearnerRow){0};
    row->room = (uint16_t)room;
    slot->row = row;
  }
  EntLearnerWeight *w = &row->weights[row->n++];
  *w = (EntLearnerWeight){.label = label};
  return w;
}

void ent_learner_update(EntLearner *l, const uint64_t *features, unsigned n,
                        uint32_t label, int32_t step)
{
  for (unsigned i = 0; i < n; i++) {
    if ((l->n_features + 1) * 2 > (size_t)1 << l->bits) grow(l);
    EntLearnerSlot *slot = ent_learner_slot(l, features[i]);
    if (!slot->row) l->n_features++;
    slot->key = features[i];
    EntLearnerWeight *w = weight_of(slot, label);
    w->sum += (int64_t)w->now * (int64_t)(l->clock - w->since);
    w->since = l->clock;
    w->now += step;
    if (step > 0) slot->row->updates++;
  }
}

static int64_t total(const EntLearner *l, const EntLearnerWeight *w)
{
  return w->sum + (int64_t)w->now * (int64_t)(l->clock - w->since);
}

/* Brings all sums up to date; features that do not count get no weight. */
static void settle(EntLearner *l)
{
  for (size_t i = 0; i < (size_t)1 << l->bits; i++) {
    EntLearnerRow *row = l->slots[i].row;
    for (uint32_t j = 0; row && j < row->n; j++) {
      EntLearnerWeight *w = &row->weights[j];
      w->sum = row->updates < l->min_updates ? 0 : total(l, w);
      w->now = 0;
      w->since = 0;
    }
  }
}

static void add_row(EntLearner *into, const EntLearner *from, uint64_t key,
                    const EntLearnerRow *row)
{
  if ((into->n_features + 1) * 2 > (size_t)1 << into->bits) grow(into);
  EntLearnerSlot *slot = ent_learner_slot(into, key);
  if (!slot->row) into->n_features++;
  slot->key = key;
  for (uint32_t j = 0; j < row->n; j++)
    weight_of(slot, row->weights[j].label)->sum += total(from, &row->weights[j]);
  if (slot->row->updates < row->updates) slot->row->updates = row->updates;
}

void ent_learner_merge(EntLearner *into, const EntLearner *from)
{
  settle(into);
  for (size_t i = 0; i < (size_t)1 << from->bits; i++) {
    const EntLearnerRow *row = from->slots[i].row;
    if (row && row->updates >= from->min_updates)
      add_row(into, from, from->slots[i].key, row);
  }
  into->clock += from->clock;
}
