// Whether what is known is kept, and anything is learned from it.

import { counted, said } from './words.js';

/** @typedef {import('./case.js').Rule} Rule */

const CONSENT = 'docs/csp-and-consent.md#what-is-stored-and-when';
const LEARNING = 'docs/troubleshooting.md#learning';
const CHOICES = 6;

/** How what follows begins where storage is refused, late or of a newer version. */
const NOT_KEPT = ['What is known is not kept', 'What was kept is of a newer version'];

/** @type {Rule} */
const inMemory = ({ persistence, consent, ready, warning }) => {
  if (persistence === 'stored' || !ready) return undefined;
  if (!consent) {
    const told = consent === false ? 'Consent to storage was refused' : 'Consent to storage was neither given nor refused';
    const text = `${told}: what is known is lost when the page is left. With consent, call shelf.consent(true).`;
    return { code: 'no-consent', level: 'normal', text, guide: CONSENT };
  }
  const warned = NOT_KEPT.map(warning).find(Boolean);
  const text = `There is consent, but nothing is stored: ${warned ? said(warned.warning) : 'what is stored is still being read, or another tab withdrew it'}. What is known is lost when the page is left.`;
  return { code: 'not-stored', level: 'weakens', text, guide: 'docs/troubleshooting.md#storage' };
};

/** @type {Rule} */
const noWorker = ({ workers, ready }) =>
  workers || !ready
    ? undefined
    : {
        code: 'no-worker',
        level: 'weakens',
        text: 'There is no Worker here, so nothing is learned from choices; lists are ordered by the model that everyone has.',
        guide: LEARNING,
      };

/** @type {Rule} */
const failed = ({ workers, lastLearned, warning }) => {
  const warned = warning('Ordering goes on without');
  if (!workers || !warned || lastLearned?.status !== 'unavailable') return undefined;
  const text = `Learning failed, and is not tried again on this page: ${said(warned.warning)}.`;
  return { code: 'no-learning', level: 'weakens', text, guide: LEARNING };
};

/** @type {Rule} */
const whenAsked = ({ workers, learnsByItself, lastLearned, ready }) => {
  if (learnsByItself || lastLearned || !workers || !ready) return undefined;
  const text = 'Nothing was learned on this page, because autoLearn is false: call shelf.learn().';
  return { code: 'learns-when-asked', level: 'normal', text, guide: 'docs/api.md#reshelf' };
};

/** @type {Rule} */
const tooFew = ({ learning, workers, ready, list }) => {
  if (learning.examples >= CHOICES || !workers || !ready || !list) return undefined;
  const text = `${counted(learning.examples, 'choice')} from lists that were ordered can be learned from so far; ${CHOICES} are needed.`;
  return { code: 'too-few-choices', level: 'normal', text, guide: EVENTS };
};

const EVENTS = 'docs/what-to-send.md#events';

/** In order. */
export const KEPT = [inMemory, noWorker, failed, whenAsked, tooFew];
