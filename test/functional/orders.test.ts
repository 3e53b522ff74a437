// One file of tests a context: each file loads the SDK anew, which takes a second and more.
import './orders/guests.ts';
import './orders/list-and-operate.ts';
import './orders/list-unsettled.ts';
import './orders/place-order.ts';
import './orders/planned-prices.ts';
import './orders/quotes.ts';
import './orders/rate-limit.ts';
