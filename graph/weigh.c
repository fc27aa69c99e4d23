// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The weights of evidence, in one place. They were set by hand on articles of our own
 * and the five of the crossdoc gold; see docs/graph-model.md. */
#include "graph/weigh.h"

#include "graph/fold.h"
#include <stdlib.h>
#include <string.h>

/* Documents of one day to this many days apart tell of one matter by "new" or "the". */
enum { SOON = 7, WHILE = 45, YEAR = 400, UNKNOWN_DAYS = 100000 };
/* Dates of one event may differ by this: a summit of several days. */
enum { EVENT_DAYS = 3 };

static const double related_party = 0.15; /* a shared country of those who take part */
static const double gate_related = 0.5;   /* documents as close as this are one story */

typedef struct {
  const EntEvidence *e;
  const EntMatter *x, *y;
  GString *words; /* or NULL */
  double sum;
} Scale;

static EntFactList facts(const EntMatter *m, EntFactSet set)
{
  return m->facts[set];
}

static uint32_t common(const EntMatter *x, const EntMatter *y, EntFactSet set,
                       uint32_t *one)
{
  return ent_facts_common(facts(x, set), facts(y, set), one);
}

static bool disjoint(const EntMatter *x, const EntMatter *y, EntFactSet set)
{
  return facts(x, set).n && facts(y, set).n && !common(x, y, set, NULL);
}

static const EntItem *item_of(const EntEvidence *e, const EntMatter *m)
{
  return ent_item(e->linker->graph, m->item);
}

static int days_between(const EntMatter *x, const EntMatter *y)
{
  return x->day && y->day ? abs(x->day - y->day) : UNKNOWN_DAYS;
}

static void say(Scale *s, double weight, const char *what, const char *which)
{
  s->sum += weight;
  if (!s->words || weight <= 0) return;
  if (s->words->len) g_string_append(s->words, "; ");
  g_string_append(s->words, what);
  if (which) g_string_append_printf(s->words, " %s", which);
}

static const char *name_of(const EntEvidence *e, uint32_t root)
{
  return ent_item(e->linker->graph, root)->name;
}

/* ---- who ---- */

/* The parties are all the same, at least two. */
static bool same_states(const EntMatter *x, const EntMatter *y)
{
  uint32_t n = common(x, y, ENT_FACT_STATE, NULL);
  return n >= 2 && n == facts(x, ENT_FACT_STATE).n && n == facts(y, ENT_FACT_STATE).n;
}

/* How many persons and bodies take part in both; *one: one of them. */
static uint32_t common_actors(const Scale *s, uint32_t *one)
{
  EntFactList all = facts(s->x, ENT_FACT_PARTY), others = facts(s->y, ENT_FACT_PARTY);
  uint32_t n = 0;
  for (uint32_t i = 0; i < all.n; i++) {
    EntClass cls = ent_item(s->e->linker->graph, all.of[i])->cls;
    bool shared = ent_facts_have(others, all.of[i]);
    if (!shared || ent_link_family(cls) == ENT_CLASS_COUNTRY) continue;
    *one = all.of[i];
    n++;
  }
  return n;
}

static double weigh_who(Scale *s)
{
  uint32_t state = 0, party = 0;
  uint32_t n_parties = common(s->x, s->y, ENT_FACT_PARTY, NULL);
  uint32_t n_states = common(s->x, s->y, ENT_FACT_STATE, &state);
  double before = s->sum;
  if (same_states(s->x, s->y))
    say(s, 0.4, "the same countries take part, among them", name_of(s->e, state));
  else if (n_states && n_parties)
    say(s, n_states > 1 ? 0.35 : 0.2, "a country in common:", name_of(s->e, state));
  else if (n_states)
    say(s, related_party, "people of one country:", name_of(s->e, state));
  uint32_t actors = common_actors(s, &party);
  if (actors)
    say(s, actors > 1 ? 0.45 : 0.35, "in both takes part", name_of(s->e, party));
  return s->sum - before;
}

/* ---- when ---- */

static uint32_t age_of(const EntMatter *m)
{
  return facts(m, ENT_FACT_AGE).n == 1 ? facts(m, ENT_FACT_AGE).of[0] : 0;
}

static double weigh_ages(const EntMatter *x, const EntMatter *y)
{
  uint32_t a = age_of(x), b = age_of(y);
  int days = days_between(x, y);
  if (a != b) return 0;
  if (a == ENT_AGE_OLD && days <= YEAR) return 0.2;
  if (a == ENT_AGE_NEW && days <= WHILE) return 0.25;
  return a == ENT_AGE_FUTURE && days <= WHILE ? 0.2 : 0;
}

