import { measureCheckout, measureBusyCheckout, unitsOf } from './units/measure-checkout.ts';
const m = await measureCheckout();
console.table(m.calls); console.log(m.events, m.changes, m.rows, unitsOf(m.calls,'checkout'), unitsOf(m.calls,'after'));
for (const n of [0,30,100,240]) console.log(n, await measureBusyCheckout(n), performance.now());
