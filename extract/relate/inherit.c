// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Frames that extend frames. A mistake is reported as the parser of the language does,
 * with the line as it was read. */
#include "extract/relate/lexer.h"
#include "extract/relate/rules.h"
#include <stdarg.h>

bool rules_is_replaced(const EntRules *rules, uint32_t index)
{
  const RuleFrame *frame = rules_frame(rules, index);
  return GPOINTER_TO_UINT(g_hash_table_lookup(rules->by_name, frame->name)) !=
         index + 1;
}

/* A child that says nothing of roles, gives or tests has its parent's. */
static void inherit(RuleFrame *frame, const RuleFrame *parent)
{
  if (!frame->n_roles) {
    frame->roles = parent->roles;
    frame->n_roles = parent->n_roles;
    frame->need |= parent->need;
    if (!frame->n_gives) {
      frame->gives = parent->gives;
      frame->n_gives = parent->n_gives;
    }
  }
  if (!frame->n_tests) {
    frame->tests = parent->tests;
    frame->n_tests = parent->n_tests;
  }
  if (frame->confidence <= 0) frame->confidence = parent->confidence;
  if (frame->past == ENT_STATUS_COUNT) frame->past = parent->past;
  frame->presupposed |= parent->presupposed;
}

enum { STATE_NEW, STATE_OPEN, STATE_DONE };

static bool fail_at(const RuleFrame *frame, EntError *error, const char *format, ...)
    ENT_PRINTF(3, 4);

static bool fail_at(const RuleFrame *frame, EntError *error, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  g_autofree char *message = g_strdup_vprintf(format, args);
  va_end(args);
  return ent_fail(error, ENT_ERR_BAD_DATA, frame->file, frame->line, frame->column,
                  "%s%s", message, frame->excerpt);
}

static bool no_such_parent(const EntRules *rules, const RuleFrame *frame,
                           EntError *error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (guint i = 0; i < rules->frames->len; i++)
    if (!rules_frame(rules, i)->pattern && rules_frame(rules, i) != frame)
      g_ptr_array_add(names, (char *)rules_frame(rules, i)->name);
  const char *near =
      lexer_nearest(frame->parent, (const char *const *)names->pdata, names->len);
  return fail_at(frame, error,
                 "frame '%s' extends '%s', and there is no such frame%s%s%s",
                 frame->name, frame->parent, near ? "; did you mean '" : "",
                 near ? near : "", near ? "'?" : "");
}

/* The frame that one extends; NULL with *error. */
static RuleFrame *parent_of(EntRules *rules, const RuleFrame *frame, EntError *error)
{
  uint32_t up = GPOINTER_TO_UINT(g_hash_table_lookup(rules->by_name, frame->parent));
  if (!up) {
    no_such_parent(rules, frame, error);
    return NULL;
  }
  RuleFrame *parent = &g_array_index(rules->frames, RuleFrame, up - 1);
  if (!parent->pattern) return parent;
  fail_at(frame, error, "frame '%s' extends '%s', which is a pattern", frame->name,
          frame->parent);
  return NULL;
}

/* "a extends b extends a". */
static bool fail_of_ring(const GPtrArray *line, const RuleFrame *again, EntError *error)
{
  enum { MOST_NAMES = 8 };
  g_autoptr(GString) ring = g_string_new(again->name);
  bool inside = false;
  guint names = 0;
  for (guint i = 0; i < line->len; i++) {
    const RuleFrame *frame = line->pdata[i];
    inside |= frame == again;
    if (!inside || ++names > MOST_NAMES) continue;
    g_string_append_printf(ring, " extends %s", frame->parent);
  }
  return fail_at(again, error, "frame '%s' extends itself: %s%s", again->name,
                 ring->str, names > MOST_NAMES ? " ..." : "");
}

/* Follows the line of parents up, without recursion, then inherits down. */
static bool resolve(EntRules *rules, uint32_t index, EntError *error)
{
  g_autoptr(GPtrArray) line = g_ptr_array_new();
  RuleFrame *frame = &g_array_index(rules->frames, RuleFrame, index);
  while (frame->state != STATE_DONE) {
    if (frame->state == STATE_OPEN) return fail_of_ring(line, frame, error);
    frame->state = STATE_OPEN;
    g_ptr_array_add(line, frame);
    if (!frame->parent) break;
    frame = parent_of(rules, frame, error);
    if (!frame) return false;
  }
  for (guint i = line->len; i-- > 0;) {
    RuleFrame *child = line->pdata[i];
    if (child->parent) inherit(child, parent_of(rules, child, error));
    if (!child->n_gives)
      return fail_at(child, error,
                     "frame '%s' gives nothing: with roles of its own it needs a "
                     "'gives' of its own",
                     child->name);
    child->state = STATE_DONE;
  }
  return true;
}

bool rules_inherit(EntRules *rules, EntError *error)
{
  for (guint i = 0; i < rules->frames->len; i++) {
    RuleFrame *frame = &g_array_index(rules->frames, RuleFrame, i);
    if (!rules_is_replaced(rules, i) && !resolve(rules, i, error)) return false;
    if (frame->confidence <= 0) frame->confidence = 0.8f;
  }
  return true;
}
