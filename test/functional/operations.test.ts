// One file of tests a context: each file loads the SDK anew, which takes a second and more.
import './operations/api.ts';
import './operations/archive.ts';
import './operations/audit.ts';
import './operations/findings.ts';
import './operations/mend.ts';
import './operations/resync.ts';
