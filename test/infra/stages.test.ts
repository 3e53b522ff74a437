// One file of tests for one synth of all stages: loading CDK and synthesising take seconds each time.
import './stacks.ts';
import './access.ts';
import './idle-cost.ts';
import './canary.ts';
import './destroy.ts';
import './budget.ts';
import './pipelines.ts';
