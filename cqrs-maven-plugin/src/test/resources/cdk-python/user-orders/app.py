"""The CDK application: one stack in the account and region of your AWS settings."""

from aws_cdk import Acknowledgment, App, Validations

from infrastructure.cqrs_stack import CqrsStack

app = App()

# The name that mvn cqrs:deploy gives the stack, too. For another one:
# cdk deploy --context stackName=...
stack = CqrsStack(app, app.node.try_get_context("stackName") or "cqrs-demo-dev")

# CDK checks the template with the parameters' defaults, and does not look at the
# conditions that leave a property out while its parameter is empty, or while tables
# are paid per request.
for rule in ("E1150", "E3639", "F3031", "F3033"):
    Validations.of(stack).acknowledge(
        Acknowledgment(
            id=f"CloudFormation-Validate::{rule}",
            reason="A condition guards the property.",
        ),
    )

app.synth()
