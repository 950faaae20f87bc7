'use strict';
// The folder that the program serves, in the browser: the auditor's way by keyboard, saving, conflicts, every screen.

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { look } = require('./look');
const { NAMES, drawn, openServed, openTables, serve, stopAll } = require('./served');
const { ask, cell, example, folder, launch, settled } = require('./tools');

let browser;
test.before(async () => { browser = await launch(); });
test.after(() => { stopAll(); return browser.close(); });
const open = (url, options) => openServed(browser, url, options);
const openList = (url, options) => openTables(browser, url, options);

const titles = page => page.locator('.listed .title').allTextContents();
const state = page => page.evaluate(() => current.served.findings.map(finding => finding.standing));
const sends = (page, name) => page.waitForResponse(answer => answer.url().endsWith('/api/' + name));

test('the folder is listed, filtered and ordered, with points of the command', async () => {
  const { url, place } = await serve();
  const page = await openList(url);
  assert.equal(new URL(page.url()).hash, '', 'the key does not stay in the address');
  assert.equal(await page.locator('h1').textContent(), '自评');
  const cards = JSON.parse(ask('score', ...NAMES.map(name => path.join(place, name)), '-f', 'json', '--brief'));
  assert.deepEqual(await titles(page), cards.map(card => card.project.name));
  assert.deepEqual(await page.locator('.listed .score').allTextContents(), cards.map(card => card.total.score));
  await page.fill('#folder-filter', '车辆');
  assert.deepEqual(await titles(page), ['车辆运行维护费']);
  await page.fill('#folder-filter', '');
  await page.selectOption('[data-key="order"]', 'lowest');
  assert.equal((await titles(page))[0], '宏观经济调研费(智库管理)');
  await page.selectOption('[data-key="only"]', 'found');
  assert.ok((await titles(page)).indexOf('单位运行经费') < 0);
  await page.reload();
  await page.click('#folder-tables');
  await page.waitForSelector('.listed');
  // Somebody writes into the folder.
  fs.unlinkSync(path.join(place, NAMES[0]));
  await page.click('[data-key="refresh"]');
  await page.waitForFunction(() => document.querySelectorAll('.listed .title').length === 3);
  // It only reads: nothing is offered that it would refuse.
  await page.click('.listed .title');
  await settled(page);
  assert.equal(await page.locator('.decision .acts').count(), 0);
  assert.deepEqual(Array.from(new Set(page.asked)), [new URL(url).host], 'nobody else is asked');
  assert.deepEqual(page.faults, []);
});

test('the first screen has the figures of the report, and leads down to the cell', async () => {
  const roster = path.join(folder(), '名单.csv');
  fs.writeFileSync(roster, '主管部门,项目名称\n枣庄市人民政府办公室,单位运行经费\n枣庄市水务局,<img src=x onerror=alert(1)>\n');
  const { url, place } = await serve('--roster', roster);
  const page = await open(url);
  await drawn(page);
  const report = JSON.parse(ask('report', place, '--roster', roster, '-f', 'json'));
  const text = await page.evaluate(() => picture.root.textContent);
  for (const said of ['应报未报 1', '坏.toml', '扫描件.pdf', '<img src=x onerror=alert(1)>', String(report.received.tables)]) assert.ok(text.indexOf(said) >= 0, said);
  assert.equal(await page.locator('#picture img').count(), 0);
  // On paper there is what it shows, and nothing to press.
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#main button:visible, .bar:visible').count(), 0);
  assert.ok(await page.locator('#picture #heatmap').isVisible());
  if (process.env.PICTURES) fs.writeFileSync(path.join(process.env.PICTURES, 'folder.pdf'), await page.pdf({ preferCSSPageSize: true }));
  await page.emulateMedia({ media: 'screen' });
  // A mark of the heat map leads to the finding and its cell, here by way of a list.
  const department = report.heat.shown[0];
  const several = department.cells.find(one => one.findings > 1);
  await page.locator(`#picture #heatmap a[href^="#d"][href$="-${several.code}"]`).first().click();
  const list = page.locator('#picture .panel.open');
  assert.equal(await list.locator('tbody tr').count(), several.findings);
  await page.keyboard.press('Escape');
  assert.equal(await list.count(), 0);
  await page.locator(`#picture #heatmap a[href^="#d"][href$="-${several.code}"]`).first().click();
  await list.locator('tbody a').first().click();
  await page.waitForSelector('.finding.shown-here');
  assert.equal(await page.locator('.finding.shown-here .code').textContent(), several.code);
  assert.equal(await page.locator('.sheet .aim').count(), 1);
  // Back at the same place; a dot leads to its table, a rule says what it is.
  await page.click('#home');
  await drawn(page);
  await page.locator('#picture #dots a').first().click();
  await page.waitForSelector('.form');
  await page.click('#home');
  await drawn(page);
  await page.locator('#picture .codes a').first().click();
  assert.match(await list.textContent(), /怎样改正/);
  await list.locator('.close').press('Enter');
  assert.equal(await list.count(), 0);
  // By the keyboard: the table behind a chart.
  await page.locator('#picture #heat summary').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#picture .panel.open, .form');
  await page.locator('#folder-overview').focus();
  await page.keyboard.press('ArrowRight');
  assert.match(await page.locator('.counts').textContent(), /1 张应报未报/);
  assert.deepEqual(page.faults, []);
});

