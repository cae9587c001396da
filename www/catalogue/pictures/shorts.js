import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function shorts(p) {
  const sides = [
    `<path d="M100 268q8-90 22-150l16 0q-16 70-18 158ZM300 268q-8-90-22-150l-16 0q16 70 18 158Z" fill="${p.trim}"/>`,
    `<path d="M92 270l96 14-2 22-98-14ZM308 270l-96 14 2 22 98-14Z" fill="${p.trim}"/>`,
    `<path d="M112 292l72 10 2-26-68-10ZM288 292l-72 10-2-26 68-10Z" fill="${p.trimDark}" transform="translate(0 14)"/>`,
  ][p.style];
  const behind = p.style === 2 ? sides : '';
  return `${floor(330, 240)}${behind}
<path d="M126 104q74 10 148 0l14 60 24 118q1 9-8 10l-84 12q-8 1-10-8l-10-84-10 84q-2 9-10 8l-84-12q-9-1-8-10l24-118Z" fill="url(#body)"/>
<path d="M200 208l10 88q2 9 10 8l84-12q9-1 8-10L288 164l-14-60-50 5Z" fill="${p.deep}" opacity=".2"/>
${p.style === 2 ? '' : sides}
<path d="M126 100q74 10 148 0l4 28q-78 10-156 0Z" fill="${p.trim}"/>
<path d="M130 112h140M130 120h140" stroke="${p.trimLight}" stroke-opacity=".5" stroke-width="2"/>
<path d="M192 128q-12 34-4 52M208 128q12 34 4 48" stroke="${p.print}" stroke-width="4" fill="none" stroke-linecap="round"/>
<path d="M200 134v74" stroke="${p.deep}" stroke-opacity=".55" stroke-width="3"/>
<path d="M120 172q-10 50-14 104" stroke="#fff" stroke-opacity=".2" stroke-width="6" fill="none"/>
${p.mark(262, 258, 20)}`;
}
