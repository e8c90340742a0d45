import * as cdk from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { addConditions } from './conditions';
import { addDelivery } from './delivery';
import { addFunctions } from './functions';
import { addMessaging } from './messaging';
import { addObservability } from './observability';
import { addParameters } from './parameters';
import { addTables } from './tables';

/** The application's infrastructure. Logical ids are those of the CloudFormation template. */
export class CqrsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props: cdk.StackProps) {
    super(scope, id, props);

    const parameters = addParameters(this);
    const conditions = addConditions(this, parameters);
    const tables = addTables(this, parameters, conditions);
    const messaging = addMessaging(this, parameters, conditions);
    const functions = addFunctions(this, parameters, conditions, tables, messaging);
    addDelivery(this, tables, messaging, functions);
    addObservability(this, parameters, conditions, messaging, functions);

    // What callers and scripts need to know.
    new cdk.CfnOutput(this, 'ProjectName', { value: parameters.projectName.valueAsString });
    new cdk.CfnOutput(this, 'Environment', { value: parameters.environment.valueAsString });
    new cdk.CfnOutput(this, 'Region', { value: cdk.Aws.REGION });
    new cdk.CfnOutput(this, 'EventStoreTableName', { value: tables.eventStoreTable.ref });
    new cdk.CfnOutput(this, 'EventStoreStreamArn', { value: tables.eventStoreTable.attrStreamArn });
    new cdk.CfnOutput(this, 'UniqueValuesTableName', { value: tables.uniqueValuesTable.ref });
    new cdk.CfnOutput(this, 'EventBusName', { value: messaging.eventBus.ref });
    new cdk.CfnOutput(this, 'EventBusArn', { value: messaging.eventBus.attrArn });
    new cdk.CfnOutput(this, 'EventArchiveName', { value: messaging.eventArchive.ref });
    new cdk.CfnOutput(this, 'CommandHandlerFunctionName', { value: functions.commandHandler.function.ref });
    new cdk.CfnOutput(this, 'CommandHandlerFunctionArn', { value: functions.commandHandler.function.attrArn });
    new cdk.CfnOutput(this, 'QueryHandlerFunctionName', { value: functions.queryHandler.function.ref });
    new cdk.CfnOutput(this, 'QueryHandlerFunctionArn', { value: functions.queryHandler.function.attrArn });
    new cdk.CfnOutput(this, 'EventPublisherFunctionName', { value: functions.eventPublisher.function.ref });
    new cdk.CfnOutput(this, 'EventPublisherDeadLetterQueueUrl', { value: messaging.eventPublisherDeadLetterQueue.ref });
    new cdk.CfnOutput(this, 'OrderSummariesTableName', { value: tables.orderSummariesTable.ref });
    new cdk.CfnOutput(this, 'OrderSummariesProjectionFunctionName', {
      value: functions.orderSummariesProjection.function.ref,
    });
    new cdk.CfnOutput(this, 'OrderSummariesProjectionDeadLetterQueueUrl', {
      value: messaging.orderSummariesProjectionDeadLetterQueue.ref,
    });
    new cdk.CfnOutput(this, 'UserOrderTotalsTableName', { value: tables.userOrderTotalsTable.ref });
    new cdk.CfnOutput(this, 'UserOrderTotalsProjectionFunctionName', {
      value: functions.userOrderTotalsProjection.function.ref,
    });
    new cdk.CfnOutput(this, 'UserOrderTotalsProjectionDeadLetterQueueUrl', {
      value: messaging.userOrderTotalsProjectionDeadLetterQueue.ref,
    });
    new cdk.CfnOutput(this, 'UserProfilesTableName', { value: tables.userProfilesTable.ref });
    new cdk.CfnOutput(this, 'UserProfilesProjectionFunctionName', {
      value: functions.userProfilesProjection.function.ref,
    });
    new cdk.CfnOutput(this, 'UserProfilesProjectionDeadLetterQueueUrl', {
      value: messaging.userProfilesProjectionDeadLetterQueue.ref,
    });
    new cdk.CfnOutput(this, 'BuyerCheckReactionFunctionName', { value: functions.buyerCheckReaction.function.ref });
    new cdk.CfnOutput(this, 'BuyerCheckReactionDeadLetterQueueUrl', {
      value: messaging.buyerCheckReactionDeadLetterQueue.ref,
    });
  }
}
