'use strict';
// What a bureau asks of a whole folder: the draw, a second scoring, the years; and a form beside other rules.

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { look } = require('./look');
const { openServed, openTables, serve, stopAll } = require('./served');
const { ask, example, folder, launch, root, settled } = require('./tools');

let browser;
test.before(async () => { browser = await launch(); });
test.after(() => { stopAll(); return browser.close(); });

async function kept(page, click) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  const file = path.join(folder(), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** Chooses files by the button with a key. */
async function choose(page, key, files) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click(`[data-key="${key}"]`)]);
  await chooser.setFiles(files);
}

test('the draw, by the keyboard: what the command draws, with a record that it draws again', async () => {
  const { url, place } = await serve();
  const page = await openServed(browser, url);
  await page.locator('#folder-overview').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Tab']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'sample-size');
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('<b>福彩3D</b> 2025081');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#sampled .results');
  await look(page, 'bureau-sample');
  const drawn = await page.locator('#sampled tbody th').allTextContents();
  const record = await kept(page, () => page.click('[data-key="record"]'));
  assert.deepEqual(JSON.parse(fs.readFileSync(record, 'utf8')).drawn.map(one => one.project), drawn);
  assert.equal(drawn.length, 2);
  assert.match(ask('sample', place, '--check', record), /重抽结果与记录一致|drawn again, it is the same/);
  const notice = await kept(page, () => page.click('[data-key="notice"]'));
  assert.match(notice, /抽评公示\.docx$/);
  // Strata by amount want their limits; what is wrong is said.
  await page.selectOption('#sample-method', 'stratified');
  await page.selectOption('#sample-by', 'amount');
  await page.fill('#sample-edges', '100,10');
  await page.click('[data-key="draw"]');
  assert.match(await page.locator('.message').textContent(), /递增/);
  await page.fill('#sample-edges', '10,100');
  await page.click('[data-key="draw"]');
  await page.waitForFunction(() => document.querySelectorAll('#sampled table').length === 2);
  await look(page, 'bureau-strata');
  await page.locator('#sampled .title').first().click();
  await page.waitForSelector('.form');
  assert.deepEqual(page.faults, []);
});

test('a second scoring beside the folder, and its table beside its form', async () => {
  const { url, place } = await serve();
  const page = await openServed(browser, url);
  await page.click('#folder-second');
  const second = path.join(root, 'examples/second-scoring/unit-operation.toml');
  await choose(page, 'pick-files', [second]);
  await page.waitForSelector('#seconds .results');
  await look(page, 'bureau-second');
  const own = ask('diff', path.join(place, 'unit-operation.toml'), second, '-f', 'json');
  const [table] = JSON.parse(own).tables;
  const said = await page.locator('#seconds').textContent();
  for (const figure of [table.total.after, table.rows[0].causes[0].after]) assert.ok(said.indexOf(figure) >= 0, figure);
  assert.match(said, /比对 1 张:1 张不同/);
  assert.ok(fs.statSync(await kept(page, () => page.click('[data-key="book"]'))).size > 3000);
  await page.locator('#seconds .title').first().click();
  await page.waitForSelector('.form');
  await settled(page);
  await page.click('#compare');
  await choose(page, 'compare-file', [second]);
  await page.waitForSelector('#compared .results');
  assert.match(await page.locator('#compared').textContent(), new RegExp(table.total.before + ' → ' + table.total.after));
  await look(page, 'bureau-compare');
  // Back in the form.
  await page.locator('.compare > .acts button').click();
  await page.waitForSelector('.form');
  assert.deepEqual(page.faults, []);
});

test('what if under other rules: the points of the command, and why', async () => {
  const { url, place } = await serve();
  const page = await openTables(browser, url);
  await page.locator('.listed .title', { hasText: '单位运行经费' }).click();
  await settled(page);
  await page.click('#compare');
  await page.locator('#compare-second').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('#template-list');
  await page.fill('#template-filter', 'national/self-2020');
  await page.waitForFunction(() => document.getElementById('template-page').textContent.length > 50);
  await page.locator('.compare form button[type=submit]').click();
  await page.waitForSelector('#compared .drawn');
  const [card] = JSON.parse(ask('score', path.join(place, 'unit-operation.toml'), '--template', 'national/self-2020', '-f', 'json', '--brief'));
  assert.match(await page.locator('#compared .drawn').textContent(), new RegExp('→ ' + card.total.score));
  await page.locator('#compared summary').click();
  await look(page, 'bureau-what-if');
  assert.equal(await page.locator('.total-score').textContent(), '98.20', 'the form stays as it is');
  assert.deepEqual(page.faults, []);
});

test('year on year, with tables of other years that were added', async () => {
  const { url } = await serve();
  const page = await openServed(browser, url);
  await page.click('#folder-years');
  await page.waitForSelector('#compared-years .none');
  const place = path.join(root, 'tests/trend/customs');
  const files = fs.readdirSync(place).map(name => path.join(place, name));
  await choose(page, 'pick-files', files);
  await page.waitForSelector('#compared-years .results');
  const said = await page.locator('#compared-years').textContent();
  const own = JSON.parse(ask('trend', place, '-f', 'json'));
  assert.match(said, new RegExp(`得分提高 ${own.total.scores.risen} 次,降低 ${own.total.scores.fallen} 次`));
  for (const year of own.projects[0].years) assert.ok(said.indexOf(String(year.score)) >= 0, year.score);
  await look(page, 'bureau-years');
  assert.ok(fs.statSync(await kept(page, () => page.click('[data-key="book"]'))).size > 3000);
  await page.click('[data-key="pick-none"]');
  await page.waitForSelector('#compared-years .none');
  assert.deepEqual(page.faults, []);
});
