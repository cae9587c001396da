import { floor } from './floor.js';

/** A roll-top or zipped bag for a day. @type {import('./picture.js').Drawing} */
export function daypack(p) {
  const top = p.style === 1
    ? `<path d="M126 156q0-92 74-96 74 4 74 96Z" fill="url(#body)"/><path d="M140 190q0-110 60-112 60 2 60 112" stroke="${p.trim}" stroke-width="5" fill="none"/>`
    : `<path d="M136 76q64-10 128 0l10 80H126Z" fill="url(#body)"/><path d="M130 62q70-12 140 0 6 12 0 24-70 12-140 0-6-12 0-24Z" fill="url(#trim)"/><path d="M132 74q68 10 136 0" stroke="${p.trimLight}" stroke-width="2" fill="none"/><rect x="186" y="78" width="28" height="64" rx="4" fill="${p.trimDark}"/><rect x="182" y="122" width="36" height="22" rx="5" fill="url(#steel)"/>`;
  const pocket = p.style === 2
    ? `<path d="M140 238h120v92q0 16-16 16h-88q-16 0-16-16Z" fill="url(#trim)"/><path d="M150 262h100" stroke="${p.trimLight}" stroke-width="4"/>`
    : `<path d="M142 230q58-14 116 0l4 96q0 18-18 20-44 4-88 0-18-2-18-20Z" fill="${p.dark}" opacity=".75"/><path d="M146 254q54-12 108 0" stroke="${p.trim}" stroke-width="5" fill="none"/><path d="M246 250v22" stroke="${p.trimLight}" stroke-width="5" stroke-linecap="round"/>`;
  return `${floor(362, 220)}
<path d="M120 220q-24 14-20 90 2 22 28 24ZM280 220q24 14 20 90-2 22-28 24Z" fill="${p.trimDark}"/>
<path d="M176 62q0-26 24-26t24 26" stroke="${p.trimDark}" stroke-width="9" fill="none"/>${top}
<path d="M126 150h148q12 90 8 176-2 28-30 30-52 6-104 0-28-2-30-30-4-86 8-176Z" fill="url(#body)"/>
${pocket}
<path d="M132 170q-6 80-2 150" stroke="#fff" stroke-opacity=".22" stroke-width="6" fill="none" stroke-linecap="round"/>
${p.mark(200, 194, 30)}`;
}
