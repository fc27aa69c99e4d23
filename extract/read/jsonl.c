// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* One line of a feed: an object with text (or html) and perhaps id, date, title, url,
 * site, author, under these names or those that --fields gives. */

#include "extract/read/clean.h"
#include "extract/read/decode.h"
#include "extract/read/mend.h"
#include <glib.h>
#include <jansson.h>
#include <string.h>

/* *value: the string of a key in the arena, or NULL where it is not there or null. */
static bool get_string(EntInput *input, const json_t *object, const char *key,
                       const char **value, EntError *error)
{
  const json_t *found = json_object_get(object, key);
  *value = NULL;
  if (!found || json_is_null(found)) return true;
  if (json_is_integer(found)) {
    *value = ent_arena_printf(input->arena, "%" JSON_INTEGER_FORMAT,
                              json_integer_value(found));
    return true;
  }
  if (!json_is_string(found))
    return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                    "\"%s\" should be a string", key);
  size_t length = json_string_length(found);
  char *copy = ent_arena_strndup(input->arena, json_string_value(found), length);
  ent_input_note_mended(input, ent_mend(copy, &length));
  ent_decode_clean(copy, length);
  if (*g_strstrip(copy)) *value = copy;
  return true;
}

/* Values other than the text are one line. */
static void flatten(const char *value)
{
  for (char *p = (char *)value; p && *p; p++)
    if (*p == '\n' || *p == '\t') *p = ' ';
}

static bool set_date(EntInput *input, const char *date, const EntPreparer *preparer,
                     EntError *error)
{
  return !date || ent_input_set_date(input, date, preparer) ||
         ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                  "date is \"%.60s\"; it should be like 2026-05-30", date);
}

static bool set_fields(EntInput *input, const json_t *object,
                       const EntPreparer *preparer, EntError *error)
{
  const char *id = NULL, *date = NULL;
  const struct {
    EntField field;
    const char **value;
  } fields[] = {{ENT_FIELD_ID, &id},
                {ENT_FIELD_DATE, &date},
                {ENT_FIELD_TITLE, &input->title},
                {ENT_FIELD_URL, &input->url},
                {ENT_FIELD_SITE, &input->site},
                {ENT_FIELD_AUTHOR, &input->author}};
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
    const char *key = ent_fields_name(preparer->fields, fields[i].field);
    if (!get_string(input, object, key, fields[i].value, error)) return false;
    flatten(*fields[i].value);
  }
  if (id) input->id = id;
  return set_date(input, date, preparer, error);
}

static bool set_text(EntInput *input, const json_t *object, const EntPreparer *preparer,
                     EntError *error)
{
  const char *text, *html;
  const char *key = ent_fields_name(preparer->fields, ENT_FIELD_TEXT);
  const char *html_key = ent_fields_name(preparer->fields, ENT_FIELD_HTML);
  if (!get_string(input, object, key, &text, error) ||
      !get_string(input, object, html_key, &html, error))
    return false;
  if (text) return ent_clean(input, text, strlen(text), preparer, error);
  if (html) return ent_prepare_html(input, (char *)html, strlen(html), preparer, error);
  return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                  "there is no \"%s\" in this object", key);
}

bool ent_prepare_json(EntInput *input, char *text, size_t length,
                      const EntPreparer *preparer, EntError *error)
{
  json_error_t problem;
  while (length && g_ascii_isspace(text[length - 1]))
    length--; /* else the column of what is missing at the end is that of a next line */
  json_t *object = json_loadb(text, length, 0, &problem);
  if (!object) {
    uint32_t column = problem.column > 0 ? (uint32_t)problem.column : 0;
    return ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, column,
                    "no JSON: %s", problem.text);
  }
  bool ok = json_is_object(object)
                ? set_fields(input, object, preparer, error) &&
                      set_text(input, object, preparer, error)
                : ent_fail(error, ENT_ERR_BAD_DATA, input->file, input->line, 0,
                           "a JSON object is needed, one on each line");
  json_decref(object);
  return ok;
}