static double weigh_when(Scale *s)
{
  uint32_t one = 0;
  char text[16];
  double before = s->sum;
  if (common(s->x, s->y, ENT_FACT_DATE, &one)) {
    g_snprintf(text, sizeof text, one % 100 ? "%04u-%02u-%02u" : "%04u-%02u",
               one / 10000, one / 100 % 100, one % 100);
    say(s, one % 100 ? 0.45 : 0.35, "date", text);
  } else if (common(s->x, s->y, ENT_FACT_YEAR, &one)) {
    /* a year has many meetings, but few agreements of the same parties */
    g_snprintf(text, sizeof text, "%u", one);
    say(s, item_of(s->e, s->x)->cls == ENT_CLASS_EVENT ? 0.1 : 0.3, "year", text);
  }
  if (common(s->x, s->y, ENT_FACT_ORDINAL, &one)) {
    g_snprintf(text, sizeof text, "%u", one);
    say(s, 0.3, "number", text);
  }
  double ages = weigh_ages(s->x, s->y);
  if (ages > 0)
    say(s, ages, age_of(s->x) == ENT_AGE_OLD ? "both older" : "both new", NULL);
  return s->sum - before;
}

/* ---- what ---- */

static double weigh_what(Scale *s)
{
  static const double by_words[] = {0, 0.12, 0.25, 0.35};
  uint32_t one = 0, n = common(s->x, s->y, ENT_FACT_WORD, &one);
  double before = s->sum;
  if (n)
    say(s, by_words[MIN(n, 3u)],
        n > 1 ? "words in common, among them" : "a word in common:",
        s->e->words->pdata[one]);
  n = common(s->x, s->y, ENT_FACT_TOPIC, &one);
  if (n) say(s, 0.08 * MIN(n, 3u), "about", name_of(s->e, one));
  n = common(s->x, s->y, ENT_FACT_EXCLUDED, &one);
  if (n) say(s, 0.08 * MIN(n, 3u), "without", name_of(s->e, one));
  if (common(s->x, s->y, ENT_FACT_PLACE, &one)) say(s, 0.15, "in", name_of(s->e, one));
  return s->sum - before;
}

/* A name of its own that shares no word with the other's description. */
static bool is_named_otherwise(const EntEvidence *e, const EntMatter *named,
                               const EntMatter *other)
{
  return !ent_link_is_local(item_of(e, named)) && facts(named, ENT_FACT_WORD).n > 1 &&
         !common(named, other, ENT_FACT_WORD, NULL);
}

static void weigh_kind(Scale *s)
{
  if (is_named_otherwise(s->e, s->x, s->y) || is_named_otherwise(s->e, s->y, s->x))
    say(s, -0.25, NULL, NULL);

  uint32_t one = 0;
  if (common(s->x, s->y, ENT_FACT_KIND, &one))
    say(s, 0.1, "kind", s->e->words->pdata[one]);
}

/* ---- where it is told ---- */

static double weigh_documents(Scale *s)
{
  double ties = ent_ties_between(s->e->ties, item_of(s->e, s->x)->source,
                                 item_of(s->e, s->y)->source);
  int days = days_between(s->x, s->y);
  if (ties > 0.1) say(s, 0.3 * ties, "documents of one story", NULL);
  if (days <= SOON) say(s, 0.1, "documents of one week", NULL);
  return ties;
}

/* ---- all ---- */

/* Days between a date (20170512, 20170500, 20170000) and a day of GDate; 0 within it.
 */
static int days_from(uint32_t date, int32_t day)
{
  uint32_t year = date / 10000, month = date / 100 % 100, at = date % 100;
  GDate first, last;
  GDateDay first_day = (GDateDay)(at ? at : 1);
  GDateMonth first_month = (GDateMonth)(month ? month : 1);
  if (year < 1 || year > 9999 || month > 12 || at > 31 ||
      !g_date_valid_dmy(first_day, first_month, (GDateYear)year))
    return UNKNOWN_DAYS;
  g_date_clear(&first, 1);
  g_date_set_dmy(&first, first_day, first_month, (GDateYear)year);
  last = first;
  if (!month) g_date_add_years(&last, 1);
  if (month && !at) g_date_add_months(&last, 1);
  int from = (int)g_date_get_julian(&first), to = (int)g_date_get_julian(&last);
  return day < from ? from - day : day > to ? day - to : 0;
}

