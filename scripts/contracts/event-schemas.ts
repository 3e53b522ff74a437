import * as z from 'zod';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import type { Schema } from '#scripts/contracts/breaking-changes.ts';
import { eventsByContext } from '#scripts/contracts/load-contracts.ts';

/** Every event of every context. */
export const allEvents: readonly EventDefinition[] = [...(await eventsByContext()).values()].flat();

export const SCHEMAS = 'docs/events';

export const schemaFile = ({ detailType }: EventDefinition): string => `${SCHEMAS}/${detailType}.schema.json`;

/** The JSON Schema (2020-12) of an event's `detail`. */
export const schemaOf = (event: EventDefinition): Schema =>
  ({
    title: event.detailType,
    description: event.summary,
    ...z.toJSONSchema(event.detail, { target: 'draft-2020-12', unrepresentable: 'any' }),
  }) as Schema;

export const schemaText = (event: EventDefinition): string => `${JSON.stringify(schemaOf(event), null, 2)}\n`;
