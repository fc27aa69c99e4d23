// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The examples in the installed rule files and the minimal pairs of tests/rules, each
 * sentence through the whole of extraction. A file of pairs is a rule file that holds
 * nothing but `test` and `not`. */
#include "extract/extract.h"
#include "extract/relate/relate.h"
#include <glib.h>
#include <string.h>

typedef struct {
  char *subject, *object;
  EntProperty property;
  EntStatus status;
} Expected;

static bool expected_parse(const char *text, Expected *e)
{
  g_auto(GStrv) words = g_strsplit(text, " ", 0);
  guint n = g_strv_length(words), at = 0;
  e->status = ent_status_by_name(words[n - 1]);
  if (e->status == ENT_STATUS_COUNT)
    e->status = ENT_STATUS_ASSERTED;
  else
    g_clear_pointer(&words[n - 1], g_free);
  while (words[at] && ent_property_by_name(words[at]) == ENT_PROP_NONE)
    at++;
  if (!words[at] || !at) return false;
  e->property = ent_property_by_name(words[at]);
  e->object = g_strjoinv(" ", words + at + 1);
  char *property = words[at];
  words[at] = NULL;
  e->subject = g_strjoinv(" ", words);
  words[at] = property;
  return true;
}

static const char *bare(const char *name)
{
  return g_ascii_strncasecmp(name, "the ", 4) == 0 ? name + 4 : name;
}

static bool thing_is(const EntDocument *d, uint32_t thing, const char *name)
{
  const EntThing *t = &d->things[thing];
  if (g_ascii_strcasecmp(bare(t->name), name) == 0) return true;
  for (uint32_t i = 0; i < t->n_aliases; i++)
    if (g_ascii_strcasecmp(bare(t->aliases[i]), name) == 0) return true;
  /* A description may say more than the example asks for. */
  bool described = t->cls == ENT_CLASS_AGREEMENT || t->cls == ENT_CLASS_EVENT ||
                   t->cls == ENT_CLASS_ROLE || t->cls == ENT_CLASS_TOPIC;
  return described && strstr(t->name, name) != NULL;
}

static bool object_is(const EntDocument *d, const EntValue *o, const char *name)
{
  if (o->kind == ENT_RANGE_THING) return thing_is(d, o->thing, name);
  if (o->kind == ENT_RANGE_MONEY) {
    g_autofree char *money = g_strdup_printf("%s %s", o->unit, o->text);
    return g_str_equal(money, name);
  }
  return g_str_equal(o->text, name);
}

static bool found(const EntDocument *d, const Expected *e)
{
  bool symmetric = ent_property_info(e->property)->symmetric;
  for (uint32_t i = 0; i < d->n_statements; i++) {
    const EntStatement *s = &d->statements[i];
    if (s->property != e->property || s->status != e->status) continue;
    if (thing_is(d, s->subject, e->subject) && object_is(d, &s->object, e->object))
      return true;
    if (symmetric && thing_is(d, s->subject, e->object) &&
        object_is(d, &s->object, e->subject))
      return true;
  }
  return false;
}

static void show(const EntDocument *d)
{
  for (uint32_t i = 0; i < d->n_statements; i++) {
    const EntStatement *s = &d->statements[i];
    g_test_message("    %s | %s | %s | %s (%s)", d->things[s->subject].name,
                   ent_property_info(s->property)->name,
                   s->object.kind == ENT_RANGE_THING ? d->things[s->object.thing].name
                                                     : s->object.text,
                   ent_status_name(s->status), s->rule);
  }
}

static bool rule_is_silent(const EntDocument *d, const char *rule)
{
  for (uint32_t i = 0; i < d->n_statements; i++)
    if (!*rule || g_str_equal(d->statements[i].rule, rule)) return false;
  return true;
}

static bool example_holds(const EntDocument *d, const EntRuleExample *e)
{
  if (e->n_expect == 0) return rule_is_silent(d, e->rule);
  bool good = true;
  for (uint32_t i = 0; i < e->n_expect; i++) {
    Expected want = {0};
    bool parsed = expected_parse(e->expect[i], &want);
    if (!parsed || found(d, &want) == e->negative) {
      g_test_message("%s:%u: %s '%s'", e->file, e->line,
                     !parsed       ? "not a statement:"
                     : e->negative ? "should not give"
                                   : "does not give",
                     e->expect[i]);
      good = false;
    }
    g_free(want.subject);
    g_free(want.object);
  }
  return good;
}

typedef struct {
  EntExtractor *extractor;
  const char *file;
} Job;

static void test_file(gconstpointer data)
{
  const Job *job = data;
  EntError error = {0};
  EntRules *rules = ent_rules_load(&job->file, 1, &error);
  if (!rules) {
    char text[1200];
    g_error("%s", ent_error_text(&error, text, sizeof text));
  }
  uint32_t missed = 0, wrong = 0, n = ent_rules_n_examples(rules);
  for (uint32_t i = 0; i < n; i++) {
    const EntRuleExample *e = ent_rules_example(rules, i);
    EntTextInput input = {.id = "pair",
                          .text = e->sentence,
                          .date = "2025-03-05",
                          .length = strlen(e->sentence)};
    EntDocument *d = ent_extract(job->extractor, &input);
    if (!example_holds(d, e)) {
      g_test_message("  in: %s", e->sentence);
      show(d);
      *(e->negative ? &wrong : &missed) += 1;
    }
    ent_document_free(d);
  }
  g_test_message("%u of %u examples hold", n - missed - wrong, n);
  /* What should not be found never may; the parser may miss three of a hundred, and one
   * of a short file. */
  if (wrong || missed > 1 + n * 3 / 100) g_test_fail();
  ent_rules_free(rules);
}

static void add_folder(const char *folder, const char *suffix, EntExtractor *extractor)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  g_assert_nonnull(dir);
  for (const char *name; (name = g_dir_read_name(dir));) {
    if (!g_str_has_suffix(name, suffix)) continue;
    Job *job = g_new0(Job, 1);
    job->extractor = extractor;
    job->file = g_build_filename(folder, name, NULL);
    g_autofree char *path = g_strdup_printf("/pairs/%s", name);
    g_test_add_data_func(path, job, test_file);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  EntError error = {0};
  EntExtractorOptions options = {.data_dir = ENT_SOURCE_DATA_DIR};
  EntExtractor *extractor = ent_extractor_new(&options, &error);
  if (!extractor) {
    char text[1200];
    g_error("%s", ent_error_text(&error, text, sizeof text));
  }
  add_folder(ENT_SOURCE_DATA_DIR "/rules", ".rules", extractor);
  add_folder(TEST_DIR, ".pairs", extractor);
  int result = g_test_run();
  ent_extractor_free(extractor);
  return result;
}
