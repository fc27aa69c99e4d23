// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* A ring of slots. The calling thread fills slots at the tail with inputs and takes
 * finished ones from the head, so the order of delivery is the order of reading; the
 * workers take queued slots in the same order. Invariant: head <= next <= tail, and
 * tail - head <= size; slots in [next, tail) wait, those in [head, next) are worked on
 * or done. All three, and done of a slot, belong to the mutex. */
#include "extract/pipeline.h"

#include <glib.h>
#include <pthread.h>

enum { SLOTS_PER_WORKER = 4, MOST_WORKERS = 256 };

typedef struct {
  EntInput *input; /* until it is worked on */
  EntDocument *document;
  char *note;     /* on the input, or NULL */
  EntError error; /* why there is no document */
  bool passed;    /* its document is not wanted */
  bool done;
} Slot;

typedef struct {
  const EntPipeline *pipeline;
  pthread_mutex_t mutex;      /* not GMutex, which ThreadSanitizer does not see */
  pthread_cond_t work, ready; /* a slot waits for a worker; a slot is done */
  Slot *slots;
  size_t size, head, next, tail;
  bool closing;
} Ring;

static EntTextForm form_of(EntFrom from)
{
  if (from == ENT_FROM_CONLLU) return ENT_TEXT_CONLLU;
  return from == ENT_FROM_TOKENS ? ENT_TEXT_TOKENS : ENT_TEXT_PLAIN;
}

EntTextInput ent_pipeline_text(const EntInput *input)
{
  return (EntTextInput){.id = input->id,
                        .title = input->title,
                        .date = input->date,
                        .url = input->url,
                        .site = input->site,
                        .author = input->author,
                        .file = input->file,
                        .text = input->text,
                        .length = input->length,
                        .form = form_of(input->from),
                        .title_length = input->title_length,
                        .lines = input->lines};
}

EntDocument *ent_pipeline_extract(const EntExtractor *extractor,
                                  const EntReader *reader, EntInput *input, char **note,
                                  EntError *error)
{
  EntDocument *document = NULL;
  if (ent_input_prepare(input, reader, error)) {
    EntTextInput text = ent_pipeline_text(input);
    document = ent_extract(extractor, &text, error);
    if (!document && error && !error->line) error->line = input->line;
    if (document && note) *note = g_strdup(input->note);
  }
  ent_input_free(input);
  return document;
}

/* Turns the slot's input into a document, or an error. */
static void work_on(const EntPipeline *pipeline, Slot *slot)
{
  slot->document = ent_pipeline_extract(pipeline->extractor, pipeline->reader,
                                        slot->input, &slot->note, &slot->error);
  slot->input = NULL;
}

/* Reads the next input that is wanted. */
static EntReadResult read_wanted(const EntPipeline *pipeline, Slot *slot)
{
  EntReadResult result;
  for (;;) {
    result = ent_reader_next_raw(pipeline->reader, &slot->input, &slot->error);
    if (result != ENT_READ_DOCUMENT || !pipeline->wanted ||
        pipeline->wanted(slot->input, pipeline->data))
      return result;
    ent_input_free(slot->input);
    slot->input = NULL;
  }
}

static void slot_clear(Slot *slot)
{
  if (slot->input) ent_input_free(slot->input);
  slot->input = NULL;
  ent_document_free(slot->document);
  g_free(slot->note);
}

/* Reads the next input into the slot. False at the end. */
static bool read_into(const EntPipeline *pipeline, Slot *slot)
{
  *slot = (Slot){0};
  EntReadResult result = read_wanted(pipeline, slot);
  if (result == ENT_READ_END) return false;
  slot->done = result == ENT_READ_FAILED;
  if (pipeline->admit && !pipeline->admit(slot->input, pipeline->data) && !slot->done) {
    slot->passed = slot->done = true;
    slot_clear(slot);
  }
  return true;
}

/* Hands over what the slot holds. False: the callee wants no more. */
static bool deliver(const EntPipeline *pipeline, Slot *slot)
{
  EntDocument *document = slot->document;
  slot->document = NULL;
  if (slot->note && pipeline->noted)
    pipeline->noted(document->source, slot->note, pipeline->data);
  g_clear_pointer(&slot->note, g_free);
  if (document) return pipeline->document(document, pipeline->data);
  if (slot->passed) return pipeline->passed(pipeline->data);
  return !pipeline->failed || pipeline->failed(&slot->error, pipeline->data);
}

