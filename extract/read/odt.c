// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* ODT: OpenDocument text (ISO/IEC 26300). Notes, comments, tracked changes and indexes
 * are no text. */

#include "extract/read/office.h"

static const EntOfficeElement elements[] = {{"h", ENT_OFFICE_PARA},
                                            {"p", ENT_OFFICE_PARA},
                                            {"list-item", ENT_OFFICE_LINE},
                                            {"table-row", ENT_OFFICE_ROW},
                                            {"table-cell", ENT_OFFICE_CELL},
                                            {"line-break", ENT_OFFICE_BREAK},
                                            {"s", ENT_OFFICE_SPACE},
                                            {"tab", ENT_OFFICE_SPACE},
                                            {"tracked-changes", ENT_OFFICE_SKIP},
                                            {"annotation", ENT_OFFICE_SKIP},
                                            {"note", ENT_OFFICE_SKIP},
                                            {"table-of-content", ENT_OFFICE_SKIP},
                                            {"sequence-decls", ENT_OFFICE_SKIP},
                                            {"forms", ENT_OFFICE_SKIP},
                                            {NULL, ENT_OFFICE_INTO}};

bool ent_prepare_odt(EntInput *input, char *text, size_t length,
                     const EntPreparer *preparer, EntError *error)
{
  EntOfficeFile files[] = {{"content.xml", NULL}, {"meta.xml", NULL}};
  bool good =
      ent_office_read(text, length, files, 2, input, preparer->max_bytes, error) &&
      ent_office_prepare(input, &files[0], &files[1], "body", elements, true, preparer,
                         error);
  ent_office_clear(files, 2);
  return good;
}
