'use strict';
// Beside the form: total and grade, points lost, findings, and where a figure comes from.

const PANEL_TABS = ['points', 'findings', 'derivation'];
const panel = { tab: 'points', derivation: null, finding: '', asked: 0, code: null };

function panelFrame() {
  return make('aside', { class: 'panel', id: 'panel', 'aria-label': say('panel'), tabindex: '-1' }, [
    make('div', { class: 'total', id: 'total' }),
    make('div', { class: 'panel-tabs', role: 'tablist', 'aria-label': say('panel'), on: { keydown: keyOnPanelTab } }, PANEL_TABS.map(panelTab)),
    make('div', { class: 'panel-body', id: 'panel-body', role: 'tabpanel', tabindex: '0', 'aria-labelledby': 'tab-' + panel.tab })
  ]);
}

function panelTab(name) {
  const label = { points: 'tabPoints', findings: 'tabFindings', derivation: 'tabDerivation' }[name];
  return make('button', {
    type: 'button', role: 'tab', id: 'tab-' + name, 'aria-controls': 'panel-body', on: { click: () => openTab(name) }
  }, [say(label), make('span', { class: 'count', id: 'count-' + name })]);
}

function keyOnPanelTab(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  openTab(PANEL_TABS[(PANEL_TABS.indexOf(panel.tab) + step + PANEL_TABS.length) % PANEL_TABS.length]);
  byId('tab-' + panel.tab).focus();
}

function openTab(name) {
  panel.tab = name;
  showPanel(current);
}

/** Brings the panel to what the engine says; what has the focus in it keeps it. */
function showPanel(sheet) {
  const body = byId('panel-body');
  if (!body || !sheet || !sheet.answer) return;
  const held = body.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  showTotal(sheet);
  PANEL_TABS.forEach(name => {
    const tab = byId('tab-' + name);
    tab.setAttribute('aria-selected', String(name === panel.tab));
    tab.tabIndex = name === panel.tab ? 0 : -1;
  });
  byId('count-points').textContent = (sheet.answer.lost || []).length || '';
  byId('count-findings').textContent = (sheet.answer.findings || []).length || '';
  body.setAttribute('aria-labelledby', 'tab-' + panel.tab);
  fill(body, { points: pointsTab, findings: findingsTab, derivation: derivationTab }[panel.tab](sheet));
  if (held) {
    const again = Array.from(body.querySelectorAll('[data-key]')).find(node => node.dataset.key === held);
    (again || body).focus();
  }
}

function totalOf(answer) {
  const total = answer.card.total || {};
  const score = total.score === null || total.score === undefined ? null : String(total.score);
  return { score, weight: String(total.weight || ''), assessed: String(total.assessed || ''), grade: told(answer.grade || answer.card.grade) };
}

function showTotal(sheet) {
  const total = totalOf(sheet.answer);
  const isPart = total.assessed !== '' && total.weight !== '' && Number(total.assessed) !== Number(total.weight);
  fill(byId('total'), [
    button([
      make('span', { class: 'total-label' }, say('total')),
      make('span', { class: 'total-score' }, total.score === null ? '—' : total.score),
      make('span', { class: 'total-weight' }, total.weight && say('ofWeight', { weight: total.weight }))
    ], () => explain(sheet, 'card:/total/score'), { class: 'total-button', data: { field: 'card:/total/score' } }),
    total.grade && make('span', { class: 'grade' }, total.grade),
    isPart && make('p', { class: 'total-part' }, say('assessedPart', { assessed: total.assessed, open: difference(total.weight, total.assessed) }))
  ]);
}

/** The difference of two decimals, for showing only; nothing is scored with it. */
function difference(one, other) {
  return String(Math.round((Number(one) - Number(other)) * 100) / 100);
}

let announced = '';
let announceTimer = 0;

/** Tells a new total once the typing has paused. */
function announceTotal(sheet) {
  const total = totalOf(sheet.answer);
  const text = total.score === null ? '' : say(total.grade ? 'announce' : 'announceOnly', { total: total.score, grade: total.grade });
  if (text === announced) return;
  announced = text;
  clearTimeout(announceTimer);
  announceTimer = setTimeout(() => announce(text), 700);
}

