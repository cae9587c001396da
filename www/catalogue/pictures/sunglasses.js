import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function sunglasses(p) {
  const lenses = [
    `<path d="M60 178q66-18 120 4 6 56-40 66-66 8-80-70ZM340 178q-66-18-120 4-6 56 40 66 66 8 80-70Z"/>`,
    `<path d="M58 176q142-34 284 0-6 66-66 74-46 4-60-36-16-18-32 0-14 40-60 36-60-8-66-74Z"/>`,
    `<circle cx="120" cy="210" r="52"/><circle cx="280" cy="210" r="52"/>`,
  ][p.style];
  return `${floor(292, 300)}
<path d="M56 176q-20-30 10-58 40-26 70-16M344 176q20-30-10-58-40-26-70-16" stroke="${p.trimDark}" stroke-width="11" fill="none" stroke-linecap="round"/>
<path d="M172 186q28-20 56 0" stroke="${p.base}" stroke-width="12" fill="none"/>
<g fill="${p.deep}" stroke="${p.base}" stroke-width="11" stroke-linejoin="round">${lenses}</g>
<g fill="url(#trim)" opacity=".75">${lenses}</g>
<g fill="url(#glass)">${lenses}</g>
<path d="M84 196q22-12 50-8M244 196q22-12 50-8" stroke="#fff" stroke-opacity=".55" stroke-width="6" fill="none" stroke-linecap="round"/>
${p.mark(60, 186, 14, p.light)}`;
}
