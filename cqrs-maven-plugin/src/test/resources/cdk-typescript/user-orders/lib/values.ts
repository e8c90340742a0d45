import * as cdk from 'aws-cdk-lib';

/** A resource's name: every one starts with project and environment. */
export function named(suffix: string) {
  return cdk.Fn.sub(`\${projectName}-\${environment}-${suffix}`);
}

/** One of two values. */
export function when(condition: cdk.CfnCondition, then: unknown, otherwise: unknown) {
  return cdk.Fn.conditionIf(condition.logicalId, then, otherwise);
}

/** A value that is there only when the condition holds. */
export function onlyWhen(condition: cdk.CfnCondition, then: unknown) {
  return when(condition, then, cdk.Aws.NO_VALUE);
}

/** The same capacity for reading and writing, unless the table is paid per request. */
export function throughputUnless(onDemand: cdk.CfnCondition, capacity: cdk.CfnParameter) {
  return when(onDemand, cdk.Aws.NO_VALUE, {
    ReadCapacityUnits: capacity.valueAsNumber,
    WriteCapacityUnits: capacity.valueAsNumber,
  });
}

/** A policy document. */
export function policy(statements: unknown[]) {
  return { Version: '2012-10-17', Statement: statements };
}

/** A statement that allows actions on resources. */
export function allow(actions: string | string[], resources: string | string[]) {
  return { Effect: 'Allow', Action: actions, Resource: resources };
}
