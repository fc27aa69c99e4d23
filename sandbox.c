// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Landlock by its system calls: Debian 12's headers know none of its network rules, and
 * there is no library for it there. */
#define _GNU_SOURCE /* O_PATH, syscall */
#include "sandbox.h"

#include "graph/store.h"
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined SYS_landlock_create_ruleset && !defined ENT_NO_SANDBOX

/* linux/landlock.h; each version of the interface knows more of them */
enum {
  WRITE_FILE = 1 << 1,
  REMOVE_DIR = 1 << 4,
  REMOVE_FILE = 1 << 5,
  MAKE_ANY = 0x7f << 6, /* character device, folder, file, socket, pipe, device, link */
  REFER = 1 << 13,      /* version 2 */
  TRUNCATE = 1 << 14,   /* version 3 */
  BIND_TCP = 1 << 0,    /* version 4 */
  CONNECT_TCP = 1 << 1,
  VERSION_FLAG = 1,
  PATH_BENEATH = 1
};

typedef struct {
  uint64_t files, network;
} Rights;

typedef struct __attribute__((packed)) {
  uint64_t allowed;
  int32_t folder;
} Beneath;

typedef struct {
  int rules;
  uint64_t rights;
} Sandbox;

/* ---- rules ---- */

static void allow(const Sandbox *sandbox, const char *path, uint64_t rights)
{
  int folder = open(path, O_PATH | O_CLOEXEC);
  struct stat status;
  if (folder < 0) return;
  /* rights over what is in a folder make no sense for a file, and are refused */
  if (fstat(folder, &status) == 0 && !S_ISDIR(status.st_mode))
    rights &= WRITE_FILE | TRUNCATE;
  Beneath rule = {rights & sandbox->rights, folder};
  syscall(SYS_landlock_add_rule, sandbox->rules, PATH_BENEATH, &rule, 0);
  close(folder);
}

static void allow_folder_of(const Sandbox *sandbox, const char *file)
{
  g_autofree char *folder = g_path_get_dirname(file);
  allow(sandbox, folder, sandbox->rights);
}

/* Of a link where it leads to, too: outputs follow links. */
static void allow_file(const Sandbox *sandbox, const char *file)
{
  if (!file) return;
  char *real = realpath(file, NULL);
  allow_folder_of(sandbox, file);
  if (real) allow_folder_of(sandbox, real);
  free(real);
}

/* "FORMAT:FILE" may as well be the name of a file. */
static void allow_outputs(const Sandbox *sandbox, char *const *outputs)
{
  for (; outputs && *outputs; outputs++) {
    const char *colon = strchr(*outputs, ':');
    allow_file(sandbox, *outputs);
    if (colon) allow_file(sandbox, colon + 1);
  }
}

/* Even a reader of SQLite's files writes beside them. */
static void allow_stores(const Sandbox *sandbox, char *const *paths)
{
  for (; paths && *paths; paths++)
    if (ent_store_is(*paths)) allow_file(sandbox, *paths);
}

static void allow_all(const Sandbox *sandbox, const Options *o)
{
  allow_outputs(sandbox, o->outputs);
  allow_file(sandbox, o->ledger);
  allow_file(sandbox, o->failed);
  allow_file(sandbox, o->store);
  allow_stores(sandbox, o->rest);
  allow_stores(sandbox, (char *[]){o->graph, NULL});
  allow(sandbox, g_get_tmp_dir(), sandbox->rights);
  allow(sandbox, "/var/tmp", sandbox->rights);
  allow(sandbox, "/dev", WRITE_FILE | TRUNCATE);
}

/* ---- the whole ---- */

static Sandbox open_sandbox(void)
{
  Rights rights = {WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_ANY, 0};
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, VERSION_FLAG);
  if (version < 1) return (Sandbox){-1, 0};
  if (version >= 2) rights.files |= REFER;
  if (version >= 3) rights.files |= TRUNCATE;
  if (version >= 4) rights.network = BIND_TCP | CONNECT_TCP;
  size_t size = version >= 4 ? sizeof rights : sizeof rights.files;
  return (Sandbox){(int)syscall(SYS_landlock_create_ruleset, &rights, size, 0),
                   rights.files};
}

void sandbox_enter(const Options *options)
{
  const char *wish = g_getenv("ENTENTE_SANDBOX");
  if (wish && strcmp(wish, "off") == 0) return;
  Sandbox sandbox = open_sandbox();
  if (sandbox.rules < 0) return;
  allow_all(&sandbox, options);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
    syscall(SYS_landlock_restrict_self, sandbox.rules, 0);
  close(sandbox.rules);
}

#else

void sandbox_enter(const Options *options)
{
  (void)options;
}

#endif
