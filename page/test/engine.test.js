'use strict';
// The engine within the page, without a browser: it needs nothing from outside, its scorecards are those of the program, it
// answers whatever it is asked, and it is quick enough to be asked at every key.
//
// ENGINE is the WebAssembly that page/build leaves beside the page, JIXIAO the program.

const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');

const root = path.resolve(__dirname, '../..');
const file = process.env.ENGINE || path.join(root, 'page/engine.wasm');
const program = process.env.JIXIAO || path.join(process.env.CARGO_TARGET_DIR || path.join(root, 'target'), 'debug/jixiao');

const bytes = fs.readFileSync(file);
const began = performance.now();
const engine = new WebAssembly.Module(bytes);
const inside = new WebAssembly.Instance(engine, {}).exports;
const compiled = performance.now() - began;

function put(text) {
  const encoded = new TextEncoder().encode(text);
  const room = inside.alloc(encoded.length);
  new Uint8Array(inside.memory.buffer, room, encoded.length).set(encoded);
  return [room, encoded.length];
}

function answered(name, request) {
  const room = inside.call(...put(name), ...put(request));
  const size = new DataView(inside.memory.buffer).getUint32(room, true);
  const text = new TextDecoder().decode(new Uint8Array(inside.memory.buffer, room + 4, size));
  inside.free(room, size + 4);
  return JSON.parse(text);
}

const call = (name, request) => answered(name, JSON.stringify(request));

function timed(work) {
  const start = performance.now();
  const made = work();
  return [performance.now() - start, made];
}

function filesBelow(place) {
  return fs.readdirSync(path.join(root, place), { withFileTypes: true }).flatMap(entry => {
    const below = path.join(place, entry.name);
    if (entry.isDirectory()) return filesBelow(below);
    return /\.(toml|csv|xlsx|xls)$/.test(below) && !below.endsWith('.findings.toml') ? [below] : [];
  });
}

/** What the program prints, whatever its exit code. */
function said(...words) {
  try {
    return execFileSync(program, words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  } catch (error) {
    return error.stdout;
  }
}

/** A scorecard but for the text that it is of, and for what was unsure when a workbook was read. */
function figures(card) {
  const notes = (card.notes || []).filter(note => note.code !== 'import_unsure');
  return Object.assign({}, card, { input: null, notes });
}

// The first table comes first: nothing has been read yet.
const first = fs.readFileSync(path.join(root, 'examples/zaozhuang-2024/unit-operation.toml'));
const [opening, found] = timed(() => call('open', { name: 'unit-operation.toml', base64: first.toString('base64') }));
const table = found.tables[0].assessment;
const [scoring, form] = timed(() => call('form', { assessment: table }));

test('it needs nothing from outside', () => {
  assert.deepEqual(WebAssembly.Module.imports(engine), []);
  const exported = WebAssembly.Module.exports(engine).map(one => one.name);
  for (const name of ['memory', 'alloc', 'call', 'free']) assert.ok(exported.includes(name), name);
  assert.equal(form.total, form.card.total.score);
});

test('its scorecards are those of the program', { skip: fs.existsSync(program) ? false : 'the program is not built' }, () => {
  let tables = 0;
  for (const place of ['examples', 'tests/audit/published', 'tests/audit/clean', 'tests/annotate', 'tests/import'].flatMap(filesBelow)) {
    const opened = call('open', { name: place, base64: fs.readFileSync(path.join(root, place)).toString('base64') });
    if (opened.problems.length || opened.tables.some(one => one.remarks.some(remark => remark.field === '/template'))) continue;
    const cards = JSON.parse(said('score', '--format', 'json', '--brief', place) || '[]');
    assert.equal(cards.length, opened.tables.length, place);
    cards.forEach((card, at) => {
      const own = call('form', { assessment: opened.tables[at].assessment }).card;
      assert.deepEqual(figures(own), figures(card), place);
      tables += 1;
    });
  }
  assert.ok(tables > 30, tables + ' tables');
  console.log(`# ${tables} scorecards are those of the program`);
});

test('whatever is asked is answered', () => {
  const deep = '['.repeat(100000);
  for (const request of ['', '{', 'null', '[]', deep, '{"assessment":' + deep, '{"assessment":{}}', '{"assessment":7}', '\u0000', '{"base64":"?"}']) {
    for (const name of call('about', {}).calls.concat(['', 'none'])) {
      const answer = answered(name, request);
      for (const problem of answer.problems || []) assert.ok(problem.place !== undefined && problem.zh && problem.en, name);
    }
  }
});

test('a table is scored at every key, and no memory is lost', () => {
  const rows = Array.from({ length: 60 }, (_, at) => ({
    path: [['产出指标', '效益指标', '满意度指标'][Math.floor(at / 20)]], name: '指标' + at, target: '≥' + (at + 10) + '个', actual: at + 9 + '个', weight: '1.5'
  }));
  const funds = [{ source: 'total', budget: '100', executed: '90' }];
  const large = actual => ({ template: 'national/self-2020', year: 2024, currency: '万元', project: { name: '六十行' }, funds, indicators: [Object.assign({}, rows[0], { actual })].concat(rows.slice(1)) });
  const entry = at => timed(() => call('form', { assessment: large(at % 9 + '个') }))[0];
  Array.from({ length: 60 }, (_, at) => entry(at));
  const before = inside.memory.buffer.byteLength;
  const times = Array.from({ length: 60 }, (_, at) => entry(at)).sort((one, other) => one - other);
  const after = inside.memory.buffer.byteLength;
  assert.equal(after, before, 'the memory grows');
  const shown = time => time.toFixed(1);
  console.log(`# ${bytes.length} bytes, compiled in ${shown(compiled)} ms; the first file read in ${shown(opening)} ms, and scored in ${shown(scoring)} ms`);
  console.log(`# 60 rows: ${shown(times[0])} ms at best, ${shown(times[30])} ms mostly; ${(after / 1e6).toFixed(1)} MB of memory`);
  assert.ok(times[0] < 100, 'slower than anybody types');
});
