import * as cdk from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3assets from 'aws-cdk-lib/aws-s3-assets';
import * as path from 'node:path';
import { StackConditions } from './conditions';
import { Messaging } from './messaging';
import { StackParameters } from './parameters';
import { Tables } from './tables';
import { allow, named, onlyWhen, policy, when } from './values';

/** Adds the functions, each with its log group, role, version and alias. */
export function addFunctions(
  stack: cdk.Stack,
  parameters: StackParameters,
  conditions: StackConditions,
  tables: Tables,
  messaging: Messaging,
) {
  // Uploaded by cdk deploy, under a name that is made from its content.
  const asset = new s3assets.Asset(stack, 'Code', { path: path.join(__dirname, '../../functions.zip') });
  const code = { s3Bucket: asset.s3BucketName, s3Key: asset.s3ObjectKey };

  const roleDefaults = {
    assumeRolePolicyDocument: policy([
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]),
    managedPolicyArns: cdk.Token.asList(
      when(
        conditions.hasVpc,
        [cdk.Fn.sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole')],
        [],
      ),
    ),
  };

  const functionDefaults = {
    runtime: 'java25',
    code,
    memorySize: parameters.lambdaMemorySize.valueAsNumber,
    tracingConfig: { mode: 'Active' },
    vpcConfig: onlyWhen(conditions.hasVpc, {
      SubnetIds: parameters.vpcSubnetIds.valueAsList,
      SecurityGroupIds: parameters.vpcSecurityGroupIds.valueAsList,
    }),
  };

  const commandHandlerLogGroup = new logs.CfnLogGroup(stack, 'CommandHandlerLogGroup', {
    logGroupName: cdk.Fn.sub('/aws/lambda/${projectName}-${environment}-command-handler'),
    retentionInDays: parameters.logRetentionDays.valueAsNumber,
  });

  const commandHandlerRole = new iam.CfnRole(stack, 'CommandHandlerRole', {
    ...roleDefaults,
    policies: [
      {
        policyName: 'command-handler',
        policyDocument: policy([
          allow(['dynamodb:PutItem', 'dynamodb:Query'], tables.eventStoreTable.attrArn),
          allow(['dynamodb:DeleteItem', 'dynamodb:PutItem'], tables.uniqueValuesTable.attrArn),
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], commandHandlerLogGroup.attrArn),
          allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
          onlyWhen(
            conditions.hasKey,
            allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], parameters.kmsKeyArn.valueAsString),
          ),
        ]),
      },
    ],
  });

  const commandHandler = new lambda.CfnFunction(stack, 'CommandHandler', {
    ...functionDefaults,
    functionName: named('command-handler'),
    description: 'Decides on commands and appends their events',
    handler: 'dev.cqrs.aws.CommandFunction',
    role: commandHandlerRole.attrArn,
    timeout: parameters.lambdaTimeout.valueAsNumber,
    environment: {
      variables: {
        ENVIRONMENT: parameters.environment.valueAsString,
        EVENT_STORE_TABLE: tables.eventStoreTable.ref,
        PROJECT_NAME: parameters.projectName.valueAsString,
        UNIQUE_VALUES_TABLE: tables.uniqueValuesTable.ref,
      },
    },
    snapStart: { applyOn: cdk.Token.asString(when(conditions.hasProvisionedConcurrency, 'None', 'PublishedVersions')) },
    loggingConfig: { logGroup: commandHandlerLogGroup.ref },
  });

  // A version never changes: another zip gives it another id, another setting another
  // description, and either replaces it. So the alias always points to what was deployed.
  const commandHandlerVersion0123456789 = new lambda.CfnVersion(stack, 'CommandHandlerVersion0123456789', {
    functionName: commandHandler.ref,
    description: cdk.Fn.join(' ', [
      cdk.Fn.sub('${lambdaTimeout} s, ${lambdaMemorySize} MB'),
      cdk.Token.asString(when(conditions.hasProvisionedConcurrency, 'None', 'PublishedVersions')),
      cdk.Fn.join('', parameters.vpcSubnetIds.valueAsList),
      cdk.Fn.join('', parameters.vpcSecurityGroupIds.valueAsList),
    ]),
  });

  new lambda.CfnAlias(stack, 'CommandHandlerAlias', {
    name: 'live',
    functionName: commandHandler.ref,
    functionVersion: commandHandlerVersion0123456789.attrVersion,
    provisionedConcurrencyConfig: onlyWhen(conditions.hasProvisionedConcurrency, {
      ProvisionedConcurrentExecutions: parameters.provisionedConcurrency.valueAsString,
    }),
  });

  const queryHandlerLogGroup = new logs.CfnLogGroup(stack, 'QueryHandlerLogGroup', {
    logGroupName: cdk.Fn.sub('/aws/lambda/${projectName}-${environment}-query-handler'),
    retentionInDays: parameters.logRetentionDays.valueAsNumber,
  });

  const queryHandlerRole = new iam.CfnRole(stack, 'QueryHandlerRole', {
    ...roleDefaults,
    policies: [
      {
        policyName: 'query-handler',
        policyDocument: policy([
          allow(
            ['dynamodb:GetItem', 'dynamodb:Query'],
            [tables.orderSummariesTable.attrArn, tables.userOrderTotalsTable.attrArn, tables.userProfilesTable.attrArn],
          ),
          allow('dynamodb:Query', [
            cdk.Fn.sub('${OrderSummariesTable.Arn}/index/Status-index'),
            cdk.Fn.sub('${OrderSummariesTable.Arn}/index/UserId-index'),
            cdk.Fn.sub('${UserProfilesTable.Arn}/index/Email-index'),
          ]),
          allow('dynamodb:GetItem', tables.userOrderTotalsPositionsTable.attrArn),
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], queryHandlerLogGroup.attrArn),
          allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
          onlyWhen(
            conditions.hasKey,
            allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], parameters.kmsKeyArn.valueAsString),
          ),
        ]),
      },
    ],
  });

  const queryHandler = new lambda.CfnFunction(stack, 'QueryHandler', {
    ...functionDefaults,
    functionName: named('query-handler'),
    description: 'Answers queries from the read models',
    handler: 'dev.cqrs.aws.QueryFunction',
    role: queryHandlerRole.attrArn,
    timeout: parameters.lambdaTimeout.valueAsNumber,
    environment: {
      variables: {
        ENVIRONMENT: parameters.environment.valueAsString,
        PROJECT_NAME: parameters.projectName.valueAsString,
        READ_MODEL_POSITIONS_TABLES: cdk.Fn.sub(
          JSON.stringify({ 'user-order-totals': '${UserOrderTotalsPositionsTable}' }),
        ),
        READ_MODEL_TABLES: cdk.Fn.sub(
          JSON.stringify({
            'order-summaries': '${OrderSummariesTable}',
            'user-order-totals': '${UserOrderTotalsTable}',
            'user-profiles': '${UserProfilesTable}',
          }),
        ),
      },
    },
    snapStart: { applyOn: cdk.Token.asString(when(conditions.hasProvisionedConcurrency, 'None', 'PublishedVersions')) },
    loggingConfig: { logGroup: queryHandlerLogGroup.ref },
  });

  const queryHandlerVersion0123456789 = new lambda.CfnVersion(stack, 'QueryHandlerVersion0123456789', {
    functionName: queryHandler.ref,
    description: cdk.Fn.join(' ', [
      cdk.Fn.sub('${lambdaTimeout} s, ${lambdaMemorySize} MB'),
      cdk.Token.asString(when(conditions.hasProvisionedConcurrency, 'None', 'PublishedVersions')),
      cdk.Fn.join('', parameters.vpcSubnetIds.valueAsList),
      cdk.Fn.join('', parameters.vpcSecurityGroupIds.valueAsList),
    ]),
  });

  new lambda.CfnAlias(stack, 'QueryHandlerAlias', {
    name: 'live',
    functionName: queryHandler.ref,
    functionVersion: queryHandlerVersion0123456789.attrVersion,
    provisionedConcurrencyConfig: onlyWhen(conditions.hasProvisionedConcurrency, {
      ProvisionedConcurrentExecutions: parameters.provisionedConcurrency.valueAsString,
    }),
  });

  const eventPublisherLogGroup = new logs.CfnLogGroup(stack, 'EventPublisherLogGroup', {
    logGroupName: cdk.Fn.sub('/aws/lambda/${projectName}-${environment}-event-publisher'),
    retentionInDays: parameters.logRetentionDays.valueAsNumber,
  });

  const eventPublisherRole = new iam.CfnRole(stack, 'EventPublisherRole', {
    ...roleDefaults,
    policies: [
      {
        policyName: 'event-publisher',
        policyDocument: policy([
          allow(
            ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
            tables.eventStoreTable.attrStreamArn,
          ),
          allow('dynamodb:ListStreams', '*'),
          allow('dynamodb:Query', cdk.Fn.sub('${EventStoreTable.Arn}/index/EventType-Timestamp-index')),
          allow('events:PutEvents', messaging.eventBus.attrArn),
          allow('sqs:SendMessage', messaging.eventPublisherDeadLetterQueue.attrArn),
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], eventPublisherLogGroup.attrArn),
          allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
          onlyWhen(
            conditions.hasKey,
            allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], parameters.kmsKeyArn.valueAsString),
          ),
        ]),
      },
    ],
  });

  const eventPublisher = new lambda.CfnFunction(stack, 'EventPublisher', {
    ...functionDefaults,
    functionName: named('event-publisher'),
    description: 'Puts new events of the event store on the bus',
    handler: 'dev.cqrs.aws.PublisherFunction',
    role: eventPublisherRole.attrArn,
    timeout: 60,
    environment: {
      variables: {
        ENVIRONMENT: parameters.environment.valueAsString,
        EVENT_BUS_NAME: messaging.eventBus.ref,
        EVENT_SOURCE: cdk.Fn.sub('cqrs.${projectName}'),
        EVENT_STORE_TABLE: tables.eventStoreTable.ref,
        PROJECT_NAME: parameters.projectName.valueAsString,
      },
    },
    snapStart: { applyOn: 'PublishedVersions' },
    loggingConfig: { logGroup: eventPublisherLogGroup.ref },
  });

  const eventPublisherVersion0123456789 = new lambda.CfnVersion(stack, 'EventPublisherVersion0123456789', {
    functionName: eventPublisher.ref,
    description: cdk.Fn.join(' ', [
      cdk.Fn.sub('${lambdaMemorySize} MB'),
      cdk.Fn.join('', parameters.vpcSubnetIds.valueAsList),
      cdk.Fn.join('', parameters.vpcSecurityGroupIds.valueAsList),
    ]),
  });

  const eventPublisherAlias = new lambda.CfnAlias(stack, 'EventPublisherAlias', {
    name: 'live',
    functionName: eventPublisher.ref,
    functionVersion: eventPublisherVersion0123456789.attrVersion,
  });

  const orderSummariesProjectionLogGroup = new logs.CfnLogGroup(stack, 'OrderSummariesProjectionLogGroup', {
    logGroupName: cdk.Fn.sub('/aws/lambda/${projectName}-${environment}-order-summaries-projection'),
    retentionInDays: parameters.logRetentionDays.valueAsNumber,
  });

  const orderSummariesProjectionRole = new iam.CfnRole(stack, 'OrderSummariesProjectionRole', {
    ...roleDefaults,
    policies: [
      {
        policyName: 'order-summaries-projection',
        policyDocument: policy([
          allow('dynamodb:Query', tables.eventStoreTable.attrArn),
          allow(['dynamodb:GetItem', 'dynamodb:PutItem'], tables.orderSummariesTable.attrArn),
          allow('sqs:SendMessage', messaging.orderSummariesProjectionDeadLetterQueue.attrArn),
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], orderSummariesProjectionLogGroup.attrArn),
          allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
          onlyWhen(
            conditions.hasKey,
            allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], parameters.kmsKeyArn.valueAsString),
          ),
        ]),
      },
    ],
  });

  const orderSummariesProjection = new lambda.CfnFunction(stack, 'OrderSummariesProjection', {
    ...functionDefaults,
    functionName: named('order-summaries-projection'),
    description: 'Keeps the read model order-summaries',
    handler: 'dev.cqrs.aws.ProjectionFunction',
    role: orderSummariesProjectionRole.attrArn,
    timeout: parameters.lambdaTimeout.valueAsNumber,
    environment: {
      variables: {
        ENVIRONMENT: parameters.environment.valueAsString,
        EVENT_STORE_TABLE: tables.eventStoreTable.ref,
        PROJECT_NAME: parameters.projectName.valueAsString,
        READ_MODEL: 'order-summaries',
        READ_MODEL_TABLE: tables.orderSummariesTable.ref,
      },
    },
    snapStart: { applyOn: 'PublishedVersions' },
    loggingConfig: { logGroup: orderSummariesProjectionLogGroup.ref },
  });

  const orderSummariesProjectionVersion0123456789 = new lambda.CfnVersion(
    stack,
    'OrderSummariesProjectionVersion0123456789',
    {
      functionName: orderSummariesProjection.ref,
      description: cdk.Fn.join(' ', [
        cdk.Fn.sub('${lambdaTimeout} s, ${lambdaMemorySize} MB'),
        cdk.Fn.join('', parameters.vpcSubnetIds.valueAsList),
        cdk.Fn.join('', parameters.vpcSecurityGroupIds.valueAsList),
      ]),
    },
  );

  const orderSummariesProjectionAlias = new lambda.CfnAlias(stack, 'OrderSummariesProjectionAlias', {
    name: 'live',
    functionName: orderSummariesProjection.ref,
    functionVersion: orderSummariesProjectionVersion0123456789.attrVersion,
  });

  const orderSummariesProjectionRetries = new lambda.CfnEventInvokeConfig(stack, 'OrderSummariesProjectionRetries', {
    functionName: orderSummariesProjection.ref,
    qualifier: 'live',
    destinationConfig: { onFailure: { destination: messaging.orderSummariesProjectionDeadLetterQueue.attrArn } },
  });
  orderSummariesProjectionRetries.addResourceDependency(orderSummariesProjectionAlias);

  const userOrderTotalsProjectionLogGroup = new logs.CfnLogGroup(stack, 'UserOrderTotalsProjectionLogGroup', {
    logGroupName: cdk.Fn.sub('/aws/lambda/${projectName}-${environment}-user-order-totals-projection'),
    retentionInDays: parameters.logRetentionDays.valueAsNumber,
  });

  const userOrderTotalsProjectionRole = new iam.CfnRole(stack, 'UserOrderTotalsProjectionRole', {
    ...roleDefaults,
    policies: [
      {
        policyName: 'user-order-totals-projection',
        policyDocument: policy([
          allow('dynamodb:Query', tables.eventStoreTable.attrArn),
          allow(
            ['dynamodb:GetItem', 'dynamodb:PutItem'],
            [tables.userOrderTotalsTable.attrArn, tables.userOrderTotalsPositionsTable.attrArn],
          ),
          allow('sqs:SendMessage', messaging.userOrderTotalsProjectionDeadLetterQueue.attrArn),
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], userOrderTotalsProjectionLogGroup.attrArn),
          allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
          onlyWhen(
            conditions.hasKey,
            allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], parameters.kmsKeyArn.valueAsString),
          ),
        ]),
      },
    ],
  });

  const userOrderTotalsProjection = new lambda.CfnFunction(stack, 'UserOrderTotalsProjection', {
    ...functionDefaults,
    functionName: named('user-order-totals-projection'),
    description: 'Keeps the read model user-order-totals',
    handler: 'dev.cqrs.aws.ProjectionFunction',
    role: userOrderTotalsProjectionRole.attrArn,
    timeout: parameters.lambdaTimeout.valueAsNumber,
    environment: {
      variables: {
        ENVIRONMENT: parameters.environment.valueAsString,
        EVENT_STORE_TABLE: tables.eventStoreTable.ref,
        PROJECT_NAME: parameters.projectName.valueAsString,
        READ_MODEL: 'user-order-totals',
        READ_MODEL_POSITIONS_TABLE: tables.userOrderTotalsPositionsTable.ref,
        READ_MODEL_TABLE: tables.userOrderTotalsTable.ref,
      },
    },
    snapStart: { applyOn: 'PublishedVersions' },
    loggingConfig: { logGroup: userOrderTotalsProjectionLogGroup.ref },
  });

  const userOrderTotalsProjectionVersion0123456789 = new lambda.CfnVersion(
    stack,
    'UserOrderTotalsProjectionVersion0123456789',
    {
      functionName: userOrderTotalsProjection.ref,
      description: cdk.Fn.join(' ', [
        cdk.Fn.sub('${lambdaTimeout} s, ${lambdaMemorySize} MB'),
        cdk.Fn.join('', parameters.vpcSubnetIds.valueAsList),
        cdk.Fn.join('', parameters.vpcSecurityGroupIds.valueAsList),
      ]),
    },
  );

  const userOrderTotalsProjectionAlias = new lambda.CfnAlias(stack, 'UserOrderTotalsProjectionAlias', {
    name: 'live',
    functionName: userOrderTotalsProjection.ref,
    functionVersion: userOrderTotalsProjectionVersion0123456789.attrVersion,
  });

  const userOrderTotalsProjectionRetries = new lambda.CfnEventInvokeConfig(stack, 'UserOrderTotalsProjectionRetries', {
    functionName: userOrderTotalsProjection.ref,
    qualifier: 'live',
    destinationConfig: { onFailure: { destination: messaging.userOrderTotalsProjectionDeadLetterQueue.attrArn } },
  });
  userOrderTotalsProjectionRetries.addResourceDependency(userOrderTotalsProjectionAlias);

  const userProfilesProjectionLogGroup = new logs.CfnLogGroup(stack, 'UserProfilesProjectionLogGroup', {
    logGroupName: cdk.Fn.sub('/aws/lambda/${projectName}-${environment}-user-profiles-projection'),
    retentionInDays: parameters.logRetentionDays.valueAsNumber,
  });

  const userProfilesProjectionRole = new iam.CfnRole(stack, 'UserProfilesProjectionRole', {
    ...roleDefaults,
    policies: [
      {
        policyName: 'user-profiles-projection',
        policyDocument: policy([
          allow('dynamodb:Query', tables.eventStoreTable.attrArn),
          allow(['dynamodb:GetItem', 'dynamodb:PutItem'], tables.userProfilesTable.attrArn),
          allow('sqs:SendMessage', messaging.userProfilesProjectionDeadLetterQueue.attrArn),
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], userProfilesProjectionLogGroup.attrArn),
          allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
          onlyWhen(
            conditions.hasKey,
            allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], parameters.kmsKeyArn.valueAsString),
          ),
        ]),
      },
    ],
  });

  const userProfilesProjection = new lambda.CfnFunction(stack, 'UserProfilesProjection', {
    ...functionDefaults,
    functionName: named('user-profiles-projection'),
    description: 'Keeps the read model user-profiles',
    handler: 'dev.cqrs.aws.ProjectionFunction',
    role: userProfilesProjectionRole.attrArn,
    timeout: parameters.lambdaTimeout.valueAsNumber,
    environment: {
      variables: {
        ENVIRONMENT: parameters.environment.valueAsString,
        EVENT_STORE_TABLE: tables.eventStoreTable.ref,
        PROJECT_NAME: parameters.projectName.valueAsString,
        READ_MODEL: 'user-profiles',
        READ_MODEL_TABLE: tables.userProfilesTable.ref,
      },
    },
    snapStart: { applyOn: 'PublishedVersions' },
    loggingConfig: { logGroup: userProfilesProjectionLogGroup.ref },
  });

  const userProfilesProjectionVersion0123456789 = new lambda.CfnVersion(
    stack,
    'UserProfilesProjectionVersion0123456789',
    {
      functionName: userProfilesProjection.ref,
      description: cdk.Fn.join(' ', [
        cdk.Fn.sub('${lambdaTimeout} s, ${lambdaMemorySize} MB'),
        cdk.Fn.join('', parameters.vpcSubnetIds.valueAsList),
        cdk.Fn.join('', parameters.vpcSecurityGroupIds.valueAsList),
      ]),
    },
  );

  const userProfilesProjectionAlias = new lambda.CfnAlias(stack, 'UserProfilesProjectionAlias', {
    name: 'live',
    functionName: userProfilesProjection.ref,
    functionVersion: userProfilesProjectionVersion0123456789.attrVersion,
  });

  const userProfilesProjectionRetries = new lambda.CfnEventInvokeConfig(stack, 'UserProfilesProjectionRetries', {
    functionName: userProfilesProjection.ref,
    qualifier: 'live',
    destinationConfig: { onFailure: { destination: messaging.userProfilesProjectionDeadLetterQueue.attrArn } },
  });
  userProfilesProjectionRetries.addResourceDependency(userProfilesProjectionAlias);

  const buyerCheckReactionLogGroup = new logs.CfnLogGroup(stack, 'BuyerCheckReactionLogGroup', {
    logGroupName: cdk.Fn.sub('/aws/lambda/${projectName}-${environment}-buyer-check-reaction'),
    retentionInDays: parameters.logRetentionDays.valueAsNumber,
  });

  const buyerCheckReactionRole = new iam.CfnRole(stack, 'BuyerCheckReactionRole', {
    ...roleDefaults,
    policies: [
      {
        policyName: 'buyer-check-reaction',
        policyDocument: policy([
          allow(['dynamodb:PutItem', 'dynamodb:Query'], tables.eventStoreTable.attrArn),
          allow(['dynamodb:DeleteItem', 'dynamodb:PutItem'], tables.uniqueValuesTable.attrArn),
          allow('sqs:SendMessage', messaging.buyerCheckReactionDeadLetterQueue.attrArn),
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], buyerCheckReactionLogGroup.attrArn),
          allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
          onlyWhen(
            conditions.hasKey,
            allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], parameters.kmsKeyArn.valueAsString),
          ),
        ]),
      },
    ],
  });

  const buyerCheckReaction = new lambda.CfnFunction(stack, 'BuyerCheckReaction', {
    ...functionDefaults,
    functionName: named('buyer-check-reaction'),
    description: 'Reacts to events with commands: buyer-check',
    handler: 'dev.cqrs.aws.ReactionFunction',
    role: buyerCheckReactionRole.attrArn,
    timeout: parameters.lambdaTimeout.valueAsNumber,
    environment: {
      variables: {
        ENVIRONMENT: parameters.environment.valueAsString,
        EVENT_STORE_TABLE: tables.eventStoreTable.ref,
        PROJECT_NAME: parameters.projectName.valueAsString,
        REACTIONS: 'buyer-check',
        UNIQUE_VALUES_TABLE: tables.uniqueValuesTable.ref,
      },
    },
    snapStart: { applyOn: 'PublishedVersions' },
    loggingConfig: { logGroup: buyerCheckReactionLogGroup.ref },
  });

  const buyerCheckReactionVersion0123456789 = new lambda.CfnVersion(stack, 'BuyerCheckReactionVersion0123456789', {
    functionName: buyerCheckReaction.ref,
    description: cdk.Fn.join(' ', [
      cdk.Fn.sub('${lambdaTimeout} s, ${lambdaMemorySize} MB'),
      cdk.Fn.join('', parameters.vpcSubnetIds.valueAsList),
      cdk.Fn.join('', parameters.vpcSecurityGroupIds.valueAsList),
    ]),
  });

  const buyerCheckReactionAlias = new lambda.CfnAlias(stack, 'BuyerCheckReactionAlias', {
    name: 'live',
    functionName: buyerCheckReaction.ref,
    functionVersion: buyerCheckReactionVersion0123456789.attrVersion,
  });

  const buyerCheckReactionRetries = new lambda.CfnEventInvokeConfig(stack, 'BuyerCheckReactionRetries', {
    functionName: buyerCheckReaction.ref,
    qualifier: 'live',
    destinationConfig: { onFailure: { destination: messaging.buyerCheckReactionDeadLetterQueue.attrArn } },
  });
  buyerCheckReactionRetries.addResourceDependency(buyerCheckReactionAlias);

  return {
    commandHandler,
    queryHandler,
    eventPublisher,
    eventPublisherAlias,
    orderSummariesProjection,
    orderSummariesProjectionAlias,
    userOrderTotalsProjection,
    userOrderTotalsProjectionAlias,
    userProfilesProjection,
    userProfilesProjectionAlias,
    buyerCheckReaction,
    buyerCheckReactionAlias,
  };
}

export type Functions = ReturnType<typeof addFunctions>;
