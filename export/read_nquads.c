// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads N-Quads and N-Triples: raptor2's own reader of them leaks the types of
 * literals. */
#include "export/load.h"

#include <errno.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *at; /* in the line */
  const char *path;
  uint32_t line;
  EntError *error;
  GString *terms[4]; /* subject, predicate, object, graph */
} Reader;

static bool bad(const Reader *reader, const char *start, const char *what)
{
  glong column = g_utf8_strlen(start, reader->at - start) + 1;
  return ent_fail(reader->error, ENT_ERR_BAD_DATA, reader->path, reader->line,
                  (uint32_t)column, "%s; is this N-Quads?", what);
}

static void skip_blanks(Reader *reader)
{
  reader->at += strspn(reader->at, " \t");
}

/* \uXXXX and \UXXXXXXXX: false if the digits are wrong, or no character has them. */
static bool read_number(Reader *reader, unsigned digits, GString *out)
{
  gunichar c = 0;
  for (unsigned i = 0; i < digits; i++) {
    int value = g_ascii_xdigit_value(*reader->at);
    if (value < 0) return false;
    c = c << 4 | (gunichar)value;
    reader->at++;
  }
  if (!c || !g_unichar_validate(c)) return false;
  g_string_append_unichar(out, c);
  return true;
}

static bool read_escape(Reader *reader, GString *out)
{
  static const char letters[] = "tnrbf\"'\\", values[] = "\t\n\r\b\f\"'\\";
  char c = *++reader->at;
  if (!c) return false;
  reader->at++;
  if (c == 'u') return read_number(reader, 4, out);
  if (c == 'U') return read_number(reader, 8, out);
  const char *letter = strchr(letters, c);
  if (letter) g_string_append_c(out, values[letter - letters]);
  return letter != NULL;
}

/* Up to the closing character, which is passed over. */
static bool read_until(Reader *reader, char close, GString *out)
{
  g_string_truncate(out, 0);
  reader->at++;
  for (;;) {
    const char stop[] = {close, '\\', '\0'};
    size_t run = strcspn(reader->at, stop);
    g_string_append_len(out, reader->at, (gssize)run);
    reader->at += run;
    if (*reader->at == close) {
      reader->at++;
      return true;
    }
    if (!*reader->at || !read_escape(reader, out)) return false;
  }
}

/* "@en" or "^^<type>": what they say follows from the property. */
static bool skip_type(Reader *reader, GString *scratch)
{
  if (*reader->at == '@') {
    size_t n = strcspn(reader->at, " \t.");
    reader->at += n;
    return n > 1;
  }
  if (strncmp(reader->at, "^^<", 3) != 0) return *reader->at != '^';
  reader->at += 2;
  return read_until(reader, '>', scratch);
}

static bool read_term(Reader *reader, unsigned i, GString *scratch)
{
  skip_blanks(reader);
  if (*reader->at == '<') return read_until(reader, '>', reader->terms[i]);
  if (*reader->at != '"' || i != 2) return false;
  return read_until(reader, '"', reader->terms[i]) && skip_type(reader, scratch);
}

/* False: no triple, and *error says why. *found: there was one. */
static bool read_line(Reader *reader, char *line, gssize length, GString *scratch,
                      bool *found)
{
  reader->at = line;
  *found = false;
  if (memchr(line, '\0', (size_t)length) || !g_utf8_validate(line, length, NULL)) {
    reader->at = line;
    return bad(reader, line, "no UTF-8 text");
  }
  g_strchomp(line);
  skip_blanks(reader);
  if (!*reader->at || *reader->at == '#') return true;
  for (unsigned i = 0; i < 3; i++)
    if (!read_term(reader, i, scratch))
      return bad(reader, line,
                 i < 2 ? "an IRI is missing or wrong"
                       : "an IRI or a literal is missing or wrong");
  skip_blanks(reader);
  if (*reader->at == '<' && !read_term(reader, 3, scratch))
    return bad(reader, line, "the IRI of the graph is wrong");
  skip_blanks(reader);
  if (*reader->at != '.') return bad(reader, line, "the point at the end is missing");
  *found = true;
  return true;
}

bool ent_read_nquads(FILE *in, const char *path, EntTripleFunc *func, void *data,
                     EntError *error)
{
  Reader reader = {.path = path, .error = error};
  GString *scratch = g_string_new(NULL);
  for (unsigned i = 0; i < 4; i++)
    reader.terms[i] = g_string_new(NULL);
  char *line = NULL;
  size_t room = 0;
  bool good = true, found;
  for (ssize_t n; good && (n = getline(&line, &room, in)) > 0;) {
    reader.line++;
    good = read_line(&reader, line, n, scratch, &found);
    if (good && found)
      func(data, reader.terms[0]->str, reader.terms[1]->str, reader.terms[2]->str);
  }
  if (good && ferror(in))
    good = ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "cannot be read: %s",
                    g_strerror(errno));
  free(line);
  for (unsigned i = 0; i < 4; i++)
    g_string_free(reader.terms[i], TRUE);
  g_string_free(scratch, TRUE);
  return good;
}
