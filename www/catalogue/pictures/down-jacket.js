import { floor } from './floor.js';

/** A quilted jacket. @type {import('./picture.js').Drawing} */
export function downJacket(p) {
  const rows = Array.from({ length: 7 }, (_, i) => 118 + i * 32);
  const quilts = rows.map((y) => `<path d="M124 ${y}q76 12 152 0v30q-76 12-152 0Z" fill="url(#body)" stroke="${p.deep}" stroke-opacity=".35" stroke-width="2"/>
<path d="M134 ${y + 7}q56 9 128 1" stroke="#fff" stroke-opacity=".28" stroke-width="5" fill="none" stroke-linecap="round"/>`).join('');
  const sleeves = Array.from({ length: 5 }, (_, i) => {
    const [y, out] = [142 + i * 33, 28 - i * 7];
    return `<path d="M${96 + out} ${y}q-24 5-34 16l-4 22q18 10 48-2l8-22Z" fill="url(#side)" stroke="${p.deep}" stroke-opacity=".35" stroke-width="2"/>
<path d="M${304 - out} ${y}q24 5 34 16l4 22q-18 10-48-2l-8-22Z" fill="${p.dark}" stroke="${p.deep}" stroke-opacity=".35" stroke-width="2"/>`;
  }).join('');
  const shoulder = p.style === 1 ? `<path d="M124 118q76 12 152 0l2 62q-78 12-156 0Z" fill="url(#trim)" opacity=".92"/>` : '';
  const collar = p.style === 2
    ? `<path d="M146 122q-8-70 54-74 62 4 54 74-24 20-54 20t-54-20Z" fill="url(#body)"/><path d="M164 120q-4-46 36-48 40 2 36 48-14 12-36 12t-36-12Z" fill="${p.deep}"/>`
    : `<path d="M154 122q-2-38 6-44 40-12 80 0 8 6 6 44-46 16-92 0Z" fill="url(#body)" stroke="${p.deep}" stroke-opacity=".3" stroke-width="2"/><path d="M164 84q36-10 72 0l-2 12q-34-9-68 0Z" fill="${p.deep}"/>`;
  return `${floor(356, 240)}${sleeves}
${quilts}${shoulder}${collar}
<path d="M200 ${p.style === 2 ? 132 : 100}V348" stroke="${p.trim}" stroke-width="6"/><path d="M200 132V348" stroke="${p.trimLight}" stroke-width="1.4" stroke-dasharray="3 3"/>
${p.mark(242, 166, 19, p.style === 1 ? p.light : p.print)}`;
}
