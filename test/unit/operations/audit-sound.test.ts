import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { rules } from '#functions/operations/audit/rules.ts';
import { auditOf, found, nothingKnown } from '#test/support/builders/operations/evidence.ts';

describe('the auditor', () => {
  it('finds nothing in a sound system with an order in every state', () => {
    expect(auditOf()).toEqual([]);
    expect(auditOf({}, { graceMs: 0 })).toEqual([]);
  });

  it('finds nothing where there is nothing', () => {
    const nothing = {
      orders: [],
      replicas: nothingKnown,
      stock: [],
      reservations: [],
      payments: [],
      intents: [],
      products: [],
    };
    expect(found(nothing)).toEqual([]);
  });

  it('judges money by our own rows where the provider keeps its ledger to itself', () => {
    expect(auditOf({ intents: undefined })).toEqual([]);
  });

  it('runs every rule that there is', () => {
    const files = readdirSync('functions/operations/audit/rules').map((file) => file.replace('.ts', ''));
    expect(rules.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  it('has a name and a promise for each rule, and no name twice', () => {
    const names = rules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, promise } of rules) expect([name, promise.length > 20]).toEqual([name, true]);
  });
});
