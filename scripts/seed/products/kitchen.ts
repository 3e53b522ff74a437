import type { Sketch } from '#scripts/seed/sketch.ts';

export const kitchen: readonly Sketch[] = [
  {
    code: 'KIT-SKILLET',
    title: 'Cast-iron skillet',
    description:
      'Seasoned with flaxseed oil and ready to use. Holds its heat on gas, induction, in the oven and over a fire.',
    translations: {
      de: {
        title: 'Gusseiserne Pfanne',
        description:
          'Mit Leinöl eingebrannt und sofort bereit. Hält die Hitze auf Gas, Induktion, im Ofen und über dem Feuer.',
      },
      ja: {
        title: '鋳鉄スキレット',
        description: '亜麻仁油でシーズニング済み。ガス、IH、オーブン、焚き火でも熱を逃しません。',
      },
    },
    category: ['Cookware', 'Pans'],
    brand: 'Hearth & Iron',
    price: '34.90',
    grams: 1500,
    extraGrams: { '24 cm': 500, '28 cm': 1200 },
    attributes: { Material: 'Cast iron', Care: 'Wipe clean, oil lightly' },
    options: { size: ['20 cm', '24 cm', '28 cm'] },
    surcharges: { '24 cm': '8.00', '28 cm': '17.00' },
  },
  {
    code: 'KIT-STOCKPOT',
    title: 'Stockpot with glass lid',
    description:
      'Three-ply stainless steel with a pouring rim and litre marks inside. The lid drains through two sieves.',
    category: ['Cookware', 'Pots'],
    brand: 'Hearth & Iron',
    price: '59.00',
    grams: 2400,
    extraGrams: { '8 l': 900 },
    attributes: { Material: 'Stainless steel 18/10', Dishwasher: 'Yes' },
    options: { volume: ['5 l', '8 l'] },
    surcharges: { '8 l': '16.00' },
    stock: 25,
  },
  {
    code: 'KIT-CHEF-KNIFE',
    title: "Chef's knife, 21 cm",
    description: 'A full-tang blade of layered steel, ground to fifteen degrees a side, with a walnut handle.',
    category: ['Knives'],
    brand: 'Kasumi Works',
    price: '119.00',
    grams: 320,
    attributes: { Steel: 'VG-10, 67 layers', Weight: '212 g' },
    stock: 12,
  },
  {
    code: 'KIT-BOARD',
    title: 'End-grain chopping board',
    description: 'Kind to blades and heavy enough to stay put. Oiled oak with finger grooves on both sides.',
    category: ['Knives', 'Boards'],
    brand: 'Eikenhof',
    price: '54.50',
    grams: 3200,
    extraGrams: { '45 × 32 cm': 2100 },
    attributes: { Wood: 'Oak', Thickness: '4 cm' },
    options: { size: ['35 × 25 cm', '45 × 32 cm'] },
    surcharges: { '45 × 32 cm': '19.50' },
  },
  {
    code: 'KIT-DRIPPER',
    title: 'Pour-over coffee dripper',
    description: 'Porcelain with spiral ribs for an even flow. For one to four cups; takes cone filters of size 02.',
    translations: {
      de: {
        title: 'Handfilter für Kaffee',
        description:
          'Porzellan mit Spiralrippen für gleichmäßigen Durchlauf. Für eine bis vier Tassen; Filtertüten Größe 02.',
      },
      ja: {
        title: 'コーヒードリッパー',
        description: '均一に落ちるらせんリブ付きの磁器製。1〜4杯用、円すいフィルター02対応。',
      },
    },
    category: ['Coffee', 'Filters'],
    brand: 'Morgen',
    price: '22.00',
    grams: 480,
    attributes: { Material: 'Porcelain', Filter: 'Cone, size 02' },
    options: { colour: ['White', 'Moss', 'Ink'] },
    scarce: { Ink: 3 },
  },
  {
    code: 'KIT-MUG',
    title: 'Stoneware mug, 350 ml',
    description: 'Thrown by hand and glazed inside; the foot is left raw, so no two are alike.',
    translations: {
      de: {
        title: 'Steinzeugbecher, 350 ml',
        description: 'Von Hand gedreht und innen glasiert; der Fuß bleibt roh, so dass keiner dem anderen gleicht.',
      },
      fr: {
        title: 'Mug en grès, 350 ml',
        description: 'Tourné à la main et émaillé à l’intérieur ; le pied reste brut : chaque pièce est unique.',
      },
    },
    category: ['Coffee', 'Mugs'],
    brand: 'Morgen',
    price: '16.50',
    grams: 430,
    attributes: { Material: 'Stoneware', Dishwasher: 'Yes' },
    options: { colour: ['Sand', 'Slate', 'Moss', 'Rust'] },
    stock: 80,
  },
];
