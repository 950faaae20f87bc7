'use strict';
// The form as it is printed: drawn once, then only its texts change, so that focus and caret stay where they are.

let drawn = { shape: '', cells: [], rows: new Map(), rowsOf: new Map(), holder: null };

// While cells are replaced the focus leaves them and comes back: nothing is entered by that.
let replacing = false;

/** Draws the form of a sheet, or patches what is drawn. */
function showPaper(holder, sheet) {
  const paper = sheet.answer.paper;
  const shape = sheet.id + language + JSON.stringify([paper.widths, paper.repeated, paper.cells.map(cellPlace)]);
  if (shape !== drawn.shape && takesTypedCell(sheet, paper)) return;
  if (shape !== drawn.shape || drawn.holder !== holder) {
    keepingFocus(sheet, () => drawPaper(holder, sheet, paper));
    drawn.shape = shape;
  } else {
    const other = drawn.cells.filter((part, at) => cellKind(part.cell) !== cellKind(paper.cells[at]));
    paper.cells.forEach((cell, at) => { drawn.cells[at].cell = cell; });
    if (other.length) keepingFocus(sheet, () => other.forEach(part => inhabit(sheet, part, part.node)));
  }
  drawn.rowsOf.clear();
  drawn.cells.forEach(part => patchCell(sheet, part));
  showAllBeside(sheet);
  const active = drawn.cells.find(part => part.editor && part.editor === document.activeElement);
  if (active) settle(active);
}

/** Whether the cell in which somebody types would go into another one, a tier into that above: it stays until it is left. */
function takesTypedCell(sheet, paper) {
  const typed = sheet.pending && document.activeElement.classList.contains('editor') ? sheet.pending.cell.field : null;
  return typed !== null && !paper.cells.some(cell => cell.field === typed);
}

/** Where a cell stands: with other places the form is drawn anew. */
function cellPlace(cell) {
  return [cell.row, cell.column, cell.rows, cell.columns, cell.look];
}

/** What is in a cell: another kind of content is made anew. */
function cellKind(cell) {
  return JSON.stringify([cell.field || '', cell.enters || '', cell.input ? 1 : 0, cell.field ? '' : cell.text]);
}

/** Does something that may replace the cell with the focus, and leaves focus, caret and what is being typed as they were. */
function keepingFocus(sheet, replace) {
  const before = document.activeElement;
  const field = focusedField();
  const held = { mode, value: before.value, start: before.selectionStart, end: before.selectionEnd };
  replacing = true;
  replace();
  const part = field && document.activeElement !== before ? partOf(field) : null;
  if (part) (part.editor || part.button).focus({ preventScroll: true });
  replacing = false;
  if (part && part.editor && before.value !== undefined) resume(sheet, part, held);
  else if (field && !part && document.activeElement !== before) focusField(field);
}

function isBordered(cell) {
  return cell.look === 'cell' || cell.look === 'words';
}

/** Whether a person may enter something there. */
function isEditable(cell) {
  return Boolean(cell.input && entryField(cell));
}

/** Whether a cell shows a figure that is computed, and whose derivation opens. A weight is the rule's own. */
function isComputed(cell) {
  return Boolean(cell.field) && cell.field.indexOf('card:') === 0 && !/\/weight$/.test(cell.field);
}

/** Whether a cell is one to fill in, and so is yellow: results, their reasons, and whatever is empty as the form is drawn. */
function isToFill(cell) {
  return isEditable(cell) && (cell.text === '' || /\/(actual|executed|achieved|judged|reason|evidence)$/.test(entryField(cell)));
}

/** Whether a cell may stay empty without the form being unfinished. */
function mayBeEmpty(cell) {
  return /\/(reason|evidence|criteria|implementer|code|category|unit|path\/\d+)$|^\/funds\/[1-9]/.test(entryField(cell));
}

function drawPaper(holder, sheet, paper) {
  drawn = { shape: '', cells: [], rows: new Map(), rowsOf: new Map(), holder };
  const parts = paper.cells.map(cell => ({ cell, nodes: [], editor: null, shown: null, button: null }));
  drawn.cells = parts;
  const bordered = parts.filter(part => isBordered(part.cell));
  const first = bordered.length ? Math.min(...bordered.map(part => part.cell.row)) : 0;
  const end = bordered.length ? Math.max(...bordered.map(part => part.cell.row + part.cell.rows)) : 0;
  const parted = paper.repeated > first && paper.repeated < end ? paper.repeated : first;
  const isHeaded = paper.repeated !== null && paper.repeated !== undefined;
  const lines = parts.filter(part => !isBordered(part.cell));
  fill(holder, [
    lines.filter(part => part.cell.row < first).map(part => line(sheet, part)),
    parted > first && table(sheet, paper, parts, [first, first, parted]),
    end > first && table(sheet, paper, parts, [parted, isHeaded ? parted + 1 : parted, end]),
    lines.filter(part => part.cell.row >= end).map(part => line(sheet, part))
  ]);
  if (!parts.some(part => part.editor && part.editor.tabIndex === 0)) {
    const stop = parts.find(part => part.editor || part.button);
    if (stop) (stop.editor || stop.button).tabIndex = 0;
  }
}

