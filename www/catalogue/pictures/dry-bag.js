import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function dryBag(p) {
  const front = [
    `<path d="M136 210q64 14 128 0v20q-64 14-128 0ZM136 240q64 14 128 0v8q-64 14-128 0Z" fill="${p.trim}" opacity=".85"/>`,
    `<rect x="176" y="200" width="48" height="120" rx="22" fill="#dfeef0" opacity=".5"/><path d="M188 216v84" stroke="#fff" stroke-opacity=".6" stroke-width="6" stroke-linecap="round"/>`,
    `<path d="M132 300q68 18 136 0l2 40q-70 18-140 0Z" fill="url(#trim)"/>`,
  ][p.style];
  return `${floor(356, 200)}
<path d="M264 130q74 40 44 160-10 34-38 44" stroke="${p.trimDark}" stroke-width="12" fill="none" stroke-linecap="round"/>
<path d="M140 132q60 14 120 0 14 20 14 60l-2 140q-2 14-14 16-58 10-116 0-12-2-14-16l-2-140q0-40 14-60Z" fill="url(#round)"/>${front}
<path d="M146 96h108l8 44q-62 16-124 0Z" fill="url(#round)"/>
<path d="M152 120l10 34M182 124l4 34M218 124l-4 34M248 120l-10 34" stroke="${p.deep}" stroke-opacity=".3" stroke-width="3"/>
<path d="M130 66q70-10 140 0 8 18 0 36-70 10-140 0-8-18 0-36Z" fill="url(#trim)"/><path d="M132 78q68 8 136 0M132 90q68 8 136 0" stroke="${p.trimLight}" stroke-opacity=".7" stroke-width="2.5" fill="none"/>
<path d="M130 82q-26 2-20 30l12 10M270 82q26 2 20 30l-12 10" stroke="${p.trimDark}" stroke-width="9" fill="none" stroke-linecap="round"/>
${p.mark(200, p.style === 1 ? 184 : 282, p.style === 1 ? 24 : 40)}`;
}
