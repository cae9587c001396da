import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function boot(p) {
  const laces = Array.from({ length: 6 }, (_, i) => {
    const [x, y] = [174 + i * (i > 2 ? 12 : 4), 108 + i * 26];
    return `<path d="M${x - 4} ${y}l34 ${i > 2 ? -10 : -4}" stroke="${p.print}" stroke-width="5.5" stroke-linecap="round"/><circle cx="${x - 6}" cy="${y}" r="4.5" fill="url(#steel)"/>`;
  }).join('');
  const lugs = Array.from({ length: 10 }, (_, i) => `<path d="M${70 + i * 27} 318h18v12h-15Z" fill="${p.trimDark}"/>`).join('');
  return `${floor(332, 310)}${lugs}
<path d="M66 300h274q10 12-2 22-4 3-10 3H76q-14 0-14-12Z" fill="url(#trim)"/>
<path d="M64 290h276l2 12H64Z" fill="#e9e5da"/>
<path d="M78 292q-6-40-2-90L82 92q1-12 12-14 50-8 98 0 9 3 10 12l4 66q4 40 48 56 66 14 84 42 6 14 4 38Z" fill="url(#body)"/>
<path d="M254 212q66 14 84 42 6 14 4 38H240q-18-40 14-80Z" fill="${p.style === 1 ? 'url(#trim)' : p.dark}" opacity=".85"/>
<path d="M76 220q40-8 66 20 14 24 8 52H78q-4-34-2-72Z" fill="${p.style === 2 ? 'url(#trim)' : p.dark}" opacity=".75"/>
<path d="M66 292q0-16 10-22 60 10 140 8 60-2 122-8 6 8 4 22Z" fill="${p.trim}"/>
<path d="M168 96l34-6 4 66q4 40 48 56l-18 30q-58-16-64-64Z" fill="${p.deep}" opacity=".55"/>${laces}
<path d="M82 92q1-12 12-14 50-8 98 0 9 3 10 12l1 10q-60-10-121 4Z" fill="${p.trim}"/>
<path d="M80 84q-16-18-2-28 10-4 16 6l4 16" stroke="${p.trim}" stroke-width="7" fill="none" stroke-linecap="round"/>
<path d="M94 124q-6 60-2 84" stroke="#fff" stroke-opacity=".24" stroke-width="7" fill="none" stroke-linecap="round"/>
<path d="M258 222q46 14 66 36" stroke="#fff" stroke-opacity=".26" stroke-width="6" fill="none" stroke-linecap="round"/>
${p.mark(128, 150, 26)}`;
}
