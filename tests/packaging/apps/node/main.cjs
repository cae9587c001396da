const { createReshelf } = require('reshelf');

import('../visit.js')
  .then(({ visit }) => visit(createReshelf))
  .then((result) => console.log(JSON.stringify(result)));
