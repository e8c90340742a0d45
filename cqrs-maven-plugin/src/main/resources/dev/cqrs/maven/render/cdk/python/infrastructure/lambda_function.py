"""What every function has."""

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk import Aws, Fn, Token
from aws_cdk.aws_iam import CfnRole
from aws_cdk.aws_lambda import CfnAlias, CfnEventInvokeConfig, CfnFunction, CfnVersion
from aws_cdk.aws_logs import CfnLogGroup
from aws_cdk.aws_sqs import CfnQueue
from constructs import Construct

from .function_code import FunctionCode
from .policies import allow, document
from .settings import Settings
from .texts import named


class LambdaFunction(Construct):
    """A function with its log group, its role, a version and the alias ``live``."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: Settings,
        code: FunctionCode,
        suffix: str,
        description: str,
        handler: str,
        environment: Mapping[str, str],
        statements: Sequence[Any],
        timeout: int | None = None,
        awaited: bool = False,
        failures: CfnQueue | None = None,
    ) -> None:
        """Make a function.

        :param suffix: its name after project and environment
        :param environment: variables besides those all functions have
        :param statements: what its role allows, besides logs and traces
        :param timeout: seconds, if the stack's parameter is not for it
        :param awaited: whether callers wait for it, so that instances can be kept warm
        :param failures: where asynchronous invocations go that fail after all retries
        """
        super().__init__(scope, construct_id)
        self._settings = settings
        self.log_group = CfnLogGroup(
            self,
            f"{construct_id}LogGroup",
            log_group_name=Fn.sub(
                f"/aws/lambda/${{projectName}}-${{environment}}-{suffix}",
            ),
            retention_in_days=settings.log_retention_days.value_as_number,
        )
        self.role = self._role(f"{construct_id}Role", suffix, statements)
        # Lambda refuses SnapStart and provisioned concurrency together.
        snap_start = (
            Fn.condition_if(
                settings.has_provisioned_concurrency.logical_id,
                "None",
                "PublishedVersions",
            ).to_string()
            if awaited
            else "PublishedVersions"
        )
        self.function = CfnFunction(
            self,
            construct_id,
            function_name=named(suffix),
            description=description,
            runtime=code.runtime,
            handler=handler,
            code=code.location,
            role=self.role.attr_arn,
            memory_size=settings.lambda_memory_size.value_as_number,
            timeout=timeout or settings.lambda_timeout.value_as_number,
            environment=CfnFunction.EnvironmentProperty(
                variables={
                    **environment,
                    "ENVIRONMENT": settings.environment.value_as_string,
                    "PROJECT_NAME": settings.project_name.value_as_string,
                },
            ),
            snap_start=CfnFunction.SnapStartProperty(apply_on=snap_start),
            tracing_config=CfnFunction.TracingConfigProperty(mode="Active"),
            logging_config=CfnFunction.LoggingConfigProperty(
                log_group=self.log_group.ref,
            ),
            vpc_config=Fn.condition_if(
                settings.has_vpc.logical_id,
                {
                    "SubnetIds": settings.vpc_subnet_ids.value_as_list,
                    "SecurityGroupIds": settings.vpc_security_group_ids.value_as_list,
                },
                Aws.NO_VALUE,
            ),
        )
        # A version never changes: another zip gives it another id, another setting another
        # description, and either replaces it. So the alias always points to what was
        # deployed. The description names exactly the settings that change the function:
        # one more could replace a version by itself, and Lambda would delete it.
        size = "${lambdaMemorySize} MB"
        if timeout is None:
            size = "${lambdaTimeout} s, " + size
        version = CfnVersion(
            self,
            f"{construct_id}Version{code.version}",
            function_name=self.function.ref,
            description=Fn.join(
                " ",
                [
                    Fn.sub(size),
                    *([snap_start] if awaited else []),
                    Fn.join("", settings.vpc_subnet_ids.value_as_list),
                    Fn.join("", settings.vpc_security_group_ids.value_as_list),
                ],
            ),
        )
        warm = Fn.condition_if(
            settings.has_provisioned_concurrency.logical_id,
            {
                "ProvisionedConcurrentExecutions": (
                    settings.provisioned_concurrency.value_as_number
                ),
            },
            Aws.NO_VALUE,
        )
        self.alias = CfnAlias(
            self,
            f"{construct_id}Alias",
            name="live",
            function_name=self.function.ref,
            function_version=version.attr_version,
            provisioned_concurrency_config=warm if awaited else None,
        )
        if failures:
            retries = CfnEventInvokeConfig(
                self,
                f"{construct_id}Retries",
                function_name=self.function.ref,
                qualifier="live",
                destination_config=CfnEventInvokeConfig.DestinationConfigProperty(
                    on_failure=CfnEventInvokeConfig.OnFailureProperty(
                        destination=failures.attr_arn,
                    ),
                ),
            )
            retries.add_resource_dependency(self.alias)

    def _role(
        self, construct_id: str, policy_name: str, statements: Sequence[Any]
    ) -> CfnRole:
        settings = self._settings
        vpc_access = Fn.sub(
            "arn:${AWS::Partition}:iam::aws:policy/service-role/"
            "AWSLambdaVPCAccessExecutionRole",
        )
        return CfnRole(
            self,
            construct_id,
            assume_role_policy_document=document(
                {
                    "Effect": "Allow",
                    "Principal": {"Service": "lambda.amazonaws.com"},
                    "Action": "sts:AssumeRole",
                },
            ),
            managed_policy_arns=Token.as_list(
                Fn.condition_if(settings.has_vpc.logical_id, [vpc_access], []),
            ),
            policies=[
                CfnRole.PolicyProperty(
                    policy_name=policy_name,
                    policy_document=document(
                        *statements,
                        allow(
                            ["logs:CreateLogStream", "logs:PutLogEvents"],
                            self.log_group.attr_arn,
                        ),
                        allow(
                            ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], "*"
                        ),
                        Fn.condition_if(
                            settings.has_key.logical_id,
                            allow(
                                [
                                    "kms:Decrypt",
                                    "kms:DescribeKey",
                                    "kms:GenerateDataKey",
                                ],
                                settings.kms_key_arn.value_as_string,
                            ),
                            Aws.NO_VALUE,
                        ),
                    ),
                ),
            ],
        )
