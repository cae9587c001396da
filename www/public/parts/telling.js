const STRONG = 0.4;

/**
 * The reason to print beside a product: the strongest, or one that names a brand or a colour where that is nearly as
 * strong.
 *
 * @param {import('../../../pkg/types.d.ts').Reason[]} reasons
 */
export function telling(reasons) {
  const lifting = reasons.filter(({ share, group }) => share > 0 && group !== 'server');
  const told = lifting.find(({ share, value, feature }) => value && feature && share >= STRONG * (lifting[0]?.share ?? 0)) ?? lifting[0];
  return told ? `Because ${told.text}` : '';
}
