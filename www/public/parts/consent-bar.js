import { byId, element } from '../dom.js';

/** Asks once a visit, until the answer was yes. @param {import('../shop.js').Shop} shop */
export function askForConsent({ remembering }) {
  const consent = byId('consent');
  consent.append(
    element('p', {}, 'May this shop remember what you look at, on this device only? Nothing of it is sent anywhere, whatever you say.'),
    element('div', {},
      element('button', { class: 'button plain', type: 'button', onclick: () => remembering.answer(false) }, 'Not now'),
      element('button', { class: 'button mine', type: 'button', onclick: () => remembering.answer(true) }, 'Remember here')),
  );
  const show = () => {
    consent.hidden = remembering.asked;
  };
  remembering.addEventListener('change', show);
  show();
}