test('the auditor decides by the keyboard alone, and the audit of the command knows it', async () => {
  const { url, place } = await serve('--write');
  const page = await openList(url);
  await page.locator('.listed .title').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.finding');
  await settled(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('n');
  await page.keyboard.type('各项费用无法拆分,<b>已经</b>财政部门同意');
  await page.keyboard.press('Tab');
  await page.keyboard.type('某市财政局绩效科');
  await Promise.all([sends(page, 'decide'), page.keyboard.press('Enter')]);
  await page.waitForFunction(() => current.served.findings[0].standing === 'dismissed');
  await page.keyboard.press('ArrowDown');
  await Promise.all([sends(page, 'decide'), page.keyboard.press('y')]);
  await page.waitForFunction(() => current.served.findings[1].standing === 'confirmed');
  await page.keyboard.press('c');
  await page.keyboard.type('请补充佐证材料');
  await Promise.all([sends(page, 'decide'), page.keyboard.press('Control+Enter')]);
  await page.waitForFunction(() => current.served.findings[1].decisions.length === 2);
  assert.deepEqual((await state(page)).slice(0, 3), ['dismissed', 'confirmed', 'open']);
  assert.match(await page.locator('.decision').first().textContent(), /<b>已经<\/b>/);
  const audit = JSON.parse(ask('audit', place, '--waivers', path.join(place, '.jixiao/waivers.toml'), '-f', 'json'));
  assert.equal(audit.counts.waived, 1);
  assert.equal(audit.findings.filter(finding => finding.waived)[0].waived.by, '某市财政局绩效科');
  await Promise.all([sends(page, 'decide'), page.keyboard.press('u')]);
  await page.waitForFunction(() => current.served.findings[1].standing === 'open');
  // The list counts what was decided.
  await page.click('#home');
  await page.waitForFunction(() => /1$/.test(document.querySelectorAll('.listed tbody tr')[1].textContent));
  assert.deepEqual(page.faults, []);
});

test('two at once lose nothing: a table and a decision', async () => {
  const { url, place } = await serve('--write');
  const pages = [await openList(url), await openList(url)];
  for (const page of pages) {
    await page.locator('.listed .title').nth(1).click();
    await page.waitForSelector('.form');
    await settled(page);
  }
  const [one, other] = pages;
  const type = async (page, text) => {
    await cell(page, '/indicators/0/reason').focus();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await settled(page);
  };
  await type(one, '甲写的');
  await Promise.all([sends(one, 'save'), one.keyboard.press('Control+s')]);
  await one.waitForFunction(() => !current.dirty);
  await type(other, '乙写的');
  await Promise.all([sends(other, 'save'), other.keyboard.press('Control+s')]);
  await other.waitForSelector('.conflict');
  assert.match(await other.locator('.conflict').textContent(), /乙写的.*甲写的/s);
  const file = path.join(place, 'macro-research.toml');
  assert.match(fs.readFileSync(file, 'utf8'), /甲写的/);
  await look(other, 'folder-conflict');
  // What is there now can be looked at, and the own form stays as it is.
  await other.locator('.message button.primary').click();
  await settled(other);
  assert.equal(await other.evaluate(() => sheets.length), 2);
  assert.equal(await other.evaluate(() => sheets.map(sheet => sheet.assessment.indicators[0].reason).join()), '乙写的,甲写的');

  // A finding that somebody else has decided meanwhile.
  const decide = (page, standing) => page.evaluate(async seen => {
    Object.assign(deciding, { decision: 'confirmed', note: '', who: '绩效科' });
    await window.decide(current, Object.assign({}, current.served.findings[0], { standing: seen }));
  }, standing);
  await decide(one, 'open');
  await decide(other, 'open');
  await other.waitForSelector('.message .problems');
  assert.match(await other.locator('.message').textContent(), /别人已先作了处理/);
  assert.equal((await state(other))[0], 'confirmed');
  for (const page of pages) assert.deepEqual(page.faults, []);
});

test('a draft is saved where it stood, and what somebody else wrote meanwhile is shown first', async () => {
  const { url, place } = await serve('--write');
  const page = await openList(url);
  const file = path.join(place, 'macro-research.toml');
  const type = async text => {
    await cell(page, '/indicators/0/reason').focus();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await settled(page);
  };
  const goOn = async () => {
    await page.waitForFunction(() => readDrafts() && Object.keys(readDrafts()).length > 0);
    await page.reload();
    await page.click('[data-key="other"]');
    await page.click('.drafts button.primary');
    await page.waitForSelector('.form');
    await settled(page);
  };
  await page.locator('.listed .title').nth(1).click();
  await settled(page);
  await type('草稿里写的');
  await goOn();
  await Promise.all([sends(page, 'save'), page.keyboard.press('Control+s')]);
  await page.waitForFunction(() => !current.dirty);
  assert.match(fs.readFileSync(file, 'utf8'), /草稿里写的/);
  await type('又写的');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('草稿里写的', '别人写的'));
  await goOn();
  await Promise.all([sends(page, 'save'), page.keyboard.press('Control+s')]);
  await page.waitForSelector('.conflict');
  assert.match(fs.readFileSync(file, 'utf8'), /别人写的/);
  assert.deepEqual(page.faults, []);
});

