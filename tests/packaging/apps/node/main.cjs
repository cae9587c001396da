const { createReshelf } = require('reshelf');

import('../visit.js')
  .then(({ visit }) => visit(() => createReshelf({ autoLearn: false })))
  .then((result) => console.log(JSON.stringify(result)));
