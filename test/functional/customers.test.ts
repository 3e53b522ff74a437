// One file of tests a context: each file loads the SDK anew, which takes a second and more.
import './customers/accounts.ts';
import './customers/addresses.ts';
import './customers/addresses-by-country.ts';
import './customers/guests.ts';
import './customers/profiles.ts';
import './customers/sessions.ts';