function line(sheet, part) {
  const node = make(part.cell.look === 'title' ? 'h1' : 'p', { class: 'line ' + part.cell.look });
  inhabit(sheet, part, node);
  return node;
}

/** A part of the table: rows from `from` up to `body` are headings that come again on every printed page. */
function table(sheet, paper, parts, [from, body, end]) {
  const all = paper.widths.reduce((sum, width) => sum + width, 0) || 1;
  const columns = paper.widths.map(width => {
    const column = make('col');
    column.style.width = (width / all * 78) + '%';
    return column;
  });
  const beside = make('col', { class: 'beside' });
  const rows = (first, last, heading) => {
    const made = [];
    for (let number = first; number < last; number++) made.push(row(sheet, parts, number, [first, last], heading));
    return made;
  };
  return make('table', { class: 'form' }, [
    make('caption', { class: 'unseen' }, say('formOf', { title: sheetTitle(sheet) })),
    make('colgroup', {}, [columns, beside]),
    body > from && make('thead', {}, rows(from, body, true)),
    make('tbody', {}, rows(body, end, false))
  ]);
}

/** A row with the cells that begin in it. A cell that is cut by the headings says what it says where it ends. */
function row(sheet, parts, number, [first, last], heading) {
  const node = make('tr');
  parts.filter(part => isBordered(part.cell) && Math.max(part.cell.row, first) === number && part.cell.row + part.cell.rows > number)
    .sort((one, other) => one.cell.column - other.cell.column)
    .forEach(part => {
      const cell = part.cell;
      const stop = cell.row + cell.rows;
      const isHeading = heading && cell.text !== '' && stop <= last;
      const place = make(isHeading ? 'th' : 'td', {
        class: 'box ' + cell.look, scope: isHeading ? 'col' : null,
        rowspan: Math.min(stop, last) - number > 1 ? Math.min(stop, last) - number : null,
        colspan: cell.columns > 1 ? cell.columns : null
      });
      if (stop <= last) inhabit(sheet, part, place);
      node.appendChild(place);
    });
  const beside = make(heading ? 'th' : 'td', { class: 'beside', scope: heading ? 'col' : null });
  if (heading) append(beside, say('besideHeading'));
  else drawn.rows.set(number, { node, beside });
  node.appendChild(beside);
  return node;
}

/** What is in a cell: a text, points that open their derivation, or a text with an editor over it. */
function inhabit(sheet, part, node) {
  const cell = part.cell;
  part.node = node;
  part.editor = part.button = part.shown = null;
  node.classList.remove('editable', 'fill', 'empty');
  fill(node, null);
  if (isEditable(cell)) {
    part.shown = make('div', { class: 'shown' });
    part.editor = editorOf(sheet, part);
    node.classList.add('editable');
    if (isToFill(cell)) node.classList.add('fill');
    append(node, [part.shown, part.editor]);
  } else if (isComputed(cell)) {
    part.button = button('', () => explain(sheet, part.cell.field), { class: 'points', tabindex: '-1', data: stopData(cell) });
    append(node, part.button);
  } else {
    append(node, cell.text);
  }
}

function stopData(cell) {
  return { field: cell.field, row: cell.row, column: cell.column, columns: cell.columns };
}

function editorOf(sheet, part) {
  const cell = part.cell;
  return make('textarea', {
    class: 'editor', rows: 1, spellcheck: 'false', autocomplete: 'off', tabindex: isToFill(cell) ? '0' : '-1',
    'aria-label': labelOf(sheet, cell), 'aria-describedby': 'hint', data: stopData(cell),
    on: {
      focus: () => restOn(sheet, part), blur: () => leave(sheet, part), input: () => typed(sheet, part),
      mousedown: event => pressed(event, part), dblclick: () => editHere(part), keydown: event => keyInCell(event, sheet, part)
    }
  });
}

/** What a cell is, in words: its heading, and what its row is about. */
function labelOf(sheet, cell) {
  const cells = sheet.answer.paper.cells;
  const said = cells.filter(other => other.text !== '' && !isEditable(other) && isBordered(other));
  const above = said.filter(other => other.row + other.rows <= cell.row && other.column <= cell.column && other.column + other.columns > cell.column);
  const before = said.filter(other => other.column + other.columns <= cell.column && other.row <= cell.row && other.row + other.rows > cell.row);
  const indicator = /\/indicators\/(\d+)\//.exec(cell.field);
  const named = indicator ? rowName(sheet, Number(indicator[1])) : '';
  const left = before.length ? before[before.length - 1].text : '';
  const top = above.length ? above.reduce((last, other) => other.row > last.row ? other : last).text : '';
  const parts = indicator ? [named, top] : cell.row >= (sheet.answer.paper.repeated || Infinity) || left === '' ? [top || cell.text] : [left, moneyRow(cell) ? top : ''];
  return parts.filter(Boolean).join(' · ') || cell.field;
}

