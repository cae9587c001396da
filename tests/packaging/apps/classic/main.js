const { createReshelf } = globalThis.reshelf;

import('../visit.js').then(({ show, showFailure, visit }) => {
  visit(() => createReshelf({ autoLearn: false })).then(show, showFailure);
});
