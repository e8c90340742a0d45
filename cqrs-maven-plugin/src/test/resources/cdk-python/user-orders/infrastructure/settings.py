"""What can be set when deploying, and what depends on it."""

from aws_cdk import Aws, CfnCondition, CfnParameter, Fn, IResolvable
from constructs import Construct


class Settings(Construct):
    """Parameters, and conditions on them."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        # Project
        self.project_name = CfnParameter(
            self,
            "projectName",
            default="cqrs-demo",
            allowed_pattern="^[a-z][a-z0-9-]{1,18}[a-z0-9]$",
            constraint_description=(
                "3 to 20 characters: a lower-case letter, then lower-case letters, "
                "digits and hyphens"
            ),
            description="First part of every resource's name",
        )
        self.environment = CfnParameter(
            self,
            "environment",
            default="dev",
            allowed_values=["dev", "test", "staging", "prod"],
            description="Second part of every name; prod protects its tables from deletion",
        )

        # Events
        self.retention_days = CfnParameter(
            self,
            "retentionDays",
            type="Number",
            default=30,
            min_value=1,
            max_value=365,
            description="Days the archive keeps events; the event store keeps them for ever",
        )

        # Tables
        self.billing_mode = CfnParameter(
            self,
            "billingMode",
            default="PROVISIONED",
            allowed_values=["PROVISIONED", "PAY_PER_REQUEST"],
            description="How tables are paid; PAY_PER_REQUEST ignores the capacities",
        )
        self.event_store_capacity = CfnParameter(
            self,
            "eventStoreCapacity",
            type="Number",
            default=10,
            min_value=1,
            max_value=40000,
            description=(
                "Read and write units of the event store, its index and the unique "
                "values"
            ),
        )
        self.read_model_capacity = CfnParameter(
            self,
            "readModelCapacity",
            type="Number",
            default=5,
            min_value=1,
            max_value=40000,
            description="Read and write units of each read model and index",
        )

        # Functions
        self.lambda_timeout = CfnParameter(
            self,
            "lambdaTimeout",
            type="Number",
            default=30,
            min_value=3,
            max_value=900,
            description="Seconds an invocation may take",
        )
        self.lambda_memory_size = CfnParameter(
            self,
            "lambdaMemorySize",
            type="Number",
            default=512,
            min_value=256,
            max_value=10240,
            description="Megabytes of each function; processor time grows with it",
        )
        self.provisioned_concurrency = CfnParameter(
            self,
            "provisionedConcurrency",
            type="Number",
            default=0,
            min_value=0,
            max_value=1000,
            description=(
                "Instances of command and query handler kept warm; above 0 replaces "
                "SnapStart"
            ),
        )

        # Operations
        self.log_retention_days = CfnParameter(
            self,
            "logRetentionDays",
            type="Number",
            default=14,
            allowed_values=[
                "1",
                "3",
                "5",
                "7",
                "14",
                "30",
                "60",
                "90",
                "120",
                "150",
                "180",
                "365",
                "400",
                "545",
                "731",
                "1827",
                "3653",
            ],
            description="Days logs are kept",
        )
        self.alarm_topic_arn = CfnParameter(
            self,
            "alarmTopicArn",
            default="",
            allowed_pattern=r"^(arn:[^\s]+)?$",
            constraint_description="An ARN, or empty",
            description="SNS topic told about alarms; empty for none",
        )

        # Network and encryption
        self.kms_key_arn = CfnParameter(
            self,
            "kmsKeyArn",
            default="",
            allowed_pattern=r"^(arn:[^\s]+)?$",
            constraint_description="An ARN, or empty",
            description=(
                "Customer key for tables and queues; empty for AWS's keys. Its policy "
                "must let events.amazonaws.com use it"
            ),
        )
        self.vpc_subnet_ids = CfnParameter(
            self,
            "vpcSubnetIds",
            type="CommaDelimitedList",
            default="",
            description="Subnets the functions run in; empty for no VPC",
        )
        self.vpc_security_group_ids = CfnParameter(
            self,
            "vpcSecurityGroupIds",
            type="CommaDelimitedList",
            default="",
            description="Security groups of the functions in a VPC",
        )

        # Conditions
        self.is_production = CfnCondition(
            self,
            "IsProduction",
            expression=Fn.condition_equals(self.environment.value_as_string, "prod"),
        )
        self.is_on_demand = CfnCondition(
            self,
            "IsOnDemand",
            expression=Fn.condition_equals(
                self.billing_mode.value_as_string,
                "PAY_PER_REQUEST",
            ),
        )
        self.has_provisioned_concurrency = CfnCondition(
            self,
            "HasProvisionedConcurrency",
            expression=Fn.condition_not(
                Fn.condition_equals(self.provisioned_concurrency.value_as_number, "0"),
            ),
        )
        self.has_alarm_topic = CfnCondition(
            self,
            "HasAlarmTopic",
            expression=Fn.condition_not(
                Fn.condition_equals(self.alarm_topic_arn.value_as_string, ""),
            ),
        )
        self.has_key = CfnCondition(
            self,
            "HasKey",
            expression=Fn.condition_not(
                Fn.condition_equals(self.kms_key_arn.value_as_string, ""),
            ),
        )
        self.has_vpc = CfnCondition(
            self,
            "HasVpc",
            expression=Fn.condition_not(
                Fn.condition_equals(Fn.join("", self.vpc_subnet_ids.value_as_list), ""),
            ),
        )

    def throughput(self, units: CfnParameter) -> IResolvable:
        """Give a table or index its capacity, unless it is paid per request."""
        return Fn.condition_if(
            self.is_on_demand.logical_id,
            Aws.NO_VALUE,
            {
                "ReadCapacityUnits": units.value_as_number,
                "WriteCapacityUnits": units.value_as_number,
            },
        )
