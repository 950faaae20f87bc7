'use strict';
// The desk: tools above, the form, the panel beside it, and the line below that tells what a cell takes.

const EXPORTS = [
  ['xlsx', 'exportXlsx'], ['docx', 'exportDocx'], ['html', 'exportHtml'], ['toml', 'exportToml'], ['json', 'exportJson'],
  ['cards', 'exportCards'], ['summary', 'exportSummary'], ['narrative', 'exportNarrative']
];

/** Shows a form, scored anew. */
function showSheet(sheet) {
  if (current && current !== sheet) commitTyping(current);
  current = sheet;
  panel.derivation = null;
  panel.code = null;
  if (panel.tab === 'derivation') panel.tab = 'points';
  panel.finding = '';
  announced = '';
  drawn.holder = null;
  document.body.className = 'at-desk';
  fill(byId('main'), deskFrame(sheet));
  showTabs();
  showState();
  showRowTools(sheet);
  byId('main').scrollTop = 0;
  if (sheet.answer) showScored(sheet);
  scoreNow(sheet);
}

function deskFrame(sheet) {
  return [
    make('div', { class: 'tools', role: 'group', 'aria-label': say('tools') }, toolButtons(sheet)),
    make('div', { class: 'desk' }, [
      make('div', { class: 'sheet-side' }, [
        make('div', { class: 'sheet', id: 'sheet' }, make('p', { class: 'none' }, say('busy'))),
        make('p', { class: 'keys' }, keyHints())
      ]),
      panelFrame()
    ]),
    make('footer', { class: 'state' }, [
      make('p', { class: 'hint', id: 'hint' }), make('p', { class: 'notice', id: 'notice' }),
      make('p', { class: 'kept', id: 'kept' }),
      make('p', { class: 'offline', title: say(engine.served ? 'privateServed' : 'private') }, say(engine.served ? 'privateServedShort' : 'privateShort'))
    ])
  ];
}

function keyHints() {
  return WORDS.hints[language === 'zh' ? 0 : 1];
}

function toolButtons(sheet) {
  return [
    button(say('undo'), () => undo(sheet), { id: 'undo', title: 'Ctrl+Z' }),
    button(say('redo'), () => redo(sheet), { id: 'redo', title: 'Ctrl+Y' }),
    make('span', { class: 'gap', 'aria-hidden': 'true' }),
    button(say('insertRow'), () => insertRow(sheet), { id: 'insert-row', title: 'Alt+Insert' }),
    button(say('deleteRow'), () => deleteRow(sheet), { id: 'delete-row', title: 'Alt+Delete' }),
    make('span', { class: 'gap', 'aria-hidden': 'true' }),
    button(say(folder.list && folder.list.writable ? 'saveIn' : 'save'), () => saveSheet(sheet), { title: 'Ctrl+S' }),
    exportMenu(),
    button(say('print'), () => window.print(), { title: 'Ctrl+P' }),
    make('span', { class: 'gap', 'aria-hidden': 'true' }),
    button(say('nextYear'), () => nextYear(sheet), {}),
    button(say('compare'), () => showCompare(sheet), { id: 'compare' }),
    make('span', { class: 'filler' }),
    make('span', { class: 'rules', id: 'rules' }),
    button(say('changeRules'), () => showChooser(sheet), { class: 'quiet' })
  ];
}

function exportMenu() {
  const list = make('ul', { id: 'exports', hidden: true }, EXPORTS.map(([to, key]) => make('li', {},
    button(say(key, { count: sheets.length }), () => { closeExports(); exportAs(to); }, { data: { to } }))));
  const opener = button([say('export'), make('span', { 'aria-hidden': 'true' }, ' ▾')], () => toggleExports(), {
    id: 'export', class: 'primary', 'aria-expanded': 'false', 'aria-controls': 'exports'
  });
  return make('div', { class: 'menu', on: { keydown: keyInExports, focusout: leftExports } }, [opener, list]);
}

function toggleExports() {
  const list = byId('exports');
  list.hidden = !list.hidden;
  byId('export').setAttribute('aria-expanded', String(!list.hidden));
  if (!list.hidden) list.querySelector('button').focus();
}

function closeExports() {
  const list = byId('exports');
  if (!list || list.hidden) return;
  list.hidden = true;
  byId('export').setAttribute('aria-expanded', 'false');
}

function keyInExports(event) {
  const buttons = Array.from(byId('exports').querySelectorAll('button'));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') {
    closeExports();
    byId('export').focus();
  } else if (step && !byId('exports').hidden) {
    event.preventDefault();
    buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
  }
}

function leftExports(event) {
  if (!event.currentTarget.contains(event.relatedTarget)) closeExports();
}

