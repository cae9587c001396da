import { floor } from './floor.js';

/** A pullover with a half zip. @type {import('./picture.js').Drawing} */
export function fleece(p) {
  const front = [
    `<rect x="216" y="160" width="44" height="46" rx="5" fill="url(#trim)"/><path d="M216 172h44" stroke="${p.trimLight}" stroke-width="2"/>`,
    `<path d="M134 116q66 26 132 0l8 66q-74 18-148 0Z" fill="url(#trim)"/>`,
    Array.from({ length: 11 }, (_, i) => `<path d="M126 ${150 + i * 17}h148" stroke="${p.deep}" stroke-opacity=".16" stroke-width="5"/>`).join(''),
  ][p.style];
  return `${floor(356, 240)}
<path d="M142 112Q108 124 96 140q-8 10-10 22L68 298q-1 12 10 13l22 2q11 0 12-11l24-96Z" fill="url(#side)"/>
<path d="M258 112q34 12 46 28 8 10 10 22l18 136q1 12-10 13l-22 2q-11 0-12-11l-24-96Z" fill="${p.dark}"/>
<path d="M68 290l45 5-3 14q-2 5-8 5l-26-3q-9-2-8-11ZM332 290l-45 5 3 14q2 5 8 5l26-3q9-2 8-11Z" fill="${p.trim}"/>
<path d="M136 114q64 20 128 0 12 22 11 76l1 136q0 14-14 15H138q-14-1-14-15l1-136q-1-54 11-76Z" fill="url(#body)"/>
${front}
<path d="M124 322h152v6q0 14-14 14H138q-14 0-14-14Z" fill="${p.trim}"/>
<path d="M156 118q-2-42 8-50 36-12 72 0 10 8 8 50-44 18-88 0Z" fill="url(#body)" stroke="${p.deep}" stroke-opacity=".3" stroke-width="2"/>
<path d="M166 74q34-10 68 0l-2 14q-32-8-64 0Z" fill="${p.deep}"/>
<path d="M200 86v112" stroke="${p.trim}" stroke-width="7"/><path d="M200 92v106" stroke="${p.trimLight}" stroke-width="1.6" stroke-dasharray="3 3"/><rect x="196" y="194" width="8" height="18" rx="3" fill="${p.trimLight}"/>
<path d="M134 150q-4 84-2 166" stroke="#fff" stroke-opacity=".2" stroke-width="6" fill="none"/>
${p.mark(p.style === 0 ? 238 : 240, p.style === 0 ? 190 : 164, 19, p.style === 2 ? p.print : p.light)}`;
}
