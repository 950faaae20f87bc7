'use strict';
// What the page adds beside a row: points lost and why, what is still open, and what was found there.

const SIGNS = { error: '✕', inconsistency: '≠', warning: '!', note: 'i' };
const BESIDE_COLUMN = 1000;
const SHOWN_FINDINGS = 2;

/** Fills the place beside a row; untouched where it says what it said. */
function showBeside(sheet, place, number) {
  const answer = sheet.answer;
  const lost = (answer.lost || []).filter(loss => rowOf(loss.field) === number);
  const found = (answer.findings || []).filter(finding => finding.field && rowOf(finding.field) === number);
  const open = openFields(answer).filter(field => rowOf(field) === number);
  const judged = drawn.cells.filter(part => part.cell.row === number && part.cell.enters).map(part => part.cell.field);
  const said = JSON.stringify([lost, found, open, judged, language]);
  if (place.dataset.said === said) return;
  place.dataset.said = said;
  const held = place.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  fill(place, [
    lost.map(loss => lossLine(sheet, loss, number)),
    open.map(field => openLine(sheet, field, number)),
    judged.map(field => judgedLine(sheet, field, number)),
    found.length > 0 && make('ul', { class: 'found' }, foundLines(sheet, found, number))
  ]);
  if (held) {
    const again = Array.from(place.querySelectorAll('[data-key]')).find(node => node.dataset.key === held);
    if (again) again.focus();
  }
}

function besideData(number, key) {
  return { row: number, column: BESIDE_COLUMN, columns: 1, key };
}

function lossLine(sheet, loss, number) {
  return button([make('b', {}, '−' + loss.points), ' ', make('span', {}, told(loss))], () => explain(sheet, loss.field), {
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
