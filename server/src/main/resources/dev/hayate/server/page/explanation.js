// Two texts, their tokens, and what each token adds to the similarity.

import {calmly, find, make, stopAt, walkable} from './dom.js';
import {explain} from './server.js';
import {say, share} from './strings.js';

const SHOWN_PAIRS = 4;

/** What is less shows as 0. */
const LEAST = 0.005;

export class Explanation {
  #root;
  #state;
  #answer = null;
  #pair = null;
  #ask;

  constructor(root, state, guard) {
    this.#root = root;
    this.#state = state;
    this.#ask = calmly(90, () => guard(() => this.#refresh()));
    this.clear();
  }

  /** Explains the similarity of two texts, at the dimension that is chosen now. */
  show(a, b) {
    this.#pair = {a, b};
    this.#ask();
  }

  /** Has nothing to explain. */
  clear() {
    this.#pair = null;
    this.#say(say('whyEmpty'));
  }

  #say(sentence) {
    this.#answer = null;
    this.#root.replaceChildren(make('p', {className: 'hint'}, sentence));
  }

  translate() {
    if (this.#answer === null) {
      this.clear();
    } else {
      this.#draw();
    }
  }

  async #refresh() {
    const pair = this.#pair;
    if (pair === null) {
      return;
    }
    const question = {model: this.#state.model.name, dimension: this.#state.dimension, ...pair};
    try {
      const answer = await explain(question);
      if (pair === this.#pair) {
        this.#answer = answer;
        this.#draw();
      }
    } catch (error) {
      if (error.kind !== 'refused') {
        throw error;
      }
      this.#say(say('refused', {detail: error.message}));
    }
  }

  #draw() {
    const putBack = this.#focus();
    const {cosine, a, b, pairs} = this.#answer;
    const lines = [this.#line(a), this.#line(b)];
    const hints = {all: make('p', {className: 'hint'}, say('whyHint')), one: make('p', {className: 'hint'})};
    const score = make('p', {className: 'cosine'}, say('cosine') + ' ', make('b', {}, share(cosine)));
    const strongest = pairs.slice(0, SHOWN_PAIRS).filter(pair => pair.share >= LEAST).map(pair =>
      make('li', {}, make('span', {}, `${shown(pair.a)} · ${shown(pair.b)}`), ' ', make('b', {}, signed(pair.share))));
    this.#root.replaceChildren(
      make('div', {className: 'why-head'}, score, make('div', {className: 'hints'}, hints.all, hints.one)),
      ...lines.map(line => line.element),
      make('div', {className: 'strongest'}, make('span', {}, say('whyPairs')), make('ol', {}, ...strongest)),
    );
    this.#listen(lines, hints);
    this.#paint(lines, hints, null);
    putBack?.(lines);
  }

  /** Where the focus is inside, what puts it back there once the tokens are others. */
  #focus() {
    const line = document.activeElement.closest('.tokens');
    if (line === null || !this.#root.contains(line)) {
      return null;
    }
    const side = [...this.#root.querySelectorAll('.tokens')].indexOf(line);
    const at = [...line.children].indexOf(document.activeElement);
    return lines => lines[side].buttons[Math.min(at, lines[side].buttons.length - 1)]?.focus({preventScroll: true});
  }

  #line(tokens) {
    const buttons = tokens.map(token => {
      const name = make('span', {}, nameOf(token));
      return make('button', {type: 'button', tabIndex: -1}, name, make('small'));
    });
    const element = make('div', {className: 'tokens', role: 'group'}, ...buttons);
    element.setAttribute('aria-label', tokens.map(nameOf).join(' '));
    walkable(element, () => 0);
    if (buttons.length > 0) {
      stopAt(element, buttons[0]);
    }
    return {tokens, buttons, element};
  }

  #listen(lines, hints) {
    lines.forEach((line, side) => line.buttons.forEach((button, at) => {
      const choose = () => this.#paint(lines, hints, {side, at});
      const leave = () => this.#paint(lines, hints, null);
      button.addEventListener('pointerenter', choose);
      button.addEventListener('pointerleave', leave);
      button.addEventListener('focus', choose);
      button.addEventListener('blur', leave);
      button.addEventListener('click', choose);
    }));
  }

  /** Shows what each token adds with all of the other text, or with the one token that is chosen. */
  #paint(lines, hints, chosen) {
    const piece = chosen === null ? null : lines[chosen.side].tokens[chosen.at].piece;
    hints.all.classList.toggle('blank', chosen !== null);
    hints.one.textContent = piece === null ? '' : say('whyChosen', {piece: shown(piece)});
    const most = Math.max(...lines.flatMap(line => line.tokens.map(token => Math.abs(token.share))), 1e-9);
    lines.forEach((line, side) => line.tokens.forEach((token, at) => {
      const value = chosen === null || chosen.side === side ? token.share : this.#together(lines, chosen, token.piece);
      const button = line.buttons[at];
      const isChosen = chosen !== null && chosen.side === side && chosen.at === at;
      button.classList.toggle('chosen', isChosen);
      button.classList.toggle('aside', chosen !== null && chosen.side === side && !isChosen);
      button.classList.toggle('against', value <= -LEAST);
      button.style.setProperty('--part', `${Math.round(100 * Math.min(1, Math.abs(value) / most))}%`);
      button.lastChild.textContent = signed(value);
      button.setAttribute('aria-label', say('token', {piece: button.firstChild.textContent, share: signed(value)}));
    }));
  }

  /** What one occurrence of a piece adds together with one occurrence of the chosen one. */
  #together(lines, chosen, piece) {
    const own = lines[chosen.side].tokens;
    const other = lines[1 - chosen.side].tokens;
    const [a, b] = chosen.side === 0 ? [own[chosen.at].piece, piece] : [piece, own[chosen.at].piece];
    const pair = this.#answer.pairs.find(found => found.a === a && found.b === b);
    const occurrences = count(own, own[chosen.at].piece) * count(other, piece);
    return pair === undefined ? 0 : pair.share / occurrences;
  }
}

/** What a token reads like: its part of the text, or its piece where that says more. */
const nameOf = token => (token.piece === '▁' ? '' : token.text.trim()) || shown(token.piece);

const count = (tokens, piece) => tokens.filter(token => token.piece === piece).length;

/** A piece of the vocabulary as people read it; ▁ alone is an inserted space. */
const shown = piece => piece.replace(/^▁(?=.)/, '').replace('▁', '␣');

const signed = value => Math.abs(value) < LEAST ? '0' : (value > 0 ? '+' : '') + share(value);
