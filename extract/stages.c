// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Extraction: the stages in a row, and the loading of what they need. */
#include "extract/stages.h"
#include "extract/assemble.h"
#include "extract/coref/coref.h"
#include "extract/makers.h"
#include "extract/model_check.h"
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
  g_autofree char *own = g_build_filename(dir, "model.bin", NULL);
  const char *given = options ? options->model : NULL;
  x->tokenizer = ent_tokenizer_new(dir, error);
  if (!x->tokenizer) return false;
  x->model = ent_model_open(given ? given : own, error);
  if (!x->model || (given && !ent_model_check(x->model, given, error))) return false;
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

static void set_limits(EntExtractor *x, const EntExtractorOptions *options)
{
  uint32_t tokens = options ? options->max_tokens : 0;
  double seconds = options ? options->max_seconds : 0;
  x->max_tokens = tokens ? tokens : ENT_MAX_TOKENS;
  x->max_seconds = seconds == 0 ? ENT_MAX_SECONDS : MAX(seconds, 0);
}

EntExtractor *ent_extractor_new(const EntExtractorOptions *options, EntError *error)
{
  EntExtractor *x = g_new0(EntExtractor, 1);
  set_limits(x, options);
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

void ent_work_start(const EntExtractor *x, EntWork *work, const EntTextInput *input)
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
  work->a = (EntAnalysis){.arena = d->arena,
                          .text = d->text,
                          .length = d->text_length,
                          .deadline = ent_deadline_in(x->max_seconds)};
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

static void find_tokens(const EntExtractor *x, EntWork *work, const EntTextInput *input)
{
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

const char *ent_work_file(const EntWork *work)
{
  return work->document->source ? work->document->source : work->document->id;
}

bool ent_work_in_time(const EntExtractor *x, EntWork *work, EntError *error)
{
  return !ent_deadline_read(&work->a.deadline) ||
         ent_fail(error, ENT_ERR_LIMIT, ent_work_file(work), 0, 0,
                  "it takes more than the %g seconds that one document may take "
                  "(--max-seconds)",
                  x->max_seconds);
}

bool ent_work_tokens(const EntExtractor *x, EntWork *work, const EntTextInput *input,
                     EntError *error)
{
  find_tokens(x, work, input);
  if (work->a.n_tokens > x->max_tokens)
    return ent_fail(error, ENT_ERR_LIMIT, ent_work_file(work), 0, 0,
                    "%u tokens are more than the %u that are read of one document "
                    "(--max-tokens)",
                    work->a.n_tokens, x->max_tokens);
  return ent_work_in_time(x, work, error);
}

bool ent_work_tags(const EntExtractor *x, EntWork *work, EntError *error)
{
  EntAnalysis *a = &work->a;
  ent_knowledge_annotate(x->knowledge, a);
  for (uint32_t s = 0; s < a->n_sentences && !ent_deadline_passed(&a->deadline); s++)
    ent_tag_sentence(x->model, a, s);
  if (!ent_work_in_time(x, work, error)) return false;
  ent_tag_names(x->model, x->knowledge, a);
  return ent_work_in_time(x, work, error);
}

bool ent_work_mentions(const EntExtractor *x, EntWork *work, EntError *error)
{
  if (!ent_work_tags(x, work, error)) return false;
  work->m =
      (EntMentions){.a = &work->a, .k = x->knowledge, .date = work->document->date};
  ent_find_mentions(&work->m);
  if (!ent_work_in_time(x, work, error)) return false;
  ent_resolve(&work->m);
  return ent_work_in_time(x, work, error);
}

static void put_makers(const EntExtractor *x, EntDocument *d)
{
  d->n_makers = x->makers->len;
  d->makers = ent_arena_new_array(d->arena, const char *, d->n_makers);
  for (uint32_t i = 0; i < d->n_makers; i++)
    d->makers[i] = copy(d->arena, x->makers->pdata[i]);
}

static bool find_all(const EntExtractor *x, EntWork *work, const EntTextInput *input,
                     EntError *error)
{
  if (!ent_work_tokens(x, work, input, error)) return false;
  if (!ent_work_mentions(x, work, error)) return false;
  ent_relate(x->rules, x->model, &work->m, work->document);
  if (!ent_work_in_time(x, work, error)) return false;
  ent_assemble(&work->m, work->document);
  return ent_work_in_time(x, work, error);
}

EntDocument *ent_extract(const EntExtractor *x, const EntTextInput *input,
                         EntError *error)
{
  EntWork work;
  ent_work_start(x, &work, input);
  EntDocument *d = work.document;
  if (!find_all(x, &work, input, error)) {
    ent_document_free(d);
    return NULL;
  }
  put_makers(x, d);
  d->sketch = ent_sketch(d->text, d->text_length, d->arena);
  return d;
}
