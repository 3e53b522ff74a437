import { writeFileSync } from 'node:fs';
import { openDoor } from '#test/support/http/door.ts';
import { admin, bearerOf } from '#test/support/security/people.ts';
import { setScene } from '#test/support/security/scene.ts';

// Serves a town with a scene in it until it is ended: `node test/support/http/serve-town.ts <port> <file>`. Into the file
// goes what a client needs, in the form that scripts/schemathesis reads.
const [port = '0', file] = process.argv.slice(2);

process.env.POWERTOOLS_LOG_LEVEL ??= 'ERROR';
process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';
process.env.POWERTOOLS_TRACE_ENABLED ??= 'false';

const scene = await setScene();
const { owner, guest } = scene.people;
const [buyerSub, adminSub] = [owner.sub ?? '', admin.sub ?? ''];
const tokens = new Map([
  [bearerOf(buyerSub), { sub: buyerSub }],
  [bearerOf(adminSub), { sub: adminSub, groups: '[admin]' }],
]);
const { url } = await openDoor(scene.town, tokens, Number(port));
const callers = { buyer: bearerOf(buyerSub), admin: bearerOf(adminSub), guest: guest.guestToken };
if (file !== undefined)
  writeFileSync(file, JSON.stringify({ url, callers, scene: { ...scene.owned, productId: scene.productId } }));
console.log(url);
