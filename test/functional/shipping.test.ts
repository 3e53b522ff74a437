// One file of tests a context: each file loads the SDK anew, which takes a second and more.
import './shipping/claims.ts';
import './shipping/privacy.ts';
import './shipping/quotes.ts';
import './shipping/refusals.ts';
