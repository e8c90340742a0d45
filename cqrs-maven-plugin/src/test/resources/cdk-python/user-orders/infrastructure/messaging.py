"""Event bus with its archive, and queues."""

from aws_cdk import Aws, Fn
from aws_cdk.aws_events import CfnArchive, CfnEventBus
from aws_cdk.aws_sqs import CfnQueue
from constructs import Construct

from .settings import Settings
from .texts import named


class Messaging(Construct):
    """Event bus with its archive, and queues."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: Settings,
    ) -> None:
        super().__init__(scope, construct_id)
        self._settings = settings

        # Events on their way to projections and reactions.
        self.event_bus = CfnEventBus(self, "EventBus", name=named("events"))
        self.event_archive = CfnArchive(
            self,
            "EventArchive",
            archive_name=named("archive"),
            source_arn=self.event_bus.attr_arn,
            event_pattern={"source": [Fn.sub("cqrs.${projectName}")]},
            retention_days=settings.retention_days.value_as_number,
        )

        # What failed stays here until it has been looked at.
        self.event_publisher_dead_letter_queue = self._queue(
            "EventPublisherDeadLetterQueue",
            queue_name=named("event-publisher-dead-letters"),
        )
        self.order_summaries_projection_dead_letter_queue = self._queue(
            "OrderSummariesProjectionDeadLetterQueue",
            queue_name=named("order-summaries-projection-dead-letters"),
        )
        self.user_order_totals_projection_dead_letter_queue = self._queue(
            "UserOrderTotalsProjectionDeadLetterQueue",
            queue_name=named("user-order-totals-projection-dead-letters"),
        )
        self.user_profiles_projection_dead_letter_queue = self._queue(
            "UserProfilesProjectionDeadLetterQueue",
            queue_name=named("user-profiles-projection-dead-letters"),
        )
        self.buyer_check_reaction_dead_letter_queue = self._queue(
            "BuyerCheckReactionDeadLetterQueue",
            queue_name=named("buyer-check-reaction-dead-letters"),
        )

    def _queue(
        self,
        construct_id: str,
        *,
        queue_name: str,
    ) -> CfnQueue:
        return CfnQueue(
            self,
            construct_id,
            queue_name=queue_name,
            message_retention_period=1209600,
            sqs_managed_sse_enabled=Fn.condition_if(
                self._settings.has_key.logical_id,
                False,
                True,
            ),
            kms_master_key_id=Fn.condition_if(
                self._settings.has_key.logical_id,
                self._settings.kms_key_arn.value_as_string,
                Aws.NO_VALUE,
            ).to_string(),
        )
