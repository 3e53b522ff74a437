// One file of tests a context: each file loads the SDK anew, which takes a second and more.
import './catalog/apply-price-changes.ts';
import './catalog/bulk-edit-products.ts';
import './catalog/change-product.ts';
import './catalog/create-product.ts';
import './catalog/import-files.ts';
import './catalog/languages.ts';
import './catalog/list-prices.ts';
import './catalog/list-products.ts';
import './catalog/price-changes.ts';
import './catalog/price-changes.laws.ts';
import './catalog/relay.ts';
import './catalog/search-index.ts';
import './catalog/search-products.ts';
