// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Extraction: the stages in a row, and the loading of what they need. */
#include "extract/stages.h"
#include "extract/assemble.h"
#include "extract/coref/coref.h"
#include "extract/makers.h"
#include "extract/sketch.h"
#include "extract/tag/tag.h"
#include "extract/token/given.h"
#include <glib.h>
#include <string.h>

/* The data folder: what the user says, $ENTENTE_DATA, as installed, the source tree. */
static const char *data_dir(const EntExtractorOptions *options)
{
  if (options && options->data_dir) return options->data_dir;
  const char *env = g_getenv("ENTENTE_DATA");
  if (env && *env) return env;
  g_autofree char *installed = g_build_filename(ENT_DATA_DIR, "lexicon", NULL);
  if (g_file_test(installed, G_FILE_TEST_IS_DIR)) return ENT_DATA_DIR;
  return ENT_SOURCE_DATA_DIR;
}

static gint by_name(gconstpointer x, gconstpointer y)
{
  return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The rule files of the data folder by name, then the user's. */
static EntRules *load_rules(const char *dir, const EntExtractorOptions *options,
                            EntError *error)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *folder = g_build_filename(dir, "rules", NULL);
  GDir *entries = g_dir_open(folder, 0, NULL);
  if (!entries) {
    ent_fail(error, ENT_ERR_NO_INPUT, folder, 0, 0, "no such folder of rules");
    return NULL;
  }
  for (const char *name; (name = g_dir_read_name(entries));)
    if (g_str_has_suffix(name, ".rules"))
      g_ptr_array_add(files, g_build_filename(folder, name, NULL));
  g_dir_close(entries);
  g_ptr_array_sort(files, by_name);
  for (uint32_t i = 0; options && i < options->n_rules; i++)
    g_ptr_array_add(files, g_strdup(options->rules[i]));
  return ent_rules_load((const char *const *)files->pdata, files->len, error);
}

/* The tables take as long to load as all else; they do so beside it. */
typedef struct {
  EntKnowledgeOptions options;
  EntKnowledge *knowledge;
  EntError error;
} KnowledgeJob;

static gpointer load_knowledge(gpointer data)
{
  KnowledgeJob *job = data;
  job->knowledge = ent_knowledge_load(&job->options, &job->error);
  return NULL;
}

static bool load_others(EntExtractor *x, const char *dir,
                        const EntExtractorOptions *options, EntError *error)
{
  g_autofree char *model = g_build_filename(dir, "model.bin", NULL);
  x->tokenizer = ent_tokenizer_new(dir, error);
  if (!x->tokenizer) return false;
  x->model = ent_model_open(options && options->model ? options->model : model, error);
  if (!x->model) return false;
  x->rules = load_rules(dir, options, error);
  g_autofree char *measured = g_build_filename(dir, "confidence.tsv", NULL);
  return x->rules && ent_rules_measure(x->rules, measured, error);
}

/* Of two mistakes that of the tables is told, whichever came first. */
static bool load(EntExtractor *x, const EntExtractorOptions *options, EntError *error)
{
  const char *dir = data_dir(options);
  KnowledgeJob job = {.options = {.data_dir = dir}};
  if (options) {
    job.options.extra = options->gazetteers;
    job.options.n_extra = options->n_gazetteers;
  }
  EntError other = {0};
  GThread *hashes = ent_makers_start(dir, options);
  GThread *thread = g_thread_new("tables", load_knowledge, &job);
  bool good = load_others(x, dir, options, &other);
  g_thread_join(thread);
  x->makers = g_thread_join(hashes);
  x->knowledge = job.knowledge;
  if (x->knowledge && good) return true;
  if (error && !error->code) *error = x->knowledge ? other : job.error;
  return false;
}

EntExtractor *ent_extractor_new(const EntExtractorOptions *options, EntError *error)
{
  EntExtractor *x = g_new0(EntExtractor, 1);
  if (load(x, options, error)) return x;
  ent_extractor_free(x);
  return NULL;
}

