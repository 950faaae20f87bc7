'use strict';
// Assessments are never changed in place: a written one shares all else with the one before, so that undoing is going back to it.

function pointerSteps(pointer) {
  return pointer.split('/').slice(1).map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** What stands at a JSON pointer, or nothing. */
function readAt(value, pointer) {
  let here = value;
  for (const step of pointerSteps(pointer)) {
    if (here === null || typeof here !== 'object' || !Object.prototype.hasOwnProperty.call(here, step)) return undefined;
    here = here[step];
  }
  return here;
}

/** The same value with something else at a JSON pointer; what is missing on the way is made. */
function writtenAt(value, pointer, entry) {
  return writtenSteps(value, pointerSteps(pointer), entry);
}

function writtenSteps(value, steps, entry) {
  if (!steps.length) return entry;
  const step = steps[0];
  const isList = Array.isArray(value) || (value === undefined && /^\d+$/.test(step));
  const copy = isList ? (value || []).slice() : Object.assign({}, value);
  const next = writtenSteps(Object.prototype.hasOwnProperty.call(copy, step) ? copy[step] : undefined, steps.slice(1), entry);
  if (next === undefined && !isList) delete copy[step];
  else copy[step] = next;
  return copy;
}

/** The text by which a cell is edited. */
function entryAt(assessment, field) {
  const value = readAt(assessment, field);
  return value === undefined || value === null ? '' : String(value);
}

/** The field that an entry in a cell sets. */
function entryField(cell) {
  return cell.enters || cell.field;
}

/** The rows of money in the order in which forms print them. */
const MONEY = ['total', 'current', 'carryover', 'other'];

/** Where the row stands, or would stand, that a form prints and an assessment may not have: several cells of it may be entered at once. */
function placeOf(assessment, insert) {
  const rows = readAt(assessment, insert.list) || [];
  const at = rows.findIndex(row => row.source === insert.row.source);
  const before = rows.filter(row => MONEY.indexOf(row.source) < MONEY.indexOf(insert.row.source)).length;
  return { rows, at: at < 0 ? before : at, isThere: at >= 0 };
}

/** The text by which a cell is edited; none of a row that is not there. */
function entryOf(assessment, cell) {
  if (!cell.insert) return entryAt(assessment, entryField(cell));
  const place = placeOf(assessment, cell.insert);
  return place.isThere ? entryAt(assessment, keyIn(cell, place)) : '';
}

function keyIn(cell, place) {
  return cell.insert.list + '/' + place.at + cell.enters.slice(cell.enters.lastIndexOf('/'));
}

/** An assessment with an entry in a cell. A tier is one cell over all its rows, and named in each of them. */
function entered(assessment, cell, text) {
  if (cell.insert) return enteredInRow(assessment, cell, text);
  return [entryField(cell)].concat(cell.also || []).reduce((written, field) => enteredAt(written, field, text), assessment);
}

/** The same in a row that the assessment gets first. */
function enteredInRow(assessment, cell, text) {
  const place = placeOf(assessment, cell.insert);
  if (!place.isThere && text === '') return assessment;
  const rows = place.isThere ? place.rows : place.rows.slice(0, place.at).concat([cell.insert.row], place.rows.slice(place.at));
  return enteredAt(writtenAt(assessment, cell.insert.list, rows), keyIn(cell, place), text);
}

/** What is emptied is taken out, but for what the format asks for even where it is empty. */
function enteredAt(assessment, field, text) {
  if (field === '/year') return writtenAt(assessment, field, /^\d{4}$/.test(text) ? Number(text) : undefined);
  const stays = /^\/project\/name$|^\/indicators\/\d+\/(target|name|weight|path\/\d+)$/.test(field);
  return writtenAt(assessment, field, text === '' && !stays ? undefined : text);
}
