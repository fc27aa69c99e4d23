// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// The drawing on the canvas: what is shown, where it lies, how it looks.
'use strict';

const network = (() => {
  const canvas = document.getElementById('canvas');
  const pen = canvas.getContext('2d');
  const tip = document.getElementById('tip');

  // Told apart by shape in grey, by light fills in colour; as in the diagrams of Graphviz.
  const looks = {
    Person: ['circle', '#fde7c8'], Organization: ['square', '#dbe9f6'], Country: ['hexagon', '#d5ecd0'],
    Place: ['house', '#e6f3e2'], Agreement: ['note', '#fff5bd'], Event: ['octagon', '#eadcf2'],
    Programme: ['wide', '#d7efed'], Legislation: ['wide', '#f5e2d5'], Topic: ['diamond', '#ffffff'],
    Role: ['small', '#f1f1f1'],
  };
  const dashes = { Asserted: [], Planned: [8, 4], Alleged: [2, 3], Denied: [8, 3, 2, 3], Former: [1, 5] };
  const look = (thing) => looks[graph.classes[thing.family].name] || ['square', '#eeeeee'];

  let nodes = [], links = [], chosen = -1, simulation = null, frame = 0;
  let view = { x: 0, y: 0, k: 1 }, fitted = true, onChoose = () => {}, onHover = () => {};

  // ---- what is shown ----

  const weigh = () => {
    const weight = new Map();
    for (const st of graph.statements) {
      if (st.o === undefined || !graph.holds(st)) continue;
      for (const i of [st.s, st.o]) weight.set(i, (weight.get(i) || 0) + 1);
    }
    return weight;
  };

  const around = (centre, hops) => {
    const seen = new Set([centre]);
    let edge = [centre];
    for (let h = 0; h < hops; h++) {
      const next = [];
      for (const i of edge)
        for (const s of graph.things[i].about) {
          const st = graph.statements[s];
          if (st.o === undefined || !graph.holds(st) || (st.s !== i && st.o !== i)) continue;
          const other = st.s === i ? st.o : st.s;
          if (!seen.has(other)) { seen.add(other); next.push(other); }
        }
      edge = next;
    }
    return seen;
  };

  // The weightiest things, or those around the chosen one; it always stays.
  const choose = (budget, hops) => {
    const weight = weigh();
    const pool = chosen >= 0 ? [...around(chosen, hops)] : [...weight.keys()];
    pool.sort((a, b) => (b === chosen) - (a === chosen) ||
      (weight.get(b) || 0) - (weight.get(a) || 0) || a - b);
    return { kept: pool.slice(0, budget), of: pool.length, weight };
  };

  // One link for all statements of one status between two things.
  const join = (kept) => {
    const found = new Map();
    for (const st of graph.statements) {
      if (st.o === undefined || !kept.has(st.s) || !kept.has(st.o) || !graph.holds(st)) continue;
      const key = `${st.s} ${st.o} ${st.status}`;
      if (!found.has(key)) found.set(key, { from: st.s, to: st.o, status: st.status, statements: [] });
      found.get(key).statements.push(st);
    }
    return [...found.values()];
  };

  const update = (budget, hops) => {
    const { kept, of, weight } = choose(budget, hops);
    const old = new Map(nodes.map((n) => [n.thing.index, n]));
    nodes = kept.map((i) => {
      const before = old.get(i);
      return { thing: graph.things[i], weight: weight.get(i) || 0,
        ...(before && { x: before.x, y: before.y }) };
    });
    const byThing = new Map(nodes.map((n) => [n.thing.index, n]));
    links = join(byThing).map((l) => ({ ...l, source: byThing.get(l.from), target: byThing.get(l.to) }));
    fitted = true;
    start();
    return { shown: nodes.length, of };
  };

  // ---- where it lies ----

  const radius = (node) => 6 + 2.2 * Math.sqrt(node.weight);

  const start = () => {
    if (simulation) simulation.stop();
    const crowd = Math.min(1, 60 / Math.max(1, nodes.length));
    simulation = d3.forceSimulation(nodes)
      .force('link', d3.forceLink(links).distance((l) => 60 + 40 * crowd + radius(l.source) + radius(l.target)).strength(0.25))
      .force('charge', d3.forceManyBody().strength(-120 - 260 * crowd).distanceMax(900))
      .force('x', d3.forceX().strength(0.05)).force('y', d3.forceY().strength(0.07))
      .force('apart', d3.forceCollide((n) => radius(n) + 10))
      .stop();
    // Small drawings stand still at once; large ones settle while one looks.
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const ahead = nodes.length <= 300 || still ? 220 : 20;
    for (let i = 0; i < ahead; i++) simulation.tick();
    if (ahead < 220) simulation.alpha(0.9).on('tick', draw).restart();
    draw();
  };

  // ---- how it looks ----

  const resize = () => {
    const box = canvas.getBoundingClientRect(), scale = devicePixelRatio || 1;
    if (!box.width) return;
    canvas.width = Math.round(box.width * scale);
    canvas.height = Math.round(box.height * scale);
    draw();
  };

  const fit = () => {
    if (!nodes.length) return;
    const xs = nodes.map((n) => n.x), ys = nodes.map((n) => n.y);
    const [left, right] = [Math.min(...xs) - 80, Math.max(...xs) + 80];
    const [top, bottom] = [Math.min(...ys) - 40, Math.max(...ys) + 40];
    const width = canvas.width / (devicePixelRatio || 1), height = canvas.height / (devicePixelRatio || 1);
    const k = Math.min(2, width / (right - left), height / (bottom - top));
    view = { k, x: width / 2 - k * (left + right) / 2, y: height / 2 - k * (top + bottom) / 2 };
  };

  const polygon = (x, y, r, corners, turn) => {
    for (let i = 0; i < corners; i++) {
      const a = turn + (2 * Math.PI * i) / corners;
      pen.lineTo(x + r * Math.cos(a), y + r * Math.sin(a));
    }
    pen.closePath();
  };

  const outline = (shape, x, y, r) => {
    pen.beginPath();
    if (shape === 'circle') pen.arc(x, y, r, 0, 2 * Math.PI);
    else if (shape === 'square') pen.rect(x - r, y - r, 2 * r, 2 * r);
    else if (shape === 'wide') pen.rect(x - 1.3 * r, y - 0.8 * r, 2.6 * r, 1.6 * r);
    else if (shape === 'small') pen.rect(x - 0.7 * r, y - 0.7 * r, 1.4 * r, 1.4 * r);
    else if (shape === 'hexagon') polygon(x, y, r * 1.1, 6, 0);
    else if (shape === 'octagon') polygon(x, y, r * 1.1, 8, Math.PI / 8);
    else if (shape === 'diamond') polygon(x, y, r, 4, 0);
    else if (shape === 'house') polygon(x, y, r * 1.1, 5, -Math.PI / 2);
    else { // a sheet with a folded corner
      pen.moveTo(x - r, y - r); pen.lineTo(x + 0.4 * r, y - r); pen.lineTo(x + r, y - 0.4 * r);
      pen.lineTo(x + r, y + r); pen.lineTo(x - r, y + r); pen.closePath();
    }
  };

  const ink = (name) => getComputedStyle(document.body).getPropertyValue(`--${name}`).trim();

  const drawLink = (link, inks, dim) => {
    const status = graph.statuses[link.status];
    const { source: a, target: b } = link;
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
    const bend = 6 * (link.status + 1); // parallel links of other status lie apart
    const [mx, my] = [(a.x + b.x) / 2 - uy * bend, (a.y + b.y) / 2 + ux * bend];
    const [ex, ey] = [b.x - ux * (radius(b) + 3), b.y - uy * (radius(b) + 3)];
    pen.globalAlpha = dim ? 0.15 : 1;
    pen.strokeStyle = pen.fillStyle = inks[status];
    pen.lineWidth = (1 + Math.log2(link.statements.length)) / Math.max(0.6, view.k);
    pen.setLineDash(dashes[status].map((d) => d / Math.max(0.6, view.k)));
    pen.beginPath();
    pen.moveTo(a.x, a.y);
    pen.quadraticCurveTo(mx, my, ex, ey);
    pen.stroke();
    pen.setLineDash([]);
    if (link.statements.every((st) => graph.properties[st.p].symmetric)) return;
    const s = 7 / Math.max(0.7, view.k);
    pen.beginPath();
    pen.moveTo(ex, ey);
    pen.lineTo(ex - s * (ux - 0.45 * uy), ey - s * (uy + 0.45 * ux));
    pen.lineTo(ex - s * (ux + 0.45 * uy), ey - s * (uy - 0.45 * ux));
    pen.closePath();
    pen.fill();
  };

  const cut = (text) => (text.length > 34 ? `${text.slice(0, 32)}…` : text);

  // Thousands of links: straight lines, those of one status in one stroke.
  const MANY = 2000;
  const drawMany = (inks) => {
    for (const [i, status] of graph.statuses.entries()) {
      pen.strokeStyle = inks[status];
      pen.globalAlpha = 0.35;
      pen.lineWidth = 1 / view.k;
      pen.beginPath();
      for (const { status: own, source: a, target: b } of links)
        if (own === i) { pen.moveTo(a.x, a.y); pen.lineTo(b.x, b.y); }
      pen.stroke();
    }
    pen.globalAlpha = 1;
  };

  const MOST_LABELS = 150;

  // Labels of heavy things first; one that would lie on another is left out.
  const drawLabels = (near, inks) => {
    const size = 12 / view.k;
    const taken = [];
    pen.font = `${size}px system-ui, sans-serif`;
    pen.textAlign = 'center';
    const inView = nodes.filter((n) => (!near || near.has(n)) && visible(n))
      .sort((a, b) => (b.thing.index === chosen) - (a.thing.index === chosen) || b.weight - a.weight);
    for (const node of inView.slice(0, MOST_LABELS)) {
      const text = cut(node.thing.name), w = pen.measureText(text).width + size, y = node.y + radius(node) + size;
      const box = [node.x - w / 2, y - size, node.x + w / 2, y + size * 0.3];
      if (taken.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3])) continue;
      taken.push(box);
      pen.lineWidth = 3 / view.k;
      pen.strokeStyle = inks.ground;
      pen.strokeText(text, node.x, y);
      pen.fillStyle = inks.ink;
      pen.fillText(text, node.x, y);
    }
  };

  const visible = (node) => {
    const [x, y, r] = [node.x * view.k + view.x, node.y * view.k + view.y, radius(node) * view.k];
    return x + r > 0 && y + r > 0 && x - r < canvas.clientWidth && y - r < canvas.clientHeight;
  };

  const paint = () => {
    frame = 0;
    if (fitted) fit();
    const scale = devicePixelRatio || 1;
    const inks = Object.fromEntries(graph.statuses.map((s) => [s, ink(s.toLowerCase())]));
    inks.ink = ink('ink'); inks.ground = ink('ground'); inks.focus = ink('focus');
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.setTransform(scale * view.k, 0, 0, scale * view.k, scale * view.x, scale * view.y);
    const focus = nodes.find((n) => n.thing.index === chosen);
    const near = focus && new Set([focus]);
    if (focus) for (const l of links) if (l.source === focus || l.target === focus) near.add(l.source).add(l.target);
    if (links.length > MANY && !focus) drawMany(inks);
    else for (const link of links) drawLink(link, inks, focus && link.source !== focus && link.target !== focus);
    for (const node of nodes.filter(visible)) {
      const [shape, fill] = look(node.thing);
      pen.globalAlpha = near && !near.has(node) ? 0.5 : 1;
      outline(shape, node.x, node.y, radius(node));
      pen.fillStyle = fill;
      pen.fill();
      pen.lineWidth = (node === focus ? 3 : 1.2) / view.k;
      pen.strokeStyle = node === focus ? inks.focus : '#5c6470';
      pen.stroke();
    }
    pen.globalAlpha = 1;
    drawLabels(nodes.length > 80 ? near : null, inks);
  };

  const draw = () => { if (!frame) frame = requestAnimationFrame(paint); };

  // ---- hands and keys ----

  const toPlane = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left - view.x) / view.k, (event.clientY - box.top - view.y) / view.k];
  };
  const nodeAt = ([x, y]) => nodes.find((n) => Math.hypot(n.x - x, n.y - y) < radius(n) + 4 / view.k);
  const zoom = (by, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) => {
    const k = Math.min(8, Math.max(0.05, view.k * by));
    view = { k, x: x - (x - view.x) * (k / view.k), y: y - (y - view.y) * (k / view.k) };
    fitted = false;
    draw();
  };
  const move = (dx, dy) => { view.x += dx; view.y += dy; fitted = false; draw(); };

  let held = null;
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    held = { node: nodeAt(toPlane(event)), x: event.clientX, y: event.clientY, moved: false };
  });
  canvas.addEventListener('pointermove', (event) => {
    const place = toPlane(event);
    if (!held) return hover(nodeAt(place), event);
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moved && Math.hypot(dx, dy) < 4) return undefined;
    held.moved = true;
    [held.x, held.y] = [event.clientX, event.clientY];
    if (held.node) { [held.node.x, held.node.y] = place; fitted = false; draw(); } else move(dx, dy);
    return undefined;
  });
  canvas.addEventListener('pointerup', () => {
    if (held && !held.moved && held.node) onChoose(held.node.thing.index);
    held = null;
  });
  canvas.addEventListener('pointerleave', () => { tip.hidden = true; });
  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });

  const hover = (node, event) => {
    tip.hidden = !node;
    canvas.style.cursor = node ? 'pointer' : 'grab';
    if (!node) return;
    const box = canvas.parentElement.getBoundingClientRect();
    tip.textContent = `${node.thing.name} · ${graph.words(graph.classes[node.thing.cls].name)} · ${node.weight} statements`;
    tip.style.left = `${Math.min(event.clientX - box.left + 12, box.width - 220)}px`;
    tip.style.top = `${event.clientY - box.top + 12}px`;
  };

  let cursor = -1;
  const keys = {
    ArrowLeft: () => move(40, 0), ArrowRight: () => move(-40, 0), ArrowUp: () => move(0, 40), ArrowDown: () => move(0, -40),
    '+': () => zoom(1.25), '=': () => zoom(1.25), '-': () => zoom(0.8), 0: () => { fitted = true; draw(); },
    ']': () => step(1), '[': () => step(-1), Enter: () => { if (nodes[cursor]) onChoose(nodes[cursor].thing.index); },
  };
  const step = (by) => {
    if (!nodes.length) return;
    cursor = (cursor + by + nodes.length) % nodes.length;
    onHover(nodes[cursor].thing);
  };
  canvas.addEventListener('keydown', (event) => {
    const act = !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  new ResizeObserver(resize).observe(canvas);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);

  return {
    update, zoom, looks,
    choose: (thing) => { chosen = thing; },
    fit: () => { fitted = true; draw(); },
    listen: (choice, hovering) => { onChoose = choice; onHover = hovering; },
    state: () => ({ nodes: nodes.length, links: links.length, chosen, k: view.k }),
  };
})();
