/** "Ink & toner" becomes "ink-toner". @param {string} name */
export function slugOf(name) {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{Diacritic}/gu, '');
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 100);
}
