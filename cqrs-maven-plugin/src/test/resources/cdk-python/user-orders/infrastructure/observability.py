"""Alarms and dashboard."""

from collections.abc import Sequence

from aws_cdk import Fn, Token
from aws_cdk.aws_cloudwatch import CfnAlarm, CfnDashboard
from constructs import Construct

from .functions import Functions
from .messaging import Messaging
from .metrics import dashboard, graph, largest
from .settings import Settings
from .texts import named


class Observability(Construct):
    """Alarms and dashboard."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: Settings,
        messaging: Messaging,
        functions: Functions,
    ) -> None:
        super().__init__(scope, construct_id)
        self._settings = settings

        # Alarms: silence is good, so missing data is not a breach.
        self._alarm(
            "Errors",
            alarm_description="A function fails",
            metrics=largest(
                "AWS/Lambda",
                "Errors",
                "Sum",
                "FunctionName",
                [
                    functions.command_handler.function.ref,
                    functions.query_handler.function.ref,
                    functions.event_publisher.function.ref,
                    functions.order_summaries_projection.function.ref,
                    functions.user_order_totals_projection.function.ref,
                    functions.user_profiles_projection.function.ref,
                    functions.buyer_check_reaction.function.ref,
                ],
            ),
            evaluation_periods=1,
            threshold=0,
        )
        self._alarm(
            "Throttles",
            alarm_description="A function is throttled",
            metrics=largest(
                "AWS/Lambda",
                "Throttles",
                "Sum",
                "FunctionName",
                [
                    functions.command_handler.function.ref,
                    functions.query_handler.function.ref,
                    functions.event_publisher.function.ref,
                    functions.order_summaries_projection.function.ref,
                    functions.user_order_totals_projection.function.ref,
                    functions.user_profiles_projection.function.ref,
                    functions.buyer_check_reaction.function.ref,
                ],
            ),
            evaluation_periods=1,
            threshold=0,
        )
        self._alarm(
            "EventPublisherLag",
            alarm_description="Events wait over a minute to be published",
            namespace="AWS/Lambda",
            metric_name="IteratorAge",
            dimensions=[
                CfnAlarm.DimensionProperty(
                    name="FunctionName",
                    value=functions.event_publisher.function.ref,
                ),
            ],
            statistic="Maximum",
            period=60,
            evaluation_periods=3,
            threshold=60000,
        )
        self._alarm(
            "DeadLetters",
            alarm_description="A dead-letter queue is not empty",
            metrics=largest(
                "AWS/SQS",
                "ApproximateNumberOfMessagesVisible",
                "Maximum",
                "QueueName",
                [
                    messaging.event_publisher_dead_letter_queue.attr_queue_name,
                    messaging.order_summaries_projection_dead_letter_queue.attr_queue_name,
                    messaging.user_order_totals_projection_dead_letter_queue.attr_queue_name,
                    messaging.user_profiles_projection_dead_letter_queue.attr_queue_name,
                    messaging.buyer_check_reaction_dead_letter_queue.attr_queue_name,
                ],
            ),
            evaluation_periods=1,
            threshold=0,
        )

        # Everything at a glance.
        CfnDashboard(
            self,
            "Dashboard",
            dashboard_name=named("overview"),
            dashboard_body=dashboard(
                [
                    graph(
                        "Commands and queries",
                        "Sum",
                        "AWS/Lambda",
                        "Invocations",
                        "FunctionName",
                        ["${CommandHandler}", "${QueryHandler}"],
                    ),
                    graph(
                        "Answer time, 99th percentile (ms)",
                        "p99",
                        "AWS/Lambda",
                        "Duration",
                        "FunctionName",
                        ["${CommandHandler}", "${QueryHandler}"],
                    ),
                    graph(
                        "Errors",
                        "Sum",
                        "AWS/Lambda",
                        "Errors",
                        "FunctionName",
                        [
                            "${CommandHandler}",
                            "${QueryHandler}",
                            "${EventPublisher}",
                            "${OrderSummariesProjection}",
                            "${UserOrderTotalsProjection}",
                            "${UserProfilesProjection}",
                            "${BuyerCheckReaction}",
                        ],
                    ),
                    graph(
                        "Throttled invocations",
                        "Sum",
                        "AWS/Lambda",
                        "Throttles",
                        "FunctionName",
                        [
                            "${CommandHandler}",
                            "${QueryHandler}",
                            "${EventPublisher}",
                            "${OrderSummariesProjection}",
                            "${UserOrderTotalsProjection}",
                            "${UserProfilesProjection}",
                            "${BuyerCheckReaction}",
                        ],
                    ),
                    graph(
                        "Publishing lag (ms)",
                        "Maximum",
                        "AWS/Lambda",
                        "IteratorAge",
                        "FunctionName",
                        ["${EventPublisher}"],
                    ),
                    graph(
                        "Events that failed",
                        "Maximum",
                        "AWS/SQS",
                        "ApproximateNumberOfMessagesVisible",
                        "QueueName",
                        [
                            "${EventPublisherDeadLetterQueue.QueueName}",
                            "${OrderSummariesProjectionDeadLetterQueue.QueueName}",
                            "${UserOrderTotalsProjectionDeadLetterQueue.QueueName}",
                            "${UserProfilesProjectionDeadLetterQueue.QueueName}",
                            "${BuyerCheckReactionDeadLetterQueue.QueueName}",
                        ],
                    ),
                    graph(
                        "Consumed write units",
                        "Sum",
                        "AWS/DynamoDB",
                        "ConsumedWriteCapacityUnits",
                        "TableName",
                        [
                            "${EventStoreTable}",
                            "${UniqueValuesTable}",
                            "${OrderSummariesTable}",
                            "${UserOrderTotalsTable}",
                            "${UserOrderTotalsPositionsTable}",
                            "${UserProfilesTable}",
                        ],
                    ),
                    graph(
                        "Consumed read units",
                        "Sum",
                        "AWS/DynamoDB",
                        "ConsumedReadCapacityUnits",
                        "TableName",
                        [
                            "${EventStoreTable}",
                            "${UniqueValuesTable}",
                            "${OrderSummariesTable}",
                            "${UserOrderTotalsTable}",
                            "${UserOrderTotalsPositionsTable}",
                            "${UserProfilesTable}",
                        ],
                    ),
                ],
            ),
        )

    def _alarm(
        self,
        construct_id: str,
        *,
        alarm_description: str,
        namespace: str | None = None,
        metric_name: str | None = None,
        dimensions: Sequence[CfnAlarm.DimensionProperty] | None = None,
        statistic: str | None = None,
        period: float | None = None,
        metrics: Sequence[CfnAlarm.MetricDataQueryProperty] | None = None,
        evaluation_periods: float,
        threshold: float,
    ) -> CfnAlarm:
        return CfnAlarm(
            self,
            construct_id,
            alarm_description=alarm_description,
            namespace=namespace,
            metric_name=metric_name,
            dimensions=dimensions,
            statistic=statistic,
            period=period,
            metrics=metrics,
            evaluation_periods=evaluation_periods,
            threshold=threshold,
            comparison_operator="GreaterThanThreshold",
            treat_missing_data="notBreaching",
            alarm_actions=Token.as_list(
                Fn.condition_if(
                    self._settings.has_alarm_topic.logical_id,
                    [self._settings.alarm_topic_arn.value_as_string],
                    [],
                ),
            ),
        )
