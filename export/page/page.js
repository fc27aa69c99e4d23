// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// Panes, dossiers, keys. Where one is stands in the address behind "#": t=THING, or
// d=DOCUMENT with s=STATEMENT, so that "back" works and a place can be kept.
'use strict';

(() => {
  const $ = (id) => document.getElementById(id);
  const detail = $('detail');

  const make = (tag, cls, ...content) => {
    const element = document.createElement(tag);
    if (cls) element.className = cls;
    element.append(...content);
    return element;
  };
  const plural = (n, word) => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`;
  const say = (text) => { $('said').textContent = text; };

  const link = (thing, cls = 'name') => {
    const button = make('button', cls, thing.name);
    button.type = 'button';
    button.dataset.thing = thing.index;
    return button;
  };

  const outside = (iri, text) => {
    const a = make('a', '', text || iri);
    a.href = iri;
    a.rel = 'noopener noreferrer';
    a.target = '_blank';
    return a;
  };

  const linkToArticle = (i) => {
    const doc = graph.docs[i];
    const button = make('button', 'name', doc.title || doc.id);
    button.type = 'button';
    button.dataset.doc = i;
    return button;
  };
  const isCopy = (doc) => (doc.copyOf === undefined ? '' : ' · copy');

  // ---- one statement ----

  // The sentence with the words that name subject and object marked.
  const quoted = (st) => {
    const box = make('blockquote', '');
    const doc = graph.docs[st.doc];
    if (!st.span || !graph.points(doc)) {
      box.append(graph.quote(st));
      return box;
    }
    const inside = [st.sspan, st.ospan].filter((m) => m && m[0] >= st.span[0] && m[1] <= st.span[1])
      .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let at = st.span[0];
    for (const [begin, end] of inside) {
      if (begin < at) continue;
      box.append(graph.slice(doc, [at, begin]), make('mark', '', graph.slice(doc, [begin, end])));
      at = end;
    }
    box.append(graph.slice(doc, [at, st.span[1]]));
    return box;
  };

  const source = (st) => {
    const doc = graph.docs[st.doc];
    const button = make('button', 'name', `${doc.title || doc.id}${doc.date ? `, ${doc.date}` : ''}`);
    button.type = 'button';
    button.dataset.doc = st.doc;
    button.dataset.statement = st.index;
    return doc.copyOf === undefined ? button : make('span', '', button, make('span', 'soft', isCopy(doc)));
  };

  const marks = (st) => {
    const status = graph.statuses[st.status];
    const parts = [make('span', `status ${status}`, status)];
    if (st.by !== undefined) parts.push(' according to ', link(graph.things[st.by]));
    if (st.from) parts.push(` from ${st.from}`);
    if (st.until) parts.push(` until ${st.until}`);
    parts.push(make('span', 'soft', ` · confidence ${st.conf.toFixed(2)} · ${st.rule || 'no rule'} · `), source(st));
    return make('p', '', ...parts);
  };

  // Seen from a thing, the other end; seen from nowhere, the whole.
  const statement = (st, from) => {
    const box = make('div', `statement ${graph.statuses[st.status]}`);
    const object = () => (st.o !== undefined ? link(graph.things[st.o]) : make('b', '', graph.name(st)));
    const line = make('p', '');
    if (from === st.s) line.append(object());
    else if (from === st.o) line.append(link(graph.things[st.s]));
    else line.append(link(graph.things[st.s]), ` ${graph.words(graph.properties[st.p].name)} `, object());
    box.append(line, quoted(st), marks(st));
    return box;
  };

  const byDate = (a, b) => {
    const [x, y] = [graph.docs[a.doc].date || '', graph.docs[b.doc].date || ''];
    return x < y ? -1 : x > y ? 1 : a.index - b.index;
  };

  // ---- a thing ----

  const groups = (thing) => {
    const found = new Map();
    for (const i of thing.about) {
      const st = graph.statements[i];
      if (!graph.holds(st)) continue;
      const end = st.s === thing.index ? 0 : st.o === thing.index ? 1 : 2;
      const name = graph.properties[st.p].name;
      const title = end === 2 ? 'According to it' : (graph.spoken[name] || [graph.words(name), `${graph.words(name)} of`])[end];
      const key = `${end} ${String(st.p).padStart(3, '0')} ${title}`;
      if (!found.has(key)) found.set(key, { title, statements: [] });
      found.get(key).statements.push(st);
    }
    return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  };

  const places = (thing) => {
    const count = new Map();
    for (const [doc] of thing.mentions) count.set(doc, (count.get(doc) || 0) + 1);
    const list = make('ul', 'plain');
    for (const [i, n] of count) {
      const doc = graph.docs[i], button = linkToArticle(i);
      button.dataset.of = thing.index;
      list.append(make('li', '', button, make('span', 'soft', ` ${doc.date || ''} · ${plural(n, 'mention')}${isCopy(doc)}`)));
    }
    return list;
  };

  const dossier = (thing) => {
    const heading = make('h2', '', thing.name);
    const kind = graph.words(graph.classes[thing.cls].name);
    detail.replaceChildren(heading, make('p', 'soft', `${kind} · confidence ${thing.conf.toFixed(2)}` +
      (graph.statuses[thing.status] === 'Planned' ? ' · planned' : '')));
    if (thing.aliases.length) detail.append(make('p', '', make('span', 'soft', 'also: '), thing.aliases.join(' · ')));
    for (const iri of thing.links || []) detail.append(make('p', '', outside(iri)));
    for (const group of groups(thing)) {
      detail.append(make('h3', '', group.title));
      for (const st of group.statements.sort(byDate)) detail.append(statement(st, thing.index));
    }
    if (thing.mentions.length) detail.append(make('h3', '', 'Named in'), places(thing));
    detail.append(make('p', 'soft', thing.iri));
    say(`${thing.name}, ${kind}, ${plural(thing.about.length, 'statement')}`);
  };

  // ---- an article ----

  // The articles that are the same as this one, each with what tells it from the others.
  const family = (title, articles) => {
    const box = make('p', 'soft copies', title);
    articles.forEach((i, n) => {
      const { date, site } = graph.docs[i];
      box.append(n ? '; ' : ' ', linkToArticle(i), [site, date].filter(Boolean).map((text) => ` · ${text}`).join(''));
    });
    return box;
  };

  const reading = (doc, chosen, thing) => {
    const parts = [doc.date, doc.site, doc.author].filter(Boolean).join(' · ');
    detail.replaceChildren(make('h2', '', doc.title || doc.id), make('p', 'soft', parts));
    if (doc.url) detail.append(make('p', '', outside(doc.url)));
    if (doc.copyOf !== undefined) detail.append(family('Copy of', [doc.copyOf]));
    if (doc.copies.length) detail.append(family(doc.copies.length === 1 ? 'Copy:' : 'Copies:', doc.copies));
    if (graph.points(doc)) detail.append(article.draw(doc, chosen, thing));
    else {
      detail.append(make('p', 'soft', 'The text is not in this page; what it says:'));
      for (const i of doc.about) if (graph.holds(graph.statements[i])) detail.append(statement(graph.statements[i], -1));
    }
    const mark = detail.querySelector('.chosen') || detail.querySelector('.mention.same');
    if (mark) mark.scrollIntoView({ block: 'center' });
    else detail.scrollTop = 0;
    say(`Article ${doc.title || doc.id}`);
  };

  const listing = (button) => {
    const box = make('div', '');
    for (const i of button.dataset.statements.split(' ')) box.append(statement(graph.statements[i], -1));
    return box;
  };

  // ---- the first page ----

  const start = () => {
    const clashes = graph.conflicts();
    detail.replaceChildren(make('h2', '', 'Articles'));
    const list = make('ul', 'plain');
    for (const doc of graph.docs)
      list.append(make('li', '', linkToArticle(doc.index),
        make('span', 'soft', ` ${doc.date || ''} · ${plural(doc.about.length, 'statement')}${isCopy(doc)}`)));
    detail.append(list, make('h2', '', 'Contradictions'));
    if (!clashes.length) detail.append(make('p', 'soft', 'None found.'));
    for (const { kind, pair } of clashes)
      detail.append(make('p', 'soft', kind), make('div', '', statement(pair[0], -1), statement(pair[1], -1)));
  };

  // ---- the list ----

  const MOST = 40; // of a kind, before "more"

  const kinds = (found) => {
    const by = new Map();
    for (const thing of found) {
      if (!by.has(thing.family)) by.set(thing.family, []);
      by.get(thing.family).push(thing);
    }
    return [...by.entries()].sort(([a], [b]) => a - b);
  };

  const fill = (list, things, from) => {
    for (const thing of things.slice(from, from + MOST)) list.append(make('li', '', link(thing, 'thing')));
    if (things.length <= from + MOST) return;
    const more = make('button', '', `${plural(things.length - from - MOST, 'more thing')}`);
    more.type = 'button';
    more.addEventListener('click', () => { more.parentElement.remove(); fill(list, things, from + MOST); });
    list.append(make('li', '', more));
  };

  const drawList = () => {
    const found = graph.search($('search').value);
    const parts = [];
    for (const [family, things] of kinds(found)) {
      const list = make('ul', '');
      fill(list, things, 0);
      parts.push(make('h3', '', graph.words(graph.classes[family].name), make('span', 'soft', String(things.length))), list);
    }
    $('results').replaceChildren(...parts);
    $('hits').textContent = plural(found.length, 'thing');
  };

  const drawNetwork = () => {
    const { shown, of } = network.update(Number($('budget').value), Number($('hops').value));
    $('shown').textContent = `${shown} of ${plural(of, 'thing')} shown`;
  };

  // ---- where one is ----

  const go = (place) => { if (location.hash !== place) location.hash = place; else arrive(); };
  const pane = (name) => {
    document.body.dataset.pane = name;
    for (const button of $('panes').children) button.setAttribute('aria-current', button.dataset.pane === name);
  };

  const arrive = () => {
    const at = new URLSearchParams(location.hash.slice(1));
    const number = (key, list) => (at.has(key) && list[Number(at.get(key))] ? Number(at.get(key)) : -1);
    const thing = number('t', graph.things), doc = number('d', graph.docs);
    const before = network.state().chosen;
    if (doc >= 0) reading(graph.docs[doc], number('s', graph.statements), number('of', graph.things));
    else if (thing >= 0) dossier(graph.things[thing]);
    else start();
    if (doc < 0 && thing !== before) { network.choose(thing); drawNetwork(); }
    if (doc >= 0 || thing >= 0) pane('detail');
    if (doc < 0) detail.scrollTop = 0;
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    const { thing, doc, statement: st, of, statements } = button.dataset;
    if (thing !== undefined) go(`#t=${thing}`);
    else if (doc !== undefined) go(`#d=${doc}${st !== undefined ? `&s=${st}` : ''}${of !== undefined ? `&of=${of}` : ''}`);
    else if (statements !== undefined) {
      const open = button.nextElementSibling;
      if (open && open.dataset.opened) open.remove();
      else { const box = listing(button); box.dataset.opened = '1'; button.after(box); }
      button.setAttribute('aria-expanded', String(!(open && open.dataset.opened)));
    } else if (button.dataset.pane) pane(button.dataset.pane);
  });

  // ---- filters ----

  const everything = () => { drawList(); drawNetwork(); arrive(); };

  const check = (text, set, value) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = true;
    box.addEventListener('change', () => { if (box.checked) set.delete(value); else set.add(value); everything(); });
    return make('label', '', box, ` ${text}`);
  };

  const drawFilters = () => {
    const { filters } = graph;
    const count = (list, key) => list.reduce((m, x) => m.set(x[key], (m.get(x[key]) || 0) + 1), new Map());
    const families = count(graph.things, 'family'), statuses = count(graph.statements, 'status');
    $('types').replaceChildren(...[...families.keys()].sort((a, b) => a - b)
      .map((f) => check(`${graph.words(graph.classes[f].name)} (${families.get(f)})`, filters.types, f)));
    $('statuses').replaceChildren(...[...statuses.keys()].sort((a, b) => a - b)
      .map((s) => check(`${graph.statuses[s]} (${statuses.get(s)})`, filters.statuses, s)));
  };

  const listen = () => {
    const { filters } = graph;
    $('search').addEventListener('input', drawList);
    $('search').addEventListener('keydown', (event) => {
      const first = $('results').querySelector('.thing');
      if (event.key === 'Enter' && first) first.click();
      if (event.key === 'ArrowDown' && first) { event.preventDefault(); first.focus(); }
    });
    $('results').addEventListener('keydown', (event) => {
      const all = [...$('results').querySelectorAll('.thing')], at = all.indexOf(document.activeElement);
      const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (at < 0 || next === undefined) return;
      event.preventDefault();
      (next < 0 ? $('search') : all[Math.min(next, all.length - 1)]).focus();
    });
    $('confidence').addEventListener('input', () => {
      filters.confidence = Number($('confidence').value);
      $('confidence-value').textContent = filters.confidence.toFixed(2);
      everything();
    });
    for (const id of ['since', 'until']) $(id).addEventListener('change', () => { filters[id] = $(id).value; everything(); });
    $('reset').addEventListener('click', () => {
      filters.types.clear(); filters.statuses.clear();
      Object.assign(filters, { confidence: 0, since: '', until: '' });
      $('since').value = $('until').value = '';
      $('confidence').value = 0;
      $('confidence-value').textContent = '0.00';
      drawFilters();
      everything();
    });
    $('budget').addEventListener('input', drawNetwork);
    $('hops').addEventListener('change', drawNetwork);
    $('zoom-in').addEventListener('click', () => network.zoom(1.25));
    $('zoom-out').addEventListener('click', () => network.zoom(0.8));
    $('fit').addEventListener('click', () => network.fit());
    $('home').addEventListener('click', () => go('#'));
    addEventListener('hashchange', arrive);
    addEventListener('keydown', (event) => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
      if (event.key === '/' && !typing) { event.preventDefault(); pane('list'); $('search').focus(); }
      if (event.key === 'Escape') { $('search').value = ''; drawList(); go('#'); }
    });
  };

  const legend = () => {
    const kind = Object.entries(network.looks).map(([name, [shape]]) => make('li', '', `${graph.words(name)}: ${shape === 'small' ? 'small square' : shape}`));
    const lines = ['Asserted: solid', 'Planned: dashed', 'Alleged: dotted', 'Denied: dash and dot', 'Former: wide dots'];
    $('legend').replaceChildren(...kind, ...lines.map((text) => make('li', '', text)));
  };

  const linked = graph.things.filter((t) => t.about.length).length;
  $('budget').max = Math.max(60, linked);
  $('budget').value = Math.min(60, Math.max(10, linked));
  $('summary').textContent = `${plural(graph.docs.length, 'article')} · ${plural(graph.things.length, 'thing')} · ${plural(graph.statements.length, 'statement')}`;
  network.listen((i) => go(`#t=${i}`), (thing) => say(`${thing.name}, ${graph.words(graph.classes[thing.cls].name)}`));
  pane('list');
  legend();
  drawFilters();
  drawList();
  listen();
  drawNetwork();
  arrive();
})();
