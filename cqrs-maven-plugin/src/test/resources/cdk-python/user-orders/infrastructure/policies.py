"""Statements and documents of policies."""

from collections.abc import Sequence
from typing import Any


def allow(action: str | Sequence[str], resource: str | Sequence[str]) -> dict[str, Any]:
    """Allow actions on resources."""
    return {"Effect": "Allow", "Action": action, "Resource": resource}


def document(*statements: Any) -> dict[str, Any]:
    """Make a policy's document of its statements."""
    return {"Version": "2012-10-17", "Statement": list(statements)}
