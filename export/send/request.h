// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* One request to a store over HTTP, tried again while that may help.
 *
 * Only what may be sent twice without harm may be sent here. A request is tried again
 * when the connection fails or the store answers 408, 425, 429, 500, 502, 503 or
 * 504: after half a second to a second, twice that, and so on up to half a minute, or
 * when Retry-After says. Redirects are not followed, so that a password goes to no
 * other host. */
#ifndef ENT_EXPORT_SEND_REQUEST_H
#define ENT_EXPORT_SEND_REQUEST_H

#include "export/send/parcels.h"

typedef struct {
  const char *credentials; /* netrc file, readable by its owner only; or NULL */
  int retries;             /* after the first try */
  int timeout;             /* seconds in which nothing moves */
  /* A request is to be tried again, and why. May be NULL. */
  void (*note)(const char *text, void *data);
  /* bytes of the body are on their way, again and again. May be NULL. */
  void (*moved)(guint64 bytes, void *data);
  void *data;
} EntLineOptions;

typedef struct EntLine EntLine; /* to a store */

/* Loads libcurl and looks at the file of credentials: ENT_ERR_USAGE if others may read
 * it, ENT_ERR_NO_INPUT if it cannot be read. options are copied, its strings borrowed.
 */
EntLine *ent_line_new(const EntLineOptions *options, EntError *error);
void ent_line_free(EntLine *line);

typedef struct {
  const char *method; /* "PUT" */
  const char *url;
  const char *type;          /* of the body, or NULL */
  const char *accept;        /* type of the answer, or NULL */
  const EntParcels *parcels; /* that the body is of */
  const GArray *body;        /* of EntStretch; NULL = none */
  long also_good;            /* a status besides 2xx; 0 = none */
} EntRequest;

/* What the store answered to the last request. Borrowed until the next. */
typedef struct {
  long status;
  const char *body;   /* NUL-terminated, cut at 1 MiB */
  const char *server; /* what the store calls itself; "" = it does not say */
} EntAnswer;

/* False: ENT_ERR_OUTPUT with the address and what it answered or why it did not; the
 * answer's status is 0 if there was none. */
bool ent_line_send(EntLine *line, const EntRequest *request, EntAnswer *answer,
                   EntError *error);

#endif
