import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { renderReport } from '#bench/render.ts';
import { isHeld, type Report, type Topic } from '#bench/report.ts';
import { median, percentile } from '#bench/statistics.ts';

const report: Report = {
  tables: [
    {
      title: 'Things',
      rows: [
        { what: 'a cup', units: 7.5 },
        { what: 'a saucer', units: 10 },
      ],
    },
  ],
  budgets: [
    { what: 'cups', measured: 9, limit: 9, unit: 'units' },
    { what: 'saucers', measured: 10, limit: 9, unit: 'units' },
  ],
};

const topic: Topic = { name: 'things', about: 'All things.', needs: 'nothing', measure: async () => report };

const linesOf = (text: string): string[] => stripVTControlCharacters(text).split('\n');

describe('a report of the bench', () => {
  it('begins with the command that prints it', () => {
    expect(linesOf(renderReport(topic, report))[0]).toBe('$ npm run bench -- things  All things.');
  });

  it('puts the points of numbers below each other', () => {
    const lines = linesOf(renderReport(topic, report));
    expect(lines).toContain('  a cup       7.5');
    expect(lines).toContain('  a saucer   10');
  });

  it('says which numbers are held: a limit itself is', () => {
    expect(report.budgets.map(isHeld)).toEqual([true, false]);
    const lines = linesOf(renderReport(topic, report));
    expect(lines).toContain('✓ cups: 9 units (at most 9)');
    expect(lines).toContain('✗ saucers: 10 units (at most 9)');
  });
});

describe('percentiles', () => {
  it('are values that were measured, by nearest rank', () => {
    const values = [5, 1, 4, 2, 3];
    expect([median(values), percentile(values, 0.95), percentile(values, 0.2)]).toEqual([3, 5, 1]);
  });

  it('of nothing there are none', () => {
    expect(() => median([])).toThrow('no percentile');
  });
});
