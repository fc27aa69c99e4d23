// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The examples in the installed rule files and the minimal pairs of tests/rules, each
 * sentence through the whole of extraction. A file of pairs is a rule file that holds
 * nothing but `test` and `not`. */
#include "extract/extract.h"
#include "extract/relate/relate.h"
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *subject, *object;
  EntProperty property;
  EntStatus status;
  char *from, *until; /* NULL: not asked for */
} Expected;

/* Takes "from 2010" or "until 2014" off the end of the words. */
static void take_date(gchar **words, const char *key, char **date)
{
  guint n = g_strv_length(words);
  if (n < 4 || !g_str_equal(words[n - 2], key) || !g_ascii_isdigit(*words[n - 1]))
    return;
  *date = words[n - 1];
  g_free(words[n - 2]);
  words[n - 2] = words[n - 1] = NULL;
}

static bool expected_parse(const char *text, Expected *e)
{
  g_auto(GStrv) words = g_strsplit(text, " ", 0);
  take_date(words, "until", &e->until);
  take_date(words, "from", &e->from);
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

static bool dates_are(const EntStatement *s, const Expected *e)
{
  return (!e->from || g_strcmp0(s->valid_from, e->from) == 0) &&
         (!e->until || g_strcmp0(s->valid_until, e->until) == 0);
}

static bool found(const EntDocument *d, const Expected *e)
{
  bool symmetric = ent_property_info(e->property)->symmetric;
  for (uint32_t i = 0; i < d->n_statements; i++) {
    const EntStatement *s = &d->statements[i];
    if (s->property != e->property || s->status != e->status || !dates_are(s, e))
      continue;
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
    g_free(want.from);
    g_free(want.until);
  }
  return good;
}

typedef struct {
  EntExtractor *extractor;
  const char *file;
} Job;

static EntRules *load_rules(const char *const *files, uint32_t n)
{
  EntError error = {0};
  EntRules *rules = ent_rules_load(files, n, &error);
  char text[1200];
  if (!rules) g_error("%s", ent_error_text(&error, text, sizeof text));
  return rules;
}

/* How many examples there are, and how many do not hold. */
typedef struct {
  uint32_t n, missed, wrong;
} Count;

static Count check_examples(const EntRules *rules, const Job *job)
{
  Count count = {0};
  for (uint32_t i = 0; i < ent_rules_n_examples(rules); i++) {
    const EntRuleExample *e = ent_rules_example(rules, i);
    if (!g_str_equal(e->file, job->file)) continue;
    count.n++;
    EntTextInput input = {.id = "pair",
                          .text = e->sentence,
                          .date = "2025-03-05",
                          .length = strlen(e->sentence)};
    EntDocument *d = ent_extract(job->extractor, &input, NULL);
    if (!example_holds(d, e)) {
      g_test_message("  in: %s", e->sentence);
      show(d);
      *(e->negative ? &count.wrong : &count.missed) += 1;
    }
    ent_document_free(d);
  }
  g_test_message("%u of %u examples hold", count.n - count.missed - count.wrong,
                 count.n);
  return count;
}

static void test_file(gconstpointer data)
{
  const Job *job = data;
  EntRules *rules = load_rules(&job->file, 1);
  Count count = check_examples(rules, job);
  /* What should not be found never may; the parser may miss three of a hundred, and one
   * of a short file. */
  if (count.wrong || count.missed > 1 + count.n * 3 / 100) g_test_fail();
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

/* Adds the rules that a page shows; returns how many blocks of them. */
static unsigned add_shown_rules(const char *path, GString *rules)
{
  g_autofree char *text = NULL;
  unsigned n = 0;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_auto(GStrv) blocks = g_strsplit(text, "```\n", 0);
  for (guint i = 1; blocks[i] && blocks[i + 1]; i += 2) {
    if (g_str_has_prefix(blocks[i], "my.rules:")) continue; /* a message */
    g_string_append(rules, blocks[i]);
    n++;
  }
  return n;
}

/* The rules that the manual shows, one file of them; how many blocks in *n. */
static char *manual_rules(unsigned *n)
{
  GString *rules = g_string_new(NULL);
  *n = add_shown_rules(ENT_SOURCE_DATA_DIR "/../../docs/rules.md", rules);
  *n += add_shown_rules(ENT_SOURCE_DATA_DIR "/../../docs/extending.md", rules);
  return g_string_free(rules, FALSE);
}

static EntExtractor *open_extractor(const char *rules)
{
  EntError error = {0};
  EntExtractorOptions options = {
      .data_dir = ENT_SOURCE_DATA_DIR, .rules = &rules, .n_rules = rules != NULL};
  EntExtractor *extractor = ent_extractor_new(&options, &error);
  char text[1200];
  if (!extractor) g_error("%s", ent_error_text(&error, text, sizeof text));
  return extractor;
}

/* What the manual shows is accepted beside what is installed, and its examples hold,
 * every one. */
static void test_manual(void)
{
  unsigned blocks;
  g_autofree char *rules = manual_rules(&blocks);
  g_autofree char *folder = g_dir_make_tmp("entente-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "manual.rules", NULL);
  g_assert_true(g_file_set_contents(path, rules, -1, NULL));
  EntExtractor *extractor = open_extractor(path);
  const char *files[] = {ENT_SOURCE_DATA_DIR "/rules/60-stance.rules", path};
  EntRules *all = load_rules(files, G_N_ELEMENTS(files));
  Job job = {extractor, path};
  Count count = check_examples(all, &job);
  g_assert_cmpuint(blocks, >=, 4);
  g_assert_cmpuint(count.n, >=, 4);
  g_assert_cmpuint(count.missed + count.wrong, ==, 0);
  ent_rules_free(all);
  ent_extractor_free(extractor);
  g_remove(path);
  g_rmdir(folder);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  EntExtractor *extractor = open_extractor(NULL);
  add_folder(ENT_SOURCE_DATA_DIR "/rules", ".rules", extractor);
  add_folder(TEST_DIR, ".pairs", extractor);
  g_test_add_func("/pairs/manual", test_manual);
  int result = g_test_run();
  ent_extractor_free(extractor);
  return result;
}
