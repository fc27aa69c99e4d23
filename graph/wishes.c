// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Files of wishes: reading them, and whether they contradict each other. */
#include "graph/wishes.h"

#include "graph/fold.h"
#include "graph/statement.h"
#include "graph/wish.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 5 };

EntWishes *ent_wishes_new(void)
{
  EntWishes *wishes = g_new0(EntWishes, 1);
  wishes->wishes = g_array_new(FALSE, TRUE, sizeof(Wish));
  wishes->strings = g_string_chunk_new(1024);
  return wishes;
}

void ent_wishes_free(EntWishes *wishes)
{
  if (!wishes) return;
  g_array_unref(wishes->wishes);
  g_string_chunk_free(wishes->strings);
  g_free(wishes);
}

/* ---- reading ---- */

/* The columns of a line, and in which code point each begins. */
typedef struct {
  char *text[MOST_COLUMNS];
  uint32_t column[MOST_COLUMNS];
  uint32_t n;
} Columns;

static bool split(char *line, Columns *columns)
{
  uint32_t column = 1;
  *columns = (Columns){.n = 0};
  for (char *p = line;; p++) {
    char *end = p + strcspn(p, "\t");
    bool last = !*end;
    uint32_t width = (uint32_t)g_utf8_strlen(p, end - p);
    *end = '\0';
    if (columns->n == MOST_COLUMNS) return false;
    columns->text[columns->n] = g_strstrip(p);
    columns->column[columns->n++] = column;
    if (last) return true;
    column += width + 1;
    p = end;
  }
}

static const char *keep(EntWishes *wishes, const char *text)
{
  return g_string_chunk_insert_const(wishes->strings, text);
}

static Selector selector_of(EntWishes *wishes, const char *text, const char *document)
{
  GString *folded = g_string_new(NULL);
  gsize length = strlen(text);
  bool iri = length > 2 && text[0] == '<' && text[length - 1] == '>';
  char *bare = iri ? g_strndup(text + 1, length - 2) : g_strdup(text);
  ent_fold(bare, folded);
  Selector selector = {keep(wishes, bare), keep(wishes, folded->str),
                       document && *document && strcmp(document, "-") != 0
                           ? keep(wishes, document)
                           : NULL};
  g_string_free(folded, TRUE);
  g_free(bare);
  return selector;
}

static bool is_equal(const Selector *a, const Selector *b)
{
  bool text = strcmp(a->folded, b->folded) == 0;
  return text && g_strcmp0(a->document, b->document) == 0;
}

static bool add_line(EntWishes *wishes, const Columns *c, Wish *wish, EntError *error)
{
  const char *type = c->n > 2 ? c->text[2] : "";
  for (uint32_t i = 0; i < 2; i++)
    if (c->n <= i || !*c->text[i])
      return ent_fail(error, ENT_ERR_BAD_DATA, wish->file, wish->line,
                      c->n > i ? c->column[i] : 0,
                      "two names are needed, with a tab between them");
  wish->a = selector_of(wishes, c->text[0], c->n > 3 ? c->text[3] : NULL);
  wish->b = selector_of(wishes, c->text[1], c->n > 4 ? c->text[4] : NULL);
  wish->cls = ENT_CLASS_NONE;
  if (*type && strcmp(type, "-") != 0) {
    wish->cls = ent_class_by_name(type);
    if (wish->cls == ENT_CLASS_NONE)
      return ent_fail(error, ENT_ERR_BAD_DATA, wish->file, wish->line, c->column[2],
                      "there is no type \"%s\"", type);
  }
  if (is_equal(&wish->a, &wish->b) && (!wish->same || wish->a.document))
    return ent_fail(error, ENT_ERR_BAD_DATA, wish->file, wish->line, c->column[1],
                    "this is the thing of the first column again; name documents in "
                    "columns 4 and 5 to tell two of one name apart");
  g_array_append_val(wishes->wishes, *wish);
  return true;
}

static bool read_line(EntWishes *wishes, char *line, gsize length, Wish *wish,
                      EntError *error)
{
  Columns columns;
  const char *end;
  if (!g_utf8_validate(line, (gssize)length, &end))
    return ent_fail(error, ENT_ERR_BAD_DATA, wish->file, wish->line,
                    (uint32_t)g_utf8_strlen(line, end - line) + 1, "no UTF-8 text");
  if (wish->line == 1 && g_str_has_prefix(line, "\xef\xbb\xbf")) line += 3;
  while (*line && strchr("\r\n", line[strlen(line) - 1]))
    line[strlen(line) - 1] = '\0';
  if (line[strspn(line, " \t")] == '\0' || *line == '#') return true;
  if (!split(line, &columns))
    return ent_fail(error, ENT_ERR_BAD_DATA, wish->file, wish->line, 0,
                    "more than %d columns", MOST_COLUMNS);
  return add_line(wishes, &columns, wish, error);
}

