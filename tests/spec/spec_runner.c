// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* usage: spec_runner DATA_DIR FILE.txt
 *
 * Runs the examples of a specification file; README.md says how one is written. The
 * stages "tokens" and "sentences" need the tokenizer only; every other stage is printed
 * by ent_extract_dump with the knowledge, rules and model of DATA_DIR. */

#include "extract/token/token.h"
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef SPEC_HAS_DUMP
#include "extract/extract.h"
#endif

typedef struct {
  char *stage, *name;
  GString *input, *expected;
  uint32_t line; /* of the fence */
  struct Runner *runner;
} Example;

typedef struct Runner {
  const char *data_dir, *file;
  EntTokenizer *tokenizer;
#ifdef SPEC_HAS_DUMP
  EntExtractor *extractor;
#endif
  GPtrArray *examples;
} Runner;

static void fail_at(const Runner *r, uint32_t line, const char *what)
{
  fprintf(stderr, "%s:%u: %s\n", r->file, line, what);
  exit(2);
}

/* Adds a line, with \u{200B} as the character of that code. */
static void add_line(GString *to, const char *line)
{
  for (; *line; line++) {
    unsigned code;
    int used = 0;
    if (sscanf(line, "\\u{%x}%n", &code, &used) == 1 && used > 0) {
      g_string_append_unichar(to, code);
      line += used - 1;
    } else {
      g_string_append_c(to, *line);
    }
  }
  g_string_append_c(to, '\n');
}

/* ---- reading ---- */

static Example *new_example(Runner *r, const char *stage, const char *name,
                            uint32_t line)
{
  Example *e = g_new0(Example, 1);
  e->stage = g_strdup(stage);
  e->name = g_strdup(name);
  e->line = line;
  e->runner = r;
  e->input = g_string_new(NULL);
  e->expected = g_string_new(NULL);
  g_ptr_array_add(r->examples, e);
  return e;
}

static void free_example(gpointer data)
{
  Example *e = data;
  g_free(e->stage);
  g_free(e->name);
  g_string_free(e->input, TRUE);
  g_string_free(e->expected, TRUE);
  g_free(e);
}

static void check_name(const Runner *r, const char *name, uint32_t line)
{
  if (!*name) fail_at(r, line, "an example must come after a heading \"## its-name\"");
  for (guint i = 0; i < r->examples->len; i++) {
    const Example *e = g_ptr_array_index(r->examples, i);
    if (!strcmp(e->name, name)) fail_at(r, line, "this name is taken");
  }
}

/* Reads the lines of one example from *line on, the opening fence's next; leaves *line
 * at the closing fence. */
static void read_example(Runner *r, char **lines, uint32_t *line, Example *e)
{
  GString *part = e->input;
  for (; lines[*line]; ++*line) {
    const char *text = lines[*line];
    if (g_str_has_prefix(text, "````")) break;
    if (part == e->input && !strcmp(text, "."))
      part = e->expected;
    else
      add_line(part, text);
  }
  if (!lines[*line] || part == e->input)
    fail_at(r, e->line, "no \".\" line and closing fence come after this");
  g_string_truncate(e->input, e->input->len ? e->input->len - 1 : 0);
}

static void read_file(Runner *r)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_strdup("");
  if (!g_file_get_contents(r->file, &text, NULL, NULL)) fail_at(r, 0, "cannot be read");
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (uint32_t i = 0; lines[i]; i++) {
    if (g_str_has_prefix(lines[i], "## ")) {
      g_free(name);
      name = g_strdup(lines[i] + 3);
    } else if (g_str_has_prefix(lines[i], "````")) {
      const char *stage = lines[i] + strspn(lines[i], "` ");
      check_name(r, name, i + 1);
      Example *e = new_example(r, stage, name, i + 1);
      i++;
      read_example(r, lines, &i, e);
    }
  }
  if (!r->examples->len) fail_at(r, 0, "there is no example in it");
}

/* ---- printing ---- */

static void print_tokens(GString *out, const EntAnalysis *a, const EntSentence *s)
{
  for (uint32_t i = s->first; i < s->end; i++) {
    const EntToken *t = &a->tokens[i];
    if (i > s->first) g_string_append_c(out, '|');
    g_string_append_len(out, a->text + t->begin, t->end - t->begin);
  }
}

