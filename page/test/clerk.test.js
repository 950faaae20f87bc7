'use strict';
// The way of whoever fills in a form: open it, correct it, export it, open what came out.

const assert = require('node:assert');
const test = require('node:test');
const { cell, example, exported, folder, isFile, launch, openFiles, openPage, openTable, settled } = require('./tools');

let browser;
test.before(async () => { browser = await launch(); });
test.after(() => browser.close());

const shown = page => page.evaluate(() => drawn.cells.map(part => part.cell.text));

test('from her form to the exported one, with few clicks, and the same values when it is opened again', async () => {
  const page = await openPage(browser);
  const place = folder();
  await openFiles(page, [example('unit-operation.toml')]);
  const first = await exported(page, 'xlsx', place);
  await page.close();

  const clerk = await openPage(browser);
  await clerk.evaluate(() => { window.clicks = 0; document.addEventListener('click', event => { if (event.isTrusted) window.clicks += 1; }, true); });
  const [chooser] = await Promise.all([clerk.waitForEvent('filechooser'), clerk.click('#open')]);
  await chooser.setFiles(first);
  await clerk.waitForSelector('.form');
  await settled(clerk);
  await clerk.click('textarea[data-field="/indicators/3/actual"]');
  await clerk.keyboard.type('1800 人次');
  await clerk.keyboard.press('Enter');
  await settled(clerk);
  assert.match(await clerk.textContent('#total'), /97\.83/);
  await clerk.click('#tab-findings');
  await clerk.click('.wide');
  await clerk.waitForFunction(() => !current.timer && current.answered === current.asked && !current.answer.findings.some(finding => finding.correction));
  const out = await exported(clerk, 'xlsx', place);
  const clicks = await clerk.evaluate(() => window.clicks);
  assert.ok(clicks <= 10, clicks + ' clicks');
  console.log('# clicks from the form to the exported one: ' + clicks);

  const before = await shown(clerk);
  await openFiles(clerk, [out]);
  assert.deepEqual(await shown(clerk), before);
  assert.deepEqual(clerk.faults, []);
  if (isFile) assert.equal(clerk.asked.length, 1, clerk.asked.join('\n'));
  await clerk.close();
});

test('every kind of file comes out, and data files come back as they were', async () => {
  const page = await openPage(browser);
  const place = folder();
  await openFiles(page, [example('macro-research.toml'), example('unit-operation.toml')]);
  await page.waitForFunction(() => sheets.length === 2);
  for (const to of ['xlsx', 'docx', 'html', 'cards', 'summary', 'narrative']) {
    const file = await exported(page, to, place);
    assert.ok(require('node:fs').statSync(file).size > 500, to);
  }
  for (const to of ['toml', 'json']) {
    const before = await shown(page);
    const file = await exported(page, to, place);
    await openFiles(page, [file]);
    assert.deepEqual(await shown(page), before, to);
  }
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('a row of money that the form prints and the table does not have is there when something is entered in it', async () => {
  const page = await openPage(browser);
  await openTable(page, {
    template: 'national/self-2020', year: 2024, currency: '万元', project: { name: '渡口' },
    funds: [{ source: 'total', budget: '10', executed: '9' }, { source: 'other', budget: '3', executed: '2' }],
    indicators: [{ path: ['产出指标', '数量指标'], name: '渡口', target: '≥3处', actual: '3处', weight: '50' }]
  });
  await page.locator('textarea[data-field^="/funds/+carryover"][data-field$="/budget"]').focus();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await settled(page);
  const funds = await page.evaluate(() => current.assessment.funds);
  assert.deepEqual(funds, [
    { source: 'total', budget: '10', executed: '9' }, { source: 'carryover', budget: '7' }, { source: 'other', budget: '3', executed: '2' }
  ]);
  const both = await page.evaluate(() => {
    const cells = drawn.cells.map(part => part.cell).filter(cell => cell.insert);
    return cells.reduce((table, cell) => entered(table, cell, '1'), current.assessment).funds.map(row => [row.source, row.initial, row.budget]);
  });
  assert.deepEqual(both, [['total', undefined, '10'], ['current', '1', '1'], ['carryover', undefined, '7'], ['other', undefined, '3']]);
  await page.close();
});

test('any points open their derivation with one click, and with one key', async () => {
  const page = await openPage(browser);
  await openFiles(page, [example('unit-operation.toml')]);
  const points = await page.$$('.points');
  assert.ok(points.length > 12);
  for (const one of points) {
    await one.click();
    await page.waitForSelector('#panel-body .steps, #panel-body .page');
    const title = await page.textContent('#panel-body h2');
    assert.ok(title.length > 2);
  }
  await cell(page, '/indicators/3/actual').focus();
  await page.keyboard.press('F9');
  await page.waitForFunction(() => /出差人次/.test(document.getElementById('panel-body').textContent));
  assert.match(await page.textContent('#panel-body'), /7\.125/);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('a blank form by place, filled in, and the blank of the year after', async () => {
  const page = await openPage(browser);
  await page.click('#new');
  await page.fill('#template-filter', '枣庄 自评');
  await page.fill('#new-name', '河道清淤');
  await page.fill('#new-year', '2024');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.form');
  await settled(page);
  assert.match(await page.textContent('#sheet'), /2024年度/);
  assert.match(await page.textContent('#sheet'), /河道清淤/);
  await cell(page, '/indicators/0/target').focus();
  await page.keyboard.type('≤10万元');
  await page.keyboard.press('Enter');
  await cell(page, '/indicators/0/actual').focus();
  await page.keyboard.type('9万元');
  await page.keyboard.press('Enter');
  await cell(page, '/indicators/0/weight').focus();
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await page.evaluate(() => current.answer.card.indicators[0].score), '8.00');
  await page.click('text=新一年的空表');
  await page.waitForFunction(() => sheets.length === 2 && current === sheets[1]);
  await page.waitForSelector('.form');
  await settled(page);
  assert.equal(await page.evaluate(() => current.assessment.year), 2025);
  assert.equal(await cell(page, '/indicators/0/target').inputValue(), '≤10万元');
  assert.equal(await cell(page, '/indicators/0/actual').inputValue(), '');
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('drafts survive a closed page, and are deleted when asked', async () => {
  const page = await openPage(browser);
  await openFiles(page, [example('unit-operation.toml')]);
  await cell(page, '/indicators/3/actual').focus();
  await page.keyboard.type('1700 人次');
  await page.reload();
  await page.waitForSelector('.drafts li');
  await page.click('.drafts .primary');
  await page.waitForSelector('.form');
  await settled(page);
  assert.equal(await cell(page, '/indicators/3/actual').inputValue(), '1700 人次');
  await page.click('#home');
  await page.reload();
  await page.waitForSelector('.drafts li');
  await page.click('.drafts li button:last-child');
  await page.waitForFunction(() => !document.querySelector('.drafts'));
  await page.reload();
  await page.waitForSelector('#open');
  assert.equal(await page.locator('.drafts').count(), 0);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('what is no form is told, and nothing else is lost', async () => {
  const page = await openPage(browser);
  await openFiles(page, [example('unit-operation.toml')]);
  await page.setInputFiles('#files', { name: '照片.xlsx', mimeType: '', buffer: Buffer.from('no workbook') });
  await page.waitForSelector('.message');
  assert.match(await page.textContent('.message'), /照片/);
  assert.equal(await page.evaluate(() => sheets.length), 1);
  assert.deepEqual(page.faults, []);
  await page.close();
});
