// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* libcurl, loaded when `entente load` asks for it: no other command uses the network,
 * and a program that is linked with it starts 5 ms later. */
#ifndef ENT_EXPORT_SEND_CURL_CALLS_H
#define ENT_EXPORT_SEND_CURL_CALLS_H

#include "graph/error.h"
#define CURL_DISABLE_TYPECHECK /* the checks are of calls by name */
#include <curl/curl.h>

/* X(name): the functions that we call, without "curl_". */
#define ENT_CURL_CALLS(X)                                                              \
  X(easy_cleanup)                                                                      \
  X(easy_getinfo)                                                                      \
  X(easy_init)                                                                         \
  X(easy_perform)                                                                      \
  X(easy_reset)                                                                        \
  X(easy_setopt)                                                                       \
  X(easy_strerror)                                                                     \
  X(global_init)                                                                       \
  X(slist_append)                                                                      \
  X(slist_free_all)

/* curl.h has macros of these names. */
#undef curl_easy_getinfo
#undef curl_easy_setopt

typedef struct {
#define X(name) __typeof__(curl_##name) *name;
  ENT_CURL_CALLS(X)
#undef X
} EntCurlCalls;

/* Fills *calls and starts the library, which stays until the process ends. False:
 * ENT_ERR_OUTPUT with what the system's loader misses. */
bool ent_curl_load(EntCurlCalls *calls, EntError *error);

#endif
