// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Requests over libcurl. */
#include "export/send/request.h"

#include "export/send/answer.h"
#include "export/send/curl_calls.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum {
  CONNECT_SECONDS = 20,
  FIRST_WAIT_MS = 1000,
  LONGEST_WAIT_MS = 30000,
  LONGEST_ASKED = 300, /* seconds of Retry-After that we wait */
  LONGEST_ANSWER = 1 << 20
};

struct EntLine {
  EntLineOptions options;
  EntCurlCalls curl;
  CURL *easy;
  GHashTable *schemes; /* address up to "?" -> CURLAUTH_... that it has asked for */
  char reason[CURL_ERROR_SIZE];
  GString *body, *server, *location;
  /* of the request at work */
  const EntRequest *request;
  guint stretch;
  guint64 skip, sent;
  gint64 moved_at; /* microseconds */
  bool stalled;
};

/* ---- what libcurl calls ---- */

static const EntStretch *stretch_at(const EntLine *line)
{
  const GArray *body = line->request->body;
  return body && line->stretch < body->len
             ? &g_array_index(body, EntStretch, line->stretch)
             : NULL;
}

static size_t give_body(char *buffer, size_t size, size_t n, void *data)
{
  EntLine *line = data;
  size_t room = size * n, filled = 0;
  for (const EntStretch *s; filled < room && (s = stretch_at(line));) {
    if (line->skip == s->length) {
      line->stretch++;
      line->skip = 0;
      continue;
    }
    size_t got = ent_parcels_copy(line->request->parcels, s, line->skip,
                                  buffer + filled, room - filled);
    if (!got) return CURL_READFUNC_ABORT;
    line->skip += got;
    filled += got;
  }
  return filled;
}

static int rewind_body(void *data, curl_off_t offset, int origin)
{
  EntLine *line = data;
  if (offset != 0 || origin != SEEK_SET) return CURL_SEEKFUNC_CANTSEEK;
  line->stretch = 0;
  line->skip = 0;
  return CURL_SEEKFUNC_OK;
}

static size_t take_answer(char *text, size_t size, size_t n, void *data)
{
  EntLine *line = data;
  size_t room = LONGEST_ANSWER - line->body->len;
  g_string_append_len(line->body, text, (gssize)MIN(size * n, room));
  return size * n;
}

static void take_value(const char *header, size_t length, const char *name,
                       GString *out)
{
  size_t n = strlen(name);
  if (length <= n || g_ascii_strncasecmp(header, name, n) != 0) return;
  g_string_append_len(out, header + n, (gssize)(length - n));
  g_strstrip(out->str);
  g_string_set_size(out, strlen(out->str));
}

static size_t take_header(char *text, size_t size, size_t n, void *data)
{
  EntLine *line = data;
  take_value(text, size * n, "Server:", line->server);
  take_value(text, size * n, "Location:", line->location);
  if (size * n > 7 && g_ascii_strncasecmp(text, "Fuseki-", 7) == 0)
    g_string_assign(line->server, "Fuseki");
  return size * n;
}

/* Time without a byte of the body taken counts, whatever the store says meanwhile. */
static int watch(void *data, curl_off_t down_all, curl_off_t down, curl_off_t up_all,
                 curl_off_t up)
{
  EntLine *line = data;
  gint64 now = g_get_monotonic_time();
  (void)down_all, (void)down, (void)up_all;
  if (up > 0 && (guint64)up != line->sent) {
    line->sent = (guint64)up;
    line->moved_at = now;
    if (line->options.moved) line->options.moved(line->sent, line->options.data);
  }
  line->stalled = now - line->moved_at > line->options.timeout * G_USEC_PER_SEC;
  return line->stalled;
}

/* ---- one try ---- */

static curl_off_t length_of(const GArray *body)
{
  guint64 length = 0;
  for (guint i = 0; i < body->len; i++)
    length += g_array_index(body, EntStretch, i).length;
  return (curl_off_t)length;
}

static void set_limits(EntLine *line)
{
  const EntCurlCalls *c = &line->curl;
  const char *authorities = g_getenv("CURL_CA_BUNDLE");
  if (!authorities) authorities = g_getenv("SSL_CERT_FILE");
  c->easy_setopt(line->easy, CURLOPT_NOSIGNAL, 1L);
  c->easy_setopt(line->easy, CURLOPT_PROTOCOLS_STR, "http,https");
  c->easy_setopt(line->easy, CURLOPT_FOLLOWLOCATION, 0L);
  c->easy_setopt(line->easy, CURLOPT_CONNECTTIMEOUT,
                 (long)MIN(CONNECT_SECONDS, line->options.timeout));
  c->easy_setopt(line->easy, CURLOPT_NOPROGRESS, 0L);
  c->easy_setopt(line->easy, CURLOPT_XFERINFOFUNCTION, watch);
  c->easy_setopt(line->easy, CURLOPT_XFERINFODATA, line);
  c->easy_setopt(line->easy, CURLOPT_ERRORBUFFER, line->reason);
  c->easy_setopt(line->easy, CURLOPT_USERAGENT, "entente/" ENT_VERSION);
  if (authorities) c->easy_setopt(line->easy, CURLOPT_CAINFO, authorities);
}

