'use strict';
// What tests of the served folder share: the program over a folder of published tables, and its page.

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { example, folder } = require('./tools');

const program = process.env.JIXIAO;
const NAMES = ['hotline-12345.toml', 'macro-research.toml', 'unit-operation.toml', 'vehicle-operation.toml'];
const started = [];

function stopAll() {
  started.forEach(child => child.kill());
}

/** The program over a folder of the published tables; gives its address and the folder. */
async function serve(...words) {
  const place = path.join(folder(), '自评');
  fs.mkdirSync(place);
  NAMES.concat('department.toml').forEach(name => fs.copyFileSync(example(name), path.join(place, name)));
  fs.writeFileSync(path.join(place, '扫描件.pdf'), '%PDF');
  fs.writeFileSync(path.join(place, '坏.toml'), 'template = ');
  return Object.assign(await begin([place, ...words]), { place });
}

/** The program without a folder. */
function serveAlone() {
  return begin([]);
}

async function begin(words) {
  const child = spawn(program, ['serve', ...words], { env: { XDG_RUNTIME_DIR: folder(), PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  const url = await new Promise(resolve => child.stdout.once('data', bytes => resolve(String(bytes).trim())));
  return { url, child };
}

async function openServed(browser, url, options) {
  const context = await browser.newContext(Object.assign({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } }, options));
  const page = await context.newPage();
  page.faults = [];
  page.asked = [];
  page.on('pageerror', error => page.faults.push(error.stack));
  page.on('console', message => { if (message.type() === 'error' && !/409 \(Conflict\)/.test(message.text())) page.faults.push(message.text()); });
  page.on('request', request => { if (!/^(data|blob):/.test(request.url())) page.asked.push(new URL(request.url()).host); });
  await page.goto(url);
  await page.waitForSelector('.folder, #open');
  return page;
}

/** The page without a folder. */
async function openPlain(browser, url) {
  const page = await openServed(browser, url);
  await page.waitForSelector('#open-folder');
  return page;
}

/** The same at the list of tables. */
async function openTables(browser, url, options) {
  const page = await openServed(browser, url, options);
  await page.click('#folder-tables');
  await page.waitForSelector('.listed');
  return page;
}

/** The picture of the folder, once it is drawn. */
async function drawn(page) {
  await page.waitForSelector('#picture .chart');
}

module.exports = { NAMES, drawn, openPlain, openServed, openTables, serve, serveAlone, stopAll };
