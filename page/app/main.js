'use strict';
// What the whole page listens to, and its start.

function showWords() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = say('brand');
  document.querySelectorAll('[data-word]').forEach(node => { node.textContent = say(node.dataset.word); });
  const other = byId('language');
  other.textContent = say('otherLanguage');
  other.lang = language === 'zh' ? 'en' : 'zh-CN';
}

function changeLanguage() {
  language = language === 'zh' ? 'en' : 'zh';
  keepLanguage();
  showWords();
  if (current) showSheet(current);
  else showHome();
}

function keepLanguage() {
  try {
    localStorage.setItem('jixiao.language', language);
  } catch (error) {
    // Without storage the page begins in the language of the browser.
  }
}

function keptLanguage() {
  try {
    const kept = localStorage.getItem('jixiao.language');
    return kept === 'zh' || kept === 'en' ? kept : '';
  } catch (error) {
    return '';
  }
}

/** Keys that work everywhere. */
function keyOnPage(event) {
  if (event.isComposing || event.defaultPrevented) return;
  const act = pageKey(event);
  if (!act) return;
  event.preventDefault();
  act();
}

function pageKey(event) {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (control && key === 'o') return chooseFiles;
  if (!current) return null;
  const sheet = current;
  if (control && key === 's') return () => saveSheet(sheet);
  if (control && (key === 'z' || key === 'y') && !isWriting(event.target)) {
    return () => key === 'y' || event.shiftKey ? redo(sheet) : undo(sheet);
  }
  if (event.altKey && key === 'Insert') return () => insertRow(sheet);
  if (event.altKey && key === 'Delete') return () => deleteRow(sheet);
  if (!control && !event.altKey && byId('panel').contains(event.target) && !isWriting(event.target)) {
    const decision = decisionKey(sheet, key);
    if (decision) return decision;
  }
  if (key === 'F8') return () => nextFinding(sheet, event.shiftKey ? -1 : 1);
  if (key === 'F9') return () => explainHere(sheet);
  if (key === 'F6') return () => otherSide(sheet);
  if (key === 'Escape' && byId('panel') && byId('panel').contains(event.target)) return () => backToForm(sheet, '');
  return null;
}

/** Whether the browser's own undo is wanted: something is being typed. */
function isWriting(node) {
  return node.classList.contains('editor') ? mode !== 'rest' : /^(INPUT|TEXTAREA)$/.test(node.tagName);
}

function otherSide(sheet) {
  if (byId('panel').contains(document.activeElement)) backToForm(sheet, '');
  else byId('panel-body').focus();
}

function hasFiles(event) {
  return event.dataTransfer && Array.from(event.dataTransfer.types).indexOf('Files') >= 0;
}

function listen() {
  byId('home').addEventListener('click', showHome);
  byId('language').addEventListener('click', changeLanguage);
  byId('files').addEventListener('change', event => {
    const chosen = Array.from(event.target.files);
    event.target.value = '';
    openFiles(chosen);
  });
  document.addEventListener('keydown', keyOnPage);
  document.addEventListener('keydown', keyOnStop);
  document.addEventListener('paste', pasted);
  document.addEventListener('focusin', event => {
    if (current && event.target.dataset && event.target.dataset.field && event.target.tagName === 'BUTTON') {
      current.selected = event.target.dataset.field;
      showRowTools(current);
    }
  });
  window.addEventListener('dragover', event => { if (hasFiles(event)) { event.preventDefault(); byId('drop').hidden = false; } });
  window.addEventListener('dragleave', event => { if (!event.relatedTarget) byId('drop').hidden = true; });
  window.addEventListener('drop', event => {
    byId('drop').hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    openDropped(event.dataTransfer.items, Array.from(event.dataTransfer.files));
  });
  window.addEventListener('beforeunload', event => {
    if (current) commitTyping(current);
    sheets.filter(sheet => sheet.dirty).forEach(sheet => { draftsWork = keepDraft(sheet); });
    if (draftsWork || !sheets.some(sheet => sheet.dirty)) return;
    event.preventDefault();
    event.returnValue = '';
  });
  window.addEventListener('beforeprint', () => { if (current) commitTyping(current); });
}

async function start() {
  language = keptLanguage() || (/^zh/i.test(navigator.language || 'zh') ? 'zh' : 'en');
  showWords();
  fill(byId('main'), make('p', { class: 'none starting' }, say('starting')));
  try {
    await startEngine();
    await beginFolder();
  } catch (error) {
    fill(byId('main'), make('p', { class: 'none starting' }, say('cannotStart', { why: error.message || String(error) })));
    return;
  }
  listen();
  showHome();
}

start();