static char *address_of(const EntRequest *request)
{
  return g_strndup(request->url, strcspn(request->url, "?"));
}

/* Only an address that has asked gets a password: to digest, libcurl sends a request
 * without its body first, which another address would take for the whole. */
static long scheme_of(const EntLine *line, const EntRequest *request)
{
  char *address = address_of(request);
  long scheme = GPOINTER_TO_INT(g_hash_table_lookup(line->schemes, address));
  g_free(address);
  return scheme;
}

static void set_password(EntLine *line, const EntRequest *request)
{
  const EntCurlCalls *c = &line->curl;
  long scheme = scheme_of(line, request);
  if (!scheme) return;
  c->easy_setopt(line->easy, CURLOPT_NETRC, (long)CURL_NETRC_REQUIRED);
  c->easy_setopt(line->easy, CURLOPT_NETRC_FILE, line->options.credentials);
  c->easy_setopt(line->easy, CURLOPT_HTTPAUTH, scheme);
}

static void set_body(EntLine *line, const EntRequest *request)
{
  const EntCurlCalls *c = &line->curl;
  if (request->body) {
    c->easy_setopt(line->easy, CURLOPT_UPLOAD, 1L);
    c->easy_setopt(line->easy, CURLOPT_INFILESIZE_LARGE, length_of(request->body));
    c->easy_setopt(line->easy, CURLOPT_UPLOAD_BUFFERSIZE, 1L << 18);
  } else if (strcmp(request->method, "HEAD") == 0) {
    c->easy_setopt(line->easy, CURLOPT_NOBODY, 1L);
  }
  c->easy_setopt(line->easy, CURLOPT_READFUNCTION, give_body);
  c->easy_setopt(line->easy, CURLOPT_READDATA, line);
  c->easy_setopt(line->easy, CURLOPT_SEEKFUNCTION, rewind_body);
  c->easy_setopt(line->easy, CURLOPT_SEEKDATA, line);
  c->easy_setopt(line->easy, CURLOPT_WRITEFUNCTION, take_answer);
  c->easy_setopt(line->easy, CURLOPT_WRITEDATA, line);
  c->easy_setopt(line->easy, CURLOPT_HEADERFUNCTION, take_header);
  c->easy_setopt(line->easy, CURLOPT_HEADERDATA, line);
}

static struct curl_slist *headers_of(const EntLine *line, const EntRequest *request)
{
  struct curl_slist *list = NULL;
  char *type = g_strdup_printf("Content-Type: %s", request->type ? request->type : "");
  char *accept =
      g_strdup_printf("Accept: %s", request->accept ? request->accept : "*/*");
  if (request->type) list = line->curl.slist_append(list, type);
  list = line->curl.slist_append(list, accept);
  g_free(type);
  g_free(accept);
  return list;
}

static CURLcode perform(EntLine *line, const EntRequest *request)
{
  const EntCurlCalls *c = &line->curl;
  c->easy_reset(line->easy); /* keeps the connection */
  g_string_truncate(line->body, 0);
  g_string_truncate(line->server, 0);
  g_string_truncate(line->location, 0);
  line->reason[0] = '\0';
  line->request = request;
  line->stretch = 0;
  line->skip = line->sent = 0;
  line->stalled = false;
  line->moved_at = g_get_monotonic_time();
  set_limits(line);
  set_password(line, request);
  set_body(line, request);
  struct curl_slist *headers = headers_of(line, request);
  c->easy_setopt(line->easy, CURLOPT_URL, request->url);
  c->easy_setopt(line->easy, CURLOPT_CUSTOMREQUEST,
                 strcmp(request->method, "HEAD") == 0 ? NULL : request->method);
  c->easy_setopt(line->easy, CURLOPT_HTTPHEADER, headers);
  CURLcode code = c->easy_perform(line->easy);
  c->slist_free_all(headers);
  return code;
}

/* ---- tries ---- */

static bool may_pass(const EntLine *line, CURLcode code, long status)
{
  switch (code) {
  case CURLE_OK:
    return ent_answer_may_pass(status);
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_COULDNT_CONNECT:
  case CURLE_OPERATION_TIMEDOUT:
  case CURLE_SEND_ERROR:
  case CURLE_RECV_ERROR:
  case CURLE_GOT_NOTHING:
  case CURLE_PARTIAL_FILE:
  case CURLE_SSL_CONNECT_ERROR:
    return true;
  default:
    return line->stalled;
  }
}

