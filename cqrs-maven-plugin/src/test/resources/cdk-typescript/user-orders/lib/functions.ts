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
    environment: { EVENT_STORE_TABLE: tables.eventStoreTable.ref, UNIQUE_VALUES_TABLE: tables.uniqueValuesTable.ref },
    statements: [
      allow(['dynamodb:PutItem', 'dynamodb:Query'], tables.eventStoreTable.attrArn),
      allow(['dynamodb:DeleteItem', 'dynamodb:PutItem'], tables.uniqueValuesTable.attrArn),
    ],
    awaited: true,
  });

  const queryHandler = new LambdaFunction(stack, 'QueryHandler', {
    ...shared,
    suffix: 'query-handler',
    description: 'Answers queries from the read models',
    handler: 'dev.cqrs.aws.QueryFunction',
    environment: {
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
    statements: [
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

  const orderSummariesProjection = new LambdaFunction(stack, 'OrderSummariesProjection', {
    ...shared,
    suffix: 'order-summaries-projection',
    description: 'Keeps the read model order-summaries',
    handler: 'dev.cqrs.aws.ProjectionFunction',
    environment: {
      EVENT_STORE_TABLE: tables.eventStoreTable.ref,
      READ_MODEL: 'order-summaries',
      READ_MODEL_TABLE: tables.orderSummariesTable.ref,
    },
    statements: [
      allow('dynamodb:Query', tables.eventStoreTable.attrArn),
      allow(['dynamodb:GetItem', 'dynamodb:PutItem'], tables.orderSummariesTable.attrArn),
      allow('sqs:SendMessage', messaging.orderSummariesProjectionDeadLetterQueue.attrArn),
    ],
    failures: messaging.orderSummariesProjectionDeadLetterQueue,
  });

  const userOrderTotalsProjection = new LambdaFunction(stack, 'UserOrderTotalsProjection', {
    ...shared,
    suffix: 'user-order-totals-projection',
    description: 'Keeps the read model user-order-totals',
    handler: 'dev.cqrs.aws.ProjectionFunction',
    environment: {
      EVENT_STORE_TABLE: tables.eventStoreTable.ref,
      READ_MODEL: 'user-order-totals',
      READ_MODEL_POSITIONS_TABLE: tables.userOrderTotalsPositionsTable.ref,
      READ_MODEL_TABLE: tables.userOrderTotalsTable.ref,
    },
    statements: [
      allow('dynamodb:Query', tables.eventStoreTable.attrArn),
      allow(
        ['dynamodb:GetItem', 'dynamodb:PutItem'],
        [tables.userOrderTotalsTable.attrArn, tables.userOrderTotalsPositionsTable.attrArn],
      ),
      allow('sqs:SendMessage', messaging.userOrderTotalsProjectionDeadLetterQueue.attrArn),
    ],
    failures: messaging.userOrderTotalsProjectionDeadLetterQueue,
  });

  const userProfilesProjection = new LambdaFunction(stack, 'UserProfilesProjection', {
    ...shared,
    suffix: 'user-profiles-projection',
    description: 'Keeps the read model user-profiles',
    handler: 'dev.cqrs.aws.ProjectionFunction',
    environment: {
      EVENT_STORE_TABLE: tables.eventStoreTable.ref,
      READ_MODEL: 'user-profiles',
      READ_MODEL_TABLE: tables.userProfilesTable.ref,
    },
    statements: [
      allow('dynamodb:Query', tables.eventStoreTable.attrArn),
      allow(['dynamodb:GetItem', 'dynamodb:PutItem'], tables.userProfilesTable.attrArn),
      allow('sqs:SendMessage', messaging.userProfilesProjectionDeadLetterQueue.attrArn),
    ],
    failures: messaging.userProfilesProjectionDeadLetterQueue,
  });

  const buyerCheckReaction = new LambdaFunction(stack, 'BuyerCheckReaction', {
    ...shared,
    suffix: 'buyer-check-reaction',
    description: 'Reacts to events with commands: buyer-check',
    handler: 'dev.cqrs.aws.ReactionFunction',
    environment: {
      EVENT_STORE_TABLE: tables.eventStoreTable.ref,
      REACTIONS: 'buyer-check',
      UNIQUE_VALUES_TABLE: tables.uniqueValuesTable.ref,
    },
    statements: [
      allow(['dynamodb:PutItem', 'dynamodb:Query'], tables.eventStoreTable.attrArn),
      allow(['dynamodb:DeleteItem', 'dynamodb:PutItem'], tables.uniqueValuesTable.attrArn),
      allow('sqs:SendMessage', messaging.buyerCheckReactionDeadLetterQueue.attrArn),
    ],
    failures: messaging.buyerCheckReactionDeadLetterQueue,
  });

  return {
    commandHandler,
    queryHandler,
    eventPublisher,
    orderSummariesProjection,
    userOrderTotalsProjection,
    userProfilesProjection,
    buyerCheckReaction,
  };
}

export type Functions = ReturnType<typeof addFunctions>;
