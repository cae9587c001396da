// Lists in localStorage, where the shopper allows it.

/** @param {string} key @returns {any[]} none where there is nothing to be read */
export function readKept(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** @param {string} key @param {readonly unknown[]} list @param {boolean} allowed */
export function writeKept(key, list, allowed) {
  if (allowed && list.length > 0) localStorage.setItem(key, JSON.stringify(list));
  else localStorage.removeItem(key);
}
