"""The stack."""

from aws_cdk import Aws, CfnElement, CfnOutput, DefaultStackSynthesizer, Stack
from constructs import Construct

from .delivery import Delivery
from .function_code import FunctionCode
from .functions import Functions
from .lambda_function import LambdaFunction
from .messaging import Messaging
from .observability import Observability
from .settings import Settings
from .tables import Tables


class CqrsStack(Stack):
    """The application's infrastructure."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(
            scope,
            construct_id,
            description="CQRS and event sourcing: 2 aggregates, 3 read models",
            # The rule would add a parameter that the template beside has not.
            synthesizer=DefaultStackSynthesizer(generate_bootstrap_version_rule=False),
        )
        settings = Settings(self, "Settings")
        code = FunctionCode(self, "Code")
        tables = Tables(self, "Tables", settings=settings)
        messaging = Messaging(self, "Messaging", settings=settings)
        functions = Functions(
            self,
            "Functions",
            settings=settings,
            code=code,
            tables=tables,
            messaging=messaging,
        )
        Delivery(
            self,
            "Delivery",
            tables=tables,
            messaging=messaging,
            functions=functions,
        )
        Observability(
            self,
            "Observability",
            settings=settings,
            messaging=messaging,
            functions=functions,
        )

        # What callers and scripts need to know.
        CfnOutput(self, "ProjectName", value=settings.project_name.value_as_string)
        CfnOutput(self, "Environment", value=settings.environment.value_as_string)
        CfnOutput(self, "Region", value=Aws.REGION)
        CfnOutput(self, "EventStoreTableName", value=tables.event_store_table.ref)
        CfnOutput(
            self,
            "EventStoreStreamArn",
            value=tables.event_store_table.attr_stream_arn,
        )
        CfnOutput(self, "UniqueValuesTableName", value=tables.unique_values_table.ref)
        CfnOutput(self, "EventBusName", value=messaging.event_bus.ref)
        CfnOutput(self, "EventBusArn", value=messaging.event_bus.attr_arn)
        CfnOutput(self, "EventArchiveName", value=messaging.event_archive.ref)
        CfnOutput(
            self,
            "CommandHandlerFunctionName",
            value=functions.command_handler.function.ref,
        )
        CfnOutput(
            self,
            "CommandHandlerFunctionArn",
            value=functions.command_handler.function.attr_arn,
        )
        CfnOutput(
            self,
            "QueryHandlerFunctionName",
            value=functions.query_handler.function.ref,
        )
        CfnOutput(
            self,
            "QueryHandlerFunctionArn",
            value=functions.query_handler.function.attr_arn,
        )
        CfnOutput(
            self,
            "EventPublisherFunctionName",
            value=functions.event_publisher.function.ref,
        )
        CfnOutput(
            self,
            "EventPublisherDeadLetterQueueUrl",
            value=messaging.event_publisher_dead_letter_queue.ref,
        )
        CfnOutput(
            self,
            "OrderSummariesTableName",
            value=tables.order_summaries_table.ref,
        )
        CfnOutput(
            self,
            "OrderSummariesProjectionFunctionName",
            value=functions.order_summaries_projection.function.ref,
        )
        CfnOutput(
            self,
            "OrderSummariesProjectionDeadLetterQueueUrl",
            value=messaging.order_summaries_projection_dead_letter_queue.ref,
        )
        CfnOutput(
            self,
            "UserOrderTotalsTableName",
            value=tables.user_order_totals_table.ref,
        )
        CfnOutput(
            self,
            "UserOrderTotalsProjectionFunctionName",
            value=functions.user_order_totals_projection.function.ref,
        )
        CfnOutput(
            self,
            "UserOrderTotalsProjectionDeadLetterQueueUrl",
            value=messaging.user_order_totals_projection_dead_letter_queue.ref,
        )
        CfnOutput(self, "UserProfilesTableName", value=tables.user_profiles_table.ref)
        CfnOutput(
            self,
            "UserProfilesProjectionFunctionName",
            value=functions.user_profiles_projection.function.ref,
        )
        CfnOutput(
            self,
            "UserProfilesProjectionDeadLetterQueueUrl",
            value=messaging.user_profiles_projection_dead_letter_queue.ref,
        )
        CfnOutput(
            self,
            "BuyerCheckReactionFunctionName",
            value=functions.buyer_check_reaction.function.ref,
        )
        CfnOutput(
            self,
            "BuyerCheckReactionDeadLetterQueueUrl",
            value=messaging.buyer_check_reaction_dead_letter_queue.ref,
        )

    def _allocate_logical_id(self, cfn_element: CfnElement) -> str:
        own = (
            Delivery,
            Functions,
            LambdaFunction,
            Messaging,
            Observability,
            Settings,
            Tables,
        )
        # As in the template beside, so that a stack made from it can go on with CDK.
        # What other constructs make, such as a topic's resource, is named by CDK.
        if isinstance(cfn_element.node.scope, own):
            return cfn_element.node.id
        return super()._allocate_logical_id(cfn_element)
