'use strict';
// What a bureau says to a finding, and tables saved into the folder. Nothing that somebody else wrote meanwhile is written over
// without being shown.

const deciding = { id: '', decision: '', note: '', who: keptWho() };

const DECISIONS = { y: 'confirmed', n: 'dismissed', c: 'comment', u: 'withdrawn' };

function keptWho() {
  try {
    return localStorage.getItem('jixiao.who') || '';
  } catch (error) {
    return '';
  }
}

function keepWho() {
  try {
    localStorage.setItem('jixiao.who', deciding.who);
  } catch (error) {
    // Without storage it is asked again by the next page.
  }
}

/** The finding of the file that one of the form is; none where it comes from what was typed since. */
function servedFinding(sheet, finding) {
  if (!sheet.served) return null;
  const same = other => other.code === finding.code && other.location.pointer === finding.location.pointer && other.message.zh === finding.message.zh;
  return sheet.served.findings.find(same) || null;
}

/** What was said to a finding, and what can be said. */
function decisionPart(sheet, finding) {
  if (!sheet.served) return null;
  if (folder.given && !servedFinding(sheet, finding)) return null;
  const found = servedFinding(sheet, finding);
  if (!found) return make('p', { class: 'why' }, say('decideUnsaved'));
  return make('div', { class: 'decision' }, [
    found.standing !== 'open' && make('span', { class: 'standing ' + found.standing }, say('decided_' + found.standing)),
    (found.decisions || []).length > 0 && make('ul', {}, found.decisions.map(line => make('li', {}, [
      make('b', {}, say('decided_' + line.decision)), ' ', line.by, ' ', line.on, line.note && make('span', { class: 'note' }, line.note)
    ]))),
    !sheet.served.writable ? null : deciding.id === found.id ? decisionForm(sheet, found) : decisionButtons(sheet, found)
  ]);
}

function decisionButtons(sheet, found) {
  const wanted = found.standing === 'open' ? ['y', 'n', 'c'] : ['c', 'u'];
  return make('p', { class: 'acts' }, wanted.map(key => button([say('decide_' + DECISIONS[key]), make('kbd', {}, key.toUpperCase())],
    () => beginDecision(sheet, found, DECISIONS[key]), { data: { key: key + found.id } })));
}

function decisionForm(sheet, found) {
  const decision = deciding.decision;
  const who = make('input', { 'aria-label': say('who'), placeholder: say('who'), data: { key: 'who' } });
  who.value = deciding.who;
  who.addEventListener('input', () => { deciding.who = who.value; });
  const note = make('textarea', { rows: 3, 'aria-label': say('note_' + decision), placeholder: say('note_' + decision), data: { key: 'note' } });
  note.value = deciding.note;
  note.addEventListener('input', () => { deciding.note = note.value; });
  return make('form', { class: 'deciding', on: {
    submit: event => { event.preventDefault(); decide(sheet, found); },
    keydown: event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault();
        decide(sheet, found);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        leaveDecision(sheet);
      }
    }
  } }, [
    make('p', {}, make('b', {}, say('decide_' + decision))), note, who,
    make('p', { class: 'acts' }, [
      make('button', { type: 'submit', class: 'primary', title: 'Ctrl+Enter', data: { key: 'submit' } }, say('decideDo')),
      button(say('cancel'), () => leaveDecision(sheet), { data: { key: 'leave' } })
    ])
  ]);
}

/** Asks for the reason; a confirmation needs none, once it is known who confirms. */
function beginDecision(sheet, found, decision) {
  Object.assign(deciding, { id: found.id, decision, note: '' });
  const needsNote = decision === 'dismissed' || decision === 'comment';
  if (!needsNote && deciding.who.trim()) {
    decide(sheet, found);
    return;
  }
  showPanel(sheet);
  const form = byId('panel-body').querySelector('.deciding');
  if (form) form.querySelector(needsNote ? 'textarea' : 'input').focus();
}

function leaveDecision(sheet) {
  deciding.id = '';
  showPanel(sheet);
  byId('panel-body').focus();
}

async function decide(sheet, found) {
  const { decision, note, who } = deciding;
  const request = { language, table: sheet.served.id, finding: found.id, decision, standing: found.standing, who, note };
  const answer = await reach('decide', request);
  if (!answer) return;
  if (answer.findings) sheet.served.findings = answer.findings;
  if (answer.problems && answer.problems.length) {
    showProblems(answer.problems);
  } else {
    deciding.id = '';
    keepWho();
    dismissMessage();
    announce(say('decided_' + decision));
    showNotice(say('decided_' + decision));
  }
  if (sheet !== current) return;
  showPanel(sheet);
  if (!deciding.id) byId('panel-body').focus();
}

/** A call whose problems are shown where they are understood. */
async function reach(name, request) {
  try {
    return await engine.call(name, request);
  } catch (error) {
    showMessage(say('failed', { why: error.message || String(error) }));
    return null;
  }
}

