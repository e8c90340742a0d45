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
          allow(['dynamodb:GetItem', 'dynamodb:Query'], tables.stockByShelf2Table.attrArn),
          allow('dynamodb:Query', cdk.Fn.sub('${StockByShelf2Table.Arn}/index/Amount-index')),
          allow('dynamodb:GetItem', tables.stockByShelf2PositionsTable.attrArn),
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
          JSON.stringify({ 'stock-by-shelf-2': '${StockByShelf2PositionsTable}' }),
        ),
        READ_MODEL_TABLES: cdk.Fn.sub(JSON.stringify({ 'stock-by-shelf-2': '${StockByShelf2Table}' })),
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

  const stockByShelf2ProjectionLogGroup = new logs.CfnLogGroup(stack, 'StockByShelf2ProjectionLogGroup', {
    logGroupName: cdk.Fn.sub('/aws/lambda/${projectName}-${environment}-stock-by-shelf-2-projection'),
    retentionInDays: parameters.logRetentionDays.valueAsNumber,
  });

  const stockByShelf2ProjectionRole = new iam.CfnRole(stack, 'StockByShelf2ProjectionRole', {
    ...roleDefaults,
    policies: [
      {
        policyName: 'stock-by-shelf-2-projection',
        policyDocument: policy([
          allow('dynamodb:Query', tables.eventStoreTable.attrArn),
          allow(
            ['dynamodb:GetItem', 'dynamodb:PutItem'],
            [tables.stockByShelf2Table.attrArn, tables.stockByShelf2PositionsTable.attrArn],
          ),
          allow('sqs:SendMessage', messaging.stockByShelf2ProjectionDeadLetterQueue.attrArn),
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], stockByShelf2ProjectionLogGroup.attrArn),
          allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
          onlyWhen(
            conditions.hasKey,
            allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], parameters.kmsKeyArn.valueAsString),
          ),
        ]),
      },
    ],
  });

  const stockByShelf2Projection = new lambda.CfnFunction(stack, 'StockByShelf2Projection', {
    ...functionDefaults,
    functionName: named('stock-by-shelf-2-projection'),
    description: 'Keeps the read model stock-by-shelf-2',
    handler: 'dev.cqrs.aws.ProjectionFunction',
    role: stockByShelf2ProjectionRole.attrArn,
    timeout: parameters.lambdaTimeout.valueAsNumber,
    environment: {
      variables: {
        ENVIRONMENT: parameters.environment.valueAsString,
        EVENT_STORE_TABLE: tables.eventStoreTable.ref,
        PROJECT_NAME: parameters.projectName.valueAsString,
        READ_MODEL: 'stock-by-shelf-2',
        READ_MODEL_POSITIONS_TABLE: tables.stockByShelf2PositionsTable.ref,
        READ_MODEL_TABLE: tables.stockByShelf2Table.ref,
      },
    },
    snapStart: { applyOn: 'PublishedVersions' },
    loggingConfig: { logGroup: stockByShelf2ProjectionLogGroup.ref },
  });

  const stockByShelf2ProjectionVersion0123456789 = new lambda.CfnVersion(
    stack,
    'StockByShelf2ProjectionVersion0123456789',
    {
      functionName: stockByShelf2Projection.ref,
      description: cdk.Fn.join(' ', [
        cdk.Fn.sub('${lambdaTimeout} s, ${lambdaMemorySize} MB'),
        cdk.Fn.join('', parameters.vpcSubnetIds.valueAsList),
        cdk.Fn.join('', parameters.vpcSecurityGroupIds.valueAsList),
      ]),
    },
  );

  const stockByShelf2ProjectionAlias = new lambda.CfnAlias(stack, 'StockByShelf2ProjectionAlias', {
    name: 'live',
    functionName: stockByShelf2Projection.ref,
    functionVersion: stockByShelf2ProjectionVersion0123456789.attrVersion,
  });

  const stockByShelf2ProjectionRetries = new lambda.CfnEventInvokeConfig(stack, 'StockByShelf2ProjectionRetries', {
    functionName: stockByShelf2Projection.ref,
    qualifier: 'live',
    destinationConfig: { onFailure: { destination: messaging.stockByShelf2ProjectionDeadLetterQueue.attrArn } },
  });
  stockByShelf2ProjectionRetries.addResourceDependency(stockByShelf2ProjectionAlias);

  return {
    commandHandler,
    queryHandler,
    eventPublisher,
    eventPublisherAlias,
    stockByShelf2Projection,
    stockByShelf2ProjectionAlias,
  };
}

export type Functions = ReturnType<typeof addFunctions>;
