import { CLOTH_COLOURS, LEATHER_COLOURS, LITRES, SHOE_SIZES } from '#scripts/generate/goods/axes.ts';
import type { Department } from '#scripts/generate/goods/goods.ts';

const SOLE = ['Natural rubber', 'EVA', 'Leather', 'Crepe'];

export const shoes: Department = {
  name: 'Shoes & Bags',
  sentences: [
    'Comes up true to size; between two, take the smaller.',
    'Can be resoled by any cobbler.',
    'The insole comes out and can be changed for your own.',
    'Leather marks and softens with time, as it should.',
    'A dust bag is included.',
  ],
  goods: [
    {
      category: ['Shoes', 'Trainers'],
      nouns: ['trainers', 'court shoes', 'running shoes', 'high-tops'],
      called: { de: 'Turnschuhe', fr: 'Baskets', ja: 'スニーカー' },
      adjectives: ['low', 'cushioned', 'retro', 'minimal', 'lightweight'],
      materials: ['canvas', 'suede', 'knit', 'leather'],
      price: [49, 179],
      grams: [620, 980],
      axes: [SHOE_SIZES, CLOTH_COLOURS],
      attributes: { Sole: SOLE, 'Heel drop': ['0 mm', '4 mm', '8 mm', '10 mm'] },
    },
    {
      category: ['Shoes', 'Boots'],
      nouns: ['Chelsea boots', 'hiking boots', 'work boots', 'desert boots'],
      called: { de: 'Stiefel', fr: 'Bottes', ja: 'ブーツ' },
      adjectives: ['waterproof', 'lined', 'sturdy', 'classic', 'ankle'],
      materials: ['full-grain leather', 'nubuck', 'suede', 'waxed leather'],
      price: [99, 329],
      grams: [1_000, 1_700],
      axes: [SHOE_SIZES, LEATHER_COLOURS],
      attributes: { Sole: SOLE, Construction: ['Goodyear welted', 'Blake stitched', 'Cemented'] },
    },
    {
      category: ['Bags', 'Rucksacks'],
      nouns: ['rucksack', 'daypack', 'roll-top', 'laptop rucksack'],
      called: { de: 'Rucksack', fr: 'Sac à dos', ja: 'リュックサック' },
      adjectives: ['waterproof', 'everyday', 'commuter', 'foldable'],
      materials: ['recycled nylon', 'waxed canvas', 'ripstop', 'tarpaulin'],
      price: [45, 219],
      grams: [480, 1_300],
      axes: [LITRES, CLOTH_COLOURS],
      attributes: { Laptop: ['None', '13 inches', '15 inches', '16 inches'], Closure: ['Zip', 'Roll', 'Flap'] },
    },
    {
      category: ['Bags', 'Small leather'],
      nouns: ['wallet', 'card holder', 'belt bag', 'key case'],
      called: { de: 'Lederwaren', fr: 'Petite maroquinerie', ja: '革小物' },
      adjectives: ['slim', 'folded', 'zipped', 'hand-stitched'],
      materials: ['bridle leather', 'vegetable-tanned leather', 'cork'],
      price: [19, 129],
      grams: [40, 210],
      axes: [LEATHER_COLOURS],
      attributes: { Cards: ['4', '6', '8', '12'], Lining: ['None', 'Cotton', 'Suede'] },
    },
  ],
};
