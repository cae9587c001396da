'use client';

import { useEffect, useState } from 'react';
import { startReshelf } from 'reshelf';
import { useReranked, useShelf } from 'reshelf/react';

import { visit } from '../../visit.js';

/** The server's list; after a visit and more looks at one brand, the same list as the answer to another query. */
export function Results({ items }) {
  const shelf = useShelf(() => startReshelf({ autoLearn: false }));
  const result = useVisit(shelf);
  const ranked = useReranked(shelf, { items, query: result ? 'coat' : 'jacket' });
  return (
    <>
      <ol>
        {ranked.items.map(({ item_id, item_brand }) => (
          <li key={item_id}>{item_brand}</li>
        ))}
      </ol>
      <output>{result && JSON.stringify(result)}</output>
    </>
  );
}

function useVisit(shelf) {
  const [result, setResult] = useState(null);
  useEffect(() => {
    if (shelf) visitAndLook(shelf).then(setResult, (error) => setResult({ failed: String(error) }));
  }, [shelf]);
  return result;
}

async function visitAndLook(shelf) {
  await shelf.whenReady;
  const result = await visit(() => shelf);
  for (const item_id of ['n1', 'n2', 'n3']) {
    shelf.observe({ event: 'view_item', items: [{ item_id, item_brand: result.lookedAt }] });
  }
  return result;
}
