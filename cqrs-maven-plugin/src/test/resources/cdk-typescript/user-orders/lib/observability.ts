import * as cdk from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { StackConditions } from './conditions';
import { Functions } from './functions';
import { Messaging } from './messaging';
import { dashboard, graph, largest } from './metrics';
import { StackParameters } from './parameters';
import { named, when } from './values';

/** Adds alarms and dashboard. */
export function addObservability(
  stack: cdk.Stack,
  parameters: StackParameters,
  conditions: StackConditions,
  messaging: Messaging,
  functions: Functions,
) {
  const alarmDefaults = {
    comparisonOperator: 'GreaterThanThreshold',
    treatMissingData: 'notBreaching',
    alarmActions: cdk.Token.asList(when(conditions.hasAlarmTopic, [parameters.alarmTopicArn.valueAsString], [])),
  };

  // Alarms: silence is good, so missing data is not a breach.
  new cloudwatch.CfnAlarm(stack, 'Errors', {
    ...alarmDefaults,
    alarmDescription: 'A function fails',
    metrics: largest('AWS/Lambda', 'Errors', 'Sum', 'FunctionName', [
      functions.commandHandler.function.ref,
      functions.queryHandler.function.ref,
      functions.eventPublisher.function.ref,
      functions.orderSummariesProjection.function.ref,
      functions.userOrderTotalsProjection.function.ref,
      functions.userProfilesProjection.function.ref,
      functions.buyerCheckReaction.function.ref,
    ]),
    evaluationPeriods: 1,
    threshold: 0,
  });

  new cloudwatch.CfnAlarm(stack, 'Throttles', {
    ...alarmDefaults,
    alarmDescription: 'A function is throttled',
    metrics: largest('AWS/Lambda', 'Throttles', 'Sum', 'FunctionName', [
      functions.commandHandler.function.ref,
      functions.queryHandler.function.ref,
      functions.eventPublisher.function.ref,
      functions.orderSummariesProjection.function.ref,
      functions.userOrderTotalsProjection.function.ref,
      functions.userProfilesProjection.function.ref,
      functions.buyerCheckReaction.function.ref,
    ]),
    evaluationPeriods: 1,
    threshold: 0,
  });

  new cloudwatch.CfnAlarm(stack, 'EventPublisherLag', {
    ...alarmDefaults,
    alarmDescription: 'Events wait over a minute to be published',
    namespace: 'AWS/Lambda',
    metricName: 'IteratorAge',
    dimensions: [{ name: 'FunctionName', value: functions.eventPublisher.function.ref }],
    statistic: 'Maximum',
    period: 60,
    evaluationPeriods: 3,
    threshold: 60000,
  });

  new cloudwatch.CfnAlarm(stack, 'DeadLetters', {
    ...alarmDefaults,
    alarmDescription: 'A dead-letter queue is not empty',
    metrics: largest('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'Maximum', 'QueueName', [
      messaging.eventPublisherDeadLetterQueue.attrQueueName,
      messaging.orderSummariesProjectionDeadLetterQueue.attrQueueName,
      messaging.userOrderTotalsProjectionDeadLetterQueue.attrQueueName,
      messaging.userProfilesProjectionDeadLetterQueue.attrQueueName,
      messaging.buyerCheckReactionDeadLetterQueue.attrQueueName,
    ]),
    evaluationPeriods: 1,
    threshold: 0,
  });

  // Everything at a glance.
  new cloudwatch.CfnDashboard(stack, 'Dashboard', {
    dashboardName: named('overview'),
    dashboardBody: dashboard([
      graph(
        'Commands and queries',
        'Sum',
        ['AWS/Lambda', 'Invocations', 'FunctionName'],
        ['${CommandHandler}', '${QueryHandler}'],
      ),
      graph(
        'Answer time, 99th percentile (ms)',
        'p99',
        ['AWS/Lambda', 'Duration', 'FunctionName'],
        ['${CommandHandler}', '${QueryHandler}'],
      ),
      graph(
        'Errors',
        'Sum',
        ['AWS/Lambda', 'Errors', 'FunctionName'],
        [
          '${CommandHandler}',
          '${QueryHandler}',
          '${EventPublisher}',
          '${OrderSummariesProjection}',
          '${UserOrderTotalsProjection}',
          '${UserProfilesProjection}',
          '${BuyerCheckReaction}',
        ],
      ),
      graph(
        'Throttled invocations',
        'Sum',
        ['AWS/Lambda', 'Throttles', 'FunctionName'],
        [
          '${CommandHandler}',
          '${QueryHandler}',
          '${EventPublisher}',
          '${OrderSummariesProjection}',
          '${UserOrderTotalsProjection}',
          '${UserProfilesProjection}',
          '${BuyerCheckReaction}',
        ],
      ),
      graph('Publishing lag (ms)', 'Maximum', ['AWS/Lambda', 'IteratorAge', 'FunctionName'], ['${EventPublisher}']),
      graph(
        'Events that failed',
        'Maximum',
        ['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName'],
        [
          '${EventPublisherDeadLetterQueue.QueueName}',
          '${OrderSummariesProjectionDeadLetterQueue.QueueName}',
          '${UserOrderTotalsProjectionDeadLetterQueue.QueueName}',
          '${UserProfilesProjectionDeadLetterQueue.QueueName}',
          '${BuyerCheckReactionDeadLetterQueue.QueueName}',
        ],
      ),
      graph(
        'Consumed write units',
        'Sum',
        ['AWS/DynamoDB', 'ConsumedWriteCapacityUnits', 'TableName'],
        [
          '${EventStoreTable}',
          '${UniqueValuesTable}',
          '${OrderSummariesTable}',
          '${UserOrderTotalsTable}',
          '${UserOrderTotalsPositionsTable}',
          '${UserProfilesTable}',
        ],
      ),
      graph(
        'Consumed read units',
        'Sum',
        ['AWS/DynamoDB', 'ConsumedReadCapacityUnits', 'TableName'],
        [
          '${EventStoreTable}',
          '${UniqueValuesTable}',
          '${OrderSummariesTable}',
          '${UserOrderTotalsTable}',
          '${UserOrderTotalsPositionsTable}',
          '${UserProfilesTable}',
        ],
      ),
    ]),
  });
}
