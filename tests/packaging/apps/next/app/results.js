'use client';

import { useEffect, useState } from 'react';
import { startReshelf } from 'reshelf';
import { useReranked, useShelf } from 'reshelf/react';

import { visit } from '../../visit.js';

const NEXT = 'coat';

/** The server's list; after a visit another one, as the answer to another query. */
export function Results({ items }) {
  const shelf = useShelf(() => startReshelf({ autoLearn: false }));
  const result = useVisit(shelf, items);
  const ranked = useReranked(shelf, result ? { items: coats(items), query: NEXT } : { items, query: 'jacket' });
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

function useVisit(shelf, items) {
  const [result, setResult] = useState(null);
  useEffect(() => {
    if (shelf) visitAndAsk(shelf, items).then(setResult, (error) => setResult({ failed: String(error) }));
  }, [shelf]);
  return result;
}

/** What came of the visit, and the order that the shelf gives the next list. */
async function visitAndAsk(shelf, items) {
  await shelf.whenReady;
  const result = await visit((options) => (options.shop ? startReshelf(options) : shelf));
  const next = shelf.rerank({ items: coats(items), query: NEXT });
  return { ...result, next: next.items.map(({ item_brand }) => item_brand) };
}

/** Of the same brands. */
function coats(items) {
  return items.map((item) => ({ ...item, item_id: `coat-${item.item_id}` }));
}
