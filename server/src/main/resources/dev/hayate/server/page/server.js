// What the page asks of the server it came from.

import {decode} from './vectors.js';

const MOST_KEPT = 10_000;
const KEY = 'hayate.key';

/** A call that was not answered; `kind` is unauthorized, busy, offline or refused. */
class Problem extends Error {
  constructor(kind, detail = '', retryAfter = 0) {
    super(detail);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}

let key = '';
try {
  key = sessionStorage.getItem(KEY) ?? '';
} catch {
  // Storage is switched off; a key is asked for again when the page is loaded again.
}

/** Sends a key from now on; it is kept until the tab is closed. */
export function useKey(value) {
  key = value;
  try {
    sessionStorage.setItem(KEY, value);
  } catch {
    // As above.
  }
}

/** Whether a key is being sent. */
export const hasKey = () => key !== '';

/** The models of the server, the default one first. */
export async function models() {
  return (await call('playground/models')).answer.models;
}

/** Which tokens make two texts similar; asked once per pair and dimension. */
export async function explain(question) {
  const name = JSON.stringify(question);
  if (!explained.has(name)) {
    makeRoom(explained);
    explained.set(name, (await call('playground/explain', question)).answer);
  }
  return explained.get(name);
}

const explained = new Map();
const known = new Map();

/**
 * The whole vectors of texts; those that are known are not asked for again.
 * @returns the vectors, and how long it took for those that were asked for: `micros` in the server, `roundTrip`
 *     in milliseconds; `asked` tells how many they were
 */
export async function vectorsOf(model, texts) {
  makeRoom(known);
  const missing = [...new Set(texts)].filter(text => !known.has(model + '\n' + text));
  const fresh = missing.length === 0 ? null : await call('playground/vectors', {model, texts: missing});
  missing.forEach((text, i) => known.set(model + '\n' + text, decode(fresh.answer.vectors[i])));
  const vectors = texts.map(text => known.get(model + '\n' + text));
  return {vectors, asked: missing.length, micros: fresh?.answer.micros, roundTrip: fresh?.roundTrip};
}

/** Microseconds in which the server makes a vector of a text, known or not. */
export async function microsFor(model, text) {
  return (await call('playground/vectors', {model, texts: [text]})).answer.micros;
}

function makeRoom(map) {
  if (map.size > MOST_KEPT) {
    map.clear();
  }
}

async function call(path, body) {
  const begin = performance.now();
  const response = await send(path, body);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw problem(response, answer);
  }
  return {answer, roundTrip: performance.now() - begin};
}

async function send(path, body) {
  const headers = hasKey() ? {Authorization: 'Bearer ' + key} : {};
  const request = body === undefined
    ? {headers}
    : {method: 'POST', headers: {...headers, 'Content-Type': 'application/json'}, body: JSON.stringify(body)};
  try {
    return await fetch(new URL(path, document.baseURI), request);
  } catch {
    throw new Problem('offline');
  }
}

function problem(response, answer) {
  const detail = answer.error?.message ?? `HTTP ${response.status}`;
  switch (response.status) {
    case 401:
    case 403: return new Problem('unauthorized', detail);
    case 429:
    case 503: return new Problem('busy', detail, Number(response.headers.get('Retry-After')) || 1);
    default: return new Problem('refused', detail);
  }
}
