import { beforeEach, describe, expect, it } from '@jest/globals';
import { addAddress, listAddresses } from '#functions/customers/contract/routes.ts';
import { customersDesk, type Desk } from '#test/support/builders/customers/desk.ts';

let desk: Desk;
const setUp = () => {
  desk = customersDesk();
};

const mary = { sub: 'sub-mary' };
const problem = (name: string) => ({ type: `urn:bazaar:problem:${name}` });
const home = { name: 'Mary', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' };

const adding = (body: unknown) => desk.call(addAddress, { as: mary, body, headers: { 'idempotency-key': 'key-1' } });
const listed = async () => (await desk.call(listAddresses, { as: mary })).body.items;

describe('an address is checked by its country', () => {
  beforeEach(setUp);

  it.each([
    [{ ...home, country: 'US', postalCode: '95014', city: 'Cupertino', region: 'ca' }, { region: 'CA' }],
    [{ ...home, country: 'US', postalCode: '95014-1234', city: 'Cupertino', region: 'California' }, { region: 'CA' }],
    [{ ...home, country: 'GB', postalCode: 'sw1a 1aa', city: 'London' }, { postalCode: 'SW1A 1AA' }],
    [{ ...home, country: 'CA', postalCode: 'k1a 0b1', city: 'Ottawa', region: 'ON' }, { postalCode: 'K1A 0B1' }],
    [{ ...home, country: 'JP', postalCode: '100-0001', region: '東京都' }, { region: '13' }],
    [{ name: 'Li', line1: '1 Nathan Road', country: 'HK', region: 'Kowloon' }, { region: 'Kowloon' }],
    [{ name: 'Ann', line1: '1 Main Street', city: 'Dublin', country: 'IE' }, { country: 'IE' }],
    [{ ...home, postalCode: undefined, country: 'AO', city: 'Luanda' }, { country: 'AO' }],
  ])('takes %j', async (body, expected) => {
    expect(await adding(body)).toMatchObject({ status: 201, body: expected });
  });

  it.each([
    [{ ...home, postalCode: '1011' }, ['/postalCode']],
    [{ ...home, postalCode: undefined }, ['/postalCode']],
    [{ ...home, city: undefined, postalCode: undefined }, ['/city', '/postalCode']],
    [{ ...home, country: 'US', postalCode: '95014' }, ['/region']],
    [{ ...home, country: 'US', postalCode: '95014', region: 'NY' }, ['/postalCode']],
    [{ ...home, country: 'US', postalCode: '95014', region: 'Bavaria' }, ['/region']],
    [{ ...home, country: 'XX' }, ['/country']],
    [{ ...home, country: 'ZZ' }, ['/country']],
  ])('refuses %j', async (body, pointers) => {
    const answer = await adding(body);
    expect(answer).toMatchObject({ status: 422, body: problem('invalid-address') });
    const { errors } = answer.body as unknown as { errors: { in: string; pointer: string; message: string }[] };
    expect(errors.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(JSON.stringify(errors)).not.toContain('Hauptstr');
    expect(await listed()).toEqual([]);
  });

  it.each([
    { ...home, name: '' },
    { ...home, name: 'x'.repeat(101) },
    { ...home, line1: 'one\ntwo' },
    { ...home, line2: '\u0000' },
    { ...home, country: 'de' },
    { ...home, country: '__proto__' },
    { ...home, default: false },
    { ...home, id: 'adr_mine' },
    { ...home, owner: 'sub-eve' },
    {},
  ])('refuses %j at the door', async (body) => {
    expect(await adding(body)).toMatchObject({ status: 400, body: problem('invalid-request') });
  });
});
