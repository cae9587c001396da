import { visit } from '../visit.js';
import { createReshelf } from 'reshelf';

const modules = { trainer: () => import('reshelf/trainer') };
console.log(JSON.stringify(await visit(() => createReshelf({ autoLearn: false, modules }))));
