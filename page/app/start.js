'use strict';
// The first screen: what this is, three ways in, and the drafts.

function showStart() {
  if (current) commitTyping(current);
  current = null;
  drawn.holder = null;
  document.body.className = 'at-start';
  fill(byId('main'), make('div', { class: 'start' }, [
    make('h1', {}, say('startTitle')),
    make('p', { class: 'lead' }, say('startLead')),
    make('p', { class: 'private' }, say(engine.served ? 'privateServed' : 'private')),
    make('div', { class: 'ways' }, [
      way('openTitle', 'openText', button(say('openButton'), chooseFiles, { class: 'primary', id: 'open', title: 'Ctrl+O' })),
      way('pasteTitle', 'pasteText', make('textarea', {
        class: 'paste-here', rows: 2, 'aria-label': say('pasteLabel'), placeholder: say('pasteButton'),
        on: { input: event => { const text = event.target.value; event.target.value = ''; if (text.trim()) openPasted(text); } }
      })),
      way('newTitle', 'newText', button(say('newButton'), showNew, { class: 'primary', id: 'new' })),
      takesFolders() && way('folderTitle', 'folderText', make('p', { class: 'acts' }, [
        button(say('folderButton'), openFolder, { class: 'primary', id: 'open-folder' }), button(say('packedButton'), openPacked, { id: 'open-packed' })
      ]))
    ]),
    draftList(),
    make('h2', {}, say('keysTitle')),
    make('p', { class: 'keys' }, keyHints())
  ]));
  showTabs();
}

function way(title, text, act) {
  return make('section', { class: 'way' }, [make('h2', {}, say(title)), make('p', {}, say(text)), act]);
}

function draftList() {
  const open = sheets.map(sheet => sheet.id);
  const drafts = draftsByTime().filter(draft => open.indexOf(draft.id) < 0);
  if (!drafts.length) return null;
  return make('section', { class: 'drafts' }, [
    make('h2', {}, say('drafts')),
    make('ul', {}, drafts.map(draftItem)),
    make('p', { class: 'none' }, say('draftsNote'))
  ]);
}

function draftItem(draft) {
  const title = told(draft.title) || say('unnamed');
  const when = new Date(draft.when || 0);
  return make('li', {}, [
    make('span', { class: 'draft-title' }, title),
    make('span', { class: 'draft-when' }, [entryAt(draft.assessment, '/year'), ' · ', when.getFullYear() + '-' + two(when.getMonth() + 1) + '-' + two(when.getDate()) + ' ' + two(when.getHours()) + ':' + two(when.getMinutes())]),
    button(say('goOn'), () => openDraft(draft), { class: 'primary', 'aria-label': say('openDraft', { title }) }),
    button(say('remove'), () => { dropDraft(draft.id); showStart(); }, { 'aria-label': say('removeDraft', { title }) })
  ]);
}

/** Goes on with a draft, which is saved where it stood, if that is still there. */
async function openDraft(draft) {
  const served = draft.served ? await servedAgain(draft.served) : null;
  showSheet(addSheet(draft.assessment, { id: draft.id, remarks: draft.remarks || [], origin: draft.origin || '', dirty: true, served }));
}

/** The table of the folder that a draft is of; whoever else has changed it since is seen when it is saved. */
async function servedAgain(place) {
  const file = folder.list && !folder.given ? folder.list.files.find(one => one.name === place.name) : null;
  const answer = file ? await ask('file', { id: file.id }) : null;
  const table = answer && answer.tables ? answer.tables[place.at] : null;
  return table ? { id: table.id, name: answer.name, version: place.version, writable: answer.writable, findings: table.findings } : null;
}
