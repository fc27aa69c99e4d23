// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Loads libcurl. */
#include "export/send/curl_calls.h"
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* Both builds have the interface of curl.h; Debian knows them by these names. */
static const char *const libraries[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};

static bool find(void *library, const char *name, void *function)
{
  void *found = dlsym(library, name);
  memcpy(function, &found, sizeof(found)); /* ISO C has no cast between the two */
  return found != NULL;
}

static void *open_library(void)
{
  void *library = NULL;
  for (size_t i = 0; !library && i < sizeof libraries / sizeof *libraries; i++)
    library = dlopen(libraries[i], RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
  return library;
}

bool ent_curl_load(EntCurlCalls *calls, EntError *error)
{
  void *library = open_library();
  bool found = library != NULL;
#define X(name) found = found && find(library, "curl_" #name, &calls->name);
  ENT_CURL_CALLS(X)
#undef X
  if (!found)
    return ent_fail(error, ENT_ERR_OUTPUT, NULL, 0, 0,
                    "libcurl is needed for this and not there: %s", dlerror());
  if (calls->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK) return true;
  return ent_fail(error, ENT_ERR_OUTPUT, NULL, 0, 0, "libcurl cannot be started");
}
