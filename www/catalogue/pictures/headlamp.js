import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function headlamp(p) {
  const pattern = p.style === 1 ? `<path d="M64 184q6 92 136 94t136-94" stroke="${p.trim}" stroke-width="8" stroke-dasharray="16 12" fill="none"/>` : p.style === 2 ? `<path d="M54 184q6 102 146 104t146-104M74 184q6 82 126 84t126-84" stroke="${p.trim}" stroke-width="4" fill="none"/>` : '';
  return `${floor(318, 280)}
<path d="M64 190q0-96 136-98t136 98" stroke="${p.dark}" stroke-width="30" fill="none" opacity=".75"/>
<path d="M64 184q6 92 136 94t136-94" stroke="url(#round)" stroke-width="42" fill="none"/>
${pattern}
<path d="M132 224q0-18 18-20 50-6 100 0 18 2 18 20v62q0 18-18 20-50 6-100 0-18-2-18-20Z" fill="url(#trim)"/>
<circle cx="200" cy="254" r="42" fill="${p.trimDark}"/><circle cx="200" cy="254" r="35" fill="url(#steel)"/><circle cx="200" cy="254" r="26" fill="#fff7d6"/><circle cx="200" cy="254" r="11" fill="#ffe27a"/>
<path d="M176 246q6-14 20-16" stroke="#fff" stroke-width="5" fill="none" stroke-linecap="round"/>
<rect x="184" y="200" width="32" height="9" rx="4" fill="${p.base}"/><circle cx="148" cy="222" r="5" fill="#e4513b"/>
${p.mark(92, 254, 22)}`;
}
