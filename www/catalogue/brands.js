/**
 * @typedef {object} Brand
 * @property {string} name
 * @property {string} mark the shape of its badge, one of the marks in pictures/mark.js
 * @property {number} level its prices against the average, 1 is average
 * @property {string} voice how a description begins
 * @property {readonly string[]} kinds slugs of the kinds it makes
 * @property {readonly string[]} names of its models
 */

/** All invented; each makes some kinds only, so that a liking for a brand carries from one kind to another. */
/** @type {readonly Brand[]} */
export const brands = [
  {
    name: 'Nordhavn', mark: 'wave', level: 1.15, voice: 'Drawn for harbour mornings and sideways rain.',
    kinds: ['rain-jackets', 'down-jackets', 'fleeces', 'trousers', 'beanies', 'dry-bags', 'duffels', 'daypacks', 'caps'],
    names: ['Skerry', 'Brygge', 'Sund', 'Holm', 'Fyr', 'Kaia', 'Lodd', 'Molo', 'Vind', 'Strand'],
  },
  {
    name: 'Fjellvak', mark: 'peak', level: 1.3, voice: 'Built above the tree line, worn everywhere else.',
    kinds: ['rain-jackets', 'down-jackets', 'trousers', 'gloves', 'backpacks', 'hiking-boots', 'tents', 'sleeping-bags', 'skis', 'goggles', 'trekking-poles'],
    names: ['Tind', 'Egg', 'Skar', 'Bre', 'Varde', 'Nut', 'Ryggen', 'Topp', 'Stup', 'Kamm'],
  },
  {
    name: 'Tarnwick', mark: 'drop', level: 0.95, voice: 'Plain, tough and easy to mend.',
    kinds: ['rain-jackets', 'fleeces', 'base-layers', 'trousers', 'shorts', 'socks', 'hiking-boots', 'daypacks', 'bottles', 'mugs'],
    names: ['Beck', 'Ghyll', 'Mere', 'Pike', 'Scarth', 'Dodd', 'Rigg', 'Thwaite', 'Stickle', 'Easedale'],
  },
  {
    name: 'Skogrun', mark: 'tree', level: 1.0, voice: 'For paths that are mostly roots.',
    kinds: ['trail-shoes', 'road-shoes', 'shorts', 'base-layers', 'caps', 'socks', 'sunglasses', 'bottles', 'headlamps'],
    names: ['Rot', 'Myr', 'Sti', 'Gran', 'Lyng', 'Kvist', 'Bekk', 'Tuva', 'Furu', 'Ras'],
  },
  {
    name: 'Velora', mark: 'chevron', level: 1.1, voice: 'Light underfoot and quick to forgive.',
    kinds: ['road-shoes', 'trail-shoes', 'shorts', 'base-layers', 'socks', 'caps', 'sunglasses', 'watches'],
    names: ['Tempo', 'Cadence', 'Stride', 'Metro', 'Relay', 'Pulse', 'Lumen', 'Drift', 'Split', 'Harrier'],
  },
  {
    name: 'Hallmoor', mark: 'arch', level: 0.75, voice: 'Honest kit for a fair price.',
    kinds: ['rain-jackets', 'fleeces', 'trousers', 'hiking-boots', 'backpacks', 'daypacks', 'tents', 'sleeping-bags', 'sleeping-mats', 'stoves', 'mugs', 'trekking-poles', 'gloves'],
    names: ['Cleeve', 'Warren', 'Combe', 'Barrow', 'Hatch', 'Levels', 'Quarry', 'Mendip', 'Ridgeway', 'Fosse'],
  },
  {
    name: 'Brennavik', mark: 'flame', level: 1.2, voice: 'Warmth, weighed to the gram.',
    kinds: ['down-jackets', 'sleeping-bags', 'gloves', 'beanies', 'base-layers', 'stoves', 'headlamps', 'flasks'],
    names: ['Glo', 'Aske', 'Ildstad', 'Kull', 'Røk', 'Varme', 'Peis', 'Gnist', 'Fakkel', 'Bål'],
  },
  {
    name: 'Moraine', mark: 'peak', level: 1.05, voice: 'Made to be carried, dropped and carried on.',
    kinds: ['backpacks', 'daypacks', 'duffels', 'tents', 'dry-bags', 'trekking-poles', 'sleeping-mats', 'helmets'],
    names: ['Esker', 'Drumlin', 'Kame', 'Cirque', 'Scree', 'Erratic', 'Kettle', 'Till', 'Outwash', 'Serac'],
  },
  {
    name: 'Ibexa', mark: 'horn', level: 1.4, voice: 'Precision for steep ground.',
    kinds: ['rain-jackets', 'down-jackets', 'trousers', 'trail-shoes', 'hiking-boots', 'backpacks', 'helmets', 'goggles', 'skis', 'gloves'],
    names: ['Arête', 'Couloir', 'Balcon', 'Piton', 'Aiguille', 'Névé', 'Traverse', 'Belay', 'Dièdre', 'Crux'],
  },
  {
    name: 'Auk & Otter', mark: 'ring', level: 0.9, voice: 'For people who stay in the water too long.',
    kinds: ['dry-bags', 'bottles', 'flasks', 'shorts', 'sunglasses', 'caps', 'duffels', 'base-layers', 'watches'],
    names: ['Estuary', 'Kelp', 'Tideway', 'Puffin', 'Shoal', 'Current', 'Eelgrass', 'Ripple', 'Saltings', 'Lagan'],
  },
  {
    name: 'Rimefrost', mark: 'star', level: 1.1, voice: 'Happiest below zero.',
    kinds: ['down-jackets', 'gloves', 'beanies', 'goggles', 'skis', 'base-layers', 'socks', 'helmets', 'flasks'],
    names: ['Hoar', 'Sastrugi', 'Firn', 'Graupel', 'Polar', 'Icefall', 'Borealis', 'Flurry', 'Drifter', 'Solstice'],
  },
  {
    name: 'Petrichor Works', mark: 'drop', level: 1.25, voice: 'Rain is only weather.',
    kinds: ['rain-jackets', 'trousers', 'daypacks', 'caps', 'hiking-boots', 'dry-bags'],
    names: ['Nimbus', 'Squall', 'Drizzle', 'Mizzle', 'Cloudburst', 'Haar', 'Virga', 'Monsoon', 'Stratus', 'Petra'],
  },
  {
    name: 'Corrie Lane', mark: 'arch', level: 0.85, voice: 'Weekend things that last for weekdays.',
    kinds: ['fleeces', 'beanies', 'socks', 'daypacks', 'mugs', 'flasks', 'bottles', 'duffels', 'shorts', 'caps'],
    names: ['Larch', 'Fennel', 'Sorrel', 'Teasel', 'Hazel', 'Bramble', 'Sloe', 'Alder', 'Yarrow', 'Clover'],
  },
  {
    name: 'Kalda', mark: 'square', level: 1.0, voice: 'Good food, forty kilometres from the nearest kitchen.',
    kinds: ['stoves', 'mugs', 'flasks', 'bottles', 'headlamps', 'sleeping-mats', 'tents'],
    names: ['Hearth', 'Simmer', 'Ladle', 'Crumb', 'Thermo', 'Billy', 'Pantry', 'Kindle', 'Supper', 'Brew'],
  },
  {
    name: 'Zephyrine', mark: 'chevron', level: 1.2, voice: 'Shaped by wind, tested by hills.',
    kinds: ['helmets', 'sunglasses', 'gloves', 'shorts', 'base-layers', 'watches', 'road-shoes', 'goggles'],
    names: ['Slipstream', 'Mistral', 'Bora', 'Sirocco', 'Levant', 'Tramontane', 'Breeze', 'Gale', 'Vector', 'Foehn'],
  },
  {
    name: 'Pacer & Moss', mark: 'tree', level: 0.8, voice: 'First kilometres and the thousand after.',
    kinds: ['trail-shoes', 'road-shoes', 'socks', 'shorts', 'base-layers', 'headlamps', 'beanies'],
    names: ['Fern', 'Jog', 'Ramble', 'Brisk', 'Lap', 'Canter', 'Meadow', 'Warmup', 'Dash', 'Saunter'],
  },
  {
    name: 'Umbra North', mark: 'ring', level: 1.35, voice: 'For the blue hour and what follows it.',
    kinds: ['headlamps', 'watches', 'sunglasses', 'goggles', 'tents', 'sleeping-bags', 'down-jackets', 'trail-shoes'],
    names: ['Eclipse', 'Zenith', 'Dusk', 'Parallax', 'Meridian', 'Corona', 'Penumbra', 'Nadir', 'Astra', 'Occult'],
  },
  {
    name: 'Wrenfield', mark: 'star', level: 0.9, voice: 'Small things, carefully made.',
    kinds: ['fleeces', 'trousers', 'gloves', 'beanies', 'socks', 'sleeping-mats', 'sleeping-bags', 'mugs', 'trekking-poles', 'hiking-boots'],
    names: ['Plover', 'Linnet', 'Dunlin', 'Siskin', 'Whinchat', 'Pipit', 'Curlew', 'Lapwing', 'Redstart', 'Dipper'],
  },
];
