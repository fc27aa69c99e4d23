// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The gate: what may stand in an IRI, in a literal, in a date. */
#include "export/term.h"

#include <string.h>

const EntPrefix ent_prefixes[] = {
#define X(prefix, ns) {prefix, ns},
    ENT_PREFIXES(X)
#undef X
        {NULL, NULL}};

#define XSD(name)                                                                      \
  {                                                                                    \
    NS_XSD name, "xsd:" name, NULL, "^^<" NS_XSD name ">", "^^xsd:" name               \
  }

const EntLiteralInfo ent_literals[ENT_LITERAL_COUNT] = {
    [ENT_LITERAL_STRING] = {NULL, NULL, NULL, "", ""},
    [ENT_LITERAL_ENGLISH] = {NULL, NULL, "en", "@en", "@en"},
    [ENT_LITERAL_DATE] = XSD("date"),
    [ENT_LITERAL_DATE_TIME] = XSD("dateTime"),
    [ENT_LITERAL_YEAR_MONTH] = XSD("gYearMonth"),
    [ENT_LITERAL_YEAR] = XSD("gYear"),
    [ENT_LITERAL_DECIMAL] = XSD("decimal"),
    [ENT_LITERAL_NATURAL] = XSD("nonNegativeInteger"),
};

/* ---- IRIs ---- */

static bool is_escape(const char *p)
{
  return p[0] == '%' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
}

static bool may_stand(unsigned char c)
{
  static const bool barred[] = {
      ['<'] = true, ['>'] = true,  ['"'] = true, ['{'] = true, ['}'] = true,
      ['|'] = true, ['\\'] = true, ['^'] = true, ['`'] = true};
  return c > 0x20 && c < 0x7f && !(c < sizeof barred && barred[c]);
}

static size_t scheme_length(const char *iri)
{
  size_t n = 0;
  if (!g_ascii_isalpha(iri[0])) return 0;
  while (g_ascii_isalnum(iri[n]) || (iri[n] && strchr("+-.", iri[n])))
    n++;
  return iri[n] == ':' ? n + 1 : 0;
}

/* Whether the place named between "://" and the path can be one: a host, none of whose
 * labels begins or ends with a dash, and a port that is a number. Stores refuse a whole
 * file for one that cannot. */
static bool names_host(const char *iri)
{
  g_autofree char *host = NULL;
  if (!g_uri_split_network(iri, G_URI_FLAGS_ENCODED, NULL, &host, NULL, NULL))
    return false;
  if (!host || !*host || *host == '-') return false;
  bool is_zoned = strchr(host, ':') && strchr(host, '%');
  bool is_dashed =
      strstr(host, ".-") || strstr(host, "-.") || g_str_has_suffix(host, "-");
  return !is_zoned && !is_dashed;
}

/* A segment "." or "..", also percent-encoded: readers that resolve IRIs take it out of
 * the path, others do not. */
static size_t dots_of(const char *segment)
{
  size_t n = strcspn(segment, "/?#"), dots = 0, i = 0;
  while (i < n && dots <= 2) {
    bool encoded = g_ascii_strncasecmp(segment + i, "%2e", 3) == 0;
    if (!encoded && segment[i] != '.') return 0;
    i += encoded ? 3 : 1;
    dots++;
  }
  return dots <= 2 ? dots : 0;
}

/* Where the path of an IRI begins, behind scheme and host. */
static char *path_of(char *iri)
{
  char *colon = strchr(iri, ':') + 1;
  return g_str_has_prefix(colon, "//") ? colon + 2 + strcspn(colon + 2, "/?#") : colon;
}

