'use strict';
// Files in and out: opened, dropped, exported, saved. What comes out is offered as a download.

function chooseFiles() {
  byId('files').click();
}

async function openFiles(list) {
  const opened = [];
  for (const file of list) opened.push(...await openFile(file));
  showOpened(opened);
}

async function openFile(file) {
  const base64 = await base64Of(file);
  if (base64 === null) {
    showMessage(say('failed', { why: file.name }));
    return [];
  }
  const answer = await ask('open', { name: file.name, base64 });
  return answer ? addTables(answer, file.name) : [];
}

function base64Of(file) {
  return new Promise(resolve => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => resolve(null);
    reader.readAsDataURL(file);
  });
}

/** Adds every table of an answer; tells what is no table. */
function addTables(answer, name) {
  const tables = (answer.tables || []).filter(found => found.assessment);
  if (answer.problems && answer.problems.length) showProblems(answer.problems);
  else if (!tables.length) showMessage(say('noTable', { name }));
  return tables.map(found => addSheet(found.assessment, { remarks: found.remarks || [], origin: found.origin || name }));
}

/** Shows the first of the forms that were opened. */
function showOpened(opened) {
  if (!opened.length) return;
  showSheet(opened[0]);
  announce(say('opened', { title: opened.map(sheetTitle).join(', ') }));
  tellRules(opened[0]);
}

/** Says by which rules a form is scored that does not name its own. */
function tellRules(sheet) {
  const remark = sheet.remarks.find(said => said.field === '/template');
  if (remark) showMessage(told(remark), button(say('changeRules'), () => { dismissMessage(); showChooser(sheet); }, { class: 'primary' }));
}

/** Exports one form, or all of them where what comes out is one thing for all. */
async function exportAs(to) {
  const sheet = current;
  commitTyping(sheet);
  const isForAll = to === 'summary' || to === 'narrative';
  const assessments = isForAll ? sheets.map(liveAssessment) : [liveAssessment(sheet)];
  const answer = await ask('export', { assessments, to });
  if (!answer || !answer.base64) return;
  download(answer);
  if (/^(toml|json|xlsx)$/.test(to)) sheet.dirty = false;
  showTabs();
  showNotice(say('exported', { name: answer.name }));
}

function download(answer) {
  const address = URL.createObjectURL(new Blob([bytesOf(answer.base64)], { type: answer.type || 'application/octet-stream' }));
  const link = make('a', { href: address, download: answer.name });
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** The blank form of the year after, with the targets of this one. */
async function nextYear(sheet) {
  commitTyping(sheet);
  const year = Number(entryAt(sheet.assessment, '/year')) || usualYear() - 1;
  const answer = await ask('blank', { from: sheet.assessment, year: year + 1 });
  if (!answer || !answer.assessment) return;
  const added = addSheet(answer.assessment, { remarks: answer.remarks || [], origin: sheetTitle(sheet) });
  draftSoon(added);
  showSheet(added);
}

/** Forms are filled in early in the year after; in the second half of a year they are those of the same year. */
function usualYear() {
  const now = new Date();
  return now.getMonth() < 6 ? now.getFullYear() - 1 : now.getFullYear();
}
