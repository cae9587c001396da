// The looks: a constructed style sheet, which a Content-Security-Policy without inline styles allows.

const CSS = `
:host {
  display: block;
  container-type: inline-size;
  --_ink: var(--reshelf-ink, light-dark(#17211c, #e8efeb));
  --_quiet: var(--reshelf-quiet, light-dark(#566159, #a3b0a9));
  --_paper: var(--reshelf-paper, light-dark(#fff, #171e1b));
  --_line: var(--reshelf-line, light-dark(#d8dfda, #33403a));
  --_accent: var(--reshelf-accent, light-dark(#4a3fc4, #aca4ff));
  --_on-accent: var(--reshelf-on-accent, light-dark(#fff, #16123d));
  --_up: var(--reshelf-up, light-dark(#4a3fc4, #aca4ff));
  --_down: var(--reshelf-down, light-dark(#a65a12, #e5a35c));
  background: var(--_paper);
  color: var(--_ink);
  font-size: 15px;
  line-height: 1.45;
}
:host([hidden]), [hidden] { display: none !important; }
*, ::before, ::after { box-sizing: border-box; }
h3, h4, p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }
.inspector { padding: 12px; }
[role=tablist] { display: flex; overflow-x: auto; border-block-end: 1px solid var(--_line); }
[role=tab] { flex: 1 0 auto; min-block-size: 44px; padding: 0 6px; border: 0;
  border-block-end: 3px solid transparent; border-radius: 0;
  background: none; color: var(--_quiet); font: inherit; font-size: 13px; cursor: pointer; }
[role=tab][aria-selected=true] { border-color: var(--_accent); color: var(--_ink); font-weight: 600; }
[role=tabpanel] { padding-block: 16px 4px; }
[role=tabpanel] > div, section { display: grid; gap: 14px; }
[role=tabpanel] > div > *, section > * { min-inline-size: 0; }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; border-radius: 4px; }
[role=tab]:focus-visible { outline-offset: -2px; }
h3 { font-size: 17px; line-height: 1.3; }
h4 { font-size: 13px; font-weight: 600; color: var(--_quiet); }
section { gap: 8px; }
.groups { display: grid; gap: 20px; }
.quiet, small { color: var(--_quiet); font-size: 13px; }
.told { min-block-size: 1.45em; padding-block-start: 12px; font-size: 14px; }
.number { text-align: end; white-space: nowrap; }
.value { overflow-wrap: anywhere; font-weight: 550; }
button { font: inherit; color: inherit; cursor: pointer; }
button:not([role=tab]) { min-block-size: 40px; padding: 0 14px; border: 1px solid var(--_line); border-radius: 8px;
  background: none; font-size: 14px; }
button:not([role=tab]):hover { border-color: var(--_quiet); }
button.strong { border-color: var(--_accent); background: var(--_accent); color: var(--_on-accent); font-weight: 600; }
button:disabled { opacity: 0.5; cursor: default; }
.inspector .pair { display: flex; gap: 6px; }
.inspector .pair button { min-block-size: 36px; padding: 0 10px; font-size: 13px; }
.plain { justify-self: start; }
.topics { display: grid; gap: 8px; }
.topics li { display: grid; grid-template: "value pair" auto "bar bar" auto / 1fr auto; gap: 4px 12px;
  align-items: center; }
.topics .value { grid-area: value; }
.topics .pair { grid-area: pair; }
.topics .bar { grid-area: bar; margin-inline-end: 3.2em; }
.topics .number { grid-area: bar; font-size: 13px; color: var(--_quiet); }
.bar { display: block; block-size: 8px; border-radius: 4px; background: var(--_line); overflow: hidden; }
.bar span { display: block; block-size: 100%; border-radius: 4px; background: var(--_accent); }
.sentences { display: grid; gap: 4px; }
.facts { display: grid; }
.facts div { display: flex; gap: 16px; justify-content: space-between; padding-block: 6px;
  border-block-end: 1px solid var(--_line); }
.facts dt { color: var(--_quiet); }
.facts dd { text-align: end; font-weight: 550; }
.items, .ledger { display: grid; }
.items > li, .ledger > li { border-block-end: 1px solid var(--_line); }
summary { display: grid; gap: 4px 10px; align-items: baseline; min-block-size: 44px; padding-block: 9px;
  cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
.items summary { grid-template: "place name sum" auto "bar bar bar" auto / 1.8em 1fr auto; }
.place { color: var(--_quiet); }
.items .diverging { grid-column: 1 / -1; }
.diverging { display: grid; grid-template-columns: 1fr 1fr; inline-size: 100%; }
.diverging > span { display: flex; block-size: 8px; background: var(--_line); }
.diverging .down { flex-direction: row-reverse; border-radius: 4px 0 0 4px; --_tone: var(--_down); }
.diverging .up { border-inline-start: 2px solid var(--_ink); border-radius: 0 4px 4px 0; --_tone: var(--_up); }
.diverging span span { block-size: 100%; background: var(--_tone); }
.diverging span span:nth-child(even) { opacity: 0.65; }
.items details > :not(summary) { margin-block-end: 12px; }
.parts { display: grid; gap: 6px; }
.parts li { display: grid; grid-template: "words share" auto "bar bar" auto / 1fr auto; gap: 2px 12px;
  font-size: 14px; }
.parts .diverging { grid-area: bar; }
.ledger summary { grid-template: auto / 1fr auto auto; }
summary::after { content: "+"; inline-size: 1em; text-align: center; color: var(--_quiet); }
[open] > summary::after { content: "−"; }
.items summary { grid-template: "place name sum sign" auto "bar bar bar bar" auto / 1.8em 1fr auto 1em; }
.items summary .diverging { grid-area: bar; }
.items summary::after { grid-area: sign; }
.addresses { display: grid; gap: 2px; max-block-size: 320px; overflow: auto; padding-block-end: 12px;
  font-size: 13px; color: var(--_quiet); }
.addresses li { display: grid; grid-template-columns: 1fr auto; gap: 12px; overflow-wrap: anywhere; }
.verdict { font-size: 17px; font-weight: 600; }
.proofs { display: grid; gap: 6px; }
.proofs li { display: grid; grid-template-columns: 1.4em 1fr; }
.proofs li::before { content: "✓" / "As it should be:"; color: var(--_accent); font-weight: 700; }
.proofs [data-good=false]::before { content: "✗" / "Not as it should be:"; color: var(--_down); }
.switch { display: flex; gap: 16px; align-items: center; justify-content: space-between; cursor: pointer; }
.switch small { display: block; }
[role=switch] { appearance: none; flex: none; inline-size: 46px; block-size: 26px; margin: 0; padding: 2px;
  border: 1px solid var(--_quiet); border-radius: 13px; cursor: pointer; }
[role=switch]::after { content: ""; display: block; inline-size: 20px; block-size: 20px; border-radius: 50%;
  background: var(--_quiet); }
[role=switch]:checked { border-color: var(--_accent); background: var(--_accent); }
[role=switch]:checked::after { margin-inline-start: 20px; background: var(--_on-accent); }
.acts { display: flex; flex-wrap: wrap; gap: 8px; }
.missing { margin-block-end: 12px; }
.findings { display: grid; gap: 8px; }
.findings li { display: grid; gap: 4px; padding: 8px 12px; border-inline-start: 3px solid var(--_line); font-size: 14px;
  overflow-wrap: anywhere; }
.findings [data-level=stops] { border-color: var(--_down); }
.findings code { color: var(--_quiet); font-size: 12px; }
@container (min-width: 620px) {
  .inspector { max-inline-size: 920px; margin-inline: auto; padding: 20px; }
  [role=tab] { flex: none; padding: 0 16px; font-size: 15px; }
  .groups { grid-template-columns: 1fr 1fr; gap: 24px 40px; align-items: start; }
  .parts li { grid-template: "words bar share" auto / 15em 1fr 4em; align-items: center; }
  .items summary { grid-template: "place name bar sum sign" auto / 1.8em minmax(0, 1fr) minmax(0, 1fr) 4em 1em;
    align-items: center; }
}
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One for all inspectors of the page. */
export function style() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
