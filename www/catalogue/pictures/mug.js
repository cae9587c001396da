import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function mug(p) {
  const handle = p.style === 1
    ? `<path d="M270 176h46q12 0 12 12v66q0 12-12 12h-46" stroke="url(#steel)" stroke-width="9" fill="none"/>`
    : `<path d="M266 164q76-4 76 56t-76 58" stroke="url(#body)" stroke-width="20" fill="none"/><path d="M266 160q80-2 84 52" stroke="#fff" stroke-opacity=".25" stroke-width="4" fill="none"/>`;
  const speckles = p.style === 0 ? Array.from({ length: 34 }, (_, i) => `<circle cx="${104 + ((i * 67) % 164)}" cy="${156 + ((i * 41) % 146)}" r="${1.4 + (i % 3) * 0.8}" fill="${p.print}" opacity=".5"/>`).join('') : '';
  const band = p.style === 2 ? `<path d="M96 270q90 16 180 0l-3 34q-86 16-174 0Z" fill="url(#trim)"/>` : '';
  return `${floor(322, 240)}${handle}
<path d="M92 126h188l-6 172q-2 18-20 20-68 8-136 0-18-2-20-20Z" fill="url(#round)"/>${band}${speckles}
<ellipse cx="186" cy="126" rx="95" ry="20" fill="${p.style === 1 ? '#9aa3a8' : p.trim}"/><ellipse cx="186" cy="128" rx="85" ry="15" fill="#3a2517"/><ellipse cx="172" cy="127" rx="46" ry="6" fill="#7a5233" opacity=".7"/>
<path d="M150 92q-12-16 0-30t0-30M192 96q-12-16 0-30t0-30M232 92q-12-16 0-30" stroke="#8d999b" stroke-opacity=".4" stroke-width="6" fill="none" stroke-linecap="round"/>
<path d="M114 160v126" stroke="#fff" stroke-opacity=".36" stroke-width="9" stroke-linecap="round"/>
${p.mark(192, 218, 54)}`;
}
