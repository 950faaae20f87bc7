'use strict';
// Lists of results as the engine makes them, a project leading to its table, and files that are held against a folder.

const LISTED = 200;

/** Lists of an answer, one below the other, and the workbook that has all of them. */
function resultLists(answer) {
  return [
    answer.book && make('p', { class: 'acts' }, button(say('resultBook'), () => keepFile(answer.book), { data: { key: 'book' } })),
    answer.lists.map(list => list.rows.length > 0 && make('section', {}, [make('h2', {}, list.title), resultList(list)]))
  ];
}

function resultList(list) {
  const rows = list.rows.slice(0, LISTED);
  const more = list.more + list.rows.length - rows.length;
  const named = list.columns.findIndex(column => column.field === 'project');
  const look = column => column.holds === 'words' ? 'words' : 'figure';
  return [
    make('div', { class: 'scrolled', tabindex: '0', role: 'region', 'aria-label': list.title }, make('table', { class: 'listed results', on: { keydown: keyInList } }, [
      make('thead', {}, make('tr', {}, list.columns.map(column => make('th', { scope: 'col', class: look(column) }, column.heading)))),
      make('tbody', {}, rows.map(row => make('tr', {}, row.map((cell, at) => make('td', { class: look(list.columns[at]) }, at === named ? projectCell(list, row, cell) : cell)))))
    ])),
    more > 0 && make('p', { class: 'none' }, say('more', { count: more }))
  ];
}

/** The name of a project: what opens its table, where there is one of that name in the folder. */
function projectCell(list, row, name) {
  const at = field => { const found = list.columns.findIndex(column => column.field === field); return found < 0 ? '' : row[found]; };
  const fits = one => one.table.title === name && (!at('department') || one.table.department === at('department')) && (!at('year') || String(one.table.year) === at('year'));
  const found = tablesOf(folder.list).filter(fits);
  if (found.length !== 1) return name;
  return button(name, () => openListed(found[0].file, found[0].table), { class: 'title' });
}

function keepFile(file) {
  download(file);
  announce(say('exported', { name: file.name }));
}

/** Buttons that take files, or a folder of them, and what was taken. */
function filesPart(chosen, took) {
  return make('p', { class: 'acts files-part' }, [
    button(say('chooseFiles'), () => pick(false, took), { data: { key: 'pick-files' } }),
    button(say('chooseFolder'), () => pick(true, took), { data: { key: 'pick-folder' } }),
    chosen.length > 0 && make('span', { class: 'chosen-files' }, say('chosenFiles', { count: chosen.length, name: chosen[0].name })),
    chosen.length > 0 && button(say('clearFiles'), () => took([]), { data: { key: 'pick-none' } })
  ]);
}

/** Lets somebody choose files; the field for it stands on the page as long as that takes. */
function pick(isFolder, took) {
  const before = byId('picking');
  if (before) before.remove();
  const field = make('input', { type: 'file', id: 'picking', multiple: true, hidden: true, webkitdirectory: isFolder });
  field.addEventListener('change', async () => {
    const list = Array.from(field.files);
    field.remove();
    const files = await givenFiles(list);
    if (files) took(files);
  });
  document.body.appendChild(field);
  field.click();
}

/** Files with their bytes and their names below the folder that was chosen; those of a zip file in its place. */
async function givenFiles(list) {
  const given = [];
  for (const one of list) {
    const file = one.file || one;
    const name = one.file ? one.name : file.webkitRelativePath || file.name;
    const base64 = await base64Of(file);
    if (base64 === null) {
      showMessage(say('failed', { why: name }));
      return null;
    }
    const unpacked = /\.zip$/i.test(name) ? await ask('unpack', { name, base64 }) : { files: [{ name, base64 }] };
    if (!unpacked) return null;
    const below = list.length > 1 && /\.zip$/i.test(name) ? name.replace(/\.zip$/i, '/') : '';
    unpacked.files.forEach(found => given.push({ name: below + found.name, base64: found.base64 }));
  }
  return given;
}

/** A figure to two places, for showing only: the exact one stands in the workbook. */
function shortFigure(figure) {
  const [whole, part] = String(figure).split('/').map(Number);
  return String(Math.round((part ? whole / part : whole) * 100) / 100);
}
