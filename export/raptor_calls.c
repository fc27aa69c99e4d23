// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Loads raptor2. */
#include "export/raptor_calls.h"
#include <dlfcn.h>
#include <string.h>

/* The name that goes with the interface of raptor2.h. */
#define LIBRARY "libraptor2.so.0"

static bool find(void *library, const char *name, void *function)
{
  void *found = dlsym(library, name);
  memcpy(function, &found, sizeof(found)); /* ISO C has no cast between the two */
  return found != NULL;
}

bool ent_raptor_load(EntRaptorCalls *calls, const char *path, EntErrorCode code,
                     EntError *error)
{
  /* Never unloaded: the libraries below it do not bear being started twice. */
  void *library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
  bool found = library != NULL;
#define X(name) found = found && find(library, "raptor_" #name, &calls->name);
  ENT_RAPTOR_CALLS(X)
#undef X
  if (!found)
    ent_fail(error, code, path, 0, 0, "raptor2 is needed for this and not there: %s",
             dlerror());
  if (library) dlclose(library);
  return found;
}