/* As RFC 3986, 5.2.4, does. */
static void remove_dots(GString *iri)
{
  char *path = path_of(iri->str), *to = path;
  const char *from = path;
  while (*from == '/') {
    size_t length = 1 + strcspn(from + 1, "/?#"), dots = dots_of(from + 1);
    bool is_last = from[length] != '/';
    if (!dots) {
      memmove(to, from, length);
      to += length;
    }
    for (bool up = dots == 2; up && to > path; up = *to != '/')
      to--;
    if (dots && is_last) *to++ = '/';
    from += length;
  }
  memmove(to, from, strlen(from) + 1);
  g_string_set_size(iri, strlen(iri->str));
}

static bool has_dots(const char *iri)
{
  for (const char *p = path_of((char *)iri); *p == '/'; p += 1 + strcspn(p + 1, "/?#"))
    if (dots_of(p + 1)) return true;
  return false;
}

/* What begins with a bracket: an address of numbers, and its port. */
static const char *end_of_literal(const char *authority)
{
  return *authority == '[' ? authority + strcspn(authority, "/?#") : authority;
}

bool ent_iri_is_valid(const char *iri)
{
  size_t scheme = scheme_length(iri);
  if (!scheme || !iri[scheme]) return false;
  bool has_host = g_str_has_prefix(iri + scheme, "//") && iri[scheme + 2] != '/';
  const char *literal_end = has_host ? end_of_literal(iri + scheme + 2) : iri;
  unsigned fragments = 0;
  for (const char *p = iri; *p; p++) {
    if (!may_stand((unsigned char)*p)) return false;
    if (*p == '%' && !is_escape(p)) return false;
    if (*p == '#' && ++fragments > 1) return false;
    if ((*p == '[' || *p == ']') && p >= literal_end) return false;
  }
  return !has_dots(iri) && (!has_host || names_host(iri));
}

/* Names and passwords are nobody's business. */
static const char *behind_user(const char *authority)
{
  const char *at = g_strrstr_len(authority, (gssize)strcspn(authority, "/?#"), "@");
  return at ? at + 1 : authority;
}

bool ent_iri_repair(const char *iri, GString *out)
{
  g_string_truncate(out, 0);
  bool secure = g_ascii_strncasecmp(iri, "https://", 8) == 0;
  if (!secure && g_ascii_strncasecmp(iri, "http://", 7) != 0) return false;
  g_string_append(out, secure ? "https://" : "http://");
  const char *start = behind_user(iri + (secure ? 8 : 7));
  if (!*start || strchr("/?#:", *start) || !g_utf8_validate(iri, -1, NULL))
    return false;
  bool fragment = false;
  const char *literal_end = end_of_literal(start);
  for (const char *p = start; *p; p++) {
    bool hash = *p == '#', bracket = (*p == '[' || *p == ']') && p >= literal_end;
    bool fits = may_stand((unsigned char)*p) && !bracket && !(hash && fragment) &&
                (*p != '%' || is_escape(p));
    if (fits)
      g_string_append_c(out, *p);
    else
      g_string_append_printf(out, "%%%02X", (unsigned char)*p);
    fragment |= hash;
  }
  remove_dots(out);
  if (names_host(out->str)) return true;
  g_string_truncate(out, 0);
  return false;
}

bool ent_curie_expand(const char *curie, size_t length, GString *out)
{
  const char *colon = memchr(curie, ':', length);
  if (!colon) return false;
  for (const EntPrefix *p = ent_prefixes; p->prefix; p++)
    if (strlen(p->prefix) == (size_t)(colon - curie) &&
        strncmp(p->prefix, curie, (size_t)(colon - curie)) == 0) {
      g_string_assign(out, p->ns);
      g_string_append_len(out, colon + 1,
                          (gssize)(length - (size_t)(colon + 1 - curie)));
      return true;
    }
  return false;
}

/* ---- text ---- */

/* U+007F is allowed in XML, but raptor2 refuses it. */
static bool is_forbidden(gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f ||
         c == 0xFFFE || c == 0xFFFF;
}

