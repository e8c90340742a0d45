"""The functions' code."""

import hashlib
from pathlib import Path

from aws_cdk.aws_lambda import CfnFunction
from aws_cdk.aws_s3_assets import Asset
from constructs import Construct

ZIP = Path(__file__).parents[2] / "functions.zip"


class FunctionCode(Construct):
    """The zip beside this application's folder, which CDK uploads when it has changed."""

    runtime = "java25"

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)
        asset = Asset(self, "Zip", path=str(ZIP))
        self.location = CfnFunction.CodeProperty(
            s3_bucket=asset.s3_bucket_name,
            s3_key=asset.s3_object_key,
        )
        # Another zip gives versions another id, so that each deployment publishes it.
        self.version = hashlib.sha256(ZIP.read_bytes()).hexdigest()[:10]
