// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Clusters of word vectors: words that are used alike share a number. */
#ifndef ENT_EXTRACT_TRAIN_CLUSTERS_H
#define ENT_EXTRACT_TRAIN_CLUSTERS_H

#include "extract/train/vectors.h"
#include <stdio.h>

typedef struct {
  uint32_t n_words;
  uint32_t *keys;     /* ent_word_key of each word, the most frequent first */
  uint16_t *clusters; /* from 1 */
} EntClusters;

/* Spherical k-means into n_clusters over the most frequent words. The same vectors give
 * the same clusters, whatever the number of threads. */
EntClusters *ent_clusters_new(const EntVectors *vectors, uint32_t n_clusters,
                              FILE *log);
void ent_clusters_free(EntClusters *clusters);

#endif