/** Shows what the engine said of a form. */
function showScored(sheet) {
  const holder = byId('sheet');
  if (!holder) return;
  if (sheet.problems && sheet.problems.length && !sheet.answer) {
    showUnscored(sheet, holder);
    return;
  }
  if (!sheet.answer) return;
  showPaper(holder, sheet);
  fill(byId('rules'), [make('span', { class: 'rules-label' }, say('rules') + ' '), told(sheet.answer.template && sheet.answer.template.title)]);
  showPanel(sheet);
  showState();
  announceTotal(sheet);
  complain(sheet);
  if (panel.tab === 'derivation' && panel.derivation && panel.derivation.answer) refreshDerivation(sheet);
  if (sheet.focusNext) {
    const next = sheet.focusNext;
    sheet.focusNext = '';
    focusField(next);
  }
}

let complaining = false;

/** Tells why the last entry could not be scored, until it can be again. */
function complain(sheet) {
  const isFaulty = Boolean(sheet.problems && sheet.problems.length);
  if (isFaulty) showProblems(sheet.problems);
  else if (complaining) dismissMessage();
  complaining = isFaulty;
}

/** A form that cannot be scored yet: by which rules is asked first. */
function showUnscored(sheet, holder) {
  fill(holder, [
    make('ul', { class: 'problems' }, sheet.problems.map(problem => make('li', {}, problemText(problem)))),
    make('p', {}, button(say('changeRules'), () => showChooser(sheet), { class: 'primary' }))
  ]);
  if (!entryAt(sheet.assessment, '/template')) showChooser(sheet);
}

/** What a cell takes, and the choices where there are any. */
function showHint(cell) {
  const place = byId('hint');
  if (!place) return;
  const choices = cell && cell.choices && cell.choices.length ? say('choices') + cell.choices.join(' · ') : '';
  setText(place, cell ? [told(cell.hint), choices].filter(Boolean).join(' ') : '');
}

function showState() {
  const kept = byId('kept');
  if (!kept || !current) return;
  const empty = current.answer ? current.answer.paper.cells.filter(cell => isEditable(cell) && cell.text === '' && !mayBeEmpty(cell)).length : null;
  const clock = current.kept ? two(current.kept.getHours()) + ':' + two(current.kept.getMinutes()) : '';
  kept.textContent = [
    empty === null ? '' : empty ? say('filled', { count: empty }) : say('filledAll'),
    !draftsWork ? say('draftNot') : clock && say('draftKept', { time: clock })
  ].filter(Boolean).join(' · ');
  byId('undo').disabled = !current.undo.length && !current.pending;
  byId('redo').disabled = !current.redo.length;
}

function two(number) {
  return String(number).padStart(2, '0');
}

let noticeTimer = 0;

function showNotice(text) {
  const place = byId('notice');
  if (!place) return;
  setText(place, text);
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { place.textContent = ''; }, 6000);
}

function problemText(problem) {
  return [problem.place && make('span', { class: 'place' }, problem.place + ' '), told(problem),
    problem.advice && make('p', { class: 'advice' }, [make('b', {}, say('advice')), ' ', told(problem.advice)])];
}

function showProblems(problems) {
  showMessage(make('ul', { class: 'problems' }, problems.map(problem => make('li', {}, problemText(problem)))));
}

/** A message that stays until it is dismissed. */
function showMessage(content, act) {
  const dismiss = button(say('dismiss'), dismissMessage);
  fill(byId('messages'), make('div', { class: 'message' }, [make('div', { class: 'text' }, content), act, dismiss]));
}

function dismissMessage() {
  fill(byId('messages'), null);
}

/** The forms that are open. */
function showTabs() {
  const nav = byId('tabs');
  nav.setAttribute('aria-label', say('sheets'));
  fill(nav, sheets.length > 0 && [
    make('ul', {}, sheets.map(sheet => make('li', { class: sheet === current ? 'chosen' : null }, [
      button([make('span', { class: 'tab-title' }, sheetTitle(sheet)), entryAt(sheet.assessment, '/year') && make('span', { class: 'tab-year' }, entryAt(sheet.assessment, '/year')),
        sheet.dirty && make('span', { class: 'dirty', role: 'img', 'aria-label': say('unsaved'), title: say('unsaved') }, '●')],
      () => { showSheet(sheet); byId('main').focus(); }, { class: 'tab', 'aria-current': sheet === current ? 'page' : null }),
      button('×', () => closeSheet(sheet), { class: 'close', 'aria-label': say('closeSheet', { title: sheetTitle(sheet) }) })
    ]))),
    button('+', showStart, { class: 'add', 'aria-label': say('addSheet'), title: say('addSheet') })
  ]);
}

/** Closes a form; it can be brought back, and its draft stays until it is deleted. */
function closeSheet(sheet) {
  commitTyping(sheet);
  const at = sheets.indexOf(sheet);
  sheets.splice(at, 1);
  if (sheet === current) {
    current = null;
    if (sheets.length) showSheet(sheets[Math.min(at, sheets.length - 1)]);
    else showHome();
  }
  showTabs();
  byId('main').focus();
  showMessage(say('closed', { title: sheetTitle(sheet) }), button(say('reopen'), () => {
    sheets.splice(at, 0, sheet);
    dismissMessage();
    showSheet(sheet);
  }, { class: 'primary' }));
}
