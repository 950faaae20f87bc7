'use strict';
// What the page adds beside a row: points lost and why, what is still open, and what was found there.

const SIGNS = { error: '✕', inconsistency: '≠', warning: '!', note: 'i' };
const BESIDE_COLUMN = 1000;
const SHOWN_FINDINGS = 2;

/** Fills the places beside all rows. */
function showAllBeside(sheet) {
  const answer = sheet.answer;
  const rows = new Map();
  const put = (kind, row, entry) => {
    if (!rows.has(row)) rows.set(row, { lost: [], found: [], open: [], judged: [] });
    rows.get(row)[kind].push(entry);
  };
  (answer.lost || []).forEach(loss => put('lost', rowOf(loss.field), loss));
  (answer.findings || []).forEach(finding => { if (finding.field) put('found', rowOf(finding.field), finding); });
  openFields(answer).forEach(field => put('open', rowOf(field), field));
  drawn.cells.forEach(part => { if (/\/judged$/.test(part.cell.enters || '')) put('judged', part.cell.row, part.cell.field); });
  const none = { lost: [], found: [], open: [], judged: [] };
  drawn.rows.forEach((row, number) => showBeside(sheet, row.beside, number, rows.get(number) || none));
}

/** Fills the place beside a row; untouched where it says what it said. */
function showBeside(sheet, place, number, { lost, found, open, judged }) {
  // A row that is still to be filled in says that alone, unless something is wrong with it.
  const shown = open.length ? found.filter(finding => finding.severity === 'error' || finding.severity === 'inconsistency') : found;
  const said = JSON.stringify([lost, found, open, judged, language]);
  if (place.dataset.said === said) return;
  place.dataset.said = said;
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  fill(place, [
    lost.map(loss => lossLine(sheet, loss, number)),
    open.map(field => openLine(sheet, field, number)),
    judged.map(field => judgedLine(sheet, field, number)),
    shown.length > 0 && make('ul', { class: 'found' }, foundLines(sheet, shown, number))
  ]);
  if (held) {
    const again = Array.from(place.querySelectorAll('[data-key]')).find(node => node.dataset.key === held);
    if (again) again.focus();
  }
}

function besideData(number, key) {
  return { row: number, column: BESIDE_COLUMN, columns: 1, key };
}

/** Points lost, and why: what more would bring, which the engine tells in the same sentence, otherwise the two that differ. */
function lossParts(sheet, loss) {
  const sentence = told(loss);
  const parts = /^(失 [\d.]+ 分|[\d.]+ lost)(?:[::] ?)?([^]*)$/.exec(sentence);
  return parts ? [parts[1], parts[2] || against(sheet, loss.field)] : ['−' + loss.points, sentence];
}

function against(sheet, field) {
  const indicator = /^card:(\/indicators\/\d+)\//.exec(field);
  const row = indicator ? readAt(sheet.answer.card, indicator[1]) : null;
  return row && row.actual && row.target ? say('against', { actual: row.actual, target: row.target }) : '';
}

function lossLine(sheet, loss, number) {
  const [points, more] = lossParts(sheet, loss);
  return button([make('b', {}, points), ' ', make('span', {}, more)], () => explain(sheet, loss.field), {
    class: 'loss', tabindex: '-1', data: Object.assign(besideData(number, 'loss' + loss.field), { field: loss.field })
  });
}

/** The fields of the scorecard that have no points yet. */
function openFields(answer) {
  const fields = [];
  (answer.card.indicators || []).forEach((indicator, at) => {
    if (indicator.outcome === 'missing' || indicator.outcome === 'unassessable') fields.push('card:/indicators/' + at + '/score');
  });
  const execution = answer.card.execution;
  if (execution && (execution.outcome === 'missing' || execution.outcome === 'unassessable')) fields.push('card:/execution/score');
  return fields;
}

function openLine(sheet, field, number) {
  const why = told(figureOf(sheet.answer, field).why);
  return button([make('b', {}, say('notScored')), why && ' ' + why], () => explain(sheet, field), {
    class: 'loss open', tabindex: '-1', data: Object.assign(besideData(number, 'open' + field), { field })
  });
}

/** Points that a person gives are entered in their cell; their derivation opens from here. */
function judgedLine(sheet, field, number) {
  return button(say('judged'), () => explain(sheet, field), {
    class: 'loss', tabindex: '-1', data: Object.assign(besideData(number, 'judged' + field), { field })
  });
}

function foundLines(sheet, found, number) {
  const shown = found.slice(0, SHOWN_FINDINGS).map(finding => make('li', {}, [
    button([sign(finding), ' ', told(finding.title) || told(finding.message)], () => showFinding(sheet, finding), {
      class: 'find ' + finding.severity, tabindex: '-1', title: told(finding.message),
      data: besideData(number, 'find' + finding.code + finding.field)
    }),
    finding.correction && button(correctionLabel(finding), () => correct(sheet, finding), {
      class: 'fix', tabindex: '-1', data: besideData(number, 'fix' + finding.code + finding.field)
    })
  ]));
  if (found.length > SHOWN_FINDINGS) {
    shown.push(make('li', {}, button(say('more', { count: found.length - SHOWN_FINDINGS }), () => showFinding(sheet, found[SHOWN_FINDINGS]), {
      class: 'find note', tabindex: '-1', data: besideData(number, 'more')
    })));
  }
  return shown;
}

function sign(finding) {
  return make('span', { class: 'sign', role: 'img', 'aria-label': say('severity_' + finding.severity) }, SIGNS[finding.severity] || 'i');
}

function correctionLabel(finding) {
  return told(finding.correction.label) || say('correct');
}

function corrected(assessment, findings) {
  return findings.reduce((written, finding) => writtenAt(written, finding.correction.field, finding.correction.value), assessment);
}

/** Sets a figure to what the rules give. */
function correct(sheet, finding) {
  commitTyping(sheet);
  change(sheet, corrected(sheet.assessment, [finding]));
  announce(say('corrected', { count: 1 }));
}

const MOST_ROUNDS = 5;

/** Sets all figures to what the rules give, as one step. A sum is another one once its parts are corrected: so round by round. */
async function correctAll(sheet) {
  commitTyping(sheet);
  const before = sheet.assessment;
  let assessment = before;
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const answer = await ask('form', { assessment });
    const certain = answer ? answer.findings.filter(finding => finding.correction) : [];
    if (!certain.length) break;
    assessment = corrected(assessment, certain);
    count += certain.length;
  }
  if (sheet.assessment !== before || !count) return;
  change(sheet, assessment);
  announce(say('corrected', { count }));
  showNotice(say('corrected', { count }));
}
