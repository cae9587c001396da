import { floor } from './floor.js';

/** A burner on its cartridge, on the gas or with a pot. @type {import('./picture.js').Drawing} */
export function stove(p) {
  const pot = p.style === 1 ? `<path d="M118 66h164v84q0 22-22 24H140q-22-2-22-24Z" fill="url(#steel)"/><path d="M110 58h180v12H110Z" fill="#59626a"/><path d="M282 90q44 0 44 30t-44 26" stroke="${p.trimDark}" stroke-width="10" fill="none"/>${p.mark(200, 120, 34, '#59626a')}` : '';
  const flames = Array.from({ length: 7 }, (_, i) => `<path d="M${152 + i * 16} 190q-9-16 0-34 9 18 0 34Z" fill="${i % 2 ? '#6fb7ea' : '#f2a93b'}" opacity=".9"/>`).join('');
  const legs = p.style === 2 ? `<path d="M160 250L96 344M240 250l64 94M200 250v98" stroke="#6d767b" stroke-width="10" stroke-linecap="round"/>` : '';
  const canister = p.style === 2
    ? `<path d="M176 236h48l10 40q0 10-10 12h-48q-10-2-10-12Z" fill="url(#round)"/><path d="M234 268q60 6 70 40" stroke="${p.trimDark}" stroke-width="8" fill="none"/>`
    : `<path d="M122 286q2-34 48-38h60q46 4 48 38v48q0 16-18 18-60 8-120 0-18-2-18-18Z" fill="url(#round)"/><path d="M122 300q78 14 156 0v18q-78 14-156 0Z" fill="${p.trim}"/>${p.mark(200, 332, 20)}<path d="M150 262h100" stroke="#fff" stroke-opacity=".3" stroke-width="5" stroke-linecap="round"/>`;
  return `${floor(356, 240)}${legs}${canister}
<path d="M188 210h24v42h-24Z" fill="url(#steel)"/><rect x="212" y="222" width="56" height="9" rx="4" fill="${p.trim}"/><path d="M264 214h16v26h-16Z" fill="${p.trimLight}"/>
${flames}<path d="M146 186h108l-14 28h-80Z" fill="url(#steel)"/>
<path d="M150 198L110 ${p.style === 1 ? 176 : 162}h-14M250 198l40-${p.style === 1 ? 22 : 36}h14" stroke="#868f94" stroke-width="8" fill="none" stroke-linecap="round" stroke-linejoin="round"/>${pot}`;
}
