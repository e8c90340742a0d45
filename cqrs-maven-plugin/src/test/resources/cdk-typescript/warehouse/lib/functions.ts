import * as cdk from 'aws-cdk-lib';
import { StackConditions } from './conditions';
import { FunctionCode } from './function-code';
import { LambdaFunction } from './lambda-function';
import { Messaging } from './messaging';
import { StackParameters } from './parameters';
import { Tables } from './tables';
import { allow } from './values';

/** Adds the functions, each with its log group, role, version and alias. */
export function addFunctions(
  stack: cdk.Stack,
  parameters: StackParameters,
  conditions: StackConditions,
  tables: Tables,
  messaging: Messaging,
) {
  const shared = { parameters, conditions, code: new FunctionCode(stack) };

  const commandHandler = new LambdaFunction(stack, 'CommandHandler', {
    ...shared,
    suffix: 'command-handler',
    description: 'Decides on commands and appends their events',
    handler: 'dev.cqrs.aws.CommandFunction',
    environment: { EVENT_STORE_TABLE: tables.eventStoreTable.ref },
    statements: [allow(['dynamodb:PutItem', 'dynamodb:Query'], tables.eventStoreTable.attrArn)],
    awaited: true,
  });

  const queryHandler = new LambdaFunction(stack, 'QueryHandler', {
    ...shared,
    suffix: 'query-handler',
    description: 'Answers queries from the read models',
    handler: 'dev.cqrs.aws.QueryFunction',
    environment: {
      READ_MODEL_POSITIONS_TABLES: cdk.Fn.sub(JSON.stringify({ 'stock-by-shelf-2': '${StockByShelf2PositionsTable}' })),
      READ_MODEL_TABLES: cdk.Fn.sub(JSON.stringify({ 'stock-by-shelf-2': '${StockByShelf2Table}' })),
    },
    statements: [
      allow(['dynamodb:GetItem', 'dynamodb:Query'], tables.stockByShelf2Table.attrArn),
      allow('dynamodb:Query', cdk.Fn.sub('${StockByShelf2Table.Arn}/index/Amount-index')),
      allow('dynamodb:GetItem', tables.stockByShelf2PositionsTable.attrArn),
    ],
    awaited: true,
  });

  const eventPublisher = new LambdaFunction(stack, 'EventPublisher', {
    ...shared,
    suffix: 'event-publisher',
    description: 'Puts new events of the event store on the bus',
    handler: 'dev.cqrs.aws.PublisherFunction',
    environment: {
      EVENT_BUS_NAME: messaging.eventBus.ref,
      EVENT_SOURCE: cdk.Fn.sub('cqrs.${projectName}'),
      EVENT_STORE_TABLE: tables.eventStoreTable.ref,
    },
    statements: [
      allow(
        ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        tables.eventStoreTable.attrStreamArn,
      ),
      allow('dynamodb:ListStreams', '*'),
      allow('dynamodb:Query', cdk.Fn.sub('${EventStoreTable.Arn}/index/EventType-Timestamp-index')),
      allow('events:PutEvents', messaging.eventBus.attrArn),
      allow('sqs:SendMessage', messaging.eventPublisherDeadLetterQueue.attrArn),
    ],
    timeout: 60,
  });

  const stockByShelf2Projection = new LambdaFunction(stack, 'StockByShelf2Projection', {
    ...shared,
    suffix: 'stock-by-shelf-2-projection',
    description: 'Keeps the read model stock-by-shelf-2',
    handler: 'dev.cqrs.aws.ProjectionFunction',
    environment: {
      EVENT_STORE_TABLE: tables.eventStoreTable.ref,
      READ_MODEL: 'stock-by-shelf-2',
      READ_MODEL_POSITIONS_TABLE: tables.stockByShelf2PositionsTable.ref,
      READ_MODEL_TABLE: tables.stockByShelf2Table.ref,
    },
    statements: [
      allow('dynamodb:Query', tables.eventStoreTable.attrArn),
      allow(
        ['dynamodb:GetItem', 'dynamodb:PutItem'],
        [tables.stockByShelf2Table.attrArn, tables.stockByShelf2PositionsTable.attrArn],
      ),
      allow('sqs:SendMessage', messaging.stockByShelf2ProjectionDeadLetterQueue.attrArn),
    ],
    failures: messaging.stockByShelf2ProjectionDeadLetterQueue,
  });

  return { commandHandler, queryHandler, eventPublisher, stockByShelf2Projection };
}

export type Functions = ReturnType<typeof addFunctions>;
