// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Forward-backward with scaling, and FTRL-proximal. */

#include "extract/train/names_crf.h"
#include <glib.h>
#include <math.h>
#include <string.h>

enum { L = ENT_NAMES_LABELS, W = ENT_NAMES_WIDTH };

typedef struct {
  float w[W], z[W], n[W], sum[W];
} Row;

struct EntNamesCrf {
  EntNamesRates rates;
  Row *rows;
  uint32_t n_rows, noted;
  Row follow[L + 1][2]; /* a row of W and one for the label left over */
  uint64_t random;
  GArray *kept; /* features of the sentence at hand, less those dropped */
  GArray *room; /* of floats, for the tables below */
  uint32_t *offsets;
  uint32_t n_offsets;
};

typedef float Cells[L];

EntNamesCrf *ent_names_crf_new(uint32_t n_features, EntNamesRates rates)
{
  EntNamesCrf *crf = g_new0(EntNamesCrf, 1);
  crf->rates = rates;
  crf->rows = g_new0(Row, n_features ? n_features : 1);
  crf->n_rows = n_features;
  crf->random = 0x9E3779B97F4A7C15u;
  crf->kept = g_array_new(FALSE, FALSE, sizeof(uint32_t));
  crf->room = g_array_new(FALSE, TRUE, sizeof(float));
  return crf;
}

void ent_names_crf_free(EntNamesCrf *crf)
{
  if (!crf) return;
  g_free(crf->rows);
  g_array_free(crf->kept, TRUE);
  g_array_free(crf->room, TRUE);
  g_free(crf->offsets);
  g_free(crf);
}

static uint32_t next_random(EntNamesCrf *crf)
{
  crf->random ^= crf->random << 13;
  crf->random ^= crf->random >> 7;
  crf->random ^= crf->random << 17;
  return (uint32_t)(crf->random >> 32);
}

/* ---- weights ------------------------------------------------------------- */

static void update(const EntNamesRates *r, Row *row, unsigned l, float g)
{
  float n = row->n[l] + g * g;
  float root = sqrtf(n);
  row->z[l] += g - (root - sqrtf(row->n[l])) / r->alpha * row->w[l];
  row->n[l] = n;
  float z = row->z[l];
  if (fabsf(z) <= r->l1)
    row->w[l] = 0;
  else
    row->w[l] = -(z - copysignf(r->l1, z)) / ((r->beta + root) / r->alpha + r->l2);
}

void ent_names_crf_scores(const EntNamesCrf *crf, const uint32_t *features, uint32_t n,
                          float scores[W])
{
  for (uint32_t i = 0; i < n; i++)
    for (unsigned l = 0; l < W; l++)
      scores[l] += crf->rows[features[i]].w[l];
}

const float *ent_names_crf_weights(const EntNamesCrf *crf, uint32_t feature)
{
  return crf->rows[feature].w;
}

float ent_names_crf_follow(const EntNamesCrf *crf, unsigned from, unsigned to)
{
  return to < W ? crf->follow[from][0].w[to] : crf->follow[from][1].w[0];
}

static void note_row(Row *row)
{
  for (unsigned l = 0; l < W; l++)
    row->sum[l] += row->w[l];
}

static void settle_row(Row *row, float share)
{
  for (unsigned l = 0; l < W; l++)
    row->w[l] = row->sum[l] * share;
}

void ent_names_crf_note(EntNamesCrf *crf)
{
  crf->noted++;
  for (uint32_t i = 0; i < crf->n_rows; i++)
    note_row(&crf->rows[i]);
  for (unsigned from = 0; from <= L; from++)
    for (unsigned k = 0; k < 2; k++)
      note_row(&crf->follow[from][k]);
}

void ent_names_crf_settle(EntNamesCrf *crf)
{
  if (!crf->noted) return;
  float share = 1.0f / (float)crf->noted;
  for (uint32_t i = 0; i < crf->n_rows; i++)
    settle_row(&crf->rows[i], share);
  for (unsigned from = 0; from <= L; from++)
    for (unsigned k = 0; k < 2; k++)
      settle_row(&crf->follow[from][k], share);
}

