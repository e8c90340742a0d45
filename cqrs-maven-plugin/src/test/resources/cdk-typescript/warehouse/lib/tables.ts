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

  const stockByShelf2Table = new dynamodb.CfnTable(stack, 'StockByShelf2Table', {
    ...tableDefaults,
    tableName: named('stock-by-shelf-2'),
    attributeDefinitions: [
      { attributeName: 'amount', attributeType: 'N' },
      { attributeName: 'kind', attributeType: 'S' },
      { attributeName: 'y', attributeType: 'S' },
    ],
    keySchema: [{ attributeName: 'y', keyType: 'HASH' }],
    provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.readModelCapacity),
    globalSecondaryIndexes: [
      {
        indexName: 'Amount-index',
        keySchema: [
          { attributeName: 'kind', keyType: 'HASH' },
          { attributeName: 'amount', keyType: 'RANGE' },
        ],
        projection: { projectionType: 'ALL' },
        provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.readModelCapacity),
      },
    ],
  });

  const stockByShelf2PositionsTable = new dynamodb.CfnTable(stack, 'StockByShelf2PositionsTable', {
    ...tableDefaults,
    tableName: named('stock-by-shelf-2-positions'),
    attributeDefinitions: [{ attributeName: 'AggregateId', attributeType: 'S' }],
    keySchema: [{ attributeName: 'AggregateId', keyType: 'HASH' }],
    provisionedThroughput: throughputUnless(conditions.isOnDemand, parameters.readModelCapacity),
  });

  // Deleting the stack deletes the tables with their data, so that a trial leaves nothing
  // behind. In prod, deletion protection refuses that until it is switched off. A change that
  // would replace a table keeps the old one.
  for (const resource of [eventStoreTable, stockByShelf2Table, stockByShelf2PositionsTable]) {
    resource.cfnOptions.deletionPolicy = cdk.CfnDeletionPolicy.DELETE;
    resource.cfnOptions.updateReplacePolicy = cdk.CfnDeletionPolicy.RETAIN;
  }

  return { eventStoreTable, stockByShelf2Table, stockByShelf2PositionsTable };
}

export type Tables = ReturnType<typeof addTables>;
