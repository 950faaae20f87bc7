'use strict';
// A screen as people look at it: no violation that axe finds, nothing wider than the window. With PICTURES, a folder, it is kept as a picture.

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

async function look(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  const told = found.violations.map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary).join(' | '));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (process.env.PICTURES) await page.screenshot({ path: path.join(process.env.PICTURES, name + '.png') });
  assert.deepEqual(told, [], name);
  assert.ok(wide <= 0, name + ': wider than the window by ' + wide);
}

module.exports = { look };
