// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// An article: its text with mentions and statements marked.
'use strict';

const article = (() => {
  // The longest mention at each place; one inside another is left to the longer.
  const mentionsOf = (doc) => {
    const all = [];
    for (const thing of graph.things)
      for (const [source, begin, end] of thing.mentions)
        if (source === doc.index && graph.shows(thing)) all.push({ begin, end, thing: thing.index });
    all.sort((a, b) => a.begin - b.begin || b.end - a.end || a.thing - b.thing);
    let last = 0;
    return all.filter((m) => m.begin >= last && ((last = m.end), true));
  };

  // Statements by the stretch of text that says them.
  const stretchesOf = (doc) => {
    const by = new Map();
    for (const i of doc.about) {
      const st = graph.statements[i];
      if (!st.span || !graph.holds(st)) continue;
      const key = st.span.join(' ');
      if (!by.has(key)) by.set(key, { begin: st.span[0], end: st.span[1], statements: [] });
      by.get(key).statements.push(i);
    }
    return [...by.values()].sort((a, b) => a.begin - b.begin || b.end - a.end);
  };

  const cuts = (length, ...lists) => {
    const points = new Set([0, length]);
    for (const list of lists) for (const { begin, end } of list) points.add(begin).add(end);
    return [...points].filter((p) => p <= length).sort((a, b) => a - b);
  };

  const piece = (text, mention, chosenThing) => {
    if (!mention) return document.createTextNode(text);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = mention.thing === chosenThing ? 'mention same' : 'mention';
    button.dataset.thing = mention.thing;
    button.title = graph.things[mention.thing].name;
    button.textContent = text;
    return button;
  };

  const reference = (stretch) => {
    const button = document.createElement('button');
    const n = stretch.statements.length;
    button.type = 'button';
    button.className = 'ref';
    button.dataset.statements = stretch.statements.join(' ');
    button.textContent = n;
    button.setAttribute('aria-label', `${n} statement${n > 1 ? 's' : ''} of this sentence`);
    return button;
  };

  // chosen: a statement whose words are to stand out; thing: whose mentions.
  const draw = (doc, chosen, thing) => {
    const box = document.createElement('div');
    box.className = 'article';
    const points = graph.points(doc);
    const mentions = mentionsOf(doc), stretches = stretchesOf(doc);
    const at = cuts(points.length, mentions, stretches);
    let m = 0;
    const open = [];
    let next = 0;
    for (let i = 0; i + 1 < at.length; i++) {
      const [begin, end] = [at[i], at[i + 1]];
      while (next < stretches.length && stretches[next].begin <= begin) open.push(stretches[next++]);
      while (m < mentions.length && mentions[m].end <= begin) m++;
      const mention = m < mentions.length && mentions[m].begin <= begin ? mentions[m] : null;
      const inside = open.filter((s) => s.end > begin);
      const span = document.createElement('span');
      if (inside.length) span.className = 'said';
      if (inside.some((s) => s.statements.includes(chosen))) span.classList.add('chosen');
      span.append(piece(points.slice(begin, end).join(''), mention, thing));
      box.append(span);
      for (const stretch of inside) if (stretch.end === end) box.append(reference(stretch));
    }
    return box;
  };

  return { draw };
})();
