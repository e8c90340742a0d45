"""Functions with their roles and logs."""

from aws_cdk import Fn
from constructs import Construct

from .function_code import FunctionCode
from .lambda_function import LambdaFunction
from .messaging import Messaging
from .policies import allow
from .settings import Settings
from .tables import Tables
from .texts import json_text


class Functions(Construct):
    """Functions with their roles and logs."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: Settings,
        code: FunctionCode,
        tables: Tables,
        messaging: Messaging,
    ) -> None:
        super().__init__(scope, construct_id)
        self.command_handler = LambdaFunction(
            self,
            "CommandHandler",
            settings=settings,
            code=code,
            suffix="command-handler",
            description="Decides on commands and appends their events",
            handler="dev.cqrs.aws.CommandFunction",
            environment={
                "EVENT_STORE_TABLE": tables.event_store_table.ref,
                "UNIQUE_VALUES_TABLE": tables.unique_values_table.ref,
            },
            statements=[
                allow(
                    ["dynamodb:PutItem", "dynamodb:Query"],
                    tables.event_store_table.attr_arn,
                ),
                allow(
                    ["dynamodb:DeleteItem", "dynamodb:PutItem"],
                    tables.unique_values_table.attr_arn,
                ),
            ],
            awaited=True,
        )
        self.query_handler = LambdaFunction(
            self,
            "QueryHandler",
            settings=settings,
            code=code,
            suffix="query-handler",
            description="Answers queries from the read models",
            handler="dev.cqrs.aws.QueryFunction",
            environment={
                "READ_MODEL_POSITIONS_TABLES": json_text(
                    {"user-order-totals": "${UserOrderTotalsPositionsTable}"},
                ),
                "READ_MODEL_TABLES": json_text(
                    {
                        "order-summaries": "${OrderSummariesTable}",
                        "user-order-totals": "${UserOrderTotalsTable}",
                        "user-profiles": "${UserProfilesTable}",
                    },
                ),
            },
            statements=[
                allow(
                    ["dynamodb:GetItem", "dynamodb:Query"],
                    [
                        tables.order_summaries_table.attr_arn,
                        tables.user_order_totals_table.attr_arn,
                        tables.user_profiles_table.attr_arn,
                    ],
                ),
                allow(
                    "dynamodb:Query",
                    [
                        Fn.sub("${OrderSummariesTable.Arn}/index/Status-index"),
                        Fn.sub("${OrderSummariesTable.Arn}/index/UserId-index"),
                        Fn.sub("${UserProfilesTable.Arn}/index/Email-index"),
                    ],
                ),
                allow(
                    "dynamodb:GetItem",
                    tables.user_order_totals_positions_table.attr_arn,
                ),
            ],
            awaited=True,
        )
        self.event_publisher = LambdaFunction(
            self,
            "EventPublisher",
            settings=settings,
            code=code,
            suffix="event-publisher",
            description="Puts new events of the event store on the bus",
            handler="dev.cqrs.aws.PublisherFunction",
            environment={
                "EVENT_BUS_NAME": messaging.event_bus.ref,
                "EVENT_SOURCE": Fn.sub("cqrs.${projectName}"),
                "EVENT_STORE_TABLE": tables.event_store_table.ref,
            },
            statements=[
                allow(
                    [
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator",
                    ],
                    tables.event_store_table.attr_stream_arn,
                ),
                allow("dynamodb:ListStreams", "*"),
                allow(
                    "dynamodb:Query",
                    Fn.sub("${EventStoreTable.Arn}/index/EventType-Timestamp-index"),
                ),
                allow("events:PutEvents", messaging.event_bus.attr_arn),
                allow(
                    "sqs:SendMessage",
                    messaging.event_publisher_dead_letter_queue.attr_arn,
                ),
            ],
            timeout=60,
        )
        self.order_summaries_projection = LambdaFunction(
            self,
            "OrderSummariesProjection",
            settings=settings,
            code=code,
            suffix="order-summaries-projection",
            description="Keeps the read model order-summaries",
            handler="dev.cqrs.aws.ProjectionFunction",
            environment={
                "EVENT_STORE_TABLE": tables.event_store_table.ref,
                "READ_MODEL": "order-summaries",
                "READ_MODEL_TABLE": tables.order_summaries_table.ref,
            },
            statements=[
                allow("dynamodb:Query", tables.event_store_table.attr_arn),
                allow(
                    ["dynamodb:GetItem", "dynamodb:PutItem"],
                    tables.order_summaries_table.attr_arn,
                ),
                allow(
                    "sqs:SendMessage",
                    messaging.order_summaries_projection_dead_letter_queue.attr_arn,
                ),
            ],
            failures=messaging.order_summaries_projection_dead_letter_queue,
        )
        self.user_order_totals_projection = LambdaFunction(
            self,
            "UserOrderTotalsProjection",
            settings=settings,
            code=code,
            suffix="user-order-totals-projection",
            description="Keeps the read model user-order-totals",
            handler="dev.cqrs.aws.ProjectionFunction",
            environment={
                "EVENT_STORE_TABLE": tables.event_store_table.ref,
                "READ_MODEL": "user-order-totals",
                "READ_MODEL_POSITIONS_TABLE": tables.user_order_totals_positions_table.ref,
                "READ_MODEL_TABLE": tables.user_order_totals_table.ref,
            },
            statements=[
                allow("dynamodb:Query", tables.event_store_table.attr_arn),
                allow(
                    ["dynamodb:GetItem", "dynamodb:PutItem"],
                    [
                        tables.user_order_totals_table.attr_arn,
                        tables.user_order_totals_positions_table.attr_arn,
                    ],
                ),
                allow(
                    "sqs:SendMessage",
                    messaging.user_order_totals_projection_dead_letter_queue.attr_arn,
                ),
            ],
            failures=messaging.user_order_totals_projection_dead_letter_queue,
        )
        self.user_profiles_projection = LambdaFunction(
            self,
            "UserProfilesProjection",
            settings=settings,
            code=code,
            suffix="user-profiles-projection",
            description="Keeps the read model user-profiles",
            handler="dev.cqrs.aws.ProjectionFunction",
            environment={
                "EVENT_STORE_TABLE": tables.event_store_table.ref,
                "READ_MODEL": "user-profiles",
                "READ_MODEL_TABLE": tables.user_profiles_table.ref,
            },
            statements=[
                allow("dynamodb:Query", tables.event_store_table.attr_arn),
                allow(
                    ["dynamodb:GetItem", "dynamodb:PutItem"],
                    tables.user_profiles_table.attr_arn,
                ),
                allow(
                    "sqs:SendMessage",
                    messaging.user_profiles_projection_dead_letter_queue.attr_arn,
                ),
            ],
            failures=messaging.user_profiles_projection_dead_letter_queue,
        )
        self.buyer_check_reaction = LambdaFunction(
            self,
            "BuyerCheckReaction",
            settings=settings,
            code=code,
            suffix="buyer-check-reaction",
            description="Reacts to events with commands: buyer-check",
            handler="dev.cqrs.aws.ReactionFunction",
            environment={
                "EVENT_STORE_TABLE": tables.event_store_table.ref,
                "REACTIONS": "buyer-check",
                "UNIQUE_VALUES_TABLE": tables.unique_values_table.ref,
            },
            statements=[
                allow(
                    ["dynamodb:PutItem", "dynamodb:Query"],
                    tables.event_store_table.attr_arn,
                ),
                allow(
                    ["dynamodb:DeleteItem", "dynamodb:PutItem"],
                    tables.unique_values_table.attr_arn,
                ),
                allow(
                    "sqs:SendMessage",
                    messaging.buyer_check_reaction_dead_letter_queue.attr_arn,
                ),
            ],
            failures=messaging.buyer_check_reaction_dead_letter_queue,
        )