static void update_follow(EntNamesCrf *crf, unsigned from, unsigned to, float g)
{
  EntNamesRates r = crf->rates;
  r.l1 = 0;
  if (to < W)
    update(&r, &crf->follow[from][0], to, g);
  else
    update(&r, &crf->follow[from][1], 0, g);
}

/* ---- forward-backward ---------------------------------------------------- */

/* Tables of one sentence. */
typedef struct {
  uint32_t n;
  Cells *psi;         /* exp of the scores of the labels, per token */
  float follow[L][L]; /* exp of the transitions, 0 where forbidden */
  float start[L];
} Lattice;

typedef struct {
  Cells *alpha, *beta, *p; /* p: probability of each label */
  float *scale;
  float pairs[L + 1][L]; /* expected transitions */
} Pass;

static void fill_follow(const EntNamesCrf *crf, Lattice *t)
{
  for (unsigned from = 0; from <= L; from++)
    for (unsigned to = 0; to < L; to++) {
      bool open = from < L ? ent_names_follows(from, to) : to == 0 || to % 2 == 1;
      float x = open ? expf(ent_names_crf_follow(crf, from, to)) : 0;
      if (from < L)
        t->follow[from][to] = x;
      else
        t->start[to] = x;
    }
}

static float normalise(Cells c)
{
  float sum = 0;
  for (unsigned l = 0; l < L; l++)
    sum += c[l];
  if (!(sum > 0)) return 0;
  for (unsigned l = 0; l < L; l++)
    c[l] /= sum;
  return sum;
}

/* Forward. Returns the log of the partition sum; -INFINITY where no sequence is
 * allowed. */
static double forward(const Lattice *t, const EntNamesAllowed *allowed, Pass *pass)
{
  double log_sum = 0;
  for (uint32_t i = 0; i < t->n; i++) {
    float *to = pass->alpha[i];
    memset(to, 0, sizeof(Cells));
    for (unsigned from = 0; i && from < L; from++)
      for (unsigned l = 0; l < L; l++)
        to[l] += pass->alpha[i - 1][from] * t->follow[from][l];
    for (unsigned l = 0; l < L; l++) {
      float x = i ? to[l] : t->start[l];
      to[l] = allowed[i] >> l & 1 ? x * t->psi[i][l] : 0;
    }
    pass->scale[i] = normalise(to);
    if (!(pass->scale[i] > 0)) return -INFINITY;
    log_sum += log((double)pass->scale[i]);
  }
  return log_sum;
}

static void backward(const Lattice *t, const EntNamesAllowed *allowed, Pass *pass)
{
  memset(pass->pairs, 0, sizeof pass->pairs);
  for (unsigned l = 0; l < L; l++)
    pass->beta[t->n - 1][l] = 1;
  for (uint32_t i = t->n; i-- > 0;) {
    for (unsigned l = 0; l < L; l++)
      pass->p[i][l] = pass->alpha[i][l] * pass->beta[i][l];
    normalise(pass->p[i]);
    if (!i) break;
    Cells open;
    for (unsigned l = 0; l < L; l++)
      open[l] =
          allowed[i] >> l & 1 ? t->psi[i][l] * pass->beta[i][l] / pass->scale[i] : 0;
    for (unsigned from = 0; from < L; from++) {
      float sum = 0;
      for (unsigned l = 0; l < L; l++) {
        float x = t->follow[from][l] * open[l];
        sum += x;
        pass->pairs[from][l] += pass->alpha[i - 1][from] * x;
      }
      pass->beta[i - 1][from] = sum;
    }
  }
  for (unsigned l = 0; l < L; l++)
    pass->pairs[L][l] = pass->p[0][l];
}

/* ---- a step -------------------------------------------------------------- */

