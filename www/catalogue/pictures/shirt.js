import { floor } from './floor.js';

/** A base layer, long or short in the sleeve. @type {import('./picture.js').Drawing} */
export function shirt(p) {
  const long = p.style !== 1;
  const sleeves = long
    ? `<path d="M146 92 104 112q-11 6-13 18L70 306q0 9 8 10l22 2q8 0 10-9l28-112Z" fill="url(#side)"/><path d="M254 92l42 20q11 6 13 18l21 176q0 9-8 10l-22 2q-8 0-10-9l-28-112Z" fill="${p.dark}"/>`
    : `<path d="M146 92 100 114q-10 6-14 16L64 186q-3 9 5 13l30 12q8 3 12-5l30-50Z" fill="url(#side)"/><path d="M254 92l46 22q10 6 14 16l22 56q3 9-5 13l-30 12q-8 3-12-5l-30-50Z" fill="${p.dark}"/>`;
  const cuffs = long
    ? `<path d="M72 296l43 4-5 14q-1 4-8 4l-24-2q-8-1-8-10ZM328 296l-43 4 5 14q1 4 8 4l24-2q8-1 8-10Z" fill="${p.trim}"/>`
    : `<path d="M68 178l42 20-4 9q-3 6-9 3l-28-11q-8-4-5-12ZM332 178l-42 20 4 9q3 6 9 3l28-11q8-4 5-12Z" fill="${p.trim}"/>`;
  const front = [
    '',
    `<path d="M131 196h138v14H131ZM131 218h138v5H131Z" fill="${p.trim}" opacity=".9"/>`,
    `<path d="M132 120q26 50 0 120l-2 84h-2l2-140ZM268 120q-26 50 0 120l2 84h2l-2-140Z" fill="${p.trim}" opacity=".85"/>`,
  ][p.style];
  return `${floor(350, 220)}${sleeves}${cuffs}
<path d="M146 90q24 12 54 12t54-12q14 16 16 68l4 160q0 13-14 14H140q-14-1-14-14l4-160q2-52 16-68Z" fill="url(#body)"/>
${front}
<path d="M146 90q12-8 22-9 32 26 64 0 10 1 22 9-54 42-108 0Z" fill="${p.trim}"/>
<path d="M168 81q32 14 64 0-32 30-64 0Z" fill="${p.deep}"/>
<path d="M138 130q-5 90-4 186" stroke="#fff" stroke-opacity=".2" stroke-width="6" fill="none"/>
<path d="M170 330q30-20 44-70M236 326q10-30 8-60" stroke="${p.deep}" stroke-opacity=".18" stroke-width="4" fill="none"/>
${p.mark(232, 152, 18)}`;
}
