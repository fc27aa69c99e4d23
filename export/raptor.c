// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT

/* Reads our own RDF with raptor2, and writes RDF/XML with it. */
#include "export/load.h"

#include "export/quads.h"
#include "export/raptor_calls.h"
#include "export/writers.h"
#include <string.h>

/* Worlds of several threads crash each other. The one that there is stays until the
 * process ends: freeing it has libxml2 cleaned up, which other threads may be reading
 * pages with. */
static GMutex one_world;
static raptor_world *the_world;

typedef struct {
  EntRaptorCalls raptor;
  raptor_world *world;
  const char *path;
  EntError *error;
  unsigned failures; /* log calls of level error and above */
  EntErrorCode code;
} World;

/* raptor tells of much that it drops only here. */
static void take_log(void *data, raptor_log_message *message)
{
  World *world = data;
  if (message->level < RAPTOR_LOG_LEVEL_ERROR) return;
  raptor_locator *place = message->locator;
  int line = place ? world->raptor.locator_line(place) : 0;
  int column = place ? world->raptor.locator_column(place) : 0;
  world->failures++;
  ent_fail(world->error, world->code, world->path, line > 0 ? (uint32_t)line : 0,
           line > 0 && column > 0 ? (uint32_t)column : 0, "%s", message->text);
}

static bool world_open(World *world)
{
  const EntRaptorCalls *raptor = &world->raptor;
  if (!ent_raptor_load(&world->raptor, world->path, world->code, world->error))
    return false;
  g_mutex_lock(&one_world);
  if (!the_world) {
    the_world = raptor->new_world_internal(RAPTOR_VERSION);
    if (the_world && raptor->world_open(the_world) != 0) {
      raptor->free_world(the_world);
      the_world = NULL;
    }
  }
  world->world = the_world;
  if (the_world) {
    raptor->world_set_log_handler(the_world, world, take_log);
    return true;
  }
  g_mutex_unlock(&one_world);
  return ent_fail(world->error, world->code, world->path, 0, 0,
                  "raptor2 cannot be started");
}

static void world_close(World *world)
{
  world->raptor.world_set_log_handler(world->world, NULL, NULL);
  g_mutex_unlock(&one_world);
}

/* ---- reading ---- */

typedef struct {
  World *world;
  EntTripleFunc *func;
  void *data;
} Reader;

static const char *text_of(const Reader *reader, const raptor_term *term)
{
  switch (term->type) {
  case RAPTOR_TERM_TYPE_URI:
    return (const char *)reader->world->raptor.uri_as_string(term->value.uri);
  case RAPTOR_TERM_TYPE_LITERAL:
    return (const char *)term->value.literal.string;
  default:
    return (const char *)term->value.blank.string;
  }
}

/* raptor lets bytes pass that are no UTF-8. */
static void take_statement(void *data, raptor_statement *statement)
{
  Reader *reader = data;
  const char *terms[] = {text_of(reader, statement->subject),
                         text_of(reader, statement->predicate),
                         text_of(reader, statement->object)};
  for (size_t i = 0; i < G_N_ELEMENTS(terms); i++)
    if (!g_utf8_validate(terms[i], -1, NULL)) {
      World *world = reader->world;
      if (!world->failures++)
        ent_fail(world->error, world->code, world->path, 0, 0,
                 "holds bytes that are no UTF-8, in what is said of <%s>",
                 i ? terms[0] : "?");
      return;
    }
  reader->func(reader->data, terms[0], terms[1], terms[2]);
}

/* Bytes of a word of Turtle (a prefixed name, a number, a keyword): raptor takes the
 * square of its length. Ours are of some 100 at most. */
enum { LONGEST_WORD = 2000 };

/* Is c in a word of Turtle? mark: within what it stands ('<', '"', '#' or 0), brought
 * up to date; strings of three quotes are strings that stand side by side. */
static bool is_in_word(int c, int before, int *mark)
{
  if (*mark == '"') {
    if (c == '"' && before != '\\') *mark = 0;
  } else if (*mark) {
    if (c == '\n' || (*mark == '<' && c == '>')) *mark = 0;
  } else if (c == '<' || c == '"' || c == '#') {
    *mark = c;
  } else {
    return c > ' ' && !strchr("{}()[];,", c);
  }
  return false;
}

/* The line of a word that is too long for raptor, 0 where there is none. Leaves the
 * file at its start. */
static uint32_t line_of_endless_word(FILE *in)
{
  uint32_t line = 1, length = 0;
  int c, before = 0, mark = 0;
  while (length <= LONGEST_WORD && (c = getc(in)) != EOF) {
    length = is_in_word(c, before, &mark) ? length + 1 : 0;
    before = before == '\\' ? 0 : c;
    line += c == '\n';
  }
  rewind(in);
  return length > LONGEST_WORD ? line : 0;
}

