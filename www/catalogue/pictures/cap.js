import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function cap(p) {
  const front = p.style === 1 ? `<path d="M148 116q64-30 116 0 18 50 20 102-80-22-150-4 0-58 14-98Z" fill="url(#trim)"/>` : '';
  const mesh = p.style === 2 ? Array.from({ length: 30 }, (_, i) => `<circle cx="${100 + (i % 5) * 12}" cy="${160 + Math.floor(i / 5) * 11}" r="2.6" fill="${p.deep}" opacity=".5"/>`).join('') : '';
  return `${floor(296, 300)}
<path d="M84 236q-8-128 112-136 96 4 96 126-110-20-208 10Z" fill="url(#body)"/>${front}
<path d="M196 100q-54 40-60 118M196 100q52 36 62 114" stroke="${p.deep}" stroke-opacity=".4" stroke-width="2.5" fill="none"/>${mesh}
<circle cx="196" cy="99" r="8" fill="${p.trim}"/>
<path d="M134 222q96-30 160 0 50 18 66 46 2 10-9 10-40-22-110-26-66-4-118 6-8-22 11-36Z" fill="${p.style === 0 ? 'url(#trim)' : 'url(#body)'}"/>
<path d="M148 226q86-22 146 4 40 16 56 38" stroke="#fff" stroke-opacity=".22" stroke-width="3" fill="none"/>
<path d="M124 258q60-10 120-6 60 3 108 26-4 4-12 2-50-20-100-22-60-2-114 8Z" fill="${p.deep}"/>
<path d="M84 236q26-8 50-12l-10 32q-20 3-36 8-4-12-4-28Z" fill="${p.trimDark}"/>
<path d="M102 190q10-60 70-80" stroke="#fff" stroke-opacity=".25" stroke-width="6" fill="none" stroke-linecap="round"/>
${p.mark(202, 170, 40, p.style === 1 ? p.light : p.print)}`;
}
