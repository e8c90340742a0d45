"""How events reach functions."""

from aws_cdk import Fn
from aws_cdk.aws_events import CfnRule
from aws_cdk.aws_lambda import CfnEventSourceMapping, CfnPermission
from aws_cdk.aws_sqs import CfnQueuePolicy
from constructs import Construct

from .functions import Functions
from .messaging import Messaging
from .policies import document
from .tables import Tables
from .texts import named


class Delivery(Construct):
    """How events reach functions."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        tables: Tables,
        messaging: Messaging,
        functions: Functions,
    ) -> None:
        super().__init__(scope, construct_id)

        # From the first event on, so that none is missed while the stack is created. A
        # failing batch is halved until the failing event is alone. More parallelism
        # would lose the order of an aggregate's events, which are items of their own.
        CfnEventSourceMapping(
            self,
            "EventPublisherMapping",
            event_source_arn=tables.event_store_table.attr_stream_arn,
            function_name=functions.event_publisher.alias.ref,
            starting_position="TRIM_HORIZON",
            filter_criteria=CfnEventSourceMapping.FilterCriteriaProperty(
                filters=[
                    CfnEventSourceMapping.FilterProperty(
                        pattern='{"eventName":["INSERT"]}',
                    ),
                ],
            ),
            batch_size=100,
            maximum_batching_window_in_seconds=0,
            parallelization_factor=1,
            function_response_types=["ReportBatchItemFailures"],
            bisect_batch_on_function_error=True,
            maximum_retry_attempts=10,
            maximum_record_age_in_seconds=21600,
            destination_config=CfnEventSourceMapping.DestinationConfigProperty(
                on_failure=CfnEventSourceMapping.OnFailureProperty(
                    destination=messaging.event_publisher_dead_letter_queue.attr_arn,
                ),
            ),
        )

        # A rule hands over exactly the event types its function handles. The
        # permission and the queue's policy let EventBridge in for this rule only.
        order_summaries_rule = CfnRule(
            self,
            "OrderSummariesRule",
            name=named("order-summaries-projection"),
            event_bus_name=messaging.event_bus.ref,
            event_pattern={
                "source": [Fn.sub("cqrs.${projectName}")],
                "detail-type": ["OrderCreated", "OrderStatusUpdated"],
            },
            targets=[
                CfnRule.TargetProperty(
                    id="OrderSummariesProjection",
                    arn=functions.order_summaries_projection.alias.ref,
                    dead_letter_config=CfnRule.DeadLetterConfigProperty(
                        arn=messaging.order_summaries_projection_dead_letter_queue.attr_arn,
                    ),
                ),
            ],
        )
        self._permission(
            "OrderSummariesProjectionPermission",
            function_name=functions.order_summaries_projection.alias.ref,
            source_arn=order_summaries_rule.attr_arn,
        )
        CfnQueuePolicy(
            self,
            "OrderSummariesProjectionDeadLetterQueuePolicy",
            queues=[messaging.order_summaries_projection_dead_letter_queue.ref],
            policy_document=document(
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "events.amazonaws.com"},
                    "Action": "sqs:SendMessage",
                    "Resource": messaging.order_summaries_projection_dead_letter_queue.attr_arn,
                    "Condition": {
                        "ArnEquals": {"aws:SourceArn": order_summaries_rule.attr_arn},
                    },
                },
            ),
        )
        user_order_totals_rule = CfnRule(
            self,
            "UserOrderTotalsRule",
            name=named("user-order-totals-projection"),
            event_bus_name=messaging.event_bus.ref,
            event_pattern={
                "source": [Fn.sub("cqrs.${projectName}")],
                "detail-type": ["OrderCreated"],
            },
            targets=[
                CfnRule.TargetProperty(
                    id="UserOrderTotalsProjection",
                    arn=functions.user_order_totals_projection.alias.ref,
                    dead_letter_config=CfnRule.DeadLetterConfigProperty(
                        arn=messaging.user_order_totals_projection_dead_letter_queue.attr_arn,
                    ),
                ),
            ],
        )
        self._permission(
            "UserOrderTotalsProjectionPermission",
            function_name=functions.user_order_totals_projection.alias.ref,
            source_arn=user_order_totals_rule.attr_arn,
        )
        CfnQueuePolicy(
            self,
            "UserOrderTotalsProjectionDeadLetterQueuePolicy",
            queues=[messaging.user_order_totals_projection_dead_letter_queue.ref],
            policy_document=document(
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "events.amazonaws.com"},
                    "Action": "sqs:SendMessage",
                    "Resource": messaging.user_order_totals_projection_dead_letter_queue.attr_arn,
                    "Condition": {
                        "ArnEquals": {"aws:SourceArn": user_order_totals_rule.attr_arn},
                    },
                },
            ),
        )
        user_profiles_rule = CfnRule(
            self,
            "UserProfilesRule",
            name=named("user-profiles-projection"),
            event_bus_name=messaging.event_bus.ref,
            event_pattern={
                "source": [Fn.sub("cqrs.${projectName}")],
                "detail-type": ["UserCreated", "UserProfileUpdated"],
            },
            targets=[
                CfnRule.TargetProperty(
                    id="UserProfilesProjection",
                    arn=functions.user_profiles_projection.alias.ref,
                    dead_letter_config=CfnRule.DeadLetterConfigProperty(
                        arn=messaging.user_profiles_projection_dead_letter_queue.attr_arn,
                    ),
                ),
            ],
        )
        self._permission(
            "UserProfilesProjectionPermission",
            function_name=functions.user_profiles_projection.alias.ref,
            source_arn=user_profiles_rule.attr_arn,
        )
        CfnQueuePolicy(
            self,
            "UserProfilesProjectionDeadLetterQueuePolicy",
            queues=[messaging.user_profiles_projection_dead_letter_queue.ref],
            policy_document=document(
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "events.amazonaws.com"},
                    "Action": "sqs:SendMessage",
                    "Resource": messaging.user_profiles_projection_dead_letter_queue.attr_arn,
                    "Condition": {
                        "ArnEquals": {"aws:SourceArn": user_profiles_rule.attr_arn},
                    },
                },
            ),
        )
        buyer_check_reaction_rule = CfnRule(
            self,
            "BuyerCheckReactionRule",
            name=named("buyer-check-reaction"),
            event_bus_name=messaging.event_bus.ref,
            event_pattern={
                "source": [Fn.sub("cqrs.${projectName}")],
                "detail-type": ["OrderCreated"],
            },
            targets=[
                CfnRule.TargetProperty(
                    id="BuyerCheckReaction",
                    arn=functions.buyer_check_reaction.alias.ref,
                    dead_letter_config=CfnRule.DeadLetterConfigProperty(
                        arn=messaging.buyer_check_reaction_dead_letter_queue.attr_arn,
                    ),
                ),
            ],
        )
        self._permission(
            "BuyerCheckReactionPermission",
            function_name=functions.buyer_check_reaction.alias.ref,
            source_arn=buyer_check_reaction_rule.attr_arn,
        )
        CfnQueuePolicy(
            self,
            "BuyerCheckReactionDeadLetterQueuePolicy",
            queues=[messaging.buyer_check_reaction_dead_letter_queue.ref],
            policy_document=document(
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "events.amazonaws.com"},
                    "Action": "sqs:SendMessage",
                    "Resource": messaging.buyer_check_reaction_dead_letter_queue.attr_arn,
                    "Condition": {
                        "ArnEquals": {
                            "aws:SourceArn": buyer_check_reaction_rule.attr_arn,
                        },
                    },
                },
            ),
        )

    def _permission(
        self,
        construct_id: str,
        *,
        function_name: str,
        source_arn: str,
    ) -> CfnPermission:
        return CfnPermission(
            self,
            construct_id,
            action="lambda:InvokeFunction",
            function_name=function_name,
            principal="events.amazonaws.com",
            source_arn=source_arn,
        )
