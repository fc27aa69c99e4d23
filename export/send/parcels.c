// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Takes a file of N-Quads apart into its graphs. */
#include "export/send/parcels.h"

#include "export/packed.h"
#include "export/send/quad_line.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BUFFER = 1 << 18, LONGEST_LINE = 64 << 20, DIGEST = 32 };

typedef struct {
  EntParcel parcel; /* first */
  char *graph;
  GChecksum *sum;
} Parcel;

struct EntParcels {
  GPtrArray *list;     /* of Parcel */
  GHashTable *by_name; /* graph, "" = the default graph -> Parcel */
  FILE *spool;
  guint64 end; /* of the spool */
};

static void parcel_free(gpointer data)
{
  Parcel *parcel = data;
  g_array_unref(parcel->parcel.stretches);
  g_checksum_free(parcel->sum);
  g_free(parcel->graph);
  g_free(parcel);
}

/* ---- writing ---- */

static Parcel *parcel_of(EntParcels *parcels, const char *graph)
{
  Parcel *parcel = g_hash_table_lookup(parcels->by_name, graph ? graph : "");
  if (parcel) return parcel;
  parcel = g_new0(Parcel, 1);
  parcel->graph = g_strdup(graph);
  parcel->parcel.graph = parcel->graph;
  parcel->parcel.stretches = g_array_new(FALSE, FALSE, sizeof(EntStretch));
  parcel->sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_ptr_array_add(parcels->list, parcel);
  g_hash_table_insert(parcels->by_name, parcel->graph ? parcel->graph : "", parcel);
  return parcel;
}

/* The stretch that the next line of the parcel goes into. */
static EntStretch *stretch_of(EntParcels *parcels, Parcel *parcel, guint64 piece)
{
  GArray *all = parcel->parcel.stretches;
  EntStretch *last = all->len ? &g_array_index(all, EntStretch, all->len - 1) : NULL;
  if (last && last->at + last->length == parcels->end && last->length < piece)
    return last;
  EntStretch new = {.at = parcels->end};
  g_array_append_val(all, new);
  return &g_array_index(all, EntStretch, all->len - 1);
}

static bool put_triple(EntParcels *parcels, const EntQuadLine *quad, const char *graph,
                       guint64 piece)
{
  static const char end[] = " .\n";
  Parcel *parcel = parcel_of(parcels, graph);
  EntStretch *stretch = stretch_of(parcels, parcel, piece);
  guint64 length = quad->length + strlen(end);
  stretch->length += length;
  parcels->end += length;
  parcel->parcel.bytes += length;
  parcel->parcel.lines++;
  g_checksum_update(parcel->sum, (const guchar *)quad->triple, (gssize)quad->length);
  g_checksum_update(parcel->sum, (const guchar *)"\n", 1);
  return fwrite(quad->triple, 1, quad->length, parcels->spool) == quad->length &&
         fwrite(end, 1, strlen(end), parcels->spool) == strlen(end);
}

/* ---- reading ---- */

typedef struct {
  EntParcels *parcels;
  const char *path, *facts_graph;
  guint64 piece;
  uint32_t line;
  GString *rest; /* of a line whose end is not read yet */
  EntError *error;
} Reading;

static bool no_room(const Reading *reading)
{
  return ent_fail(reading->error, ENT_ERR_OUTPUT, reading->path, 0, 0,
                  "no room to take it apart in %s: %s", g_get_tmp_dir(),
                  g_strerror(errno));
}

static bool take_line(Reading *reading, char *line, size_t length)
{
  EntQuadLine quad;
  reading->line++;
  if (length && line[length - 1] == '\r') line[--length] = '\0';
  if (ent_quad_line_read(line, length, &quad))
    return put_triple(reading->parcels, &quad,
                      quad.graph ? quad.graph : reading->facts_graph, reading->piece) ||
           no_room(reading);
  if (!quad.fault) return true;
  uint32_t column = (uint32_t)g_utf8_strlen(line, (gssize)quad.at) + 1;
  return ent_fail(reading->error, ENT_ERR_BAD_DATA, reading->path, reading->line,
                  column, "%s; is this N-Quads?", quad.fault);
}