static void print_sentence(GString *out, const EntAnalysis *a, const EntSentence *s)
{
  g_string_append(out, s->flags & ENT_SENT_HEADLINE    ? "headline: "
                       : s->flags & ENT_SENT_LIST      ? "item: "
                       : s->flags & ENT_SENT_PARAGRAPH ? "paragraph: "
                                                       : "next: ");
  for (uint32_t i = s->first; i < s->end; i++) {
    const EntToken *t = &a->tokens[i];
    g_string_append_len(out, a->text + t->begin, t->end - t->begin);
    if (t->flags & ENT_TOK_SPACE_AFTER && i + 1 < s->end) g_string_append_c(out, ' ');
  }
}

typedef void (*PrintFunc)(GString *out, const EntAnalysis *a, const EntSentence *s);

static void print_tokenized(const Example *e, GString *out, PrintFunc print)
{
  EntAnalysis a = {
      .arena = ent_arena_new(), .text = e->input->str, .length = e->input->len};
  ent_tokenize(e->runner->tokenizer, &a);
  for (uint32_t i = 0; i < a.n_sentences; i++) {
    print(out, &a, &a.sentences[i]);
    g_string_append_c(out, '\n');
  }
  ent_arena_free(a.arena);
}

#ifdef SPEC_HAS_DUMP
static const EntExtractor *extractor_of(Runner *r)
{
  EntError error = {0};
  char message[1200];
  EntExtractorOptions options = {.data_dir = r->data_dir};
  if (!r->extractor) r->extractor = ent_extractor_new(&options, &error);
  if (!r->extractor) g_error("%s", ent_error_text(&error, message, sizeof message));
  return r->extractor;
}

static void print_dump(const Example *e, GString *out)
{
  EntTextInput input = {.id = "spec",
                        .date = "2024-05-15",
                        .text = e->input->str,
                        .length = e->input->len};
  EntError error = {0};
  FILE *file = tmpfile();
  char buffer[4096];
  size_t n;
  g_assert_nonnull(file);
  if (!ent_extract_dump(extractor_of(e->runner), &input, e->stage, file, &error))
    fail_at(e->runner, e->line, error.message);
  rewind(file);
  while ((n = fread(buffer, 1, sizeof buffer, file)) > 0)
    g_string_append_len(out, buffer, (gssize)n);
  fclose(file);
}
#else
static void print_dump(const Example *e, GString *out)
{
  (void)out;
  fail_at(e->runner, e->line, "this stage is not built yet");
}
#endif

/* ---- running ---- */

static void run_example(gconstpointer data)
{
  const Example *e = data;
  g_autoptr(GString) got = g_string_new(NULL);
  if (!strcmp(e->stage, "tokens"))
    print_tokenized(e, got, print_tokens);
  else if (!strcmp(e->stage, "sentences"))
    print_tokenized(e, got, print_sentence);
  else
    print_dump(e, got);
  if (!strcmp(got->str, e->expected->str)) return;
  g_test_message("%s:%u: %s\ninput\n%s\nexpected\n%sgot\n%s", e->runner->file, e->line,
                 e->name, e->input->str, e->expected->str, got->str);
  g_test_fail();
}

int main(int argc, char **argv)
{
  EntError error = {0};
  char message[1200];
  g_test_init(&argc, &argv, NULL);
  g_test_set_nonfatal_assertions();
  if (argc != 3) {
    fputs("usage: spec_runner DATA_DIR FILE.txt\n", stderr);
    return 2;
  }
  Runner r = {.data_dir = argv[1], .file = argv[2]};
  r.examples = g_ptr_array_new_with_free_func(free_example);
  r.tokenizer = ent_tokenizer_new(r.data_dir, &error);
  if (!r.tokenizer) {
    fprintf(stderr, "%s\n", ent_error_text(&error, message, sizeof message));
    return 2;
  }
  read_file(&r);
  for (guint i = 0; i < r.examples->len; i++) {
    const Example *e = g_ptr_array_index(r.examples, i);
    g_autofree char *path = g_strdup_printf("/%s/%s", e->stage, e->name);
    g_test_add_data_func(path, e, run_example);
  }
  int status = g_test_run();
  ent_tokenizer_free(r.tokenizer);
#ifdef SPEC_HAS_DUMP
  ent_extractor_free(r.extractor);
#endif
  g_ptr_array_free(r.examples, TRUE);
  return status;
}