static void keep_some(EntNamesCrf *crf, const EntNamesSequence *s)
{
  uint32_t limit = (uint32_t)(crf->rates.drop * 4294967295.0f);
  g_array_set_size(crf->kept, 0);
  if (crf->n_offsets < s->n + 1) {
    crf->n_offsets = s->n + 1;
    crf->offsets = g_renew(uint32_t, crf->offsets, crf->n_offsets);
  }
  for (uint32_t i = 0; i < s->n; i++) {
    crf->offsets[i] = crf->kept->len;
    for (uint32_t k = s->start[i]; k < s->start[i + 1]; k++)
      if (!limit || next_random(crf) >= limit)
        g_array_append_val(crf->kept, s->features[k]);
  }
  crf->offsets[s->n] = crf->kept->len;
}

static double fill_psi(const EntNamesCrf *crf, const EntNamesSequence *s, Lattice *t)
{
  double log_shift = 0;
  for (uint32_t i = 0; i < s->n; i++) {
    float scores[W] = {0}, top = 0;
    if (s->base) memcpy(scores, s->base[i], sizeof scores);
    ent_names_crf_scores(crf, (uint32_t *)(void *)crf->kept->data + crf->offsets[i],
                         crf->offsets[i + 1] - crf->offsets[i], scores);
    for (unsigned l = 0; l < W; l++)
      top = scores[l] > top ? scores[l] : top;
    t->psi[i][0] = expf(-top);
    for (unsigned l = 0; l < W; l++)
      t->psi[i][l + 1] = expf(scores[l] - top) + 1e-30f;
    log_shift += (double)top;
  }
  return log_shift;
}

static void learn(EntNamesCrf *crf, const EntNamesSequence *s, const Pass *all,
                  const Pass *right)
{
  const uint32_t *kept = (uint32_t *)(void *)crf->kept->data;
  for (uint32_t i = 0; i < s->n; i++) {
    float g[W], most = 0;
    for (unsigned l = 0; l < W; l++) {
      g[l] = all->p[i][l + 1] - right->p[i][l + 1];
      most = fabsf(g[l]) > most ? fabsf(g[l]) : most;
    }
    if (most < 1e-3f) continue;
    for (uint32_t k = crf->offsets[i]; k < crf->offsets[i + 1]; k++)
      for (unsigned l = 0; l < W; l++)
        if (fabsf(g[l]) > 1e-4f) update(&crf->rates, &crf->rows[kept[k]], l, g[l]);
  }
  for (unsigned from = 0; from <= L; from++)
    for (unsigned to = 0; to < L; to++) {
      float g = all->pairs[from][to] - right->pairs[from][to];
      if (fabsf(g) > 1e-4f) update_follow(crf, from, to, g);
    }
}

static void lay_out(EntNamesCrf *crf, uint32_t n, Lattice *t, Pass *all, Pass *right)
{
  g_array_set_size(crf->room, n * (7 * L + 2));
  float *p = (float *)(void *)crf->room->data;
  Cells **tables[] = {&t->psi,       &all->alpha,  &all->beta, &all->p,
                      &right->alpha, &right->beta, &right->p};
  for (size_t i = 0; i < G_N_ELEMENTS(tables); i++, p += n * L)
    *tables[i] = (Cells *)(void *)p;
  all->scale = p;
  right->scale = p + n;
}

double ent_names_crf_step(EntNamesCrf *crf, const EntNamesSequence *s)
{
  Lattice t = {.n = s->n};
  Pass all = {0}, right = {0};
  if (!s->n) return 0;
  g_autofree EntNamesAllowed *any = g_new(EntNamesAllowed, s->n);
  for (uint32_t i = 0; i < s->n; i++)
    any[i] = ENT_NAMES_ANY;
  keep_some(crf, s);
  lay_out(crf, s->n, &t, &all, &right);
  fill_follow(crf, &t);
  fill_psi(crf, s, &t);
  double free_sum = forward(&t, any, &all);
  double right_sum = forward(&t, s->allowed, &right);
  if (!isfinite(free_sum) || !isfinite(right_sum)) return 0;
  backward(&t, any, &all);
  backward(&t, s->allowed, &right);
  learn(crf, s, &all, &right);
  return free_sum - right_sum;
}
