import { floor } from './floor.js';

/** Rolled out on the floor, standing rolled, or folded. @type {import('./picture.js').Drawing} */
export function mat(p) {
  return p.style === 1 ? rolled(p) : laid(p);
}

/** @type {import('./picture.js').Drawing} */
function rolled(p) {
  return `${floor(330, 280)}
<path d="M70 178h210q44 6 44 72t-44 72H70Z" fill="url(#body)"/>
<path d="M84 200h216M84 230h226M84 262h228M84 294h216" stroke="${p.deep}" stroke-opacity=".2" stroke-width="7"/>
<ellipse cx="76" cy="250" rx="40" ry="72" fill="${p.dark}"/>
<ellipse cx="76" cy="250" rx="31" ry="58" fill="none" stroke="${p.light}" stroke-width="6"/><ellipse cx="76" cy="250" rx="19" ry="38" fill="none" stroke="${p.light}" stroke-width="6"/><ellipse cx="76" cy="250" rx="7" ry="16" fill="${p.deep}"/>
<path d="M148 178q30 72 0 144h22q30-72 0-144ZM248 178q30 72 0 144h22q30-72 0-144Z" fill="${p.trim}"/>
<path d="M110 188h180" stroke="#fff" stroke-opacity=".3" stroke-width="6" stroke-linecap="round"/>
${p.mark(222, 250, 30)}`;
}

/** @type {import('./picture.js').Drawing} */
function laid(p) {
  const cells = p.style === 0
    ? Array.from({ length: 9 }, (_, i) => `<path d="M${128 + (i % 2)} ${76 + i * 30}q72 12 144 0" stroke="${p.deep}" stroke-opacity=".3" stroke-width="3" fill="none"/><path d="M136 ${86 + i * 30}q50 8 100 4" stroke="#fff" stroke-opacity=".2" stroke-width="6" fill="none" stroke-linecap="round"/>`).join('')
    : Array.from({ length: 40 }, (_, i) => `<circle cx="${144 + (i % 5) * 28}" cy="${74 + Math.floor(i / 5) * 36}" r="10" fill="${p.deep}" opacity=".16"/><circle cx="${142 + (i % 5) * 28}" cy="${72 + Math.floor(i / 5) * 36}" r="7" fill="#fff" opacity=".14"/>`).join('');
  return `<g transform="rotate(-16 200 200)"><path d="M136 52h152q14 0 14 14v296H136Z" fill="#0d1417" opacity=".16"/>
<path d="M128 48q72-14 144 0 12 4 12 18v282q0 12-12 14-72 10-144 0-12-2-12-14V66q0-14 12-18Z" fill="url(#round)"/>${cells}
<path d="M128 48q72-14 144 0 12 4 12 18v16q-84-14-168 0V66q0-14 12-18Z" fill="url(#trim)"/><circle cx="266" cy="344" r="10" fill="${p.trimDark}"/><circle cx="266" cy="344" r="5" fill="${p.trimLight}"/>
${p.mark(200, 62, 20, p.trimLight)}</g>`;
}
