// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Statements as they are found. What the vocabulary forbids is not added. */
#include "extract/relate/engine.h"
#include <string.h>

static bool object_value(EntRelate *r, const Finding *f, EntValue *value)
{
  const EntPropertyInfo *info = ent_property_info(f->property);
  const EntMention *m = &r->m->mentions[f->object.mention];
  *value = (EntValue){.kind = info->range_kind, .thing = ENT_NONE};
  if (info->range_kind == ENT_RANGE_THING) {
    value->thing = f->object.thing;
    return f->object.thing != ENT_NONE && f->object.thing != f->subject.thing &&
           ent_class_in(r->m->chains[f->object.thing].cls, info->range);
  }
  value->text = m->text;
  if (info->range_kind == ENT_RANGE_DATE) return m->kind == ENT_MENTION_DATE && m->text;
  value->unit = m->unit;
  return info->range_kind == ENT_RANGE_MONEY && m->kind == ENT_MENTION_MONEY &&
         m->text && m->unit;
}

static EntSpan mention_span(const EntRelate *r, uint32_t mention)
{
  if (mention == ENT_NONE) return (EntSpan){0, 0};
  const EntMention *m = &r->m->mentions[mention];
  return (EntSpan){m->first, m->end};
}

static ConfidenceEnd end_of(const EntRelate *r, uint32_t mention, float sure)
{
  if (mention == ENT_NONE) return (ConfidenceEnd){0};
  return (ConfidenceEnd){true, r->m->mentions[mention].kind, sure};
}

static void print_span(const EntRelate *r, EntSpan span)
{
  if (span.begin >= span.end) {
    fputs("\t0,0", r->parts);
    return;
  }
  const char *text = r->a->text;
  const char *from = text + relate_token(r, span.begin)->begin;
  const char *to = text + relate_token(r, span.end - 1)->end;
  fprintf(r->parts, "\t%ld,%ld", g_utf8_pointer_to_offset(text, from),
          g_utf8_pointer_to_offset(text, to));
}

/* Adds the statement, whose spans are set, and how sure it is. */
static void add(EntRelate *r, EntStatement *st, const ConfidenceParts *parts)
{
  const EntConfidence *measured = r->rules->confidence;
  st->confidence = confidence_at(measured, confidence_product(measured, parts));
  g_array_append_val(r->found, *st);
  if (!r->parts) return;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(number, sizeof number, "%.4f", (double)st->confidence);
  fputs(ent_property_info(st->property)->name, r->parts);
  print_span(r, st->subject_span);
  print_span(r, st->object_span);
  fputc('\t', r->parts);
  confidence_print(parts, r->parts);
  fprintf(r->parts, "\t%s\n", number);
}

/* "an attack on ships", "a war on drugs": what it strikes is no field. */
static bool is_about_happening(const EntRelate *r, const Finding *f)
{
  return f->property == ENT_PROP_COVERS && f->subject.mention != ENT_NONE &&
         (relate_cues(r, r->m->mentions[f->subject.mention].head) &
          ENT_CUE_SET(HAPPENING));
}

void emit(EntRelate *r, const Finding *f)
{
  const EntPropertyInfo *info = ent_property_info(f->property);
  EntStatement st = {.subject = f->subject.thing,
                     .property = f->property,
                     .status = f->status,
                     .rule = f->rule,
                     .attributed_to = f->attributed_to,
                     .valid_from = f->valid.from,
                     .valid_until = f->valid.until};
  if (st.subject == ENT_NONE) return;
  const EntChain *subject = &r->m->chains[st.subject];
  if (subject->dropped || !ent_class_in(subject->cls, info->domain)) return;
  if (!object_value(r, f, &st.object) || is_about_happening(r, f)) return;
  const EntSentence *s = relate_sentence(r);
  st.span = (EntSpan){s->first, s->end};
  st.subject_span = mention_span(r, f->subject.mention);
  st.object_span = mention_span(r, f->object.mention);
  ConfidenceParts parts = {.rule = f->rule,
                           .own = f->confidence,
                           .property = f->property,
                           .status = f->status,
                           .subject = end_of(r, f->subject.mention, f->subject.sure),
                           .object = end_of(r, f->object.mention, f->object.sure)};
  add(r, &st, &parts);
}

/* Of whom the text says, without a word for him there, that he spoke: his last mention
 * in front of the words, else his first behind. */
static uint32_t speaker_at(const EntRelate *r, uint32_t speaker, uint32_t mention,
                           uint32_t first)
{
  if (mention != ENT_NONE) return mention;
  for (uint32_t i = 0; i < r->m->n_mentions; i++) {
    if (r->m->mentions[i].thing != speaker) continue;
    if (mention != ENT_NONE && r->m->mentions[i].first >= first) break;
    mention = i;
  }
  return mention;
}

void emit_said(EntRelate *r, uint32_t speaker, uint32_t mention, uint32_t first,
               uint32_t end, const char *value, float confidence, const char *rule)
{
  const EntChain *chain = &r->m->chains[speaker];
  if (chain->dropped ||
      !ent_class_in(chain->cls, ent_property_info(ENT_PROP_SAID)->domain))
    return;
  const EntSentence *s = relate_sentence(r);
  EntStatement st = {
      .subject = speaker,
      .property = ENT_PROP_SAID,
      .object = {.kind = ENT_RANGE_TEXT, .thing = ENT_NONE, .text = value},
      .status = ENT_STATUS_ASSERTED,
      .rule = rule,
      .span = {MIN(s->first, first), MAX(s->end, end)},
      .subject_span = mention_span(r, speaker_at(r, speaker, mention, first)),
      .object_span = {first, end},
      .attributed_to = ENT_NONE};
  float sure = mention == ENT_NONE ? 1 : r->m->mentions[mention].confidence;
  ConfidenceParts parts = {.rule = rule,
                           .own = confidence,
                           .property = st.property,
                           .status = st.status,
                           .subject = end_of(r, mention, sure)};
  add(r, &st, &parts);
}
