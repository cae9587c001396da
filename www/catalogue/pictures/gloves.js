import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function gloves(p) {
  return `${floor(346, 260)}
<g transform="translate(46 8) rotate(-7 120 220)">${glove(p, 'url(#side)')}</g>
<g transform="translate(354 8) scale(-1 1) rotate(-7 120 220)">${glove(p, 'url(#body)')}</g>`;
}

/** @param {import('./paint.js').Paint} p @param {string} fill */
function glove(p, fill) {
  const hand = p.style === 2
    ? `<path d="M70 250q-8-90 6-130 14-38 44-40 34 2 40 48 5 50 0 122Z" fill="${fill}"/>`
    : `<path d="M70 250q-4-60-2-146 1-14 12-14t12 14l2 50 2-76q1-14 12-14t12 14l1 74 4-62q1-12 11-12t11 12l0 68 5-38q2-10 10-9t8 12q-2 70-8 127Z" fill="${fill}"/>`;
  const knuckles = p.style === 1 ? `<path d="M74 178q40-14 86 0l-2 34q-42-12-84 0Z" fill="url(#trim)"/>` : '';
  return `${hand}<path d="M158 212q14-26 26-34 12-6 18 4 4 8-4 18-18 22-24 52-8 14-20 6Z" fill="${fill}"/>${knuckles}
<path d="M66 246h96l5 66q0 10-10 11-43 6-86 0-10-1-10-11Z" fill="url(#trim)"/>
<path d="M66 262h97" stroke="${p.trimLight}" stroke-width="4" stroke-opacity=".6"/><rect x="92" y="276" width="42" height="16" rx="4" fill="${p.trimLight}" opacity=".7"/>
<path d="M78 120v120" stroke="#fff" stroke-opacity=".22" stroke-width="5" stroke-linecap="round"/>
${p.mark(116, p.style === 1 ? 194 : 214, 20, p.style === 1 ? p.light : p.print)}`;
}
