'use strict';
// The forms that are open, each with what was done to it, and when it is scored again.

const sheets = [];
let current = null;
let draftsWork = true;

/** Adds a form and shows it. */
function addSheet(assessment, beside) {
  const id = Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
  const sheet = Object.assign({
    id, assessment, remarks: [], origin: '', undo: [], redo: [], pending: null, answer: null,
    asked: 0, answered: 0, dirty: false, timer: 0, draftTimer: 0, selected: '', problems: null
  }, beside);
  sheets.push(sheet);
  return sheet;
}

function sheetTitle(sheet) {
  const name = entryAt(sheet.assessment, '/project/name').trim();
  return name || say('unnamed');
}

/** The assessment with what is being typed. */
function liveAssessment(sheet) {
  return sheet.pending ? entered(sheet.assessment, sheet.pending.cell, sheet.pending.text) : sheet.assessment;
}

/** What is being typed in a cell counts at once, and is kept as one step when the cell is left. */
function typing(sheet, cell, text) {
  sheet.pending = { cell, text };
  scoreSoon(sheet);
}

/** Keeps what was typed as a step that can be undone. */
function commitTyping(sheet) {
  const pending = sheet.pending;
  if (!pending) return;
  sheet.pending = null;
  if (pending.text !== entryOf(sheet.assessment, pending.cell)) {
    change(sheet, entered(sheet.assessment, pending.cell, pending.text));
  } else {
    scoreSoon(sheet);
  }
}

/** Forgets what was typed. */
function dropTyping(sheet) {
  if (!sheet.pending) return;
  sheet.pending = null;
  scoreSoon(sheet);
}

/** A step: the form is another one from here on. */
function change(sheet, assessment) {
  sheet.undo.push(sheet.assessment);
  sheet.redo = [];
  become(sheet, assessment);
}

function become(sheet, assessment) {
  sheet.assessment = assessment;
  sheet.dirty = true;
  scoreSoon(sheet);
  draftSoon(sheet);
  showTabs();
}

function undo(sheet) {
  commitTyping(sheet);
  if (!sheet.undo.length) return;
  sheet.redo.push(sheet.assessment);
  become(sheet, sheet.undo.pop());
  announce(say('undone'));
}

function redo(sheet) {
  commitTyping(sheet);
  if (!sheet.redo.length) return;
  sheet.undo.push(sheet.assessment);
  become(sheet, sheet.redo.pop());
  announce(say('redone'));
}

// A fast engine answers at every key; a slow one waits for a pause.
let lastScoreTook = 0;

function scoreSoon(sheet) {
  clearTimeout(sheet.timer);
  sheet.timer = setTimeout(() => scoreNow(sheet), lastScoreTook > 60 ? 250 : 20);
}

/** Scores a form and shows what came of it, unless something newer was asked meanwhile. */
async function scoreNow(sheet) {
  clearTimeout(sheet.timer);
  sheet.timer = 0;
  const asked = ++sheet.asked;
  const began = performance.now();
  let answer;
  try {
    answer = await engine.call('form', { language, assessment: liveAssessment(sheet) });
  } catch (error) {
    answer = { problems: [{ severity: 'error', zh: String(error.message || error), en: String(error.message || error) }] };
  }
  lastScoreTook = performance.now() - began;
  if (asked !== sheet.asked) return;
  sheet.answered = asked;
  if (answer.paper) {
    sheet.answer = Object.assign(answer, { findings: gravestFirst(answer.findings || []) });
    sheet.problems = null;
  } else {
    sheet.problems = answer.problems || [];
  }
  if (sheet === current) showScored(sheet);
}

const GRAVITY = ['error', 'inconsistency', 'warning', 'note'];

/** Findings, the gravest first, otherwise in their order. */
function gravestFirst(findings) {
  return GRAVITY.reduce((sorted, severity) => sorted.concat(findings.filter(finding => finding.severity === severity)), []);
}

function draftSoon(sheet) {
  clearTimeout(sheet.draftTimer);
  sheet.draftTimer = setTimeout(() => keepNow(sheet), 400);
}

function keepNow(sheet) {
  draftsWork = keepDraft(sheet);
  sheet.kept = draftsWork ? new Date() : null;
  showState();
}
