'use strict';
// A second scoring held against the tables of the folder.

const second = { others: [], answer: null };

function secondTab() {
  const took = others => { Object.assign(second, { others, answer: null }); showFolder(); if (others.length) askSecond(); };
  return [
    make('div', { class: 'asking' }, [make('p', { class: 'why' }, say('secondLead')), filesPart(second.others, took)]),
    make('div', { id: 'seconds', 'aria-live': 'polite' }, second.answer && secondPart(second.answer))
  ];
}

async function askSecond() {
  const { others } = second;
  const answer = await askFolder('second', { others });
  if (!answer || others !== second.others) return;
  second.answer = answer;
  if (byId('seconds')) fill(byId('seconds'), secondPart(answer));
}

function secondPart(answer) {
  const compared = answer.compared;
  return [
    make('p', { class: 'drawn' }, make('b', {}, say('secondSaid', { tables: answer.tables, differing: answer.differing, total: answer.other_total, grade: answer.other_grade }))),
    compared && make('p', {}, say('secondMeans', { tables: compared.tables, before: shortFigure(compared.mean_before), after: shortFigure(compared.mean_after), raised: compared.raised, lowered: compared.lowered })),
    answer.only_before + answer.only_after + answer.failed > 0 && make('p', { class: 'why' }, say('secondAlone', { before: answer.only_before, after: answer.only_after, failed: answer.failed })),
    resultLists(answer)
  ];
}
