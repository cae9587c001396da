import { whenIdle } from './idle.js';
import { showCartCount } from './parts/cart-count.js';
import { askForConsent } from './parts/consent-bar.js';
import { showDepartments } from './parts/departments.js';
import { loadInspector, openKnowledge } from './parts/knowledge.js';
import { fitOwnWords } from './parts/own-words.js';
import { showPanelEffect } from './parts/panel-effect.js';
import { showReach } from './parts/reach-note.js';
import { startSearchBox } from './parts/search-box.js';
import { Router } from './router.js';
import { openShop } from './shop.js';

const shop = openShop();
const router = new Router(shop);
askForConsent(shop);
showCartCount(shop);
showReach();
startSearchBox(router);
showDepartments(router);
fitOwnWords();
openKnowledge(shop);
showPanelEffect(shop, router);

await shop.personal.start();
await router.start();

// Fetched before it is asked for, so that the panel opens without the network too.
whenIdle(() => loadInspector().catch(() => {}));
