"""Metrics of alarms and dashboards."""

from collections.abc import Sequence
from typing import Any

from aws_cdk import Fn
from aws_cdk.aws_cloudwatch import CfnAlarm

from .texts import compact

PERIOD_SECONDS = 60


def largest(
    namespace: str,
    metric_name: str,
    statistic: str,
    dimension: str,
    resources: Sequence[str],
) -> list[CfnAlarm.MetricDataQueryProperty]:
    """Take the largest value that a metric has among resources."""
    queries = [
        CfnAlarm.MetricDataQueryProperty(id="largest", expression="MAX(METRICS())")
    ]
    for number, resource in enumerate(resources, start=1):
        metric = CfnAlarm.MetricProperty(
            namespace=namespace,
            metric_name=metric_name,
            dimensions=[CfnAlarm.DimensionProperty(name=dimension, value=resource)],
        )
        queries.append(
            CfnAlarm.MetricDataQueryProperty(
                id=f"m{number}",
                return_data=False,
                metric_stat=CfnAlarm.MetricStatProperty(
                    metric=metric,
                    period=PERIOD_SECONDS,
                    stat=statistic,
                ),
            )
        )
    return queries


def dashboard(graphs: Sequence[dict[str, Any]]) -> str:
    """Write a dashboard's body, one graph a line."""
    lines = ",\n".join(compact(one) for one in graphs)
    return Fn.sub(f'{{"widgets":[\n{lines}]}}\n')


def graph(
    title: str,
    statistic: str,
    namespace: str,
    metric_name: str,
    dimension: str,
    resources: Sequence[str],
) -> dict[str, Any]:
    """Draw a metric of resources. It names no position: CloudWatch fills the rows."""
    first, *others = resources
    # Three dots, CloudWatch's own short form, stand for what the line before says, too.
    lines = [[namespace, metric_name, dimension, first]]
    lines += [["...", other] for other in others]
    return {
        "type": "metric",
        "width": 12,
        "properties": {
            "title": title,
            "region": "${AWS::Region}",
            "period": PERIOD_SECONDS,
            "stat": statistic,
            "metrics": lines,
        },
    }
