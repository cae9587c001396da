/** "Ink & toner" becomes "ink-toner". @param {string} name */
export const slugOf = (name) => name.toLowerCase().normalize('NFD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 100);
