// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The tries of a sentence, printed: the matches, and of the others the nearest. */
#include "extract/relate/trace.h"
#include <string.h>

enum { SHOWN_MISSES = 3 }; /* at a word */

void trace_add(EntRelate *r, const TraceTry *one)
{
  g_array_append_vals(r->trace->tries, one, 1);
}

static const TraceTry *try_at(const EntRelate *r, guint i)
{
  return &g_array_index(r->trace->tries, TraceTry, i);
}

static bool gave(const TraceTry *one)
{
  return one->end_found > one->first_found;
}

/* --- words ------------------------------------------------------------------------ */

static void put_plain(FILE *out, const char *text, size_t length)
{
  for (size_t i = 0; i < length; i++)
    fputc((unsigned char)text[i] < 0x20 ? ' ' : text[i], out);
}

static void put_tokens(const EntRelate *r, uint32_t first, uint32_t end)
{
  const EntToken *tokens = r->a->tokens;
  put_plain(r->trace->out, r->a->text + tokens[first].begin,
            tokens[end - 1].end - tokens[first].begin);
}

static void put_where(const EntRelate *r, uint32_t sentence)
{
  uint32_t begin = r->a->tokens[r->a->sentences[sentence].first].begin, line = 1;
  for (const char *p = r->a->text; p < r->a->text + begin; p++)
    line += *p == '\n';
  fprintf(r->trace->out, "%s:%u", r->trace->file, line);
}

static const char *thing_name(const EntRelate *r, uint32_t thing)
{
  return r->m->chains[thing].name;
}

/* "Norway metWith Chile Planned, says Anna Lind". */
static void put_statement(const EntRelate *r, const EntStatement *st)
{
  FILE *out = r->trace->out;
  fprintf(out, "%s %s ", thing_name(r, st->subject),
          ent_property_info(st->property)->name);
  if (st->object.kind == ENT_RANGE_THING)
    fputs(thing_name(r, st->object.thing), out);
  else
    put_plain(out, st->object.text, strlen(st->object.text));
  if (st->object.unit) fprintf(out, " %s", st->object.unit);
  if (st->status != ENT_STATUS_ASSERTED)
    fprintf(out, " %s", ent_status_name(st->status));
  if (st->attributed_to != ENT_NONE)
    fprintf(out, ", says %s", thing_name(r, st->attributed_to));
}

static void put_statements(const EntRelate *r, uint32_t first, uint32_t end)
{
  for (uint32_t i = first; i < end; i++) {
    fputs("      gives ", r->trace->out);
    put_statement(r, &g_array_index(r->found, EntStatement, i));
    fputc('\n', r->trace->out);
  }
}

/* --- a try ------------------------------------------------------------------------ */

static void put_fillers(const EntRelate *r, const Fillers *fillers)
{
  for (uint32_t i = 0; i < fillers->n; i++) {
    const Filler *f = &fillers->items[i];
    const EntMention *m = &r->m->mentions[f->mention];
    uint32_t thing = f->thing == ENT_NONE ? m->thing : f->thing;
    fprintf(r->trace->out, "%s\"", i ? ", " : "");
    put_tokens(r, m->first, m->end);
    fputc('"', r->trace->out);
    if (thing != ENT_NONE && strcmp(thing_name(r, thing), m->text ? m->text : "") != 0)
      fprintf(r->trace->out, " (%s)", thing_name(r, thing));
  }
}

static void put_role(const EntRelate *r, const TraceTry *one, uint32_t i, bool why)
{
  const RuleRole *role = &one->frame->roles[i];
  FILE *out = r->trace->out;
  if (!one->roles[i].n && !why) return;
  fprintf(out, "      %s = ", role->name);
  if (one->roles[i].n) {
    put_fillers(r, &one->roles[i]);
  } else {
    g_autoptr(GString) text = g_string_new(NULL);
    trace_why_empty(r, one, i, text);
    fprintf(out, "- (%s)", text->str);
  }
  fputc('\n', out);
}

static void put_try(const EntRelate *r, const TraceTry *one)
{
  FILE *out = r->trace->out;
  const char *base = strrchr(one->frame->file, '/');
  fprintf(out, "  %c %s %s (%s:%u), ", gave(one) ? '+' : '-',
          one->trigger ? "frame" : "pattern", one->frame->name,
          base ? base + 1 : one->frame->file, one->frame->line);
  fprintf(out, "%s \"", one->trigger ? trace_kind_name(one->trigger->kind) : "words");
  put_tokens(r, one->token, one->end_token);
  fputc('"', out);
  if (!gave(one)) {
    g_autoptr(GString) text = g_string_new(NULL);
    trace_why(r, one, text);
    fprintf(out, ": %s", text->str);
  }
  fputc('\n', out);
  for (uint32_t i = 0; one->end == TRACE_RAN && i < one->frame->n_roles; i++)
    put_role(r, one, i, gave(one) && one->trigger);
  put_statements(r, one->first_found, one->end_found);
}

/* --- a sentence ------------------------------------------------------------------- */

