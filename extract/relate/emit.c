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

void emit(EntRelate *r, const Finding *f)
{
  const EntPropertyInfo *info = ent_property_info(f->property);
  EntStatement st = {.subject = f->subject.thing,
                     .property = f->property,
                     .status = f->status,
                     .rule = f->rule,
                     .attributed_to = f->attributed_to};
  if (st.subject == ENT_NONE) return;
  const EntChain *subject = &r->m->chains[st.subject];
  if (subject->dropped || !ent_class_in(subject->cls, info->domain)) return;
  if (!object_value(r, f, &st.object)) return;
  st.confidence = f->confidence * f->subject.confidence * f->object.confidence;
  const EntSentence *s = relate_sentence(r);
  st.span = (EntSpan){s->first, s->end};
  st.subject_span = mention_span(r, f->subject.mention);
  st.object_span = mention_span(r, f->object.mention);
  g_array_append_val(r->found, st);
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
      .confidence = confidence,
      .rule = rule,
      .span = {MIN(s->first, first), MAX(s->end, end)},
      .subject_span = mention_span(r, mention),
      .object_span = {first, end},
      .attributed_to = ENT_NONE};
  g_array_append_val(r->found, st);
}
