import { createReshelf } from '../../../pkg/index.js';
import { serversOrder } from '../../../pkg/order.js';
export function startReshelf(options) {
  let real, gone = false; const queue = [];
  const whenReady = createReshelf(options).then((s) => { if (gone) { s.dispose(); return false; } real = s; queue.forEach((e) => s.observe(e)); return true; });
  return {
    get ready() { return real !== undefined && real.ready; }, whenReady,
    observe: (e) => real ? real.observe(e) : (queue.push(e), true),
    rerank: (o) => real ? real.rerank(o) : serversOrder(o.items),
    forget: () => real?.forget(),
    dispose: async () => { gone = true; await real?.dispose(); },
  };
}
