// Runs before the first paint: what the visitor has chosen, else what the browser prefers.
(() => {
  const root = document.documentElement;
  const kept = name => {
    try {
      return localStorage.getItem('hayate.' + name);
    } catch {
      return null; // Storage is switched off.
    }
  };
  root.lang = kept('language') ?? (navigator.language.startsWith('ja') ? 'ja' : 'en');
  const scheme = kept('scheme');
  if (scheme !== null) {
    root.dataset.scheme = scheme;
  }
})();
