// Elements that glide to their new places, unless the visitor wants less motion.

const CALM = matchMedia('(prefers-reduced-motion: reduce)');

/** Puts elements into a new order inside their parent; the focus stays where it is. */
export function reorder(parent, elements) {
  const before = new Map([...parent.children].map(child => [child, child.getBoundingClientRect().top]));
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  parent.replaceChildren(...elements);
  if (focused?.isConnected) {
    focused.focus({preventScroll: true});
  }
  if (!CALM.matches) {
    elements.forEach(element => glide(element, before.get(element)));
  }
}

function glide(element, before) {
  const moved = before === undefined ? 0 : before - element.getBoundingClientRect().top;
  if (moved !== 0) {
    element.animate([{transform: `translateY(${moved}px)`}, {transform: 'none'}], {
      duration: 260,
      easing: 'cubic-bezier(.2, .7, .2, 1)',
    });
  }
}
