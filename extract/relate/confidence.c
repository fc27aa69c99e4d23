// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The measured parts of confidence: loading of the table, product, curve. */
#include "extract/relate/confidence.h"
#include "extract/read/table.h"
#include <glib.h>
#include <string.h>

/* What a rule's author says of it counts as this many cases. */
static const float OWN_CASES = 4.0f;

typedef struct {
  float product, right;
} Point;

typedef struct {
  float precision, cases;
} Measured;

struct EntConfidence {
  GHashTable *rules; /* name -> Measured */
  float kinds[ENT_MENTION_KIND_COUNT], status[ENT_STATUS_COUNT];
  float properties[ENT_PROP_COUNT];
  GArray *curve; /* Point, ascending */
};

static bool number_of(const EntFields *row, unsigned field, double most,
                      const EntSource *source, float *value, EntError *error)
{
  char *end;
  double number = g_ascii_strtod(row->text[field], &end);
  if (end == row->text[field] || *end || !(number >= 0 && number <= most))
    return ent_source_fail(source, row->place[field], error,
                           "\"%s\": a number from 0 to %g is wanted", row->text[field],
                           most);
  *value = (float)number;
  return true;
}

static bool add_rule(EntConfidence *c, const EntFields *row, const EntSource *source,
                     float precision, EntError *error)
{
  float cases = 0;
  if (precision > 1)
    return ent_source_fail(source, row->place[2], error,
                           "a rule's precision is from 0 to 1");
  if (!number_of(row, 3, 1e9, source, &cases, error)) return false;
  Measured *measured = g_new(Measured, 1);
  *measured = (Measured){precision, cases};
  if (g_hash_table_insert(c->rules, g_strdup(row->text[1]), measured)) return true;
  return ent_source_fail(source, row->place[1], error, "rule \"%s\" is there twice",
                         row->text[1]);
}

static bool add_point(EntConfidence *c, const EntFields *row, const EntSource *source,
                      float right, EntError *error)
{
  Point point = {.right = right};
  if (!number_of(row, 1, 100, source, &point.product, error)) return false;
  const Point *last =
      c->curve->len ? &g_array_index(c->curve, Point, c->curve->len - 1) : NULL;
  if (right > 1 ||
      (last && (last->product >= point.product || last->right > point.right)))
    return ent_source_fail(source, NULL, error,
                           "the curve has to ascend, between 0 and 1");
  g_array_append_val(c->curve, point);
  return true;
}

/* The factor that a row is about, or NULL. */
static float *factor_of(EntConfidence *c, const char *part, const char *name)
{
  for (unsigned i = 0; g_str_equal(part, "kind") && i < ENT_MENTION_KIND_COUNT; i++)
    if (g_str_equal(name, ent_mention_kind_name((EntMentionKind)i)))
      return &c->kinds[i];
  for (unsigned i = 0; g_str_equal(part, "status") && i < ENT_STATUS_COUNT; i++)
    if (g_str_equal(name, ent_status_name((EntStatus)i))) return &c->status[i];
  for (unsigned i = 0; g_str_equal(part, "property") && i < ENT_PROP_COUNT; i++)
    if (g_str_equal(name, ent_property_info((EntProperty)i)->name))
      return &c->properties[i];
  return NULL;
}

static bool add_row(const EntFields *row, const EntSource *source, void *data,
                    EntError *error)
{
  EntConfidence *c = data;
  const char *part = row->text[0], *name = row->text[1];
  float value = 0;
  if (!number_of(row, 2, 2, source, &value, error)) return false;
  if (g_str_equal(part, "rule")) return add_rule(c, row, source, value, error);
  if (g_str_equal(part, "curve")) return add_point(c, row, source, value, error);
  float *factor = factor_of(c, part, name);
  if (!factor)
    return ent_source_fail(source, row->place[1], error,
                           "no %s \"%s\"; there are rule NAME, property, kind of "
                           "mention, status, curve PRODUCT",
                           part, name);
  *factor = value;
  return true;
}

EntConfidence *confidence_load(const char *file, EntError *error)
{
  static const char *const columns[] = {"part", "name", "value", "cases"};
  const EntTableHead head = {.name = "confidence", .columns = columns, .n = 4};
  EntConfidence *c = g_new0(EntConfidence, 1);
  c->rules = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  c->curve = g_array_new(FALSE, FALSE, sizeof(Point));
  for (unsigned i = 0; i < ENT_MENTION_KIND_COUNT; i++)
    c->kinds[i] = 1;
  for (unsigned i = 0; i < ENT_STATUS_COUNT; i++)
    c->status[i] = 1;
  for (unsigned i = 0; i < ENT_PROP_COUNT; i++)
    c->properties[i] = 1;
  if (ent_table_read(file, &head, add_row, c, error)) return c;
  confidence_free(c);
  return NULL;
}

void confidence_free(EntConfidence *c)
{
  if (!c) return;
  g_hash_table_destroy(c->rules);
  g_array_free(c->curve, TRUE);
  g_free(c);
}

static float precision_of(const EntConfidence *c, const char *rule, float own)
{
  const Measured *measured = c && rule ? g_hash_table_lookup(c->rules, rule) : NULL;
  if (!measured) return own;
  return (measured->precision * measured->cases + own * OWN_CASES) /
         (measured->cases + OWN_CASES);
}

static float worth(const EntConfidence *c, const ConfidenceEnd *end)
{
  if (!end->there) return 1;
  return end->sure * (c ? c->kinds[end->kind] : 1);
}

float confidence_product(const EntConfidence *c, const ConfidenceParts *parts)
{
  float product = precision_of(c, parts->rule, parts->own) * worth(c, &parts->subject) *
                  worth(c, &parts->object);
  if (c) product *= c->status[parts->status] * c->properties[parts->property];
  return product;
}

float confidence_at(const EntConfidence *c, float product)
{
  if (!c || !c->curve->len) return product;
  const Point *points = (const Point *)(const void *)c->curve->data;
  if (product <= points[0].product) return points[0].right;
  for (guint i = 1; i < c->curve->len; i++) {
    const Point *low = &points[i - 1], *high = &points[i];
    if (product > high->product) continue;
    float along = (product - low->product) / (high->product - low->product);
    return low->right + along * (high->right - low->right);
  }
  return points[c->curve->len - 1].right;
}

static void print_end(const ConfidenceEnd *end, FILE *out)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(buffer, sizeof buffer, "%.4f", (double)end->sure);
  fprintf(out, "\t%s\t%s", end->there ? ent_mention_kind_name(end->kind) : "-",
          end->there ? buffer : "1");
}

void confidence_print(const ConfidenceParts *parts, FILE *out)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(buffer, sizeof buffer, "%.4f", (double)parts->own);
  fprintf(out, "%s\t%s\t%s", parts->rule, buffer, ent_status_name(parts->status));
  print_end(&parts->subject, out);
  print_end(&parts->object, out);
}
