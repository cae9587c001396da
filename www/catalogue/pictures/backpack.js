import { floor } from './floor.js';

/** A trekking pack with a lid. @type {import('./picture.js').Drawing} */
export function backpack(p) {
  const front = [
    `<path d="M158 214q42-12 84 0l8 92q-50 12-100 0Z" fill="url(#trim)"/><path d="M162 232q38-10 76 0" stroke="${p.trimLight}" stroke-width="3" fill="none"/>`,
    `<path d="M200 150v160" stroke="${p.trim}" stroke-width="30"/><path d="M200 150v160" stroke="${p.trimLight}" stroke-width="2" stroke-dasharray="4 4"/>`,
    `<path d="M148 200l104 90M252 200l-104 90" stroke="${p.trim}" stroke-width="5"/><path d="M146 296q54 12 108 0l2 24q-56 12-112 0Z" fill="${p.trim}"/>`,
  ][p.style];
  return `${floor(364, 230)}
<path d="M124 196q-26 20-24 96 0 20 16 22l16 0ZM276 196q26 20 24 96 0 20-16 22l-16 0Z" fill="${p.dark}"/>
<path d="M108 220q8 40 8 92M292 220q-8 40-8 92" stroke="${p.deep}" stroke-width="3" opacity=".5" fill="none"/>
<path d="M128 130q72-22 144 0 10 90 6 190-2 30-32 34-46 6-92 0-30-4-32-34-4-100 6-190Z" fill="url(#body)"/>
${front}
<path d="M146 118h10v86h-10ZM244 118h10v86h-10Z" fill="${p.trimDark}"/>
<path d="M182 60q-2-22 18-22t18 22" stroke="${p.trimDark}" stroke-width="9" fill="none"/>
<path d="M122 108q-4-44 30-50 48-8 96 0 34 6 30 50-2 34-8 44-70-16-140 0-6-10-8-44Z" fill="url(#body)" stroke="${p.deep}" stroke-opacity=".3" stroke-width="2"/>
<path d="M140 96q60-12 120 0" stroke="${p.trim}" stroke-width="5" fill="none"/>
<path d="M134 84q6-12 24-16" stroke="#fff" stroke-opacity=".35" stroke-width="6" fill="none" stroke-linecap="round"/>
<rect x="142" y="176" width="18" height="22" rx="3" fill="${p.trimLight}"/><rect x="240" y="176" width="18" height="22" rx="3" fill="${p.trimLight}"/>
<path d="M134 180q-4 70 0 140" stroke="#fff" stroke-opacity=".2" stroke-width="6" fill="none"/>
${p.mark(200, 124, 24)}${p.style === 0 ? p.mark(200, 270, 30, p.trimLight) : ''}`;
}
