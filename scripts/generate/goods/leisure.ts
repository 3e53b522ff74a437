import { BRIGHT_COLOURS, CLOTH_COLOURS, HOME_COLOURS, LITRES, PACKS, VOLUMES } from '#scripts/generate/goods/axes.ts';
import type { Department } from '#scripts/generate/goods/goods.ts';

const AGES = ['From 1 year', 'From 3 years', 'From 6 years', 'From 10 years'];

export const outdoor: Department = {
  name: 'Outdoor',
  sentences: [
    'Tried for two winters above the tree line.',
    'Packs down to the size of a loaf of bread.',
    'Every seam is taped, every zip is covered.',
    'We repair what breaks.',
  ],
  goods: [
    {
      category: ['Camping', 'Tents'],
      nouns: ['tent', 'tarp', 'bivouac'],
      called: { de: 'Zelt', fr: 'Tente', ja: 'テント' },
      adjectives: ['two-person', 'three-person', 'four-season', 'ultralight', 'free-standing'],
      materials: ['ripstop nylon', 'polycotton', 'recycled polyester'],
      price: [89, 899],
      grams: [900, 4_800],
      axes: [CLOTH_COLOURS],
      attributes: { 'Water column': ['2,000 mm', '4,000 mm', '8,000 mm'], Poles: ['Aluminium', 'Carbon', 'Air'] },
    },
    {
      category: ['Camping', 'Flasks'],
      nouns: ['flask', 'water bottle', 'food jar', 'cup'],
      called: { de: 'Trinkflasche', fr: 'Gourde', ja: '水筒' },
      adjectives: ['insulated', 'leakproof', 'wide-necked', 'slim'],
      materials: ['stainless-steel', 'titanium', 'glass'],
      price: [14, 79],
      grams: [180, 420],
      axes: [VOLUMES, BRIGHT_COLOURS],
      attributes: { 'Keeps hot': ['6 h', '12 h', '24 h'], Lid: ['Screw', 'Sip', 'Cup'] },
    },
    {
      category: ['Cycling', 'Panniers'],
      nouns: ['pannier', 'handlebar bag', 'saddle bag', 'basket'],
      called: { de: 'Fahrradtasche', fr: 'Sacoche de vélo', ja: '自転車バッグ' },
      adjectives: ['waterproof', 'roll-top', 'quick-release', 'reflective'],
      materials: ['tarpaulin', 'waxed canvas', 'willow'],
      price: [25, 169],
      grams: [320, 1_200],
      axes: [LITRES, BRIGHT_COLOURS],
      attributes: { Mounting: ['Hooks', 'Straps', 'Click'], Reflectors: ['Yes', 'No'] },
    },
  ],
};

export const toys: Department = {
  name: 'Toys & Games',
  sentences: [
    'No batteries, no screens, no end of it.',
    'Painted with colours that may be chewed on.',
    'A rainy afternoon in a box.',
    'The rules fit on one page.',
  ],
  goods: [
    {
      category: ['Toys', 'Wooden toys'],
      nouns: ['train', 'building blocks', 'marble run', 'shape sorter', 'dolls’ house'],
      called: { de: 'Holzspielzeug', fr: 'Jouet en bois', ja: '木のおもちゃ' },
      adjectives: ['stacking', 'first', 'big', 'magnetic', 'pull-along'],
      materials: ['beech', 'maple', 'cork', 'bamboo'],
      price: [12, 129],
      grams: [320, 3_200],
      axes: [BRIGHT_COLOURS],
      attributes: { Age: AGES, Pieces: ['6', '24', '48', '100'] },
    },
    {
      category: ['Games', 'Board games'],
      nouns: ['board game', 'card game', 'puzzle', 'dice game'],
      called: { de: 'Spiel', fr: 'Jeu de société', ja: 'ボードゲーム' },
      adjectives: ['cooperative', 'travel', 'family', 'two-player', 'quick'],
      materials: ['harbour', 'forest', 'night-sky', 'market', 'lighthouse'],
      price: [9, 59],
      grams: [150, 1_500],
      axes: [PACKS],
      attributes: { Age: AGES, Players: ['1–4', '2', '2–4', '3–6'], Playtime: ['15 min', '30 min', '60 min'] },
    },
  ],
};

export const care: Department = {
  name: 'Care',
  sentences: [
    'Without perfume, and without anything that stings.',
    'A little goes a long way.',
    'Refills come in paper.',
    'Dermatologically tested, and not on animals.',
  ],
  goods: [
    {
      category: ['Skin'],
      nouns: ['hand cream', 'face oil', 'body lotion', 'cleanser', 'balm'],
      called: { de: 'Hautpflege', fr: 'Soin de la peau', ja: 'スキンケア' },
      adjectives: ['rich', 'light', 'calming', 'unscented', 'overnight'],
      materials: ['oat', 'almond', 'shea', 'calendula', 'sea-buckthorn'],
      price: [6, 59],
      grams: [120, 210],
      axes: [VOLUMES],
      attributes: { Skin: ['All', 'Dry', 'Oily', 'Sensitive'], Vegan: ['Yes', 'No'] },
    },
    {
      category: ['Bath', 'Towels'],
      nouns: ['towel', 'bath sheet', 'hammam towel', 'bath mat'],
      called: { de: 'Badtextilien', fr: 'Linge de bain', ja: 'バスリネン' },
      adjectives: ['waffled', 'plush', 'quick-drying', 'striped'],
      materials: ['organic cotton', 'linen', 'bamboo viscose'],
      price: [9, 69],
      grams: [180, 900],
      axes: [HOME_COLOURS, PACKS],
      attributes: { Density: ['350 g/m²', '500 g/m²', '650 g/m²'], Wash: ['60 °C', '90 °C'] },
    },
  ],
};
