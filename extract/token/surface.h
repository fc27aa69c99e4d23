// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* The surface facts of tokens, whoever made the tokens: the tokenizer or a CoNLL-U
 * file.
 *
 * norm is the token in lower case (Unicode, NFC) with
 *   - apostrophes, single and double quotes of every shape as ' and "; also `` and ''
 * as a double quote;
 *   - hyphens, en dashes and the minus sign as -, em dashes as --;
 *   - the ellipsis sign as ..., white space inside a token as one space;
 *   - soft hyphens and zero-width characters left out, undecodable bytes as ?. */
#ifndef ENT_EXTRACT_TOKEN_SURFACE_H
#define ENT_EXTRACT_TOKEN_SURFACE_H

#include "extract/analysis.h"

/* Flags that are not a token's own but say how it lies beside others; left as they are
 * by the functions here. */
#define ENT_TOK_LAYOUT                                                                 \
  ((uint8_t)(ENT_TOK_SPACE_AFTER | ENT_TOK_INSIDE_WORD | ENT_TOK_MWT_NEXT))

/* Fills norm, norm_length and the flags outside ENT_TOK_LAYOUT from the bytes [begin,
 * end) of a->text. norm lives in the arena. */
void ent_token_surface(EntAnalysis *a, EntToken *t);

/* The same for all tokens, with one allocation. The spans must not overlap. */
void ent_token_surfaces(EntAnalysis *a);

#endif
