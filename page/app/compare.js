'use strict';
// A form beside a second scoring of it, or beside what other rules would make of it: which points differ, and why.

const comparing = { mode: 'second', other: null, name: '', template: '' };

/** Asks with what a form is compared. */
async function showCompare(sheet) {
  commitTyping(sheet);
  const chooser = comparing.mode === 'template' ? await templateChooser(comparing.template || entryAt(sheet.assessment, '/template')) : null;
  if (sheet !== current) return;
  drawn.holder = null;
  fill(byId('sheet'), make('div', { class: 'compare' }, [
    make('h1', {}, say('compareFor', { title: sheetTitle(sheet) })),
    make('div', { class: 'panel-tabs', role: 'tablist', 'aria-label': say('compare'), on: { keydown: event => keyOnCompare(event, sheet) } }, ['second', 'template'].map(mode => make('button', {
      type: 'button', role: 'tab', id: 'compare-' + mode, 'aria-selected': String(mode === comparing.mode), 'aria-controls': 'compare-body', tabindex: mode === comparing.mode ? 0 : -1,
      on: { click: () => openCompare(sheet, mode) }
    }, say('compare_' + mode)))),
    make('div', { id: 'compare-body', role: 'tabpanel', 'aria-labelledby': 'compare-' + comparing.mode }, chooser ? withTemplate(sheet, chooser) : withSecond(sheet)),
    make('div', { id: 'compared', 'aria-live': 'polite' }),
    make('p', { class: 'acts' }, button(say('back'), () => showScored(sheet)))
  ]));
}

async function openCompare(sheet, mode) {
  comparing.mode = mode;
  await showCompare(sheet);
  const tab = byId('compare-' + mode);
  if (tab) tab.focus();
}

function keyOnCompare(event, sheet) {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  openCompare(sheet, comparing.mode === 'second' ? 'template' : 'second');
}

function withTemplate(sheet, chooser) {
  return make('form', { class: 'choose', on: { submit: event => {
    event.preventDefault();
    comparing.template = chooser.chosen();
    if (comparing.template) compareWith(sheet, { template: comparing.template });
  } } }, [chooser.node, make('p', { class: 'acts' }, make('button', { type: 'submit', class: 'primary' }, say('compareDo')))]);
}

/** The second scoring: another form that is open, or one in a file. */
function withSecond(sheet) {
  const others = sheets.filter(other => other !== sheet);
  return [
    make('p', { class: 'why' }, say('compareLead')),
    make('p', { class: 'acts' }, [
      others.map(other => button(sheetTitle(other) + ' ' + entryAt(other.assessment, '/year'), () => compareWith(sheet, { other: liveAssessment(other) }))),
      button(say('openButton'), () => pick(false, files => compareFile(sheet, files)), { class: 'primary', data: { key: 'compare-file' } })
    ])
  ];
}

/** The table of a file that is of the same project, or the only one. */
async function compareFile(sheet, files) {
  const answer = await ask('open', files[0]);
  if (!answer) return;
  const tables = answer.tables || [];
  const name = entryAt(sheet.assessment, '/project/name').trim();
  const found = tables.find(table => entryAt(table.assessment, '/project/name').trim() === name) || (tables.length === 1 ? tables[0] : null);
  if (found) compareWith(sheet, { other: found.assessment });
  else if (answer.problems && answer.problems.length) showProblems(answer.problems);
  else showMessage(say('noTable', { name: files[0].name }));
}

async function compareWith(sheet, request) {
  const answer = await ask('compare', Object.assign({ assessment: liveAssessment(sheet) }, request));
  if (!answer || !byId('compared')) return;
  fill(byId('compared'), comparedPart(answer));
  byId('compared').scrollIntoView({ block: 'nearest' });
}

function comparedPart(answer) {
  const found = answer.differences;
  const side = pair => [pair.before, pair.after].map(value => value === null ? '—' : value).join(' → ');
  const shown = value => value === null || value === undefined ? '—' : String(value);
  const isReported = found.rows.some(row => row.reported !== undefined);
  const heads = ['compareRow'].concat(isReported ? ['field_reported'] : [], ['compareBefore', 'compareAfter', 'compareChange', 'compareWhy']);
  const figures = row => (isReported ? [row.reported] : []).concat([row.before && row.before.score, row.after && row.after.score, row.from_reported === undefined ? row.difference : row.from_reported]);
  return [
    make('p', { class: 'drawn' }, [make('b', {}, say('compareTotal', { total: side(found.total), grade: side(found.grade) })), ' ', say('compareSame', { count: found.same_rows })]),
    (found.causes || []).length > 0 && make('ul', { class: 'remarks' }, found.causes.map(cause => make('li', {}, told(cause.text)))),
    found.rows.length > 0 && make('table', { class: 'listed results' }, [
      make('thead', {}, make('tr', {}, heads.map(key => make('th', { scope: 'col', class: /Row|Why/.test(key) ? 'words' : 'figure' }, say(key))))),
      make('tbody', {}, found.rows.map(row => make('tr', {}, [make('th', { scope: 'row' }, row.path.length ? row.path.join(' · ') : say('execution'))]
        .concat(figures(row).map(value => make('td', {}, shown(value))), [make('td', { class: 'words' }, row.causes.map(cause => told(cause.text)).join('; '))]))))
    ]),
    answer.rules.length > 0 && make('details', {}, [make('summary', {}, say('compareRules', { count: answer.rules.length })), make('table', { class: 'listed results' }, [
      make('thead', {}, make('tr', {}, ['rules', 'compareBefore', 'compareAfter'].map(key => make('th', { scope: 'col', class: 'words' }, say(key))))),
      make('tbody', {}, answer.rules.map(rule => make('tr', {}, [make('th', { scope: 'row' }, told(rule.subject)), make('td', { class: 'words' }, rule.before ? told(rule.before) : '—'), make('td', { class: 'words' }, rule.after ? told(rule.after) : '—')])))
    ])])
  ];
}
