// The colours of the heat map: one hue that only gains or loses light, so that it can be read without colour
// vision, and an ink that stands out on each shade.

const LIGHT = [[242, 246, 246], [137, 196, 199], [11, 92, 102]];
const DARK = [[30, 39, 43], [28, 110, 119], [178, 239, 236]];

/** The shade of a similarity and the ink on it, in light and in dark; what is below 0 looks like 0. */
export function heat(similarity) {
  const share = Math.min(1, Math.max(0, similarity));
  return {light: shade(LIGHT, share), dark: shade(DARK, share)};
}

/** Paints an element by a similarity. */
export function paintHeat(element, similarity) {
  const {light, dark} = heat(similarity);
  element.style.setProperty('--back', `light-dark(${light.back}, ${dark.back})`);
  element.style.setProperty('--ink', `light-dark(${light.ink}, ${dark.ink})`);
}

function shade([low, middle, high], share) {
  const [from, to, part] = share < 0.5 ? [low, middle, 2 * share] : [middle, high, 2 * share - 1];
  const rgb = from.map((value, i) => Math.round(value + part * (to[i] - value)));
  const ink = contrast(luminance(rgb), 0) > contrast(luminance(rgb), 1) ? '#000' : '#fff';
  return {back: `rgb(${rgb.join(' ')})`, ink};
}

function luminance(rgb) {
  const [r, g, b] = rgb.map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