/* Takes the lines that end in the buffer; keeps the rest. */
static bool take_bytes(Reading *reading, char *buffer, size_t length)
{
  char *at = buffer, *end = buffer + length;
  for (char *stop; (stop = memchr(at, '\n', (size_t)(end - at))); at = stop + 1) {
    *stop = '\0';
    bool good;
    if (reading->rest->len) {
      g_string_append_len(reading->rest, at, stop - at);
      good = take_line(reading, reading->rest->str, reading->rest->len);
      g_string_truncate(reading->rest, 0);
    } else {
      good = take_line(reading, at, (size_t)(stop - at));
    }
    if (!good) return false;
  }
  g_string_append_len(reading->rest, at, end - at);
  return reading->rest->len < LONGEST_LINE ||
         ent_fail(reading->error, ENT_ERR_LIMIT, reading->path, reading->line + 1, 0,
                  "a line of more than %d MiB; is this N-Quads?", LONGEST_LINE >> 20);
}

static bool read_all(Reading *reading, EntPacked *packed)
{
  char *buffer = g_malloc(BUFFER);
  bool good = true;
  size_t n;
  while (good && (n = fread(buffer, 1, BUFFER, ent_packed_stream(packed))) > 0)
    good = take_bytes(reading, buffer, n);
  g_free(buffer);
  if (!ent_packed_close(packed, reading->error) || !good) return false;
  if (reading->rest->len && !take_line(reading, reading->rest->str, reading->rest->len))
    return false;
  return fflush(reading->parcels->spool) == 0 || no_room(reading);
}

/* A file without a name, where TMPDIR says. */
static FILE *open_spool(const char *path, EntError *error)
{
  char *name = NULL;
  GError *reason = NULL;
  int file = g_file_open_tmp("entente-load-XXXXXX", &name, &reason);
  if (file < 0)
    ent_fail(error, ENT_ERR_OUTPUT, path, 0, 0, "cannot be taken apart: %s",
             reason->message);
  else
    g_unlink(name);
  g_clear_error(&reason);
  g_free(name);
  FILE *spool = file < 0 ? NULL : fdopen(file, "w+b");
  if (file < 0 || spool) return spool;
  ent_fail(error, ENT_ERR_OUTPUT, path, 0, 0, "cannot be taken apart: %s",
           g_strerror(errno));
  close(file);
  return NULL;
}

static void finish_digests(EntParcels *parcels)
{
  for (guint i = 0; i < parcels->list->len; i++) {
    Parcel *parcel = g_ptr_array_index(parcels->list, i);
    gsize length = DIGEST;
    g_checksum_get_digest(parcel->sum, parcel->parcel.digest, &length);
  }
}

EntParcels *ent_parcels_read(const char *path, const char *facts_graph, guint64 piece,
                             EntError *error)
{
  EntPacked *packed = ent_packed_open(path, error);
  if (!packed) return NULL;
  EntParcels *parcels = g_new0(EntParcels, 1);
  parcels->list = g_ptr_array_new_with_free_func(parcel_free);
  parcels->by_name = g_hash_table_new(g_str_hash, g_str_equal);
  parcels->spool = open_spool(path, error);
  Reading reading = {.parcels = parcels,
                     .path = path,
                     .facts_graph = facts_graph,
                     .piece = piece,
                     .rest = g_string_new(NULL),
                     .error = error};
  bool good = parcels->spool && read_all(&reading, packed);
  if (!parcels->spool) ent_packed_close(packed, NULL);
  g_string_free(reading.rest, TRUE);
  if (good) {
    finish_digests(parcels);
    return parcels;
  }
  ent_parcels_free(parcels);
  return NULL;
}

void ent_parcels_free(EntParcels *parcels)
{
  if (!parcels) return;
  if (parcels->spool) fclose(parcels->spool);
  g_hash_table_destroy(parcels->by_name);
  g_ptr_array_unref(parcels->list);
  g_free(parcels);
}

/* ---- what was read ---- */

guint ent_parcels_count(const EntParcels *parcels)
{
  return parcels->list->len;
}

const EntParcel *ent_parcels_at(const EntParcels *parcels, guint i)
{
  return g_ptr_array_index(parcels->list, i);
}