/* The address asks for a password: takes the way that it offers. */
static bool take_scheme(EntLine *line, const EntRequest *request, long status)
{
  long offered = 0;
  if (status != 401 || !line->options.credentials || scheme_of(line, request))
    return false;
  line->curl.easy_getinfo(line->easy, CURLINFO_HTTPAUTH_AVAIL, &offered);
  long scheme = offered & (long)CURLAUTH_DIGEST  ? (long)CURLAUTH_DIGEST
                : offered & (long)CURLAUTH_BASIC ? (long)CURLAUTH_BASIC
                                                 : 0;
  if (scheme)
    g_hash_table_insert(line->schemes, address_of(request), GINT_TO_POINTER(scheme));
  return scheme != 0;
}

static void explain(const EntLine *line, CURLcode code, long status, GString *out)
{
  g_string_truncate(out, 0);
  if (line->stalled)
    g_string_printf(out, "nothing has moved for %d s (--timeout)",
                    line->options.timeout);
  else if (code != CURLE_OK)
    g_string_assign(out, *line->reason ? line->reason : line->curl.easy_strerror(code));
  else
    ent_answer_explain(
        status, line->body->str,
        scheme_of(line, line->request) ? line->options.credentials : NULL, out);
  if (code == CURLE_OK && line->location->len)
    g_string_append_printf(out, ", %s", line->location->str);
}

/* Milliseconds before the next try: what the store asks for, else half to the whole of
 * a time that doubles. */
static gint64 wait_before(const EntLine *line, int tries)
{
  curl_off_t asked = 0;
  line->curl.easy_getinfo(line->easy, CURLINFO_RETRY_AFTER, &asked);
  if (asked > 0) return (gint64)MIN(asked, LONGEST_ASKED + 1) * 1000;
  int most = MIN(FIRST_WAIT_MS << MIN(tries, 10), LONGEST_WAIT_MS);
  return g_random_int_range(most / 2, most + 1);
}

/* Waits and says so. False: that would take too long. */
static bool wait_for_next(const EntLine *line, const char *reason, int tries)
{
  gint64 wait = wait_before(line, tries);
  if (wait > LONGEST_ASKED * 1000) return false;
  char *text =
      g_strdup_printf("%s: %s; try %d of %d in %.1f s", line->request->url, reason,
                      tries + 2, line->options.retries + 1, (double)wait / 1000);
  if (line->options.note) line->options.note(text, line->options.data);
  g_free(text);
  g_usleep((gulong)wait * 1000);
  return true;
}

bool ent_line_send(EntLine *line, const EntRequest *request, EntAnswer *answer,
                   EntError *error)
{
  GString *reason = g_string_new(NULL);
  bool good = false;
  for (int tries = 0;; tries++) {
    long status = 0;
    CURLcode code = perform(line, request);
    if (code == CURLE_OK)
      line->curl.easy_getinfo(line->easy, CURLINFO_RESPONSE_CODE, &status);
    *answer = (EntAnswer){status, line->body->str, line->server->str};
    good = status / 100 == 2 || (status && status == request->also_good);
    if (good) break;
    if (take_scheme(line, request, status)) {
      tries--;
      continue;
    }
    explain(line, code, status, reason);
    if (!may_pass(line, code, status) || tries >= line->options.retries ||
        !wait_for_next(line, reason->str, tries)) {
      ent_fail(error, ENT_ERR_OUTPUT, request->url, 0, 0, "%s", reason->str);
      break;
    }
  }
  g_string_free(reason, TRUE);
  return good;
}

/* ---- life ---- */

static bool check_credentials(const char *path, EntError *error)
{
  GStatBuf about;
  if (!path) return true;
  if (g_stat(path, &about) != 0 || g_access(path, R_OK) != 0)
    return ent_fail(error, ENT_ERR_NO_INPUT, path, 0, 0, "cannot be read: %s",
                    g_strerror(errno));
  if (!S_ISREG(about.st_mode))
    return ent_fail(error, ENT_ERR_USAGE, path, 0, 0, "is no file of credentials");
  if ((about.st_mode & 077) != 0)
    return ent_fail(error, ENT_ERR_USAGE, path, 0, 0,
                    "others may read it; credentials are for their owner only: "
                    "chmod 600");
  return true;
}

EntLine *ent_line_new(const EntLineOptions *options, EntError *error)
{
  EntCurlCalls curl;
  if (!check_credentials(options->credentials, error) || !ent_curl_load(&curl, error))
    return NULL;
  EntLine *line = g_new0(EntLine, 1);
  line->options = *options;
  line->curl = curl;
  line->easy = curl.easy_init();
  line->body = g_string_new(NULL);
  line->server = g_string_new(NULL);
  line->location = g_string_new(NULL);
  line->schemes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (line->easy) return line;
  ent_fail(error, ENT_ERR_OUTPUT, NULL, 0, 0, "libcurl cannot be started");
  ent_line_free(line);
  return NULL;
}

void ent_line_free(EntLine *line)
{
  if (!line) return;
  line->curl.easy_cleanup(line->easy);
  g_string_free(line->body, TRUE);
  g_string_free(line->server, TRUE);
  g_string_free(line->location, TRUE);
  g_hash_table_destroy(line->schemes);
  g_free(line);
}
