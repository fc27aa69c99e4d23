// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Prints the figures of tagger, lemmatizer and parser with gold tokens, and the speed
 * of these and of the names: figures MODEL FILE.conllu[=PREFIX,PREFIX...]... (documents
 * whose id begins with one of the prefixes). Relations are compared without subtype,
 * lemmas without case, as the scorer ../shared/eval/conll.py does. Exit 77 where there
 * is no corpus. figures --conllu MODEL FILE.conllu prints the analysed corpus, for that
 * scorer. */
#include "extract/knowledge/knowledge.h"
#include "extract/parse/parse.h"
#include "extract/tag/tag.h"
#include "extract/train/conllu.h"
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

typedef struct {
  EntModel *model;
  EntKnowledge *knowledge;
} Loaded;

typedef struct {
  uint64_t tokens, upos, feats, lemma, uas, las, exact;
  double tag_seconds, name_seconds, parse_seconds;
} Figures;

static bool same_base(uint8_t a, uint8_t b)
{
  const char *x = ent_deprel_name(a), *y = ent_deprel_name(b);
  size_t n = strcspn(x, ":"), m = strcspn(y, ":");
  return n == m && memcmp(x, y, n) == 0;
}

static bool same_lemma(const char *a, const char *b)
{
  g_autofree char *x = g_utf8_strdown(a, -1), *y = g_utf8_strdown(b ? b : "", -1);
  return strcmp(x, y) == 0;
}

static void compare(Figures *f, const EntToken *gold, const EntToken *said)
{
  bool head = gold->head == said->head;
  f->tokens++;
  f->upos += gold->upos == said->upos;
  f->feats += gold->upos == said->upos && gold->feats == said->feats;
  f->lemma += same_lemma(gold->lemma, said->lemma);
  f->uas += head;
  f->las += head && same_base(gold->deprel, said->deprel);
  f->exact += head && gold->deprel == said->deprel;
}

