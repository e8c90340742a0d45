import * as cdk from 'aws-cdk-lib';
import { StackParameters } from './parameters';

/** Adds what parts of the stack depend on. */
export function addConditions(stack: cdk.Stack, parameters: StackParameters) {
  return {
    isProduction: new cdk.CfnCondition(stack, 'IsProduction', {
      expression: cdk.Fn.conditionEquals(parameters.environment.valueAsString, 'prod'),
    }),
    isOnDemand: new cdk.CfnCondition(stack, 'IsOnDemand', {
      expression: cdk.Fn.conditionEquals(parameters.billingMode.valueAsString, 'PAY_PER_REQUEST'),
    }),
    hasProvisionedConcurrency: new cdk.CfnCondition(stack, 'HasProvisionedConcurrency', {
      expression: cdk.Fn.conditionNot(cdk.Fn.conditionEquals(parameters.provisionedConcurrency.valueAsString, '0')),
    }),
    hasAlarmTopic: new cdk.CfnCondition(stack, 'HasAlarmTopic', {
      expression: cdk.Fn.conditionNot(cdk.Fn.conditionEquals(parameters.alarmTopicArn.valueAsString, '')),
    }),
    hasKey: new cdk.CfnCondition(stack, 'HasKey', {
      expression: cdk.Fn.conditionNot(cdk.Fn.conditionEquals(parameters.kmsKeyArn.valueAsString, '')),
    }),
    hasVpc: new cdk.CfnCondition(stack, 'HasVpc', {
      expression: cdk.Fn.conditionNot(cdk.Fn.conditionEquals(cdk.Fn.join('', parameters.vpcSubnetIds.valueAsList), '')),
    }),
  };
}

export type StackConditions = ReturnType<typeof addConditions>;
