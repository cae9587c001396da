import { floor } from './floor.js';

/** A hooded shell. @type {import('./picture.js').Drawing} */
export function rainJacket(p) {
  const yoke = [
    '',
    `<path d="M138 122q62 26 124 0l10 52q-72 22-144 0Z" fill="url(#trim)"/>`,
    `<path d="M128 232h144v34H128Z" fill="url(#trim)" opacity=".9"/>`,
  ][p.style];
  return `${floor(356, 250)}
<path d="M140 118Q104 130 94 158L66 296q-2 12 10 14l22 3q11 1 13-10l27-96Z" fill="url(#side)"/>
<path d="M260 118q36 12 46 40l28 138q2 12-10 14l-22 3q-11 1-13-10l-27-96Z" fill="${p.dark}"/>
<path d="M68 286l46 7-5 17q-2 5-8 4l-26-4q-8-1-7-10Z" fill="${p.trim}"/><path d="M332 286l-46 7 5 17q2 5 8 4l26-4q8-1 7-10Z" fill="${p.trimDark}"/>
<path d="M138 116q62 22 124 0 14 20 12 74l2 138q0 14-14 15H138q-14-1-14-15l2-138q-2-54 12-74Z" fill="url(#body)"/>
${yoke}
<path d="M142 124q-8-76 58-80 66 4 58 80-22 34-58 36-36-2-58-36Z" fill="url(#body)"/>
<path d="M160 122q-6-52 40-54 46 2 40 54-12 22-40 24-28-2-40-24Z" fill="${p.deep}"/>
<path d="M172 128q0-38 28-40 28 2 28 40-10 14-28 15-18-1-28-15Z" fill="${p.dark}" opacity=".55"/>
<path d="M200 146V342" stroke="${p.trim}" stroke-width="7"/><path d="M200 146V342" stroke="${p.trimLight}" stroke-width="1.6" stroke-dasharray="3 3"/>
<path d="M150 270l22-38M250 270l-22-38" stroke="${p.deep}" stroke-width="4" stroke-linecap="round" opacity=".75"/>
<path d="M126 326h148" stroke="${p.deep}" stroke-width="2" opacity=".4"/>
<path d="M132 150q-4 90-2 180" stroke="#fff" stroke-opacity=".22" stroke-width="5" fill="none"/>
<path d="M176 150v26M224 150v26" stroke="${p.print}" stroke-width="2.5" stroke-linecap="round" opacity=".8"/>
${p.mark(240, 200, 20, p.style === 1 ? undefined : p.print)}`;
}
