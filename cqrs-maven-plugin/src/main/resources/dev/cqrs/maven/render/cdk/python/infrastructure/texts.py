"""Texts with ``${places}``, which CloudFormation fills in when deploying."""

import json
from typing import Any

from aws_cdk import Fn


def named(suffix: str) -> str:
    """Name a resource: every name starts with project and environment."""
    return Fn.sub(f"${{projectName}}-${{environment}}-{suffix}")


def json_text(value: Any) -> str:
    """Write JSON, in which ``${EventBus}`` is what the event bus is called."""
    return Fn.sub(compact(value))


def compact(value: Any) -> str:
    """Write JSON without blanks."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
