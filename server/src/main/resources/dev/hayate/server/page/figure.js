// The picture at the top: a text, its tokens, and the numbers that become of them.

import {find, make} from './dom.js';
import {FIGURE} from './examples.js';
import {explain, microsFor, vectorsOf} from './server.js';
import {digits, duration, language, say} from './strings.js';

const HALF = 20;

export class Figure {
  #root = find('#figure');
  #vector = null;
  #micros = null;

  /** Asks for the tokens and the vector of the sentence, and shows them. */
  async refresh(state) {
    const text = FIGURE[language()];
    find('.sentence', this.#root).textContent = text;
    const [found, why] = await Promise.all([
      vectorsOf(state.model.name, [text]),
      explain({model: state.model.name, a: text, b: text, dimension: state.model.dimension}),
    ]);
    this.#vector = found.vectors[0];
    const words = why.a.filter(token => token.piece !== '▁').map(token => token.text.trim());
    const pieces = words.map(word => make('span', {}, word));
    find('.pieces', this.#root).replaceChildren(...pieces);
    this.show(state);
  }

  /** Measures what a vector costs, once the server has done this before. */
  async time(state) {
    this.#micros = await microsFor(state.model.name, FIGURE[language()]);
    this.show(state);
  }

  /** Shows which of the numbers count. */
  show(state) {
    if (this.#vector === null) {
      return;
    }
    const chart = find('.values', this.#root);
    chart.setAttribute('viewBox', `0 0 ${this.#vector.length} ${2 * HALF}`);
    chart.setAttribute('aria-label', say('values', {dimension: digits(state.dimension)}));
    const most = this.#vector.reduce((size, value) => Math.max(size, Math.abs(value)), 1e-12);
    const bars = [...this.#vector].map((value, i) => `M${i} ${HALF}v${(-HALF * value / most).toFixed(1)}h.8V${HALF}z`);
    find('.kept', chart).setAttribute('d', bars.slice(0, state.dimension).join(''));
    find('.dropped', chart).setAttribute('d', bars.slice(state.dimension).join(''));
    const caption = say('figureCaption', {vocabulary: digits(state.model.vocabulary), dimension: digits(state.model.dimension)});
    const time = this.#micros === null ? '' : say('figureTime', {micros: duration(this.#micros)});
    find('figcaption', this.#root).textContent = `${caption} ${time}`;
  }
}
