import { runsInNext } from './support/next.js';

runsInNext('built with webpack', { build: ['build', '--webpack'], start: 'start' });
