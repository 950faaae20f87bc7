'use strict';
// The keyboard alone, and that nothing jumps while somebody types.

const assert = require('node:assert');
const test = require('node:test');
const { cell, example, launch, openFiles, openPage, settled } = require('./tools');

let browser;
let page;
test.before(async () => { browser = await launch(); });
test.after(() => browser.close());
test.beforeEach(async () => {
  page = await openPage(browser);
  await openFiles(page, [example('unit-operation.toml')]);
});
test.afterEach(async () => {
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

const focused = () => page.evaluate(() => document.activeElement.dataset.field || document.activeElement.id);
const paste = (text, html) => page.evaluate(([text, html]) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  if (html) data.setData('text/html', html);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, [text, html || '']);

test('arrows and Enter move between cells, Tab between the yellow ones', async () => {
  await cell(page, '/indicators/3/actual').focus();
  for (const [key, field] of [
    ['ArrowDown', '/indicators/4/actual'], ['Enter', '/indicators/5/actual'], ['Shift+Enter', '/indicators/4/actual'],
    ['ArrowLeft', '/indicators/4/target'], ['ArrowRight', '/indicators/4/actual'], ['ArrowRight', '/indicators/4/weight'],
    ['ArrowRight', 'card:/indicators/4/score'], ['ArrowRight', '/indicators/4/reason'], ['ArrowUp', '/indicators/3/reason'],
    ['ArrowRight', 'card:/indicators/3/score'], ['ArrowLeft', '/indicators/3/reason']
  ]) {
    await page.keyboard.press(key);
    assert.equal(await focused(), field, key);
  }
  await cell(page, '/indicators/3/actual').focus();
  await page.keyboard.press('Tab');
  assert.equal(await focused(), '/indicators/3/reason');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), '/indicators/4/actual');
});

test('typing over, editing, restoring', async () => {
  const actual = cell(page, '/indicators/3/actual');
  await actual.focus();
  await page.keyboard.type('18');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('0');
  assert.equal(await actual.inputValue(), '108', 'typed over, and the caret moves in the cell');
  await page.keyboard.press('Escape');
  assert.equal(await actual.inputValue(), '1900 人次');
  await page.keyboard.press('F2');
  await page.keyboard.type('!');
  assert.equal(await actual.inputValue(), '1900 人次!');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await settled(page);
  assert.equal(await page.evaluate(() => current.assessment.indicators[3].actual), undefined);
  await page.keyboard.press('Control+z');
  await settled(page);
  assert.equal(await actual.inputValue(), '1900 人次');
  await page.keyboard.press('Control+y');
  await settled(page);
  assert.equal(await actual.inputValue(), '');
});

test('a click rests on a cell, a second one edits it', async () => {
  const actual = cell(page, '/indicators/3/actual');
  await actual.click();
  await page.keyboard.type('7');
  assert.equal(await actual.inputValue(), '7');
  await page.keyboard.press('Escape');
  await actual.click();
  await page.keyboard.press('End');
  await page.keyboard.type('7');
  assert.equal(await actual.inputValue(), '1900 人次7');
});

test('the form is patched: nodes, focus and caret stay while points change', async () => {
  const actual = cell(page, '/indicators/3/actual');
  await actual.focus();
  await page.evaluate(() => { window.kept = [document.activeElement, document.querySelector('.form tbody'), document.querySelector('.points')]; });
  await page.keyboard.press('F2');
  await page.keyboard.press('Home');
  await page.keyboard.type('1');
  await settled(page);
  const [same, caret] = await page.evaluate(() => [
    window.kept.every(node => document.contains(node)) && document.activeElement === window.kept[0], document.activeElement.selectionStart
  ]);
  assert.ok(same);
  assert.equal(caret, 1);
  assert.equal(await page.evaluate(() => current.answer.card.indicators[3].score), '7.50');
  assert.equal(await page.evaluate(() => current.undo.length), 0, 'no step before the cell is left');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => current.undo.length), 1);
});

test('a cell that becomes another one, or moves, while somebody types in it stays in hand', async () => {
  await cell(page, '/indicators/3/actual').focus();
  await page.keyboard.press('F2');
  for (const sign of '!!') {
    await page.keyboard.type(sign);
    await settled(page);
  }
  assert.equal(await cell(page, '/indicators/3/actual').inputValue(), '1900 人次!!');
  assert.equal(await page.evaluate(() => mode + current.undo.length), 'edit0');
  await page.keyboard.press('Escape');
  const field = await page.evaluate(() => drawn.cells.filter(part => part.editor && /path\/1$/.test(part.cell.field))[2].cell.field);
  await cell(page, field).focus();
  for (const sign of '数量指标x') {
    await page.keyboard.type(sign);
    await settled(page);
  }
  assert.equal(await page.evaluate(() => document.activeElement.value), '数量指标x');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => current.undo.length), 0);
});

