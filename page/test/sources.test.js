'use strict';
// The scripts and the style sheet as they are written: what old browsers do not know, and sentences in both languages.

const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');

const page = path.resolve(__dirname, '..');
const scripts = fs.readdirSync(path.join(page, 'app')).map(name => [name, fs.readFileSync(path.join(page, 'app', name), 'utf8')]);
const style = fs.readFileSync(path.join(page, 'style.css'), 'utf8');
const html = fs.readFileSync(path.join(page, 'index.html'), 'utf8');

test('nothing that browsers of 2020 do not know', () => {
  const late = [/[\w)\]]\?\.[a-z[(]/i, /\?\?/, /\.at\(/, /structuredClone/, /Object\.hasOwn\b/, /replaceAll\(/, /^(import|export)\b/m, /this\.#/, /\|\|=|&&=/];
  for (const [name, text] of scripts) {
    for (const sign of late) assert.ok(!sign.test(text), name + ' has ' + sign);
  }
  for (const sign of [/:is\(/, /:has\(/, /:where\(/, /inset:/, /aspect-ratio/, /@container/, /@layer/, /color-mix/, /\bgap:/]) assert.doesNotMatch(style, sign);
});

test('nothing reads markup, and nothing is asked of a network but the calls', () => {
  for (const [name, text] of scripts) {
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|DOMParser|srcdoc/, name);
    if (name !== 'engine.js') assert.doesNotMatch(text, /fetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource/, name);
  }
  assert.doesNotMatch(html + style, /https?:|@import|url\(/);
});

test('every script is named by the page, once', () => {
  const named = Array.from(html.matchAll(/<script src="app\/([^"]+)"/g), found => found[1]);
  assert.deepEqual(named.slice().sort(), scripts.map(([name]) => name).sort());
});

test('a name that all scripts share means one thing', () => {
  const where = new Map();
  for (const [name, text] of scripts) {
    for (const [, meant] of text.matchAll(/^(?:async )?(?:function\*?|const|let|var|class) (\w+)/gm)) {
      assert.ok(!where.has(meant), meant + ' stands in ' + where.get(meant) + ' and in ' + name);
      where.set(meant, name);
    }
  }
  assert.ok(where.has('placeOf'));
});

test('every sentence is there in both languages, and is said', () => {
  const words = new Function(fs.readFileSync(path.join(page, 'app/words.js'), 'utf8') + '; return WORDS;')();
  const all = scripts.filter(([name]) => name !== 'words.js').map(([, text]) => text).join('\n') + html;
  for (const [key, pair] of Object.entries(words)) {
    assert.equal(pair.length, 2, key);
    const holes = text => (text.match(/\{\w+\}/g) || []).sort().join();
    assert.equal(holes(pair[0]), holes(pair[1]), key);
    const isSaid = new RegExp(`['"]${key}['"]|WORDS\\.${key}\\b`).test(all) || /^(severity|folder|decide|decided|note|field|sample|compare)_/.test(key);
    assert.ok(isSaid, key + ' is said nowhere');
  }
  for (const [, key] of all.matchAll(/\bsay\('(\w+)'\s*[,)]/g)) assert.ok(key in words, key + ' has no words');
  for (const [, key] of html.matchAll(/data-word="(\w+)"/g)) assert.ok(key in words, key + ' has no words');
});
