// One file of tests for one synth of all stages: loading CDK and synthesising take seconds each time.
import './stacks.ts';
import './access.ts';
import './nag.ts';
