import { VOLUMES, WEIGHTS } from '#scripts/generate/goods/axes.ts';
import type { Department } from '#scripts/generate/goods/goods.ts';

const ALLERGENS = ['None', 'May contain nuts', 'Contains gluten', 'Contains milk'];

export const food: Department = {
  name: 'Food & Drink',
  sentences: [
    'Bought from the growers, and packed within the week.',
    'Keeps for a year, and tastes best in the first months.',
    'Vegan, and without anything that you could not name.',
    'Store it cool, dark and dry.',
    'Goes with most things, and with cheese.',
  ],
  goods: [
    {
      category: ['Tea'],
      nouns: ['black tea', 'green tea', 'oolong', 'white tea', 'herbal infusion'],
      called: { de: 'Tee', fr: 'Thé', ja: 'お茶' },
      adjectives: ['first-flush', 'smoked', 'loose-leaf', 'single-estate', 'wild'],
      materials: ['Assam', 'Darjeeling', 'Fujian', 'Kagoshima', 'Ceylon', 'mountain'],
      price: [5, 39],
      grams: [130, 180],
      axes: [WEIGHTS],
      attributes: { Allergens: ALLERGENS, Organic: ['Yes', 'No'], Steep: ['2 min', '3 min', '4 min'] },
      taxCategory: 'reduced',
    },
    {
      category: ['Coffee'],
      nouns: ['espresso', 'filter coffee', 'coffee beans', 'decaf'],
      called: { de: 'Kaffee', fr: 'Café', ja: 'コーヒー' },
      adjectives: ['dark-roasted', 'light-roasted', 'washed', 'natural', 'honey-processed'],
      materials: ['Yirgacheffe', 'Huila', 'Antigua', 'Sidamo', 'Sumatra', 'Tarrazú'],
      price: [7, 29],
      grams: [130, 170],
      axes: [WEIGHTS],
      attributes: {
        Allergens: ALLERGENS,
        Roast: ['Light', 'Medium', 'Dark'],
        Altitude: ['1,200 m', '1,600 m', '2,000 m'],
      },
      taxCategory: 'reduced',
    },
    {
      category: ['Pantry', 'Oil & vinegar'],
      nouns: ['olive oil', 'cider vinegar', 'rapeseed oil', 'balsamic vinegar'],
      called: { de: 'Öl und Essig', fr: 'Huile et vinaigre', ja: 'オイルと酢' },
      adjectives: ['cold-pressed', 'unfiltered', 'aged', 'early-harvest'],
      materials: ['Cretan', 'Andalusian', 'Ligurian', 'Styrian'],
      price: [6, 34],
      grams: [240, 320],
      axes: [VOLUMES],
      attributes: { Allergens: ALLERGENS, Organic: ['Yes', 'No'] },
      taxCategory: 'reduced',
    },
    {
      category: ['Pantry', 'Chocolate'],
      nouns: ['chocolate', 'pralines', 'nougat', 'cocoa'],
      called: { de: 'Süßes', fr: 'Douceur', ja: 'お菓子' },
      adjectives: ['dark', 'milk', 'salted', 'stone-ground', 'filled'],
      materials: ['Madagascar', 'Ecuador', 'hazelnut', 'almond', 'raspberry'],
      price: [3, 24],
      grams: [110, 140],
      axes: [WEIGHTS],
      attributes: { Allergens: ALLERGENS, Cocoa: ['38 %', '55 %', '70 %', '85 %'] },
      taxCategory: 'reduced',
    },
  ],
};
