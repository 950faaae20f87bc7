'use strict';
// Names that are markup, formulas or signs that turn a line round are shown as what they are.

const assert = require('node:assert');
const fs = require('node:fs');
const test = require('node:test');
const { exported, folder, launch, openPage, openTable } = require('./tools');

const HOSTILE = [
  '<img src=x onerror=alert(1)>', '"><script>alert(2)</script>', "'-alert(3)-'", '</textarea><svg onload=alert(4)>', '{{7*7}}',
  '=HYPERLINK("http://example.com","x")', '+1+cmd', '\u202egnp.exe', 'a\u0000b'.replace('\u0000', ''), '&lt;b&gt;', '</title></style></script>',
  'javascript:alert(5)', '__proto__', 'constructor'
];

let browser;
test.before(async () => { browser = await launch(); });
test.after(() => browser.close());

const table = text => ({
  template: 'national/self-2020', year: 2024, currency: '万元',
  project: { name: text, department: text, unit: text },
  goal: { expected: text, achieved: text },
  funds: [{ source: 'total', initial: '10', budget: '10', executed: '9' }],
  indicators: [
    { path: ['产出指标', text], name: text, target: text, actual: text, weight: '50', reason: text },
    { path: ['效益指标', text], name: text, target: '≥10个', actual: '5个', weight: '40', reported: '40', reason: text }
  ]
});

for (const text of HOSTILE) {
  test('shown as text: ' + JSON.stringify(text), async () => {
    const page = await openPage(browser);
    const plain = await page.evaluate(() => document.querySelectorAll('*').length);
    await openTable(page, table(text), text.replace(/[\\/]/g, '_') + '.json');
    assert.equal(await page.locator('textarea[data-field="/project/name"]').inputValue(), text);
    assert.ok(!/\u202e/.test(await page.textContent('body')), 'signs that turn a line round are shown');
    for (const tab of ['points', 'findings', 'derivation']) await page.click('#tab-' + tab);
    await page.click('.points >> nth=1');
    await page.waitForSelector('#panel-body .steps, #panel-body .page');
    await page.click('#home');
    await page.waitForSelector('#open');
    await page.click('.tabs .close');
    const strange = await page.evaluate(() => document.querySelectorAll('main img, main script, main svg, main iframe, .bar img, .messages img, .messages script').length);
    assert.equal(strange, 0);
    assert.ok(plain > 10);
    assert.deepEqual(page.faults, [], 'no dialog, no error');
    await page.close();
  });
}

test('the page that is exported has them as text, too', async () => {
  const page = await openPage(browser);
  await openTable(page, table(HOSTILE.slice(0, 4).join(' ')));
  const file = await exported(page, 'html', folder());
  const shown = await browser.newPage();
  const faults = [];
  shown.on('dialog', dialog => { faults.push(dialog.message()); dialog.dismiss(); });
  shown.on('pageerror', error => faults.push(error.message));
  await shown.goto('file://' + encodeURI(file));
  assert.deepEqual(faults, []);
  assert.equal(await shown.locator('img, svg[onload], textarea').count(), 0);
  assert.match(fs.readFileSync(file, 'utf8'), /&lt;img src=x/);
  await page.close();
});
