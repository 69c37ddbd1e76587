// Vectors in the browser: cut to their first values, scaled to length 1, compared.

/** Little-endian float32 in base64. */
export function decode(base64) {
  const text = atob(base64);
  const view = new DataView(new ArrayBuffer(text.length));
  for (let i = 0; i < text.length; i++) {
    view.setUint8(i, text.charCodeAt(i));
  }
  return Float32Array.from({length: text.length / 4}, (_, i) => view.getFloat32(4 * i, true));
}

/** The first values of vectors, each scaled to length 1, one behind the other; zero vectors stay zero. */
export function pack(vectors, dimension) {
  const packed = new Float32Array(vectors.length * dimension);
  vectors.forEach((vector, row) => {
    let squares = 0;
    for (let i = 0; i < dimension; i++) {
      squares += vector[i] * vector[i];
    }
    const scale = 1 / Math.max(Math.sqrt(squares), 1e-12);
    for (let i = 0; i < dimension; i++) {
      packed[row * dimension + i] = vector[i] * scale;
    }
  });
  return packed;
}

/** The dot products of one packed vector with all of `rows`: their cosines. */
export function scores(query, rows, dimension) {
  const found = new Float32Array(rows.length / dimension);
  for (let row = 0, at = 0; row < found.length; row++) {
    let dot = 0;
    for (let i = 0; i < dimension; i++) {
      dot += query[i] * rows[at++];
    }
    found[row] = dot;
  }
  return found;
}

/** The indices of values, the largest first; of equal ones the lower index first. */
export function order(values) {
  return Uint32Array.from(values.keys()).sort((a, b) => values[b] - values[a] || a - b);
}
