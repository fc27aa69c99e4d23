// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* An answer of a web server as crawls keep it: status line, header, body (RFC 9112). */

#include "extract/read/http.h"
#include "extract/read/under.h"
#include <brotli/decode.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* ---- transfer ---- */

/* The length of a chunk from its line; *p goes behind the line. SIZE_MAX: no chunk. */
static size_t chunk_length(const char **p, const char *end)
{
  size_t n = 0;
  const char *q = *p;
  for (; q < end && g_ascii_isxdigit(*q) && n < SIZE_MAX / 32; q++)
    n = n * 16 + (size_t)g_ascii_xdigit_value(*q);
  const char *stop = q > *p ? memchr(q, '\n', (size_t)(end - q)) : NULL;
  if (!stop) return SIZE_MAX;
  *p = stop + 1;
  return n;
}

/* Joins chunks. Some crawlers have done so and left the header: then the body is no
 * chunk and stays as it is. *cut: the last chunks are missing. */
static char *dechunk(const char *body, size_t *length, bool *cut)
{
  const char *p = body, *end = body + *length;
  GString *out = g_string_sized_new(*length);
  size_t n = chunk_length(&p, end);
  *cut = false;
  if (n == SIZE_MAX) g_string_append_len(out, body, (gssize)*length);
  while (n && n != SIZE_MAX) {
    size_t there = MIN(n, (size_t)(end - p));
    g_string_append_len(out, p, (gssize)there);
    p += there;
    while (p < end && (*p == '\r' || *p == '\n'))
      p++;
    n = chunk_length(&p, end);
    *cut = n == SIZE_MAX;
  }
  *length = out->len;
  return g_string_free(out, FALSE);
}

/* ---- content encodings ---- */

enum { PIECE = 64 * 1024 };

typedef enum { MORE, DONE, CUT_OFF, DAMAGED } Step;

/* A decoder of one encoding; step puts what it has at to, *n = how much of it. */
typedef struct {
  void *state;
  Step (*step)(void *state, char *to, size_t *n);
} Decoder;

static Step step_zlib(void *state, char *to, size_t *n)
{
  z_stream *z = state;
  z->next_out = (Bytef *)to;
  z->avail_out = PIECE;
  int status = inflate(z, Z_NO_FLUSH);
  *n = PIECE - z->avail_out;
  if (status == Z_STREAM_END) return DONE;
  if (status == Z_BUF_ERROR || (status == Z_OK && !*n && !z->avail_in)) return CUT_OFF;
  return status == Z_OK ? MORE : DAMAGED;
}

typedef struct {
  BrotliDecoderState *brotli;
  const uint8_t *in;
  size_t left;
} Brotli;

static Step step_brotli(void *state, char *to, size_t *n)
{
  Brotli *b = state;
  uint8_t *out = (uint8_t *)to;
  size_t room = PIECE;
  BrotliDecoderResult result =
      BrotliDecoderDecompressStream(b->brotli, &b->left, &b->in, &room, &out, NULL);
  *n = PIECE - room;
  if (result == BROTLI_DECODER_RESULT_SUCCESS) return DONE;
  if (result == BROTLI_DECODER_RESULT_ERROR) return DAMAGED;
  return result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT ? CUT_OFF : MORE;
}

static GString *decode(const Decoder *decoder, size_t length, size_t most,
                       EntInput *input, EntError *error)
{
  g_autofree char *piece = g_malloc(PIECE);
  GString *out = g_string_sized_new(length * 4);
  Step step = MORE;
  bool good = true;
  while (good && step == MORE) {
    size_t n = 0;
    step = decoder->step(decoder->state, piece, &n);
    g_string_append_len(out, piece, (gssize)n);
    good = !ent_is_bomb(length, out->len, input->file, error);
    if (good && out->len > most)
      good = ent_fail(error, ENT_ERR_LIMIT, input->file, 0, 0, "longer than %zu bytes",
                      most);
  }
  if (good && step == DAMAGED && !out->len)
    good = ent_fail(error, ENT_ERR_BAD_DATA, input->file, 0, 0,
                    "the body is not encoded as its header says");
  else if (step == DAMAGED || step == CUT_OFF)
    ent_input_note(input, "the body is damaged or cut off after %zu bytes", out->len);
  if (good) return out;
  g_string_free(out, TRUE);
  return NULL;
}

static GString *decode_zlib(const char *body, size_t length, bool raw, size_t most,
                            EntInput *input, EntError *error)
{
  z_stream z = {.next_in = (Bytef *)body, .avail_in = (uInt)MIN(length, G_MAXINT)};
  Decoder decoder = {&z, step_zlib};
  /* with 32: a header of gzip or zlib */
  if (inflateInit2(&z, raw ? -MAX_WBITS : MAX_WBITS + 32) != Z_OK) {
    ent_fail(error, ENT_ERR_LIMIT, input->file, 0, 0, "no memory to unpack it");
    return NULL;
  }
  GString *out = decode(&decoder, length, most, input, error);
  inflateEnd(&z);
  return out;
}

static GString *decode_brotli(const char *body, size_t length, size_t most,
                              EntInput *input, EntError *error)
{
  Brotli b = {BrotliDecoderCreateInstance(NULL, NULL, NULL), (const uint8_t *)body,
              length};
  Decoder decoder = {&b, step_brotli};
  GString *out = decode(&decoder, length, most, input, error);
  BrotliDecoderDestroyInstance(b.brotli);
  return out;
}

/* Servers write "deflate" with and without the header of zlib, whose first byte tells.
 * A body that crawlers have decoded already stays as it is. */
static GString *decode_content(const char *encoding, const char *body, size_t length,
                               size_t most, EntInput *input, EntError *error)
{
  unsigned char a = length > 1 ? (unsigned char)body[0] : 0;
  unsigned char b = length > 1 ? (unsigned char)body[1] : 0;
  bool gzip = a == 0x1f && b == 0x8b;
  bool zlib = (a & 0x0f) == 8 && (a * 256u + b) % 31 == 0;
  if (strstr(encoding, "gzip") && gzip)
    return decode_zlib(body, length, false, most, input, error);
  if (!strcmp(encoding, "deflate") && *body != '<')
    return decode_zlib(body, length, !zlib && !gzip, most, input, error);
  if (!strcmp(encoding, "br") && *body != '<')
    return decode_brotli(body, length, most, input, error);
  if (!strcmp(encoding, "zstd")) {
    ent_fail(error, ENT_ERR_BAD_DATA, input->file, 0, 0,
             "bodies in the encoding zstd are not read");
    return NULL;
  }
  GString *out = g_string_sized_new(length);
  return g_string_append_len(out, body, (gssize)length);
}

char *ent_http_body(EntInput *input, const char *header, size_t header_length,
                    const char *body, size_t *length, size_t most, EntError *error)
{
  g_autofree char *transfer =
      ent_header_get(header, header_length, "Transfer-Encoding");
  g_autofree char *encoding = ent_header_get(header, header_length, "Content-Encoding");
  g_autofree char *whole = NULL;
  bool cut = false;
  if (transfer && !g_ascii_strcasecmp(transfer, "chunked"))
    body = whole = dechunk(body, length, &cut);
  if (cut) ent_input_note(input, "the body is cut off after %zu bytes", *length);
  g_autofree char *low = g_ascii_strdown(encoding ? encoding : "", -1);
  GString *out = decode_content(low, body, *length, most, input, error);
  if (!out) return NULL;
  *length = out->len;
  return g_string_free(out, FALSE);
}
