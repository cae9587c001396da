import { floor } from './floor.js';

/** @type {import('./picture.js').Drawing} */
export function watch(p) {
  const ticks = Array.from({ length: 12 }, (_, i) => `<path d="M200 134v${i % 3 ? 8 : 14}" transform="rotate(${i * 30} 200 200)" stroke="#dfe7e6" stroke-width="3" stroke-linecap="round"/>`).join('');
  const face = [
    `${ticks}<path d="M200 200V154M200 200l32 18" stroke="#fff" stroke-width="5" stroke-linecap="round"/><path d="M200 210l-24-44" stroke="${p.light}" stroke-width="2.5" stroke-linecap="round"/>`,
    `<text x="200" y="212" font-family="sans-serif" font-weight="700" font-size="40" fill="#f4f7f6" text-anchor="middle">10:24</text><path d="M160 228h80" stroke="${p.light}" stroke-width="6" stroke-linecap="round" stroke-dasharray="50 80"/><path d="M176 170l8-10 8 14 8-20 8 16h16" stroke="${p.light}" stroke-width="3" fill="none" stroke-linejoin="round"/>`,
    `<path d="M146 226q20-44 36-18t30-24 42 4" stroke="${p.light}" stroke-width="4" fill="none"/><path d="M146 226q20-44 36-18t30-24 42 4v30q-54 40-108 8Z" fill="${p.light}" opacity=".3"/><circle cx="212" cy="184" r="6" fill="#fff"/><text x="200" y="168" font-family="sans-serif" font-weight="700" font-size="22" fill="#f4f7f6" text-anchor="middle">7.4 km</text>`,
  ][p.style];
  return `${floor(366, 160)}
<path d="M160 130l8-82q1-10 11-10h42q10 0 11 10l8 82ZM160 270l8 84q1 10 11 10h42q10 0 11-10l8-84Z" fill="url(#round)"/>
<path d="M186 60h28M184 76h32M184 92h32M192 344v-34M208 344v-34" stroke="${p.deep}" stroke-opacity=".45" stroke-width="4" stroke-linecap="round"/>
<rect x="276" y="160" width="16" height="22" rx="5" fill="url(#steel)"/><rect x="276" y="216" width="16" height="22" rx="5" fill="url(#steel)"/><rect x="108" y="188" width="16" height="22" rx="5" fill="url(#steel)"/>
<circle cx="200" cy="200" r="86" fill="url(#trim)"/><circle cx="200" cy="200" r="80" fill="none" stroke="${p.trimLight}" stroke-width="3"/>
<circle cx="200" cy="200" r="70" fill="#141b1e"/>${face}
<circle cx="200" cy="200" r="70" fill="url(#glass)" opacity=".5"/>`;
}
