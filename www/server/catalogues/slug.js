/** "Ink & toner" becomes "ink-toner". Letters of other scripts stay apart by their numbers: "Щ" becomes "u449". @param {string} name */
export function slugOf(name) {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{Diacritic}/gu, '');
  const latin = plain.replace(/[^a-z0-9]/gu, (sign) => (/[\p{L}\p{N}]/u.test(sign) ? `u${sign.codePointAt(0)?.toString(16)}` : '-'));
  return latin.replace(/-+/g, '-').replace(/^-|-$/g, '').slice(0, 100);
}
