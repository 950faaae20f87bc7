'use strict';
// Cells as in a spreadsheet: resting on a cell, typing over it, or editing it. The editor always has the focus, so that
// input methods for Chinese work from the first key.

// 'rest': the whole entry is marked, arrows move; 'over': typed over, up and down leave; 'edit': arrows move the caret.
let mode = 'rest';
let entryBefore = '';

function restOn(sheet, part) {
  if (replacing) return;
  mode = 'rest';
  sheet.selected = part.cell.field;
  entryBefore = entryOf(sheet.assessment, part.cell);
  part.editor.value = entryBefore;
  part.node.classList.add('here');
  settle(part);
  part.editor.select();
  showHint(part.cell);
  showRowTools(sheet);
}

/** Goes on in a cell that was replaced while it had the focus. */
function resume(sheet, part, held) {
  mode = held.mode;
  part.node.classList.add('here');
  if (mode !== 'rest') part.node.classList.add('typing');
  part.editor.value = held.value;
  if (sheet.pending) sheet.pending.cell = part.cell;
  part.editor.setSelectionRange(held.start, held.end);
}

/** Puts the text of the editor where the text of the cell stood. */
function settle(part) {
  part.editor.style.paddingTop = part.shown.offsetTop + 'px';
}

function leave(sheet, part) {
  if (replacing) return;
  part.node.classList.remove('here', 'typing');
  mode = 'rest';
  commitTyping(sheet);
  showHint(null);
}

function typed(sheet, part) {
  if (mode === 'rest') mode = 'over';
  part.node.classList.add('typing');
  setText(part.shown, part.editor.value + '\u200b');
  settle(part);
  typing(sheet, part.cell, part.editor.value);
}

/** The first press rests on the cell; a second one on the same cell edits it. */
function pressed(event, part) {
  if (document.activeElement !== part.editor) {
    event.preventDefault();
    part.editor.focus();
  } else if (mode === 'rest') {
    editHere(part);
  }
}

function editHere(part) {
  mode = 'edit';
  part.node.classList.add('typing');
}

function keyInCell(event, sheet, part) {
  if (event.isComposing || event.keyCode === 229) return;
  const act = cellKey(event, sheet, part);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** What a key does in a cell; nothing where the browser does it. */
function cellKey(event, sheet, part) {
  const key = event.key;
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey && (key === 'ArrowDown' || key === 'ArrowUp')) return choiceKey(sheet, part, key === 'ArrowDown' ? 1 : -1);
  if (key === 'Enter' && event.altKey) return () => breakLine(sheet, part);
  if (event.altKey || control) return null;
  if (key === 'Enter') return () => moveFrom(part.editor, event.shiftKey ? 'up' : 'down');
  if (key === 'F2') return () => editEnd(part);
  if (key === 'Escape') return mode === 'rest' && !sheet.pending ? null : () => restore(sheet, part);
  const way = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }[key];
  if (way && !event.shiftKey && (mode === 'rest' || (mode === 'over' && (way === 'up' || way === 'down')))) {
    return () => moveFrom(part.editor, way);
  }
  if (mode === 'rest' && (key === 'Delete' || key === 'Backspace')) return () => clearCell(sheet, part);
  return null;
}

function editEnd(part) {
  editHere(part);
  part.editor.setSelectionRange(part.editor.value.length, part.editor.value.length);
}

function restore(sheet, part) {
  dropTyping(sheet);
  part.editor.value = entryBefore;
  part.node.classList.remove('typing');
  mode = 'rest';
  setText(part.shown, part.cell.text);
  settle(part);
  part.editor.select();
}

function clearCell(sheet, part) {
  part.editor.value = '';
  setText(part.shown, '');
  typing(sheet, part.cell, '');
  commitTyping(sheet);
}

function breakLine(sheet, part) {
  const editor = part.editor;
  editor.setRangeText('\n', editor.selectionStart, editor.selectionEnd, 'end');
  mode = 'edit';
  typed(sheet, part);
}

/** The next of the choices of a cell. */
function choiceKey(sheet, part, step) {
  const choices = part.cell.choices || [];
  if (!choices.length) return null;
  return () => {
    const at = choices.indexOf(part.editor.value);
    const next = at < 0 ? (step > 0 ? 0 : choices.length - 1) : (at + step + choices.length) % choices.length;
    part.editor.value = choices[next];
    typed(sheet, part);
    showHint(part.cell);
  };
}

/** All places of the form that take the focus, as they stand. */
function stops() {
  return Array.from(drawn.holder.querySelectorAll('[data-row]')).map(node => ({
    node, row: Number(node.dataset.row), column: Number(node.dataset.column), columns: Number(node.dataset.columns)
  }));
}

/** Goes from a place to the next one in a direction. */
function moveFrom(node, way) {
  const all = stops();
  const here = all.find(stop => stop.node === node);
  const next = here && (way === 'left' || way === 'right' ? sideways(all, here, way) : upDown(all, here, way));
  if (!next) return;
  next.node.focus();
  next.node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function sideways(all, here, way) {
  const inRow = all.filter(stop => stop.row === here.row).sort((one, other) => one.column - other.column);
  return inRow[inRow.indexOf(here) + (way === 'right' ? 1 : -1)];
}

function upDown(all, here, way) {
  const step = way === 'down' ? 1 : -1;
  if (here.column === BESIDE_COLUMN) {
    const beside = all.filter(stop => stop.column === BESIDE_COLUMN);
    return beside[beside.indexOf(here) + step];
  }
  const over = all.filter(stop => stop.column < here.column + here.columns && stop.column + stop.columns > here.column);
  const onward = over.filter(stop => (stop.row - here.row) * step > 0);
  return onward.reduce((best, stop) => !best || (stop.row - best.row) * step < 0 ? stop : best, null);
}

/** Keys on points and on what stands beside the rows. */
function keyOnStop(event) {
  const node = event.target;
  if (node.tagName !== 'BUTTON' || node.dataset.row === undefined) return;
  const way = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  moveFrom(node, way);
}
