import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ASYNCAPI, asyncApiDocument } from '#scripts/contracts/asyncapi/document.ts';
import { allEvents, schemaFile, schemaText } from '#scripts/contracts/event-schemas.ts';
import { documentText, OPENAPI, openApiDocument } from '#scripts/contracts/openapi/document.ts';

/** The text of every file that is generated from the contracts, by its path. */
export const generatedFiles = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ...allEvents.map((event) => [schemaFile(event), schemaText(event)] as const),
    [OPENAPI, documentText(await openApiDocument())],
    [ASYNCAPI, documentText(await asyncApiDocument())],
  ]);

export const committedText = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;

export const writeText = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
