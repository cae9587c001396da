import { showCartCount } from './parts/cart-count.js';
import { askForConsent } from './parts/consent-bar.js';
import { showDepartments } from './parts/departments.js';
import { openKnowledge } from './parts/knowledge.js';
import { startSearchBox } from './parts/search-box.js';
import { Router } from './router.js';
import { openShop } from './shop.js';

const shop = openShop();
const router = new Router(shop);
askForConsent(shop);
showCartCount(shop);
startSearchBox(router);
showDepartments(router);
openKnowledge(shop);
shop.personal.addEventListener('forgotten', () => router.reload());

await shop.personal.start(shop.remembering);
await router.start();
