import { BEDDING, DIAMETERS, HOME_COLOURS, PACKS } from '#scripts/generate/goods/axes.ts';
import type { Department } from '#scripts/generate/goods/goods.ts';

const ORIGIN = ['Portugal', 'Poland', 'Japan', 'Denmark', 'Türkiye', 'India'];

export const home: Department = {
  name: 'Home & Kitchen',
  sentences: [
    'Looks at home in an old kitchen as in a new one.',
    'Safe in the dishwasher, and in the oven up to 220 °C.',
    'Each piece is a little different, since it is made by hand.',
    'Stacks, so that a set takes the room of one.',
    'Comes in a box without any plastic.',
    'Spare parts can be had for ten years.',
  ],
  goods: [
    {
      category: ['Kitchen', 'Pans'],
      nouns: ['frying pan', 'sauté pan', 'skillet', 'casserole', 'saucepan'],
      adjectives: ['forged', 'enamelled', 'seasoned', 'three-ply', 'non-stick'],
      materials: ['cast-iron', 'steel', 'copper', 'aluminium'],
      price: [29, 249],
      grams: [900, 2_600],
      axes: [DIAMETERS],
      attributes: { Hob: ['All', 'All but induction', 'Gas and electric'], 'Made in': ORIGIN },
    },
    {
      category: ['Kitchen', 'Knives'],
      nouns: ['chef’s knife', 'bread knife', 'paring knife', 'santoku', 'cleaver'],
      adjectives: ['forged', 'full-tang', 'hammered', 'serrated'],
      materials: ['Damascus steel', 'carbon steel', 'stainless steel'],
      price: [19, 219],
      grams: [90, 420],
      axes: [HOME_COLOURS],
      attributes: { Hardness: ['56 HRC', '58 HRC', '60 HRC', '62 HRC'], 'Made in': ORIGIN },
    },
    {
      category: ['Table', 'Cups & mugs'],
      nouns: ['mug', 'espresso cup', 'tumbler', 'teacup', 'bowl'],
      adjectives: ['hand-thrown', 'speckled', 'double-walled', 'glazed', 'ribbed'],
      materials: ['stoneware', 'porcelain', 'glass', 'earthenware'],
      price: [9, 45],
      grams: [180, 480],
      axes: [HOME_COLOURS, PACKS],
      attributes: { Volume: ['90 ml', '250 ml', '350 ml', '450 ml'], 'Made in': ORIGIN },
    },
    {
      category: ['Bedroom', 'Bed linen'],
      nouns: ['duvet cover', 'fitted sheet', 'blanket', 'bedspread'],
      adjectives: ['stonewashed', 'percale', 'brushed', 'woven', 'quilted'],
      materials: ['linen', 'organic cotton', 'flannel', 'wool'],
      price: [29, 229],
      grams: [600, 2_200],
      axes: [BEDDING, HOME_COLOURS],
      attributes: { Wash: ['40 °C', '60 °C'], 'Made in': ORIGIN },
    },
    {
      category: ['Living', 'Lamps'],
      nouns: ['table lamp', 'pendant light', 'floor lamp', 'wall light'],
      adjectives: ['dimmable', 'adjustable', 'folded', 'cordless', 'spun'],
      materials: ['brass', 'oak', 'paper', 'steel', 'opal glass'],
      price: [39, 399],
      grams: [700, 5_200],
      axes: [HOME_COLOURS],
      attributes: { Socket: ['E14', 'E27', 'LED, built in'], Cable: ['1.5 m', '2 m', '3 m'] },
    },
    {
      category: ['Living', 'Vases & pots'],
      nouns: ['vase', 'plant pot', 'candle holder', 'bowl'],
      adjectives: ['tall', 'fluted', 'asymmetric', 'matt', 'small'],
      materials: ['ceramic', 'terracotta', 'recycled glass', 'concrete'],
      price: [12, 119],
      grams: [350, 3_400],
      axes: [HOME_COLOURS, DIAMETERS],
      attributes: { Watertight: ['Yes', 'No'], 'Made in': ORIGIN },
    },
  ],
};
