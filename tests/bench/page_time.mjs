// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// How long an evidence page takes from opening to the first answer of its search box, in
// headless Chromium; the least of three. usage: node page_time.mjs PAGE.html CHROMIUM WORD
import { chromium } from 'playwright-core';

const [path, executablePath, word] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
let best = Infinity;
for (let i = 0; i < 3; i++) {
  const page = await (await browser.newContext()).newPage();
  const start = performance.now();
  await page.goto(`file://${path}`);
  await page.waitForFunction(() => document.getElementById('summary').textContent !== '');
  await page.fill('#search', word);
  await page.waitForFunction(() => /\d/.test(document.getElementById('hits').textContent));
  best = Math.min(best, performance.now() - start);
  await page.context().close();
}
await browser.close();
console.log((best / 1000).toFixed(2));
