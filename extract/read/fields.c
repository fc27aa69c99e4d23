// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads --fields. */

#include "extract/read/fields.h"
#include <glib.h>
#include <string.h>

static const char *const own[] = {
#define X(id, name) name,
    ENT_FIELDS(X)
#undef X
};

struct EntFields {
  char *names[ENT_FIELD_COUNT];
};

static EntField field_called(const char *name)
{
  int f = 0;
  while (f < ENT_FIELD_COUNT && strcmp(own[f], name) != 0)
    f++;
  return (EntField)f;
}

/* "title=headline" */
static bool add(EntFields *fields, const char *pair, EntError *error)
{
  const char *equal = strchr(pair, '=');
  g_autofree char *name =
      equal ? g_strndup(pair, (gsize)(equal - pair)) : g_strdup(pair);
  EntField field = field_called(g_strstrip(name));
  if (!equal || !equal[1])
    return ent_fail(error, ENT_ERR_USAGE, NULL, 0, 0,
                    "--fields: \"%s\" is not like title=headline", pair);
  if (field == ENT_FIELD_COUNT)
    return ent_fail(error, ENT_ERR_USAGE, NULL, 0, 0,
                    "--fields: there is no field \"%s\"; there are text, html, id, "
                    "date, title, url, site and author",
                    name);
  if (fields->names[field])
    return ent_fail(error, ENT_ERR_USAGE, NULL, 0, 0, "--fields: %s is named twice",
                    name);
  fields->names[field] = g_strstrip(g_strdup(equal + 1));
  return true;
}

EntFields *ent_fields_new(const char *list, EntError *error)
{
  EntFields *fields = g_new0(EntFields, 1);
  g_auto(GStrv) pairs = g_strsplit(list ? list : "", ",", -1);
  for (char **pair = pairs; *pair; pair++) {
    if (!**pair || add(fields, *pair, error)) continue;
    ent_fields_free(fields);
    return NULL;
  }
  for (int f = 0; f < ENT_FIELD_COUNT; f++)
    if (!fields->names[f]) fields->names[f] = g_strdup(own[f]);
  return fields;
}

void ent_fields_free(EntFields *fields)
{
  for (int f = 0; fields && f < ENT_FIELD_COUNT; f++)
    g_free(fields->names[f]);
  g_free(fields);
}

const char *ent_fields_name(const EntFields *fields, EntField field)
{
  return fields->names[field];
}

EntField ent_fields_find(const EntFields *fields, const char *name)
{
  int f = 0;
  while (f < ENT_FIELD_COUNT && g_ascii_strcasecmp(fields->names[f], name) != 0)
    f++;
  return (EntField)f;
}
