import { books } from '#scripts/seed/products/books.ts';
import { care } from '#scripts/seed/products/care.ts';
import { clothing } from '#scripts/seed/products/clothing.ts';
import { electronics } from '#scripts/seed/products/electronics.ts';
import { food } from '#scripts/seed/products/food.ts';
import { home } from '#scripts/seed/products/home.ts';
import { kitchen } from '#scripts/seed/products/kitchen.ts';
import { outdoor } from '#scripts/seed/products/outdoor.ts';
import { shoes } from '#scripts/seed/products/shoes.ts';
import { stationery } from '#scripts/seed/products/stationery.ts';
import { toys } from '#scripts/seed/products/toys.ts';
import type { KeyedProduct } from '#scripts/seed/seed-product.ts';
import type { Sketch } from '#scripts/seed/sketch.ts';
import { toProduct } from '#scripts/seed/to-product.ts';

const CATEGORIES: Readonly<Record<string, readonly Sketch[]>> = {
  Kitchen: kitchen,
  Home: home,
  Clothing: clothing,
  Shoes: shoes,
  Outdoor: outdoor,
  Stationery: stationery,
  Food: food,
  Books: books,
  Toys: toys,
  Care: care,
  Electronics: electronics,
};

/** The catalogue of the demonstration shop, always the same. Brands and books are invented. */
export const seedProducts = (): KeyedProduct[] =>
  Object.entries(CATEGORIES).flatMap(([root, sketches]) => sketches.map((sketch) => toProduct(root, sketch)));
