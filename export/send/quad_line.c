// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A strict reader of one line of N-Quads. W3C Recommendation of 25 February 2014. */
#include "export/send/quad_line.h"

#include "export/term.h"

typedef struct {
  char *at;
  const char *fault;
} Reader;

/* After a backslash, and what it stands for. */
static const char letters[] = "tnrbf\"\\", values[] = "\t\n\r\b\f\"\\";

static bool bad(Reader *reader, const char *fault)
{
  reader->fault = fault;
  return false;
}

static void skip_blanks(Reader *reader)
{
  reader->at += strspn(reader->at, " \t");
}

static bool read_iri(Reader *reader)
{
  char *end = strchr(reader->at, '>');
  if (!end) return bad(reader, "the IRI has no end");
  *end = '\0';
  bool valid = ent_iri_is_valid(reader->at + 1);
  *end = '>';
  if (!valid) return bad(reader, "no IRI that may stand here: absolute, ASCII");
  reader->at = end + 1;
  return true;
}

/* The character that \uXXXX or \UXXXXXXXX stands for; 0 when it is none. */
static gunichar read_number(const char *digits, size_t n)
{
  gunichar c = 0;
  for (size_t i = 0; i < n; i++) {
    int value = g_ascii_xdigit_value(digits[i]);
    if (value < 0) return 0;
    c = c << 4 | (gunichar)value;
  }
  return g_unichar_validate(c) ? c : 0;
}

/* Puts the characters themselves for \u and \U, in place: SPARQL would read them before
 * it looks where a literal ends. A number that is none stays, for read_literal. */
static void put_characters(char *line)
{
  char *out = line;
  for (const char *p = line; *p;) {
    size_t digits = *p != '\\' ? 0 : p[1] == 'u' ? 4 : p[1] == 'U' ? 8 : 0;
    gunichar c = digits ? read_number(p + 2, digits) : 0;
    if (c) {
      const char *letter = c < 0x80 ? strchr(values, (char)c) : NULL;
      if (letter) *out++ = '\\';
      out += letter ? (*out = letters[letter - values], 1) : g_unichar_to_utf8(c, out);
      p += 2 + digits;
      continue;
    }
    if (*p == '\\' && p[1]) *out++ = *p++;
    *out++ = *p++;
  }
  *out = '\0';
}

/* At "@": letters, then parts of letters and digits. */
static bool read_language(Reader *reader)
{
  char *p = reader->at + 1;
  if (!g_ascii_isalpha(*p)) return bad(reader, "no language tag");
  while (g_ascii_isalpha(*p))
    p++;
  while (*p == '-' && g_ascii_isalnum(p[1])) {
    p++;
    while (g_ascii_isalnum(*p))
      p++;
  }
  reader->at = p;
  return true;
}

static bool read_literal(Reader *reader)
{
  reader->at++;
  while (*(reader->at += strcspn(reader->at, "\"\\\r")) == '\\') {
    if (!reader->at[1] || !(strchr(letters, reader->at[1]) || reader->at[1] == '\''))
      return bad(reader, "no escape of N-Quads");
    reader->at += 2;
  }
  if (*reader->at != '"') return bad(reader, "the literal has no end");
  reader->at++;
  if (*reader->at == '@') return read_language(reader);
  if (*reader->at != '^') return true;
  if (strncmp(reader->at, "^^<", 3) != 0) return bad(reader, "no type of a literal");
  reader->at += 2;
  return read_iri(reader);
}

static bool read_term(Reader *reader, bool may_be_literal)
{
  skip_blanks(reader);
  if (*reader->at == '<') return read_iri(reader);
  if (*reader->at == '"' && may_be_literal) return read_literal(reader);
  if (strncmp(reader->at, "_:", 2) == 0)
    return bad(reader, "a blank node, which each loading would make anew");
  return bad(reader,
             may_be_literal ? "an IRI or a literal is missing" : "an IRI is missing");
}

static bool read_quad(Reader *reader, EntQuadLine *quad)
{
  quad->triple = reader->at;
  if (!read_term(reader, false) || !read_term(reader, false) ||
      !read_term(reader, true))
    return false;
  quad->length = (size_t)(reader->at - quad->triple);
  skip_blanks(reader);
  if (*reader->at == '<' || *reader->at == '_') {
    char *graph = reader->at + 1;
    if (!read_term(reader, false)) return false;
    reader->at[-1] = '\0';
    quad->graph = graph;
  }
  skip_blanks(reader);
  if (*reader->at++ != '.') return bad(reader, "the point at the end is missing");
  skip_blanks(reader);
  if (*reader->at && *reader->at != '#')
    return bad(reader, "something stands behind the point");
  return true;
}

bool ent_quad_line_read(char *line, size_t length, EntQuadLine *quad)
{
  Reader reader = {.at = line};
  const char *invalid;
  *quad = (EntQuadLine){0};
  if (!g_utf8_validate_len(line, length, &invalid)) {
    quad->fault = "no UTF-8 text";
    quad->at = (size_t)(invalid - line);
    return false;
  }
  if (strchr(line, '\\')) put_characters(line);
  skip_blanks(&reader);
  if (!*reader.at || *reader.at == '#') return false;
  if (read_quad(&reader, quad)) return true;
  quad->fault = reader.fault;
  quad->at = (size_t)(reader.at - line);
  return false;
}
