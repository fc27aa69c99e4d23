// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// Each output satisfies the shapes; each damaged one does not, for the reason expected.
// usage: check.mjs SHAPES GOOD... ; it is the first that is damaged
import { readFileSync } from 'node:fs';
import N3 from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const { namedNode, literal, quad } = N3.DataFactory;
const [shapesFile, ...files] = process.argv.slice(2);
const ns = (iri) => (name) => namedNode(iri + name);
const ent = ns('https://w3id.org/entente/ns#');
const rdf = ns('http://www.w3.org/1999/02/22-rdf-syntax-ns#');
const rdfs = ns('http://www.w3.org/2000/01/rdf-schema#');
const nif = ns('http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#');
const prov = ns('http://www.w3.org/ns/prov#');
const schema = ns('https://schema.org/');
const xsd = ns('http://www.w3.org/2001/XMLSchema#');
const voids = ns('http://rdfs.org/ns/void#');
const dcat = ns('http://www.w3.org/ns/dcat#');
let failed = 0;

function report(name, good, why = '') {
  console.log(`${good ? 'ok' : 'FAILED'} ${name}${good ? '' : `: ${why}`}`);
  if (!good) failed++;
}

// As a store that unites all graphs sees it.
function read(file) {
  const store = new N3.Store();
  for (const q of new N3.Parser().parse(readFileSync(file, 'utf8')))
    store.addQuad(quad(q.subject, q.predicate, q.object));
  return store;
}

