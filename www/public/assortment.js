import { departments } from './server.js';

/** What the words of this shop, its shoppers to try on and its tour speak of. */
const INVENTED = 'clothing';

/** Whether the invented products are sold here, not a catalogue of one's own. @param {{ slug: string }[]} known the departments */
export const sellsInvented = (known) => known.some(({ slug }) => slug === INVENTED);

/** The same, asked of the server; yes where it does not answer. */
export const sellsInventedNow = () => departments().then(sellsInvented, () => true);
