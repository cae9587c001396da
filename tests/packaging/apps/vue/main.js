// main.js VUE HOW: a visit with the shelf as a component has it.

import { visit } from '../visit.js';
import { createReshelf } from 'reshelf';

const [vue, how] = process.argv.slice(2);
const own = await import(vue);

const inVue = {
  ref: (shelf) => own.ref({ shelf }).value.shelf,
  reactive: (shelf) => own.reactive(shelf),
  data: (shelf) => new own.default({ data: () => ({ shelf }) }).shelf,
  destructured: ({ observe, rerank, learn, ...shelf }) => ({ ...shelf, observe, rerank, learn }),
};

console.log(JSON.stringify(await visit(async (options) => inVue[how](await createReshelf(options)))));
