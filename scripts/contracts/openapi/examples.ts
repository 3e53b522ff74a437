import { existsSync, readFileSync } from 'node:fs';
import type { Json } from '#scripts/contracts/openapi/json.ts';

/** One request as a client sent it, and what came back; kept by the scenario in test/contracts/http. */
export type Example = {
  readonly operationId: string;
  /** Unique within its operation. */
  readonly name: string;
  readonly summary: string;
  readonly request: {
    readonly as: 'nobody' | 'buyer' | 'admin' | 'guest';
    readonly params?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Json;
  };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: Json;
  };
};

export type Examples = readonly Example[];

export const EXAMPLES = 'docs/api/examples.json';

export const readExamples = (): Examples =>
  existsSync(EXAMPLES) ? (JSON.parse(readFileSync(EXAMPLES, 'utf8')) as Examples) : [];

export const examplesText = (examples: Examples): string => `${JSON.stringify(examples, null, 2)}\n`;

/** As media types take them: by name, those with a body alone. */
export const bodiesOf = (examples: Examples, side: 'request' | 'answer'): Json | undefined => {
  const entries = examples.flatMap(({ name, summary, request, answer }) => {
    const value = side === 'request' ? request.body : answer.body;
    return value === undefined ? [] : [[name, { summary, value }] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
};
