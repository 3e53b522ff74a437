import { readFileSync } from 'node:fs';
import pc from 'picocolors';
import { breakingChanges, type Schema } from '#scripts/contracts/breaking-changes.ts';
import { CLIENT_TYPES, clientTypes } from '#scripts/contracts/client-types.ts';
import { allEvents, schemaFile, schemaOf } from '#scripts/contracts/event-schemas.ts';
import { committedText, generatedFiles, writeText } from '#scripts/contracts/files.ts';
import { httpChanges } from '#scripts/contracts/http-changes.ts';
import { OPENAPI } from '#scripts/contracts/openapi/document.ts';
import type { JsonObject } from '#scripts/contracts/openapi/json.ts';
import { type Command, runCommands } from '#scripts/run-steps.ts';

const HELP = `Usage: npm run contracts [-- options]

Writes what follows from the contracts in functions/*/contract: the JSON Schema of every event (docs/events), the OpenAPI
and AsyncAPI documents (docs/openapi.json, docs/asyncapi.json) and the types of the typed client (${CLIENT_TYPES}).
A change that consumers or clients could trip over is refused: give the event a new version beside the old one, the route
a new field or a new path instead.

  --examples   first run the scenario of test/contracts/http again and keep its requests, answers and events as the
               documents' examples
  --pacts      state anew what consumers read (test/contracts/pacts)
  --breaking   write a document that breaks clients of the API all the same; say why in the commit
`;

const asked = (option: string): boolean => process.argv.includes(option);

const json = (text: string | undefined): JsonObject | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as JsonObject);

const testThatWrites = (name: string, project: string, path: string, variable: string): Command => ({
  name,
  run: ['jest', '--selectProjects', project, '--testPathPatterns', path, '--silent'],
  env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings=ExperimentalWarning', [variable]: 'on' },
});

/** Only tests may import what plays the scenario, so a test writes what it tells. */
const WRITERS: Readonly<Record<string, Command>> = {
  '--examples': testThatWrites('examples', 'contracts', 'contracts/http/examples', 'WRITE_EXAMPLES'),
  '--pacts': testThatWrites('pacts', 'tools', 'tools/pact', 'WRITE_PACTS'),
};

const brokenEvents = (): string[] =>
  allEvents.flatMap((event) => {
    const before = json(committedText(schemaFile(event)));
    return before === undefined
      ? []
      : breakingChanges(before as Schema, schemaOf(event)).map((change) => `${event.detailType}: ${change}`);
  });

const brokenRoutes = (files: ReadonlyMap<string, string>): string[] => {
  const [before, after] = [json(committedText(OPENAPI)), json(files.get(OPENAPI))];
  return before === undefined || after === undefined ? [] : httpChanges(before, after);
};

const tell = (heading: string, changes: readonly string[]): void =>
  console.error(pc.red(`${heading}:\n  ${changes.join('\n  ')}`));

const write = async (files: ReadonlyMap<string, string>): Promise<void> => {
  for (const [path, text] of files) writeText(path, text);
  writeText(CLIENT_TYPES, await clientTypes(readFileSync(OPENAPI, 'utf8')));
  console.log(`${files.size + 1} files written`);
};

const run = async (): Promise<number> => {
  const writers = Object.keys(WRITERS).filter(asked);
  const outcomes = await runCommands(
    writers.flatMap((option) => WRITERS[option] ?? []),
    1,
  );
  if (outcomes.some(({ ok }) => !ok)) return 1;
  const files = await generatedFiles();
  const [events, routes] = [brokenEvents(), brokenRoutes(files)];
  const accepted = events.length === 0 && asked('--breaking');
  if (events.length + routes.length > 0 && !accepted) {
    tell('Not written, these changes break consumers or clients', [...events, ...routes]);
    return 1;
  }
  if (routes.length > 0) tell('Clients are broken by', routes);
  await write(files);
  return 0;
};

if (asked('--help')) console.log(HELP);
else process.exitCode = await run();
