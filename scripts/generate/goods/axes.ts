import type { Axis } from '#scripts/generate/goods/goods.ts';

const colours = (values: readonly string[], count: Axis['count'] = [1, 5]): Axis => ({
  option: 'colour',
  values,
  count,
});

export const CLOTH_COLOURS = colours([
  'Black',
  'White',
  'Navy',
  'Charcoal',
  'Forest',
  'Rust',
  'Oat',
  'Sky',
  'Burgundy',
  'Olive',
  'Mustard',
  'Rosé',
]);
export const LEATHER_COLOURS = colours(['Black', 'Cognac', 'Chestnut', 'Navy', 'Stone', 'Bordeaux'], [1, 3]);
export const HOME_COLOURS = colours(['Chalk', 'Slate', 'Sage', 'Terracotta', 'Ink', 'Sand', 'Blush', 'Ochre'], [1, 4]);
export const TECH_COLOURS = colours(['Graphite', 'Silver', 'Midnight', 'Glacier', 'Copper'], [1, 3]);
export const BRIGHT_COLOURS = colours(['Red', 'Blue', 'Yellow', 'Green', 'Orange', 'Purple', 'Turquoise'], [1, 4]);

export const CLOTH_SIZES: Axis = {
  option: 'size',
  values: ['XS', 'S', 'M', 'L', 'XL', 'XXL'],
  count: [4, 6],
  heavier: 0.05,
};
export const CHILD_SIZES: Axis = {
  option: 'size',
  values: ['86', '92', '98', '104', '110', '116', '122', '128'],
  count: [4, 8],
  heavier: 0.05,
};
export const SHOE_SIZES: Axis = {
  option: 'size',
  values: ['36', '37', '38', '39', '40', '41', '42', '43', '44', '45', '46'],
  count: [6, 11],
  heavier: 0.03,
};
export const CAPACITIES: Axis = {
  option: 'capacity',
  values: ['64 GB', '128 GB', '256 GB', '512 GB', '1 TB'],
  count: [2, 4],
  dearer: 0.18,
};
export const VOLUMES: Axis = {
  option: 'volume',
  values: ['100 ml', '250 ml', '500 ml', '1 l'],
  count: [1, 4],
  dearer: 0.55,
  heavier: 0.9,
};
export const LITRES: Axis = {
  option: 'volume',
  values: ['15 l', '22 l', '30 l', '45 l', '60 l'],
  count: [1, 4],
  dearer: 0.2,
  heavier: 0.15,
};
export const LENGTHS: Axis = {
  option: 'length',
  values: ['0.5 m', '1 m', '2 m', '3 m', '5 m'],
  count: [2, 4],
  dearer: 0.15,
  heavier: 0.4,
};
export const DIAMETERS: Axis = {
  option: 'size',
  values: ['18 cm', '20 cm', '24 cm', '28 cm', '32 cm'],
  count: [2, 4],
  dearer: 0.18,
  heavier: 0.25,
};
export const BEDDING: Axis = {
  option: 'size',
  values: ['90 × 200 cm', '140 × 200 cm', '160 × 200 cm', '180 × 200 cm'],
  count: [2, 4],
  dearer: 0.2,
  heavier: 0.3,
};
export const PACKS: Axis = {
  option: 'pack',
  values: ['Single', 'Pack of 3', 'Pack of 6', 'Pack of 12'],
  count: [1, 3],
  dearer: 1.4,
  heavier: 1.8,
};
export const WEIGHTS: Axis = {
  option: 'size',
  values: ['100 g', '250 g', '500 g', '1 kg'],
  count: [1, 4],
  dearer: 0.7,
  heavier: 0.9,
};
