'use strict';
// A block of cells as spreadsheets put it on the clipboard: tabs between cells, cells with line breaks in quotes.

/** The rows of a block; a text without tabs and line breaks is one cell. */
function blockOf(text) {
  const rows = [[]];
  let at = 0;
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  while (at <= clean.length) {
    const [cell, next] = clean[at] === '"' ? quotedCell(clean, at) : plainCell(clean, at);
    rows[rows.length - 1].push(cell);
    if (next >= clean.length) break;
    if (clean[next] === '\n') rows.push([]);
    at = next + 1;
  }
  return rows;
}

function plainCell(text, from) {
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end++;
  return [text.slice(from, end), end];
}

/** A quoted cell ends with a quote before a tab, a line break or the end; otherwise the quote is a quote. */
function quotedCell(text, from) {
  let cell = '';
  let at = from + 1;
  while (at < text.length) {
    if (text[at] === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 2;
    } else if (text[at] === '"') {
      const next = text[at + 1];
      return next === undefined || next === '\t' || next === '\n' ? [cell, at + 1] : plainCell(text, from);
    } else {
      cell += text[at];
      at += 1;
    }
  }
  return plainCell(text, from);
}
