import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function trailShoe(p) {
  const lugs = Array.from({ length: 15 }, (_, i) => `<path d="M${58 + i * 19} 296h12l-2 11h-8Z" fill="${p.trimDark}"/>`).join('');
  return `${floor(310, 330)}${lugs}${shoe(p)}`;
}

/** @type {import('./picture.js').Drawing} */
export function roadShoe(p) {
  return `${floor(304, 330)}<path d="M46 250q160 18 318 8-4 26-10 42H74q-24 0-26-24Z" fill="#f3f2ec"/>${shoe(p)}`;
}

/** @param {import('./paint.js').Paint} p */
function shoe(p) {
  const side = [
    `<path d="M176 250q26-54 66-92l14 8q-34 40-46 86ZM212 250q18-44 46-78l10 8q-22 32-32 72Z" fill="${p.trim}"/>`,
    `<path d="M128 246q70 4 128-54l18 10q-50 62-148 58Z" fill="${p.trim}"/>`,
    `<path d="M150 190q50 66 128 62l-4 14q-90 6-142-58Z" fill="${p.trim}"/>`,
  ][p.style];
  return `<path d="M46 262q150 14 316-2 8 24-8 34-6 4-16 4H72q-30-2-26-36Z" fill="#f3f2ec"/>
<path d="M46 272q160 16 312 0 2 14-4 18-150 10-300 0-8-6-8-18Z" fill="${p.light}" opacity=".55"/>
<path d="M48 290q150 10 306-2-6 10-16 10H72q-16 0-24-8Z" fill="url(#trim)"/>
<path d="M50 264q-10-66-4-110 2-14 16-16 12-1 17 10 22 34 70 8 14-10 28-2l22 26q34 44 88 52 66 8 76 30 4 6-1 8-150 16-312-6Z" fill="url(#body)"/>
<path d="M286 232q66 8 76 30 4 6-1 8-30 4-66 5-24-20-9-43Z" fill="${p.trim}" opacity=".9"/>
<path d="M46 154q2-14 16-16 12-1 17 10l-6 60q-2 40-20 56l-3 0q-10-66-4-110Z" fill="${p.trim}"/>
${side}
<path d="M148 158q14-12 30-4l22 26q10 14 22 24l-18 24q-36-26-56-70Z" fill="${p.dark}"/>
<path d="M170 180l26-18M182 198l26-20M196 214l24-20M158 166l24-12" stroke="#f6f5f0" stroke-width="6" stroke-linecap="round"/>
<path d="M79 148q22 34 70 8" stroke="${p.deep}" stroke-width="9" fill="none" stroke-linecap="round"/>
<path d="M230 222q40 22 88 26" stroke="#fff" stroke-opacity=".28" stroke-width="6" fill="none" stroke-linecap="round"/>
${p.mark(104, 218, 26)}`;
}
