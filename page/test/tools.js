'use strict';
// What the tests share: the page in Debian's Chromium, and the program beside it.

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { chromium } = require('playwright-core');

const root = path.resolve(__dirname, '../..');
const address = process.env.PAGE;
const program = process.env.JIXIAO;
const isFile = address.startsWith('file:');

/** A new page, which fails the test on any error of a script, and any request but for the page itself. */
async function openPage(browser, options) {
  const context = await browser.newContext(Object.assign({ locale: 'zh-CN', viewport: { width: 1366, height: 768 }, acceptDownloads: true }, options));
  const page = await context.newPage();
  page.faults = [];
  page.asked = [];
  page.on('pageerror', error => page.faults.push(error.stack));
  page.on('console', message => { if (message.type() === 'error') page.faults.push(message.text()); });
  page.on('dialog', dialog => { page.faults.push('dialog: ' + dialog.message()); dialog.dismiss(); });
  page.refused = [];
  page.on('requestfailed', request => { if (/csp/.test(request.failure().errorText)) page.refused.push(request.url()); });
  page.on('request', request => { if (!/^(data|blob):/.test(request.url())) page.asked.push(request.url()); });
  await page.goto(address);
  await page.waitForSelector('#open');
  return page;
}

function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
}

/** Waits until the form shows what the engine says of the last entry. */
async function settled(page) {
  await page.waitForFunction(() => current && (current.answer || current.problems) && !current.timer && current.answered === current.asked);
}

async function openFiles(page, files) {
  const before = await page.evaluate(() => sheets.length);
  await page.setInputFiles('#files', files);
  const added = [].concat(files).length;
  await page.waitForFunction(([count, start]) => sheets.length >= count && current === sheets[start], [before + added, before]).catch(async error => {
    throw new Error(error.message + ': ' + await page.textContent('#messages'));
  });
  await page.waitForSelector('.form');
  await settled(page);
}

/** Opens a table that is written here. */
async function openTable(page, table, name) {
  await openFiles(page, { name: name || 'table.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(table)) });
}

const cell = (page, field) => page.locator(`textarea[data-field="${field}"]`);

/** Exports the form, and gives the file. */
async function exported(page, to, folder) {
  if (await page.locator('#exports').isHidden()) await page.click('#export');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`#exports [data-to="${to}"]`)]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

function folder() {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'page-'));
}

/** What the program prints, whatever its exit code. */
function ask(...words) {
  try {
    return execFileSync(program, words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  } catch (error) {
    return error.stdout;
  }
}

/** All files with certain endings below a folder. */
function filesBelow(place, endings) {
  return fs.readdirSync(path.join(root, place), { withFileTypes: true }).flatMap(entry => {
    const inside = path.join(place, entry.name);
    if (entry.isDirectory()) return filesBelow(inside, endings);
    return endings.some(ending => entry.name.endsWith(ending)) ? [path.join(root, inside)] : [];
  });
}

const example = name => path.join(root, 'examples/zaozhuang-2024', name);

module.exports = { address, ask, cell, example, exported, filesBelow, folder, isFile, launch, openFiles, openPage, openTable, root, settled };
