import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cart } from '#test/infra/exercise/chapters/cart.ts';
import { catalog, retire } from '#test/infra/exercise/chapters/catalog.ts';
import { customers, guest } from '#test/infra/exercise/chapters/customers.ts';
import { imports } from '#test/infra/exercise/chapters/imports.ts';
import { inventory } from '#test/infra/exercise/chapters/inventory.ts';
import { hearAll } from '#test/infra/exercise/chapters/neighbours.ts';
import { notifications } from '#test/infra/exercise/chapters/notifications.ts';
import { operations } from '#test/infra/exercise/chapters/operations.ts';
import { orders } from '#test/infra/exercise/chapters/orders.ts';
import { payments } from '#test/infra/exercise/chapters/payments.ts';
import { search } from '#test/infra/exercise/chapters/search.ts';
import { shipping } from '#test/infra/exercise/chapters/shipping.ts';
import { type Need, needsOf } from '#test/infra/exercise/needs.ts';
import { sceneOf } from '#test/infra/exercise/scene.ts';
import { offlineSystem } from '#test/support/system/offline-system.ts';

/** One thing that a role did. */
export type Exercised = Need & { readonly role: string };

/** The variables of stage dev, by a function's whole name. */
type Told = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** The system offline goes by the names of stage test, the templates that it is compared with by those of dev. */
const inTest = (text: string): string => text.replaceAll('bazaar-dev-', 'bazaar-test-').replaceAll('/dev/', '/test/');
const inDev = (text: string): string => text.replaceAll('bazaar-test-', 'bazaar-dev-').replaceAll('/test/', '/dev/');

/** A machine's role goes by its id (`checkout-machine` → `CheckoutMachineRole`), a function's by the function's name. */
const roleOf = (by: string): string =>
  by.endsWith('-machine')
    ? `${by.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Role`
    : `bazaar-dev-${by}`;

/** Faults strike nobody; operations alone may be asked about them. */
const environmentIn = (told: Told) => (name: string) => {
  const variables = Object.entries(told.get(`bazaar-dev-${name}`) ?? {}).map(([key, value]) => [key, inTest(value)]);
  const faults = name === 'operations-api' ? 'on' : undefined;
  return { ...Object.fromEntries(variables), BAZAAR_STAGE: 'test', BAZAAR_FAULTS: faults };
};

/** Runs every function through all that it is for, with the variables of its own template, and tells what each asked of AWS. */
export const exercise = async (told: Told): Promise<Exercised[]> => {
  const exercised = new Map<string, Exercised>();
  const folder = mkdtempSync(join(tmpdir(), 'bazaar-'));
  const system = offlineSystem({
    folder,
    environmentOf: environmentIn(told),
    note: (by, command) => {
      for (const { action, resource } of needsOf(command))
        exercised.set(`${by} ${action} ${resource}`, { role: roleOf(by), action, resource: inDev(resource) });
    },
  });
  const letters = inTest(told.get('bazaar-dev-operations-scheduled')?.DEAD_LETTER_QUEUES ?? '').split(',');
  const scene = sceneOf(system);
  const chapters = [
    catalog,
    inventory,
    guest,
    cart,
    shipping,
    notifications,
    orders,
    customers,
    payments,
    search,
    imports,
  ];
  for (const chapter of [...chapters, hearAll, operations(letters), retire]) await chapter(scene);
  rmSync(folder, { recursive: true });
  return [...exercised.values()];
};
