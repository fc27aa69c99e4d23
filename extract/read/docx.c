// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* DOCX: Office Open XML (ISO/IEC 29500). What was deleted with changes tracked, field
 * codes and the second form of drawings are no text. */

#include "extract/read/office.h"

static const EntOfficeElement elements[] = {
    {"t", ENT_OFFICE_TEXT},         {"p", ENT_OFFICE_PARA},
    {"tr", ENT_OFFICE_ROW},         {"tc", ENT_OFFICE_CELL},
    {"br", ENT_OFFICE_BREAK},       {"cr", ENT_OFFICE_BREAK},
    {"tab", ENT_OFFICE_SPACE},      {"noBreakHyphen", ENT_OFFICE_INTO},
    {"del", ENT_OFFICE_SKIP},       {"moveFrom", ENT_OFFICE_SKIP},
    {"instrText", ENT_OFFICE_SKIP}, {"Fallback", ENT_OFFICE_SKIP},
    {"pPr", ENT_OFFICE_SKIP},       {"rPr", ENT_OFFICE_SKIP},
    {"sectPr", ENT_OFFICE_SKIP},    {NULL, ENT_OFFICE_INTO}};

bool ent_prepare_docx(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error)
{
  EntOfficeFile files[] = {{"word/document.xml", NULL}, {"docProps/core.xml", NULL}};
  bool good =
      ent_office_read(text, length, files, 2, input, preparer->max_bytes, error) &&
      ent_office_prepare(input, &files[0], &files[1], "body", elements, false, preparer,
                         error);
  ent_office_clear(files, 2);
  return good;
}
