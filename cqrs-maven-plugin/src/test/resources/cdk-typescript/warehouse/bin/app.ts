#!/usr/bin/env node
import * as cdk from 'aws-cdk-lib';
import { CqrsStack } from '../lib/cqrs-stack';

const app = new cdk.App();

// Another environment is another stack: npx cdk deploy --context stackName=... --parameters environment=...
const stack = new CqrsStack(app, app.node.tryGetContext('stackName') ?? 'cqrs-demo-cdk', {
  description: 'CQRS and event sourcing: 2 aggregates, 1 read model',
  // cdk deploy checks by itself that the account is bootstrapped, so the template needs no rule for it.
  synthesizer: new cdk.DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
});

// CDK checks the template with the parameters' defaults, and does not look at the conditions that guard them.
for (const id of ['E1150', 'E3639', 'F3031', 'F3033']) {
  const reason =
    'A condition leaves the property out while its parameter is empty, or the tables are paid per request.';
  cdk.Validations.of(stack).acknowledge({ id: `CloudFormation-Validate::${id}`, reason });
}
