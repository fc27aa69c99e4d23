// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Ends of sentences: one pass over the pieces. After a stop it waits for the piece that
 * is no closing sign; what that is decides. */

#include "extract/token/sentence.h"

#define LETTER   (ENT_PIECE_UPPER | ENT_PIECE_LOWER)
#define OPENING  (ENT_PIECE_OPEN | ENT_PIECE_QUOTE)
#define CLOSING  (ENT_PIECE_CLOSE | ENT_PIECE_QUOTE)
#define STOPPING (ENT_PIECE_STOP | ENT_PIECE_CALL | ENT_PIECE_ELLIPSIS)
#define ENDING   (STOPPING | ENT_PIECE_ABBREVIATION)

enum {
  MAX_HEADLINE = 40 /* pieces */
};

typedef struct {
  const EntPieces *pieces;
  const EntLayout *layout;
  EntSentence *out;
  uint32_t n;
  uint32_t first;    /* of the sentence */
  uint32_t line;     /* first piece of the line */
  uint32_t pending;  /* kind of the stop that may have ended the sentence, or 0 */
  uint32_t note_end; /* behind the number of a note after the stop */
  uint32_t quotes;   /* straight double quotes in this paragraph so far */
  bool closed;       /* signs have closed after the stop */
  bool paragraph;    /* the sentence is the first of its paragraph */
} Finder;

static const EntPiece *piece(const Finder *f, uint32_t i)
{
  return &f->pieces->items[i];
}

static uint32_t kinds_at(const Finder *f, uint32_t i)
{
  return i < f->pieces->n ? piece(f, i)->kinds : 0;
}

static bool is_last_gap(const Finder *f, uint32_t i)
{
  return i + 1 >= f->pieces->n || piece(f, i + 1)->gap != ENT_GAP_NONE;
}

/* A dash, a bullet or a number with a full stop before the text of a list item. */
static bool is_bullet(const Finder *f, uint32_t i)
{
  uint32_t kinds = kinds_at(f, i), next = kinds_at(f, i + 1);
  if (i + 1 >= f->pieces->n) return false;
  if (kinds & (ENT_PIECE_DASH | ENT_PIECE_SYMBOL))
    return piece(f, i + 1)->gap == ENT_GAP_SPACE &&
           piece(f, i)->end - piece(f, i)->begin <= 3;
  bool number =
      (kinds & ENT_PIECE_DIGIT && piece(f, i)->end - piece(f, i)->begin <= 3) ||
      (kinds & LETTER && piece(f, i)->end - piece(f, i)->begin == 1);
  return number && next & (ENT_PIECE_STOP | ENT_PIECE_CLOSE) &&
         piece(f, i + 1)->gap == ENT_GAP_NONE && i + 2 < f->pieces->n &&
         piece(f, i + 2)->gap == ENT_GAP_SPACE;
}

/* Does the single line break before piece i end a paragraph? */
static bool line_ends_paragraph(const Finder *f, uint32_t i)
{
  const EntPiece *before = piece(f, i - 1), *now = piece(f, i);
  uint32_t length = before->end - piece(f, f->line)->begin;
  uint32_t room = length + 1 + now->end - now->begin;
  bool stopped = f->pending || before->kinds & ENDING;
  if (is_bullet(f, i)) return true;
  if (f->layout->wrapped)
    return 10 * room < 7 * f->layout->width &&
           (stopped || now->kinds & ENT_PIECE_UPPER);
  return stopped || length < ENT_LAYOUT_MIN_WIDTH || before->kinds & ENT_PIECE_COMMA ||
         !(now->kinds & ENT_PIECE_LOWER);
}

static bool paragraph_starts(const Finder *f, uint32_t i)
{
  switch (piece(f, i)->gap) {
  case ENT_GAP_BLANK:
    return true;
  case ENT_GAP_LINE:
    return line_ends_paragraph(f, i);
  default:
    return false;
  }
}

/* "[2]", the number of a note: it belongs to the sentence before it. */
static bool is_note(const Finder *f, uint32_t i)
{
  return kinds_at(f, i) & ENT_PIECE_SQUARE && kinds_at(f, i + 1) & ENT_PIECE_DIGIT &&
         kinds_at(f, i + 2) & ENT_PIECE_CLOSE;
}

/* Is the sign at i one that closes, after a stop? */
static bool closes(const Finder *f, uint32_t i)
{
  const EntPiece *p = piece(f, i);
  if (p->kinds & ENT_PIECE_CLOSE) return true;
  if (!(p->kinds & ENT_PIECE_QUOTE) || p->kinds & ENT_PIECE_OPEN) return false;
  if (p->gap == ENT_GAP_NONE) return true;
  return is_last_gap(f, i) && f->quotes % 2 == 1;
}

/* After a quoted question: does "Smith said" follow? */
static bool reporting_follows(const Finder *f, uint32_t i)
{
  for (uint32_t n = 0; n < 4; n++, i++) {
    uint32_t kinds = kinds_at(f, i);
    if (kinds & ENT_PIECE_REPORTING) return true;
    if (!(kinds & LETTER)) return false;
  }
  return false;
}

