'use strict';
// Rows of indicators: one more below that of the focus, or that one taken out. Both can be undone.

function rowIndex(sheet) {
  const found = /^(?:card:)?\/indicators\/(\d+)(?=\/|$)/.exec(sheet ? sheet.selected : '');
  return found && readAt(sheet.assessment, '/indicators/' + found[1]) ? Number(found[1]) : null;
}

function withRows(sheet, rows) {
  change(sheet, writtenAt(sheet.assessment, '/indicators', rows));
}

/** A row below, under the same tiers. */
function insertRow(sheet) {
  commitTyping(sheet);
  const at = rowIndex(sheet);
  if (at === null) return;
  const rows = sheet.assessment.indicators.slice();
  rows.splice(at + 1, 0, { path: rows[at].path.slice(), name: '', target: '', weight: '' });
  withRows(sheet, rows);
  sheet.selected = '/indicators/' + (at + 1) + '/name';
  sheet.focusNext = sheet.selected;
  showNotice(say('rowInserted'));
}

function deleteRow(sheet) {
  commitTyping(sheet);
  const at = rowIndex(sheet);
  if (at === null) return;
  const rows = sheet.assessment.indicators.slice();
  rows.splice(at, 1);
  withRows(sheet, rows);
  sheet.selected = rows.length ? '/indicators/' + Math.min(at, rows.length - 1) + '/name' : '';
  sheet.focusNext = sheet.selected;
  showNotice(say('rowDeleted'));
}

/** The buttons work where there is a row. */
function showRowTools(sheet) {
  const none = rowIndex(sheet) === null;
  ['insert-row', 'delete-row'].forEach(id => {
    const tool = byId(id);
    if (tool) tool.disabled = none;
  });
}
