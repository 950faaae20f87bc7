'use strict';
// The clerk's way in Chromium 86, of 2020, where its npm package is at hand (`npm ci` brings it unless told otherwise).

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const zlib = require('node:zlib');
const { execFileSync } = require('node:child_process');
const { address, example, folder } = require('./tools');

const packed = path.join(__dirname, 'node_modules/chrome-aws-lambda/bin');
const skip = !fs.existsSync(packed) && 'the npm packages chrome-aws-lambda and puppeteer-core are not installed';

/** Unpacks the browser with its libraries. */
function unpacked() {
  const place = folder();
  for (const name of ['chromium', 'aws.tar', 'swiftshader.tar']) {
    fs.writeFileSync(path.join(place, name), zlib.brotliDecompressSync(fs.readFileSync(path.join(packed, name + '.br'))));
    if (name.endsWith('.tar')) execFileSync('tar', ['xf', name], { cwd: place });
  }
  fs.chmodSync(path.join(place, 'chromium'), 0o755);
  return place;
}

const settled = page => page.waitForFunction(() => current && current.answer && !current.timer && current.answered === current.asked);

async function arrived(place, ending) {
  for (let tries = 0; tries < 100; tries++) {
    const name = fs.readdirSync(place).find(name => name.endsWith(ending));
    if (name) return path.join(place, name);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('nothing came out');
}

test('open, correct, export, open again in Chromium 86', { skip }, async () => {
  const place = unpacked();
  const browser = await require('puppeteer-core').launch({
    executablePath: path.join(place, 'chromium'), env: Object.assign({}, process.env, { LD_LIBRARY_PATH: path.join(place, 'lib') }),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--single-process', '--no-zygote']
  });
  try {
    assert.match(await browser.version(), /\/86\./);
    const page = await browser.newPage();
    const faults = [];
    page.on('pageerror', error => faults.push(error.message));
    page.on('console', message => { if (message.type() === 'error') faults.push(message.text()); });
    await page.setViewport({ width: 1366, height: 768 });
    const began = Date.now();
    await page.goto(address);
    await page.waitForSelector('#open');
    console.log('# Chromium 86: ready in ' + (Date.now() - began) + ' ms');
    const out = path.join(place, 'out');
    fs.mkdirSync(out);
    await page._client.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: out });
    const scored = Date.now();
    await (await page.$('#files')).uploadFile(example('unit-operation.toml'));
    await page.waitForSelector('.total-score');
    console.log('# Chromium 86: opened and scored in ' + (Date.now() - scored) + ' ms');
    assert.equal(await page.$eval('.total-score', node => node.textContent), '98.20');
    await page.focus('textarea[data-field="/indicators/3/actual"]');
    await page.keyboard.type('1800 人次');
    await page.keyboard.press('Enter');
    await settled(page);
    assert.equal(await page.$eval('.total-score', node => node.textContent), '97.83');
    await page.keyboard.press('F9');
    await page.waitForSelector('#panel-body .steps');
    await page.click('#export');
    await page.click('#exports [data-to="xlsx"]');
    const file = await arrived(out, '.xlsx');
    const shown = () => page.evaluate(() => drawn.cells.map(part => part.cell.text));
    const before = await shown();
    await (await page.$('#files')).uploadFile(file);
    await page.waitForFunction(() => sheets.length === 2 && current === sheets[1]);
    await settled(page);
    assert.deepEqual(await shown(), before);
    if (process.env.PICTURES) await page.screenshot({ path: path.join(process.env.PICTURES, 'chromium-86.png') });
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    fs.rmSync(place, { recursive: true, force: true });
  }
});
