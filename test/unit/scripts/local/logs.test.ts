import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { isOwn, type LogLine, prettyLine } from '#scripts/local/log-format.ts';
import { contextOf } from '#scripts/local/log-groups.ts';
import { createUnseen } from '#scripts/local/unseen.ts';

const AT = Date.UTC(2026, 10, 21, 12, 30, 1, 5);

const line = (message: string, timestamp = AT): LogLine => ({
  functionName: 'bazaar-local-orders-api',
  timestamp,
  message,
});

/** Without colours, which are there when the environment asks for them. */
const pretty = (message: string) => {
  const shown = prettyLine(line(message), 'bazaar-local-');
  return shown && stripVTControlCharacters(shown);
};

describe('a log line for a person', () => {
  it('has the time, the function, the level, the message, then the rest', () => {
    const message = JSON.stringify({
      level: 'INFO',
      message: 'placed',
      service: 'orders',
      orderId: 'ord_1',
      lines: [1],
    });
    expect(pretty(`${message}\n`)).toBe('12:30:01.005 orders-api INFO  placed orderId=ord_1 lines=[1]');
  });

  it('is as it is where it is no JSON', () => {
    expect(pretty('Error: no\n')).toBe('12:30:01.005 orders-api Error: no');
  });

  it('is left out where it is a metric', () => {
    expect(pretty('{"_aws":{"Timestamp":1},"Errors":1}')).toBeUndefined();
  });

  it.each(['START RequestId: 1 Version: 1', 'END RequestId: 1', 'REPORT RequestId: 1'])(
    "is not the function's own where Lambda wrote it: %s",
    (message) => {
      expect(isOwn(line(message))).toBe(false);
      expect(isOwn(line('{"level":"INFO"}'))).toBe(true);
    },
  );
});

describe('following a log', () => {
  it('shows each line once, also those of the same millisecond that come later', () => {
    const unseen = createUnseen(0);
    expect(unseen.only([line('a', 5), line('b', 7)])).toHaveLength(2);
    expect(unseen.since()).toBe(7);
    expect(unseen.only([line('b', 7), line('c', 7), line('d', 9)]).map(({ message }) => message)).toEqual(['c', 'd']);
    expect(unseen.only([line('d', 9)])).toEqual([]);
    expect(unseen.only([])).toEqual([]);
  });

  it('shows a line as often as it was written in one millisecond', () => {
    const unseen = createUnseen(0);
    expect(unseen.only([line('a', 5), line('a', 5)])).toHaveLength(2);
    expect(unseen.only([line('a', 5), line('a', 5), line('a', 5)])).toHaveLength(1);
  });
});

describe('the context of a function', () => {
  it('is the part of its name behind the stage', () => {
    expect(contextOf('bazaar-local-orders-api', 'local')).toBe('orders');
    expect(contextOf('bazaar-test-orders-api', 'local')).toBeUndefined();
    expect(contextOf('another', 'local')).toBeUndefined();
  });
});
