'use strict';
// The page shows the figures of the command line, over all examples and published tables; and how long it takes.

const assert = require('node:assert');
const fs = require('node:fs');
const test = require('node:test');
const { ask, example, filesBelow, isFile, launch, openFiles, openPage, openTable, settled } = require('./tools');

let browser;
test.before(async () => { browser = await launch(); });
test.after(() => browser.close());

test('the same points, totals and grades as the command line', async () => {
  const page = await openPage(browser);
  const files = filesBelow('examples', ['.toml', '.csv', '.xlsx']).concat(filesBelow('tests/audit/published', ['.toml']), filesBelow('tests/audit/clean', ['.toml']))
    .filter(file => !file.endsWith('.findings.toml'));
  let tables = 0;
  for (const file of files) {
    const told = ask('score', '--format', 'json', '--brief', file);
    const cards = told ? JSON.parse(told) : [];
    const opened = await page.evaluate(async ([name, base64]) => {
      const found = await engine.call('open', { name, base64 });
      const forms = [];
      for (const table of found.tables || []) forms.push(await engine.call('form', { assessment: table.assessment }));
      return forms.map(form => form.card && [form.card.total, form.card.grade, form.card.execution, form.card.indicators.map(row => [row.name, row.score, row.outcome])]);
    }, [file, fs.readFileSync(file).toString('base64')]);
    for (const [at, card] of cards.entries()) {
      if (!card.template || !opened[at]) continue;
      assert.deepEqual(opened[at], JSON.parse(JSON.stringify([card.total, card.grade, card.execution, card.indicators.map(row => [row.name, row.score, row.outcome])])), file);
      tables += 1;
    }
  }
  assert.ok(tables > 30, tables + ' tables');
  console.log('# tables with the figures of the command line: ' + tables);
  await page.close();
});

test('what is drawn is what the engine says', async () => {
  const page = await openPage(browser);
  for (const name of ['unit-operation.toml', 'macro-research.toml', 'vehicle-operation.toml', 'hotline-12345.toml']) {
    await openFiles(page, [example(name)]);
    const [card] = JSON.parse(ask('score', '--format', 'json', '--brief', example(name)));
    assert.equal(await page.textContent('.total-score'), card.total.score);
    assert.equal(await page.textContent('.grade'), card.grade);
    const drawn = await page.$$eval('.points', nodes => Object.fromEntries(nodes.map(node => [node.dataset.field, node.textContent])));
    card.indicators.forEach((row, at) => assert.equal(drawn['card:/indicators/' + at + '/score'], row.score, name));
  }
  await page.close();
});

test('quick enough to type with', async () => {
  const page = await openPage(browser);
  const rows = Array.from({ length: 60 }, (_, at) => ({
    path: [['产出指标', '效益指标', '满意度指标'][Math.floor(at / 20)], '数量指标'], name: '指标' + at, target: '≥' + (at + 10) + '个', actual: (at + 9) + '个', weight: '1.5', reason: ''
  }));
  const began = Date.now();
  await openTable(page, {
    template: 'national/self-2020', year: 2024, currency: '万元', project: { name: '六十行', department: '测试局' }, goal: { expected: '目标', achieved: '完成' },
    funds: [{ source: 'total', initial: '10', budget: '10', executed: '9' }], indicators: rows
  });
  const opened = Date.now() - began;
  const took = await page.evaluate(async () => {
    const times = [];
    for (let at = 0; at < 12; at++) {
      const assessment = writtenAt(current.assessment, '/indicators/7/actual', String(at + 3) + '个');
      const start = performance.now();
      await engine.call('form', { language, assessment });
      times.push(performance.now() - start);
    }
    return times.sort((one, other) => one - other);
  });
  const patched = await page.evaluate(async () => {
    const answer = await engine.call('form', { language, assessment: writtenAt(current.assessment, '/indicators/7/actual', '3个') });
    const start = performance.now();
    current.answer = answer;
    showScored(current);
    document.body.getBoundingClientRect();
    return performance.now() - start;
  });
  const median = took[6];
  console.log(`# 60 rows: opened in ${opened} ms, scored again in ${median.toFixed(1)} ms, patched in ${patched.toFixed(1)} ms`);
  if (isFile) assert.ok(median < 150, median + ' ms');
  await page.close();
});

test('quick enough to look at a folder of 300', async () => {
  const page = await openPage(browser);
  const text = fs.readFileSync(example('unit-operation.toml'), 'utf8');
  const files = Array.from({ length: 300 }, (_, at) => ({ name: '自评/' + at + '.toml', base64: Buffer.from(text.replace('单位运行经费', '项目' + at)).toString('base64') }));
  const took = await page.evaluate(async given => {
    const start = performance.now();
    await showGiven(given);
    const listed = performance.now() - start;
    while (!picture.root) await new Promise(resolve => setTimeout(resolve, 5));
    return [listed, performance.now() - start];
  }, files);
  console.log(`# folder of 300: listed in ${took[0].toFixed(0)} ms, drawn in ${took[1].toFixed(0)} ms`);
  assert.equal(await page.evaluate(() => tablesOf(folder.list).length), 300);
  if (isFile) assert.ok(took[1] < 30000, took[1] + ' ms');
  await page.close();
});

test('nothing is asked of any network, and nothing could be', { skip: !isFile && 'the page is served' }, async () => {
  const page = await openPage(browser);
  await openFiles(page, [example('unit-operation.toml')]);
  await settled(page);
  assert.equal(page.asked.length, 1, page.asked.join('\n'));
  page.faults.length = 0;
  const tried = await page.evaluate(async () => {
    const attempts = {
      fetch: () => fetch('http://127.0.0.1:9/'),
      picture: () => new Promise((resolve, reject) => { const picture = new Image(); picture.onload = resolve; picture.onerror = () => reject(new Error('refused')); picture.src = 'http://127.0.0.1:9/x.png'; }),
      socket: () => new Promise((resolve, reject) => { const socket = new WebSocket('ws://127.0.0.1:9/'); socket.onopen = resolve; socket.onerror = () => reject(new Error('refused')); })
    };
    const refused = new Set();
    document.addEventListener('securitypolicyviolation', event => refused.add(event.effectiveDirective));
    for (const name of Object.keys(attempts)) await attempts[name]().then(() => refused.add('went out: ' + name), () => {});
    return Array.from(refused).sort();
  });
  assert.deepEqual(tried, ['connect-src', 'img-src']);
  assert.deepEqual(page.asked.slice(1).filter(url => !page.refused.includes(url)), []);
  await page.close();
});
