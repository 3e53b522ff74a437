// One file of tests a context: each file loads the SDK anew, which takes a second and more.
import './payments/authorise-payment.ts';
import './payments/circuit-breaker.ts';
import './payments/no-provider.ts';
import './payments/operators.ts';
import './payments/undo-payment.ts';
import './payments/webhooks.ts';