/* ---- workers ---- */

static gpointer worker(gpointer data)
{
  Ring *ring = data;
  pthread_mutex_lock(&ring->mutex);
  for (;;) {
    while (ring->next == ring->tail && !ring->closing)
      pthread_cond_wait(&ring->work, &ring->mutex);
    if (ring->closing) break;
    Slot *slot = &ring->slots[ring->next++ % ring->size];
    if (slot->done) { /* it could not be read, or is passed over */
      pthread_cond_signal(&ring->ready);
      continue;
    }
    pthread_mutex_unlock(&ring->mutex);
    work_on(ring->pipeline, slot);
    pthread_mutex_lock(&ring->mutex);
    slot->done = true;
    pthread_cond_signal(&ring->ready);
  }
  pthread_mutex_unlock(&ring->mutex);
  return NULL;
}

/* ---- the calling thread ---- */

static size_t slots_held(Ring *ring)
{
  pthread_mutex_lock(&ring->mutex);
  size_t held = ring->tail - ring->head;
  pthread_mutex_unlock(&ring->mutex);
  return held;
}

/* Reads until the ring is full. False at the end of the input. */
static bool fill(Ring *ring)
{
  while (slots_held(ring) < ring->size) {
    if (!read_into(ring->pipeline, &ring->slots[ring->tail % ring->size])) return false;
    pthread_mutex_lock(&ring->mutex);
    ring->tail++;
    pthread_cond_signal(&ring->work);
    pthread_mutex_unlock(&ring->mutex);
  }
  return true;
}

static bool take_head(Ring *ring)
{
  pthread_mutex_lock(&ring->mutex);
  Slot *slot = &ring->slots[ring->head % ring->size];
  while (!slot->done || ring->next == ring->head)
    pthread_cond_wait(&ring->ready, &ring->mutex);
  pthread_mutex_unlock(&ring->mutex);
  bool go_on = deliver(ring->pipeline, slot);
  pthread_mutex_lock(&ring->mutex);
  ring->head++;
  pthread_mutex_unlock(&ring->mutex);
  return go_on;
}

static bool run_ring(Ring *ring)
{
  bool more = true, go_on = true;
  while (go_on) {
    if (more) more = fill(ring);
    if (!slots_held(ring)) break;
    go_on = take_head(ring);
  }
  return go_on;
}

static bool run_threads(const EntPipeline *pipeline, uint32_t workers)
{
  Ring ring = {.pipeline = pipeline, .size = (size_t)workers * SLOTS_PER_WORKER};
  GThread **threads = g_new(GThread *, workers);
  pthread_mutex_init(&ring.mutex, NULL);
  pthread_cond_init(&ring.work, NULL);
  pthread_cond_init(&ring.ready, NULL);
  ring.slots = g_new0(Slot, ring.size);
  for (uint32_t i = 0; i < workers; i++)
    threads[i] = g_thread_new("extract", worker, &ring);
  bool finished = run_ring(&ring);
  pthread_mutex_lock(&ring.mutex);
  ring.closing = true;
  pthread_cond_broadcast(&ring.work);
  pthread_mutex_unlock(&ring.mutex);
  for (uint32_t i = 0; i < workers; i++)
    g_thread_join(threads[i]);
  for (; ring.head < ring.tail; ring.head++)
    slot_clear(&ring.slots[ring.head % ring.size]);
  pthread_mutex_destroy(&ring.mutex);
  pthread_cond_destroy(&ring.work);
  pthread_cond_destroy(&ring.ready);
  g_free(ring.slots);
  g_free(threads);
  return finished;
}

static bool run_alone(const EntPipeline *pipeline)
{
  Slot slot;
  bool go_on = true;
  while (go_on && read_into(pipeline, &slot)) {
    if (slot.input) work_on(pipeline, &slot);
    go_on = deliver(pipeline, &slot);
  }
  return go_on;
}

bool ent_pipeline_run(const EntPipeline *pipeline)
{
  uint32_t workers = pipeline->workers ? pipeline->workers : g_get_num_processors();
  if (workers <= 1) return run_alone(pipeline);
  return run_threads(pipeline, MIN(workers, (uint32_t)MOST_WORKERS));
}
