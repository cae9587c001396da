// Writes apps/shop-file.js: a shop file in which the later products are the likelier.

import { writeFileSync } from 'node:fs';

import { backwards, shopFile } from '../../js/support/shop-file.js';
import { appFolder } from './work.js';

const bytes = shopFile({ items: backwards(Array.from({ length: 12 }, (_, n) => ({ item_id: `p${n}` }))) });
const text = Buffer.from(bytes).toString('base64');
writeFileSync(appFolder('shop-file.js'), `export default Uint8Array.from(atob('${text}'), (byte) => byte.charCodeAt(0));\n`);
