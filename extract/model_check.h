// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Looks through a model of unknown origin before it is used. */
#ifndef ENT_EXTRACT_MODEL_CHECK_H
#define ENT_EXTRACT_MODEL_CHECK_H

#include "extract/model/model.h"
#include "graph/error.h"

/* Reads all tables of a model, so that no text can lead out of them: the checksum of
 * the file guards against damage, not against forgery. A section may be absent. On
 * failure ENT_ERR_BAD_DATA that names path and the section. Some milliseconds. */
bool ent_model_check(const EntModel *model, const char *path, EntError *error);

#endif
