'use strict';
// A folder and a zip file that somebody opens in the page: the bureau's first screen without a program that serves it.

const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { look } = require('./look');
const { drawn, openPlain, serveAlone, stopAll } = require('./served');
const { address, ask, example, folder, isFile, launch, settled } = require('./tools');

const NAMES = ['hotline-12345.toml', 'macro-research.toml', 'unit-operation.toml', 'vehicle-operation.toml'];
const axis = { served: async () => (await serveAlone()).url };
if (isFile && fs.existsSync(new URL(address))) axis.file = async () => address;
let browser;
test.before(async () => { browser = await launch(); });
test.after(() => { stopAll(); return browser.close(); });

/** A folder of published tables, one below another folder, and what is none. */
function tables() {
  const place = path.join(folder(), '自评');
  fs.mkdirSync(path.join(place, '下级'), { recursive: true });
  NAMES.forEach((name, at) => fs.copyFileSync(example(name), path.join(place, at ? '' : '下级', name)));
  fs.writeFileSync(path.join(place, '说明.pdf'), '%PDF');
  fs.writeFileSync(path.join(place, '坏.toml'), 'template = ');
  return place;
}

async function choose(page, selector, files) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click(selector)]);
  await chooser.setFiles(files);
}

const text = page => page.evaluate(() => picture.root.textContent);

for (const name of Object.keys(axis)) {
  test('a folder is opened: the first screen, a table, a draw, who has not reported (' + name + ')', async () => {
    const page = await openPlain(browser, await axis[name]());
    const place = tables();
    await look(page, 'given-start-' + name);
    await choose(page, '#open-folder', place);
    await drawn(page);
    assert.equal(await page.locator('h1').textContent(), '自评');
    const report = JSON.parse(ask('report', place, '-f', 'json'));
    const said = await text(page);
    assert.match(said, /坏\.toml/);
    assert.match(said, /说明\.pdf/);
    assert.equal(await page.evaluate(() => tablesOf(folder.list).length), report.received.tables);
    await look(page, 'given-overview-' + name);
    await page.locator('#picture #dots a').first().click();
    await page.waitForSelector('.form');
    await settled(page);
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('.decision .acts').count(), 0, 'nothing is decided where nothing can be written');
    await page.click('#home');
    await page.click('#folder-tables');
    const cards = JSON.parse(ask('score', place, '-f', 'json', '--brief')).filter(card => card.project);
    assert.deepEqual((await page.locator('.listed .score').allTextContents()).sort(), cards.map(card => card.total.score).sort());
    const roster = path.join(folder(), '名单.csv');
    fs.writeFileSync(roster, '主管部门,项目名称\n枣庄市水务局,河道<img src=x>\n');
    await choose(page, '[data-key="roster"]', roster);
    await page.waitForFunction(() => /应报未报/.test(document.querySelector('.counts').textContent));
    await page.click('#folder-sample');
    await page.fill('#sample-size', '1');
    await page.fill('#sample-seed', '2025');
    await page.click('[data-key="draw"]');
    await page.waitForSelector('#sampled .results');
    const own = JSON.parse(ask('sample', place, '-n', '1', '--seed', '2025', '-f', 'json'));
    assert.deepEqual(await page.locator('#sampled tbody th').allTextContents(), own.drawn.map(one => one.project));
    await page.click('[data-key="close"]');
    await page.waitForSelector('#open-folder');
    assert.deepEqual(page.faults, []);
  });

  test('a zip file is opened, and a folder and a zip file are dropped (' + name + ')', async () => {
    const page = await openPlain(browser, await axis[name]());
    const place = tables();
    const packed = path.join(folder(), '全县.zip');
    execFileSync('python3', ['-m', 'zipfile', '-c', packed, ...fs.readdirSync(place).map(one => path.join(place, one))]);
    await choose(page, '#open-packed', packed);
    await drawn(page);
    assert.equal(await page.evaluate(() => tablesOf(folder.list).length), 4);
    await page.click('[data-key="close"]');
    const base64 = fs.readFileSync(packed).toString('base64');
    await page.evaluate(async bytes => {
      const file = new File([bytesOf(bytes)], '全县.zip');
      const dropped = new DataTransfer();
      dropped.items.add(file);
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, cancelable: true }));
    }, base64);
    await drawn(page);
    assert.equal(await page.locator('h1').textContent(), '全县');
    // A folder: what browsers tell of its entries, in parts of two.
    const files = NAMES.map(one => [one, fs.readFileSync(example(one)).toString('base64')]);
    await page.evaluate(async given => {
      const entries = given.map(([called, bytes]) => ({ isFile: true, name: called, file: done => done(new File([bytesOf(bytes)], called)) }));
      const below = { isDirectory: true, name: '水务局', createReader: () => ({ readEntries: done => done(entries.splice(0, 2)) }) };
      const all = [below];
      const dir = { isDirectory: true, name: '全市', createReader: () => ({ readEntries: done => done(all.splice(0)) }) };
      await openDropped([{ webkitGetAsEntry: () => dir }], []);
    }, files);
    await page.waitForFunction(() => folder.list && folder.list.dir === '全市');
    assert.deepEqual(await page.evaluate(() => folder.list.files.map(file => file.name)), NAMES.map(one => '水务局/' + one));
    assert.deepEqual(page.faults, []);
  });
}

test('what is no zip file, or too much of one, is said', async () => {
  const page = await openPlain(browser, await axis.served());
  const wrong = path.join(folder(), '坏.zip');
  fs.writeFileSync(wrong, 'PK');
  await choose(page, '#open-packed', wrong);
  assert.match(await page.locator('.message').textContent(), /坏\.zip.*无法读取/s);
  const bomb = path.join(folder(), '大.zip');
  execFileSync('python3', ['-c', 'import sys, zipfile; zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED).writestr("a.toml", bytes(20 << 20))', bomb]);
  await choose(page, '#open-packed', bomb);
  await page.waitForFunction(() => /太多/.test(document.getElementById('messages').textContent));
  assert.ok(await page.locator('#open-folder').isVisible());
  assert.deepEqual(page.faults, []);
});
