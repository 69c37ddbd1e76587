// How long work takes, where a browser's clock is too coarse for a single run.

const LEAST_MILLISECONDS = 5;

/** Microseconds that one run takes, the mean of as many as fill a few milliseconds. */
export function microsOf(work) {
  const begin = performance.now();
  let runs = 0;
  let passed = 0;
  do {
    work();
    runs++;
    passed = performance.now() - begin;
  } while (passed < LEAST_MILLISECONDS);
  return 1000 * passed / runs;
}