/** Keys in the panel: from finding to finding, and what is said to the one that is shown. */
function decisionKey(sheet, key) {
  if (!sheet.served || panel.tab !== 'findings' || !sheet.answer) return null;
  const found = sheet.answer.findings || [];
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step) return () => stepInPanel(sheet, step);
  const shown = found.find(finding => findingKey(finding) === panel.finding);
  const known = shown && servedFinding(sheet, shown);
  if (!known || !sheet.served.writable || !DECISIONS[key]) return null;
  const isOpen = known.standing === 'open';
  const fits = { confirmed: isOpen, dismissed: isOpen, comment: true, withdrawn: !isOpen }[DECISIONS[key]];
  return fits ? () => beginDecision(sheet, known, DECISIONS[key]) : null;
}

function stepInPanel(sheet, step) {
  const found = sheet.answer.findings || [];
  if (!found.length) return;
  const at = found.findIndex(finding => findingKey(finding) === panel.finding);
  const next = found[Math.max(0, Math.min(found.length - 1, at < 0 ? 0 : at + step))];
  showFinding(sheet, next);
  byId('panel-body').focus();
  announce([say('severity_' + next.severity), told(next.title), told(next.message)].join(' '));
}

/** Saves a form where it belongs: into the folder, if the program may write there, otherwise as a file. */
async function saveSheet(sheet) {
  const served = sheet.served;
  if (!engine.served || !folder.list || !folder.list.writable) {
    exportAs('toml');
    return;
  }
  commitTyping(sheet);
  const where = served ? { id: served.id, version: served.version } : { name: newName(sheet) };
  const sent = sheet.assessment;
  const answer = await reach('save', Object.assign({ language, assessment: sent }, where));
  if (!answer) return;
  if (answer.current) showConflict(sheet, answer);
  else if (answer.problems) showProblems(answer.problems);
  else await saved(sheet, answer, sent);
}

function newName(sheet) {
  const name = [sheetTitle(sheet), entryAt(sheet.assessment, '/year')].filter(Boolean).join(' ');
  return Array.from(name.replace(/[\u0000-\u001f\\/:*?"<>|]/g, '_')).slice(0, 60).join('').replace(/^\.+/, '').trim();
}

async function saved(sheet, answer, sent) {
  sheet.served = { id: answer.id, name: answer.name, version: answer.version, writable: true, findings: [] };
  if (sheet.assessment === sent) {
    sheet.dirty = false;
    clearTimeout(sheet.draftTimer);
    dropDraft(sheet.id);
  }
  dismissMessage();
  showTabs();
  showNotice(say('savedIn', { name: answer.name }));
  const file = await reach('file', { language, id: answer.id.split('.')[0] });
  const table = file && file.tables && file.tables.find(one => one.id === answer.id);
  if (table && sheet.served.version === file.version) sheet.served.findings = table.findings;
  if (sheet === current) showPanel(sheet);
}

/** Somebody else has written meanwhile: what differs, and both ways on. */
function showConflict(sheet, answer) {
  const table = answer.current.tables.find(one => one.id === sheet.served.id) || answer.current.tables[0];
  const differing = table ? differences(sheet.assessment, table.assessment) : [];
  const shown = differing.slice(0, 12);
  showMessage([
    make('ul', { class: 'problems' }, answer.problems.map(problem => make('li', {}, problemText(problem)))),
    shown.length > 0 && make('table', { class: 'figures conflict' }, [
      make('thead', {}, make('tr', {}, ['conflictField', 'conflictMine', 'conflictTheirs'].map(key => make('th', { scope: 'col' }, say(key))))),
      make('tbody', {}, shown.map(([field, mine, theirs]) => make('tr', {}, [make('th', { scope: 'row' }, nameOf(sheet, field)), make('td', {}, mine), make('td', {}, theirs)])))
    ]),
    differing.length > shown.length && make('p', {}, say('more', { count: differing.length - shown.length }))
  ], [
    table && button(say('conflictOpen'), () => { dismissMessage(); openServed(answer.current, table); }, { class: 'primary' }),
    button(say('conflictMineWins'), () => { dismissMessage(); sheet.served.version = answer.version; saveSheet(sheet); })
  ]);
}

function nameOf(sheet, field) {
  const last = field.replace(/^.*\//, '');
  const label = 'field_' + last in WORDS ? say('field_' + last) : last;
  return /^\/indicators\/\d+/.test(field) ? fieldName(sheet, field) + ' · ' + label : label;
}

/** What is not the same in two tables: the field, and what stands there. */
function differences(mine, theirs) {
  const [own, other] = [mine, theirs].map(table => leaves(table, '', {}));
  const fields = Object.keys(Object.assign({}, own, other));
  return fields.filter(field => own[field] !== other[field]).map(field => [field, own[field] || '', other[field] || '']);
}

function leaves(value, field, found) {
  if (value !== null && typeof value === 'object') Object.keys(value).forEach(key => leaves(value[key], field + '/' + key, found));
  else found[field] = value === null ? '' : String(value);
  return found;
}
