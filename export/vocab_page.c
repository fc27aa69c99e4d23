// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The ontology as a page to read, docs/ontology.html: an anchor for each word, with
 * what it says, whence and where it leads, and what it is tied to. */
#include "export/vocab.h"

#include "export/vocab_own.h"
#include <string.h>

static const char head[] =
    "<!DOCTYPE html>\n"
    "<!-- Made from graph/vocab.h by export/vocab_page.c. -->\n"
    "<html lang=\"en\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<title>The entente vocabulary</title>\n"
    "<style>\n"
    ":root { color-scheme: light dark; --text: #1c1c1c; --page: #fff; --soft: "
    "#5a5a5a;\n"
    "  --line: #d5d5d5; --link: #0b57a4; --mark: #f2f5f9 }\n"
    "@media (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --page: #16181b;\n"
    "  --soft: #a5a9ae; --line: #3a3e44; --link: #8fc1f7; --mark: #20242a } }\n"
    "body { font: 1rem/1.55 system-ui, sans-serif; color: var(--text);\n"
    "  background: var(--page); max-width: 60rem; margin: 0 auto; padding: 1rem }\n"
    "a { color: var(--link) }\n"
    "h2 { margin-top: 3rem; border-bottom: 1px solid var(--line) }\n"
    "section { padding: .1rem .8rem .6rem; border-bottom: 1px solid var(--line) }\n"
    "section:target { background: var(--mark) }\n"
    "h3 { margin: .6rem 0 0 } h3 a { text-decoration: none; color: inherit }\n"
    "h3 a:hover::after { content: ' #'; color: var(--soft) }\n"
    "p { margin: .2rem 0 } .iri, dt { color: var(--soft); font-size: .9rem }\n"
    "dl { display: grid; grid-template-columns: 9rem 1fr; gap: .15rem 1rem; margin: "
    ".3rem 0 }\n"
    "dd { margin: 0; overflow-wrap: anywhere }\n"
    "nav p { line-height: 1.9 }\n"
    "@media (max-width: 36rem) { dl { grid-template-columns: 1fr } dd { padding-left: "
    "1rem } }\n"
    "</style>\n"
    "</head>\n"
    "<body>\n"
    "<h1>The entente vocabulary</h1>\n"
    "<p>Who is what where, who met or signed what: statements of news texts with their "
    "status and place.\n"
    "Namespace <code>ent:</code> = <code>" ENT_NS "</code>.\n"
    "The same in Turtle: <a href=\"../export/vocab/entente.ttl\">entente.ttl</a>; what "
    "every output satisfies:\n"
    "<a href=\"../export/vocab/shapes.ttl\">shapes.ttl</a> (SHACL); for JSON-LD: "
    "<a href=\"../export/vocab/context.jsonld\">context.jsonld</a>.</p>\n"
    "<p><strong>A statement that is not <a href=\"#Asserted\">Asserted</a> is never a "
    "plain triple.</strong> Plans, claims and denials are\n"
    "<a href=\"#Statement\">statement</a> nodes only: a query that knows nothing of "
    "status "
    "gets facts.</p>\n";

static void put_escaped(GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text(text, -1);
  g_string_append(out, escaped);
}

/* ent: words lead to their anchor, those of others to their IRI. */
static void put_word(GString *out, const char *curie)
{
  g_autoptr(GString) iri = g_string_new(NULL);
  if (g_str_has_prefix(curie, "ent:")) {
    g_string_append_printf(out, "<a href=\"#%s\">%s</a>", curie + 4, curie + 4);
    return;
  }
  if (curie[0] == '<')
    g_string_append_len(iri, curie + 1, (gssize)strlen(curie) - 2);
  else if (!ent_curie_expand(curie, strlen(curie), iri))
    return put_escaped(out, curie);
  g_string_append(out, "<a href=\"");
  put_escaped(out, iri->str);
  g_string_append(out, "\">");
  put_escaped(out, curie[0] == '<' ? iri->str : curie);
  g_string_append(out, "</a>");
}

/* A row of a section; nothing where the list is empty. */
static void put_list(GString *out, const char *title, const char *names)
{
  if (!*names) return;
  g_auto(GStrv) each = g_strsplit(names, " ", -1);
  g_string_append_printf(out, "<dt>%s</dt><dd>", title);
  for (char **name = each; *name; name++) {
    if (name != each) g_string_append(out, ", ");
    put_word(out, *name);
  }
  g_string_append(out, "</dd>\n");
}

static void put_classes(GString *out, const char *title, uint32_t set)
{
  g_autofree char *names = ent_own_class_list(set);
  put_list(out, title, names);
}

/* "Research minister"@en as its words. */
static void put_note(GString *out, const char *object)
{
  const char *end = strrchr(object, '"');
  g_autofree char *words = g_strndup(object + 1, (gsize)(end - object) - 1);
  g_string_append(out, "<dt>Coded as</dt><dd>");
  put_escaped(out, words);
  g_string_append(out, "</dd>\n");
}

static void put_other_ties(GString *out, const char *name)
{
  for (unsigned i = 0; i < ent_own_tie_count; i++) {
    const EntOwnTie *tie = &ent_own_ties[i];
    if (strcmp(tie->name, name) != 0) continue;
    if (tie->object[0] == '"')
      put_note(out, tie->object);
    else
      put_list(out,
               strcmp(tie->property, "schema:inverseOf") == 0 ? "Inverse of"
                                                              : "Close to",
               tie->object);
  }
}

