import { start } from '../peers/tensorflow.js';
import { view } from './peer.js';

view(start);
