// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Builds analyses from text for the tests of rules. */
#include "treebank.h"
#include <glib.h>
#include <stdlib.h>
#include <string.h>

enum { MAX = 400 };

static EntMentionKind kind_of(const char *name)
{
  static const char *const names[] = {"NAME",  "DEMONYM", "ROLE", "DESC", "GROUP",
                                      "TOPIC", "PRON",    "DATE", "MONEY"};
  for (unsigned i = 0; i < G_N_ELEMENTS(names); i++)
    if (g_str_equal(names[i], name)) return (EntMentionKind)i;
  g_error("no kind of mention: %s", name);
}

static void add_mention(Treebank *t, const char *text, uint32_t token)
{
  g_auto(GStrv) part = g_strsplit(text, "/", 0);
  g_assert_cmpuint(g_strv_length(part), ==, 4);
  EntMention *m = &t->m.mentions[t->m.n_mentions++];
  *m = (EntMention){.kind = kind_of(part[0]),
                    .cls = ent_class_by_name(part[1]),
                    .first = token,
                    .outer = token,
                    .end = token + (uint32_t)atoi(part[3]),
                    .sentence = t->a.n_sentences,
                    .thing = ENT_NONE,
                    .related = ENT_NONE,
                    .related_token = ENT_NONE,
                    .holder_token = ENT_NONE,
                    .definite = true,
                    .confidence = 1.0f,
                    .members = {ENT_NONE, ENT_NONE, ENT_NONE, ENT_NONE}};
  m->head = m->full_end = m->end;
  m->head--;
  if (m->kind == ENT_MENTION_DATE || m->kind == ENT_MENTION_MONEY) {
    m->text = ent_arena_strdup(t->a.arena, part[2]);
    m->unit = "EUR";
    return;
  }
  if (m->kind == ENT_MENTION_GROUP) { /* of the chains 0 and 1 */
    m->members[0] = 0;
    m->members[1] = 1;
    return;
  }
  m->thing = (uint32_t)atoi(part[2]);
  EntChain *chain = &t->m.chains[m->thing];
  if (t->m.n_chains <= m->thing) t->m.n_chains = m->thing + 1;
  if (m->kind == ENT_MENTION_PRONOUN) return;
  if (!chain->n_mentions++)
    *chain = (EntChain){.cls = m->cls,
                        .confidence = 1.0f,
                        .n_mentions = 1,
                        .related = ENT_NONE,
                        .holder = ENT_NONE};
}

static void add_token(Treebank *t, const char *line, GString *out)
{
  g_auto(GStrv) part = g_strsplit_set(line, " \t", 0);
  if (g_strv_length(part) < 6) g_error("token line: %s", line);
  EntAnalysis *a = &t->a;
  EntToken *token = &a->tokens[a->n_tokens];
  if (out->len) g_string_append_c(out, ' ');
  bool punct = g_str_equal(part[3 - 1], "PUNCT");
  uint32_t first = a->sentences[a->n_sentences].first;
  int head = atoi(part[4]);
  *token =
      (EntToken){.begin = (uint32_t)out->len,
                 .end = (uint32_t)(out->len + strlen(part[0])),
                 .head = head ? first + (uint32_t)head - 1 : ENT_NONE,
                 .feats = ent_feats_by_text(part[3]),
                 .norm = ent_arena_strdup(a->arena, part[0]),
                 .lemma = ent_arena_strdup(a->arena, part[1]),
                 .upos = (uint8_t)ent_upos_by_name(part[2]),
                 .deprel = (uint8_t)ent_deprel_by_name(part[5]),
                 .flags = (uint8_t)(ENT_TOK_SPACE_AFTER | (punct ? ENT_TOK_PUNCT : 0))};
  for (char *c = (char *)token->norm; *c; c++)
    *c = g_ascii_tolower(*c);
  g_string_append(out, part[0]);
  for (guint i = 6; part[i]; i++)
    if (*part[i]) add_mention(t, part[i], a->n_tokens);
  a->n_tokens++;
}

