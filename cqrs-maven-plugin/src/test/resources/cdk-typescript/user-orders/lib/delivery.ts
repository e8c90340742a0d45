import * as cdk from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Functions } from './functions';
import { Messaging } from './messaging';
import { Tables } from './tables';
import { named, policy } from './values';

/** Adds what hands events to functions. */
export function addDelivery(stack: cdk.Stack, tables: Tables, messaging: Messaging, functions: Functions) {
  const permissionDefaults = { action: 'lambda:InvokeFunction', principal: 'events.amazonaws.com' };

  // From the first event on, so that none is missed while the stack is created. A failing
  // batch is halved until the failing event is alone. More parallelism would lose the order
  // of an aggregate's events, which are items of their own.
  new lambda.CfnEventSourceMapping(stack, 'EventPublisherMapping', {
    eventSourceArn: tables.eventStoreTable.attrStreamArn,
    functionName: functions.eventPublisher.alias.ref,
    startingPosition: 'TRIM_HORIZON',
    filterCriteria: { filters: [{ pattern: '{"eventName":["INSERT"]}' }] },
    batchSize: 100,
    maximumBatchingWindowInSeconds: 0,
    parallelizationFactor: 1,
    functionResponseTypes: ['ReportBatchItemFailures'],
    bisectBatchOnFunctionError: true,
    maximumRetryAttempts: 10,
    maximumRecordAgeInSeconds: 21600,
    destinationConfig: { onFailure: { destination: messaging.eventPublisherDeadLetterQueue.attrArn } },
  });

  // A rule hands over exactly the event types its function handles. The permission and the
  // queue's policy let EventBridge in for this rule only.
  const orderSummariesRule = new events.CfnRule(stack, 'OrderSummariesRule', {
    name: named('order-summaries-projection'),
    eventBusName: messaging.eventBus.ref,
    eventPattern: {
      source: [cdk.Fn.sub('cqrs.${projectName}')],
      'detail-type': ['OrderCreated', 'OrderStatusUpdated'],
    },
    targets: [
      {
        id: 'OrderSummariesProjection',
        arn: functions.orderSummariesProjection.alias.ref,
        deadLetterConfig: { arn: messaging.orderSummariesProjectionDeadLetterQueue.attrArn },
      },
    ],
  });

  new lambda.CfnPermission(stack, 'OrderSummariesProjectionPermission', {
    ...permissionDefaults,
    functionName: functions.orderSummariesProjection.alias.ref,
    sourceArn: orderSummariesRule.attrArn,
  });

  new sqs.CfnQueuePolicy(stack, 'OrderSummariesProjectionDeadLetterQueuePolicy', {
    queues: [messaging.orderSummariesProjectionDeadLetterQueue.ref],
    policyDocument: policy([
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: messaging.orderSummariesProjectionDeadLetterQueue.attrArn,
        Condition: { ArnEquals: { 'aws:SourceArn': orderSummariesRule.attrArn } },
      },
    ]),
  });

  const userOrderTotalsRule = new events.CfnRule(stack, 'UserOrderTotalsRule', {
    name: named('user-order-totals-projection'),
    eventBusName: messaging.eventBus.ref,
    eventPattern: { source: [cdk.Fn.sub('cqrs.${projectName}')], 'detail-type': ['OrderCreated'] },
    targets: [
      {
        id: 'UserOrderTotalsProjection',
        arn: functions.userOrderTotalsProjection.alias.ref,
        deadLetterConfig: { arn: messaging.userOrderTotalsProjectionDeadLetterQueue.attrArn },
      },
    ],
  });

  new lambda.CfnPermission(stack, 'UserOrderTotalsProjectionPermission', {
    ...permissionDefaults,
    functionName: functions.userOrderTotalsProjection.alias.ref,
    sourceArn: userOrderTotalsRule.attrArn,
  });

  new sqs.CfnQueuePolicy(stack, 'UserOrderTotalsProjectionDeadLetterQueuePolicy', {
    queues: [messaging.userOrderTotalsProjectionDeadLetterQueue.ref],
    policyDocument: policy([
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: messaging.userOrderTotalsProjectionDeadLetterQueue.attrArn,
        Condition: { ArnEquals: { 'aws:SourceArn': userOrderTotalsRule.attrArn } },
      },
    ]),
  });

  const userProfilesRule = new events.CfnRule(stack, 'UserProfilesRule', {
    name: named('user-profiles-projection'),
    eventBusName: messaging.eventBus.ref,
    eventPattern: { source: [cdk.Fn.sub('cqrs.${projectName}')], 'detail-type': ['UserCreated', 'UserProfileUpdated'] },
    targets: [
      {
        id: 'UserProfilesProjection',
        arn: functions.userProfilesProjection.alias.ref,
        deadLetterConfig: { arn: messaging.userProfilesProjectionDeadLetterQueue.attrArn },
      },
    ],
  });

  new lambda.CfnPermission(stack, 'UserProfilesProjectionPermission', {
    ...permissionDefaults,
    functionName: functions.userProfilesProjection.alias.ref,
    sourceArn: userProfilesRule.attrArn,
  });

  new sqs.CfnQueuePolicy(stack, 'UserProfilesProjectionDeadLetterQueuePolicy', {
    queues: [messaging.userProfilesProjectionDeadLetterQueue.ref],
    policyDocument: policy([
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: messaging.userProfilesProjectionDeadLetterQueue.attrArn,
        Condition: { ArnEquals: { 'aws:SourceArn': userProfilesRule.attrArn } },
      },
    ]),
  });

  const buyerCheckReactionRule = new events.CfnRule(stack, 'BuyerCheckReactionRule', {
    name: named('buyer-check-reaction'),
    eventBusName: messaging.eventBus.ref,
    eventPattern: { source: [cdk.Fn.sub('cqrs.${projectName}')], 'detail-type': ['OrderCreated'] },
    targets: [
      {
        id: 'BuyerCheckReaction',
        arn: functions.buyerCheckReaction.alias.ref,
        deadLetterConfig: { arn: messaging.buyerCheckReactionDeadLetterQueue.attrArn },
      },
    ],
  });

  new lambda.CfnPermission(stack, 'BuyerCheckReactionPermission', {
    ...permissionDefaults,
    functionName: functions.buyerCheckReaction.alias.ref,
    sourceArn: buyerCheckReactionRule.attrArn,
  });

  new sqs.CfnQueuePolicy(stack, 'BuyerCheckReactionDeadLetterQueuePolicy', {
    queues: [messaging.buyerCheckReactionDeadLetterQueue.ref],
    policyDocument: policy([
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: messaging.buyerCheckReactionDeadLetterQueue.attrArn,
        Condition: { ArnEquals: { 'aws:SourceArn': buyerCheckReactionRule.attrArn } },
      },
    ]),
  });
}
