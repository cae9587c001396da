const named = document.querySelector('meta[name="shop-file"]');

/**
 * What this shop's shoppers chose, counted by `reshelf shop` and served beside the package; null where the shop has no such file.
 * Simulated: these shoppers are.
 */
export const shopFile = named && { address: named.getAttribute('content') ?? '', simulated: named.hasAttribute('data-simulated') };
