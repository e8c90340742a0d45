import * as cdk from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { StackConditions } from './conditions';
import { StackParameters } from './parameters';
import { named, onlyWhen, throughputUnless, when } from './values';

/** Adds the event store and the read models. */
export function addTables(stack: cdk.Stack, parameters: StackParameters, conditions: StackConditions) {
  const tableDefaults = {
    billingMode: parameters.billingMode.valueAsString,
    sseSpecification: {
      sseEnabled: true,
      sseType: 'KMS',
      kmsMasterKeyId: cdk.Token.asString(onlyWhen(conditions.hasKey, parameters.kmsKeyArn.valueAsString)),
    },
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtectionEnabled: when(conditions.isProduction, true, false),
  };

  const eventStoreTable = new dynamodb.CfnTable(stack, 'EventStoreTable', {
    ...tableDefaults,
    tableName: named('event-store'),
    attributeDefinitions: [
      { attributeName: 'AggregateId', attributeType: 'S' },
      { attributeName: 'EventType', attributeType: 'S' },
      { attributeName: 'Timestamp', attributeType: 'S' },
      { attributeName: 'Version', attributeType: 'N' },
    ],
    keySchema: [
      { attributeName: 'AggregateId', keyType: 'HASH' },
      { attributeName: 'Version', keyType: 'RANGE' },
    ],
    provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.eventStoreCapacity),
    globalSecondaryIndexes: [
      {
        indexName: 'EventType-Timestamp-index',
        keySchema: [
          { attributeName: 'EventType', keyType: 'HASH' },
          { attributeName: 'Timestamp', keyType: 'RANGE' },
        ],
        projection: {
          projectionType: 'INCLUDE',
          nonKeyAttributes: [
            'EventId',
            'AggregateType',
            'CommandId',
            'CorrelationId',
            'CausationId',
            'SchemaVersion',
            'EventData',
          ],
        },
        provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.eventStoreCapacity),
      },
    ],
    streamSpecification: { streamViewType: 'NEW_IMAGE' },
  });

  const uniqueValuesTable = new dynamodb.CfnTable(stack, 'UniqueValuesTable', {
    ...tableDefaults,
    tableName: named('unique-values'),
    attributeDefinitions: [{ attributeName: 'Value', attributeType: 'S' }],
    keySchema: [{ attributeName: 'Value', keyType: 'HASH' }],
    provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.eventStoreCapacity),
  });

  const orderSummariesTable = new dynamodb.CfnTable(stack, 'OrderSummariesTable', {
    ...tableDefaults,
    tableName: named('order-summaries'),
    attributeDefinitions: [
      { attributeName: 'createdAt', attributeType: 'S' },
      { attributeName: 'orderId', attributeType: 'S' },
      { attributeName: 'status', attributeType: 'S' },
      { attributeName: 'userId', attributeType: 'S' },
    ],
    keySchema: [{ attributeName: 'orderId', keyType: 'HASH' }],
    provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.readModelCapacity),
    globalSecondaryIndexes: [
      {
        indexName: 'Status-index',
        keySchema: [
          { attributeName: 'status', keyType: 'HASH' },
          { attributeName: 'createdAt', keyType: 'RANGE' },
        ],
        projection: { projectionType: 'ALL' },
        provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.readModelCapacity),
      },
      {
        indexName: 'UserId-index',
        keySchema: [
          { attributeName: 'userId', keyType: 'HASH' },
          { attributeName: 'createdAt', keyType: 'RANGE' },
        ],
        projection: { projectionType: 'ALL' },
        provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.readModelCapacity),
      },
    ],
  });

  const userOrderTotalsTable = new dynamodb.CfnTable(stack, 'UserOrderTotalsTable', {
    ...tableDefaults,
    tableName: named('user-order-totals'),
    attributeDefinitions: [{ attributeName: 'userId', attributeType: 'S' }],
    keySchema: [{ attributeName: 'userId', keyType: 'HASH' }],
    provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.readModelCapacity),
  });

  const userOrderTotalsPositionsTable = new dynamodb.CfnTable(stack, 'UserOrderTotalsPositionsTable', {
    ...tableDefaults,
    tableName: named('user-order-totals-positions'),
    attributeDefinitions: [{ attributeName: 'AggregateId', attributeType: 'S' }],
    keySchema: [{ attributeName: 'AggregateId', keyType: 'HASH' }],
    provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.readModelCapacity),
  });

  const userProfilesTable = new dynamodb.CfnTable(stack, 'UserProfilesTable', {
    ...tableDefaults,
    tableName: named('user-profiles'),
    attributeDefinitions: [
      { attributeName: 'email', attributeType: 'S' },
      { attributeName: 'userId', attributeType: 'S' },
    ],
    keySchema: [{ attributeName: 'userId', keyType: 'HASH' }],
    provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.readModelCapacity),
    globalSecondaryIndexes: [
      {
        indexName: 'Email-index',
        keySchema: [{ attributeName: 'email', keyType: 'HASH' }],
        projection: { projectionType: 'ALL' },
        provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.readModelCapacity),
      },
    ],
  });

  // Deleting the stack deletes the tables with their data, so that a trial leaves nothing
  // behind. In prod, deletion protection refuses that until it is switched off. A change that
  // would replace a table keeps the old one.
  for (const resource of [
    eventStoreTable,
    uniqueValuesTable,
    orderSummariesTable,
    userOrderTotalsTable,
    userOrderTotalsPositionsTable,
    userProfilesTable,
  ]) {
    resource.cfnOptions.deletionPolicy = cdk.CfnDeletionPolicy.DELETE;
    resource.cfnOptions.updateReplacePolicy = cdk.CfnDeletionPolicy.RETAIN;
  }

  return {
    eventStoreTable,
    uniqueValuesTable,
    orderSummariesTable,
    userOrderTotalsTable,
    userOrderTotalsPositionsTable,
    userProfilesTable,
  };
}

export type Tables = ReturnType<typeof addTables>;