static void open_section(GString *out, const char *name, const char *comment)
{
  g_autofree char *label = ent_own_label(name);
  g_string_append_printf(out,
                         "<section id=\"%s\">\n<h3><a href=\"#%s\">%s</a></h3>\n"
                         "<p class=\"iri\">ent:%s</p>\n<p>",
                         name, name, label, name);
  put_escaped(out, comment);
  g_string_append(out, "</p>\n<dl>\n");
}

static void close_section(GString *out)
{
  g_string_append(out, "</dl>\n</section>\n");
}

static uint32_t classes_below(EntClass cls)
{
  uint32_t set = 0;
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++)
    if (ent_class_info((EntClass)i)->parent == cls) set |= 1u << i;
  return set;
}

/* The relations that start or end at a class. */
static void put_relations(GString *out, const char *title, EntClass cls, bool from)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (unsigned i = 0; i < ENT_PROP_COUNT; i++) {
    const EntPropertyInfo *info = ent_property_info((EntProperty)i);
    if (ent_class_in(cls, from ? info->domain : info->range))
      g_string_append_printf(names, "%sent:%s", names->len ? " " : "", info->name);
  }
  put_list(out, title, names->str);
}

static void put_class(GString *out, EntClass cls)
{
  const EntClassInfo *info = ent_class_info(cls);
  open_section(out, info->name, info->comment);
  if (info->parent != ENT_CLASS_NONE)
    put_list(out, "A kind of", ent_class_terms[info->parent].curie);
  put_classes(out, "Kinds", classes_below(cls));
  put_list(out, "Also typed as", info->ties);
  put_other_ties(out, info->name);
  put_relations(out, "Subject of", cls, true);
  put_relations(out, "Object of", cls, false);
  close_section(out);
}

static void put_property(GString *out, const EntPropertyInfo *info)
{
  open_section(out, info->name, info->comment);
  put_classes(out, "From", info->domain);
  put_classes(out, "To", info->range_kind == ENT_RANGE_THING ? info->range : 0);
  put_list(out, "To", ent_own_value_types(info->range_kind));
  if (info->symmetric)
    g_string_append(out, "<dt>Symmetric</dt><dd>yes; stated once</dd>\n");
  put_list(out, "Close to", info->ties);
  put_other_ties(out, info->name);
  close_section(out);
}

static void put_own(GString *out, const EntOwnWord *own)
{
  g_autofree char *domain = ent_own_expand(own->domain);
  g_autofree char *range = ent_own_expand(own->range);
  open_section(out, strchr(ent_words[own->word].curie, ':') + 1, own->comment);
  put_list(out, "From", domain);
  put_list(out, "To", range);
  put_list(out, own->kind == ENT_OWN_CLASS ? "A kind of" : "Close to", own->ties);
  close_section(out);
}

static const char *const status_comments[] = {
#define X(id, name, comment) [ENT_STATUS_##id] = comment,
    ENT_STATUSES(X)
#undef X
};

static void put_statuses(GString *out)
{
  open_section(out, "Status", "how a text means what it says");
  g_autoptr(GString) names = g_string_new(NULL);
  for (unsigned i = 0; i < ENT_STATUS_COUNT; i++)
    g_string_append_printf(names, "%s%s", i ? " " : "", ent_status_terms[i].curie);
  put_list(out, "One of", names->str);
  close_section(out);
  for (unsigned i = 0; i < ENT_STATUS_COUNT; i++) {
    open_section(out, ent_status_name((EntStatus)i), status_comments[i]);
    put_list(out, "A", "ent:Status");
    close_section(out);
  }
}

static void put_index(GString *out, const char *title, const EntTerm *terms, unsigned n)
{
  g_string_append_printf(out, "<p><strong>%s</strong> ", title);
  for (unsigned i = 0; i < n; i++) {
    if (i) g_string_append(out, " · ");
    put_word(out, terms[i].curie);
  }
  g_string_append(out, "</p>\n");
}

static void put_contents(GString *out)
{
  EntTerm *own = g_new(EntTerm, ent_own_count);
  for (unsigned i = 0; i < ent_own_count; i++)
    own[i] = ent_words[ent_own_words[i].word];
  g_string_append(out, "<nav>\n");
  put_index(out, "Classes", ent_class_terms, ENT_CLASS_COUNT);
  put_index(out, "Relations", ent_property_terms, ENT_PROP_COUNT);
  put_index(out, "Status", ent_status_terms, ENT_STATUS_COUNT);
  put_index(out, "Statements and evidence", own, ent_own_count);
  g_string_append(out, "</nav>\n");
  g_free(own);
}

char *ent_vocab_page(void)
{
  GString *out = g_string_new(head);
  put_contents(out);
  g_string_append(out, "<h2>Classes</h2>\n");
  for (unsigned i = 0; i < ENT_CLASS_COUNT; i++)
    put_class(out, (EntClass)i);
  g_string_append(out, "<h2>Relations</h2>\n");
  for (unsigned i = 0; i < ENT_PROP_COUNT; i++)
    put_property(out, ent_property_info((EntProperty)i));
  g_string_append(out, "<h2>Status</h2>\n");
  put_statuses(out);
  g_string_append(out, "<h2>Statements and evidence</h2>\n");
  for (unsigned i = 0; i < ent_own_count; i++)
    put_own(out, &ent_own_words[i]);
  g_string_append(out, "</body>\n</html>\n");
  return g_string_free(out, FALSE);
}
