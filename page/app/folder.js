'use strict';
// The folder that the program serves: its tables with points and findings, what could not be read, and what several tables show.

const folder = { list: null, given: null, tab: 'overview', filter: '', only: 'all', year: '', order: 'name', asked: 0 };
const FOLDER_TABS = ['overview', 'tables', 'sample', 'second', 'years'];
const SEVERITIES = ['error', 'inconsistency', 'warning', 'note'];

/** Asks what the program serves; a program without a folder has the page alone. */
async function beginFolder() {
  if (!engine.served) return;
  const answer = await engine.call('folder', { language });
  if (answer.files) folder.list = answer;
  else if (answer.problems && answer.problems[0].place !== 'serve') showProblems(answer.problems);
}

/** The first screen: the folder, where there is one. */
function showHome() {
  if (!folder.list) {
    showStart();
    return;
  }
  showFolder();
  refreshFolder();
}

/** Looks again: somebody may have written meanwhile. */
async function refreshFolder() {
  const asked = ++folder.asked;
  const answer = await askFolder('folder', {});
  if (!answer || !answer.files || asked !== folder.asked) return;
  folder.list = answer;
  if (document.body.className === 'at-folder') showFolder();
}

function showFolder() {
  if (current) commitTyping(current);
  const held = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.key : null;
  current = null;
  drawn.holder = null;
  document.body.className = 'at-folder';
  const list = folder.list;
  const kept = byId('picture');
  fill(byId('main'), make('div', { class: 'folder' }, [
    make('div', { class: 'folder-head' }, [
      make('div', { class: 'folder-title' }, [make('h1', {}, list.dir), make('p', { class: 'private' }, folderPromise(list))]),
      folder.given ? button(say('roster'), chooseRoster, { data: { key: 'roster' } }) : button(say('refresh'), refreshFolder, { data: { key: 'refresh' } }),
      button(say('reportFile'), reportFolder, { class: 'primary', data: { key: 'report' } }),
      button(say('otherTable'), showStart, { data: { key: 'other' } }),
      folder.given ? button(say('closeFolder'), closeFolder, { data: { key: 'close' } }) : button(say('stop'), stopServing, { data: { key: 'stop' } })
    ]),
    list.problems && make('ul', { class: 'unread' }, list.problems.map(problem => make('li', {}, problemText(problem)))),
    make('div', { class: 'panel-tabs', role: 'tablist', 'aria-label': say('folderTabs'), on: { keydown: keyOnFolderTab } }, FOLDER_TABS.map(folderTab)),
    make('div', { id: 'folder-body', role: 'tabpanel', 'aria-labelledby': 'folder-' + folder.tab },
      folder.tab === 'overview' && kept ? kept : { overview: overviewTab, tables: tablesTab, sample: sampleTab, second: secondTab, years: yearsTab }[folder.tab]())
  ]));
  if (kept && folder.tab === 'overview') askPicture();
  showTabs();
  const again = held && Array.from(byId('main').querySelectorAll('[data-key]')).find(node => node.dataset.key === held);
  if (again) again.focus();
}

function folderPromise(list) {
  if (folder.given) return say(engine.served ? 'privateServed' : 'private');
  return say(list.writable ? 'folderWritable' : 'folderReadOnly');
}

function folderTab(name) {
  const isChosen = name === folder.tab;
  return make('button', {
    type: 'button', role: 'tab', id: 'folder-' + name, 'aria-controls': 'folder-body', 'aria-selected': String(isChosen), tabindex: isChosen ? 0 : -1,
    data: { key: 'tab-' + name }, on: { click: () => openFolderTab(name) }
  }, say('folder_tab_' + name));
}

function keyOnFolderTab(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  openFolderTab(FOLDER_TABS[(FOLDER_TABS.indexOf(folder.tab) + step + FOLDER_TABS.length) % FOLDER_TABS.length]);
}

function openFolderTab(name) {
  folder.tab = name;
  showFolder();
  byId('folder-' + name).focus();
}

