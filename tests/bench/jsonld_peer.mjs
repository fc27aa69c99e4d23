// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// How long jsonld.js takes to write a dataset as JSON-LD with our context: N-Quads to
// expanded JSON-LD, compacted, as text. Prints processor seconds and bytes.
// usage: node jsonld_peer.mjs GRAPH.nq GRAPH.jsonld OUTPUT
import { readFileSync, writeFileSync } from 'node:fs';
import jsonld from 'jsonld';

const [nquads, ours, output] = process.argv.slice(2);
const text = readFileSync(nquads, 'utf8');
const context = JSON.parse(readFileSync(ours, 'utf8'))['@context'];
const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };

const start = cpu();
const expanded = await jsonld.fromRDF(text, { format: 'application/n-quads' });
const read = cpu();
const compacted = await jsonld.compact(expanded, { '@context': context });
writeFileSync(output, JSON.stringify(compacted));
console.log(`${(cpu() - start).toFixed(3)}\t${(cpu() - read).toFixed(3)}`);