/* Yahoo! and the like: a name may have the mark before i as its own. */
static bool name_before(const Finder *f, uint32_t i)
{
  return i >= 2 && i - 2 > f->first && kinds_at(f, i - 2) & ENT_PIECE_UPPER &&
         piece(f, i - 1)->gap == ENT_GAP_NONE;
}

/* "1." or "b)" at the start of the sentence is its number. */
static bool only_number_so_far(const Finder *f, uint32_t i)
{
  return i - f->first == 2 && is_bullet(f, f->first);
}

/* A stop is pending; does the sentence end before piece i? */
static bool ends_before(const Finder *f, uint32_t i)
{
  const EntPiece *p = piece(f, i);
  uint32_t opener = p->kinds & OPENING, k = i;
  while (kinds_at(f, k) & OPENING && k < i + 3)
    k++;
  uint32_t next = kinds_at(f, k);

  if (p->kinds & (ENT_PIECE_COMMA | ENT_PIECE_CLOSE) || only_number_so_far(f, i))
    return false;
  if (f->pending & ENT_PIECE_ABBREVIATION)
    return next & ENT_PIECE_UPPER &&
           (p->kinds & ENT_PIECE_QUOTE || next & ENT_PIECE_STARTER);
  if (f->pending & ENT_PIECE_ELLIPSIS) return next & ENT_PIECE_UPPER;
  if (p->gap == ENT_GAP_NONE && !(next & ENT_PIECE_UPPER)) return false;
  if (f->closed && f->pending & ENT_PIECE_CALL && reporting_follows(f, k)) return false;
  if (next & ENT_PIECE_LOWER)
    return !f->closed && !(f->pending & ENT_PIECE_CALL && name_before(f, i));
  return next &
             (ENT_PIECE_UPPER | ENT_PIECE_DIGIT | ENT_PIECE_SYMBOL | ENT_PIECE_DASH) ||
         opener;
}

static uint8_t flags_of(const Finder *f, uint32_t end, bool paragraph_ends)
{
  unsigned flags = f->paragraph ? ENT_SENT_PARAGRAPH : 0;
  bool list = f->paragraph && is_bullet(f, f->first);
  uint32_t last = end - 1;
  while (last > f->first && piece(f, last)->kinds & CLOSING)
    last--;
  if (list)
    flags |= ENT_SENT_LIST;
  else if (f->paragraph && paragraph_ends && end - f->first <= MAX_HEADLINE &&
           !(piece(f, last)->kinds & (ENDING | ENT_PIECE_COMMA)))
    flags |= ENT_SENT_HEADLINE;
  return (uint8_t)flags;
}

static void end_sentence(Finder *f, uint32_t end, bool paragraph_ends)
{
  f->out[f->n++] = (EntSentence){
      .first = f->first, .end = end, .flags = flags_of(f, end, paragraph_ends)};
  f->first = end;
  f->pending = 0;
  f->closed = false;
  f->paragraph = paragraph_ends;
}

/* A sentence that is too long: cut behind a comma or bracket of its last fifth, else at
 * its full length. */
static bool is_too_long(const Finder *f, uint32_t i)
{
  uint32_t n = i - f->first;
  if (n < ENT_SENTENCE_LONGEST / 5 * 4) return false;
  return n == ENT_SENTENCE_LONGEST ||
         kinds_at(f, i - 1) & (ENT_PIECE_COMMA | ENT_PIECE_CLOSE);
}

/* Moves on to piece i, which may end the sentence before it. */
static void step(Finder *f, uint32_t i)
{
  const EntPiece *p = piece(f, i);
  if (paragraph_starts(f, i)) {
    end_sentence(f, i, true);
    f->quotes = 0;
  } else if (is_too_long(f, i)) {
    end_sentence(f, i, false);
  } else if (f->pending && (i < f->note_end || closes(f, i))) {
    f->closed = true;
    return;
  } else if (f->pending && is_note(f, i)) {
    f->note_end = i + 3;
    return;
  } else if (f->pending && !(p->kinds & STOPPING) && ends_before(f, i)) {
    end_sentence(f, i, false);
  }
  if (p->kinds & ENDING) {
    f->pending = p->kinds & ENDING;
    f->closed = false;
  } else {
    f->pending = 0;
  }
}

uint32_t ent_sentences_find(const EntPieces *pieces, const EntLayout *layout,
                            EntSentence *sentences)
{
  Finder f = {.pieces = pieces, .layout = layout, .out = sentences, .paragraph = true};
  if (!pieces->n) return 0;
  f.pending = kinds_at(&f, 0) & ENDING;
  for (uint32_t i = 1; i < pieces->n; i++) {
    if ((kinds_at(&f, i - 1) & OPENING) == ENT_PIECE_QUOTE) f.quotes++;
    if (piece(&f, i - 1)->gap >= ENT_GAP_LINE) f.line = i - 1;
    step(&f, i);
  }
  end_sentence(&f, pieces->n, true);
  return f.n;
}