/** A call about the whole folder. */
function askFolder(name, request) {
  return ask(name, folder.given ? Object.assign(givenRequest(), request) : request);
}

function tablesTab() {
  return [countList(folder.list), folderTools(), make('div', { id: 'listed' }, listedTables(folder.list))];
}

/** Every table of the folder with its file. */
function tablesOf(list) {
  return list.files.reduce((all, file) => all.concat(file.tables.map(table => ({ file, table }))), []);
}

function countList(list) {
  const tables = tablesOf(list);
  const sum = kind => tables.reduce((count, one) => count + one.table.findings[kind], 0);
  const failed = tables.filter(one => one.table.verdict === 'fail').length;
  const unread = list.files.filter(isFaulty).length + list.left_out.length;
  const counts = [['countTables', tables.length, ''], ['countFailed', failed, failed ? 'error' : ''], ['countUnread', unread, unread ? 'warning' : '']]
    .concat(list.roster ? [['countMissing', list.roster.missing.length, list.roster.missing.length ? 'error' : '']] : [])
    .concat(SEVERITIES.map(kind => ['severity_' + kind, sum(kind), sum(kind) ? kind : '']));
  return make('ul', { class: 'counts' }, counts.map(([key, count, look]) => make('li', { class: look || null }, [make('b', {}, count), ' ', say(key)])));
}

function isFaulty(file) {
  return Boolean(file.problems && file.problems.length) || file.tables.some(table => table.problems && table.problems.length);
}

function folderTools() {
  const filter = make('input', { id: 'folder-filter', type: 'search', 'aria-label': say('folderFilter'), placeholder: say('folderFilter'), data: { key: 'filter' } });
  filter.value = folder.filter;
  filter.addEventListener('input', () => { folder.filter = filter.value; showListed(); });
  return make('div', { class: 'folder-tools' }, [filter,
    yearChoice(), choice('only', ['all', 'found', 'undecided', 'failed']), choice('order', ['name', 'gravest', 'lowest'])]);
}

/** Which year is listed, where there are tables of several. */
function yearChoice() {
  const found = Array.from(new Set(tablesOf(folder.list).map(one => one.table.year).filter(Boolean))).sort().map(String);
  if (found.indexOf(folder.year) < 0) folder.year = '';
  if (found.length < 2) return null;
  const select = make('select', { 'aria-label': say('year'), data: { key: 'year' } },
    [make('option', { value: '' }, say('folder_years'))].concat(found.map(year => make('option', { value: year, selected: folder.year === year }, year))));
  select.addEventListener('change', () => { folder.year = select.value; showListed(); });
  return select;
}

function choice(name, values) {
  const select = make('select', { 'aria-label': say('folder_' + name), data: { key: name } },
    values.map(value => make('option', { value, selected: folder[name] === value }, say('folder_' + name + '_' + value))));
  select.addEventListener('change', () => { folder[name] = select.value; showListed(); });
  return select;
}

function showListed() {
  fill(byId('listed'), listedTables(folder.list));
}

function countedOf(table) {
  return SEVERITIES.reduce((count, kind) => count + table.findings[kind], 0);
}

const ONLY = {
  all: () => true,
  found: table => countedOf(table) > 0,
  undecided: table => countedOf(table) > table.confirmed,
  failed: table => table.verdict === 'fail'
};

const scoreOf = table => table.score === null ? -1 : Number(table.score);

const ORDERS = {
  name: () => 0,
  gravest: (one, other) => SEVERITIES.map(kind => other.table.findings[kind] - one.table.findings[kind]).find(found => found !== 0) || 0,
  lowest: (one, other) => scoreOf(one.table) - scoreOf(other.table)
};

