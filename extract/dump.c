// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Every stage of the analysis, printed: CoNLL-U for tags and trees, two columns for
 * names, chains with their mentions, statements as lines. */
#include "extract/assemble.h"
#include "extract/coref/coref.h"
#include "extract/parse/parse.h"
#include "extract/stages.h"
#include "graph/lines.h"
#include <glib.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const EntExtractor *x;
  EntWork work;
  FILE *out;
} Dump;

static void print_slice(const Dump *d, uint32_t begin, uint32_t end)
{
  for (const char *p = d->work.a.text + begin; p < d->work.a.text + end; p++)
    fputc(*p == '\n' || *p == '\t' || *p == '\r' ? ' ' : *p, d->out);
}

static void print_token(const Dump *d, uint32_t i)
{
  print_slice(d, d->work.a.tokens[i].begin, d->work.a.tokens[i].end);
}

static void dump_text(Dump *d)
{
  fwrite(d->work.a.text, 1, d->work.a.length, d->out);
}

static void dump_sentences(Dump *d)
{
  const EntAnalysis *a = &d->work.a;
  for (uint32_t s = 0; s < a->n_sentences; s++) {
    const EntSentence *sentence = &a->sentences[s];
    print_slice(d, a->tokens[sentence->first].begin, a->tokens[sentence->end - 1].end);
    fputc('\n', d->out);
  }
}

static void dump_tokens(Dump *d)
{
  const EntAnalysis *a = &d->work.a;
  for (uint32_t s = 0; s < a->n_sentences; s++) {
    for (uint32_t i = a->sentences[s].first; i < a->sentences[s].end; i++) {
      print_token(d, i);
      fputc('\n', d->out);
    }
    fputc('\n', d->out);
  }
}

static void print_feats(const Dump *d, uint32_t feats)
{
  /* UD wants the features sorted by name */
  const char *names[ENT_FEAT_COUNT];
  unsigned n = 0;
  for (unsigned bit = 0; bit < ENT_FEAT_COUNT; bit++)
    if (feats >> bit & 1u) {
      unsigned at = n++;
      for (; at > 0 && g_ascii_strcasecmp(names[at - 1], ent_feat_name(bit)) > 0; at--)
        names[at] = names[at - 1];
      names[at] = ent_feat_name(bit);
    }
  if (n == 0) fputc('_', d->out);
  for (unsigned i = 0; i < n; i++)
    fprintf(d->out, "%s%s", i ? "|" : "", names[i]);
}

static void print_conllu_token(const Dump *d, const EntSentence *sentence, uint32_t i)
{
  const EntToken *t = &d->work.a.tokens[i];
  fprintf(d->out, "%u\t", i - sentence->first + 1);
  print_token(d, i);
  fprintf(d->out, "\t%s\t%s\t_\t", t->lemma ? t->lemma : "_", ent_upos_name(t->upos));
  print_feats(d, t->feats);
  if (sentence->flags & ENT_SENT_PARSED)
    fprintf(d->out, "\t%u\t%s", t->head == ENT_NONE ? 0 : t->head - sentence->first + 1,
            ent_deprel_name(t->deprel));
  else
    fputs("\t_\t_", d->out);
  fprintf(d->out, "\t_\t%s\n", t->flags & ENT_TOK_SPACE_AFTER ? "_" : "SpaceAfter=No");
}

static void dump_conllu(Dump *d)
{
  const EntAnalysis *a = &d->work.a;
  for (uint32_t s = 0; s < a->n_sentences; s++) {
    const EntSentence *sentence = &a->sentences[s];
    fprintf(d->out, "# sent_id = %u\n# text = ", s + 1);
    print_slice(d, a->tokens[sentence->first].begin, a->tokens[sentence->end - 1].end);
    fputc('\n', d->out);
    for (uint32_t i = sentence->first; i < sentence->end; i++)
      print_conllu_token(d, sentence, i);
    fputc('\n', d->out);
  }
}

static void dump_tree(Dump *d)
{
  EntAnalysis *a = &d->work.a;
  for (uint32_t s = 0; s < a->n_sentences && !ent_deadline_passed(&a->deadline); s++)
    ent_parse_sentence(d->x->model, a, s);
  dump_conllu(d);
}

static void dump_names(Dump *d)
{
  static const char *const types[] = {"O", "PER", "ORG", "LOC", "MISC"};
  const EntAnalysis *a = &d->work.a;
  for (uint32_t s = 0; s < a->n_sentences; s++) {
    for (uint32_t i = a->sentences[s].first; i < a->sentences[s].end; i++) {
      const EntToken *t = &a->tokens[i];
      print_token(d, i);
      if (t->name == ENT_NAME_NONE)
        fputs("\tO\n", d->out);
      else
        fprintf(d->out, "\t%c-%s\n", t->name_begin ? 'B' : 'I', types[t->name]);
    }
    fputc('\n', d->out);
  }
}

