// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// The graph as the page holds it: indices, names, filters, search, contradictions.
'use strict';

const graph = (() => {
  const raw = JSON.parse(document.getElementById('data').textContent);
  const { classes, properties, statuses } = raw.vocabulary;

  // How a property reads from its object: [as a heading of the subject, of the object].
  const spoken = {
    holdsRole: ['Holds the position', 'Held by'],
    roleIn: ['Position in', 'Positions here'],
    affiliatedWith: ['Belongs to', 'People of it'],
    represents: ['Acts for', 'Represented by'],
    leads: ['Leads', 'Led by'],
    metWith: ['Met', 'Met'],
    visited: ['Visited', 'Visited by'],
    participatedIn: ['Took part in', 'Participants'],
    hasParty: ['Parties', 'Party to'],
    signedBy: ['Signed by', 'Signed'],
    covers: ['Covers', 'Covered by'],
    excludes: ['Leaves out', 'Left out by'],
    replaces: ['Replaces', 'Replaced by'],
    resultedIn: ['Led to', 'Came out of'],
    hasDate: ['Date', 'Date of'],
    hasLocation: ['Place', 'Held or based here'],
    hasAmount: ['Amount', 'Amount of'],
    fundedBy: ['Paid by', 'Pays for'],
    launched: ['Set up', 'Set up by'],
    partOf: ['Part of', 'Parts'],
    cooperatesWith: ['Works with', 'Works with'],
    reducedCooperationWith: ['Works less with', 'Works less with'],
    consulted: ['Consulted', 'Consulted by'],
    investigates: ['Investigates', 'Investigated by'],
    coerced: ['Put under pressure', 'Put under pressure by'],
    criticized: ['Criticized', 'Criticized by'],
    accused: ['Accused', 'Accused by'],
    opposed: ['Opposed', 'Opposed by'],
    sanctioned: ['Imposed sanctions on', 'Under sanctions of'],
    supported: ['Supported', 'Supported by'],
    said: ['Said', 'Said by'],
  };

  const words = (name) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const familyOf = (cls) => {
    while (classes[cls].parent >= 0) cls = classes[cls].parent;
    return cls;
  };

  const { docs, things, statements } = raw;
  things.forEach((thing, i) => {
    thing.index = i;
    thing.about = [];
    thing.folded = [thing.name, ...thing.aliases].map(fold);
    thing.family = familyOf(thing.cls);
  });
  docs.forEach((doc, i) => { doc.index = i; doc.about = []; doc.copies = []; });
  for (const doc of docs) if (doc.copyOf !== undefined) docs[doc.copyOf].copies.push(doc.index);
  statements.forEach((st, i) => {
    st.index = i;
    things[st.s].about.push(i);
    if (st.o !== undefined && st.o !== st.s) things[st.o].about.push(i);
    if (st.by !== undefined && st.by !== st.s && st.by !== st.o) things[st.by].about.push(i);
    docs[st.doc].about.push(i);
  });

  // Code points of an article's text, cut once.
  const points = (doc) => {
    if (doc.points === undefined) doc.points = doc.text === undefined ? null : Array.from(doc.text);
    return doc.points;
  };
  const slice = (doc, [begin, end]) => (points(doc) ? points(doc).slice(begin, end).join('') : '');
  const quote = (st) => st.quote || (st.span ? slice(docs[st.doc], st.span) : '');

  const filters = { types: new Set(), statuses: new Set(), confidence: 0, since: '', until: '' };
  const shows = (thing) => !filters.types.has(thing.family);
  const holds = (st) => {
    const date = docs[st.doc].date || '';
    return !filters.statuses.has(st.status) && st.conf >= filters.confidence &&
      (!filters.since || (date && date >= filters.since)) &&
      (!filters.until || (date && date.slice(0, 10) <= filters.until)) &&
      shows(things[st.s]) && (st.o === undefined || shows(things[st.o]));
  };

  // Names that begin with the words come first, then names that hold them.
  const search = (text) => {
    const wanted = fold(text.trim());
    const rank = (thing) => {
      if (!wanted) return 1;
      let best = 0;
      for (const name of thing.folded) {
        if (name === wanted) return 4;
        if (name.startsWith(wanted)) best = Math.max(best, 3);
        else if (name.includes(` ${wanted}`)) best = Math.max(best, 2);
        else if (name.includes(wanted)) best = Math.max(best, 1);
      }
      return best;
    };
    return things.filter(shows).map((thing) => [rank(thing), thing]).filter(([r]) => r)
      .sort(([a, x], [b, y]) => b - a || y.about.length - x.about.length || x.index - y.index)
      .map(([, thing]) => thing);
  };

  const name = (st) => (st.o !== undefined ? things[st.o].name
    : st.unit ? `${st.unit} ${Number(st.value).toLocaleString('en')}` : st.value);

  // What contradicts what, as the graph has it: each two matters of one kind once.
  const triple = (st) => `${st.s} ${st.p} ${st.o ?? st.value} ${st.unit || ''} ${st.status}`;
  const conflicts = () => {
    const seen = new Set();
    const found = [];
    for (const [kind, a, b] of raw.conflicts) {
      const pair = [statements[a], statements[b]];
      const key = `${kind} ${pair.map(triple).sort().join(' / ')}`;
      if (seen.has(key) || !pair.every(holds)) continue;
      seen.add(key);
      found.push({ kind: raw.vocabulary.conflicts[kind], pair });
    }
    return found;
  };

  return { docs, things, statements, classes, properties, statuses, spoken, words, points, slice,
    quote, filters, shows, holds, search, name, conflicts };
})();