test('a new form is saved in the folder, and the program is stopped by the button', async () => {
  const { url, place, child } = await serve('--write');
  const page = await open(url);
  await page.click('[data-key="other"]');
  await page.setInputFiles('#files', example('unit-operation.toml'));
  await page.waitForSelector('.form');
  await settled(page);
  await Promise.all([sends(page, 'save'), page.keyboard.press('Control+s')]);
  await page.waitForFunction(() => current.served);
  assert.ok(fs.existsSync(path.join(place, '单位运行经费 2024.toml')));
  await page.click('#home');
  await page.click('#folder-tables');
  await page.waitForFunction(() => document.querySelectorAll('.listed .title').length === 5);
  const ended = new Promise(resolve => child.once('exit', resolve));
  await page.click('[data-key="stop"]');
  assert.equal(await ended, 0);
  await page.waitForSelector('.starting');
  assert.match(await page.locator('#main').textContent(), /程序已停止/);
  assert.deepEqual(page.faults, []);
});

for (const [size, viewport] of [['1366', { width: 1366, height: 768 }], ['1920', { width: 1920, height: 1080 }], ['800', { width: 800, height: 700 }]]) {
  for (const colorScheme of ['light', 'dark']) {
    for (const locale of ['zh-CN', 'en-GB']) {
      const name = ['folder', size, colorScheme, locale.slice(0, 2)].join('-');
      test('all screens: ' + name, async () => {
        const { url, child } = await serve('--write');
        const page = await open(url, { viewport, colorScheme, locale });
        await drawn(page);
        await look(page, name + '-0-overview');
        await page.locator('#picture #heatmap a:has(rect)').first().click();
        await page.waitForSelector('#picture .panel.open, .form');
        await look(page, name + '-0-opened');
        if (await page.locator('.form').count()) await page.click('#home');
        await page.click('#folder-tables');
        await look(page, name + '-1-list');
        await page.locator('.listed .title').nth(1).click();
        await page.waitForSelector('.finding');
        await settled(page);
        await page.keyboard.press('ArrowDown');
        await look(page, name + '-2-findings');
        await page.keyboard.press('n');
        await page.waitForSelector('.deciding');
        await look(page, name + '-3-deciding');
        await page.keyboard.type('不成立的理由');
        await page.keyboard.press('Tab');
        await page.keyboard.type('绩效科');
        await Promise.all([sends(page, 'decide'), page.keyboard.press('Enter')]);
        await page.waitForSelector('.standing');
        await look(page, name + '-4-decided');
        assert.deepEqual(page.faults, []);
        await page.context().close();
        child.kill();
      });
    }
  }
}