/* Each chain with its mentions, then the values and what stands for nothing. */
static void dump_mentions(Dump *d)
{
  const EntMentions *m = &d->work.m;
  for (uint32_t c = 0; c <= m->n_chains; c++) {
    uint32_t thing = c < m->n_chains ? c : ENT_NONE;
    if (thing != ENT_NONE) {
      EntClass cls = m->chains[c].cls;
      fprintf(d->out, "%s\t%s\n",
              cls == ENT_CLASS_NONE ? "-" : ent_class_info(cls)->name,
              m->chains[c].name);
    }
    for (uint32_t i = 0; i < m->n_mentions; i++) {
      const EntMention *mention = &m->mentions[i];
      if (mention->thing != thing) continue;
      const EntToken *tokens = m->a->tokens;
      fprintf(d->out, "  %s\t%u-%u\t", ent_mention_kind_name(mention->kind),
              tokens[mention->first].begin, tokens[mention->end - 1].end);
      print_slice(d, tokens[mention->first].begin, tokens[mention->end - 1].end);
      if (mention->kind >= ENT_MENTION_DATE)
        fprintf(d->out, "\t%s %s", mention->text, mention->unit);
      fputc('\n', d->out);
    }
  }
}

static void print_mention(const Dump *d, uint32_t i)
{
  const EntMention *mention = &d->work.m.mentions[i];
  const EntToken *tokens = d->work.a.tokens;
  fprintf(d->out, "\t%u-%u\t", tokens[mention->first].begin,
          tokens[mention->end - 1].end);
  print_slice(d, tokens[mention->first].begin, tokens[mention->end - 1].end);
}

/* What each pass of coreference joined, in the order in which it did. */
static void dump_coref(Dump *d)
{
  const EntMentions *m = &d->work.m;
  for (uint32_t i = 0; i < m->n_joins; i++) {
    fputs(ent_coref_pass_name(m->joins[i].pass), d->out);
    print_mention(d, m->joins[i].earlier);
    print_mention(d, m->joins[i].later);
    fputc('\n', d->out);
  }
}

static void relate_dump(Dump *d, bool missed)
{
  ent_relate_dump(d->x->rules, d->x->model, &d->work.m, ent_work_file(&d->work), missed,
                  d->out);
}

static void dump_frames(Dump *d)
{
  relate_dump(d, false);
}

static void dump_missed(Dump *d)
{
  relate_dump(d, true);
}

static void dump_confidence(Dump *d)
{
  ent_relate_dump_confidence(d->x->rules, d->x->model, &d->work.m, d->out);
}

static void dump_statements(Dump *d)
{
  ent_relate(d->x->rules, d->x->model, &d->work.m, d->work.document);
  if (d->work.a.deadline.passed) return;
  ent_assemble(&d->work.m, d->work.document);
  ent_lines_write(d->work.document, d->out);
}

typedef enum { NEED_TEXT, NEED_TOKENS, NEED_TAGS, NEED_MENTIONS } Need;

static const struct {
  const char *name;
  Need need;
  void (*print)(Dump *d);
} stages[] = {
    {"text", NEED_TEXT, dump_text},
    {"sentences", NEED_TOKENS, dump_sentences},
    {"tokens", NEED_TOKENS, dump_tokens},
    {"tags", NEED_TAGS, dump_conllu},
    {"tree", NEED_TAGS, dump_tree},
    {"names", NEED_TAGS, dump_names},
    {"mentions", NEED_MENTIONS, dump_mentions},
    {"coref", NEED_MENTIONS, dump_coref},
    {"frames", NEED_MENTIONS, dump_frames},
    {"missed", NEED_MENTIONS, dump_missed},
    {"confidence", NEED_MENTIONS, dump_confidence},
    {"statements", NEED_MENTIONS, dump_statements},
};

static bool prepare(Dump *d, Need need, const EntTextInput *input, EntError *error)
{
  ent_work_start(d->x, &d->work, input);
  if (need == NEED_TEXT) return true;
  if (!ent_work_tokens(d->x, &d->work, input, error)) return false;
  if (need == NEED_TAGS) return ent_work_tags(d->x, &d->work, error);
  return need != NEED_MENTIONS || ent_work_mentions(d->x, &d->work, error);
}

/* What is printed is kept until the end, when it was in time. */
static bool print_stage(Dump *d, void (*print)(Dump *d), FILE *out, EntError *error)
{
  char *text = NULL;
  size_t length = 0;
  d->out = open_memstream(&text, &length);
  if (!d->out) return ent_fail(error, ENT_ERR_OUTPUT, NULL, 0, 0, "no memory");
  print(d);
  fclose(d->out);
  bool good = ent_work_in_time(d->x, &d->work, error);
  if (good) fwrite(text, 1, length, out);
  free(text);
  return good;
}

bool ent_extract_dump(const EntExtractor *x, const EntTextInput *input,
                      const char *stage, FILE *out, EntError *error)
{
  for (size_t i = 0; i < G_N_ELEMENTS(stages); i++) {
    if (!g_str_equal(stages[i].name, stage)) continue;
    Dump d = {.x = x};
    bool good = prepare(&d, stages[i].need, input, error) &&
                print_stage(&d, stages[i].print, out, error);
    ent_document_free(d.work.document);
    return good;
  }
  return ent_fail(error, ENT_ERR_USAGE, NULL, 0, 0, "there is no stage \"%s\"", stage);
}
