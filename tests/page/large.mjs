// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// Statement lines of a made-up graph. usage: node large.mjs THINGS STATEMENTS
const [things, statements] = process.argv.slice(2).map(Number);
const types = ['Person', 'Company', 'GovernmentBody', 'Country', 'Place'];
const put = (line) => console.log(JSON.stringify(line));
let seed = 7;
const below = (n) => { // a linear congruential generator: the same graph each time
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * n);
};
put({ line: 'document', id: 'large', title: 'A large graph', date: '2025-01-02' });
for (let i = 0; i < things; i++)
  put({ line: 'thing', number: i, type: types[i % types.length], name: `Thing Number ${i}`, mentions: [[i, i + 1]] });
for (let i = 0; i < statements; i++) {
  const subject = below(below(things) + 1);
  let object = below(things);
  if (object === subject) object = (object + 1) % things;
  put({ line: 'statement', subject, property: ['metWith', 'criticized', 'supported'][i % 3], object,
    status: i % 9 ? 'Asserted' : 'Planned', rule: 'made', quote: `Sentence ${i}.` });
}