static void end_sentence(Treebank *t)
{
  EntAnalysis *a = &t->a;
  EntSentence *s = &a->sentences[a->n_sentences];
  if (s->first == a->n_tokens) return;
  s->end = a->n_tokens;
  s->flags = ENT_SENT_PARSED;
  a->n_sentences++;
  a->sentences[a->n_sentences].first = a->n_tokens;
}

Treebank *treebank_new(const char *text)
{
  Treebank *t = g_new0(Treebank, 1);
  t->doc = ent_document_new();
  EntArena *arena = t->doc->arena;
  t->a.arena = arena;
  t->a.tokens = ent_arena_new_array(arena, EntToken, MAX);
  t->a.sentences = ent_arena_new_array(arena, EntSentence, MAX);
  t->m.a = &t->a;
  t->m.mentions = ent_arena_new_array(arena, EntMention, MAX);
  t->m.chains = ent_arena_new_array(arena, EntChain, MAX);
  g_autoptr(GString) out = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
  for (guint i = 0; lines[i]; i++) {
    if (*lines[i])
      add_token(t, lines[i], out);
    else
      end_sentence(t);
  }
  end_sentence(t);
  t->a.text = ent_arena_strdup(arena, out->str);
  t->a.length = out->len;
  t->m.at_token = ent_arena_new_array(arena, uint32_t, MAX);
  memset(t->m.at_token, 0xff, sizeof(uint32_t) * MAX);
  for (uint32_t i = 0; i < t->m.n_mentions; i++)
    for (uint32_t k = t->m.mentions[i].first; k < t->m.mentions[i].end; k++)
      t->m.at_token[k] = i;
  for (uint32_t i = 0; i < t->m.n_mentions; i++) {
    EntMention *m = &t->m.mentions[i];
    if (m->kind == ENT_MENTION_ROLE && t->m.at_token[m->end] != ENT_NONE) {
      m->holder_token = m->end; /* a title in front of a name */
      m->attached = true;
    }
    uint32_t begin = t->a.tokens[m->first].begin, end = t->a.tokens[m->end - 1].end;
    const char *words = ent_arena_strndup(arena, t->a.text + begin, end - begin);
    if (!m->text) m->text = words;
    if (m->thing != ENT_NONE && m->kind != ENT_MENTION_PRONOUN &&
        !t->m.chains[m->thing].name)
      t->m.chains[m->thing].name = words;
  }
  return t;
}

void treebank_free(Treebank *t)
{
  ent_document_free(t->doc);
  g_free(t);
}

static gint by_text(gconstpointer x, gconstpointer y)
{
  return strcmp(*(char *const *)x, *(char *const *)y);
}

char *treebank_relate(Treebank *t, const EntRules *rules)
{
  ent_relate(rules, NULL, &t->m, t->doc);
  GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
  for (uint32_t i = 0; i < t->doc->n_statements; i++) {
    const EntStatement *s = &t->doc->statements[i];
    const char *object = s->object.kind == ENT_RANGE_THING
                             ? t->m.chains[s->object.thing].name
                             : s->object.text;
    char *line = g_strdup_printf(
        "%s %s %s %s%s%s", t->m.chains[s->subject].name,
        ent_property_info(s->property)->name, object, ent_status_name(s->status),
        s->attributed_to == ENT_NONE ? "" : " by ",
        s->attributed_to == ENT_NONE ? "" : t->m.chains[s->attributed_to].name);
    bool seen = false;
    for (guint k = 0; k < lines->len && !seen; k++)
      seen = g_str_equal(lines->pdata[k], line);
    if (seen)
      g_free(line);
    else
      g_ptr_array_add(lines, line);
  }
  g_ptr_array_sort(lines, by_text);
  g_ptr_array_add(lines, NULL);
  char *all = g_strjoinv("\n", (char **)lines->pdata);
  g_ptr_array_free(lines, TRUE);
  return all;
}
