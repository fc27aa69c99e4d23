// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The store: documents kept in a file, so that what was read once need not be read
 * again. Of each document its statement lines (graph/lines.h), its text, and what it
 * was made of: a hash of the input, and which program and knowledge read it. One SQLite
 * database in WAL mode; its layout: docs/store.md.
 *
 * A document is known by its id; one of the same id takes its place. Documents are
 * written in groups, each group in one transaction: what is committed survives the end
 * of the process and of the power, what is not is simply not there. Several processes
 * may use one store at a time; each waits for the others up to ten seconds.
 *
 * Not for several threads at once. Strings are UTF-8; other bytes in an id become
 * U+FFFD, as in statement lines. Errors: ENT_ERR_OUTPUT = it could not be written
 * (disk, rights, another process), ENT_ERR_NO_INPUT = it could not be opened for
 * reading, ENT_ERR_BAD_DATA = it is damaged, or no store, or of a later version. */
#ifndef ENT_GRAPH_STORE_H
#define ENT_GRAPH_STORE_H

#include "graph/error.h"
#include "graph/graph.h"
#include "graph/statement.h"
#include <stddef.h>
#include <stdint.h>

typedef struct EntStore EntStore;

typedef enum { ENT_STORE_READ, ENT_STORE_WRITE } EntStoreMode;

/* Whether the file is an SQLite database, and so perhaps a store. */
ENT_API bool ent_store_is(const char *path);

/* Opens a store; ENT_STORE_WRITE makes one where there is no file or an empty one. NULL
 * on failure. */
ENT_API EntStore *ent_store_open(const char *path, EntStoreMode mode, EntError *error);
/* Closes it; documents that were put and not committed are dropped. */
ENT_API void ent_store_close(EntStore *store);

/* ---- writing ---- */

/* Says who is at work: the program's version, and a hash of all it knows. Once, before
 * find and put. */
ENT_API bool ent_store_reader(EntStore *store, const char *version,
                              const char *knowledge, EntError *error);

enum { ENT_STORE_HASH = 16 };

/* What a document was made of: a hash of the input, and what was said beside it. */
typedef struct {
  unsigned char input[ENT_STORE_HASH];
  const char *name; /* the id given from outside. Put: NULL = it had one of its own */
  const char *date; /* --date, "" = none. Put: NULL = it had a date of its own */
} EntStoreKey;

/* *id: the document that the same reader made of the same input and that is whole; the
 * caller frees it (g_free). NULL if there is none. False on failure. Sees only what is
 * committed. */
ENT_API bool ent_store_find(EntStore *store, const EntStoreKey *key, char **id,
                            EntError *error);

/* Puts a copy of the document into the store, in the place of one with its id. Commits
 * it with others: after 0.5 s, 256 documents or 4 MiB. */
ENT_API bool ent_store_put(EntStore *store, const EntDocument *document,
                           const EntStoreKey *key, EntError *error);

/* Commits what was put. On failure nothing of it is in the store. */
ENT_API bool ent_store_commit(EntStore *store, EntError *error);

/* Takes out the document of this id, or IRI, or all of this file or address; *n: how
 * many. Commits what was put before. */
ENT_API bool ent_store_remove(EntStore *store, const char *what, uint32_t *n,
                              EntError *error);

/* Takes out what is damaged and puts the counts right; *n: how many documents went.
 * False where the file itself is too damaged. */
ENT_API bool ent_store_repair(EntStore *store, uint32_t *n, EntError *error);

/* Gives the room of what was taken out back to the disk. */
ENT_API bool ent_store_compact(EntStore *store, EntError *error);

/* ---- reading ---- */

typedef struct {
  bool texts; /* documents with their texts; else text is "" */
  /* Takes a document, which belongs to the callee. False: stop. */
  bool (*document)(EntDocument *document, void *data);
  /* Told of a document that is damaged; the rest goes on. May be NULL. */
  void (*damaged)(const EntError *error, void *data);
  void *data;
} EntStoreVisit;

/* Every committed document, by id, as the store was at the call, whatever others write
 * meanwhile. False: stopped, or *error says why. */
ENT_API bool ent_store_each(EntStore *store, const EntStoreVisit *visit,
                            EntError *error);

/* The linked graph of all documents. NULL on failure, a damaged document included. */
ENT_API EntGraph *ent_store_graph(EntStore *store, EntError *error);

/* Checks the structure of the file and every document in it; *bad: how many flaws were
 * told. */
ENT_API bool ent_store_check(EntStore *store,
                             void (*flaw)(const char *text, void *data), void *data,
                             uint32_t *bad, EntError *error);

/* What the store has of a document without unpacking it; strings only for the call. */
typedef struct {
  const char *id, *file, *url; /* file and url may be NULL */
  uint32_t things, statements;
  uint64_t bytes; /* that its lines and text take */
} EntStoreEntry;

ENT_API bool ent_store_list(EntStore *store,
                            void (*entry)(const EntStoreEntry *entry, void *data),
                            void *data, EntError *error);

typedef struct {
  uint64_t documents, things, statements;
  uint64_t stale;             /* documents of other readers than ent_store_reader's */
  uint64_t readers;           /* how many there were, of documents still there */
  uint64_t bytes, free_bytes; /* of the file; of it, unused */
} EntStoreFigures;

ENT_API bool ent_store_figures(EntStore *store, EntStoreFigures *figures,
                               EntError *error);
/* Only documents and stale, which takes no time. */
ENT_API bool ent_store_count(EntStore *store, EntStoreFigures *figures,
                             EntError *error);

#endif
