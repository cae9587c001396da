const { createReshelf } = globalThis.reshelf;

import('../visit.js').then(({ show, showFailure, visit }) => {
  visit(createReshelf).then(show, showFailure);
});