function pointsTab(sheet) {
  const answer = sheet.answer;
  const lost = answer.lost || [];
  const open = openFields(answer);
  return [
    lost.length > 0 && [make('h2', {}, say('lostHeading')), make('ol', { class: 'losses' }, lost.map(loss => make('li', {}, lossButton(sheet, loss))))],
    !lost.length && !open.length && make('p', { class: 'none' }, say('lostNone')),
    open.length > 0 && [make('h2', {}, say('openHeading')), make('ul', { class: 'losses' }, open.map(field => make('li', {}, openButton(sheet, field))))],
    open.length > 0 && make('p', { class: 'none' }, say('lostOpen')),
    tiersTable(answer)
  ];
}

function lossButton(sheet, loss) {
  const [points, more] = lossParts(sheet, loss);
  return button([
    make('b', {}, points), make('span', { class: 'name' }, fieldName(sheet, loss.field)), more && make('span', { class: 'why' }, more)
  ], () => explain(sheet, loss.field), { class: 'row-button', data: { key: loss.field } });
}

function openButton(sheet, field) {
  return button([
    make('b', {}, '?'), make('span', { class: 'name' }, fieldName(sheet, field)), make('span', { class: 'why' }, told(figureOf(sheet.answer, field).why))
  ], () => explain(sheet, field), { class: 'row-button open', data: { key: field } });
}

function tiersTable(answer) {
  const shown = score => score === null || score === undefined ? '—' : String(score);
  const rows = (answer.card.tiers || []).filter(tier => tier.path.length === 1)
    .map(tier => [tier.path[0], shown(tier.score), String(tier.weight || '')]);
  const execution = answer.card.execution;
  if (execution) rows.unshift([say('execution'), shown(execution.score), String(execution.weight || '')]);
  if (!rows.length) return null;
  return [make('h2', {}, say('tiersHeading')), make('table', { class: 'figures' }, [
    make('thead', {}, make('tr', {}, ['tier', 'points', 'weight'].map(key => make('th', { scope: 'col' }, say(key))))),
    make('tbody', {}, rows.map(cells => make('tr', {}, [make('th', { scope: 'row' }, cells[0]), make('td', {}, cells[1]), make('td', {}, cells[2])])))
  ])];
}

function findingsTab(sheet) {
  const answer = sheet.answer;
  const found = answer.findings || [];
  const certain = found.filter(finding => finding.correction);
  return [
    certain.length > 0 && button(say('correctAll', { count: certain.length }), () => correctAll(sheet), { class: 'wide', data: { key: 'all' } }),
    found.length ? make('ul', { class: 'findings' }, found.map((finding, at) => findingItem(sheet, finding, at))) : make('p', { class: 'none' }, say('findingsNone')),
    remarkList('notesHeading', answer.remarks),
    remarkList('remarksHeading', sheet.remarks),
    undecidedList(answer.undecided)
  ];
}

function findingKey(finding) {
  return finding.code + (finding.field || '') + told(finding.message);
}

function findingItem(sheet, finding, at) {
  const isShown = panel.finding === findingKey(finding);
  return make('li', { class: 'finding ' + finding.severity + (isShown ? ' shown-here' : ''), id: 'finding-' + at }, [
    make('h2', {}, [make('span', { class: 'tag' }, say('severity_' + finding.severity)), ' ', told(finding.title), ' ',
      button(finding.code, () => showCode(finding.code), { class: 'code', data: { key: 'code' + at } })]),
    make('p', {}, told(finding.message)),
    make('p', { class: 'advice' }, [make('b', {}, say('advice')), ' ', told(finding.advice)]),
    make('details', {}, [make('summary', {}, say('basis')), make('p', {}, told(finding.basis))]),
    decisionPart(sheet, finding),
    make('p', { class: 'acts' }, [
      finding.correction && button(correctionLabel(finding), () => correct(sheet, finding), { class: 'fix', data: { key: 'fix' + findingKey(finding) } }),
      goButton(finding.field, 'go' + at)
    ])
  ]);
}

/** Goes to the cell of a field, if the form prints one. */
function goButton(field, key) {
  return Boolean(field) && rowOf(field) !== null && button(say('goTo'), () => focusField(field), { data: { key } });
}

function remarkList(heading, remarks) {
  if (!remarks || !remarks.length) return null;
  return [make('h2', {}, say(heading)), make('ul', { class: 'remarks' }, remarks.map((remark, at) => make('li', {}, [
    remark.place && make('span', { class: 'place' }, remark.place + ' '), told(remark), ' ', goButton(remark.field, heading + at)
  ])))];
}