// Without maxErrors: it counts the branches of sh:or that do not hold, and stops.
const validator = new SHACLValidator(read(shapesFile));
const local = (term) => term?.value.replace(/.*[#/]/, '') ?? '';
const told = (result) =>
  `${local(result.focusNode)} ${local(result.path)} ${local(result.sourceConstraintComponent)}`;

for (const file of files) {
  const store = read(file);
  const { conforms, results } = await validator.validate(store);
  report(`${file.replace(/.*\//, '')} (${store.size} triples)`, conforms && store.size >= 20,
    `${store.size} triples; ${results.slice(0, 3).map(told).join('; ')}`);
}

// ---- damage ----

// Each takes a copy of the first graph and breaks it; then what must be told: the path;
// where that is none or made of several, the focus or the constraint.
const first = (store, s, p, o) => {
  const [found] = store.getQuads(s, p, o, null);
  if (!found) throw new Error(`nothing to damage: ${p?.value} ${o?.value}`);
  return found;
};
const set = (store, s, p, o) => { // replaces the object of the first
  const q = first(store, s, p, null);
  store.removeQuad(q);
  store.addQuad(quad(q.subject, q.predicate, o(q.object)));
};
const add = (store, s, p, o) => store.addQuad(quad(s, p, o));
const drop = (store, s, p, o) => store.removeQuad(first(store, s, p, o));
const a = (store, type) => first(store, null, rdf('type'), type).subject;
const claim = (store, property) => first(store, null, rdf('predicate'), ent(property)).subject;
const typed = (text, type) => literal(text, xsd(type));
const date = (store, property, text, type = 'date') =>
  set(store, null, property, () => typed(text, type));

const damages = {
  'a statement without status': [(g) => drop(g, a(g, ent('Statement')), ent('status')), 'status'],
  'two statuses': [(g) => ['Denied', 'Planned'].forEach((s) => add(g, a(g, ent('Statement')), ent('status'), ent(s))), 'status'],
  'an unknown status': [(g) => set(g, a(g, ent('Statement')), ent('status'), () => ent('Certain')), 'status'],
  'a statement without subject': [(g) => drop(g, a(g, ent('Statement')), rdf('subject')), 'subject'],
  'a statement without object': [(g) => drop(g, a(g, ent('Statement')), rdf('object')), 'object'],
  'a statement of two objects': [(g) => add(g, a(g, ent('Statement')), rdf('object'), literal('more', 'en')), 'object'],
  'an unknown relation': [(g) => set(g, a(g, ent('Statement')), rdf('predicate'), () => ent('married')), 'predicate'],
  'a statement that is not rdf:Statement': [(g) => drop(g, a(g, ent('Statement')), rdf('type'), rdf('Statement')), 'type'],
  'a statement that lost its class': [(g) => drop(g, a(g, ent('Statement')), rdf('type'), ent('Statement')), 'Or'],
  'confidence above 1': [(g) => set(g, a(g, ent('Statement')), ent('confidence'), () => typed('1.5', 'decimal')), 'confidence'],
  'confidence as a double': [(g) => set(g, a(g, ent('Statement')), ent('confidence'), () => typed('0.5', 'double')), 'confidence'],
  'confidence that became an integer': [(g) => set(g, a(g, ent('Statement')), ent('confidence'), () => typed('1', 'decimal')), 'confidence'],
  'a statement without its sentence': [(g) => drop(g, a(g, ent('Statement')), prov('wasQuotedFrom')), 'wasQuotedFrom'],
  'a sentence that is not described': [(g) => set(g, a(g, ent('Statement')), prov('wasQuotedFrom'), () => namedNode('https://example.org/kg/doc/x#char=1,2')), 'wasQuotedFrom'],
  'a statement on what is not described': [(g) => set(g, a(g, ent('Statement')), rdf('subject'), () => namedNode('https://example.org/kg/person/nobody')), 'subject'],
  'a statement from outside its domain': [(g) => set(g, claim(g, 'hasParty'), rdf('subject'), () => a(g, ent('Person'))), 'hasParty'],
  'a statement to outside its range': [(g) => set(g, claim(g, 'hasParty'), rdf('object'), () => a(g, ent('Topic'))), 'hasParty'],
  'said something without words': [(g) => set(g, claim(g, 'said'), rdf('object'), () => a(g, ent('Person'))), 'said'],
  'a claim by a topic': [(g) => add(g, a(g, ent('Statement')), ent('attributedTo'), a(g, ent('Topic'))), 'attributedTo'],
  'a property that nobody knows': [(g) => add(g, a(g, ent('Statement')), ent('mood'), literal('good')), 'mood'],
  'line 0': [(g) => set(g, a(g, ent('Statement')), ent('line'), () => typed('0', 'nonNegativeInteger')), 'line'],
  'a contradiction of a thing': [(g) => add(g, a(g, ent('Statement')), ent('contradicts'), a(g, ent('Person'))), 'contradicts'],
  'a fact outside its domain': [(g) => add(g, a(g, ent('Person')), ent('hasParty'), a(g, ent('Country'))), 'hasParty'],
  'a fact outside its range': [(g) => add(g, a(g, ent('Agreement')), ent('hasParty'), a(g, ent('Person'))), 'hasParty'],
  'a fact of what has no class': [(g) => add(g, namedNode('https://example.org/x'), ent('hasParty'), a(g, ent('Country'))), 'Node'],
  'a date that is none: 2026-02-30': [(g) => date(g, ent('hasDate'), '2026-02-30'), 'hasDate'],
  'a date that is none: 2025-02-29': [(g) => date(g, ent('hasDate'), '2025-02-29'), 'hasDate'],
  'a date that is none: 1900-02-29': [(g) => date(g, ent('hasDate'), '1900-02-29'), 'hasDate'],
  'a month that is none': [(g) => date(g, ent('hasDate'), '2025-13', 'gYearMonth'), 'hasDate'],
  'a date of publication that is none': [(g) => date(g, schema('datePublished'), '2025-04-31'), 'datePublished'],
  'an entity without name': [(g) => drop(g, a(g, ent('Person')), rdfs('label')), 'label'],
  'an entity of two names': [(g) => add(g, a(g, ent('Person')), rdfs('label'), literal('other', 'en')), 'label'],
  'a name without language': [(g) => set(g, a(g, ent('Person')), rdfs('label'), (o) => literal(o.value)), 'label'],
  'an entity of two classes': [(g) => add(g, a(g, ent('Person')), rdf('type'), ent('Place')), 'type'],
  'an entity that lost its class': [(g) => drop(g, a(g, ent('Person')), rdf('type'), ent('Person')), 'type'],
  'an entity that lost its published class': [(g) => drop(g, a(g, ent('Person')), rdf('type'), schema('Person')), 'type'],
  'an entity without key': [(g) => drop(g, a(g, ent('Person')), ent('key')), 'key'],
  'an end before the beginning': [(g) => set(g, a(g, nif('Phrase')), nif('endIndex'), () => typed('0', 'nonNegativeInteger')), 'beginIndex'],
  'an index that is no number': [(g) => set(g, a(g, nif('Phrase')), nif('beginIndex'), () => literal('ten')), 'beginIndex'],
  'a phrase without words': [(g) => drop(g, a(g, nif('Phrase')), nif('anchorOf')), 'anchorOf'],
  'a phrase of no document': [(g) => drop(g, a(g, nif('Phrase')), nif('referenceContext')), 'referenceContext'],
  'a mention of nothing': [(g) => set(g, null, namedNode('http://www.w3.org/2005/11/its/rdf#taIdentRef'), () => namedNode('https://example.org/none')), 'taIdentRef'],
  'a document without id': [(g) => drop(g, a(g, schema('NewsArticle')), schema('identifier')), 'identifier'],
  'a currency that is none': [(g) => set(g, null, schema('currency'), () => literal('euro')), 'currency'],
  'a sum that is no number': [(g) => set(g, null, schema('value'), () => literal('much')), 'value'],
  'a fact of one source': [(g) => set(g, null, ent('sources'), () => typed('1', 'nonNegativeInteger')), 'sources'],
  'more sites than sources': [(g) => set(g, null, ent('sites'), () => typed('99', 'nonNegativeInteger')), 'sites'],
  'a fact without its statements': [(g) => g.removeQuads(g.getQuads(a(g, ent('Fact')), ent('supportedBy'), null, null)), 'supportedBy'],
  'a merge by no pass': [(g) => set(g, null, ent('pass'), () => literal('luck')), 'pass'],
  'a merge of nothing': [(g) => drop(g, null, ent('mergeOf')), 'mergeOf'],
  'no description': [(g) => drop(g, null, rdf('type'), dcat('Dataset')), 'Dataset'],
  'a description without counts': [(g) => drop(g, a(g, dcat('Dataset')), voids('triples')), 'triples'],
  'a description without run': [(g) => drop(g, null, prov('wasGeneratedBy')), 'wasGeneratedBy'],
  'a partition without count': [(g) => drop(g, first(g, null, voids('class'), null).subject, voids('entities')), 'entities'],
  'a hash that was cut': [(g) => set(g, null, ent('sha256'), (o) => literal(o.value.slice(1))), 'sha256'],
};

const sound = read(files[0]);
for (const [name, [damage, what]] of Object.entries(damages)) {
  const store = new N3.Store(sound.getQuads());
  try {
    damage(store);
    const { conforms, results } = await validator.validate(store);
    const found = results.some((r) => local(r.path) === what ||
      (r.path?.termType !== 'NamedNode' && (local(r.focusNode) === what ||
        local(r.sourceConstraintComponent).startsWith(what))));
    report(`damage: ${name}`, !conforms && found,
      conforms ? 'was not seen' : `seen as ${results.map(told).join('; ')}`);
  } catch (error) {
    report(`damage: ${name}`, false, error.stack);
  }
}
process.exit(failed ? 1 : 0);
