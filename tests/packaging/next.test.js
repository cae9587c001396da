import { runsInNext } from './support/next.js';

runsInNext('built', { build: ['build'], start: 'start' });
runsInNext('dev', { start: 'dev' });
