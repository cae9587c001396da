/** @type {import('./picture.js').Drawing} */
export function sleepingBag(p) {
  const baffles = Array.from({ length: 8 }, (_, i) => {
    const [y, half] = [128 + i * 28, 76 - i * 3.6];
    return `<path d="M${200 - half} ${y}q${half} 16 ${2 * half} 0" stroke="${p.deep}" stroke-opacity=".38" stroke-width="3" fill="none"/><path d="M${206 - half} ${y + 11}q${half * 0.6} 10 ${half} 6" stroke="#fff" stroke-opacity=".22" stroke-width="5" fill="none" stroke-linecap="round"/>`;
  }).join('');
  const foot = p.style === 1 ? `<path d="M147 306q53 14 106 0l-4 30q-4 24-49 24t-49-24Z" fill="url(#trim)"/>` : '';
  const hood = p.style === 2 ? 'url(#trim)' : 'url(#body)';
  return `<g transform="rotate(14 200 200)">
<ellipse cx="214" cy="214" rx="92" ry="172" fill="#0d1417" opacity=".16"/>
<path d="M124 116q76 20 152 0 2 90-16 190-2 54-60 54t-60-54q-18-100-16-190Z" fill="url(#round)"/>${foot}${baffles}
<path d="M122 124q-8-88 78-92 86 4 78 92-78 22-156 0Z" fill="${hood}"/>
<path d="M144 112q-2-56 56-58 58 2 56 58-10 26-56 28-46-2-56-28Z" fill="${p.trimDark}"/>
<path d="M156 116q2-42 44-44t44 44q-10 16-44 17-34-1-44-17Z" fill="${p.trimLight}" opacity=".75"/>
<path d="M270 130q6 100-12 190" stroke="${p.trim}" stroke-width="5" fill="none"/>
${p.mark(200, 318, 26, p.style === 1 ? p.trimLight : p.print)}</g>`;
}
