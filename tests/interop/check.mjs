// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// Reads each output with independent readers; all must give one dataset (RDFC-1.0).
import { createReadStream, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { JsonLdParser } from 'jsonld-streaming-parser';
import cytoscape from 'cytoscape';
import jsonld from 'jsonld';
import N3 from 'n3';
import oxigraph from 'oxigraph';
import { canonize } from 'rdf-canonize';

const folder = process.argv[2];
let failed = 0;

const text = (name) => readFileSync(`${folder}/${name}`, 'utf8');
const canonical = (quads) =>
  canonize([...quads], { algorithm: 'RDFC-1.0', format: 'application/n-quads' });

const n3 = (name, format) => canonical(new N3.Parser({ format }).parse(text(name)));
const oxi = (name, format) => canonical(oxigraph.parse(text(name), { format }));
// safe: what JSON-LD would drop without a word becomes an error.
const safe = async (name) =>
  canonical(await jsonld.toRDF(JSON.parse(text(name)), { safe: true }));
const streamed = (name) => new Promise((resolve, reject) => {
  const quads = [];
  createReadStream(`${folder}/${name}`)
    .pipe(new JsonLdParser({ streamingProfile: true, strictValues: true }))
    .on('data', (quad) => quads.push(quad))
    .on('error', reject)
    .on('end', () => resolve(canonical(quads)));
});

function report(name, good, why = '') {
  console.log(`${good ? 'ok' : 'FAILED'} ${name} ${good ? '' : why}`);
  if (!good) failed++;
}

async function same(name, want, read) {
  try {
    const got = await read();
    const [a, b] = [want.split('\n'), new Set(got.split('\n'))];
    report(name, got === want, `lacks ${a.find((line) => !b.has(line))}`);
  } catch (error) {
    report(name, false, error.stack);
  }
}

// docs/formats.md: true = something that is not asserted stands as a triple.
const gate = `PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX ent: <https://w3id.org/entente/ns#>
ASK { ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ent:status ?f . ?s ?p ?o
  FILTER(?f != ent:Asserted)
  FILTER NOT EXISTS { ?t rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ent:status ent:Asserted } }`;
const unasserted = `PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX ent: <https://w3id.org/entente/ns#>
SELECT ?s ?p ?o { ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ent:status ent:Denied
  FILTER(isIRI(?o)) FILTER NOT EXISTS { ?s ?p ?o } } LIMIT 1`;
const union = { use_default_graph_as_union: true };

function checkGate(name, format) {
  const store = new oxigraph.Store();
  store.load(text(name), { format });
  report(`${name} gate`, store.query(gate, union) === false);
  const [row] = store.query(unasserted, union);
  if (!row) return;
  // The gate itself works: it sees a denial that was made a triple.
  store.add(oxigraph.quad(row.get('s'), row.get('p'), row.get('o')));
  report(`${name} gate can close`, store.query(gate, union) === true);
}

for (const graph of ['small', 'hostile', 'moved', 'many']) {
  const nq = await n3(`${graph}.nq`, 'N-Quads');
  const nt = await n3(`${graph}.nt`, 'N-Triples');
  report(`${graph} has quads`, nq.split('\n').length > 100);
  report(`${graph} no blank nodes`, !/(^| )_:/m.test(nq));
  report(`${graph}.nq is canonical`, text(`${graph}.nq`).split('\n').sort().join('\n').trim() === nq.trim());
  await same(`${graph}.nq oxigraph`, nq, () => oxi(`${graph}.nq`, 'application/n-quads'));
  await same(`${graph}.trig N3.js`, nq, () => n3(`${graph}.trig`, 'TriG'));
  await same(`${graph}.trig oxigraph`, nq, () => oxi(`${graph}.trig`, 'application/trig'));
  await same(`${graph}.jsonld jsonld.js safe`, nq, () => safe(`${graph}.jsonld`));
  await same(`${graph}.jsonld streaming`, nq, () => streamed(`${graph}.jsonld`));
  await same(`${graph}.jsonld oxigraph`, nq, () => oxi(`${graph}.jsonld`, 'application/ld+json'));
  await same(`${graph}.nt oxigraph`, nt, () => oxi(`${graph}.nt`, 'application/n-triples'));
  await same(`${graph}.ttl N3.js`, nt, () => n3(`${graph}.ttl`, 'Turtle'));
  await same(`${graph}.ttl oxigraph`, nt, () => oxi(`${graph}.ttl`, 'text/turtle'));
  await same(`${graph}.rdf oxigraph`, nt, () => oxi(`${graph}.rdf`, 'application/rdf+xml'));
  const flat = (await canonical(new N3.Parser({ format: 'N-Quads' }).parse(text(`${graph}.nq`))
    .map((quad) => N3.DataFactory.quad(quad.subject, quad.predicate, quad.object))));
  await same(`${graph} flat is the same triples`, [...new Set(flat.split('\n'))].join('\n'), () => nt);
  const { elements } = JSON.parse(text(`${graph}.cyjs`));
  const drawn = cytoscape({ headless: true, elements });
  report(`${graph}.cyjs cytoscape`, elements.edges.length > 10 &&
    drawn.nodes().length === elements.nodes.length && drawn.edges().length === elements.edges.length);
  checkGate(`${graph}.nq`, 'application/n-quads');
  checkGate(`${graph}.trig`, 'application/trig');
  checkGate(`${graph}.jsonld`, 'application/ld+json');
  checkGate(`${graph}.ttl`, 'text/turtle');
  checkGate(`${graph}.rdf`, 'application/rdf+xml');
}
const shipped = JSON.parse(text('context.jsonld'))['@context'];
report('context.jsonld is the inline one',
  isDeepStrictEqual(shipped, JSON.parse(text('small.jsonld'))['@context']));
await same('entente.ttl oxigraph', await n3('entente.ttl', 'Turtle'), () => oxi('entente.ttl', 'text/turtle'));
process.exit(failed ? 1 : 0);
