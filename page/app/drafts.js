'use strict';
// Drafts in the browser's own storage, where it has one. Two windows keep each other's: each writes only its own forms.

const DRAFTS = 'jixiao.drafts';

/** All drafts by their ids, or nothing where the browser keeps none. */
function readDrafts() {
  try {
    const kept = JSON.parse(localStorage.getItem(DRAFTS) || '{}');
    return kept && typeof kept === 'object' ? kept : {};
  } catch (error) {
    return null;
  }
}

function writeDrafts(change) {
  try {
    const kept = readDrafts() || {};
    change(kept);
    localStorage.setItem(DRAFTS, JSON.stringify(kept));
    return true;
  } catch (error) {
    return false;
  }
}

/** Where a form stands in the folder that is served: its file, the number of its table there, and the version that it began from. */
function servedAt(sheet) {
  if (!sheet.served || folder.given) return null;
  return { name: sheet.served.name, version: sheet.served.version, at: Number(sheet.served.id.split('.').pop()) };
}

/** Keeps a form; false where the browser does not. */
function keepDraft(sheet) {
  return writeDrafts(kept => {
    kept[sheet.id] = { title: sheetTitle(sheet), assessment: sheet.assessment, remarks: sheet.remarks, origin: sheet.origin, when: Date.now(), served: servedAt(sheet) };
  });
}

/** Forgets a form. */
function dropDraft(id) {
  return writeDrafts(kept => { delete kept[id]; });
}

/** Drafts from the latest on. */
function draftsByTime() {
  const kept = readDrafts() || {};
  return Object.keys(kept).map(id => Object.assign({ id }, kept[id]))
    .filter(draft => draft.assessment && typeof draft.assessment === 'object')
    .sort((one, other) => (other.when || 0) - (one.when || 0));
}