function undecidedList(undecided) {
  if (!undecided || !undecided.length) return null;
  return [make('h2', {}, say('undecidedHeading')), make('ul', { class: 'remarks' }, undecided.map((open, at) => make('li', {}, [
    make('span', { class: 'place' }, told(open.code) + ' '), told(open.why), ' ', goButton(open.field, 'undecided' + at)
  ])))];
}

/** Shows a finding in the panel, and its cell. */
function showFinding(sheet, finding) {
  panel.finding = findingKey(finding);
  panel.tab = 'findings';
  showPanel(sheet);
  const at = (sheet.answer.findings || []).findIndex(other => findingKey(other) === panel.finding);
  const item = byId('finding-' + at);
  if (item) item.scrollIntoView({ block: 'nearest' });
}

/** The next finding from the one that was looked at, with its cell. */
function nextFinding(sheet, step) {
  const found = sheet.answer ? sheet.answer.findings || [] : [];
  if (!found.length) return;
  const at = found.findIndex(finding => findingKey(finding) === panel.finding);
  const next = found[at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length];
  showFinding(sheet, next);
  if (next.field) focusField(next.field);
  announce([say('severity_' + next.severity), told(next.message), told(next.advice)].join(' '));
}

/** Opens where a figure comes from. */
async function explain(sheet, field) {
  commitTyping(sheet);
  panel.tab = 'derivation';
  panel.code = null;
  panel.derivation = { field, answer: null };
  showPanel(sheet);
  await refreshDerivation(sheet);
  const row = rowOf(field);
  if (row !== null && drawn.rows.has(row)) drawn.rows.get(row).node.scrollIntoView({ block: 'nearest' });
}

/** Computes the open derivation again, after an edit. */
async function refreshDerivation(sheet) {
  const open = panel.derivation;
  if (!open) return;
  const asked = ++panel.asked;
  const answer = await ask('explain', { assessment: liveAssessment(sheet), field: open.field });
  if (asked !== panel.asked || panel.derivation !== open || !answer) return;
  open.answer = answer;
  if (sheet === current && panel.tab === 'derivation') {
    showPanel(sheet);
    announceDerivation(answer);
  }
}

let announcedDerivation = '';

function announceDerivation(answer) {
  if (answer.title === announcedDerivation) return;
  announcedDerivation = answer.title;
  announce(told(answer.title));
}

async function showCode(code) {
  const answer = await ask('code', { code });
  if (!answer) return;
  panel.tab = 'derivation';
  panel.derivation = null;
  panel.code = answer;
  showPanel(current);
  byId('panel-body').focus();
}

function derivationTab(sheet) {
  if (panel.code) return [make('h2', {}, told(panel.code.title)), make('pre', { class: 'page' }, told(panel.code.page))];
  const open = panel.derivation;
  if (!open) return make('p', { class: 'none' }, say('derivationNone'));
  if (!open.answer) return make('p', { class: 'none' }, say('busy'));
  const answer = open.answer;
  const steps = answer.steps || [];
  return [
    make('h2', {}, told(answer.title)),
    steps.length ? make('table', { class: 'steps' }, [
      make('thead', {}, make('tr', {}, [make('th', { scope: 'col' }, say('step')), make('th', { scope: 'col' }, say('value'))])),
      make('tbody', {}, steps.map(stepRow))
    ]) : make('pre', { class: 'page' }, told(answer.text)),
    make('p', { class: 'acts' }, button(say('back'), () => backToForm(sheet, open.field), { data: { key: 'back' } }))
  ];
}

function stepRow(step) {
  const note = told(step.note);
  const value = told(step.value);
  return make('tr', {}, [
    make(value === '' ? 'td' : 'th', { scope: value === '' ? null : 'row', colspan: value === '' ? 2 : null }, [told(step.name), note && make('span', { class: 'why' }, note)]),
    value !== '' && make('td', {}, value)
  ]);
}

function backToForm(sheet, field) {
  if (!focusField(sheet.selected || field)) focusField(field);
}

/** The derivation of the points of the row in which the focus is. */
function explainHere(sheet) {
  const field = focusedField() || sheet.selected;
  const indicator = /\/indicators\/(\d+)/.exec(field);
  explain(sheet, indicator ? 'card:/indicators/' + indicator[1] + '/score' : /\/funds\/|execution/.test(field) ? 'card:/execution/score' : 'card:/total/score');
}