bool ent_read_raptor(FILE *in, const char *path, const char *notation,
                     EntTripleFunc *func, void *data, EntError *error)
{
  World world = {.path = path, .error = error, .code = ENT_ERR_BAD_DATA};
  bool words = strcmp(notation, "rdfxml") != 0 && fseek(in, 0, SEEK_SET) == 0;
  uint32_t endless = words ? line_of_endless_word(in) : 0;
  if (endless)
    return ent_fail(error, ENT_ERR_BAD_DATA, path, endless, 0,
                    "a word of more than %d bytes", LONGEST_WORD);
  if (!world_open(&world)) return false;
  const EntRaptorCalls *raptor = &world.raptor;
  Reader reader = {&world, func, data};
  raptor_parser *parser = raptor->new_parser(world.world, notation);
  /* Ours hold no relative IRI; a parser asks for a base all the same. */
  raptor_uri *base =
      raptor->new_uri(world.world, (const unsigned char *)"https://example.org/");
  int status = -1;
  if (parser && base) {
    raptor->parser_set_option(parser, RAPTOR_OPTION_NO_NET, NULL, 1);
    raptor->parser_set_statement_handler(parser, &reader, take_statement);
    status = raptor->parser_parse_file_stream(parser, in, path, base);
  }
  if (parser) raptor->free_parser(parser);
  if (base) raptor->free_uri(base);
  world_close(&world);
  if (status == 0 && !world.failures && !ferror(in)) return true;
  return ent_fail(error, ENT_ERR_BAD_DATA, path, 0, 0, "cannot be read as %s",
                  notation);
}

/* ---- writing RDF/XML ---- */

typedef struct {
  EntSink sink; /* first */
  World world;
  raptor_serializer *serializer;
  EntOutput *out;
  int status; /* of the first call that failed */
} Writer;

static int put_byte(void *context, const int byte)
{
  ent_put_char(context, (char)byte);
  return ent_output_failed(context);
}

static int put_bytes(void *context, const void *bytes, size_t size, size_t n)
{
  ent_put(context, bytes, size * n);
  return ent_output_failed(context);
}

static const raptor_iostream_handler to_output = {
    .version = 2, .write_byte = put_byte, .write_bytes = put_bytes};

static raptor_term *term_of(const World *w, const EntTerm *term)
{
  const EntRaptorCalls *raptor = &w->raptor;
  const unsigned char *text = (const unsigned char *)term->text;
  if (!term->is_literal)
    return raptor->new_term_from_counted_uri_string(w->world, text, term->length);
  const EntLiteralInfo *info = &ent_literals[term->type];
  raptor_uri *datatype = NULL;
  if (info->datatype)
    datatype = raptor->new_uri(w->world, (const unsigned char *)info->datatype);
  raptor_term *literal = raptor->new_term_from_counted_literal(
      w->world, text, term->length, datatype, (const unsigned char *)info->lang,
      info->lang ? (unsigned char)strlen(info->lang) : 0);
  if (datatype) raptor->free_uri(datatype);
  return literal;
}

static bool put_quad(EntSink *sink, const EntQuad *quad)
{
  Writer *writer = (Writer *)sink;
  const World *world = &writer->world;
  raptor_statement statement;
  world->raptor.statement_init(&statement, world->world);
  statement.subject = term_of(world, quad->subject);
  statement.predicate = term_of(world, quad->predicate);
  statement.object = term_of(world, quad->object);
  if (!writer->status)
    writer->status =
        world->raptor.serializer_serialize_statement(writer->serializer, &statement);
  world->raptor.statement_clear(&statement);
  return !writer->status && !writer->world.failures && !ent_output_failed(writer->out);
}

static void set_prefixes(Writer *writer)
{
  const EntRaptorCalls *raptor = &writer->world.raptor;
  for (const EntPrefix *p = ent_prefixes; p->prefix; p++) {
    raptor_uri *uri =
        raptor->new_uri(writer->world.world, (const unsigned char *)p->ns);
    raptor->serializer_set_namespace(writer->serializer, uri,
                                     (const unsigned char *)p->prefix);
    raptor->free_uri(uri);
  }
}

static void serialize(Writer *writer, const EntExport *export)
{
  const EntRaptorCalls *raptor = &writer->world.raptor;
  raptor_world *world = writer->world.world;
  raptor_iostream *stream =
      raptor->new_iostream_from_handler(world, writer->out, &to_output);
  writer->serializer = raptor->new_serializer(world, "rdfxml");
  writer->status = !stream || !writer->serializer;
  if (!writer->status) {
    set_prefixes(writer);
    writer->status =
        raptor->serializer_start_to_iostream(writer->serializer, NULL, stream);
    EntLayers layers = export->options->statements ? ENT_LAYERS_FLAT : ENT_LAYERS_FACTS;
    ent_quads_walk(export->graph, export->options, layers, &writer->sink);
    if (!writer->status)
      writer->status = raptor->serializer_serialize_end(writer->serializer);
  }
  if (writer->serializer) raptor->free_serializer(writer->serializer);
  if (stream) raptor->free_iostream(stream);
}

bool ent_write_rdfxml(const EntExport *export, EntError *error)
{
  Writer writer = {
      .sink = {put_quad},
      .world = {.path = export->path, .error = error, .code = ENT_ERR_OUTPUT},
      .out = export->out};
  if (!world_open(&writer.world)) return false;
  serialize(&writer, export);
  world_close(&writer.world);
  /* A full disk is told by the output itself. */
  if (ent_output_failed(export->out)) return true;
  if (!writer.status && !writer.world.failures) return true;
  return ent_fail(error, ENT_ERR_OUTPUT, export->path, 0, 0,
                  "raptor2 could not write it as RDF/XML");
}
