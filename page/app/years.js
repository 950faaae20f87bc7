'use strict';
// The same projects in other years.

const years = { others: [], answer: null };

function yearsTab() {
  const took = others => { Object.assign(years, { others, answer: null }); showFolder(); };
  askYears();
  return [
    make('div', { class: 'asking' }, [make('p', { class: 'why' }, say('yearsLead')), filesPart(years.others, took)]),
    make('div', { id: 'compared-years', 'aria-live': 'polite' }, years.answer ? yearsPart(years.answer) : make('p', { class: 'none' }, say('busy')))
  ];
}

async function askYears() {
  const { others } = years;
  const answer = await askFolder('trend', { others });
  if (!answer || others !== years.others) return;
  const isSame = JSON.stringify(answer) === JSON.stringify(years.answer);
  years.answer = answer;
  if (byId('compared-years') && !isSame) fill(byId('compared-years'), yearsPart(answer));
}

function yearsPart(answer) {
  const { total } = answer;
  if (!total.followed) return make('p', { class: 'none' }, say('yearsNone'));
  const { scores, targets } = total;
  return [
    make('p', { class: 'drawn' }, make('b', {}, say('yearsSaid', { projects: total.followed, risen: scores.risen, fallen: scores.fallen, stayed: scores.stayed }))),
    make('p', {}, say('yearsTargets', targets)),
    resultLists(answer)
  ];
}
