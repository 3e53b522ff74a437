import { App, CloudFormationValidatePlugin, type IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundle, bundleFolder } from '#infra/bundle.ts';
import { settingsOf } from '#infra/settings.ts';
import { makeStacks } from '#infra/stacks.ts';

const app = new App({ builtinCloudFormationValidation: false, analyticsReporting: false, treeMetadata: false });
const settings = settingsOf(String(app.node.tryGetContext('stage') ?? 'local'), process.env);
const exclude = settings.bundle.sourceMap === 'external' ? ['*.map'] : [];

if (settings.validate) Validations.of(app).addPlugins(new CloudFormationValidatePlugin() as IPolicyValidationPlugin);
await bundle(settings.bundle);
makeStacks(app, {
  settings,
  codeOf: (context, fn) => Code.fromAsset(bundleFolder(settings.bundle, context, fn), { exclude }),
});
app.synth();