function moneyRow(cell) {
  return /^\/funds\//.test(cell.field);
}

/** What an indicator is called, or the lowest tier it stands under. */
function rowName(sheet, index) {
  const indicator = readAt(sheet.assessment, '/indicators/' + index) || {};
  const path = indicator.path || [];
  return String(indicator.name || path[path.length - 1] || index + 1);
}

/** Brings a cell to what the engine says; one that is being edited keeps what is typed. */
function patchCell(sheet, part) {
  const cell = part.cell;
  if (part.editor) {
    const editing = part.editor === document.activeElement && (mode !== 'rest' || sheet.pending);
    if (!editing) {
      setText(part.shown, cell.text);
      const entry = entryOf(sheet.assessment, cell);
      if (part.editor.value !== entry) {
        part.editor.value = entry;
        if (part.editor === document.activeElement) {
          entryBefore = entry;
          part.editor.select();
        }
      }
    }
    part.node.classList.toggle('empty', part.editor.value === '' && !mayBeEmpty(cell));
  } else if (part.button) {
    setText(part.button, cell.text);
    const label = pointsLabel(sheet, cell);
    if (part.button.getAttribute('aria-label') !== label) part.button.setAttribute('aria-label', label);
  }
}

/** What is told to those who cannot see the row of a figure. */
function pointsLabel(sheet, cell) {
  const name = fieldName(sheet, cell.field);
  if (!/\/score$/.test(cell.field)) return say('explainFigure', { name, text: cell.text });
  const figure = figureOf(sheet.answer, cell.field);
  return figure.score === null ? say('explainOpen', { name })
    : say('explainPoints', { name, points: figure.score, weight: figure.weight });
}

/** What a field is about. */
function fieldName(sheet, field) {
  const indicator = /\/indicators\/(\d+)/.exec(field);
  if (indicator) return rowName(sheet, Number(indicator[1]));
  return /execution/.test(field) ? say('execution') : say('total');
}

/** Points and full points of a field of the scorecard. */
function figureOf(answer, field) {
  const place = field.replace(/^card:/, '').replace(/\/[^/]*$/, '');
  const figure = readAt(answer.card, place) || {};
  const known = value => value === undefined || value === null ? null : String(value);
  return { score: known(figure.score), weight: known(figure.weight) || '', outcome: figure.outcome || '', why: figure.why };
}

/** The row in which a field stands, or that of the indicator it belongs to. */
function rowOf(field) {
  if (!drawn.rowsOf.has(field)) drawn.rowsOf.set(field, foundRow(field));
  return drawn.rowsOf.get(field);
}

function foundRow(field) {
  const cells = drawn.cells.map(part => part.cell).filter(cell => cell.field && isBordered(cell));
  const exact = cells.find(cell => cell.field === field);
  if (exact && exact.rows === 1) return exact.row;
  const plain = field.replace(/^card:/, '');
  const owner = /^\/indicators\/\d+(?=\/|$)|^\/funds\/\d+(?=\/|$)|^\/execution(?=\/|$)|^\/total(?=\/|$)|^\/reported\/(?:execution|total)/.exec(plain);
  if (!owner) return exact ? exact.row : null;
  const wanted = owner[0].replace('/reported', '');
  const belongs = cells.filter(cell => {
    const own = cell.field.replace(/^card:/, '').replace('/reported', '');
    return cell.rows === 1 && (own === wanted || own.indexOf(wanted + '/') === 0 || own.indexOf(wanted + '_') === 0);
  });
  return belongs.length ? belongs[0].row : exact ? exact.row : null;
}

function partOf(field) {
  return drawn.cells.find(part => part.cell.field === field && (part.editor || part.button)) || null;
}

function focusedField() {
  const focused = document.activeElement;
  return focused && drawn.holder && drawn.holder.contains(focused) ? focused.dataset.field || '' : '';
}

/** Puts the focus on a cell, or on the first cell to fill in of its row. */
function focusField(field) {
  const part = partOf(field) || rowPart(rowOf(field));
  if (!part) return false;
  const stop = part.editor || part.button;
  stop.focus();
  stop.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

function rowPart(number) {
  const inRow = drawn.cells.filter(part => part.cell.row === number && (part.editor || part.button));
  return inRow.find(part => part.editor && part.editor.tabIndex === 0) || inRow[0] || null;
}
