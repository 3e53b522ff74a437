import { CAPACITIES, LENGTHS, TECH_COLOURS } from '#scripts/generate/goods/axes.ts';
import type { Department } from '#scripts/generate/goods/goods.ts';

const WARRANTY = ['2 years', '3 years', '5 years'];

export const electronics: Department = {
  name: 'Electronics',
  sentences: [
    'Set up in five minutes, without an account.',
    'The battery can be changed with an ordinary screwdriver.',
    'Updates are promised for seven years.',
    'Charges from empty to half in half an hour.',
    'Works with what you already have.',
  ],
  goods: [
    {
      category: ['Phones', 'Smartphones'],
      nouns: ['smartphone', 'phone', '5G phone'],
      called: { de: 'Smartphone', fr: 'Smartphone', ja: 'スマートフォン' },
      adjectives: ['compact', 'rugged', 'dual-SIM', 'repairable'],
      materials: ['aluminium', 'glass', 'recycled-plastic'],
      price: [179, 999],
      grams: [280, 460],
      axes: [CAPACITIES, TECH_COLOURS],
      attributes: {
        Display: ['5.8 inches', '6.1 inches', '6.7 inches'],
        Battery: ['3,900 mAh', '4,500 mAh', '5,000 mAh'],
        Memory: ['6 GB', '8 GB', '12 GB'],
        Warranty: WARRANTY,
      },
    },
    {
      category: ['Computers', 'Laptops'],
      nouns: ['laptop', 'notebook', 'convertible'],
      called: { de: 'Laptop', fr: 'Ordinateur portable', ja: 'ノートパソコン' },
      adjectives: ['fanless', 'slim', '14-inch', '16-inch', 'upgradeable'],
      materials: ['aluminium', 'magnesium', 'recycled-plastic'],
      price: [449, 2_199],
      grams: [1_500, 2_900],
      axes: [CAPACITIES, TECH_COLOURS],
      attributes: { Memory: ['8 GB', '16 GB', '32 GB'], Display: ['IPS', 'OLED'], Warranty: WARRANTY },
    },
    {
      category: ['Audio', 'Headphones'],
      nouns: ['headphones', 'earbuds', 'open-back headphones', 'headset'],
      called: { de: 'Kopfhörer', fr: 'Casque audio', ja: 'ヘッドホン' },
      adjectives: ['wireless', 'noise-cancelling', 'wired', 'folding', 'studio'],
      materials: ['leather', 'aluminium', 'walnut', 'recycled-plastic'],
      price: [29, 399],
      grams: [60, 420],
      axes: [TECH_COLOURS],
      attributes: {
        Playtime: ['8 h', '20 h', '30 h', '50 h'],
        Connection: ['Bluetooth 5.3', '3.5 mm', 'USB-C'],
        Warranty: WARRANTY,
      },
    },
    {
      category: ['Accessories', 'Cables & chargers'],
      nouns: ['USB-C cable', 'charger', 'HDMI cable', 'power bank', 'hub'],
      called: { de: 'Zubehör', fr: 'Accessoire', ja: 'アクセサリー' },
      adjectives: ['braided', 'fast', 'slim', 'right-angled'],
      materials: ['nylon', 'aluminium', 'recycled-plastic'],
      price: [9, 79],
      grams: [35, 340],
      axes: [LENGTHS, TECH_COLOURS],
      attributes: { Power: ['20 W', '65 W', '100 W', '240 W'], Warranty: WARRANTY },
    },
    {
      category: ['Photo', 'Cameras'],
      nouns: ['compact camera', 'mirrorless camera', 'action camera', 'instant camera'],
      called: { de: 'Kamera', fr: 'Appareil photo', ja: 'カメラ' },
      adjectives: ['weather-sealed', 'full-frame', 'pocket', 'retro'],
      materials: ['magnesium', 'aluminium', 'polycarbonate'],
      price: [89, 1_899],
      grams: [240, 1_100],
      axes: [TECH_COLOURS],
      attributes: {
        Resolution: ['16 MP', '24 MP', '33 MP', '45 MP'],
        Video: ['1080p', '4K', '6K'],
        Warranty: WARRANTY,
      },
    },
  ],
};
