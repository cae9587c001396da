import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function trousers(p) {
  const panels = [
    '',
    `<path d="M138 226l38 4-4 52-38-4ZM262 226l-38 4 4 52 38-4Z" fill="url(#trim)"/>`,
    `<path d="M130 84l10 0-14 268-8 0ZM270 84l-10 0 14 268 8 0Z" fill="${p.trim}"/>`,
  ][p.style];
  return `${floor(364, 220)}
<path d="M138 50q62 8 124 0l10 60 14 238q0 8-8 9l-46 2q-8 0-9-9L201 150l-24 200q-1 9-9 9l-46-2q-8-1-8-9l14-238Z" fill="url(#body)"/>
<path d="M201 150 223 350q1 9 9 9l46-2q8-1 8-9L272 110 262 50l-40 4Z" fill="${p.deep}" opacity=".2"/>
${panels}
<path d="M138 46q62 9 124 0l3 22q-65 9-130 0Z" fill="${p.trim}"/>
<rect x="190" y="50" width="20" height="18" rx="3" fill="${p.trimLight}"/>
<path d="M201 70v78M146 84q4 26-14 42M254 84q-4 26 14 42" stroke="${p.deep}" stroke-width="3" stroke-opacity=".6" fill="none" stroke-linecap="round"/>
<path d="M238 176l26 2v28" stroke="${p.deep}" stroke-width="3" stroke-opacity=".55" fill="none"/>
<path d="M140 130q-10 110-14 212" stroke="#fff" stroke-opacity=".2" stroke-width="6" fill="none"/>
<path d="M114 340l62 4M286 340l-62 4" stroke="${p.deep}" stroke-opacity=".4" stroke-width="2"/>
${p.mark(154, 150, 17)}`;
}