const EntParcel *ent_parcels_find(const EntParcels *parcels, const char *graph)
{
  return g_hash_table_lookup(parcels->by_name, graph ? graph : "");
}

size_t ent_parcels_copy(const EntParcels *parcels, const EntStretch *stretch,
                        guint64 skip, char *buffer, size_t room)
{
  size_t left = (size_t)(stretch->length - skip), n = MIN(left, room);
  if (stretch->text) {
    memcpy(buffer, stretch->text + skip, n);
    return n;
  }
  ssize_t got = pread(fileno(parcels->spool), buffer, n, (off_t)(stretch->at + skip));
  return got < 0 ? 0 : (size_t)got;
}

/* ---- lines by their hash ---- */

typedef bool (*OnLine)(const char *line, size_t length, void *data);

/* Each line with its end; false when that of the function is. */
static bool each_line(const EntParcels *parcels, const EntParcel *parcel,
                      OnLine on_line, void *data)
{
  char *line = NULL;
  size_t room = 0;
  ssize_t n;
  bool good = true;
  for (guint i = 0; good && i < parcel->stretches->len; i++) {
    const EntStretch *stretch = &g_array_index(parcel->stretches, EntStretch, i);
    guint64 left = stretch->length;
    if (fseeko(parcels->spool, (off_t)stretch->at, SEEK_SET) != 0) break;
    for (; good && left && (n = getline(&line, &room, parcels->spool)) > 0;
         left -= MIN(left, (guint64)n))
      good = on_line(line, (size_t)n, data);
  }
  free(line);
  return good;
}

static guint64 sum_of(const char *line, size_t length)
{
  guint8 bytes[DIGEST];
  guint64 sum;
  gsize n = DIGEST;
  GChecksum *hash = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(hash, (const guchar *)line, (gssize)length);
  g_checksum_get_digest(hash, bytes, &n);
  g_checksum_free(hash);
  memcpy(&sum, bytes, sizeof sum);
  return sum;
}

static gint by_sum(gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *)a, y = *(const guint64 *)b;
  return (x > y) - (x < y);
}

static bool add_sum(const char *line, size_t length, void *data)
{
  guint64 sum = sum_of(line, length);
  g_array_append_val((GArray *)data, sum);
  return true;
}

/* Of all lines, ascending. 64 bits of each: two of ten million are taken for one in 3
 * of a million cases. */
static GArray *sums_of(const EntParcels *parcels, const EntParcel *parcel)
{
  GArray *sums = g_array_sized_new(FALSE, FALSE, sizeof(guint64), (guint)parcel->lines);
  each_line(parcels, parcel, add_sum, sums);
  g_array_sort(sums, by_sum);
  return sums;
}

guint64 ent_parcels_distinct(const EntParcels *parcels, const EntParcel *parcel)
{
  GArray *sums = sums_of(parcels, parcel);
  guint64 distinct = 0;
  for (guint i = 0; i < sums->len; i++)
    distinct += i == 0 ||
                g_array_index(sums, guint64, i) != g_array_index(sums, guint64, i - 1);
  g_array_unref(sums);
  return distinct;
}

typedef struct {
  GArray *others; /* sums of the lines of the other parcel */
  GString *out;
  size_t most;
} Missing;

static bool add_if_missing(const char *line, size_t length, void *data)
{
  Missing *missing = data;
  guint64 sum = sum_of(line, length);
  if (!g_array_binary_search(missing->others, &sum, by_sum, NULL))
    g_string_append_len(missing->out, line, (gssize)length);
  return missing->out->len <= missing->most;
}

static bool add_missing(const EntParcels *parcels, const EntParcel *parcel,
                        const EntParcels *others, const EntParcel *other, size_t most,
                        GString *out)
{
  Missing missing = {sums_of(others, other), out, most};
  bool good = each_line(parcels, parcel, add_if_missing, &missing);
  g_array_unref(missing.others);
  return good;
}

bool ent_parcels_difference(const EntParcels *parcels, const EntParcel *parcel,
                            const EntParcels *previous, const EntParcel *old,
                            size_t most, GString *added, GString *removed)
{
  return add_missing(parcels, parcel, previous, old, most, added) &&
         add_missing(previous, old, parcels, parcel, most, removed);
}
