import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function beanie(p) {
  const ribs = Array.from({ length: 9 }, (_, i) => {
    const x = 112 + i * 22;
    return `<path d="M${x} 252Q${200 + (x - 200) * 0.86} 140 200 96" stroke="${p.deep}" stroke-opacity=".26" stroke-width="4" fill="none"/>`;
  }).join('');
  const brimRibs = Array.from({ length: 15 }, (_, i) => `<path d="M${102 + i * 14} 246v62" stroke="${p.deep}" stroke-opacity=".24" stroke-width="3"/>`).join('');
  const pom = p.style === 0 ? `<circle cx="200" cy="86" r="34" fill="url(#trim)"/>${Array.from({ length: 14 }, (_, i) => `<path d="M200 86L${200 + 40 * Math.cos(i * 0.45)} ${86 + 40 * Math.sin(i * 0.45)}" stroke="${p.trimLight}" stroke-width="4" stroke-linecap="round" opacity=".7"/>`).join('')}` : '';
  const band = p.style === 2 ? `<path d="M106 214q94-20 188 0l4 22q-98-18-196 0Z" fill="${p.trim}"/>` : '';
  const brim = p.style === 1 ? 'url(#trim)' : 'url(#round)';
  return `${floor(320, 250)}
<path d="M100 264q-4-164 100-168 104 4 100 168Z" fill="url(#round)"/>${ribs}${band}
${pom}
<path d="M94 246q106-18 212 0 8 2 8 10l-4 46q-1 9-10 10-100 12-200 0-9-1-10-10l-4-46q0-8 8-10Z" fill="${brim}"/>${brimRibs}
<path d="M92 250q108-18 216 0" stroke="#fff" stroke-opacity=".25" stroke-width="4" fill="none"/>
<rect x="178" y="262" width="44" height="32" rx="4" fill="${p.print}"/>${p.mark(200, 278, 20, p.base)}`;
}
