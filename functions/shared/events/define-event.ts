import * as z from 'zod';
import { type Envelope, metaSchema } from '#functions/shared/events/envelope.ts';

type Definition<Name extends string, Schema extends z.ZodObject> = {
  readonly context: string;
  readonly name: Name;
  readonly version: number;
  /** One sentence for the catalogue of events: when it is published. */
  readonly summary: string;
  readonly data: Schema;
};

/** One object that everyone reads: CDK takes the pattern, consumers the type, handlers the parser, docs the schema. */
export type EventDefinition<Name extends string = string, Schema extends z.ZodObject = z.ZodObject> = Definition<
  Name,
  Schema
> & {
  readonly source: string;
  readonly detailType: string;
  readonly detail: z.ZodObject<{ meta: typeof metaSchema; data: Schema }>;
};

export type EventOf<D> = D extends EventDefinition<string, infer Schema> ? Envelope<z.infer<Schema>> : never;

/** Adding an optional field keeps the version; anything else is a new version beside the old one. */
export const defineEvent = <const Name extends string, Schema extends z.ZodObject>(
  definition: Definition<Name, Schema>,
): EventDefinition<Name, Schema> => ({
  ...definition,
  source: `bazaar.${definition.context}`,
  detailType: `${definition.name}.v${definition.version}`,
  detail: z.object({ meta: metaSchema, data: definition.data }),
});

/** The EventBridge pattern that matches these events and nothing else; replays are left out by those with side effects. */
export const patternOf = (definitions: readonly EventDefinition[]): { source: string[]; detailType: string[] } => ({
  source: [...new Set(definitions.map(({ source }) => source))],
  detailType: definitions.map(({ detailType }) => detailType),
});
