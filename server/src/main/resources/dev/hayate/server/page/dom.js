// Small steps on the document. Texts go in as text, never as markup.

export const find = (selector, root = document) => root.querySelector(selector);

/** A new element with properties and children (elements or texts). */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) {
      element[key] = value;
    } else {
      element.setAttribute(key, value);
    }
  }
  element.append(...children);
  return element;
}

/** Calls an action once nothing has asked for it for a while. */
export function calmly(milliseconds, action) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), milliseconds);
  };
}

/** The lines of a text that are not blank, trimmed. */
export function linesOf(text) {
  return text.split('\n').map(line => line.trim()).filter(line => line !== '');
}

/** Keeps a choice for the next visit, where the browser allows it. */
export function keep(name, value) {
  try {
    localStorage.setItem('hayate.' + name, value);
  } catch {
    // Storage is switched off; the choice holds for this visit.
  }
}

/**
 * Makes a group of buttons one stop of the Tab key, walked through with the arrow keys.
 * @param columns how many buttons a row has; 1 for a list, 0 for a single line
 */
export function walkable(root, columns) {
  root.addEventListener('keydown', event => {
    const buttons = [...root.querySelectorAll('button')];
    const at = buttons.indexOf(event.target);
    const next = at < 0 ? -1 : step(event.key, at, buttons.length, columns());
    if (next >= 0 && next < buttons.length) {
      event.preventDefault();
      buttons[next].focus();
    }
  });
  root.addEventListener('focusin', event => stopAt(root, event.target));
}

/** The one button of a group that the Tab key stops at. */
export function stopAt(root, stop) {
  for (const button of root.querySelectorAll('button')) {
    button.tabIndex = button === stop ? 0 : -1;
  }
}

function step(key, at, count, columns) {
  const row = columns > 1 ? columns : count;
  const start = at - (at % row);
  const vertical = columns === 0 ? 0 : columns;
  switch (key) {
    case 'ArrowRight': return columns === 1 || (at + 1) % row === 0 ? -1 : at + 1;
    case 'ArrowLeft': return columns === 1 || at % row === 0 ? -1 : at - 1;
    case 'ArrowDown': return vertical === 0 ? -1 : at + vertical;
    case 'ArrowUp': return vertical === 0 ? -1 : at - vertical;
    case 'Home': return start;
    case 'End': return Math.min(start + row, count) - 1;
    default: return -1;
  }
}
