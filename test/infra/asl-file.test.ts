import { describe, expect, it } from '@jest/globals';
import { bindAsl, readAsl } from '#infra/constructs/asl-file.ts';

const asl = JSON.stringify({
  StartAt: 'A',
  States: { A: { Type: 'Task', Resource: '$' + '{OrdersTasks}', End: true } },
});
const arn = 'arn:aws:lambda:us-east-1:000000000000:function:bazaar-dev-orders-tasks';

describe('the placeholders of an ASL file', () => {
  it('become what the map says', () => {
    expect(JSON.parse(bindAsl('checkout', asl, { OrdersTasks: arn })).States.A.Resource).toBe(arn);
  });

  it('must all be in the map', () => {
    expect(() => bindAsl('checkout', asl, {})).toThrow(/asks for \$\{OrdersTasks\}/);
  });

  it('must be all of the map', () => {
    expect(() => bindAsl('checkout', asl, { OrdersTasks: arn, ShippingTasks: arn })).toThrow(
      /not ask for \$\{ShippingTasks\}/,
    );
  });

  it.each(['checkout', 'cancel-order'])('of %s are those that its stack binds', (name) => {
    const functions = { OrdersTasks: arn, InventoryTasks: arn, PaymentsTasks: arn };

    expect(bindAsl(name, readAsl(name), functions)).not.toContain('$' + '{');
  });
});
