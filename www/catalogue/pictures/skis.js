/** @type {import('./picture.js').Drawing} */
export function skis(p) {
  return `<g transform="rotate(12 200 200)"><path d="M172 30h84v352h-84Z" fill="#0d1417" opacity=".1"/>${ski(p, 148)}${ski(p, 214)}</g>`;
}

/** @param {import('./paint.js').Paint} p @param {number} x */
function ski(p, x) {
  const top = [
    `<path d="M${x + 2} 250l44 -60v70l-44 60Z" fill="${p.trim}"/><path d="M${x + 3} 170l42-58v24l-42 58Z" fill="${p.trimLight}"/>`,
    `<path d="M${x + 3} 210h42v120H${x + 3}Z" fill="url(#trim)"/><path d="M${x + 4} 200h40" stroke="${p.trimLight}" stroke-width="5"/>`,
    `<path d="M${x + 24} 70v270" stroke="${p.trim}" stroke-width="9"/><path d="M${x + 36} 90v230" stroke="${p.trimLight}" stroke-width="3"/>`,
  ][p.style];
  return `<path d="M${x + 24} 16q24 10 27 46-5 70-6 140 1 80 4 160 0 10-10 12-15 3-30 0-10-2-10-12 3-80 4-160-1-70-6-140 3-36 27-46Z" fill="url(#round)"/>${top}
<rect x="${x + 12}" y="188" width="24" height="22" rx="4" fill="#20282c"/><rect x="${x + 14}" y="252" width="20" height="34" rx="4" fill="#20282c"/><path d="M${x + 16} 200h16M${x + 18} 262h12" stroke="url(#steel)" stroke-width="5" stroke-linecap="round"/>
<path d="M${x + 8} 66q4 70 4 110" stroke="#fff" stroke-opacity=".35" stroke-width="4" fill="none" stroke-linecap="round"/>
${p.mark(x + 24, 66, 26)}`;
}
