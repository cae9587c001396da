import { visit } from '../visit.js';
import { createReshelf } from 'reshelf';

const modules = { trainer: () => import('reshelf/trainer'), crowd: () => import('reshelf/crowd') };
console.log(JSON.stringify(await visit((options) => createReshelf({ ...options, modules }))));
