import { createRoot } from 'react-dom/client';

import { Results } from '../next/app/results.js';

const brands = ['Nordhavn', 'Fjell', 'Asker'];
const items = Array.from({ length: 12 }, (_, n) => ({ item_id: `p${n}`, item_brand: brands[n % 3], price: 40 + ((n * 37) % 60) }));
createRoot(document.querySelector('main')).render(<Results items={items} />);
