'use strict';
// A folder or a zip file that somebody opened here or dropped on the page: its files stay in this page, and what is asked of them
// is asked with them. A program that serves a folder of its own has that one alone.

/** Whether a folder can be opened here: where none is served. */
function takesFolders() {
  return !folder.list || Boolean(folder.given);
}

/** What a call about the whole folder is asked with. */
function givenRequest(files) {
  const { dir, roster } = folder.given;
  const now = new Date();
  const request = { files: files || folder.given.files, dir, today: now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate()) };
  return roster ? Object.assign(request, { roster }) : request;
}

/** A file of the folder with its tables and findings. */
function askFile(file) {
  if (!folder.given) return ask('file', { id: file.id });
  return ask('file', Object.assign(givenRequest(folder.given.files.filter(other => other.name === file.id || other.name.indexOf('.jixiao/') === 0)), { id: file.id }));
}

function openFolder() {
  pick(true, files => showGiven(files));
}

function openPacked() {
  pick(false, files => showGiven(files));
}

/** Shows files that lie together as the folder that they are from. */
async function showGiven(files, name) {
  if (!files.length) return;
  const tops = new Set(files.map(file => file.name.indexOf('/') < 0 ? '' : file.name.split('/')[0]));
  const top = tops.size === 1 && !tops.has('') ? Array.from(tops)[0] : '';
  folder.given = {
    dir: top || name || say('folderGiven'), roster: null,
    files: top ? files.map(file => ({ name: file.name.slice(top.length + 1), base64: file.base64 })) : files
  };
  Object.assign(folder, { list: null, tab: 'overview' });
  Object.assign(picture, { answer: null, said: '' });
  sampling.answer = second.answer = years.answer = null;
  fill(byId('main'), make('p', { class: 'none starting' }, say('busy')));
  await new Promise(resolve => setTimeout(resolve, 20));
  const answer = await askFolder('folder', {});
  if (!answer || !answer.files) {
    closeFolder();
    return;
  }
  folder.list = answer;
  showFolder();
  byId('folder-overview').focus();
}

function closeFolder() {
  Object.assign(folder, { given: null, list: null });
  Object.assign(picture, { answer: null, said: '' });
  showStart();
}

/** Takes a list of who must report. */
function chooseRoster() {
  pick(false, files => {
    folder.given.roster = files[0] || null;
    refreshFolder();
  });
}

/** The files of what was dropped, folders with all that is in them; their names are to be asked for before anything else. */
async function droppedFiles(items, list) {
  const entries = Array.from(items).map(item => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
  const found = entries.length ? [] : list.map(file => ({ name: file.name, file }));
  for (const entry of entries) await walk(entry, '', found);
  return { found, isTogether: entries.some(entry => entry.isDirectory) || found.some(one => /\.zip$/i.test(one.name)) };
}

async function walk(entry, above, found) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    found.push({ name: above + entry.name, file });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const below = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!below.length) return;
    for (const one of below) await walk(one, above + entry.name + '/', found);
  }
}

/** Opens what was dropped: as a folder, or form by form. */
async function openDropped(items, list) {
  try {
    const { isTogether, found } = await droppedFiles(items, list);
    if (!isTogether || !takesFolders()) {
      openFiles(found.map(one => one.file));
      return;
    }
    const files = await givenFiles(found);
    if (files) showGiven(files, found.length === 1 ? found[0].name.replace(/\.zip$/i, '') : '');
  } catch (error) {
    showMessage(say('failed', { why: error.message || String(error) }));
  }
}
