import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function duffel(p) {
  const band = [
    `<path d="M128 146h26v152h-26ZM246 146h26v152h-26Z" fill="${p.trim}"/>`,
    `<path d="M52 244q148 18 296 0v34q0 18-18 20H70q-18-2-18-20Z" fill="url(#trim)"/><path d="M128 146h20v152h-20ZM252 146h20v152h-20Z" fill="${p.trimDark}"/>`,
    `<path d="M128 146h20v152h-20ZM252 146h20v152h-20Z" fill="${p.trim}"/><rect x="160" y="212" width="80" height="66" rx="8" fill="url(#trim)"/>`,
  ][p.style];
  return `${floor(306, 340)}
<path d="M140 160q4-84 60-84t60 84" stroke="${p.trimDark}" stroke-width="13" fill="none"/>
<path d="M74 142q126-18 252 0 24 6 26 34v100q-2 22-26 24-126 8-252 0-24-2-26-24V176q2-28 26-34Z" fill="url(#body)"/>
<path d="M74 142q-26 6-26 34v100q2 22 26 24 14-80 0-158Z" fill="${p.light}" opacity=".4"/><path d="M326 142q26 6 26 34v100q-2 22-26 24-14-80 0-158Z" fill="${p.deep}" opacity=".4"/>
${band}
<path d="M78 164q122-14 244 0" stroke="${p.trimDark}" stroke-width="9" fill="none"/><path d="M78 164q122-14 244 0" stroke="${p.trimLight}" stroke-width="2" stroke-dasharray="4 4" fill="none"/><rect x="300" y="158" width="10" height="26" rx="3" fill="url(#steel)"/>
<path d="M140 160q4-60 60-60t60 60" stroke="${p.trim}" stroke-width="13" fill="none"/><rect x="180" y="92" width="40" height="18" rx="8" fill="${p.trimLight}"/>
<path d="M92 186q108-10 216 0" stroke="#fff" stroke-opacity=".2" stroke-width="7" fill="none" stroke-linecap="round"/>
${p.mark(200, p.style === 2 ? 246 : 226, 36, p.style === 2 ? p.trimLight : p.print)}`;
}
