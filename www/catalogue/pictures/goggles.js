import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function goggles(p) {
  const lens = p.style === 1 ? 'M86 168q114-34 228 0 14 6 12 40-4 60-58 66-40 2-56-28-12-14-24 0-16 30-56 28-54-6-58-66-2-34 12-40Z' : 'M84 158q116-30 232 0 18 6 16 50-4 64-64 68-36 0-54-20-14-12-28 0-18 20-54 20-60-4-64-68-2-44 16-50Z';
  const strap = p.style === 2 ? `<path d="M40 196h50M310 196h50" stroke="${p.trim}" stroke-width="12" stroke-dasharray="10 8"/>` : `<path d="M40 188h50M310 188h50M40 212h50M310 212h50" stroke="${p.trim}" stroke-width="5"/>`;
  return `${floor(308, 320)}
<path d="M30 170q30-6 70 0v62q-40 4-66-6-12-6-12-28t8-28ZM370 170q-30-6-70 0v62q40 4 66-6 12-6 12-28t-8-28Z" fill="url(#side)"/>${strap}
<path d="${lens}" fill="${p.trimDark}" stroke="url(#body)" stroke-width="22" stroke-linejoin="round"/>
<path d="${lens}" fill="url(#trim)"/><path d="${lens}" fill="${p.light}" opacity=".35"/>
<path d="${lens}" fill="url(#glass)"/>
<path d="M112 244q10-60 66-78M150 258q8-60 60-94" stroke="#fff" stroke-opacity=".35" stroke-width="10" fill="none" stroke-linecap="round"/>
${p.mark(200, 150, 15)}`;
}
