import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { breakingChanges, type Schema } from '#scripts/contracts/breaking-changes.ts';
import { allEvents, SCHEMAS, schemaFile, schemaOf, schemaText } from '#scripts/contracts/event-schemas.ts';

const committed = (file: string): Schema => JSON.parse(readFileSync(file, 'utf8')) as Schema;

describe('the contracts of events', () => {
  it.each(allEvents.map((event) => [event.detailType, event] as const))('%s is committed as it is', (_, event) => {
    expect(existsSync(schemaFile(event)) && readFileSync(schemaFile(event), 'utf8')).toBe(schemaText(event));
  });

  it.each(allEvents.map((event) => [event.detailType, event] as const))('%s breaks no consumer', (_, event) => {
    expect(breakingChanges(committed(schemaFile(event)), schemaOf(event))).toEqual([]);
  });

  it('have no schema of an event that is no more', () => {
    expect(readdirSync(SCHEMAS).sort()).toEqual(allEvents.map((event) => `${event.detailType}.schema.json`).sort());
  });

  it('have one definition for each type and version', () => {
    expect(new Set(allEvents.map(({ detailType }) => detailType)).size).toBe(allEvents.length);
  });
});

const order: Schema = {
  type: 'object',
  required: ['id', 'lines'],
  properties: {
    id: { type: 'string' },
    by: { enum: ['buyer', 'operator'] },
    lines: { type: 'array', items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } } },
  },
};

const changed = (change: (schema: typeof order) => unknown): Schema => ({ ...order, ...(change(order) as object) });

describe('the check for breaking changes', () => {
  it.each([
    ['a field that is gone', changed(() => ({ properties: { ...order.properties, id: undefined } })), 'id is gone'],
    ['a field that may be missing', changed(() => ({ required: ['lines'] })), 'id may now be missing'],
    [
      'another type',
      changed(() => ({ properties: { ...order.properties, id: { type: 'integer' } } })),
      'id was type string and is integer',
    ],
    [
      'a new value of an enum',
      changed(() => ({ properties: { ...order.properties, by: { enum: ['buyer', 'operator', 'robot'] } } })),
      'by may now be robot',
    ],
    [
      'a field gone inside a list',
      changed(() => ({ properties: { ...order.properties, lines: { type: 'array', items: { type: 'object' } } } })),
      'lines[].sku is gone',
    ],
  ])('finds %s', (_, after, sentence) => {
    expect(breakingChanges(order, after)).toEqual([sentence]);
  });

  it('lets new fields pass', () => {
    const more = changed(() => ({ properties: { ...order.properties, note: { type: 'string' } } }));
    expect(breakingChanges(order, more)).toEqual([]);
  });
});
