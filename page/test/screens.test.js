'use strict';
// Every screen, in both languages, light and dark: no violation that axe finds, nothing wider than the window. With PICTURES, a
// folder, they are kept as pictures.

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { look } = require('./look');
const { cell, example, launch, openFiles, openPage, settled } = require('./tools');

let browser;
test.before(async () => { browser = await launch(); });
test.after(() => browser.close());

for (const [size, viewport] of [['1366', { width: 1366, height: 768 }], ['1920', { width: 1920, height: 1080 }], ['800', { width: 800, height: 700 }]]) {
  for (const colorScheme of ['light', 'dark']) {
    for (const locale of ['zh-CN', 'en-GB']) {
      const name = [size, colorScheme, locale.slice(0, 2)].join('-');
      test('all screens: ' + name, async () => {
        const page = await openPage(browser, { viewport, colorScheme, locale });
        await look(page, name + '-1-start');
        await page.click('#new');
        await page.fill('#template-filter', '山东');
        await page.waitForFunction(() => document.getElementById('template-page').textContent.length > 50);
        await look(page, name + '-2-new');
        await openFiles(page, [example('macro-research.toml'), example('unit-operation.toml')]);
        await look(page, name + '-3-points');
        await cell(page, '/indicators/3/actual').focus();
        await page.keyboard.type('180');
        await settled(page);
        await look(page, name + '-4-typing');
        await page.keyboard.press('Enter');
        await page.keyboard.press('F9');
        await page.waitForSelector('#panel-body .steps');
        await look(page, name + '-5-derivation');
        await page.click('#tab-findings');
        await page.click('#export');
        await look(page, name + '-6-findings');
        await page.click('.finding .code');
        await page.waitForSelector('#panel-body .page');
        await look(page, name + '-7-code');
        await page.setInputFiles('#files', { name: 'x.xlsx', mimeType: '', buffer: Buffer.from('x') });
        await page.waitForSelector('.message');
        await page.click('.rules + button');
        await page.waitForSelector('#template-list');
        await look(page, name + '-8-rules');
        await page.click('#home');
        await page.reload();
        await page.waitForSelector('.drafts');
        await look(page, name + '-9-drafts');
        assert.deepEqual(page.faults, []);
        await page.context().close();
      });
    }
  }
}

test('on paper there is the form alone, with its headings again on every page', async () => {
  const page = await openPage(browser, { colorScheme: 'dark' });
  await openFiles(page, [example('macro-research.toml')]);
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => Array.from(document.querySelectorAll('body *')).filter(node => node.offsetParent !== null && node.children.length === 0 && node.textContent.trim() !== '')
    .filter(node => !document.getElementById('sheet').contains(node) || node.closest('.beside')).map(node => node.outerHTML));
  assert.deepEqual(seen, []);
  const [display, colour, ink] = await page.evaluate(() => [getComputedStyle(document.querySelector('thead')).display,
    getComputedStyle(document.querySelector('.box.fill')).backgroundColor, getComputedStyle(document.querySelector('.box')).color]);
  assert.equal(display, 'table-header-group');
  assert.equal(colour, 'rgba(0, 0, 0, 0)');
  assert.equal(ink, 'rgb(0, 0, 0)');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  if (process.env.PICTURES) fs.writeFileSync(path.join(process.env.PICTURES, 'print.pdf'), pdf);
  assert.ok(pdf.length > 5000);
  await page.close();
});
