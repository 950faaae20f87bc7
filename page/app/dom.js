'use strict';
// Elements. Texts become text nodes only: nothing that comes from a file is ever read as markup.

/** The element with an id. */
function byId(id) {
  return document.getElementById(id);
}

// Controls, separators, signs of direction: they change how a text is shown, and are not seen themselves.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** A text whose hidden signs are shown, as the program prints it. */
function visible(text) {
  return text.replace(HIDDEN, sign => '\\u{' + sign.charCodeAt(0).toString(16) + '}');
}

/** Puts a text in the place of what an element says, if it says another one. */
function setText(node, text) {
  const shown = visible(text);
  if (node.textContent !== shown) node.textContent = shown;
}

/** An element with attributes and children; `on` holds its listeners, and a child that is no element is text. */
function make(tag, attributes, children) {
  const node = document.createElement(tag);
  for (const name of Object.keys(attributes || {})) {
    const value = attributes[name];
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') {
      for (const event of Object.keys(value)) node.addEventListener(event, value[event]);
    } else if (name === 'data') {
      for (const key of Object.keys(value)) node.dataset[key] = value[key];
    } else if (value === true) {
      node.setAttribute(name, '');
    } else {
      node.setAttribute(name, String(value));
    }
  }
  append(node, children);
  return node;
}

function append(node, children) {
  if (children === null || children === undefined || children === false) return;
  if (Array.isArray(children)) {
    children.forEach(child => append(node, child));
  } else if (children instanceof Node) {
    node.appendChild(children);
  } else {
    node.appendChild(document.createTextNode(visible(String(children))));
  }
}

/** Puts children in the place of what an element holds. */
function fill(node, children) {
  while (node.firstChild) node.removeChild(node.firstChild);
  append(node, children);
}

/** A button that does something. */
function button(text, act, attributes) {
  return make('button', Object.assign({ type: 'button', on: { click: act } }, attributes), text);
}

/** Says something to those who do not see the page. */
function announce(text) {
  setText(byId('live'), text);
}
