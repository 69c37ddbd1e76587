// Joins the parts of the page: what is chosen, what is shown, and what goes wrong.

import {Code} from './code.js';
import {find, keep, make} from './dom.js';
import {Figure} from './figure.js';
import {HeatMap} from './heatmap.js';
import {Ranking} from './ranking.js';
import {hasKey, models, useKey} from './server.js';
import {digits, duration, say, translate} from './strings.js';

const LEAST_DIMENSION = 32;

/** What all parts look at: the model and how many values of its vectors count. */
const state = {model: null, dimension: 0};
const root = document.documentElement;
const slider = find('#dimension');
const problem = find('#problem');
let known = [];
let retry;

const figure = new Figure();
const heatMap = new HeatMap(state, guard, changed);
const ranking = new Ranking(state, guard, changed);
const code = new Code(() => ({
  model: state.model.name,
  dimension: state.dimension,
  keyed: hasKey(),
  sentences: heatMap.lines,
  query: ranking.query,
  documents: ranking.lines,
}));

/** Runs what asks the server; what goes wrong becomes one sentence. */
async function guard(work) {
  try {
    await work();
    problem.hidden = true;
  } catch (error) {
    if (error.kind === undefined) {
      throw error;
    }
    show(error);
  }
}

function show(error) {
  const asksForKey = error.kind === 'unauthorized';
  find('#key').hidden = !asksForKey;
  problem.hidden = asksForKey && !hasKey();
  if (asksForKey) {
    problem.textContent = say('keyRefused');
    return;
  }
  problem.textContent = say(error.kind, {detail: error.message, seconds: error.retryAfter});
  clearTimeout(retry);
  if (error.kind === 'busy') {
    retry = setTimeout(start, 1000 * Math.min(60, error.retryAfter));
  }
}

async function start() {
  await guard(async () => {
    known = await models();
    find('#key').hidden = true;
    find('#model-choice').hidden = known.length < 2;
    find('#model').replaceChildren(...known.map(model => make('option', {}, model.name)));
    await choose(known[0]);
  });
}

async function choose(model) {
  state.model = model;
  const steps = dimensions(model.dimension);
  slider.max = steps.length - 1;
  slider.value = steps.length - 1;
  state.dimension = model.dimension;
  await refresh();
  await figure.time(state);
}

async function refresh() {
  await Promise.all([figure.refresh(state), heatMap.refresh(), ranking.refresh()]);
}

/** The dimensions of the slider: powers of two from 32 up, and the whole. */
function dimensions(whole) {
  const steps = [];
  for (let step = LEAST_DIMENSION; step < whole; step *= 2) {
    steps.push(step);
  }
  return [...steps, whole];
}

function changed() {
  showFacts();
  code.show();
}

function showFacts() {
  const bytes = 4 * state.dimension;
  const micros = ranking.micros();
  const value = say('dimensionValue', {dimension: digits(state.dimension)});
  find('#dimension-value').textContent = digits(state.dimension);
  slider.setAttribute('aria-valuetext', value);
  find('#bytes').textContent = say('bytes', {bytes: digits(bytes)});
  find('#million').textContent = say('million', {size: size(1_000_000 * bytes)});
  find('#ranked-in').textContent = micros === null ? '' : say('rankedIn', {micros: duration(micros)});
}

const size = bytes => bytes < 1e9 ? `${digits(bytes / 1e6)} MB` : `${digits(bytes / 1e9, 1)} GB`;

slider.addEventListener('input', () => {
  state.dimension = dimensions(state.model.dimension)[slider.value];
  figure.show(state);
  heatMap.show();
  ranking.show();
  changed();
});

find('#model').addEventListener('change', event => guard(() => choose(known[event.target.selectedIndex])));

find('#key').addEventListener('submit', event => {
  event.preventDefault();
  useKey(find('#key-field').value);
  start();
});

function isDark() {
  return (root.dataset.scheme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
}

find('#scheme').addEventListener('click', event => {
  root.dataset.scheme = isDark() ? 'light' : 'dark';
  keep('scheme', root.dataset.scheme);
  event.currentTarget.setAttribute('aria-pressed', isDark());
});

find('#language').addEventListener('change', event => {
  root.lang = event.target.value;
  keep('language', root.lang);
  sayAll();
  if (state.model !== null) {
    guard(refresh);
  }
});

function sayAll() {
  translate();
  document.title = `疾風 Hayate · ${say('title')}`;
  find('#scheme').setAttribute('aria-pressed', isDark());
  heatMap.translate();
  ranking.translate();
}

find(`#language input[value=${root.lang}]`).checked = true;
sayAll();
start();
