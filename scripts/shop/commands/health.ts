import { getHealth } from '#functions/operations/contract/routes.ts';
import { DONE, FAILED } from '#scripts/shop/exit-codes.ts';
import { examples } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';

const health = async ({ api, terminal: { say, paint } }: Session): Promise<Outcome> => {
  const { body } = await api(getHealth);
  const mark = (ok: boolean): string => (ok ? paint.green('ok') : paint.red('failing'));
  say(`${mark(body.status === 'ok')}  stage ${body.stage}, version ${body.version}`);
  say(...body.checks.map(({ name, ok }) => `  ${mark(ok)}  ${name}`));
  return { json: body, exit: body.status === 'ok' ? DONE : FAILED };
};

export const addHealth: AddCommand = (parent, shop) => {
  parent
    .command('health')
    .description('whether the API answers; exit code 1 if not')
    .addHelpText('after', examples('health'))
    .action(shop.action(health));
};