/* How far the dates of one are from the document of the other, which gives none. */
static int days_from_document(const EntMatter *dated, const EntMatter *other)
{
  EntFactList dates = facts(dated, ENT_FACT_DATE), years = facts(dated, ENT_FACT_YEAR);
  int least = UNKNOWN_DAYS;
  if (facts(other, ENT_FACT_YEAR).n || !other->day) return 0;
  for (uint32_t i = 0; i < dates.n; i++)
    least = MIN(least, days_from(dates.of[i], other->day));
  for (uint32_t i = 0; i < years.n && !dates.n; i++)
    least = MIN(least, days_from(years.of[i] * 10000, other->day));
  return least == UNKNOWN_DAYS ? 0 : least;
}

/* Events of one kind come again: without a date or number in common, documents of two
 * months tell of two, and so does one of a date that is long past for the other. What
 * is new for one document has no date long before it. */
static bool is_other_time(const EntEvidence *e, const EntMatter *x, const EntMatter *y)
{
  bool event = item_of(e, x)->cls == ENT_CLASS_EVENT;
  int days = days_between(x, y);
  if (common(x, y, ENT_FACT_YEAR, NULL) || common(x, y, ENT_FACT_ORDINAL, NULL))
    return false;
  int past = MAX(days_from_document(x, y), days_from_document(y, x));
  if (event) return (days != UNKNOWN_DAYS && days > WHILE) || past > WHILE;
  return past > YEAR && (age_of(x) == ENT_AGE_NEW || age_of(y) == ENT_AGE_NEW);
}

static bool has_no_party(const EntMatter *m)
{
  return !facts(m, ENT_FACT_PARTY).n;
}

double ent_weigh(const EntEvidence *e, const EntMatter *x, const EntMatter *y,
                 GString *words)
{
  Scale s = {e, x, y, words, 0};
  if (words) g_string_truncate(words, 0);
  if (item_of(e, x)->cls != item_of(e, y)->cls) return 0;
  double who = weigh_who(&s), when = weigh_when(&s), what = weigh_what(&s);
  weigh_kind(&s);
  double ties = weigh_documents(&s);
  if (is_other_time(e, x, y)) return 0;
  bool overlap = who >= 0.2 || ((has_no_party(x) || has_no_party(y) || who > 0) &&
                                ties >= gate_related);
  bool once = who >= 0.35 && days_between(x, y) <= SOON &&
              common(x, y, ENT_FACT_KIND, NULL) &&
              item_of(e, x)->cls == ENT_CLASS_EVENT;
  bool alike = common(x, y, ENT_FACT_KIND, NULL) || common(x, y, ENT_FACT_WORD, NULL) ||
               e->linker->name[x->item] == e->linker->name[y->item];
  return alike && overlap && (when >= 0.2 || what >= 0.25 || once) ? s.sum : 0;
}

static bool is_subset(EntFactList a, EntFactList b)
{
  return ent_facts_common(a, b, NULL) == a.n;
}

bool ent_weigh_within(const EntEvidence *e, const EntMatter *x, const EntMatter *y)
{
  EntFactList a = facts(x, ENT_FACT_WORD), b = facts(y, ENT_FACT_WORD);
  EntFactList p = facts(x, ENT_FACT_STATE), q = facts(y, ENT_FACT_STATE);
  bool time =
      (age_of(x) && age_of(x) == age_of(y)) || common(x, y, ENT_FACT_YEAR, NULL);
  return item_of(e, x)->cls == ENT_CLASS_AGREEMENT && time &&
         common(x, y, ENT_FACT_KIND, NULL) && (is_subset(a, b) || is_subset(b, a)) &&
         (is_subset(p, q) || is_subset(q, p));
}

/* ---- against ---- */

static bool conflict(GString *why, const char *what, const char *a, const char *b)
{
  if (why) g_string_printf(why, "two %s: %s, %s", what, a, b);
  return true;
}

static bool numbers_conflict(const EntMatter *x, const EntMatter *y, EntFactSet set,
                             const char *what, GString *why)
{
  char a[16], b[16];
  if (!disjoint(x, y, set)) return false;
  g_snprintf(a, sizeof a, "%u", facts(x, set).of[0]);
  g_snprintf(b, sizeof b, "%u", facts(y, set).of[0]);
  return conflict(why, what, a, b);
}

typedef struct {
  const uint32_t *dates;
  uint32_t from; /* a date; by_day: the number of a day */
  bool by_day;
} SoughtDate;

