import { describe, expect, it } from '@jest/globals';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { addStage, makeApp } from '#test/infra/app.ts';

describe('cdk-nag', () => {
  it.each(['prod', 'dev'] as const)('finds nothing in stage %s that is not acknowledged with its reason', (stage) => {
    const app = makeApp();
    addStage(app, stage);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));

    expect(() => app.synth()).not.toThrow();
  });
});
