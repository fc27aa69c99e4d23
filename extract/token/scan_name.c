// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Names of the net: URLs, e-mail addresses, hosts, files, hashtags, handles; and words
 * of the tables that have punctuation in them. */

#include "extract/token/scanner.h"
#include <glib.h>
#include <string.h>

#define HOST_CHARS "-_#"

/* The end of a URL that starts at p: no closing signs at its end but what it opened. */
static uint32_t url_end(const EntScan *s, uint32_t p)
{
  uint32_t e = p;
  int open = 0;
  for (EntChar c = ent_scan_at(s, e); c.size; c = ent_scan_at(s, e)) {
    if (c.code == '<' || c.code == '>' || c.cls == ENT_CHAR_QUOTE) break;
    open += (c.code == '(') - (c.code == ')');
    e += c.size;
  }
  while (e > p) {
    const char *last = g_utf8_find_prev_char(s->text + p, s->text + e);
    EntChar c = ent_scan_at(s, (uint32_t)(last - s->text));
    if (c.code == ')' && open >= 0) break;
    if (c.cls != ENT_CHAR_STOP && c.cls != ENT_CHAR_COMMA && c.cls != ENT_CHAR_CLOSE &&
        c.cls != ENT_CHAR_APOSTROPHE && c.cls != ENT_CHAR_JOINER)
      break;
    open += c.code == ')';
    e -= c.size;
  }
  return e;
}

static bool starts_url(const EntScan *s, uint32_t p)
{
  uint32_t e = p;
  if (s->end - p > 4 && !g_ascii_strncasecmp(s->text + p, "www.", 4)) return true;
  while (e < s->end && e - p < 12 && g_ascii_isalpha(s->text[e]))
    e++;
  return e > p && s->end - e > 3 && !memcmp(s->text + e, "://", 3);
}

static bool is_label_char(char c)
{
  return g_ascii_isalnum(c) || (c && strchr(HOST_CHARS, c));
}

/* Labels with full stops between them. */
typedef struct {
  uint32_t end, last; /* of all; where the last label starts */
  uint32_t labels;
  uint32_t shortest; /* bytes */
  bool lower;        /* no upper-case letter */
} Host;

static Host read_host(const EntScan *s, uint32_t p)
{
  Host h = {.end = p, .last = p, .shortest = UINT32_MAX, .lower = true};
  for (;;) {
    uint32_t e = p;
    for (; e < s->end && is_label_char(s->text[e]); e++)
      h.lower &= !g_ascii_isupper(s->text[e]);
    if (e == p) return h;
    h.last = p;
    h.end = e;
    h.labels++;
    h.shortest = MIN(h.shortest, e - p);
    if (e >= s->end || s->text[e] != '.') return h;
    p = e + 1;
  }
}

/* example.com, report.pdf, misc.consumers.frugal; not 1.5, U.S, end.Next. */
static bool is_host(const EntScan *s, const Host *h, uint32_t p)
{
  if (h->labels < 2) return false;
  bool known = ent_scan_kinds(s, h->last, h->end) & ENT_WORD(DOMAIN);
  bool mixed =
      g_ascii_isupper(s->text[h->last]) && g_ascii_islower(s->text[h->end - 1]);
  if (known && !mixed && !ent_char_is_alnum(ent_scan_at(s, h->end))) return true;
  return h->labels >= 3 && h->lower && h->shortest >= 2 &&
         g_ascii_isalpha(s->text[p]) && g_ascii_isalpha(s->text[h->last]);
}

static bool is_address_char(char c)
{
  return g_ascii_isalnum(c) || (c && strchr("._%+-", c));
}

/* The end of an e-mail address (or one of an office, Name@OFFICE) at p, or p. */
static uint32_t address_end(EntScan *s, uint32_t p)
{
  uint32_t at = p;
  while (at < s->end && is_address_char(s->text[at]))
    at++;
  s->tried = MAX(at, s->tried);
  if (at == p || at >= s->end || s->text[at] != '@') return p;
  Host h = read_host(s, at + 1);
  return h.labels >= 1 ? h.end : p;
}

/* The end of the host or file at p, with its path, or p. */
static uint32_t host_end(EntScan *s, uint32_t p)
{
  Host h = read_host(s, p);
  if (!is_host(s, &h, p)) {
    s->tried = MAX(h.end, s->tried);
    return p;
  }
  return ent_scan_at(s, h.end).code == '/' ? url_end(s, p) : h.end;
}

/* The end of a word of kind WHOLE that is all of the chunk from p on, closing signs
 * left out or not; or p. */
static uint32_t whole_end(const EntScan *s, uint32_t p)
{
  uint32_t e = s->end;
  if (e - p > 12) return p;
  if (ent_scan_kinds(s, p, e) & ENT_WORD(WHOLE)) return e;
  while (e > p && strchr(".,;:!?)\"", s->text[e - 1]))
    e--;
  return e > p && ent_scan_kinds(s, p, e) & ENT_WORD(WHOLE) ? e : p;
}

static uint32_t tag_end(const EntScan *s, uint32_t p)
{
  char c = s->text[p];
  if ((c != '#' && c != '@') || ent_scan_at(s, p + 1).cls != ENT_CHAR_LETTER) return p;
  return ent_scan_run(s, p + 1);
}

static uint32_t name_end(EntScan *s, uint32_t p)
{
  uint32_t e = tag_end(s, p);
  if (e == p && s->seen & (ENT_SEEN(SLASH) | ENT_SEEN(OPEN) | ENT_SEEN(CLOSE) |
                           ENT_SEEN(SYMBOL) | ENT_SEEN(COMMA)))
    e = whole_end(s, p);
  if (e == p && s->seen & ENT_SEEN(AT)) e = address_end(s, p);
  if (e > p || !(s->seen & ENT_SEEN(STOP))) return e;
  if (starts_url(s, p)) return url_end(s, p);
  return host_end(s, p);
}

uint32_t ent_scan_name(EntScan *s, uint32_t p)
{
  uint32_t e = name_end(s, p);
  return e > p ? ent_scan_put(s, p, e, 0) : p;
}
