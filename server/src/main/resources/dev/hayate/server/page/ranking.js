// Documents in the order of their similarity to a query, while it is typed.

import {calmly, find, linesOf, make, stopAt, walkable} from './dom.js';
import {SEARCH} from './examples.js';
import {Explanation} from './explanation.js';
import {reorder} from './moves.js';
import {vectorsOf} from './server.js';
import {duration, language, say, share} from './strings.js';
import {microsOf} from './timing.js';
import {order, pack, scores} from './vectors.js';

const MOST_DOCUMENTS = 500;
const SHOWN = 12;

export class Ranking {
  #query = find('#query');
  #documents = find('#documents');
  #list = find('#ranking');
  #times = find('#rank-times');
  #why;
  #state;
  #guard;
  #changed;
  #untouched = {query: true, documents: true};
  #lines = [];
  #vectors = [];
  #queryVector = null;
  #items = new Map();
  #found = null;
  #typed = 0;
  #chosen = null;
  #announce = calmly(700, text => { find('#live').textContent = text; });

  /** @param guard runs a request and shows what goes wrong; @param changed hears of a new order */
  constructor(state, guard, changed) {
    this.#state = state;
    this.#why = new Explanation(find('#rank-why'), state, guard);
    this.#guard = guard;
    this.#changed = changed;
    this.#fill();
    const type = calmly(40, () => guard(() => this.refresh()));
    const rewrite = calmly(250, () => guard(() => this.refresh()));
    this.#query.addEventListener('input', () => this.#touch('query', type));
    this.#documents.addEventListener('input', () => this.#touch('documents', rewrite));
    walkable(this.#list, () => 1);
    for (const name of ['focusin', 'pointerover', 'click']) {
      this.#list.addEventListener(name, event => this.#choose(event.target.closest('button')));
    }
  }

  #touch(name, refresh) {
    this.#untouched[name] = false;
    refresh();
  }

  get query() {
    return this.#query.value.trim();
  }

  get lines() {
    return this.#lines;
  }

  translate() {
    find('#query-examples').replaceChildren(...SEARCH[language()].queries.map(query =>
      make('button', {type: 'button', onclick: () => this.#try(query)}, query)));
    this.#fill();
    this.#why.translate();
  }

  #try(query) {
    this.#query.value = query;
    this.#guard(() => this.refresh());
  }

  #fill() {
    const {queries, documents} = SEARCH[language()];
    if (this.#untouched.query) {
      this.#query.value = queries[0];
    }
    if (this.#untouched.documents) {
      this.#documents.value = documents.join('\n');
    }
  }

  /** Asks for what is not known yet, and ranks. */
  async refresh() {
    const turn = ++this.#typed;
    const lines = linesOf(this.#documents.value);
    const documents = lines.slice(0, MOST_DOCUMENTS);
    const {name} = this.#state.model;
    const [query, found] = await Promise.all([
      this.query === '' ? null : vectorsOf(name, [this.query]),
      documents.length === 0 ? {vectors: []} : vectorsOf(name, documents),
    ]);
    if (turn !== this.#typed) {
      return; // A later key has been pressed; its answer ranks.
    }
    if (this.#lines.join('\n') !== documents.join('\n')) {
      this.#lines = documents;
      this.#items.clear();
    }
    this.#vectors = found.vectors;
    this.#queryVector = query?.vectors[0] ?? null;
    this.#found = query?.asked > 0 ? query : this.#found;
    this.#chosen = null;
    this.show();
    this.#changed();
  }

  /** Ranks at the dimension that is chosen now. */
  show() {
    if (this.#queryVector === null || this.#lines.length === 0) {
      this.#list.replaceChildren();
      this.#why.clear();
      return;
    }
    const now = this.#rank(this.#state.dimension);
    const whole = this.#rank(this.#state.model.dimension).places;
    const shown = [...now.order].slice(0, SHOWN);
    reorder(this.#list, shown.map(row => this.#item(row)));
    shown.forEach((row, place) => this.#fillItem(row, place, now.values[row], whole[row] - place));
    const first = find('button', this.#list);
    stopAt(this.#list, this.#list.contains(document.activeElement) ? document.activeElement : first);
    this.#explain(this.#chosen !== null && shown.includes(this.#chosen) ? this.#chosen : shown[0]);
    this.#showTimes();
    this.#announce(say('ranked', {count: this.#lines.length, first: this.#lines[shown[0]]}));
  }

  #rank(dimension) {
    const query = pack([this.#queryVector], dimension);
    const rows = pack(this.#vectors, dimension);
    const values = scores(query, rows, dimension);
    const ranked = order(values);
    const places = [];
    ranked.forEach((row, place) => { places[row] = place; });
    return {values, order: ranked, places};
  }

  /** Microseconds in which this browser compares the query with all documents and sorts them. */
  micros() {
    if (this.#queryVector === null || this.#vectors.length === 0) {
      return null;
    }
    const {dimension} = this.#state;
    const query = pack([this.#queryVector], dimension);
    const rows = pack(this.#vectors, dimension);
    return microsOf(() => order(scores(query, rows, dimension)));
  }

  #item(row) {
    if (!this.#items.has(row)) {
      const button = make('button', {type: 'button', tabIndex: -1},
        make('b'), make('span', {className: 'text'}, this.#lines[row]), make('i'), make('em'), make('small'));
      button.dataset.row = row;
      this.#items.set(row, make('li', {}, button));
    }
    return this.#items.get(row);
  }

  #fillItem(row, place, value, climbed) {
    const [rank, , bar, score, moved] = this.#item(row).firstChild.children;
    rank.textContent = place + 1;
    bar.style.setProperty('--share', Math.min(1, Math.max(0, value)).toFixed(3));
    score.textContent = share(value);
    moved.textContent = climbed === 0 ? '' : (climbed > 0 ? '▲' : '▼') + Math.abs(climbed);
    moved.title = climbed === 0 ? '' : say('moved', {places: Math.abs(climbed), direction: say(climbed > 0 ? 'up' : 'down')});
  }

  #showTimes() {
    const note = linesOf(this.#documents.value).length > MOST_DOCUMENTS ? say('tooManyDocuments', {most: MOST_DOCUMENTS}) + ' ' : '';
    this.#times.textContent = note + (this.#found === null ? '' : say('rankTimes', {
      micros: duration(this.#found.micros),
      roundTrip: duration(this.#found.roundTrip),
    }));
  }

  #choose(button) {
    if (button?.dataset.row !== undefined) {
      this.#chosen = Number(button.dataset.row);
      this.#explain(this.#chosen);
    }
  }

  #explain(row) {
    find('[aria-current]', this.#list)?.removeAttribute('aria-current');
    this.#item(row).firstChild.setAttribute('aria-current', 'true');
    this.#why.show(this.query, this.#lines[row]);
  }
}
