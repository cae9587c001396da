const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });
const counts = new Intl.NumberFormat('en');
const percents = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

/** "€89.95" @param {number} price */
export const money = (price) => euros.format(price);

/** "1,374" @param {number} count */
export const number = (count) => counts.format(count);

/** "42%" @param {number} share */
export const percent = (share) => percents.format(share);

/** "you looked" becomes "You looked" @param {string} text */
export const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** The name without the brand, which stands above it. @param {{ item_name: string, item_brand: string }} product */
export const shortName = ({ item_name, item_brand }) => capitalised(item_name.startsWith(`${item_brand} `) ? item_name.slice(item_brand.length + 1) : item_name);

/** "1 product", "12 products" @param {number} count @param {string} noun */
export const counted = (count, noun) => `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
