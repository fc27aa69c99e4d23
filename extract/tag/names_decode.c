// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Viterbi over the BIO labels. The margin of a token is found by a second pass from the
 * right: best path through each label = best to it + best from it. */

#include "extract/tag/names_decode.h"
#include <string.h>

typedef int32_t Row[ENT_NAMES_LABELS];

/* For one token: best score of a path that ends (or starts) here with each label, and
 * the label before it. */
typedef struct {
  Row to;
  uint8_t from[ENT_NAMES_LABELS];
} Cell;

size_t ent_names_decode_room(uint32_t n)
{
  return sizeof(Cell) * ((size_t)n + 1);
}

static int32_t score_of(const EntNamesScores s, unsigned label)
{
  return label ? s[label - 1] : 0;
}

/* After a begin or an inside, the inside of the same type is the one more possibility:
 * every other step is open from everywhere. */
static void step(const EntNamesSteps *h, const Cell *before, const EntNamesScores s,
                 Cell *cell)
{
  for (unsigned to = 0; to < ENT_NAMES_LABELS; to += to ? 2 : 1) {
    int32_t best = before->to[0] + h->follow[0][to];
    unsigned from = 0;
    for (unsigned k = 1; k < ENT_NAMES_LABELS; k++) {
      int32_t x = before->to[k] + h->follow[k][to];
      if (x > best) {
        best = x;
        from = k;
      }
    }
    cell->to[to] = best + score_of(s, to);
    cell->from[to] = (uint8_t)from;
  }
  for (unsigned to = 2; to < ENT_NAMES_LABELS; to += 2) {
    int32_t begun = before->to[to - 1] + h->follow[to - 1][to];
    int32_t gone_on = before->to[to] + h->follow[to][to];
    cell->to[to] = (begun >= gone_on ? begun : gone_on) + score_of(s, to);
    cell->from[to] = (uint8_t)(begun >= gone_on ? to - 1 : to);
  }
}

static void forward(const EntNamesSteps *h, const EntNamesScores *scores, uint32_t n,
                    Cell *cells)
{
  for (unsigned l = 0; l < ENT_NAMES_LABELS; l++)
    cells[0].to[l] = l && l % 2 == 0 ? ENT_NAMES_FORBIDDEN * 100
                                     : h->start[l] + score_of(scores[0], l);
  for (uint32_t i = 1; i < n; i++)
    step(h, &cells[i - 1], scores[i], &cells[i]);
}

/* Row of the best that may come after each label at a token, given that of the token
 * to its right. */
static void step_back(const EntNamesSteps *h, const Row after, const EntNamesScores s,
                      Row row)
{
  Row open;
  for (unsigned to = 0; to < ENT_NAMES_LABELS; to++)
    open[to] = after[to] + score_of(s, to);
  for (unsigned from = 0; from < ENT_NAMES_LABELS; from++) {
    int32_t best = open[0] + h->follow[from][0];
    for (unsigned to = 1; to < ENT_NAMES_LABELS; to++) {
      int32_t x = open[to] + h->follow[from][to];
      if (x > best && ent_names_follows(from, to)) best = x;
    }
    row[from] = best;
  }
}

static int32_t margin_at(const Row to, const Row after, unsigned label)
{
  int32_t best = to[label] + after[label], other = INT32_MIN / 2;
  for (unsigned l = 0; l < ENT_NAMES_LABELS; l++)
    if (l != label && to[l] + after[l] > other) other = to[l] + after[l];
  return best > other ? best - other : 0;
}

static void fill_margins(const EntNamesSteps *h, const EntNamesScores *scores,
                         uint32_t n, const Cell *cells, EntNamesDecision *out)
{
  Row after = {0}, before;
  for (uint32_t i = n; i-- > 0;) {
    out[i].margin = margin_at(cells[i].to, after, out[i].label);
    if (!i) break;
    step_back(h, after, scores[i], before);
    memcpy(after, before, sizeof after);
  }
}

void ent_names_decode(const EntNamesSteps *h, const EntNamesScores *scores, uint32_t n,
                      bool margins, void *room, EntNamesDecision *out)
{
  Cell *cells = room;
  unsigned label = 0;
  if (!n) return;
  forward(h, scores, n, cells);
  for (unsigned l = 1; l < ENT_NAMES_LABELS; l++)
    if (cells[n - 1].to[l] > cells[n - 1].to[label]) label = l;
  for (uint32_t i = n; i-- > 0;) {
    out[i] = (EntNamesDecision){(uint8_t)label, 0};
    if (i) label = cells[i].from[label];
  }
  if (margins) fill_margins(h, scores, n, cells, out);
}
