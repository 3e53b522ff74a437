import type { After, ListFindings, LoadFinding, SaveFinding } from '#functions/operations/application/ports.ts';
import {
  closed,
  type Finding,
  findingId,
  type KeptFinding,
  type Look,
  seen,
} from '#functions/operations/domain/finding.ts';

type Ports = {
  readonly listOpenFindings: ListFindings;
  readonly loadFinding: LoadFinding;
  readonly saveFinding: SaveFinding;
};

export type Kept = { readonly raised: number; readonly stillOpen: number; readonly closed: number };

const PAGE = 100;

/** More say nothing that these do not; the metric has the whole number. */
export const MOST_KEPT = 500;

const allOpen = async ({ listOpenFindings }: Ports): Promise<KeptFinding[]> => {
  const open: KeptFinding[] = [];
  let after: After | undefined;
  do {
    const page = await listOpenFindings({ limit: PAGE, after });
    open.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return open;
};

/** The list may lag behind the rows, so what it does not have is read before it is called new. */
const keepOne = async (
  { loadFinding, saveFinding }: Ports,
  known: KeptFinding | undefined,
  finding: Finding,
  look: Look,
): Promise<'raised' | 'stillOpen'> => {
  const before = known ?? (await loadFinding(findingId(finding)));
  await saveFinding(before, seen(before, finding, look));
  return before?.status === 'open' ? 'stillOpen' : 'raised';
};

/** Opens what is new, keeps what is still seen and closes what no longer is: one row for each kind and subject. */
export const keepFindings =
  (ports: Ports) =>
  async (findings: readonly Finding[], look: Look): Promise<Kept> => {
    const open = new Map((await allOpen(ports)).map((finding) => [finding.id, finding]));
    const ids = new Set(findings.map(findingId));
    const kept = { raised: 0, stillOpen: 0, closed: 0 };
    for (const finding of findings.slice(0, MOST_KEPT))
      kept[await keepOne(ports, open.get(findingId(finding)), finding, look)] += 1;
    for (const finding of open.values())
      if (!ids.has(finding.id) && (await ports.saveFinding(finding, closed(finding, look)))) kept.closed += 1;
    return kept;
  };
