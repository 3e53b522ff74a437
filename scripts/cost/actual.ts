import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';

export type ActualCost = { readonly service: string; readonly dollars: number };

const DAYS = 30;
const DAY_MS = 86_400_000;

const day = (date: Date): string => date.toISOString().slice(0, 10);

/**
 * What Cost Explorer says that the stage's resources cost in the last 30 days, by service. Asking costs a cent. The tag
 * `stage` must have been activated as a cost allocation tag, a day before.
 */
export const actualCost = async (
  stage: string,
  now: Date,
  client = new CostExplorerClient({}),
): Promise<ActualCost[]> => {
  const { ResultsByTime = [] } = await client.send(
    new GetCostAndUsageCommand({
      TimePeriod: { Start: day(new Date(now.getTime() - DAYS * DAY_MS)), End: day(now) },
      Granularity: 'MONTHLY',
      Metrics: ['UnblendedCost'],
      Filter: {
        And: [{ Tags: { Key: 'app', Values: ['bazaar'] } }, { Tags: { Key: 'stage', Values: [stage] } }],
      },
      GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
    }),
  );
  const byService = new Map<string, number>();
  for (const { Groups = [] } of ResultsByTime)
    for (const { Keys: [service = 'unknown'] = [], Metrics } of Groups)
      byService.set(service, (byService.get(service) ?? 0) + Number(Metrics?.UnblendedCost?.Amount ?? 0));
  return [...byService].map(([service, dollars]) => ({ service, dollars })).sort((a, b) => b.dollars - a.dollars);
};
