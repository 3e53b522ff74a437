// One file of tests a context: each file loads the SDK anew, which takes a second and more.
import './cart/changes-since.ts';
import './cart/claim.ts';
import './cart/edit-cart.ts';
import './cart/ordered.ts';
import './cart/refusals.ts';
import './cart/upkeep.ts';
