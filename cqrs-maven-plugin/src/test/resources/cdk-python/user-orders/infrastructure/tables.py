"""Event store and read models."""

from collections.abc import Sequence

from aws_cdk import Aws, CfnDeletionPolicy, Fn, IResolvable
from aws_cdk.aws_dynamodb import CfnTable
from constructs import Construct

from .keys import attributes, keys
from .settings import Settings
from .texts import named


class Tables(Construct):
    """Event store and read models."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: Settings,
    ) -> None:
        super().__init__(scope, construct_id)
        self._settings = settings

        # Deleting the stack deletes the tables with their data, so that a trial leaves
        # nothing behind. In prod, deletion protection refuses that until it is
        # switched off. A change that would replace a table keeps the old one.
        self.event_store_table = self._table(
            "EventStoreTable",
            table_name=named("event-store"),
            attribute_definitions=attributes(
                {
                    "AggregateId": "S",
                    "EventType": "S",
                    "Timestamp": "S",
                    "Version": "N",
                },
            ),
            key_schema=keys("AggregateId", "Version"),
            provisioned_throughput=settings.throughput(settings.event_store_capacity),
            global_secondary_indexes=[
                CfnTable.GlobalSecondaryIndexProperty(
                    index_name="EventType-Timestamp-index",
                    key_schema=keys("EventType", "Timestamp"),
                    projection=CfnTable.ProjectionProperty(
                        projection_type="INCLUDE",
                        non_key_attributes=[
                            "EventId",
                            "AggregateType",
                            "CommandId",
                            "CorrelationId",
                            "CausationId",
                            "SchemaVersion",
                            "EventData",
                        ],
                    ),
                    provisioned_throughput=settings.throughput(
                        settings.event_store_capacity,
                    ),
                ),
            ],
            stream_specification=CfnTable.StreamSpecificationProperty(
                stream_view_type="NEW_IMAGE",
            ),
        )
        self.unique_values_table = self._table(
            "UniqueValuesTable",
            table_name=named("unique-values"),
            attribute_definitions=attributes({"Value": "S"}),
            key_schema=keys("Value"),
            provisioned_throughput=settings.throughput(settings.event_store_capacity),
        )
        self.order_summaries_table = self._table(
            "OrderSummariesTable",
            table_name=named("order-summaries"),
            attribute_definitions=attributes(
                {"createdAt": "S", "orderId": "S", "status": "S", "userId": "S"},
            ),
            key_schema=keys("orderId"),
            provisioned_throughput=settings.throughput(settings.read_model_capacity),
            global_secondary_indexes=[
                CfnTable.GlobalSecondaryIndexProperty(
                    index_name="Status-index",
                    key_schema=keys("status", "createdAt"),
                    projection=CfnTable.ProjectionProperty(projection_type="ALL"),
                    provisioned_throughput=settings.throughput(
                        settings.read_model_capacity,
                    ),
                ),
                CfnTable.GlobalSecondaryIndexProperty(
                    index_name="UserId-index",
                    key_schema=keys("userId", "createdAt"),
                    projection=CfnTable.ProjectionProperty(projection_type="ALL"),
                    provisioned_throughput=settings.throughput(
                        settings.read_model_capacity,
                    ),
                ),
            ],
        )
        self.user_order_totals_table = self._table(
            "UserOrderTotalsTable",
            table_name=named("user-order-totals"),
            attribute_definitions=attributes({"userId": "S"}),
            key_schema=keys("userId"),
            provisioned_throughput=settings.throughput(settings.read_model_capacity),
        )
        self.user_order_totals_positions_table = self._table(
            "UserOrderTotalsPositionsTable",
            table_name=named("user-order-totals-positions"),
            attribute_definitions=attributes({"AggregateId": "S"}),
            key_schema=keys("AggregateId"),
            provisioned_throughput=settings.throughput(settings.read_model_capacity),
        )
        self.user_profiles_table = self._table(
            "UserProfilesTable",
            table_name=named("user-profiles"),
            attribute_definitions=attributes({"email": "S", "userId": "S"}),
            key_schema=keys("userId"),
            provisioned_throughput=settings.throughput(settings.read_model_capacity),
            global_secondary_indexes=[
                CfnTable.GlobalSecondaryIndexProperty(
                    index_name="Email-index",
                    key_schema=keys("email"),
                    projection=CfnTable.ProjectionProperty(projection_type="ALL"),
                    provisioned_throughput=settings.throughput(
                        settings.read_model_capacity,
                    ),
                ),
            ],
        )

    def _table(
        self,
        construct_id: str,
        *,
        table_name: str,
        attribute_definitions: Sequence[CfnTable.AttributeDefinitionProperty],
        key_schema: Sequence[CfnTable.KeySchemaProperty],
        provisioned_throughput: IResolvable,
        global_secondary_indexes: Sequence[CfnTable.GlobalSecondaryIndexProperty]
        | None = None,
        stream_specification: CfnTable.StreamSpecificationProperty | None = None,
    ) -> CfnTable:
        table = CfnTable(
            self,
            construct_id,
            table_name=table_name,
            attribute_definitions=attribute_definitions,
            key_schema=key_schema,
            billing_mode=self._settings.billing_mode.value_as_string,
            provisioned_throughput=provisioned_throughput,
            global_secondary_indexes=global_secondary_indexes,
            stream_specification=stream_specification,
            sse_specification=CfnTable.SSESpecificationProperty(
                sse_enabled=True,
                sse_type="KMS",
                kms_master_key_id=Fn.condition_if(
                    self._settings.has_key.logical_id,
                    self._settings.kms_key_arn.value_as_string,
                    Aws.NO_VALUE,
                ).to_string(),
            ),
            point_in_time_recovery_specification=CfnTable.PointInTimeRecoverySpecificationProperty(
                point_in_time_recovery_enabled=True,
            ),
            deletion_protection_enabled=Fn.condition_if(
                self._settings.is_production.logical_id,
                True,
                False,
            ),
        )
        options = table.cfn_options
        options.deletion_policy = CfnDeletionPolicy.DELETE
        options.update_replace_policy = CfnDeletionPolicy.RETAIN
        return table
