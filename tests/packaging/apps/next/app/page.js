import { Results } from './results.js';

const items = ['Nordhavn', 'Fjell', 'Asker', 'Nordhavn', 'Fjell', 'Asker'].map((item_brand, n) => ({
  item_id: `r${n}`,
  item_brand,
}));

export default function Page() {
  return <Results items={items} />;
}
