// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What documents must share for linking to look at them together: the names that its
 * passes file things under. Passes that file under a cluster are left out: whoever
 * shares a cluster shares one of the names that made it. Documents that no chain of
 * these names joins can be linked apart, with the same result. */
#include "graph/copies.h"
#include "graph/link.h"

#include "graph/fold.h"
#include <string.h>

typedef struct {
  Linker *linker;
  FILE *out;
  uint32_t source;
  const EntItem *item; /* NULL: what is put is of the document */
} Blocks;

/* sure: linking looks at all that share it; else only if it is sure for one of them. */
static void put(const Blocks *blocks, bool sure, const char *kind, const char *name)
{
  const EntSource *source =
      &g_array_index(blocks->linker->graph->sources, EntSource, blocks->source);
  fprintf(blocks->out, "%s\t%s\t%s ", source->id, sure ? "sure" : "maybe", kind);
  if (blocks->item)
    fprintf(blocks->out, "%02u ", (unsigned)ent_link_family(blocks->item->cls));
  for (const char *p = name; *p; p++)
    fputc((unsigned char)*p < 0x20 ? ' ' : *p, blocks->out);
  fputc('\n', blocks->out);
}

static void put_copy(const char *block, void *data)
{
  put(data, true, "copy", block);
}

static void put_aliases(const Blocks *blocks)
{
  const EntItem *item = blocks->item;
  EntClass family = ent_link_family(item->cls);
  for (uint32_t i = 0; i < item->n_aliases; i++) {
    const char *folded = ent_link_fold(blocks->linker, item->aliases[i]);
    bool person = family == ENT_CLASS_PERSON && !strchr(folded, ' ');
    bool country = family == ENT_CLASS_COUNTRY;
    bool acronym =
        family == ENT_CLASS_ORGANIZATION && ent_looks_like_acronym(item->aliases[i]);
    if (person || country || acronym) put(blocks, true, "name", folded);
  }
}

/* By the surname; that of a full name is that of its first and last word, too. */
static void put_person(const Blocks *blocks, const char *name)
{
  const char *space = strrchr(name, ' ');
  put(blocks, true, "name", space ? space + 1 : name);
}

/* A post that tells its place is never sought by its bare name. */
static void put_post(const Blocks *blocks, uint32_t i)
{
  Linker *linker = blocks->linker;
  g_string_printf(linker->words, "%s of %s", linker->name[i], linker->qualifier[i]);
  put(blocks, true, "name", linker->words->str);
}

static void put_item(const Blocks *blocks, uint32_t i)
{
  Linker *linker = blocks->linker;
  const EntItem *item = blocks->item;
  const char *name = linker->name[i];
  bool is_matter = ent_class_in(item->cls, ENT_SET_MATTER);
  bool is_long = is_matter && strchr(name, ' ') != strrchr(name, ' ');
  if (item->key) put(blocks, true, "key", item->key);
  if (item->cls == ENT_CLASS_PERSON)
    put_person(blocks, name);
  else if (item->cls == ENT_CLASS_ROLE && linker->qualifier[i])
    put_post(blocks, i);
  else if (!ent_link_is_local(item) || is_long)
    put(blocks, true, "name", name);
  put_aliases(blocks);
  if (item->key) return;
  const char *bare = ent_link_skeleton(linker, name);
  put(blocks, bare != name, "alike", bare);
}

void ent_graph_write_blocks(const EntGraph *graph, FILE *out)
{
  Linker linker = ent_linker_new(graph, NULL);
  for (uint32_t i = 0; i < graph->sources->len; i++) {
    Blocks blocks = {&linker, out, i, NULL};
    ent_copies_blocks(graph, i, put_copy, &blocks);
  }
  for (uint32_t i = 0; i < linker.n; i++) {
    Blocks blocks = {&linker, out, ent_item(graph, i)->source, ent_item(graph, i)};
    put_item(&blocks, i);
  }
  ent_linker_clear(&linker);
}