void ent_extractor_free(EntExtractor *x)
{
  if (!x) return;
  ent_rules_free(x->rules);
  ent_model_close(x->model);
  ent_knowledge_free(x->knowledge);
  ent_tokenizer_free(x->tokenizer);
  if (x->makers) g_ptr_array_unref(x->makers);
  g_free(x);
}

const char *const *ent_extractor_makers(const EntExtractor *x, uint32_t *n)
{
  *n = x->makers->len;
  return (const char *const *)x->makers->pdata;
}

static const char *copy(EntArena *arena, const char *text)
{
  return text ? ent_arena_strdup(arena, text) : NULL;
}

static EntFileLines copy_lines(EntArena *arena, EntFileLines lines)
{
  if (!lines.n) return lines;
  uint32_t *of = ent_arena_alloc(arena, sizeof *of * lines.n);
  memcpy(of, lines.of, sizeof *of * lines.n);
  return (EntFileLines){of, lines.n};
}

void ent_work_start(EntWork *work, const EntTextInput *input)
{
  *work = (EntWork){.document = ent_document_new()};
  EntDocument *d = work->document;
  d->id = copy(d->arena, input->id);
  d->title = copy(d->arena, input->title);
  d->date = copy(d->arena, input->date);
  d->url = copy(d->arena, input->url);
  d->site = copy(d->arena, input->site);
  d->author = copy(d->arena, input->author);
  d->source = copy(d->arena, input->file);
  d->text = ent_arena_strndup(d->arena, input->text, input->length);
  d->text_length = input->length;
  d->lines = copy_lines(d->arena, input->lines);
  work->a = (EntAnalysis){.arena = d->arena, .text = d->text, .length = d->text_length};
}

/* The sentences of the title line; the first of them only, where no length is given. */
static void mark_title(EntWork *work, size_t title_length)
{
  EntAnalysis *a = &work->a;
  for (uint32_t s = 0; s < a->n_sentences; s++) {
    if (a->tokens[a->sentences[s].first].begin >= title_length) break;
    a->sentences[s].flags |= ENT_SENT_TITLE;
  }
}

void ent_work_tokens(const EntExtractor *x, EntWork *work, const EntTextInput *input)
{
  ent_work_start(work, input);
  if (input->form != ENT_TEXT_PLAIN) {
    ent_tokens_given(&work->a, input->text, input->length,
                     input->form == ENT_TEXT_CONLLU);
    work->document->text = work->a.text;
    work->document->text_length = work->a.length;
    return;
  }
  ent_tokenize(x->tokenizer, &work->a);
  mark_title(work, input->title_length);
}

void ent_work_tags(const EntExtractor *x, EntWork *work)
{
  ent_knowledge_annotate(x->knowledge, &work->a);
  for (uint32_t s = 0; s < work->a.n_sentences; s++)
    ent_tag_sentence(x->model, &work->a, s);
  ent_tag_names(x->model, x->knowledge, &work->a);
}

void ent_work_mentions(const EntExtractor *x, EntWork *work)
{
  ent_work_tags(x, work);
  work->m =
      (EntMentions){.a = &work->a, .k = x->knowledge, .date = work->document->date};
  ent_find_mentions(&work->m);
  ent_resolve(&work->m);
}

static void put_makers(const EntExtractor *x, EntDocument *d)
{
  d->n_makers = x->makers->len;
  d->makers = ent_arena_new_array(d->arena, const char *, d->n_makers);
  for (uint32_t i = 0; i < d->n_makers; i++)
    d->makers[i] = copy(d->arena, x->makers->pdata[i]);
}

EntDocument *ent_extract(const EntExtractor *x, const EntTextInput *input)
{
  EntWork work;
  ent_work_tokens(x, &work, input);
  ent_work_mentions(x, &work);
  ent_relate(x->rules, x->model, &work.m, work.document);
  ent_assemble(&work.m, work.document);
  put_makers(x, work.document);
  work.document->sketch =
      ent_sketch(work.document->text, work.document->text_length, work.document->arena);
  return work.document;
}
