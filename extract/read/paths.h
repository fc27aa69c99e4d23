// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The list of files that the user's paths stand for, in the order in which they are
 * read: folders are walked in byte order of the names in them. */
#ifndef ENT_EXTRACT_READ_PATHS_H
#define ENT_EXTRACT_READ_PATHS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  char *file;    /* as the user named it, or the folder's path with the name */
  char *id;      /* without folder and extension; below a folder that was named, with
                  * the path inside it ("2024/may"), so that ids do not collide */
  char *problem; /* why it cannot be read, or NULL */
} EntPath;

typedef struct {
  EntPath *paths;
  size_t n;
  size_t bytes; /* of all files, as far as they say */
} EntPaths;

EntPaths *ent_paths_new(const char *const *names, size_t n);
void ent_paths_free(EntPaths *paths);

#endif
