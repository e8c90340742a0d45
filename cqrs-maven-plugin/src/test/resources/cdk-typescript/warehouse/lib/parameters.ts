import * as cdk from 'aws-cdk-lib';

/** Adds what can be set when deploying. */
export function addParameters(stack: cdk.Stack) {
  return {
    // Project
    projectName: new cdk.CfnParameter(stack, 'projectName', {
      default: 'cqrs-demo',
      allowedPattern: '^[a-z][a-z0-9-]{1,18}[a-z0-9]$',
      constraintDescription: '3 to 20 characters: a lower-case letter, then lower-case letters, digits and hyphens',
      description: "First part of every resource's name",
    }),
    environment: new cdk.CfnParameter(stack, 'environment', {
      default: 'dev',
      allowedValues: ['dev', 'test', 'staging', 'prod'],
      description: 'Second part of every name; prod protects its tables from deletion',
    }),
    // Events
    retentionDays: new cdk.CfnParameter(stack, 'retentionDays', {
      type: 'Number',
      default: 30,
      minValue: 1,
      maxValue: 365,
      description: 'Days the archive keeps events; the event store keeps them for ever',
    }),
    // Tables
    billingMode: new cdk.CfnParameter(stack, 'billingMode', {
      default: 'PROVISIONED',
      allowedValues: ['PROVISIONED', 'PAY_PER_REQUEST'],
      description: 'How tables are paid; PAY_PER_REQUEST ignores the capacities',
    }),
    eventStoreCapacity: new cdk.CfnParameter(stack, 'eventStoreCapacity', {
      type: 'Number',
      default: 10,
      minValue: 1,
      maxValue: 40000,
      description: 'Read and write units of the event store, its index and the unique values',
    }),
    readModelCapacity: new cdk.CfnParameter(stack, 'readModelCapacity', {
      type: 'Number',
      default: 5,
      minValue: 1,
      maxValue: 40000,
      description: 'Read and write units of each read model and index',
    }),
    // Functions
    lambdaTimeout: new cdk.CfnParameter(stack, 'lambdaTimeout', {
      type: 'Number',
      default: 30,
      minValue: 3,
      maxValue: 900,
      description: 'Seconds an invocation may take',
    }),
    lambdaMemorySize: new cdk.CfnParameter(stack, 'lambdaMemorySize', {
      type: 'Number',
      default: 512,
      minValue: 256,
      maxValue: 10240,
      description: 'Megabytes of each function; processor time grows with it',
    }),
    provisionedConcurrency: new cdk.CfnParameter(stack, 'provisionedConcurrency', {
      type: 'Number',
      default: 0,
      minValue: 0,
      maxValue: 1000,
      description: 'Instances of command and query handler kept warm; above 0 replaces SnapStart',
    }),
    // Operations
    logRetentionDays: new cdk.CfnParameter(stack, 'logRetentionDays', {
      type: 'Number',
      default: 14,
      allowedValues: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653].map(String),
      description: 'Days logs are kept',
    }),
    alarmTopicArn: new cdk.CfnParameter(stack, 'alarmTopicArn', {
      default: '',
      allowedPattern: '^(arn:[^\\s]+)?$',
      constraintDescription: 'An ARN, or empty',
      description: 'SNS topic told about alarms; empty for none',
    }),
    // Network and encryption
    kmsKeyArn: new cdk.CfnParameter(stack, 'kmsKeyArn', {
      default: '',
      allowedPattern: '^(arn:[^\\s]+)?$',
      constraintDescription: 'An ARN, or empty',
      description:
        "Customer key for tables and queues; empty for AWS's keys. Its policy must let events.amazonaws.com use it",
    }),
    vpcSubnetIds: new cdk.CfnParameter(stack, 'vpcSubnetIds', {
      type: 'CommaDelimitedList',
      default: '',
      description: 'Subnets the functions run in; empty for no VPC',
    }),
    vpcSecurityGroupIds: new cdk.CfnParameter(stack, 'vpcSecurityGroupIds', {
      type: 'CommaDelimitedList',
      default: '',
      description: 'Security groups of the functions in a VPC',
    }),
  };
}

export type StackParameters = ReturnType<typeof addParameters>;
