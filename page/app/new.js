'use strict';
// A new form by place, or the rules of a form that does not name any: a list with a filter, and the rules in words.

let templateList = null;

async function knownTemplates() {
  if (!templateList) {
    const answer = await ask('templates', {});
    // Those for self-evaluation first: they are what is filled in here.
    const isSelf = template => template.kind === 'self';
    const all = answer ? answer.templates || [] : null;
    templateList = all && all.filter(isSelf).concat(all.filter(template => !isSelf(template)));
  }
  return templateList || [];
}

async function showNew() {
  if (current) commitTyping(current);
  current = null;
  drawn.holder = null;
  document.body.className = 'at-new';
  const chooser = await templateChooser('');
  const field = (id, key, attributes) => make('div', { class: 'field' }, [
    make('label', { for: id }, say(key)), make('input', Object.assign({ id, autocomplete: 'off' }, attributes))
  ]);
  fill(byId('main'), make('form', { class: 'new', on: { submit: event => { event.preventDefault(); createNew(chooser.chosen()); } } }, [
    make('h1', {}, say('newHeading')),
    chooser.node,
    make('div', { class: 'fields' }, [
      field('new-name', 'projectName', {}), field('new-department', 'department', {}), field('new-unit', 'unit', {}),
      field('new-year', 'year', { inputmode: 'numeric', maxlength: 4, value: usualYear(), pattern: '[0-9]{4}' }),
      make('p', { class: 'acts' }, [make('button', { type: 'submit', class: 'primary' }, say('create')), button(say('cancel'), showStart)])
    ])
  ]));
  showTabs();
  byId('template-filter').focus();
}

async function createNew(template) {
  if (!template) return;
  const value = id => byId(id).value.trim();
  const project = { name: value('new-name') };
  if (value('new-department')) project.department = value('new-department');
  if (value('new-unit')) project.unit = value('new-unit');
  const answer = await ask('blank', { template, project, year: Number(value('new-year')) || usualYear() });
  if (!answer || !answer.assessment) return;
  const sheet = addSheet(answer.assessment, { remarks: answer.remarks || [] });
  draftSoon(sheet);
  showSheet(sheet);
  byId('main').focus();
}

/** Asks by which rules a form is scored. */
async function showChooser(sheet) {
  const chooser = await templateChooser(entryAt(sheet.assessment, '/template'));
  if (sheet !== current) return;
  const holder = byId('sheet');
  drawn.holder = null;
  fill(holder, make('form', {
    class: 'choose', on: {
      submit: event => {
        event.preventDefault();
        if (!chooser.chosen()) return;
        sheet.answer = null;
        change(sheet, writtenAt(sheet.assessment, '/template', chooser.chosen()));
        scoreNow(sheet);
      }
    }
  }, [
    make('h1', {}, say('chooseFor', { title: sheetTitle(sheet) })),
    !entryAt(sheet.assessment, '/template') && make('p', {}, say('chooseWhy')),
    chooser.node,
    make('p', { class: 'acts' }, [make('button', { type: 'submit', class: 'primary' }, say('choose')),
      sheet.answer && button(say('cancel'), () => showScored(sheet))])
  ]));
  byId('template-filter').focus();
}

/** A list of templates with a filter, and the page of the chosen one. */
async function templateChooser(chosen) {
  const templates = await knownTemplates();
  const list = make('select', { id: 'template-list', size: 10, required: true, on: { change: () => showRules(list.value, page) } });
  const page = make('pre', { class: 'page', id: 'template-page', tabindex: '0', 'aria-label': say('rulesPage') });
  const count = make('span', { class: 'count' });
  const filter = make('input', { id: 'template-filter', type: 'search', autocomplete: 'off', on: {
    input: () => fillTemplates(list, count, templates, filter.value, page),
    keydown: event => { if (event.key === 'ArrowDown') { event.preventDefault(); list.focus(); } }
  } });
  const node = make('div', { class: 'chooser' }, [
    make('div', { class: 'field' }, [make('label', { for: 'template-filter' }, say('filter')), filter]),
    make('div', { class: 'field' }, [make('label', { for: 'template-list' }, [say('templateLabel'), ' ', count]), list]),
    page
  ]);
  fillTemplates(list, count, templates, '', page, chosen);
  return { node, chosen: () => list.value };
}

function fillTemplates(list, count, templates, filter, page, chosen) {
  const wanted = filter.trim().toLowerCase().split(/\s+/);
  const before = chosen || list.value;
  const shown = templates.filter(template => {
    const words = [template.id, told(template.title), template.title_en || ''].concat(template.places || []).join(' ').toLowerCase();
    return wanted.every(word => words.indexOf(word) >= 0);
  });
  fill(list, shown.map(template => make('option', { value: template.id }, language === 'en' && template.title_en ? template.title_en : told(template.title))));
  const kept = shown.find(template => template.id === before) || shown[0];
  if (kept) list.value = kept.id;
  count.textContent = say('templateCount', { count: shown.length });
  showRules(kept ? kept.id : '', page);
}

let rulesAsked = 0;

async function showRules(id, page) {
  const asked = ++rulesAsked;
  if (!id) {
    page.textContent = '';
    return;
  }
  const answer = await ask('template', { id });
  if (answer && asked === rulesAsked) page.textContent = told(answer.page);
}