function listedTables(list) {
  const wanted = folder.filter.trim().toLowerCase();
  const says = one => [one.file.name, one.table.title, one.table.department].join(' ').toLowerCase();
  const ofYear = one => !folder.year || String(one.table.year) === folder.year;
  const shown = tablesOf(list).filter(one => ofYear(one) && ONLY[folder.only](one.table) && says(one).indexOf(wanted) >= 0);
  shown.sort(ORDERS[folder.order]);
  if (!shown.length) return make('p', { class: 'none' }, say(tablesOf(list).length ? 'folderNoneSuch' : 'folderEmpty'));
  const heads = ['listTitle', 'department', 'year', 'points', 'listGrade'].map(key => say(key))
    .concat(SEVERITIES.map(kind => say('severity_' + kind)), [say('listConfirmed'), say('listDismissed')]);
  return make('table', { class: 'listed', on: { keydown: keyInList } }, [
    make('thead', {}, make('tr', {}, heads.map(head => make('th', { scope: 'col' }, head)))),
    make('tbody', {}, shown.map(listedRow))
  ]);
}

function listedRow(one) {
  const { file, table } = one;
  const title = button(table.title || file.name, () => openListed(file, table), { class: 'title', data: { key: table.id } });
  const figure = (count, kind) => make('td', { class: count ? kind : 'zero' }, count);
  return make('tr', { class: table.verdict }, [
    make('th', { scope: 'row' }, [title, make('span', { class: 'why' }, file.name)]),
    make('td', { class: 'words' }, table.department), make('td', {}, table.year),
    make('td', { class: 'score' }, table.score === null ? '—' : table.score), make('td', {}, table.grade)
  ].concat(SEVERITIES.map(kind => figure(table.findings[kind], kind)), [figure(table.confirmed, 'note'), figure(table.findings.waived, 'note')]));
}

/** Up and down in the list; Enter opens. */
function keyInList(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const titles = Array.from(event.currentTarget.querySelectorAll('button.title'));
  const next = titles[titles.indexOf(event.target) + step];
  event.preventDefault();
  if (next) next.focus();
}

/** Opens a table of the folder, with what was said to its findings; down to the cell of one, where one is asked for. */
async function openListed(file, table, finding) {
  const open = sheets.find(sheet => sheet.served && sheet.served.id === table.id);
  if (open) {
    showSheet(open);
    await aimAt(open, finding);
    return;
  }
  const answer = await askFile(file);
  if (!answer || !answer.tables) return;
  const found = answer.tables.find(one => one.id === table.id);
  if (!found) {
    refreshFolder();
    return;
  }
  await aimAt(openServed(answer, found), finding);
}

/** A table of the folder as a form that knows where it stands. */
function openServed(file, table) {
  const served = { id: table.id, name: file.name, version: file.version, writable: file.writable, findings: table.findings };
  panel.tab = 'findings';
  const sheet = addSheet(table.assessment, { remarks: table.remarks || [], origin: table.origin || file.name, served });
  showSheet(sheet);
  byId('panel-body').focus();
  return sheet;
}

/** Shows a finding of a form with its cell, once it is scored; the keys of decisions hold. */
async function aimAt(sheet, wanted) {
  if (!wanted) return;
  await scoreNow(sheet);
  const found = sheet.answer && sheet.answer.findings.find(finding => finding.code === wanted.code && finding.message.zh === wanted.zh);
  if (!found || sheet !== current) return;
  showFinding(sheet, found);
  const part = found.field ? partOf(found.field) : null;
  if (part) {
    part.node.scrollIntoView({ block: 'center' });
    part.node.classList.add('aim');
  }
  byId('panel-body').focus({ preventScroll: true });
}

/** The whole folder with its charts, as a page of its own that is kept. */
async function reportFolder() {
  const answer = await askFolder('report', {});
  if (!answer || !answer.base64) return;
  download(answer);
  announce(say('exported', { name: answer.name }));
}

/** Ends the program; the page that is left says so. */
async function stopServing() {
  if (sheets.some(sheet => sheet.dirty)) {
    showMessage(say('stopUnsaved'), button(say('stopAnyway'), stopNow, { class: 'primary' }));
    return;
  }
  stopNow();
}

async function stopNow() {
  dismissMessage();
  const answer = await ask('stop', {});
  if (!answer) return;
  sheets.forEach(sheet => { sheet.dirty = false; });
  fill(byId('main'), make('p', { class: 'none starting' }, say('stopped')));
}
