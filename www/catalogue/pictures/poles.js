import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function poles(p) {
  return `${floor(364, 200)}<g transform="rotate(-8 200 360) translate(-80 0) scale(1.4 1)">${pole(p, 176)}</g><g transform="rotate(8 200 360) translate(-80 0) scale(1.4 1)">${pole(p, 224)}</g>`;
}

/** @param {import('./paint.js').Paint} p @param {number} x */
function pole(p, x) {
  const grip = p.style === 1 ? '#c79a63' : 'url(#trim)';
  const band = p.style === 2 ? `<path d="M${x - 4} 170h8v26h-8ZM${x - 4} 204h8v10h-8Z" fill="${p.trim}"/>` : '';
  return `<path d="M${x} 100V352" stroke="url(#steel)" stroke-width="7"/><path d="M${x - 5} 120h10v118h-10ZM${x - 4} 250h8v74h-8Z" fill="${p.base}"/><path d="M${x - 3} 124v110" stroke="#fff" stroke-opacity=".45" stroke-width="2"/>${band}
<rect x="${x - 9}" y="232" width="18" height="22" rx="4" fill="${p.trimDark}"/><path d="M${x + 9} 238h8" stroke="${p.trimLight}" stroke-width="6" stroke-linecap="round"/>
<path d="M${x - 22} 330q22-12 44 0l-4 8q-18-8-36 0Z" fill="${p.base}"/><path d="M${x - 2} 346h4l-2 20Z" fill="#3c4448"/>
<path d="M${x + 6} 50q34 20 22 68-4 12-12 4" stroke="${p.base}" stroke-width="7" fill="none" stroke-linecap="round"/>
<path d="M${x - 10} 40q10-12 22 0l-2 34q4 10-1 20l1 46h-18l1-46q-5-10-1-20Z" fill="${grip}"/><path d="M${x - 6} 104h12M${x - 6} 114h12M${x - 6} 124h12" stroke="#0d1417" stroke-opacity=".35" stroke-width="3"/>
${p.mark(x, 58, 13, p.style === 1 ? p.deep : p.trimLight)}`;
}
