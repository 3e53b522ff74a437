import { changeImport, existingImport } from '#functions/catalog/application/change-import.ts';
import { importView } from '#functions/catalog/application/import-views.ts';
import { pageOfImports } from '#functions/catalog/application/list-imports.ts';
import { requestImport } from '#functions/catalog/application/request-import.ts';
import * as routes from '#functions/catalog/contract/import-routes.ts';
import { cancel } from '#functions/catalog/domain/import-job.ts';
import type { importsDependencies } from '#functions/catalog/import-dependencies.ts';
import { created, ok, replayed } from '#functions/shared/runtime/api/answers.ts';
import { type Binding, bind } from '#functions/shared/runtime/api/bind.ts';

export const bindImports = (ports: ReturnType<typeof importsDependencies>): Binding[] => {
  const view = importView(ports);
  return [
    bind(routes.requestImport, async ({ body, principal, idempotencyKey, trace }) => {
      const { job, again } = await requestImport(ports)({ by: principal.sub, idempotencyKey, body }, trace);
      // The same request again has the same link too; whoever comes late asks for the import, and gets another one.
      return created(await view(job, job.createdAt), { location: `/admin/imports/${job.id}`, ...replayed(again) });
    }),
    bind(routes.listImports, async ({ query }) => ok(await pageOfImports(ports)(query))),
    bind(routes.getImport, async ({ params: { importId } }) =>
      ok(await view(existingImport(importId, await ports.loadImport(importId)))),
    ),
    bind(routes.cancelImport, async ({ params: { importId } }) =>
      ok(await view(await changeImport(ports)(importId, cancel))),
    ),
  ];
};
