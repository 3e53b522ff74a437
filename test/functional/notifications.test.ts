// One file of tests a context: each file loads the SDK anew, which takes a second and more.
import './notifications/claims.ts';
import './notifications/contacts.ts';
import './notifications/privacy.ts';
