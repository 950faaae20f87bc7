'use strict';
// The draw of projects that are evaluated a second time: how is drawn, what was drawn, and what is kept of it.

const sampling = { seed: '', size: '5%', method: 'simple', by: 'department', edges: '10,100,1000', answer: null };
const METHODS = ['simple', 'stratified', 'monetary', 'risk'];
const STRATA = ['grade', 'department', 'unit', 'amount'];

function sampleTab() {
  return [
    make('form', { class: 'asking', on: { submit: event => { event.preventDefault(); drawSample(); } } }, [
      make('p', { class: 'why' }, say('sampleLead')),
      sampleField('size'),
      sampleChoice('method', METHODS),
      sampling.method === 'stratified' && sampleChoice('by', STRATA),
      sampling.method === 'stratified' && sampling.by === 'amount' && sampleField('edges'),
      sampleField('seed'),
      make('p', { class: 'acts' }, make('button', { type: 'submit', class: 'primary', data: { key: 'draw' } }, say('sampleDo')))
    ]),
    make('div', { id: 'sampled', 'aria-live': 'polite' }, sampling.answer && drawnPart(sampling.answer))
  ];
}

function sampleField(name) {
  const id = 'sample-' + name;
  const field = make('input', { id, autocomplete: 'off', required: true, data: { key: id } });
  field.value = sampling[name];
  field.addEventListener('input', () => { sampling[name] = field.value; });
  return make('div', { class: 'field' + (name === 'seed' ? ' long' : '') }, [make('label', { for: id }, say('sample_' + name)), field]);
}

function sampleChoice(name, values) {
  const id = 'sample-' + name;
  const select = make('select', { id, data: { key: id } }, values.map(value => make('option', { value, selected: sampling[name] === value }, say('sample_' + name + '_' + value))));
  select.addEventListener('change', () => { sampling[name] = select.value; showFolder(); });
  return make('div', { class: 'field' }, [make('label', { for: id }, say('sample_' + name)), select]);
}

async function drawSample() {
  const { seed, size, method, by, edges } = sampling;
  const isStratified = method === 'stratified';
  const answer = await askFolder('draw', { seed, size, method, by: isStratified ? by : null, edges: isStratified && by === 'amount' ? edges : null });
  if (!answer) return;
  dismissMessage();
  sampling.answer = answer;
  if (byId('sampled')) fill(byId('sampled'), drawnPart(answer));
}

function drawnPart(answer) {
  const { sample } = answer;
  const { frame } = sample;
  return [
    make('p', { class: 'drawn' }, [make('b', {}, say('sampleDrawn', { size: sample.size, projects: frame.projects })), ' ', say('sampleSeed', { seed: sample.seed, algorithm: sample.algorithm })]),
    frame.failed + frame.left_out > 0 && make('p', { class: 'why' }, say('sampleWithout', { failed: frame.failed, left: frame.left_out })),
    make('p', { class: 'acts' }, [
      button(say('sampleRecord'), () => keepFile(answer.record), { data: { key: 'record' } }), button(say('sampleNotice'), () => keepFile(answer.notice), { data: { key: 'notice' } })
    ]),
    sample.strata && make('div', { class: 'scrolled', tabindex: '0', role: 'region', 'aria-label': say('sample_by') }, make('table', { class: 'listed results' }, [
      headRow(['sample_by', 'sampleProjects', 'sampleOf', 'sampleChance']),
      make('tbody', {}, sample.strata.map(stratum => make('tr', {}, [make('td', { class: 'words' }, stratum.name || '—'), make('td', {}, stratum.projects), make('td', {}, stratum.drawn), make('td', {}, stratum.chance)])))
    ])),
    make('div', { class: 'scrolled', tabindex: '0', role: 'region', 'aria-label': say('sampleProjects') }, make('table', { class: 'listed results', on: { keydown: keyInList } }, [
      headRow(['listTitle', 'department', 'unit', 'year', 'sampleBudget', 'sampleChance', 'sampleFile']),
      make('tbody', {}, sample.drawn.map(drawnRow))
    ]))
  ];
}

function headRow(keys) {
  return make('thead', {}, make('tr', {}, keys.map(key => make('th', { scope: 'col', class: /listTitle|department|unit|File|sample_by/.test(key) ? 'words' : 'figure' }, say(key)))));
}

function drawnRow(project) {
  const one = tablesOf(folder.list).find(other => other.file.name === project.file && other.table.title === project.project);
  return make('tr', {}, [
    make('th', { scope: 'row' }, one ? button(project.project, () => openListed(one.file, one.table), { class: 'title' }) : project.project),
    make('td', { class: 'words' }, project.department), make('td', { class: 'words' }, project.unit), make('td', {}, project.year), make('td', {}, project.budget || '—'),
    make('td', {}, project.certain ? say('sampleCertain') : project.chance), make('td', { class: 'words' }, project.file)
  ]);
}