/* Seconds of processor time, so that other programs do not count. */
static double cpu_time(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double least(double a, double b)
{
  return a < b ? a : b;
}

/* All stages over one document. The same each time: of several times the least, as the
 * machine may be busy. */
static void measure(Figures *f, const Loaded *l, EntAnalysis *a)
{
  enum { ROUNDS = 3 };
  const EntModel *model = l->model;
  g_autofree EntToken *gold = g_memdup2(a->tokens, a->n_tokens * sizeof(EntToken));
  double tags = 1e9, names = 1e9, trees = 1e9;
  for (int round = 0; round < ROUNDS; round++) {
    double start = cpu_time();
    for (uint32_t i = 0; i < a->n_sentences; i++)
      ent_tag_sentence(model, a, i);
    double tagged = cpu_time();
    ent_knowledge_annotate(l->knowledge, a);
    ent_tag_names(model, l->knowledge, a);
    double named = cpu_time();
    for (uint32_t i = 0; i < a->n_sentences; i++)
      ent_parse_sentence(model, a, i);
    tags = least(tags, tagged - start);
    names = least(names, named - tagged);
    trees = least(trees, cpu_time() - named);
  }
  f->tag_seconds += tags;
  f->name_seconds += names;
  f->parse_seconds += trees;
  for (uint32_t i = 0; i < a->n_tokens; i++)
    compare(f, &gold[i], &a->tokens[i]);
}

static void print(const char *name, const Figures *f)
{
  double n = f->tokens ? (double)f->tokens : 1;
  double names = f->tag_seconds + f->name_seconds, all = names + f->parse_seconds;
  printf("%-28s tokens %6.0f UPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f "
         "(with subtypes %.2f)",
         name, n, 100 * (double)f->upos / n, 100 * (double)f->feats / n,
         100 * (double)f->lemma / n, 100 * (double)f->uas / n, 100 * (double)f->las / n,
         100 * (double)f->exact / n);
  printf("  tags %.0f/s, tags+names %.0f/s, with trees %.0f/s\n", n / f->tag_seconds,
         n / names, n / all);
}

static bool wanted(const char *id, char **prefixes)
{
  for (char **p = prefixes; p && *p; p++)
    if (g_str_has_prefix(id, *p)) return true;
  return !prefixes;
}

static void print_token(const EntAnalysis *a, const EntSentence *s, uint32_t i)
{
  const EntToken *t = &a->tokens[i];
  g_autoptr(GString) feats = g_string_new(NULL);
  for (unsigned bit = 0; bit < ENT_FEAT_COUNT; bit++)
    if (t->feats >> bit & 1)
      g_string_append_printf(feats, "%s%s", feats->len ? "|" : "", ent_feat_name(bit));
  printf("%u\t%.*s\t%s\t%s\t_\t%s\t%u\t%s\t_\t_\n", i - s->first + 1,
         (int)(t->end - t->begin), a->text + t->begin, t->lemma ? t->lemma : "_",
         ent_upos_name(t->upos), feats->len ? feats->str : "_",
         t->head == ENT_NONE ? 0 : t->head - s->first + 1, ent_deprel_name(t->deprel));
}

static int print_corpus(const EntModel *model, const EntCorpus *corpus)
{
  for (uint32_t d = 0; d < corpus->n_documents; d++) {
    EntAnalysis *a = &corpus->documents[d]->analysis;
    for (uint32_t i = 0; i < a->n_sentences; i++) {
      const EntSentence *s = &a->sentences[i];
      ent_tag_sentence(model, a, i);
      ent_parse_sentence(model, a, i);
      for (uint32_t j = s->first; j < s->end; j++)
        print_token(a, s, j);
      putchar('\n');
    }
  }
  return 0;
}

static int run(const Loaded *l, const char *argument, bool conllu)
{
  g_auto(GStrv) parts = g_strsplit(argument, "=", 2);
  g_auto(GStrv) prefixes = parts[1] ? g_strsplit(parts[1], ",", -1) : NULL;
  if (!g_file_test(parts[0], G_FILE_TEST_EXISTS)) return 77;
  EntError error = {0};
  EntCorpus *corpus = ent_corpus_new();
  if (!ent_corpus_read(corpus, parts[0], &error)) {
    char text[1200];
    fprintf(stderr, "%s\n", ent_error_text(&error, text, sizeof(text)));
    ent_corpus_free(corpus);
    return 1;
  }
  if (conllu) {
    int status = print_corpus(l->model, corpus);
    ent_corpus_free(corpus);
    return status;
  }
  Figures f = {0};
  for (uint32_t i = 0; i < corpus->n_documents; i++)
    if (wanted(corpus->documents[i]->id, prefixes))
      measure(&f, l, &corpus->documents[i]->analysis);
  g_autofree char *base = g_path_get_basename(argument);
  print(base, &f);
  ent_corpus_free(corpus);
  return 0;
}

int main(int argc, char **argv)
{
  EntError error = {0};
  char text[1200];
  bool conllu = argc > 1 && strcmp(argv[1], "--conllu") == 0;
  argc -= conllu;
  argv += conllu;
  if (argc < 3) {
    fprintf(stderr, "usage: figures [--conllu] MODEL FILE.conllu[=PREFIX,...]...\n");
    return 2;
  }
  EntKnowledgeOptions tables = {.data_dir = ENT_SOURCE_DATA_DIR};
  Loaded l = {ent_model_open(argv[1], &error), NULL};
  if (l.model) l.knowledge = ent_knowledge_load(&tables, &error);
  if (!l.knowledge) {
    fprintf(stderr, "%s\n", ent_error_text(&error, text, sizeof(text)));
    return 1;
  }
  int status = 0;
  for (int i = 2; i < argc && status == 0; i++)
    status = run(&l, argv[i], conllu);
  ent_knowledge_free(l.knowledge);
  ent_model_close(l.model);
  if (status == 77) printf("skipped: no corpus\n");
  return status;
}
