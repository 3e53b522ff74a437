import { describe, expect, it } from '@jest/globals';
import type { Schema } from '#scripts/contracts/breaking-changes.ts';
import { requestChanges } from '#scripts/contracts/request-changes.ts';

const pieces: Schema = { type: 'integer' };
const tags: Schema = { type: 'array', items: { type: 'string' } };
const prices: Schema = { type: 'object', additionalProperties: { type: 'integer' } };
const note: Schema = { type: 'string' };

/** A body with one field, before and after. */
const changes = (before: Schema, after: Schema): string[] =>
  requestChanges({ properties: { it: before } }, { properties: { it: after } });

describe('the check for requests that are refused from now on', () => {
  it.each<[string, Schema, Schema, string]>([
    ['a lower maximum', { ...pieces, maximum: 999 }, { ...pieces, maximum: 99 }, 'it now has maximum 99'],
    ['a new bound', note, { ...note, minLength: 3 }, 'it now has minLength 3'],
    ['a step', pieces, { ...pieces, multipleOf: 6 }, 'it now has multipleOf 6'],
    ['a longer step', { ...pieces, multipleOf: 3 }, { ...pieces, multipleOf: 6 }, 'it now has multipleOf 6'],
    ['items that must differ', tags, { ...tags, uniqueItems: true }, 'it must now hold nothing twice'],
    ['narrower items', tags, { ...tags, items: { type: 'string', maxLength: 8 } }, 'it[] now has maxLength 8'],
    ['items where anything was taken', { type: 'array' }, tags, 'it[] must now have type "string"'],
    ['fewer fields', prices, { ...prices, maxProperties: 3 }, 'it now has maxProperties 3'],
    ['more fields', prices, { ...prices, minProperties: 1 }, 'it now has minProperties 1'],
    ['names of fields', prices, { ...prices, propertyNames: { maxLength: 3 } }, 'names in it now has maxLength 3'],
    [
      'other names of fields',
      { ...prices, propertyNames: { pattern: '^[A-Z]+$' } },
      { ...prices, propertyNames: { pattern: '^[A-Z]{3}$' } },
      'names in it must now have pattern "^[A-Z]{3}$"',
    ],
    [
      'narrower fields of any name',
      prices,
      { ...prices, additionalProperties: { type: 'integer', minimum: 1 } },
      'it.* now has minimum 1',
    ],
    [
      'no fields but its own',
      prices,
      { type: 'object', additionalProperties: false },
      'it takes no other fields any more',
    ],
    [
      'a rule that nobody thought of',
      note,
      { ...note, contentEncoding: 'base64' },
      'it must now have contentEncoding "base64"',
    ],
  ])('finds %s', (_name, before, after, sentence) => {
    expect(changes(before, after)).toEqual([sentence]);
  });

  it.each<[string, Schema, Schema]>([
    ['a step that divides the old one', { ...pieces, multipleOf: 6 }, { ...pieces, multipleOf: 3 }],
    ['no step any more', { ...pieces, multipleOf: 6 }, pieces],
    ['items that may be equal', { ...tags, uniqueItems: true }, tags],
    ['any items', tags, { type: 'array' }],
    ['any number of fields', { ...prices, minProperties: 1, maxProperties: 3 }, { ...prices, minProperties: 0 }],
    ['names that are texts, as all are', prices, { ...prices, propertyNames: { type: 'string' } }],
    ['any fields', { type: 'object', additionalProperties: false }, prices],
    ['remarks', note, { ...note, description: 'For the driver', examples: ['Ring twice'], deprecated: true }],
  ])('lets %s pass', (_name, before, after) => {
    expect(changes(before, after)).toEqual([]);
  });
});
