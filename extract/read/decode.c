// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Finds the character set of a text and brings it to UTF-8. */

#include "extract/read/decode.h"
#include "extract/read/mend.h"
#include <glib.h>
#include <stdint.h>
#include <string.h>
#include <uchardet.h>

/* ---- what is no text ---- */

static const struct {
  const char *magic, *what;
} binaries[] = {
    {"%PDF-", "a PDF file"},
    {"PK\003\004", "a zip archive or an office document"},
    {"PK\005\006", "an empty zip archive"},
    {"\xD0\xCF\x11\xE0", "an old office document"},
    {"{\\rtf", "an RTF document"},
    {"\x89PNG", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"\x7F"
     "ELF",
     "a program"},
};

static bool refuse_binary(const char *raw, size_t length, const char *file,
                          EntError *error)
{
  for (size_t i = 0; i < G_N_ELEMENTS(binaries); i++) {
    size_t n = strlen(binaries[i].magic);
    if (length >= n && !memcmp(raw, binaries[i].magic, n))
      return ent_fail(error, ENT_ERR_BAD_DATA, file, 0, 0,
                      "this is %s; give its text as .txt or .html", binaries[i].what);
  }
  const char *nul = memchr(raw, '\0', length);
  if (nul)
    return ent_fail(error, ENT_ERR_BAD_DATA, file, 0, 0,
                    "byte %zu is NUL: this is no text file", (size_t)(nul - raw) + 1);
  size_t controls = 0, head = MIN(length, 4096);
  for (size_t i = 0; i < head; i++)
    controls += (unsigned char)raw[i] < 0x20 && !g_ascii_isspace(raw[i]);
  return controls * 10 <= head ||
         ent_fail(error, ENT_ERR_BAD_DATA, file, 0, 0,
                  "more than a tenth of its bytes are control characters: this is no "
                  "text file");
}

/* ---- UTF-16 ---- */

static uint32_t unit_at(const char *raw, bool big)
{
  uint32_t a = (unsigned char)raw[0], b = (unsigned char)raw[1];
  return big ? a << 8 | b : b << 8 | a;
}

size_t ent_utf16_char(const char *raw, size_t length, bool big, uint32_t *c)
{
  *c = 0xFFFD;
  if (length < 2) return length;
  uint32_t first = unit_at(raw, big), low = length >= 4 ? unit_at(raw + 2, big) : 0;
  if (first < 0xD800 || first >= 0xE000) {
    *c = first;
  } else if (first < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
    *c = 0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00);
    return 4;
  }
  return 2;
}

/* g_utf16_to_utf8 gives up at a lone surrogate; here it becomes U+FFFD. */
static char *from_utf16(const char *raw, size_t length, bool big, size_t *decoded)
{
  GString *out = g_string_sized_new(length);
  for (size_t i = 2; i < length;) {
    uint32_t c;
    i += ent_utf16_char(raw + i, length - i, big, &c);
    if (c) g_string_append_unichar(out, c);
  }
  *decoded = out->len;
  return g_string_free(out, FALSE);
}

/* ---- eight bits ---- */

typedef struct {
  size_t good, bad, high; /* sequences of UTF-8, wrong bytes, bytes above 127 */
} Utf8Count;

static Utf8Count count_utf8(const char *raw, size_t length)
{
  Utf8Count count = {0};
  const char *p = raw, *end = raw + length;
  while (p < end) {
    if ((unsigned char)*p < 0x80) {
      p++;
      continue;
    }
    gunichar c = g_utf8_get_char_validated(p, end - p);
    bool good = c < (gunichar)-2;
    size_t n = good ? (size_t)g_utf8_skip[(unsigned char)*p] : 1;
    count.good += good;
    count.bad += !good;
    count.high += n;
    p += n;
  }
  return count;
}

static char *replace_bad(const char *raw, size_t length, size_t *decoded)
{
  GString *out = g_string_sized_new(length + 16);
  const char *p = raw, *end = raw + length, *stop;
  while (!g_utf8_validate_len(p, (gsize)(end - p), &stop)) {
    g_string_append_len(out, p, stop - p);
    g_string_append(out, "\xEF\xBF\xBD");
    p = stop + 1;
  }
  g_string_append_len(out, p, end - p);
  *decoded = out->len;
  return g_string_free(out, FALSE);
}

static char *convert(const char *raw, size_t length, const char *charset,
                     size_t *decoded)
{
  /* A web page that says Latin-1 means Windows-1252, as browsers have it. */
  if (!g_ascii_strncasecmp(charset, "iso-8859-1", 10) && !g_ascii_isdigit(charset[10]))
    charset = "WINDOWS-1252";
  if (!g_ascii_strcasecmp(charset, "us-ascii") || !g_ascii_strcasecmp(charset, "ascii"))
    charset = "WINDOWS-1252";
  return g_convert(raw, (gssize)length, "UTF-8", charset, NULL, decoded, NULL);
}

/* <meta charset=X> or <meta ... content="text/html; charset=X"> in the first bytes. */
static char *declared_charset(const char *raw, size_t length)
{
  static const char key[] = "charset=";
  for (size_t i = 0; i + sizeof key < MIN(length, 4096); i++) {
    if (g_ascii_strncasecmp(raw + i, key, sizeof key - 1)) continue;
    i += sizeof key - 1;
    i += strspn(raw + i, "\"' ");
    size_t n = 0;
    while (i + n < length &&
           (g_ascii_isalnum(raw[i + n]) || strchr("-_:.", raw[i + n])))
      n++;
    if (n) return g_strndup(raw + i, n);
  }
  return NULL;
}

