import * as cdk from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { StackConditions } from './conditions';
import { StackParameters } from './parameters';
import { named, onlyWhen, when } from './values';

/** Adds the event bus with its archive, and the queues. */
export function addMessaging(stack: cdk.Stack, parameters: StackParameters, conditions: StackConditions) {
  const queueDefaults = {
    messageRetentionPeriod: 1209600,
    sqsManagedSseEnabled: when(conditions.hasKey, false, true),
    kmsMasterKeyId: cdk.Token.asString(onlyWhen(conditions.hasKey, parameters.kmsKeyArn.valueAsString)),
  };

  // Events on their way to projections and reactions.
  const eventBus = new events.CfnEventBus(stack, 'EventBus', { name: named('events') });

  const eventArchive = new events.CfnArchive(stack, 'EventArchive', {
    archiveName: named('archive'),
    sourceArn: eventBus.attrArn,
    eventPattern: { source: [cdk.Fn.sub('cqrs.${projectName}')] },
    retentionDays: parameters.retentionDays.valueAsNumber,
  });

  // What failed stays here until it has been looked at.
  const eventPublisherDeadLetterQueue = new sqs.CfnQueue(stack, 'EventPublisherDeadLetterQueue', {
    ...queueDefaults,
    queueName: named('event-publisher-dead-letters'),
  });

  const orderSummariesProjectionDeadLetterQueue = new sqs.CfnQueue(stack, 'OrderSummariesProjectionDeadLetterQueue', {
    ...queueDefaults,
    queueName: named('order-summaries-projection-dead-letters'),
  });

  const userOrderTotalsProjectionDeadLetterQueue = new sqs.CfnQueue(stack, 'UserOrderTotalsProjectionDeadLetterQueue', {
    ...queueDefaults,
    queueName: named('user-order-totals-projection-dead-letters'),
  });

  const userProfilesProjectionDeadLetterQueue = new sqs.CfnQueue(stack, 'UserProfilesProjectionDeadLetterQueue', {
    ...queueDefaults,
    queueName: named('user-profiles-projection-dead-letters'),
  });

  const buyerCheckReactionDeadLetterQueue = new sqs.CfnQueue(stack, 'BuyerCheckReactionDeadLetterQueue', {
    ...queueDefaults,
    queueName: named('buyer-check-reaction-dead-letters'),
  });

  return {
    eventBus,
    eventArchive,
    eventPublisherDeadLetterQueue,
    orderSummariesProjectionDeadLetterQueue,
    userOrderTotalsProjectionDeadLetterQueue,
    userProfilesProjectionDeadLetterQueue,
    buyerCheckReactionDeadLetterQueue,
  };
}

export type Messaging = ReturnType<typeof addMessaging>;
