import { Results } from './results.js';

const brands = ['Nordhavn', 'Fjell', 'Asker'];
const items = Array.from({ length: 12 }, (_, n) => ({
  item_id: `p${n}`,
  item_brand: brands[n % 3],
  price: 40 + ((n * 37) % 60),
}));

export default function Page() {
  return <Results items={items} />;
}
