import { type Changed, changeProduct } from '#functions/catalog/application/change-product.ts';
import type { ChangePorts } from '#functions/catalog/application/ports.ts';
import { publish } from '#functions/catalog/domain/publish-product.ts';
import { retire } from '#functions/catalog/domain/retire-product.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

export const publishProduct =
  (ports: ChangePorts) =>
  (productId: string, trace: Trace): Promise<Changed> =>
    changeProduct(ports)(productId, trace, publish);

export const retireProduct =
  (ports: ChangePorts) =>
  (productId: string, trace: Trace): Promise<Changed> =>
    changeProduct(ports)(productId, trace, retire);
