'use strict';
// The first screen of a bureau as the engine draws it: the parts of its report, each mark of a chart leading down to the cell.
// They come as arrays of tag, attributes and content, so that no markup is read; their style holds for them alone.

const picture = { answer: null, said: '', root: null, asked: 0, from: null };
const DRAWING = 'http://www.w3.org/2000/svg';

/** The element of a part. A link leads to another part, and nowhere else. */
function elementOf(part, isDrawing) {
  if (typeof part === 'string') return document.createTextNode(visible(part));
  const [tag, attributes] = part;
  const drawing = isDrawing || tag === 'svg';
  const node = drawing ? document.createElementNS(DRAWING, tag) : document.createElement(tag);
  Object.keys(attributes).forEach(name => {
    if (name !== 'href' || attributes[name][0] === '#') node.setAttribute(name, attributes[name]);
  });
  part.slice(2).forEach(child => node.appendChild(elementOf(child, drawing)));
  return node;
}

/** The overview of the folder: what was drawn before, and anew where something has changed. */
function overviewTab() {
  const place = make('div', { class: 'picture', id: 'picture' });
  if (picture.answer) drawPicture(place);
  else fill(place, make('p', { class: 'none' }, say('busy')));
  askPicture();
  return place;
}

async function askPicture() {
  const asked = ++picture.asked;
  const answer = await askFolder('picture', {});
  if (!answer || asked !== picture.asked) return;
  const said = JSON.stringify(answer);
  if (said === picture.said) return;
  Object.assign(picture, { answer, said });
  const place = byId('picture');
  if (place) drawPicture(place);
}

/** Draws it into a root of its own, in which the style of the report holds, and that of the page does not. */
function drawPicture(place) {
  const host = make('div', {});
  const root = host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(picture.answer.style);
  root.adoptedStyleSheets = [style];
  picture.answer.parts.forEach(part => root.appendChild(elementOf(part, false)));
  root.addEventListener('click', event => {
    const link = event.target.closest('a');
    if (!link) return;
    event.preventDefault();
    follow(link.getAttribute('href').slice(1), link);
  });
  root.addEventListener('keydown', event => { if (event.key === 'Escape' && closeList()) event.stopPropagation(); });
  Object.assign(picture, { root, from: null });
  fill(place, host);
}

/** Goes where a link leads: to a table, a finding, a rule, a list, or to a place of the picture. */
function follow(id, link) {
  const aim = /^p(\d+)(?:f(\d+))?$/.exec(id);
  if (aim) openAim(picture.answer.projects[aim[1] - 1], aim[2]);
  else if (id.indexOf('r-') === 0) showRule(id.slice(2), link);
  else if (id === 'projects') openFolderTab('tables');
  else if (link.className === 'close') closeList();
  else showPlace(id, link);
}

/** The table that a mark stands for, and the finding in it. */
function openAim(project, finding) {
  const one = project && tablesOf(folder.list).find(other => other.table.id === project.table);
  if (one) openListed(one.file, one.table, finding ? project.findings[finding - 1] : null);
  else showMessage(say('folderNoneSuch'));
}

function showPlace(id, link) {
  const place = picture.root.getElementById(id);
  if (!place) return;
  closeList();
  if (place.className === 'panel') openList(place, link);
  else {
    picture.root.querySelectorAll('.aim').forEach(node => node.classList.remove('aim'));
    if (place.tagName === 'LI') place.classList.add('aim');
    place.tabIndex = -1;
    place.scrollIntoView({ block: place.tagName === 'LI' ? 'center' : 'start' });
    place.focus({ preventScroll: true });
  }
}

/** A list at the edge of the screen: what a mark counts. */
function openList(list, link) {
  picture.from = link;
  list.classList.add('open');
  list.querySelector('.close').focus();
}

/** Closes the list that is open, and goes back to where it was opened. */
function closeList() {
  const open = picture.root.querySelector('.panel.open');
  if (!open) return false;
  open.classList.remove('open');
  if (open.id === 'rule') open.remove();
  if (picture.from) picture.from.focus();
  return true;
}

/** What a rule says, over what is open. */
async function showRule(code, link) {
  const answer = await ask('code', { code });
  if (!answer) return;
  closeList();
  const title = told(answer.title);
  const list = make('aside', { class: 'panel', id: 'rule', 'aria-label': title }, [
    make('a', { class: 'close', href: '#rule' }, say('dismiss')), make('h3', {}, title), make('pre', { class: 'page', tabindex: '0' }, told(answer.page))
  ]);
  picture.root.appendChild(list);
  openList(list, link);
}
