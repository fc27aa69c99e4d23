// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The vocabulary's rows as static tables, and their look-up by name. */
#include "graph/vocab.h"

#include <stddef.h>
#include <string.h>

static const EntClassInfo classes[ENT_CLASS_COUNT] = {
#define X(id, name, parent, tie, comment)                                              \
  [ENT_CLASS_##id] = {name, ENT_CLASS_##parent, tie, comment},
    ENT_CLASSES(X)
#undef X
};

static const EntPropertyInfo properties[ENT_PROP_COUNT] = {
#define X(id, name, symmetric, domain, kind, range, tie, comment)                      \
  [ENT_PROP_##id] = {name, symmetric, domain, ENT_RANGE_##kind, range, tie, comment},
    ENT_PROPERTIES(X)
#undef X
};

static const char *const statuses[ENT_STATUS_COUNT] = {
#define X(id, name, comment) [ENT_STATUS_##id] = name,
    ENT_STATUSES(X)
#undef X
};

const EntClassInfo *ent_class_info(EntClass cls)
{
  return &classes[cls];
}

const EntPropertyInfo *ent_property_info(EntProperty property)
{
  return &properties[property];
}

const char *ent_status_name(EntStatus status)
{
  return statuses[status];
}

EntClass ent_class_by_name(const char *name)
{
  for (int i = 0; i < ENT_CLASS_COUNT; i++)
    if (strcmp(classes[i].name, name) == 0) return (EntClass)i;
  return ENT_CLASS_NONE;
}

EntProperty ent_property_by_name(const char *name)
{
  for (int i = 0; i < ENT_PROP_COUNT; i++)
    if (strcmp(properties[i].name, name) == 0) return (EntProperty)i;
  return ENT_PROP_NONE;
}

EntStatus ent_status_by_name(const char *name)
{
  for (int i = 0; i < ENT_STATUS_COUNT; i++)
    if (strcmp(statuses[i], name) == 0) return (EntStatus)i;
  return ENT_STATUS_COUNT;
}

bool ent_class_is(EntClass cls, EntClass kind)
{
  while (cls < ENT_CLASS_COUNT) {
    if (cls == kind) return true;
    cls = classes[cls].parent;
  }
  return false;
}
