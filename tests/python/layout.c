// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Prints where the headers have the members that the Python package sets or reads. */
#include "export/options.h"
#include "extract/extract.h"
#include "extract/read/read.h"
#include "graph/graph.h"
#include <stdio.h>

#define SIZE(type)       printf(#type " size %zu\n", sizeof(type))
#define AT(type, member) printf(#type " " #member " %zu\n", offsetof(type, member))

int main(void)
{
  SIZE(EntError);
  AT(EntError, code);
  AT(EntError, line);
  AT(EntError, column);
  AT(EntError, file);
  AT(EntError, message);
  SIZE(EntExtractorOptions);
  AT(EntExtractorOptions, data_dir);
  AT(EntExtractorOptions, model);
  AT(EntExtractorOptions, rules);
  AT(EntExtractorOptions, n_rules);
  AT(EntExtractorOptions, gazetteers);
  AT(EntExtractorOptions, n_gazetteers);
  AT(EntExtractorOptions, max_tokens);
  AT(EntExtractorOptions, max_seconds);
  SIZE(EntTextInput);
  AT(EntTextInput, id);
  AT(EntTextInput, title);
  AT(EntTextInput, date);
  AT(EntTextInput, url);
  AT(EntTextInput, site);
  AT(EntTextInput, author);
  AT(EntTextInput, file);
  AT(EntTextInput, text);
  AT(EntTextInput, length);
  AT(EntTextInput, form);
  AT(EntTextInput, title_length);
  SIZE(EntReadOptions);
  AT(EntReadOptions, from);
  AT(EntReadOptions, date);
  AT(EntReadOptions, data_dir);
  AT(EntReadOptions, boilerplate);
  AT(EntReadOptions, max_bytes);
  AT(EntReadOptions, fields);
  SIZE(EntExportOptions);
  AT(EntExportOptions, base);
  AT(EntExportOptions, facts_graph);
  AT(EntExportOptions, statements);
  SIZE(EntFilter);
  AT(EntFilter, min_confidence);
  AT(EntFilter, types);
  AT(EntFilter, about);
  AT(EntFilter, hops);
  AT(EntFilter, since);
  AT(EntFilter, until);
  AT(EntFilter, top);
  return 0;
}
