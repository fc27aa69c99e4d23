// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// Reads every graph with the readers of JavaScript, and compares what all readers have read:
// each must give the dataset of the N-Quads (RDFC-1.0). Asks the gate of docs/formats.md on
// each RDF file. usage: compare.mjs FOLDER
// Reads FOLDER/graphs and FOLDER/read; writes FOLDER/results/compare.tsv.
import { readFileSync, readdirSync, existsSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { JsonLdParser } from 'jsonld-streaming-parser';
import cytoscape from 'cytoscape';
import jsonld from 'jsonld';
import N3 from 'n3';
import oxigraph from 'oxigraph';
import { parse as parseHtml } from 'parse5';
import { canonize } from 'rdf-canonize';

const folder = process.argv[2];
const rows = [];

const path = (name) => `${folder}/graphs/${name}`;
const text = (name) => readFileSync(path(name), 'utf8');
const canonical = (quads) =>
  canonize([...quads], { algorithm: 'RDFC-1.0', format: 'application/n-quads' });

const n3 = (name, format) => canonical(new N3.Parser({ format }).parse(text(name)));
const oxi = (name, format) => canonical(oxigraph.parse(text(name), { format }));
// safe: what JSON-LD would drop without a word becomes an error.
const safe = async (name) =>
  canonical(await jsonld.toRDF(JSON.parse(text(name)), { safe: true }));
// It knows no host that is an address in brackets: a host of another name stands for it.
const unbracketed = (lines) =>
  lines.replace(/:\/\/\[([0-9a-f:.]+)\]/g, (_, host) => `://${host.replaceAll(':', '-')}.ip6.example`);
const streamed = (name) => new Promise((resolve, reject) => {
  const quads = [];
  Readable.from(unbracketed(text(name)).match(/[^]{1,65536}/gu))
    .pipe(new JsonLdParser({ streamingProfile: true, strictValues: true }))
    .on('data', (quad) => quads.push(quad))
    .on('error', reject)
    .on('end', () => resolve(canonical(quads)));
});

// format: media type, and how it is read here
const types = {
  nq: 'application/n-quads',
  trig: 'application/trig',
  jsonld: 'application/ld+json',
  nt: 'application/n-triples',
  ttl: 'text/turtle',
  rdf: 'application/rdf+xml',
};
const readers = {
  'N3.js': { trig: (name) => n3(name, 'TriG'), ttl: (name) => n3(name, 'Turtle') },
  oxigraph: Object.fromEntries(
    Object.entries(types).map(([format, type]) => [format, (name) => oxi(name, type)])),
  'jsonld.js safe': { jsonld: safe },
  'jsonld streaming': { jsonld: streamed },
};
const others = existsSync(`${folder}/read`) ? readdirSync(`${folder}/read`).sort() : [];

function report(reader, format, graph, verdict, why = '') {
  rows.push([reader, format, graph, verdict, why.replace(/\s+/g, ' ').slice(0, 400)].join('\t'));
}

async function same(reader, format, graph, want, read) {
  try {
    const got = await read();
    if (got === want) return report(reader, format, graph, 'ok');
    const [a, b] = [want.split('\n'), got.split('\n')];
    const [has, wanted] = [new Set(b), new Set(a)];
    report(reader, format, graph, 'unequal', `lacks ${a.find((line) => !has.has(line))} ` +
      `has ${b.find((line) => !wanted.has(line))}`);
  } catch (error) {
    report(reader, format, graph, 'failed', String(error.stack));
  }
}

// docs/formats.md: true = something that is not asserted stands as a triple.
const prefixes = `PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX ent: <https://w3id.org/entente/ns#>`;
const gate = `${prefixes}
ASK { ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ent:status ?f . ?s ?p ?o
  FILTER(?f != ent:Asserted)
  FILTER NOT EXISTS { ?t rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ent:status ent:Asserted } }`;
const unasserted = `${prefixes}
SELECT ?s ?p ?o { ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ent:status ent:Denied
  FILTER(isIRI(?o)) FILTER NOT EXISTS { ?s ?p ?o }
  FILTER NOT EXISTS { ?t rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ent:status ent:Asserted } } LIMIT 1`;
const union = { use_default_graph_as_union: true };

function checkGate(graph, format) {
  try {
    const store = new oxigraph.Store();
    store.load(text(`${graph}.${format}`), { format: types[format] });
    const shut = store.query(gate, union) === false;
    report('gate', format, graph, shut ? 'ok' : 'unequal', 'an unasserted triple');
    const [row] = store.query(unasserted, union);
    if (!row) return;
    // The gate itself works: it sees a denial that was made a triple.
    store.add(oxigraph.quad(row.get('s'), row.get('p'), row.get('o')));
    const opens = store.query(gate, union) === true;
    if (!opens) report('gate', format, graph, 'unequal', 'the gate does not see a denial');
  } catch (error) {
    report('gate', format, graph, 'failed', String(error.stack));
  }
}

function checkCytoscape(graph) {
  try {
    const { elements } = JSON.parse(text(`${graph}.cyjs`));
    const drawn = cytoscape({ headless: true, elements });
    const equal = drawn.nodes().length === elements.nodes.length &&
      drawn.edges().length === elements.edges.length &&
      drawn.nodes().every((node, i) => node.data('label') === elements.nodes[i].data.label);
    report('cytoscape', 'cyjs', graph, equal ? 'ok' : 'unequal');
  } catch (error) {
    report('cytoscape', 'cyjs', graph, 'failed', String(error.stack));
  }
}

// Names and attributes of the elements, in their order: what a name must not change.
function shape(name) {
  const errors = [], elements = [];
  const document = parseHtml(text(name), {
    sourceCodeLocationInfo: true,
    onParseError: (error) => errors.push(`${error.code} at line ${error.startLine}`),
  });
  const walk = (node) => {
    if (node.tagName) elements.push([node.tagName, ...node.attrs.map((a) => a.name)].join(' '));
    for (const child of node.childNodes ?? []) walk(child);
    if (node.content) walk(node.content);
  };
  walk(document);
  return { errors, elements: elements.join('\n') };
}

function checkPage(graph, want) {
  try {
    const { errors, elements } = shape(`${graph}.html`);
    const good = !errors.length && elements === want;
    report('parse5', 'html', graph, good ? 'ok' : 'unequal', errors[0] ?? 'other elements');
  } catch (error) {
    report('parse5', 'html', graph, 'failed', String(error.stack));
  }
}

function checkPacked(graph, format) {
  const name = `${graph}.${format}.gz`;
  if (!existsSync(path(name))) return;
  const equal = gunzipSync(readFileSync(path(name))).equals(readFileSync(path(name.slice(0, -3))));
  report('zlib', `${format}.gz`, graph, equal ? 'ok' : 'unequal');
}

const sorted = (lines) => lines.split('\n').sort().join('\n').trim();
// What another reader has read. Canonical lines need not be made canonical again.
function dumped(name, want = '') {
  const got = readFileSync(name, 'utf8');
  if (sorted(got) === want.trim()) return want;
  return canonical(new N3.Parser({ format: 'N-Quads' }).parse(got));
}

const unique = (lines) => [...new Set(lines)].sort().join('\n');
// Facts alone are another dataset, with counts and an IRI of its own.
const described = /^<[^>]+facts\/[0-9a-f]{16}[/>]/;
const page = shape('empty.html').elements;
const graphs = readdirSync(`${folder}/graphs`).filter((name) => name.endsWith('.nq'))
  .map((name) => name.slice(0, -3));

for (const graph of graphs) {
  const parsed = new N3.Parser({ format: 'N-Quads' }).parse(text(`${graph}.nq`));
  const all = await canonical(parsed), one = await n3(`${graph}.nt`, 'N-Triples');
  // The N-Quads are what all is measured by: they are canonical as they stand, each line once.
  const blank = parsed.some((quad) =>
    [quad.subject, quad.object, quad.graph].some((term) => term.termType === 'BlankNode'));
  const itself = sorted(text(`${graph}.nq`)) === all.trim() && !blank;
  report('rdf-canonize', 'nq', graph, itself ? 'ok' : 'unequal', 'not canonical, or blank nodes');
  const flat = await canonical(
    parsed.map((quad) => N3.DataFactory.quad(quad.subject, quad.predicate, quad.object)));
  const whole = unique(flat.split('\n')), triples = one.split('\n');
  const fits = one.includes('ns#Statement>') || !all.includes('ns#Statement>')
    ? whole === unique(triples)
    : triples.every((line) => whole.includes(line) || described.test(line));
  report('flattened', 'nt', graph, fits ? 'ok' : 'unequal', 'other triples than the N-Quads');
  const wanted = { nq: all, trig: all, jsonld: all, nt: one, ttl: one, rdf: one };
  for (const [reader, formats] of Object.entries(readers))
    for (const [format, read] of Object.entries(formats))
      await same(reader, format, graph,
        read === streamed ? unbracketed(wanted[format]) : wanted[format],
        () => read(`${graph}.${format}`));
  for (const reader of others)
    for (const format of Object.keys(types)) {
      const name = `${folder}/read/${reader}/${graph}.${format}`;
      if (!existsSync(name)) continue;
      await same(reader, format, graph, wanted[format], () => dumped(name, wanted[format]));
    }
  for (const format of Object.keys(types)) checkGate(graph, format);
  checkCytoscape(graph);
  checkPage(graph, page);
  checkPacked(graph, 'nq');
}

if (existsSync(path('context.jsonld'))) {
  const shipped = JSON.parse(text('context.jsonld'))['@context'];
  const inline = JSON.parse(text('small.jsonld'))['@context'];
  report('equal', 'context', 'shipped', isDeepStrictEqual(shipped, inline) ? 'ok' : 'unequal');
  const ontology = await n3('entente.ttl', 'Turtle');
  report('N3.js', 'ontology', 'entente', ontology.split('\n').length > 500 ? 'ok' : 'unequal', 'short');
  await same('oxigraph', 'ontology', 'entente', ontology, () => oxi('entente.ttl', types.ttl));
  for (const reader of others) {
    const name = `${folder}/read/${reader}/entente.ttl`;
    if (existsSync(name)) await same(reader, 'ontology', 'entente', ontology, () => dumped(name));
  }
}
writeFileSync(`${folder}/results/compare.tsv`, rows.join('\n') + '\n');
