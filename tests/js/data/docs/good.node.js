export const results = [{ item_id: 1 }, { item_id: 2 }];

export function check({ served }) {
  if (served.length !== 2) throw new Error('not served');
}
