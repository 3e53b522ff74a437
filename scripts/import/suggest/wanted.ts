import {
  isAmounts,
  isCurrencies,
  isLanguages,
  isListOfWebAddresses,
  isText,
  isWebAddresses,
  isWholeNumbers,
  isYesOrNo,
} from '#scripts/import/suggest/facts.ts';
import type { Wanted } from '#scripts/import/suggest/find-column.ts';

const isShort = ({ averageLength }: { readonly averageLength: number }): boolean => averageLength <= 64;

/** How shops name their columns, in the languages that we have seen. */
export const WANTED = {
  sku: {
    names: [
      /^(?:variant )?sku$/,
      /\bsku\b/,
      /^(?:article|item|part|product) ?(?:no|nr|number|code|num)$|^artikel ?(?:nummer|nr)$|^(?:referencia|référence|reference|kode)$/,
      /^(?:ean|gtin|upc|asin|barcode)(?: \d+)?$/,
      /^(?:product |item |variant )?id$|\bid$/,
      /^(?:handle|slug|code)$/,
      /^(?:model|style) ?(?:no|nr|number|code|num)?$/,
    ],
    is: (facts) => isShort(facts) && facts.json === undefined && facts.filled > 0.5,
  },
  productId: {
    names: [
      /^item group id$|^parent(?: sku| id)?$|^group(?: id)?$/,
      /^handle$/,
      /^product ?(?:id|code|no|nr)$/,
      /^id$/,
      /^(?:mpn|style|model)(?: ?(?:no|number|code|id))?$/,
    ],
    is: (facts) => isShort(facts) && facts.json === undefined && facts.filled > 0.9,
  },
  title: {
    names: [
      /^(?:product |item )?(?:title|name)$|^product$/,
      /^(?:titel|bezeichnung|produktname|artikelname|nom|titre|nombre|título|titulo|nama(?: produk)?|judul|nome|название|名称|商品名)$/,
      /\b(?:title|name)\b/,
    ],
    never: /brand|categor|seller|vendor|file|colou?r|size|shop|store|author|option|variant/,
    is: (facts) => isText(facts) && facts.averageLength >= 3 && facts.averageLength <= 500,
  },
  description: {
    names: [
      /^(?:product |item |long )?(?:description|beschreibung|descripción|descripcion|deskripsi|descrizione|описание|描述)$/,
      /^(?:body|body html|details|about|text|content)$/,
      /descri|beschreibung|deskripsi/,
      /^summary$|^short text$/,
    ],
    is: isText,
  },
  category: {
    names: [
      /breadcrumb|categor(?:y|ies) (?:tree|path)|^categories$/,
      /^(?:product )?(?:category|kategorie|catégorie|categoría|categoria|kategori|категория|分类)$/,
      /categor|kategori|department|warengruppe/,
      /^(?:product )?type$|^section$|^collection$/,
    ],
    never: /\burl\b|\bid\b|root|tax/,
    is: (facts) => isText(facts) || facts.json?.is === 'texts' || facts.json?.is === 'named',
  },
  brand: {
    names: [
      /^brand(?: name)?$/,
      /^(?:vendor|manufacturer|marke|hersteller|merek|marque|marca|maker|publisher)$/,
      /brand|manufacturer/,
    ],
    never: /\burl\b|\bid\b/,
    is: (facts) => isText(facts) && facts.averageLength <= 100,
  },
  media: {
    names: [
      /^(?:main|primary|featured) (?:image|picture|photo)/,
      /^(?:image|picture|photo)s?(?: urls?| links?| src)?$/,
      /image|img|picture|photo|bild|foto|gambar|media|thumbnail/,
    ],
    is: (facts) => isWebAddresses(facts) || isListOfWebAddresses(facts),
  },
  price: {
    names: [
      /^(?:final|sale|selling|current|special|discount(?:ed)?|offer) price$/,
      /^(?:variant |unit |regular )?(?:price|preis|prix|precio|prezzo|harga|цена|价格)$/,
      /\b(?:price|preis|prix|precio|prezzo|harga)\b/,
      /^amount$/,
    ],
    never: /compare|original|initial|list|rrp|msrp|\bwas\b|\bold\b|before|cost|shipping|\bper\b|\bmin\b|\bmax\b|count/,
    is: (facts) => isAmounts(facts) && facts.filled > 0.5,
  },
  prices: { names: [/price|preis|prix/], is: ({ json }) => json?.is === 'object' },
  currency: { names: [/currency|währung|waehrung|devise|moneda|mata uang|valuta|валюта|货币/], is: isCurrencies },
  language: {
    names: [/^(?:language|lang|locale|sprache|langue|idioma|lingua|bahasa|язык|语言|言語)(?: code| iso)?$/],
    is: isLanguages,
  },
  stock: {
    names: [
      /^(?:variant )?(?:stock|quantity|qty|inventory|on hand|bestand|stok)(?: quantity| qty| level)?$/,
      /stock|inventory|bestand|\bqty\b/,
    ],
    never: /status|policy|tracker|sold/,
    is: isWholeNumbers,
  },
  inStock: { names: [/^(?:is )?(?:in stock|available)$|^availability$/, /in stock/], is: isYesOrNo },
  weight: {
    names: [
      /^(?:variant )?(?:weight|gewicht|poids|peso|berat|grams)(?: (?:g|kg|grams|lb|oz))?$/,
      /\bweight\b|\bgrams\b/,
    ],
    never: /unit/,
    is: (facts) => isAmounts(facts),
  },
  colour: {
    names: [/^(?:colou?r|farbe|couleur|warna|colore|цвет|颜色)(?: name| family)?$/],
    is: (facts) => isShort(facts) && facts.json === undefined,
  },
  size: {
    names: [/^(?:size|größe|grösse|taille|talla|ukuran|taglia|размер|尺码)(?: name)?$/],
    is: (facts) => isShort(facts) && facts.json === undefined,
  },
  variants: { names: [/^(?:variants|variations|skus|offers)$/], is: ({ json }) => json?.is === 'objects' },
  taxCategory: {
    names: [/^tax (?:category|class)$/],
    is: ({ values }) => values.length > 0 && values.every((value) => ['standard', 'reduced', 'zero'].includes(value)),
  },
} as const satisfies Record<string, Wanted>;