test('a column goes down the column, a block over the cells it covers, in one step', async () => {
  await cell(page, '/indicators/2/actual').focus();
  await paste('300 个/套\r\n2000 人次\r\n"99%\n更正"\r\n');
  await settled(page);
  const actual = await page.evaluate(() => current.assessment.indicators.map(row => row.actual));
  assert.deepEqual(actual.slice(1, 6), ['130 万元', '300 个/套', '2000 人次', '99%\n更正', '100%']);
  assert.equal(await page.evaluate(() => current.undo.length), 1);
  await cell(page, '/indicators/3/actual').focus();
  await paste('1800 人次\t7.5\t6.00\t减少了出差\n98%\t5\t5.00\t');
  await settled(page);
  const rows = await page.evaluate(() => current.assessment.indicators.slice(3, 5));
  assert.equal(rows[0].reason, '减少了出差');
  assert.equal(rows[1].actual, '98%');
  assert.match(await page.textContent('#notice'), /1 格|2 格/);
});

test('a whole form that is pasted opens beside the others', async () => {
  const block = [
    '项目支出绩效自评表', '项目名称\t渡口维护\t\t主管部门\t交通局', '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分',
    '产出指标\t数量指标\t维护渡口\t≥12处\t11处\t60\t55', '效益指标\t社会效益指标\t渡运事故\t0起\t0起\t30\t30'
  ].join('\n');
  await page.evaluate(() => document.activeElement.blur());
  await paste(block);
  await page.waitForFunction(() => sheets.length === 2);
  await settled(page);
  assert.equal(await page.evaluate(() => current.assessment.project.name), '渡口维护');
  await page.waitForSelector('.form');
  await page.locator('.editor').first().focus();
  await paste(block);
  await page.waitForFunction(() => sheets.length === 3);
});

test('findings, derivations and the panel by keys', async () => {
  await openFiles(page, [example('macro-research.toml')]);
  await cell(page, '/indicators/3/actual').focus();
  const count = await page.evaluate(() => current.answer.findings.length);
  assert.ok(count > 3);
  const seen = new Set();
  for (let at = 0; at < count; at++) {
    await page.keyboard.press('F8');
    seen.add(await page.evaluate(() => document.querySelector('.shown-here').id));
  }
  assert.equal(seen.size, count, 'F8 goes through all of them');
  await page.keyboard.press('F6');
  assert.ok(await page.evaluate(() => byId('panel').contains(document.activeElement)));
  await page.keyboard.press('Escape');
  assert.ok(await page.evaluate(() => byId('sheet').contains(document.activeElement)));
});

test('rows are inserted and taken out, and come back', async () => {
  await cell(page, '/indicators/3/actual').focus();
  await page.keyboard.press('Alt+Insert');
  await settled(page);
  await page.waitForFunction(() => document.activeElement.dataset.field === '/indicators/4/name');
  await page.keyboard.type('租车次数');
  await page.keyboard.press('Enter');
  await settled(page);
  const rows = await page.evaluate(() => current.assessment.indicators);
  assert.equal(rows.length, 13);
  assert.equal(rows[4].name, '租车次数');
  assert.deepEqual(rows[4].path, rows[3].path);
  await cell(page, '/indicators/4/target').focus();
  await page.keyboard.press('Alt+Delete');
  await settled(page);
  assert.equal(await page.evaluate(() => current.assessment.indicators.length), 12);
  await page.keyboard.press('Control+z');
  await settled(page);
  assert.equal(await page.evaluate(() => current.assessment.indicators[4].name), '租车次数');
});

test('a tier over several rows is renamed in all of them', async () => {
  const [field] = await page.evaluate(() => drawn.cells.filter(part => part.cell.rows > 1 && part.editor && /path\/0$/.test(part.cell.field)).map(part => part.cell.field));
  await page.locator(`textarea[data-field="${field}"]`).focus();
  await page.keyboard.type('成本');
  await page.keyboard.press('Enter');
  await settled(page);
  const tiers = await page.evaluate(() => current.assessment.indicators.map(row => row.path[0]));
  assert.deepEqual(tiers.slice(0, 3), ['成本', '成本', '产出指标']);
});
