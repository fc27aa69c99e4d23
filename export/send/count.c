// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Counts many graphs in one query. */
#include "export/send/count.h"

#include <string.h>

enum { GRAPHS_A_QUERY = 50 };

/* Lines of CSV, each the number of a graph and a count; false if they are not n. */
static bool read_counts(const char *answer, guint n, guint64 *counts)
{
  guint found = 0;
  const char *line = strchr(answer, '\n'); /* behind the names */
  for (; line && line[1] && found < n; line = strchr(line + 1, '\n')) {
    char *end;
    const char *p = line + 1 + strspn(line + 1, "\"");
    guint64 i = g_ascii_strtoull(p, &end, 10);
    if (end == p || i >= n) return false;
    p = end + strspn(end, "\",");
    counts[i] = g_ascii_strtoull(p, &end, 10);
    if (end == p) return false;
    found++;
  }
  return found == n;
}

static bool count_some(EntLine *line, const EntTarget *target,
                       const char *const *graphs, guint n, guint64 *counts,
                       EntError *error)
{
  EntAnswer answer;
  char *query = ent_target_count_query(target, graphs, n);
  char *escaped = g_uri_escape_string(query, NULL, FALSE);
  char *form = g_strconcat("query=", escaped, NULL);
  EntStretch all = {.text = form, .length = strlen(form)};
  GArray *body = g_array_new(FALSE, FALSE, sizeof(EntStretch));
  g_array_append_val(body, all);
  EntRequest request = {.method = "POST",
                        .url = target->query,
                        .type = "application/x-www-form-urlencoded",
                        .accept = "text/csv",
                        .body = body};
  bool good = ent_line_send(line, &request, &answer, error) &&
              (read_counts(answer.body, n, counts) ||
               ent_fail(error, ENT_ERR_OUTPUT, target->query, 0, 0,
                        "does not tell how many triples it has; is it the address of "
                        "queries?"));
  g_array_unref(body);
  g_free(form);
  g_free(escaped);
  g_free(query);
  return good;
}

bool ent_count_graphs(EntLine *line, const EntTarget *target, const char *const *graphs,
                      guint n, guint64 *counts, EntError *error)
{
  for (guint i = 0, some = 1; i < n; i += some) {
    some = 1; /* the default graph is asked for alone */
    while (graphs[i] && some < GRAPHS_A_QUERY && i + some < n && graphs[i + some])
      some++;
    if (!count_some(line, target, graphs + i, some, counts + i, error)) return false;
  }
  return true;
}
