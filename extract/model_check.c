// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Each part of the model checks its own tables; here is the list of them. */
#include "extract/model_check.h"

#include "extract/parse/parser.h"
#include "extract/tag/lemma.h"
#include "extract/tag/names_model.h"
#include "extract/tag/names_words.h"
#include "extract/tag/tagger.h"
#include <glib.h>

static bool check_tagger(const EntModel *model)
{
  EntTagger tagger;
  return ent_tagger_view(&tagger, model) && ent_tagger_is_sound(&tagger);
}

static bool check_parser(const EntModel *model)
{
  EntParser parser;
  return ent_parser_view(&parser, model) && ent_parser_is_sound(&parser);
}

static bool check_lemmas(const EntModel *model)
{
  size_t size;
  EntLemmas lemmas;
  const void *section = ent_model_section(model, "LEMM", &size);
  return ent_lemmas_view(&lemmas, section, size) && ent_lemmas_are_sound(&lemmas);
}

static bool check_names(const EntModel *model)
{
  size_t size;
  EntNamesWeights weights;
  const void *section = ent_model_section(model, "NAMW", &size);
  return ent_names_weights_view(&weights, section, size) &&
         ent_names_weights_are_sound(&weights);
}

static bool check_names_words(const EntModel *model)
{
  size_t size;
  EntNamesWords words;
  const void *section = ent_model_section(model, "NAML", &size);
  return ent_names_words_view(&words, section, size);
}

bool ent_model_check(const EntModel *model, const char *path, EntError *error)
{
  static const struct {
    const char *section, *what;
    bool (*check)(const EntModel *model);
  } parts[] = {{"TAGW", "the tagger", check_tagger},
               {"PARW", "the parser", check_parser},
               {"LEMM", "the lemmas", check_lemmas},
               {"NAMW", "the weights of names", check_names},
               {"NAML", "the words of names", check_names_words}};
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    if (ent_model_section(model, parts[i].section, NULL) && !parts[i].check(model))
      return ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0,
                      "the model cannot be used: section %s (%s) is not what entente "
                      "train of this version writes",
                      parts[i].section, parts[i].what);
  return true;
}