/* Of valid UTF-8: U+FFFE and U+FFFF are EF BF BE and EF BF BF. */
static bool is_clean(const char *text)
{
  for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
    if (*p >= 0x20 && *p != 0x7f && *p != 0xEF) continue;
    if (*p == 0xEF ? p[1] == 0xBF && p[2] >= 0xBE : is_forbidden(*p)) return false;
  }
  return g_utf8_validate(text, -1, NULL);
}

const char *ent_text_clean(const char *text, GString *scratch)
{
  if (is_clean(text)) return text;
  char *valid = g_utf8_make_valid(text, -1);
  g_string_truncate(scratch, 0);
  for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    g_string_append_unichar(scratch, is_forbidden(c) ? 0xFFFD : c);
  }
  g_free(valid);
  return scratch->str;
}

void ent_text_line(const char *text, GString *out)
{
  g_autoptr(GString) scratch = g_string_new(NULL);
  for (const char *p = ent_text_clean(text, scratch); *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    bool parts = c < 0x20 || c == 0x85 || c == 0x2028 || c == 0x2029;
    g_string_append_unichar(out, parts ? ' ' : c >= 0x80 && c < 0xa0 ? 0xFFFD : c);
  }
}

/* ---- values ---- */

/* Reads exactly n digits; -1 when there are not so many. */
static int digits(const char *text, unsigned n)
{
  int value = 0;
  for (unsigned i = 0; i < n; i++) {
    if (!g_ascii_isdigit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

static bool is_zone(const char *p)
{
  if (*p == '\0' || strcmp(p, "Z") == 0) return true;
  if ((*p != '+' && *p != '-') || strlen(p) != 6 || p[3] != ':') return false;
  int hour = digits(p + 1, 2), minute = digits(p + 4, 2);
  return hour >= 0 && minute >= 0 && minute < 60 && hour * 60 + minute <= 14 * 60;
}

/* "hh:mm:ss", perhaps a fraction, perhaps a zone. */
static bool is_time(const char *p)
{
  if (strlen(p) < 8 || p[2] != ':' || p[5] != ':') return false;
  int hour = digits(p, 2), minute = digits(p + 3, 2), second = digits(p + 6, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return false;
  p += 8;
  if (*p == '.') {
    if (!g_ascii_isdigit(*++p)) return false;
    while (g_ascii_isdigit(*p))
      p++;
  }
  return is_zone(p);
}

EntLiteralType ent_date_type(const char *text)
{
  int year = digits(text, 4);
  if (year <= 0) return ENT_LITERAL_STRING;
  if (!text[4]) return ENT_LITERAL_YEAR;
  int month = text[4] == '-' ? digits(text + 5, 2) : -1;
  if (month < 1 || month > 12) return ENT_LITERAL_STRING;
  if (!text[7]) return ENT_LITERAL_YEAR_MONTH;
  int day = text[7] == '-' ? digits(text + 8, 2) : -1;
  if (day < 1 || !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return ENT_LITERAL_STRING;
  if (!text[10]) return ENT_LITERAL_DATE;
  return text[10] == 'T' && is_time(text + 11) ? ENT_LITERAL_DATE_TIME
                                               : ENT_LITERAL_STRING;
}

bool ent_decimal(const char *text, GString *out)
{
  const char *p = text;
  while (*p == '0' && g_ascii_isdigit(p[1]))
    p++;
  size_t whole = strspn(p, "0123456789"), fraction = 0;
  if (!whole) return false;
  if (p[whole] == '.') {
    fraction = strspn(p + whole + 1, "0123456789");
    if (!fraction || p[whole + 1 + fraction]) return false;
    while (fraction && p[whole + fraction] == '0')
      fraction--;
  } else if (p[whole]) {
    return false;
  }
  g_string_append_len(out, p, (gssize)whole);
  g_string_append_c(out, '.');
  if (fraction)
    g_string_append_len(out, p + whole + 1, (gssize)fraction);
  else
    g_string_append_c(out, '0');
  return true;
}
