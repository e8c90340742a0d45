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
  const stockByShelf2Rule = new events.CfnRule(stack, 'StockByShelf2Rule', {
    name: named('stock-by-shelf-2-projection'),
    eventBusName: messaging.eventBus.ref,
    eventPattern: { source: [cdk.Fn.sub('cqrs.${projectName}')], 'detail-type': ['Counted2x', 'on'] },
    targets: [
      {
        id: 'StockByShelf2Projection',
        arn: functions.stockByShelf2Projection.alias.ref,
        deadLetterConfig: { arn: messaging.stockByShelf2ProjectionDeadLetterQueue.attrArn },
      },
    ],
  });

  new lambda.CfnPermission(stack, 'StockByShelf2ProjectionPermission', {
    action: 'lambda:InvokeFunction',
    functionName: functions.stockByShelf2Projection.alias.ref,
    principal: 'events.amazonaws.com',
    sourceArn: stockByShelf2Rule.attrArn,
  });

  new sqs.CfnQueuePolicy(stack, 'StockByShelf2ProjectionDeadLetterQueuePolicy', {
    queues: [messaging.stockByShelf2ProjectionDeadLetterQueue.ref],
    policyDocument: policy([
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: messaging.stockByShelf2ProjectionDeadLetterQueue.attrArn,
        Condition: { ArnEquals: { 'aws:SourceArn': stockByShelf2Rule.attrArn } },
      },
    ]),
  });
}
