import { addAddresses } from '#scripts/shop/commands/addresses.ts';
import { addCancel } from '#scripts/shop/commands/cancel.ts';
import { addCart } from '#scripts/shop/commands/cart.ts';
import { addCheckout } from '#scripts/shop/commands/checkout.ts';
import { addClaim } from '#scripts/shop/commands/claim.ts';
import { addCompletion } from '#scripts/shop/commands/completion.ts';
import { addFaults } from '#scripts/shop/commands/faults.ts';
import { addFindings } from '#scripts/shop/commands/findings.ts';
import { addHealth } from '#scripts/shop/commands/health.ts';
import { addImport } from '#scripts/shop/commands/import.ts';
import { addMail } from '#scripts/shop/commands/mail.ts';
import { addOrder } from '#scripts/shop/commands/order.ts';
import { addOrders } from '#scripts/shop/commands/orders.ts';
import { addParked, addResend } from '#scripts/shop/commands/parked.ts';
import { addPassword } from '#scripts/shop/commands/password.ts';
import { addPrices } from '#scripts/shop/commands/prices.ts';
import { addProducts } from '#scripts/shop/commands/products.ts';
import { addProfile } from '#scripts/shop/commands/profile.ts';
import { addResume } from '#scripts/shop/commands/resume.ts';
import { addSearch } from '#scripts/shop/commands/search.ts';
import { addShow } from '#scripts/shop/commands/show.ts';
import { addSignIn, addSignOut } from '#scripts/shop/commands/sign-in.ts';
import { addConfirm, addSignUp } from '#scripts/shop/commands/sign-up.ts';
import { addAdjust, addReceive, addStock } from '#scripts/shop/commands/stock.ts';
import { addWhoami } from '#scripts/shop/commands/whoami.ts';
import type { AddCommand } from '#scripts/shop/shop.ts';

/** In the order of the help page, under their headings. */
export const commands: Readonly<Record<string, readonly AddCommand[]>> = {
  'Buying:': [addProducts, addSearch, addCart, addCheckout, addOrder, addOrders, addShow, addCancel],
  'People:': [
    addSignUp,
    addConfirm,
    addSignIn,
    addSignOut,
    addPassword,
    addWhoami,
    addProfile,
    addAddresses,
    addClaim,
    addMail,
  ],
  'Goods:': [addImport, addReceive, addAdjust, addStock, addPrices],
  'Operating:': [addHealth, addFindings, addResume, addParked, addResend, addFaults],
  'Shells:': [addCompletion],
};
