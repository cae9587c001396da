import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function helmet(p) {
  const vents = [
    `<path d="M128 176q40-62 110-64-60 22-78 72ZM178 190q30-58 96-66-48 22-62 70ZM236 196q18-40 64-50-30 20-34 52Z"/>`,
    `<path d="M140 150q50-40 120-28l-8 14q-60-8-104 26ZM128 184q70-40 160-20l-6 14q-80-16-150 20Z"/>`,
    `<rect x="150" y="130" width="44" height="16" rx="8" transform="rotate(-22 172 138)"/><rect x="214" y="122" width="44" height="16" rx="8" transform="rotate(14 236 130)"/><rect x="132" y="172" width="44" height="16" rx="8" transform="rotate(-22 154 180)"/>`,
  ][p.style];
  return `${floor(334, 270)}
<path d="M110 232q-8 60 44 92M286 226q-8 62-104 104" stroke="${p.trimDark}" stroke-width="8" fill="none"/><rect x="160" y="316" width="34" height="18" rx="6" fill="${p.trimLight}"/>
<path d="M70 232q-8-148 138-154 128 4 130 122 0 18-20 22-26-6-52 4-90 20-168 24-26 0-28-18Z" fill="url(#body)"/>
<path d="M70 232q100-10 196-22 40-10 72-10 0 18-20 22-26-6-52 4-90 20-168 24-26 0-28-18Z" fill="url(#trim)"/>
<g fill="${p.deep}">${vents}</g>
<path d="M94 196q8-74 78-98" stroke="#fff" stroke-opacity=".4" stroke-width="8" fill="none" stroke-linecap="round"/>
${p.mark(286, 188, 24)}`;
}
