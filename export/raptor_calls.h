// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* raptor2, loaded when it is needed. It brings thirty libraries of its own (curl, TLS,
 * Kerberos, LDAP), which cost a program that is linked with it 5 ms at each start, and
 * only RDF/XML and reading Turtle, TriG and RDF/XML back ask for it. Inside export
 * only. */
#ifndef ENT_EXPORT_RAPTOR_CALLS_H
#define ENT_EXPORT_RAPTOR_CALLS_H

#include "graph/error.h"
#include <raptor2.h>

/* X(name): the functions that we call, without "raptor_". */
#define ENT_RAPTOR_CALLS(X)                                                            \
  X(free_iostream)                                                                     \
  X(free_parser)                                                                       \
  X(free_serializer)                                                                   \
  X(free_uri)                                                                          \
  X(free_world)                                                                        \
  X(locator_column)                                                                    \
  X(locator_line)                                                                      \
  X(new_iostream_from_handler)                                                         \
  X(new_parser)                                                                        \
  X(new_serializer)                                                                    \
  X(new_term_from_counted_literal)                                                     \
  X(new_term_from_counted_uri_string)                                                  \
  X(new_uri)                                                                           \
  X(new_world_internal)                                                                \
  X(parser_parse_file_stream)                                                          \
  X(parser_set_option)                                                                 \
  X(parser_set_statement_handler)                                                      \
  X(serializer_serialize_end)                                                          \
  X(serializer_serialize_statement)                                                    \
  X(serializer_set_namespace)                                                          \
  X(serializer_start_to_iostream)                                                      \
  X(statement_clear)                                                                   \
  X(statement_init)                                                                    \
  X(uri_as_string)                                                                     \
  X(world_open)                                                                        \
  X(world_set_log_handler)

typedef struct {
#define X(name) __typeof__(raptor_##name) *name;
  ENT_RAPTOR_CALLS(X)
#undef X
} EntRaptorCalls;

/* Fills *calls. The library is loaded once and stays until the process ends. False:
 * *error says what the system's loader misses; it names path as the file at which the
 * work stopped. */
bool ent_raptor_load(EntRaptorCalls *calls, const char *path, EntErrorCode code,
                     EntError *error);

#endif
