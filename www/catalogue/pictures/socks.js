import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function socks(p) {
  return `${floor(338, 280)}<g transform="translate(64 -14)">${sock(p, p.dark)}</g><g transform="translate(0 6)">${sock(p, 'url(#body)')}</g>`;
}

/** @param {import('./paint.js').Paint} p @param {string} fill */
function sock(p, fill) {
  const top = p.style === 1 ? 130 : 64;
  const pattern = [
    `<path d="M120 112h78M120 126h78" stroke="${p.trim}" stroke-width="7"/>`,
    '',
    Array.from({ length: 6 }, (_, i) => `<path d="M${124 + i * 13} 96v110" stroke="${p.trim}" stroke-opacity=".45" stroke-width="4"/>`).join(''),
  ][p.style];
  return `<path d="M120 ${top}h78l2 128q0 16 12 26l46 44q20 20 4 40-18 22-44 4l-74-54q-22-16-22-44Z" fill="${fill}"/>
${pattern}
<path d="M118 ${top - 4}h82v34h-82Z" fill="${p.trim}"/><path d="M126 ${top}v26M138 ${top}v26M150 ${top}v26M162 ${top}v26M174 ${top}v26M186 ${top}v26" stroke="${p.trimLight}" stroke-opacity=".5" stroke-width="3"/>
<path d="M122 214q28-4 46 22 8 22-14 36l-12-8q-20-16-20-50Z" fill="${p.trim}"/>
<path d="M236 240l22 22q20 20 4 40-18 22-44 4l-12-9q-2-30 30-57Z" fill="${p.trim}"/>
<path d="M130 ${top + 40}v90" stroke="#fff" stroke-opacity=".22" stroke-width="5" stroke-linecap="round"/>
${p.mark(176, 190, 18)}`;
}