bool ent_wishes_read(EntWishes *wishes, const char *path, bool same, EntError *error)
{
  FILE *in = fopen(path, "re");
  if (!in)
    return ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "%s", g_strerror(errno));
  Wish wish = {.same = same, .file = keep(wishes, path)};
  char *line = NULL;
  size_t room = 0;
  bool good = true;
  for (ssize_t n; good && (n = getline(&line, &room, in)) >= 0;) {
    wish.line++;
    good = read_line(wishes, line, (gsize)n, &wish, error);
  }
  if (good && ferror(in))
    good = ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "%s", g_strerror(errno));
  free(line);
  fclose(in);
  return good;
}

/* ---- contradictions ---- */

/* The selectors as points, which "same" lines join. */
typedef struct {
  const EntWishes *wishes;
  GHashTable *points; /* text of a selector -> its number + 1 */
} Web;

static uint32_t point_of(Web *web, const Wish *wish, const Selector *selector)
{
  char *text = g_strdup_printf("%s\x1f%s\x1f%u", selector->folded,
                               selector->document ? selector->document : "",
                               (unsigned)wish->cls);
  gpointer found = g_hash_table_lookup(web->points, text);
  if (found) {
    g_free(text);
    return GPOINTER_TO_UINT(found) - 1;
  }
  uint32_t number = g_hash_table_size(web->points);
  g_hash_table_insert(web->points, text, GUINT_TO_POINTER(number + 1));
  return number;
}

static uint32_t root_of(uint32_t *parent, uint32_t point)
{
  while (parent[point] != point)
    point = parent[point] = parent[parent[point]];
  return point;
}

static bool contradict(const Wish *different, const Wish *same, bool straight,
                       EntError *error)
{
  return ent_fail(error, ENT_ERR_BAD_DATA, different->file, different->line, 0,
                  "\"%s\" and \"%s\" are different here, but the same by %s:%u%s",
                  different->a.text, different->b.text, same->file, same->line,
                  straight ? "" : " and other lines of the kind");
}

/* Joins points by "same" lines in their order, until a and b are one if they are not
 * ENT_NONE; returns the line that did it. */
static const Wish *join_points(Web *web, uint32_t *parent, uint32_t a, uint32_t b)
{
  for (uint32_t i = 0; i < web->wishes->wishes->len; i++) {
    const Wish *wish = ent_wish(web->wishes, i);
    uint32_t x = root_of(parent, point_of(web, wish, &wish->a));
    uint32_t y = root_of(parent, point_of(web, wish, &wish->b));
    if (!wish->same) continue;
    parent[MAX(x, y)] = MIN(x, y);
    if (a != ENT_NONE && root_of(parent, a) == root_of(parent, b)) return wish;
  }
  return NULL;
}

/* Each point by itself. */
static uint32_t *new_parents(const Web *web)
{
  uint32_t n = 2 * web->wishes->wishes->len;
  uint32_t *parent = g_new(uint32_t, n + 1);
  for (uint32_t i = 0; i < n; i++)
    parent[i] = i;
  return parent;
}

static bool check_different(Web *web, const Wish *wish, uint32_t *joined,
                            EntError *error)
{
  uint32_t a = point_of(web, wish, &wish->a), b = point_of(web, wish, &wish->b);
  if (root_of(joined, a) != root_of(joined, b)) return true;
  uint32_t *parent = new_parents(web);
  const Wish *same = join_points(web, parent, a, b);
  bool straight = (is_equal(&same->a, &wish->a) && is_equal(&same->b, &wish->b)) ||
                  (is_equal(&same->a, &wish->b) && is_equal(&same->b, &wish->a));
  g_free(parent);
  return contradict(wish, same, straight, error);
}

bool ent_wishes_check(const EntWishes *wishes, EntError *error)
{
  Web web = {wishes, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  uint32_t *joined = new_parents(&web);
  bool good = true;
  join_points(&web, joined, ENT_NONE, ENT_NONE);
  for (uint32_t i = 0; i < wishes->wishes->len && good; i++)
    if (!ent_wish(wishes, i)->same)
      good = check_different(&web, ent_wish(wishes, i), joined, error);
  g_free(joined);
  g_hash_table_destroy(web.points);
  return good;
}
