// Sentences, and how similar each is to each.

import {paintHeat} from './colours.js';
import {calmly, find, linesOf, make, stopAt, walkable} from './dom.js';
import {SENTENCES} from './examples.js';
import {Explanation} from './explanation.js';
import {vectorsOf} from './server.js';
import {digits, duration, language, say, share} from './strings.js';
import {pack, scores} from './vectors.js';

const MOST_SENTENCES = 24;

export class HeatMap {
  #sentences = find('#sentences');
  #table = find('#matrix');
  #note = find('#example-note');
  #times = find('#similar-times');
  #why;
  #state;
  #guard;
  #changed;
  #example = SENTENCES[0];
  #lines = [];
  #vectors = [];
  #cells = [];
  #found = null;

  /** @param guard runs a request and shows what goes wrong; @param changed hears of new sentences */
  constructor(state, guard, changed) {
    this.#state = state;
    this.#guard = guard;
    this.#changed = changed;
    this.#why = new Explanation(find('#similar-why'), state, guard);
    this.#fill();
    const refresh = calmly(150, () => guard(() => this.refresh()));
    this.#sentences.addEventListener('input', () => {
      this.#example = null;
      this.#note.textContent = '';
      refresh();
    });
    walkable(this.#table, () => this.#lines.length);
    for (const name of ['focusin', 'pointerover', 'click']) {
      this.#table.addEventListener(name, event => this.#explain(event.target));
    }
  }

  get lines() {
    return this.#lines;
  }

  /** Says everything again, in the language of the page. */
  translate() {
    find('#sentence-examples').replaceChildren(...SENTENCES.map(example =>
      make('button', {type: 'button', onclick: () => this.#choose(example)}, example.name[language()])));
    this.#fill();
    this.#why.translate();
  }

  #choose(example) {
    this.#example = example;
    this.#fill();
    this.#guard(() => this.refresh());
  }

  #fill() {
    if (this.#example !== null) {
      const {lines, note} = this.#example;
      this.#sentences.value = (lines[language()] ?? lines).join('\n');
      this.#note.textContent = note[language()];
    }
  }

  /** Asks for what is not known yet, and draws all anew. */
  async refresh() {
    const lines = linesOf(this.#sentences.value);
    const asked = lines.slice(0, MOST_SENTENCES);
    const found = asked.length === 0 ? {vectors: [], asked: 0} : await vectorsOf(this.#state.model.name, asked);
    if (asked.join('\n') !== linesOf(this.#sentences.value).slice(0, MOST_SENTENCES).join('\n')) {
      return; // The visitor has gone on typing; what comes next draws.
    }
    if (lines.length > MOST_SENTENCES) {
      this.#note.textContent = say('tooManySentences', {most: MOST_SENTENCES});
    }
    this.#lines = asked;
    this.#vectors = found.vectors;
    this.#found = found.asked > 0 ? found : this.#found;
    this.#build();
    this.show();
    this.#changed();
  }

  #build() {
    const numbers = this.#lines.map((_, i) => make('th', {scope: 'col', role: 'columnheader'}, String(i + 1)));
    const rows = this.#lines.map((line, row) => {
      const cells = this.#lines.map((_, column) => {
        const button = make('button', {type: 'button', tabIndex: -1});
        button.dataset.pair = `${row} ${column}`;
        return button;
      });
      const head = make('th', {scope: 'row', role: 'rowheader'}, make('b', {}, String(row + 1)), ' ', make('span', {}, line));
      return {cells, row: make('tr', {role: 'row'}, head, ...cells.map(cell => make('td', {role: 'cell'}, cell)))};
    });
    this.#cells = rows.map(row => row.cells);
    this.#table.style.setProperty('--columns', this.#lines.length);
    this.#table.replaceChildren(
      make('caption', {className: 'unseen'}, say('matrix')),
      make('thead', {role: 'rowgroup'}, make('tr', {role: 'row'}, make('td', {role: 'cell'}), ...numbers)),
      make('tbody', {role: 'rowgroup'}, ...rows.map(row => row.row)),
    );
    if (this.#cells.length > 0) {
      stopAt(this.#table, this.#cells[0][0]);
    }
  }

  /** Draws the similarities at the dimension that is chosen now. */
  show() {
    const {dimension} = this.#state;
    const packed = pack(this.#vectors, dimension);
    let best = null;
    this.#cells.forEach((cells, row) => {
      const found = scores(packed.subarray(row * dimension, (row + 1) * dimension), packed, dimension);
      cells.forEach((cell, column) => {
        const value = share(found[column]);
        cell.textContent = value;
        cell.setAttribute('aria-label', say('pair', {a: row + 1, b: column + 1, value}));
        paintHeat(cell, found[column]);
        if (column > row && (best === null || found[column] > best.value)) {
          best = {row, column, value: found[column]};
        }
      });
    });
    this.#showTimes();
    this.#showReason(best);
  }

  #showTimes() {
    this.#times.textContent = this.#found === null ? '' : say('similarTimes', {
      texts: digits(this.#found.asked),
      micros: duration(this.#found.micros),
      roundTrip: duration(this.#found.roundTrip),
    });
  }

  #showReason(best) {
    const current = find('[aria-current]', this.#table);
    if (best === null) {
      this.#why.clear();
    } else if (current !== null) {
      this.#explain(current);
    } else {
      this.#explain(this.#cells[best.row][best.column]);
    }
  }

  #explain(cell) {
    if (cell.dataset?.pair === undefined) {
      return;
    }
    find('[aria-current]', this.#table)?.removeAttribute('aria-current');
    cell.setAttribute('aria-current', 'true');
    const [row, column] = cell.dataset.pair.split(' ').map(Number);
    this.#why.show(this.#lines[row], this.#lines[column]);
  }
}
