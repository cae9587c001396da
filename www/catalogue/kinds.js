/**
 * @typedef {object} Kind
 * @property {string} slug
 * @property {string} name plural, GA4's item_category2
 * @property {string} noun how a product's name ends
 * @property {string} department GA4's item_category
 * @property {string} picture the file in pictures/ that draws it
 * @property {number} price of an average one, in euros
 * @property {readonly string[]} sizes empty where there are none
 * @property {readonly string[]} words further words that shoppers type
 * @property {readonly string[]} qualifiers what may stand between a model's name and its noun
 * @property {readonly string[]} features
 */

const clothes = ['XS', 'S', 'M', 'L', 'XL'];
const shoes = ['37', '38', '39', '40', '41', '42', '43', '44', '45', '46'];

/** @type {readonly Kind[]} */
export const kinds = [
  {
    slug: 'rain-jackets', name: 'Rain jackets', noun: 'rain jacket', department: 'Clothing', picture: 'rain-jacket', price: 190, sizes: clothes,
    words: ['waterproof', 'shell', 'coat', 'hardshell'], qualifiers: ['', '2.5L', '3L', 'light', 'storm'],
    features: ['taped seams', 'hood that turns with the head', 'pit zips', 'two hand pockets above the hip belt', 'packs into its own pocket', 'recycled face fabric'],
  },
  {
    slug: 'down-jackets', name: 'Down jackets', noun: 'down jacket', department: 'Clothing', picture: 'down-jacket', price: 230, sizes: clothes,
    words: ['insulated', 'puffer', 'warm', 'coat', 'winter'], qualifiers: ['', '700', '800', 'hooded', 'light'],
    features: ['responsibly sourced down', 'stitched-through baffles', 'elastic cuffs', 'inner pocket', 'water-repellent shell', 'stuff sack included'],
  },
  {
    slug: 'fleeces', name: 'Fleeces', noun: 'fleece', department: 'Clothing', picture: 'fleece', price: 85, sizes: clothes,
    words: ['pullover', 'jacket', 'midlayer', 'sweater', 'warm'], qualifiers: ['', 'grid', 'half-zip', 'high-loft', 'micro'],
    features: ['brushed inside', 'flat seams', 'chest pocket', 'thumb loops', 'chin guard', 'recycled polyester'],
  },
  {
    slug: 'base-layers', name: 'Base layers', noun: 'base layer', department: 'Clothing', picture: 'shirt', price: 55, sizes: clothes,
    words: ['shirt', 'tee', 't-shirt', 'top', 'merino', 'running'], qualifiers: ['', 'merino', '150', '200', 'mesh'],
    features: ['fine merino blend', 'no seam on the shoulder', 'dries overnight', 'resists odour', 'longer back', 'printed label'],
  },
  {
    slug: 'trousers', name: 'Trousers', noun: 'trousers', department: 'Clothing', picture: 'trousers', price: 110, sizes: clothes,
    words: ['pants', 'hiking', 'walking'], qualifiers: ['', 'softshell', 'stretch', 'convertible', 'wind'],
    features: ['articulated knees', 'zipped thigh pocket', 'gusset', 'adjustable hem', 'quick-drying', 'belt included'],
  },
  {
    slug: 'shorts', name: 'Shorts', noun: 'shorts', department: 'Clothing', picture: 'shorts', price: 55, sizes: clothes,
    words: ['running', 'summer'], qualifiers: ['', '5-inch', '7-inch', '2-in-1', 'split'],
    features: ['inner brief', 'key pocket', 'drawcord', 'side vents', 'reflective print', 'quick-drying'],
  },
  {
    slug: 'beanies', name: 'Beanies', noun: 'beanie', department: 'Accessories', picture: 'beanie', price: 32, sizes: [],
    words: ['hat', 'cap', 'warm', 'winter', 'wool'], qualifiers: ['', 'rib', 'merino', 'fine', 'pom'],
    features: ['double-layer brim', 'lambswool', 'knitted in one piece', 'soft lining', 'fits under a helmet'],
  },
  {
    slug: 'caps', name: 'Caps', noun: 'cap', department: 'Accessories', picture: 'cap', price: 30, sizes: [],
    words: ['hat', 'running', 'sun', 'summer'], qualifiers: ['', 'mesh', '5-panel', 'trail', 'packable'],
    features: ['soft peak', 'sweatband', 'folds flat', 'adjustable strap', 'dark underside of the peak'],
  },
  {
    slug: 'gloves', name: 'Gloves', noun: 'gloves', department: 'Accessories', picture: 'gloves', price: 48, sizes: ['S', 'M', 'L', 'XL'],
    words: ['mittens', 'warm', 'winter', 'cycling'], qualifiers: ['', 'liner', 'wind', 'alpine', 'softshell'],
    features: ['touchscreen fingertips', 'leather palm', 'long cuff', 'wrist loop', 'brushed lining', 'nose wipe at the thumb'],
  },
  {
    slug: 'socks', name: 'Socks', noun: 'socks', department: 'Accessories', picture: 'socks', price: 19, sizes: ['35–37', '38–40', '41–43', '44–46'],
    words: ['running', 'hiking', 'merino', 'wool'], qualifiers: ['', 'crew', 'quarter', 'light', 'cushion'],
    features: ['flat toe seam', 'padded heel', 'arch support', 'merino blend', 'left and right fit'],
  },
  {
    slug: 'sunglasses', name: 'Sunglasses', noun: 'sunglasses', department: 'Accessories', picture: 'sunglasses', price: 95, sizes: [],
    words: ['glasses', 'shades', 'running', 'cycling', 'sun'], qualifiers: ['', 'polar', 'photochromic', 'wide', 'mini'],
    features: ['full UV protection', 'rubber temples', 'photochromic lens', 'lens changes in seconds', 'case included'],
  },
  {
    slug: 'watches', name: 'Watches', noun: 'sports watch', department: 'Accessories', picture: 'watch', price: 260, sizes: [],
    words: ['gps', 'smartwatch', 'running', 'training'], qualifiers: ['', 'S', 'GPS', 'solar', '42'],
    features: ['two weeks on a charge', 'maps without a phone', 'heart rate at the wrist', 'buttons that work with gloves', 'sapphire glass'],
  },
  {
    slug: 'trail-shoes', name: 'Trail running shoes', noun: 'trail running shoes', department: 'Footwear', picture: 'trail-shoe', price: 135, sizes: shoes,
    words: ['trainers', 'sneakers', 'runners', 'mud'], qualifiers: ['', '2', '3', 'mid', 'speed'],
    features: ['5 mm lugs', 'rock plate', 'gusseted tongue', 'sticky rubber', 'drains quickly', 'toe bumper'],
  },
  {
    slug: 'road-shoes', name: 'Road running shoes', noun: 'running shoes', department: 'Footwear', picture: 'road-shoe', price: 125, sizes: shoes,
    words: ['trainers', 'sneakers', 'runners', 'jogging', 'marathon'], qualifiers: ['', '2', '4', 'max', 'race'],
    features: ['nitrogen-blown foam', 'engineered mesh', '8 mm drop', 'reflective heel', 'wide toe box', 'carbon plate'],
  },
  {
    slug: 'hiking-boots', name: 'Hiking boots', noun: 'hiking boots', department: 'Footwear', picture: 'boot', price: 185, sizes: shoes,
    words: ['walking', 'shoes', 'leather', 'trekking'], qualifiers: ['', 'mid', 'leather', 'WP', 'light'],
    features: ['waterproof membrane', 'nubuck leather', 'resoleable', 'rubber rand', 'padded ankle', 'hooks that lock'],
  },
  {
    slug: 'backpacks', name: 'Backpacks', noun: 'backpack', department: 'Packs & bags', picture: 'backpack', price: 165, sizes: [],
    words: ['rucksack', 'pack', 'trekking', 'hiking', 'bag'], qualifiers: ['38', '45', '50+10', '55', '65'],
    features: ['adjustable back length', 'hip belt with pockets', 'rain cover', 'front opening', 'loops for poles', 'aluminium stay'],
  },
  {
    slug: 'daypacks', name: 'Daypacks', noun: 'daypack', department: 'Packs & bags', picture: 'daypack', price: 85, sizes: [],
    words: ['rucksack', 'backpack', 'pack', 'commuter', 'laptop', 'bag'], qualifiers: ['14', '18', '20', '22', '25'],
    features: ['roll top', 'laptop sleeve', 'bottle pockets', 'breathable back', 'chest strap with whistle', 'hidden pocket'],
  },
  {
    slug: 'duffels', name: 'Duffels', noun: 'duffel', department: 'Packs & bags', picture: 'duffel', price: 115, sizes: [],
    words: ['bag', 'travel', 'holdall', 'luggage'], qualifiers: ['30', '40', '60', '90'],
    features: ['carries as a backpack', 'tarpaulin fabric', 'wide mouth', 'wet pocket', 'lockable zip'],
  },
  {
    slug: 'dry-bags', name: 'Dry bags', noun: 'dry bag', department: 'Packs & bags', picture: 'dry-bag', price: 34, sizes: [],
    words: ['waterproof', 'bag', 'kayak', 'paddling'], qualifiers: ['5', '8', '13', '20', '35'],
    features: ['welded seams', 'roll closure', 'shoulder strap', 'window', 'floats when closed'],
  },
  {
    slug: 'tents', name: 'Tents', noun: 'tent', department: 'Camp', picture: 'tent', price: 360, sizes: [],
    words: ['camping', 'shelter', 'dome'], qualifiers: ['1', '2', '3', '2 light', '4'],
    features: ['pitches in one go', 'two doors', 'porch for two packs', 'aluminium poles', 'colour-coded sleeves', '4,000 mm floor'],
  },
  {
    slug: 'sleeping-bags', name: 'Sleeping bags', noun: 'sleeping bag', department: 'Camp', picture: 'sleeping-bag', price: 210, sizes: ['Regular', 'Long'],
    words: ['camping', 'down', 'warm', 'mummy'], qualifiers: ['+10', '+5', '0', '−5', '−12'],
    features: ['two-way zip', 'draught collar', 'inner pocket', 'water-repellent down', 'compression sack', 'shaped foot box'],
  },
  {
    slug: 'sleeping-mats', name: 'Sleeping mats', noun: 'sleeping mat', department: 'Camp', picture: 'mat', price: 95, sizes: ['Regular', 'Wide'],
    words: ['camping', 'pad', 'mattress', 'foam'], qualifiers: ['R2', 'R3', 'R4', 'foam', 'air'],
    features: ['R-value on the label', 'quiet surface', 'pump sack', 'repair kit', 'anti-slip print'],
  },
  {
    slug: 'stoves', name: 'Stoves', noun: 'stove', department: 'Camp', picture: 'stove', price: 75, sizes: [],
    words: ['camping', 'cooker', 'gas', 'burner'], qualifiers: ['', 'mini', 'wind', 'duo', 'remote'],
    features: ['boils a litre in three minutes', 'folds into a mug', 'piezo lighter', 'wide pan supports', 'wind shield'],
  },
  {
    slug: 'headlamps', name: 'Headlamps', noun: 'headlamp', department: 'Camp', picture: 'headlamp', price: 55, sizes: [],
    words: ['torch', 'light', 'running', 'camping', 'lamp'], qualifiers: ['200', '350', '500', '900', 'R'],
    features: ['charges by cable', 'red light', 'lock against the bag', 'splash-proof', 'washable band'],
  },
  {
    slug: 'bottles', name: 'Water bottles', noun: 'bottle', department: 'Drink & cook', picture: 'bottle', price: 24, sizes: ['0.5 l', '0.75 l', '1 l'],
    words: ['drinking', 'flask', 'hydration'], qualifiers: ['', 'steel', 'wide', 'sport', 'soft'],
    features: ['leak-proof', 'fits a cage', 'dishwasher-safe', 'carry loop', 'free of BPA'],
  },
  {
    slug: 'flasks', name: 'Insulated flasks', noun: 'insulated flask', department: 'Drink & cook', picture: 'flask', price: 39, sizes: ['0.5 l', '0.75 l', '1 l'],
    words: ['bottle', 'thermos', 'vacuum', 'coffee', 'hot'], qualifiers: ['', '12h', '24h', 'slim', 'push'],
    features: ['double-walled steel', 'hot for a day', 'cup lid', 'powder coat', 'one-hand opening'],
  },
  {
    slug: 'mugs', name: 'Mugs', noun: 'mug', department: 'Drink & cook', picture: 'mug', price: 19, sizes: [],
    words: ['cup', 'camping', 'coffee', 'enamel'], qualifiers: ['', 'enamel', 'titan', 'double', 'stack'],
    features: ['enamel on steel', 'cool rim', 'folding handle', 'stacks', 'measures inside'],
  },
  {
    slug: 'helmets', name: 'Helmets', noun: 'helmet', department: 'Ride & snow', picture: 'helmet', price: 120, sizes: ['S', 'M', 'L'],
    words: ['cycling', 'bike', 'ski', 'climbing'], qualifiers: ['', 'air', 'aero', 'trail', 'rescue'],
    features: ['slip-plane liner', 'eighteen vents', 'dial at the back', 'magnetic buckle', 'clips for a lamp'],
  },
  {
    slug: 'goggles', name: 'Goggles', noun: 'goggles', department: 'Ride & snow', picture: 'goggles', price: 110, sizes: [],
    words: ['ski', 'snow', 'snowboard', 'winter', 'glasses'], qualifiers: ['', 'OTG', 'magnet', 'wide', 'flat light'],
    features: ['double lens', 'wide frame', 'spare lens', 'anti-fog', 'silicone on the strap'],
  },
  {
    slug: 'skis', name: 'Touring skis', noun: 'touring skis', department: 'Ride & snow', picture: 'skis', price: 540, sizes: ['156', '164', '172', '180'],
    words: ['ski', 'snow', 'winter', 'alpine'], qualifiers: ['82', '86', '90', '95', '102'],
    features: ['paulownia core', 'early rise', 'notch for skins', 'full sidewall', 'forgiving tail'],
  },
  {
    slug: 'trekking-poles', name: 'Trekking poles', noun: 'trekking poles', department: 'Ride & snow', picture: 'poles', price: 90, sizes: [],
    words: ['hiking', 'walking', 'sticks'], qualifiers: ['', 'carbon', 'fold', 'alu', 'cork'],
    features: ['cork grip', 'folds in three', 'snow baskets', 'long foam grip', 'carbide tip'],
  },
];

/** @param {string} slug @returns {Kind} */
export function kindOf(slug) {
  const kind = kinds.find((candidate) => candidate.slug === slug);
  if (!kind) throw new Error(`no kind "${slug}": brands.js names it, kinds.js does not`);
  return kind;
}