static int day_number(uint32_t date)
{
  return (int)(date / 10000 * 372 + date / 100 % 100 * 31 + date % 100);
}

static bool is_date_before(uint32_t i, const void *sought)
{
  const SoughtDate *s = sought;
  return s->by_day ? day_number(s->dates[i]) < (int)s->from : s->dates[i] < s->from;
}

/* Some date of the sorted list fits: a month and a day in it, or days of one event. */
static bool date_fits(uint32_t date, EntFactList list)
{
  uint32_t month = date / 100 * 100;
  SoughtDate sought = {list.of, month, false};
  uint32_t at = ent_first_from(list.n, is_date_before, &sought);
  bool within = at < list.n && list.of[at] / 100 == date / 100;
  if (within && (date == month || list.of[at] == month)) return true;
  if (date == month) return false;
  int day = day_number(date);
  sought = (SoughtDate){list.of, (uint32_t)(day - EVENT_DAYS), true};
  at = ent_first_from(list.n, is_date_before, &sought);
  for (; at < list.n && day_number(list.of[at]) <= day + EVENT_DAYS; at++)
    if (list.of[at] % 100) return true;
  return false;
}

static bool dates_fit(EntFactList a, EntFactList b)
{
  for (uint32_t i = 0; i < a.n; i++)
    if (date_fits(a.of[i], b)) return true;
  return !a.n || !b.n;
}

static bool ages_conflict(const EntMatter *x, const EntMatter *y, GString *why)
{
  static const char *const names[] = {"", "old", "new", "planned"};
  uint32_t a = age_of(x), b = age_of(y);
  int days = days_between(x, y);
  bool old = (a == ENT_AGE_OLD) != (b == ENT_AGE_OLD) && a && b;
  bool late = a == b && a == ENT_AGE_NEW && days != UNKNOWN_DAYS && days > YEAR;
  if (late) return conflict(why, "times of being new", "a year", "apart");
  return old && days < YEAR && conflict(why, "ages", names[a], names[b]);
}

/* Two countries on one side that are not both on the other. */
static bool parties_conflict(const EntEvidence *e, const EntMatter *x,
                             const EntMatter *y, GString *why)
{
  EntFactList a = facts(x, ENT_FACT_STATE), b = facts(y, ENT_FACT_STATE);
  uint32_t n = ent_facts_common(a, b, NULL), fewer = MIN(a.n, b.n);
  bool apart = a.n && b.n && (n == 0 || (fewer >= 2 && n < fewer));
  if (!apart) return false;
  uint32_t i = 0, k = 0;
  while (i + 1 < a.n && ent_facts_have(b, a.of[i]))
    i++;
  while (k + 1 < b.n && ent_facts_have(a, b.of[k]))
    k++;
  return conflict(why, "sets of parties", name_of(e, a.of[i]), name_of(e, b.of[k]));
}

/* Proper names that share no word name two things. */
static bool names_conflict(const EntEvidence *e, const EntMatter *x, const EntMatter *y,
                           GString *why)
{
  const EntItem *a = item_of(e, x), *b = item_of(e, y);
  if (ent_link_is_local(a) || ent_link_is_local(b)) return false;
  EntFactList p = facts(x, ENT_FACT_WORD), q = facts(y, ENT_FACT_WORD);
  uint32_t n = ent_facts_common(p, q, NULL);
  bool same = e->linker->name[x->item] == e->linker->name[y->item];
  if (same || (n && 2 * n >= MIN(p.n, q.n))) return false;
  return conflict(why, "names", a->name, b->name);
}

bool ent_weigh_conflict(const EntEvidence *e, const EntMatter *x, const EntMatter *y,
                        GString *why)
{
  if (numbers_conflict(x, y, ENT_FACT_YEAR, "years", why)) return true;
  if (numbers_conflict(x, y, ENT_FACT_ORDINAL, "numbers", why)) return true;
  bool event = item_of(e, x)->cls == ENT_CLASS_EVENT;
  if (event && !dates_fit(facts(x, ENT_FACT_DATE), facts(y, ENT_FACT_DATE)))
    return numbers_conflict(x, y, ENT_FACT_DATE, "dates", why);
  if (disjoint(x, y, ENT_FACT_KIND))
    return conflict(why, "kinds", e->words->pdata[facts(x, ENT_FACT_KIND).of[0]],
                    e->words->pdata[facts(y, ENT_FACT_KIND).of[0]]);
  return ages_conflict(x, y, why) || parties_conflict(e, x, y, why) ||
         names_conflict(e, x, y, why);
}
