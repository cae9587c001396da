'use client';

import { useEffect, useState } from 'react';
import { startReshelf } from 'reshelf';
import { useReranked, useShelf } from 'reshelf/react';

import { visit } from '../../visit.js';

/** The server's list; after a visit, the same list as the answer to another query. */
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
    if (shelf) visit(() => shelf.whenReady.then(() => shelf)).then(setResult, (error) => setResult({ failed: String(error) }));
  }, [shelf]);
  return result;
}
