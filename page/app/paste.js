'use strict';
// What is pasted: a whole form opens; a block goes into the cells from the one that has the focus; a text into its cell.

const WHOLE_FORM = { rows: 4, columns: 4 };

function pasted(event) {
  const text = event.clipboardData ? event.clipboardData.getData('text/plain') : '';
  if (!text.trim()) return;
  const target = event.target;
  if (target.classList && target.classList.contains('editor')) {
    pasteInCell(event, text);
  } else if (!/^(INPUT|SELECT)$/.test(target.tagName)) {
    event.preventDefault();
    openPasted(text);
  }
}

function pasteInCell(event, text) {
  const block = blockOf(text);
  const isBlock = block.length > 1 || block[0].length > 1;
  const fromSheet = /<table/i.test(event.clipboardData.getData('text/html'));
  if (!isBlock || (mode !== 'rest' && !fromSheet)) return;
  event.preventDefault();
  const part = partOf(event.target.dataset.field);
  const sheet = current;
  const looksWhole = block.length >= WHOLE_FORM.rows && Math.max(...block.map(row => row.length)) >= WHOLE_FORM.columns;
  if (!looksWhole) {
    pasteBlock(sheet, part, block);
    return;
  }
  openPasted(text, () => pasteBlock(sheet, part, block));
}

/** Opens a pasted form; where it is none, does something else, or says so. */
async function openPasted(text, otherwise) {
  let answer = null;
  try {
    answer = await engine.call('paste', { language, text });
  } catch (error) {
    answer = { tables: [], problems: [{ severity: 'error', zh: error.message, en: error.message }] };
  }
  const tables = (answer.tables || []).filter(found => found.assessment);
  if (!tables.length && otherwise) {
    otherwise();
    return;
  }
  const opened = addTables(answer, say('pasteTitle'));
  opened.forEach(draftSoon);
  showOpened(opened);
}

/** Enters a block of cells as one step: row under row and cell beside cell, as they stand in the form. */
function pasteBlock(sheet, part, block) {
  dropTyping(sheet);
  const rows = drawn.cells.filter(other => other.editor && other.cell.column === part.cell.column && other.cell.row >= part.cell.row)
    .sort((one, other) => one.cell.row - other.cell.row);
  let assessment = sheet.assessment;
  let count = 0;
  let skipped = 0;
  block.forEach((line, down) => {
    const start = rows[down];
    const along = start ? drawn.cells.filter(other => other.cell.row === start.cell.row && isBordered(other.cell) && other.cell.column >= start.cell.column)
      .sort((one, other) => one.cell.column - other.cell.column) : [];
    line.forEach((text, right) => {
      const place = along[right];
      if (place && place.editor) {
        assessment = entered(assessment, place.cell, text.trim());
        count += 1;
      } else if (text.trim() !== '') {
        skipped += 1;
      }
    });
  });
  mode = 'rest';
  change(sheet, assessment);
  announce(say(skipped ? 'pastedSkipped' : 'pasted', { count, skipped }));
  showNotice(say(skipped ? 'pastedSkipped' : 'pasted', { count, skipped }));
}