enum { ENOUGH = 24 };

/* uchardet is sure only of texts with many bytes above 127: an English text with a few
 * of them is Windows-1252. */
static char *guessed_charset(const char *raw, size_t length, size_t high)
{
  if (high * 7 < length || high < ENOUGH) return NULL;
  uchardet_t guess = uchardet_new();
  char *charset = NULL;
  if (!uchardet_handle_data(guess, raw, MIN(length, 65536))) {
    uchardet_data_end(guess);
    const char *name = uchardet_get_charset(guess);
    if (*name) charset = g_strdup(name);
  }
  uchardet_delete(guess);
  return charset;
}

static char *from_eight_bits(const char *raw, size_t length, const EntDecoding *how,
                             const Utf8Count *count, size_t *decoded)
{
  g_autofree char *declared = how->markup ? declared_charset(raw, length) : NULL;
  g_autofree char *guessed = guessed_charset(raw, length, count->high);
  const char *const tries[] = {how->charset, declared, guessed, "WINDOWS-1252",
                               "LATIN1"};
  for (size_t i = 0; i < G_N_ELEMENTS(tries); i++) {
    char *text = tries[i] ? convert(raw, length, tries[i], decoded) : NULL;
    if (text) return text;
  }
  return replace_bad(raw, length, decoded);
}

/* Character sets that write other letters in ASCII bytes, with escape sequences. */
static bool is_escaping(const char *charset)
{
  return !g_ascii_strncasecmp(charset, "iso-2022", 8) ||
         !g_ascii_strcasecmp(charset, "utf-7") ||
         !g_ascii_strcasecmp(charset, "hz-gb-2312");
}

static char *to_utf8(const char *raw, size_t length, const EntDecoding *how,
                     size_t *decoded)
{
  if (how->charset && is_escaping(how->charset)) {
    char *text = convert(raw, length, how->charset, decoded);
    if (text) return text;
  }
  if (g_utf8_validate_len(raw, length, NULL)) {
    *decoded = length;
    char *copy = g_malloc(length + 1);
    memcpy(copy, raw, length);
    copy[length] = '\0';
    return copy;
  }
  Utf8Count count = count_utf8(raw, length);
  return count.good > count.bad ? replace_bad(raw, length, decoded)
                                : from_eight_bits(raw, length, how, &count, decoded);
}

/* ---- clean ---- */

/* What becomes of a character above 127: itself (0), a line end, a space, or
 * nothing. */
typedef enum { KEEP, LINE_END, BLANK, REMOVE } Fate;

static Fate fate_of(gunichar c)
{
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return LINE_END;
  if (c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A)) return BLANK;
  if (c < 0xA0 || c == 0xAD || c == 0xFEFF || c == 0x200B || c == 0x2060) return REMOVE;
  if (c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)) return REMOVE;
  if ((c >= 0x2066 && c <= 0x2069) || (c >= 0xFDD0 && c <= 0xFDEF)) return REMOVE;
  return (c & 0xFFFE) == 0xFFFE ? REMOVE : KEEP;
}

/* Bytes that stay as they are. */
static bool is_plain(unsigned char c)
{
  return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

/* Behind the plain bytes at p. */
static char *skip_plain(char *p, const char *end)
{
  while (p < end && is_plain((unsigned char)*p))
    p++;
  return p;
}

size_t ent_decode_clean(char *text, size_t length)
{
  char *in = text, *out = text, *end = text + length;
  while (in < end) {
    char *stop = skip_plain(in, end);
    if (out != in) memmove(out, in, (size_t)(stop - in));
    out += stop - in;
    in = stop;
    if (in == end) break;
    unsigned char c = (unsigned char)*in;
    if (c < 0x80) {
      if (c == '\r' || c == '\f' || c == '\v') *out++ = '\n';
      in += c == '\r' && in + 1 < end && in[1] == '\n' ? 2 : 1;
      continue;
    }
    size_t n = (size_t)g_utf8_skip[c];
    Fate fate = fate_of(g_utf8_get_char(in));
    if (fate == LINE_END || fate == BLANK) *out++ = fate == BLANK ? ' ' : '\n';
    if (fate == KEEP) {
      memmove(out, in, n);
      out += n;
    }
    in += n;
  }
  *out = '\0';
  return (size_t)(out - text);
}

char *ent_decode(const char *raw, size_t length, EntDecoding *how, size_t *decoded,
                 EntError *error)
{
  bool little = length >= 2 && !memcmp(raw, "\xFF\xFE", 2);
  bool big = length >= 2 && !memcmp(raw, "\xFE\xFF", 2);
  char *text;
  if (little || big)
    text = from_utf16(raw, length, big, decoded);
  else if (refuse_binary(raw, length, how->file, error))
    text = to_utf8(raw, length, how, decoded);
  else
    return NULL;
  how->mended = ent_mend(text, decoded);
  *decoded = ent_decode_clean(text, *decoded);
  return text;
}
