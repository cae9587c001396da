import { floor } from './floor.js';

/** A dome, a tunnel or a ridge tent. @type {import('./picture.js').Drawing} */
export function tent(p) {
  return `${floor(306, 370)}${[dome, tunnel, ridge][p.style]?.(p) ?? ''}
<path d="M40 300l-18 12M360 300l18 12" stroke="#c9b458" stroke-width="3"/>`;
}

/** @type {import('./picture.js').Drawing} */
function dome(p) {
  return `<path d="M36 302Q84 120 200 112q116 8 164 190Z" fill="url(#body)"/>
<path d="M200 112q116 8 164 190H246Q244 190 200 112Z" fill="${p.deep}" opacity=".28"/>
<path d="M112 302q14-116 88-190 60 70 62 190Z" fill="${p.light}" opacity=".5"/>
<path d="M132 302q10-92 62-150 46 60 48 150Z" fill="${p.deep}"/><path d="M132 302q10-92 62-150 2 90-20 150Z" fill="url(#trim)"/>
<path d="M36 302Q84 120 200 112q116 8 164 190M112 302q14-116 88-190 60 70 62 190" stroke="${p.trim}" stroke-width="5" fill="none"/>
<path d="M74 250q20-70 74-106" stroke="#fff" stroke-opacity=".35" stroke-width="7" fill="none" stroke-linecap="round"/>
<path d="M70 280L22 312M330 280l48 32" stroke="${p.trimLight}" stroke-width="2"/>
${p.mark(298, 252, 30)}`;
}

/** @type {import('./picture.js').Drawing} */
function tunnel(p) {
  return `<path d="M30 302Q34 176 118 168q130-30 196 6 52 34 54 128Z" fill="url(#body)"/>
<path d="M118 168q130-30 196 6 52 34 54 128H192q6-100-74-134Z" fill="${p.dark}" opacity=".55"/>
<path d="M30 302Q34 176 112 170q78 10 80 132Z" fill="${p.base}"/><path d="M60 302q4-94 52-98 46 6 48 98Z" fill="${p.deep}"/><path d="M60 302q4-94 52-98 4 50-22 98Z" fill="url(#trim)"/>
<path d="M30 302Q34 176 112 170q78 10 80 132M214 152q60 40 62 150M314 174q52 34 54 128" stroke="${p.trim}" stroke-width="5" fill="none"/>
<path d="M52 250q6-50 44-62M160 162q70-12 120 2" stroke="#fff" stroke-opacity=".3" stroke-width="7" fill="none" stroke-linecap="round"/>
<path d="M36 270L14 310M366 270l22 40" stroke="${p.trimLight}" stroke-width="2"/>
${p.mark(246, 248, 28, p.light)}`;
}

/** @type {import('./picture.js').Drawing} */
function ridge(p) {
  return `<path d="M24 302 132 122l136-10 108 190Z" fill="url(#body)"/>
<path d="M132 122l136-10 108 190H220Z" fill="${p.dark}" opacity=".5"/>
<path d="M24 302 132 122 240 302Z" fill="${p.base}"/><path d="M88 302 132 172 176 302Z" fill="${p.deep}"/><path d="M88 302 132 172 122 302Z" fill="url(#trim)"/><path d="M176 302 132 172 150 302Z" fill="${p.trim}"/>
<path d="M24 302 132 122 240 302M132 122l136-10 108 190" stroke="${p.trim}" stroke-width="5" fill="none" stroke-linejoin="round"/>
<path d="M132 122v-18M268 112V94" stroke="url(#steel)" stroke-width="6" stroke-linecap="round"/>
<path d="M70 250l48-82" stroke="#fff" stroke-opacity=".35" stroke-width="7" stroke-linecap="round"/>
${p.mark(276, 240, 32, p.light)}`;
}
