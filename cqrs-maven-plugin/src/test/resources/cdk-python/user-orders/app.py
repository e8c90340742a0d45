"""The CDK application: one stack in the account and region of your AWS settings."""

from aws_cdk import Acknowledgment, App, Validations

from infrastructure.cqrs_stack import CqrsStack

app = App()

# Not the stack of mvn cqrs:deploy: with another project name, cdk deploy would replace
# that one's tables. Another environment is another stack, too:
# cdk deploy --context stackName=... --parameters environment=...
stack = CqrsStack(app, app.node.try_get_context("stackName") or "cqrs-demo-cdk")

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
