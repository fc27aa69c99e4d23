// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// Uses the evidence page as a reader would, in headless Chromium. usage: node check.mjs FOLDER CHROMIUM
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [folder, executablePath] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let failed = 0;

function report(name, good, why = '') {
  console.log(`${good ? 'ok' : 'FAILED'} ${name} ${good ? '' : why}`);
  if (!good) failed++;
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

// A page whose console, errors, dialogs and requests are watched.
async function open(name, { hash = '', width = 1280, height = 800, dark = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.noise = [];
  page.on('console', (message) => page.noise.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => page.noise.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => { page.noise.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => {
    if (!request.url().startsWith(`file://${folder}/`)) page.noise.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${folder}/${name}.html${hash}`);
  await page.waitForFunction(() => document.getElementById('summary').textContent !== '');
  return page;
}

async function close(page, name) {
  report(`${name}: silent`, page.noise.length === 0, page.noise.slice(0, 3).join('; '));
  await page.context().close();
}

const heading = (page) => page.locator('#detail h2').first().textContent();
const count = (page, selector) => page.locator(selector).count();

// ---- the samples, from search to evidence and back ----

{
  const page = await open('samples');
  report('samples: articles listed', await count(page, '#detail [data-doc]') > 5);
  await page.keyboard.press('/');
  await page.keyboard.type('yoon seo');
  report('search finds', await page.locator('#hits').textContent() === '1 thing');
  await page.keyboard.press('Enter');
  report('search opens', await heading(page) === 'Yoon Seo-jin', await heading(page));
  const focus = await page.evaluate(() => ({ ...network.state(), name: graph.things[network.state().chosen].name }));
  report('network focuses', focus.name === 'Yoon Seo-jin' && focus.nodes > 1 && focus.nodes < 60);

  const box = page.locator('#detail .statement').first();
  const quote = await box.locator('blockquote').textContent();
  await box.locator('button[data-statement]').click();
  await page.waitForSelector('#detail .article .chosen');
  const shown = await page.locator('#detail .article .chosen').allTextContents();
  report('evidence is the sentence', shown.join('') === quote, `${shown.join('')} / ${quote}`);
  report('evidence is in view', await page.locator('#detail .article .chosen').first().isVisible());
  const mention = page.locator('#detail .article .mention').first();
  const named = await mention.getAttribute('title');
  await mention.click();
  report('mention leads to its thing', await heading(page) === named);
  await page.goBack();
  report('back leads to the article', await count(page, '#detail .article') === 1);
  const ref = page.locator('#detail .article .ref').first();
  const n = Number(await ref.textContent());
  await ref.click();
  report('a sentence lists its statements', await count(page, '#detail [data-opened] .statement') === n);
  await close(page, 'samples');
}

// ---- contradictions, as the graph found them ----

{
  const page = await open('small');
  const told = await page.locator('#detail').textContent();
  report('contradictions: asserted and denied', told.includes('one asserts what the other denies'), told);
  const all = await page.evaluate(() => graph.conflicts().map(({ pair }) => pair.map((st) => graph.statuses[st.status]).sort().join()));
  report('contradictions: each once', all.length === 1 && all[0] === 'Asserted,Denied', all.join('; '));
  await page.locator('#filters summary').click();
  await page.locator('#statuses label', { hasText: 'Denied' }).locator('input').uncheck();
  report('contradictions: filtered', await page.evaluate(() => graph.conflicts().length) === 0);
  await close(page, 'contradictions');
}

// ---- copies: two papers that carry one article, one with its own ----

{
  const page = await open('copies');
  const items = await page.locator('#detail li').allTextContents();
  report('copies: told in the list', items.length === 3 && items.filter((t) => t.endsWith('· copy')).length === 1 &&
    items.find((t) => t.endsWith('· copy')).startsWith('Lie goes north'), items.join('; '));
  await page.locator('#detail [data-doc]', { hasText: 'Lie goes north' }).click();
  const head = await page.locator('#detail .copies').textContent();
  report('copies: the copy names its original', head === 'Copy of Minister in the north · agency.example · 2025-04-02', head);
  await page.locator('#detail .copies [data-doc]').click();
  report('copies: a click leads there', await heading(page) === 'Minister in the north', await heading(page));
  const back = await page.locator('#detail .copies').textContent();
  report('copies: the original names its copy', back === 'Copy: Lie goes north · daily.example · 2025-04-03', back);
  await page.goBack();
  report('copies: back', await heading(page) === 'Lie goes north', await heading(page));
  await page.goto(page.url().replace(/#.*/, ''));
  await page.locator('#detail [data-doc]', { hasText: 'Visit to Kirkenes' }).click();
  report('copies: none where there is none', await count(page, '#detail .copies') === 0);
  await close(page, 'copies');
}

// ---- filters ----

{
  const page = await open('samples');
  const all = await page.evaluate(() => graph.statements.filter(graph.holds).length);
  report('filters: all at first', all === await page.evaluate(() => graph.statements.length));
  await page.locator('#filters summary').click();
  await page.locator('#statuses label', { hasText: 'Asserted' }).locator('input').uncheck();
  const rest = await page.evaluate(() => graph.statements.filter(graph.holds).map((st) => graph.statuses[st.status]));
  report('filter by status', rest.length > 0 && rest.length < all && !rest.includes('Asserted'));
  await page.locator('#types label', { hasText: 'person' }).locator('input').uncheck();
  report('filter by kind', await count(page, '#results h3:has-text("person")') === 0);
  await page.locator('#reset').click();
  report('filters: back to all', all === await page.evaluate(() => graph.statements.filter(graph.holds).length));
  await page.locator('#confidence').fill('0.9');
  const sure = await page.evaluate(() => graph.statements.filter(graph.holds));
  report('filter by confidence', sure.length < all && sure.every((st) => st.conf >= 0.9));
  await page.locator('#reset').click();
  await page.locator('#since').fill('2025-06-01');
  const late = await page.evaluate(() => graph.statements.filter(graph.holds).map((st) => graph.docs[st.doc].date));
  report('filter by date', late.length > 0 && late.length < all && late.every((date) => date >= '2025-06-01'));
  await close(page, 'filters');
}

// ---- keys on the canvas ----

{
  const page = await open('samples');
  await page.locator('#canvas').focus();
  const before = await page.evaluate(() => network.state().k);
  await page.keyboard.press('+');
  report('keys zoom', await page.evaluate(() => network.state().k) > before);
  await page.keyboard.press(']');
  const said = await page.locator('#said').textContent();
  await page.keyboard.press('Enter');
  report('keys open a thing', said.startsWith(`${await heading(page)},`), said);
  await page.keyboard.press('Escape');
  report('Escape leads home', await heading(page) === 'Articles');
  await close(page, 'keys');
}

// ---- narrow and dark, accessible ----

for (const [name, look] of Object.entries({
  wide: {}, dark: { dark: true }, narrow: { width: 400 }, dossier: { hash: '#t=1', dark: true }, article: { hash: '#d=0' } })) {
  const page = await open('samples', look);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  report(`${name}: no sideways scrolling`, overflow <= 0, `${overflow} px`);
  await page.evaluate(axe); // through the debugger: the page's policy lets nothing else in
  const { violations } = await page.evaluate(() => window.axe.run());
  const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
  report(`${name}: axe finds nothing serious`, serious.length === 0,
    serious.map((v) => `${v.id}: ${v.nodes[0].html}`).join('; '));
  await close(page, name);
}

// ---- nothing in a text acts ----

{
  const page = await open('hostile');
  const names = await page.evaluate(() => graph.things.map((t) => t.name));
  report('hostile: has names with markup', names.some((name) => name.includes('<')));
  for (let i = 0; i < names.length; i++) {
    await page.evaluate((t) => { location.hash = `#t=${t}`; }, i);
    await page.waitForFunction((t) => network.state().chosen === t, i);
    if (await heading(page) !== names[i]) report('hostile: name shown as it is', false, JSON.stringify(names[i]));
  }
  report('hostile: no element from a name', await page.evaluate(() =>
    document.querySelectorAll('#detail img, #detail iframe, #detail script, #detail svg, #results img').length === 0));
  report('hostile: links are http', await page.evaluate(() =>
    [...document.querySelectorAll('a[target]')].every((a) => /^https?:/.test(a.href))));
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    return window.ran === true;
  });
  report('hostile: no other script runs', !ran);
  page.noise = page.noise.filter((line) => !line.includes('Content Security Policy'));
  await close(page, 'hostile');
}

// ---- large and empty ----

{
  const begin = performance.now();
  const page = await open('large');
  const seconds = (performance.now() - begin) / 1000;
  console.log(`large: ready in ${seconds.toFixed(2)} s`);
  report('large: ready in time', seconds < 10); // 2 s where nothing else runs
  await page.locator('#budget').evaluate((slider) => { slider.value = slider.max; slider.dispatchEvent(new Event('input')); });
  const { nodes } = await page.evaluate(() => network.state());
  report('large: all can be shown', nodes > 4000, String(nodes));
  const frame = await page.evaluate(() => new Promise((resolve) => {
    const times = [];
    const next = (at) => {
      times.push(at);
      network.zoom(1.01);
      if (times.length < 12) requestAnimationFrame(next);
      else resolve((times[11] - times[1]) / 10);
    };
    requestAnimationFrame(next);
  }));
  console.log(`large: ${frame.toFixed(0)} ms a frame with ${nodes} things`);
  report('large: moves', frame < 500);
  await close(page, 'large');
}
{
  const page = await open('empty');
  report('empty: says so', (await page.locator('#summary').textContent()).startsWith('0 articles'));
  await close(page, 'empty');
}

await browser.close();
process.exit(failed ? 1 : 0);
