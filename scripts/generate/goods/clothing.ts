import { CHILD_SIZES, CLOTH_COLOURS, CLOTH_SIZES } from '#scripts/generate/goods/axes.ts';
import type { Department } from '#scripts/generate/goods/goods.ts';

const CARE = ['30 °C', '40 °C', 'Wool cycle, 30 °C', 'By hand'];
const FIT = ['Regular', 'Slim', 'Relaxed', 'Straight'];
const AXES = [CLOTH_SIZES, CLOTH_COLOURS];

export const clothing: Department = {
  name: 'Clothing',
  sentences: [
    'Cut to be worn every day, and to look the better for it.',
    'The seams lie flat and the hem stays where it should.',
    'Made in small runs by a mill that has done nothing else for sixty years.',
    'Washes well and dries overnight.',
    'Our fit model is 1.78 m tall and wears a medium.',
    'A spare button comes sewn into the side seam.',
  ],
  goods: [
    {
      category: ['Tops', 'T-shirts'],
      nouns: ['T-shirt', 'crew neck tee', 'pocket tee', 'long-sleeved T-shirt'],
      called: { de: 'T-Shirt', fr: 'T-shirt', ja: 'Tシャツ' },
      adjectives: ['heavyweight', 'boxy', 'everyday', 'garment-dyed', 'ribbed', 'striped'],
      materials: ['organic cotton', 'pima cotton', 'linen', 'cotton jersey'],
      price: [15, 49],
      grams: [140, 260],
      axes: AXES,
      attributes: { Fit: FIT, Wash: CARE, Neck: ['Crew', 'V', 'Henley'] },
    },
    {
      category: ['Tops', 'Knitwear'],
      nouns: ['jumper', 'cardigan', 'rollneck', 'slipover'],
      called: { de: 'Strickpullover', fr: 'Pull en maille', ja: 'ニット' },
      adjectives: ['cable-knit', 'fine', 'chunky', 'seamless', 'fisherman', 'brushed'],
      materials: ['merino', 'lambswool', 'alpaca', 'cotton', 'recycled cashmere'],
      price: [49, 189],
      grams: [280, 620],
      axes: AXES,
      attributes: { Fit: FIT, Wash: CARE, Gauge: ['5', '7', '12'] },
    },
    {
      category: ['Tops', 'Shirts'],
      nouns: ['shirt', 'Oxford shirt', 'overshirt', 'blouse'],
      called: { de: 'Hemd', fr: 'Chemise', ja: 'シャツ' },
      adjectives: ['washed', 'button-down', 'grandad', 'checked', 'crisp', 'oversized'],
      materials: ['poplin', 'flannel', 'linen', 'chambray', 'corduroy'],
      price: [39, 119],
      grams: [190, 420],
      axes: AXES,
      attributes: { Fit: FIT, Wash: CARE, Collar: ['Button-down', 'Band', 'Kent', 'Camp'] },
    },
    {
      category: ['Trousers'],
      nouns: ['chinos', 'jeans', 'drawstring trousers', 'culottes'],
      called: { de: 'Hose', fr: 'Pantalon', ja: 'パンツ' },
      adjectives: ['tapered', 'high-rise', 'pleated', 'cropped', 'wide-leg', 'selvedge'],
      materials: ['twill', 'denim', 'linen', 'wool flannel'],
      price: [49, 159],
      grams: [380, 720],
      axes: AXES,
      attributes: { Fit: FIT, Wash: CARE, Stretch: ['None', '1 % elastane', '2 % elastane'] },
    },
    {
      category: ['Outerwear', 'Jackets'],
      nouns: ['parka', 'raincoat', 'quilted jacket', 'chore jacket', 'windbreaker'],
      called: { de: 'Jacke', fr: 'Veste', ja: 'ジャケット' },
      adjectives: ['waterproof', 'packable', 'hooded', 'waxed', 'insulated'],
      materials: ['recycled nylon', 'waxed cotton', 'recycled polyester', 'wool melton'],
      price: [89, 349],
      grams: [480, 1_400],
      axes: AXES,
      attributes: {
        Fit: FIT,
        'Water column': ['3,000 mm', '8,000 mm', '15,000 mm'],
        Lining: ['None', 'Mesh', 'Fleece'],
      },
    },
    {
      category: ['Children', 'Playwear'],
      nouns: ['dungarees', 'romper', 'sweatshirt', 'leggings'],
      called: { de: 'Kinderkleidung', fr: 'Vêtement pour enfant', ja: '子供服' },
      adjectives: ['hard-wearing', 'soft', 'double-kneed', 'printed', 'reversible'],
      materials: ['organic cotton', 'corduroy', 'fleece'],
      price: [14, 55],
      grams: [110, 330],
      axes: [CHILD_SIZES, CLOTH_COLOURS],
      attributes: { Wash: CARE, Fastening: ['Poppers', 'Buttons', 'Elastic'] },
      taxCategory: 'zero',
    },
  ],
};
