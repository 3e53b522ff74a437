import { createRequire } from 'node:module';
import type * as AsyncApi from '../support/tools/node_modules/@asyncapi/parser/esm/index.d.ts';
import type * as Pact from '../support/tools/node_modules/@pact-foundation/pact/src/index.d.ts';

const load = createRequire(new URL('../support/tools/package.json', import.meta.url));

/** The packages of test/support/tools: heavy ones, which only this tier needs. */
export const pact = load('@pact-foundation/pact') as typeof Pact;

export const asyncApiParser = (): AsyncApi.Parser => new (load('@asyncapi/parser') as typeof AsyncApi).Parser();