/* The nearest at this word that gave nothing and is not printed yet. */
static uint32_t nearest_miss(const EntRelate *r, uint32_t token, const bool *printed)
{
  uint32_t best = ENT_NONE;
  for (guint i = 0; i < r->trace->tries->len; i++) {
    const TraceTry *one = try_at(r, i);
    if (one->token != token || gave(one) || printed[i]) continue;
    if (best == ENT_NONE || trace_nearness(one) > trace_nearness(try_at(r, best)))
      best = i;
  }
  return best;
}

static void put_misses(const EntRelate *r, uint32_t token, bool *printed)
{
  for (unsigned n = 0; n < SHOWN_MISSES; n++) {
    uint32_t i = nearest_miss(r, token, printed);
    if (i == ENT_NONE) return;
    const TraceTry *one = try_at(r, i);
    if (n && one->end < TRACE_TEST) return; /* mere homonyms, beside one that ran */
    put_try(r, one);
    printed[i] = true;
  }
}

/* Speech is found before the frames: its statements are those of no try. */
static void put_speech(const EntRelate *r)
{
  const EntSentence *s = relate_sentence(r);
  for (guint i = 0; i < r->found->len; i++) {
    const EntStatement *st = &g_array_index(r->found, EntStatement, i);
    if (st->property != ENT_PROP_SAID || st->span.begin > s->first ||
        st->span.end < s->end)
      continue;
    fprintf(r->trace->out, "  + speech %s\n", st->rule);
    put_statements(r, i, i + 1);
  }
}

static void print_sentence(const EntRelate *r)
{
  const EntSentence *s = relate_sentence(r);
  g_autofree bool *printed = g_new0(bool, r->trace->tries->len + 1);
  put_where(r, r->sentence);
  fputs(": ", r->trace->out);
  put_tokens(r, s->first, s->end);
  fputc('\n', r->trace->out);
  put_speech(r);
  for (uint32_t t = s->first; t < s->end; t++) {
    for (guint i = 0; i < r->trace->tries->len; i++)
      if (try_at(r, i)->token == t && gave(try_at(r, i))) put_try(r, try_at(r, i));
    put_misses(r, t, printed);
  }
}

/* --- sentences that gave nothing -------------------------------------------------- */

static bool has_statement(const EntRelate *r)
{
  const EntSentence *s = relate_sentence(r);
  for (guint i = 0; i < r->found->len; i++) {
    const EntStatement *st = &g_array_index(r->found, EntStatement, i);
    if (st->span.begin < s->end && st->span.end > s->first) return true;
  }
  return false;
}

static void put_missed(const EntRelate *r, uint32_t token, const char *frame,
                       const char *why)
{
  const EntSentence *s = relate_sentence(r);
  put_where(r, r->sentence);
  fputc('\t', r->trace->out);
  put_tokens(r, token, token + 1);
  fprintf(r->trace->out, "\t%s\t%s\t", frame, why);
  put_tokens(r, s->first, s->end);
  fputc('\n', r->trace->out);
}

/* Of the tries at words of the rules' own: a thing is a trigger in every sentence that
 * speaks of it, and that it gives nothing is no wonder. */
static const TraceTry *nearest_word(const EntRelate *r)
{
  const TraceTry *best = NULL;
  for (guint i = 0; i < r->trace->tries->len; i++) {
    const TraceTry *one = try_at(r, i);
    if (!one->trigger || one->trigger->kind == TRIGGER_THING) continue;
    if (one->end <= TRACE_IN_NAME) continue;
    if (!best || trace_nearness(one) > trace_nearness(best)) best = one;
  }
  return best;
}

/* A sentence that names nothing is not looked at; the first word of it that would be a
 * trigger. */
static void put_unnamed(const EntRelate *r)
{
  const EntSentence *s = relate_sentence(r);
  const EntRules *rules = r->rules;
  for (uint32_t t = s->first; t < s->end; t++) {
    uint32_t word = r->lemma[t];
    for (uint32_t i = word ? rules->first_trigger[word] : 0;
         word && i < rules->first_trigger[word + 1]; i++) {
      const RuleTrigger *trigger = &rules->triggers[i];
      bool verb = relate_token(r, t)->upos == ENT_POS_VERB;
      if (trigger->rest[0] || verb != (trigger->kind == TRIGGER_VERB)) continue;
      put_missed(r, t, rules_frame(rules, trigger->rule)->name,
                 "nothing is named in the sentence");
      return;
    }
  }
}

static void print_missed(const EntRelate *r)
{
  if (has_statement(r)) return;
  if (r->first_mention[r->sentence] == r->first_mention[r->sentence + 1]) {
    put_unnamed(r);
    return;
  }
  const TraceTry *one = nearest_word(r);
  if (!one) return;
  g_autoptr(GString) why = g_string_new(NULL);
  trace_why(r, one, why);
  put_missed(r, one->token, one->frame->name, why->str);
}

void trace_sentence(EntRelate *r)
{
  if (r->trace->missed)
    print_missed(r);
  else
    print_sentence(r);
  g_array_set_size(r->trace->tries, 0);
}
