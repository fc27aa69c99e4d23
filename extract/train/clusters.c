// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Spherical k-means: the nearest centre is the one with the largest dot product.
 * Centres are learnt from the most frequent words, then all words are assigned. */
#include "extract/train/clusters.h"
#include "extract/model/words.h"
#include <glib.h>
#include <math.h>
#include <string.h>

enum { LEARN_FROM = 40000, ROUNDS = 12, BLOCK = 1024, THREADS = 2 };

typedef struct {
  const EntVectors *vectors;
  float *centres;
  uint32_t n_clusters;
  uint16_t *nearest;
  uint32_t n_words; /* those that are assigned */
} Means;

/* Centre after centre against one word, in a form that the compiler vectorizes without
 * changing the order of a sum: eight partial sums. */
static float dot(const float *a, const float *b)
{
  float part[4] = {0};
  for (int i = 0; i < ENT_VECTOR_SIZE; i += 4)
    for (int j = 0; j < 4; j++)
      part[j] += a[i + j] * b[i + j];
  return (part[0] + part[1]) + (part[2] + part[3]);
}

static void assign_block(gpointer data, gpointer user_data)
{
  const Means *m = user_data;
  uint32_t begin = (GPOINTER_TO_UINT(data) - 1) * BLOCK;
  uint32_t end = MIN(begin + BLOCK, m->n_words);
  for (uint32_t i = begin; i < end; i++) {
    const float *x = m->vectors->values + (size_t)i * ENT_VECTOR_SIZE;
    float best = -2;
    for (uint32_t c = 0; c < m->n_clusters; c++) {
      float near = dot(x, m->centres + (size_t)c * ENT_VECTOR_SIZE);
      if (near <= best) continue;
      best = near;
      m->nearest[i] = (uint16_t)c;
    }
  }
}

static void assign(Means *m, uint32_t n_words)
{
  m->n_words = n_words;
  GThreadPool *pool = g_thread_pool_new(assign_block, m, THREADS, TRUE, NULL);
  for (uint32_t b = 0; b * BLOCK < n_words; b++)
    g_thread_pool_push(pool, GUINT_TO_POINTER(b + 1), NULL);
  g_thread_pool_free(pool, FALSE, TRUE);
}

/* Each centre becomes the mean of its words, scaled to length 1; a centre without words
 * stays where it is. */
static void move_centres(Means *m)
{
  size_t size = (size_t)m->n_clusters * ENT_VECTOR_SIZE;
  g_autofree float *sums = g_new0(float, size);
  for (uint32_t i = 0; i < m->n_words; i++) {
    float *sum = sums + (size_t)m->nearest[i] * ENT_VECTOR_SIZE;
    const float *x = m->vectors->values + (size_t)i * ENT_VECTOR_SIZE;
    for (int j = 0; j < ENT_VECTOR_SIZE; j++)
      sum[j] += x[j];
  }
  for (uint32_t c = 0; c < m->n_clusters; c++) {
    float *sum = sums + (size_t)c * ENT_VECTOR_SIZE;
    float length = sqrtf(dot(sum, sum));
    if (length <= 0) continue;
    for (int j = 0; j < ENT_VECTOR_SIZE; j++)
      m->centres[(size_t)c * ENT_VECTOR_SIZE + (size_t)j] = sum[j] / length;
  }
}

EntClusters *ent_clusters_new(const EntVectors *vectors, uint32_t n_clusters, FILE *log)
{
  uint32_t learn = MIN((uint32_t)LEARN_FROM, vectors->n);
  n_clusters = MIN(n_clusters, learn);
  Means m = {.vectors = vectors, .n_clusters = n_clusters};
  m.nearest = g_new0(uint16_t, vectors->n + 1);
  m.centres = g_new0(float, (size_t)n_clusters *ENT_VECTOR_SIZE);
  for (uint32_t c = 0; c < n_clusters; c++) {
    size_t word = (size_t)c * learn / n_clusters;
    memcpy(m.centres + (size_t)c * ENT_VECTOR_SIZE,
           vectors->values + word * ENT_VECTOR_SIZE, sizeof(float) * ENT_VECTOR_SIZE);
  }
  for (int round = 0; round < ROUNDS; round++) {
    assign(&m, learn);
    move_centres(&m);
    if (log) fprintf(log, "clusters: round %d of %d\n", round + 1, ROUNDS);
  }
  assign(&m, vectors->n);

  EntClusters *clusters = g_new0(EntClusters, 1);
  clusters->n_words = vectors->n;
  clusters->keys = g_new(uint32_t, vectors->n + 1);
  clusters->clusters = g_new(uint16_t, vectors->n + 1);
  for (uint32_t i = 0; i < vectors->n; i++) {
    const char *word = vectors->words[i] ? vectors->words[i] : "";
    clusters->keys[i] = ent_word_key(ent_word_hash(word, strlen(word)));
    clusters->clusters[i] = (uint16_t)(m.nearest[i] + 1);
  }
  g_free(m.nearest);
  g_free(m.centres);
  return clusters;
}

void ent_clusters_free(EntClusters *clusters)
{
  if (!clusters) return;
  g_free(clusters->keys);
  g_free(clusters->clusters);
  g_free(clusters);
}
