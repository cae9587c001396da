import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function flask(p) {
  const handle = p.style === 1 ? `<path d="M258 150q58 4 58 76t-58 72" stroke="url(#trim)" stroke-width="14" fill="none"/>` : '';
  const band = p.style === 2 ? `<path d="M142 216q58 10 116 0v36q-58 10-116 0Z" fill="url(#trim)"/>` : '';
  return `${floor(360, 180)}${handle}
<path d="M148 126q52 10 104 0 8 4 8 18v194q-2 16-16 18-44 6-88 0-14-2-16-18V144q0-14 8-18Z" fill="url(#round)"/>${band}
<path d="M140 330q60 10 120 0v8q-2 16-16 18-44 6-88 0-14-2-16-18Z" fill="url(#steel)"/>
<path d="M152 112h96v18q-48 9-96 0Z" fill="url(#steel)"/>
<path d="M156 50q44-8 88 0l4 62q-48 8-96 0Z" fill="url(#trim)"/><path d="M160 66q40-6 80 0" stroke="${p.trimLight}" stroke-width="3" fill="none"/>
<path d="M160 156v160" stroke="#fff" stroke-opacity=".38" stroke-width="9" stroke-linecap="round"/>
${p.mark(206, p.style === 2 ? 236 : 230, p.style === 2 ? 26 : 44, p.style === 2 ? p.trimLight : p.print)}`;
}
