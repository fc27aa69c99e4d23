// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* What a status of HTTP means for who loads a graph, and what to do. */
#ifndef ENT_EXPORT_SEND_ANSWER_H
#define ENT_EXPORT_SEND_ANSWER_H

#include <glib.h>
#include <stdbool.h>

/* The same request may be answered otherwise later. */
bool ent_answer_may_pass(long status);

/* Appends "answers STATUS: meaning; what it says". body: what the store says, text or
 * HTML, or NULL. credentials: the file of them that was tried, or NULL. */
void ent_answer_explain(long status, const char *body, const char *credentials,
                        GString *out);

#endif
