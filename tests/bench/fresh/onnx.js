import { start } from '../peers/onnx.js';
import { view } from './peer.js';

view(start);
