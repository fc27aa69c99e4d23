// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A table from column names to checks of their values. */

#include "extract/knowledge/check.h"
#include "graph/vocab.h"
#include <glib.h>
#include <string.h>

static bool is_class(const char *value)
{
  return ent_class_by_name(value) != ENT_CLASS_NONE;
}

static bool is_gender(const char *value)
{
  return !strcmp(value, "m") || !strcmp(value, "f");
}

static bool is_upper(const char *value, size_t length)
{
  for (size_t i = 0; i < length; i++)
    if (!g_ascii_isupper(value[i])) return false;
  return value[length] == '\0';
}

static bool is_iso2(const char *value)
{
  return is_upper(value, 2);
}

static bool is_iso3(const char *value)
{
  return is_upper(value, 3);
}

static bool is_weight(const char *value)
{
  size_t n = strspn(value, "0123456789");
  return n > 0 && n < 16 && value[n] == '\0';
}

static bool is_position(const char *value)
{
  return !strcmp(value, "start") || !strcmp(value, "end") || !strcmp(value, "both");
}

/* scheme:rest without the characters that no IRI may hold (RFC 3987). */
static bool is_iri(const char *value, size_t length)
{
  size_t scheme = 0;
  while (scheme < length &&
         (g_ascii_isalnum(value[scheme]) || memchr("+-.", value[scheme], 3)))
    scheme++;
  if (scheme == 0 || scheme + 1 >= length || value[scheme] != ':' ||
      !g_ascii_isalpha(value[0]))
    return false;
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)value[i] <= ' ' || strchr("<>\"{}\\^`", value[i])) return false;
  return true;
}

static bool is_one_iri(const char *value)
{
  return !strchr(value, '|') && is_iri(value, strlen(value));
}

static bool are_iris(const char *value)
{
  for (;;) {
    size_t n = strcspn(value, "|");
    if (!is_iri(value, n)) return false;
    if (!value[n]) return true;
    value += n + 1;
  }
}

static const struct {
  const char *column;
  EntCheck check;
} checks[] = {
    {"class", {is_class, "a class of the vocabulary, such as Company"}},
    {"gender", {is_gender, "m, f or nothing"}},
    {"iso2", {is_iso2, "an ISO 3166-1 code of two capitals, such as BR"}},
    {"iso3", {is_iso3, "an ISO 3166-1 code of three capitals, such as BRA"}},
    {"country", {is_iso2, "an ISO 3166-1 code of two capitals, such as BR"}},
    {"code", {is_iso3, "an ISO 4217 code of three capitals, such as EUR"}},
    {"weight", {is_weight, "a whole number"}},
    {"position", {is_position, "start, end or both"}},
    {"iri", {is_one_iri, "an absolute IRI, such as https://example.org/x"}},
    {"sameas", {are_iris, "absolute IRIs separated by |"}},
};

const EntCheck *ent_check_of(const char *column, unsigned length)
{
  for (size_t i = 0; i < G_N_ELEMENTS(checks); i++)
    if (strlen(checks[i].column) == length && !memcmp(checks[i].column, column, length))
      return &checks[i].check;
  return NULL;
}
