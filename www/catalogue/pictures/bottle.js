import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function bottle(p) {
  const lid = [
    `<path d="M164 84h72v34h-72Z" fill="url(#trim)"/><path d="M176 84q0-40 24-40t24 40" stroke="${p.trim}" stroke-width="10" fill="none"/>`,
    `<path d="M170 70h60l8 48h-76Z" fill="url(#trim)"/><rect x="186" y="44" width="28" height="30" rx="6" fill="${p.print}"/>`,
    `<rect x="160" y="74" width="80" height="44" rx="8" fill="url(#steel)"/><path d="M168 82v28M180 82v28M192 82v28M204 82v28M216 82v28M228 82v28" stroke="#5c656a" stroke-width="2.5"/>`,
  ][p.style];
  const waist = p.style === 1
    ? `<path d="M148 122q52 12 104 0 10 6 10 24v52q-12 16 0 32v102q-2 18-18 20-44 6-88 0-16-2-18-20V230q12-16 0-32v-52q0-18 10-24Z" fill="url(#round)"/><path d="M144 206q56 10 112 0v18q-56 10-112 0Z" fill="${p.deep}" opacity=".3"/>`
    : `<path d="M160 114h80q2 22 18 34 10 10 10 28v156q-2 18-18 20-50 6-100 0-16-2-18-20V176q0-18 10-28 16-12 18-34Z" fill="url(#round)"/>`;
  return `${floor(354, 190)}${waist}${lid}
${p.style === 2 ? `<path d="M132 306q68 12 136 0v20q-68 12-136 0Z" fill="${p.trim}"/>` : ''}
<path d="M152 176v146" stroke="#fff" stroke-opacity=".38" stroke-width="9" stroke-linecap="round"/>
${p.mark(206, 272, 48)}`;
}
