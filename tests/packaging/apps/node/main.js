import { visit } from '../visit.js';
import { createReshelf } from 'reshelf';

console.log(JSON.stringify(await visit(createReshelf)));
