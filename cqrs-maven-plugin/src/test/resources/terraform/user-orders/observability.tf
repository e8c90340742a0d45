locals {
  alarm_actions = var.alarm_topic_arn == "" ? [] : [var.alarm_topic_arn]

  # In the order of the graphs' lines.
  function_names = [for name in [
    "command-handler",
    "query-handler",
    "event-publisher",
    "order-summaries-projection",
    "user-order-totals-projection",
    "user-profiles-projection",
    "buyer-check-reaction",
  ] : aws_lambda_function.function[name].function_name]
  queue_names = [for name in [
    "event-publisher",
    "order-summaries-projection",
    "user-order-totals-projection",
    "user-profiles-projection",
    "buyer-check-reaction",
  ] : aws_sqs_queue.dead_letters[name].name]
  table_names = [
    aws_dynamodb_table.event_store.name,
    aws_dynamodb_table.unique_values.name,
    aws_dynamodb_table.order_summaries.name,
    aws_dynamodb_table.user_order_totals.name,
    aws_dynamodb_table.user_order_totals_positions.name,
    aws_dynamodb_table.user_profiles.name,
  ]

  widgets = [
    {
      title  = "Commands and queries"
      stat   = "Sum"
      metric = ["AWS/Lambda", "Invocations", "FunctionName"]
      names = [
        aws_lambda_function.function["command-handler"].function_name,
        aws_lambda_function.function["query-handler"].function_name,
      ]
    },
    {
      title  = "Answer time, 99th percentile (ms)"
      stat   = "p99"
      metric = ["AWS/Lambda", "Duration", "FunctionName"]
      names = [
        aws_lambda_function.function["command-handler"].function_name,
        aws_lambda_function.function["query-handler"].function_name,
      ]
    },
    {
      title  = "Errors"
      stat   = "Sum"
      metric = ["AWS/Lambda", "Errors", "FunctionName"]
      names  = local.function_names
    },
    {
      title  = "Throttled invocations"
      stat   = "Sum"
      metric = ["AWS/Lambda", "Throttles", "FunctionName"]
      names  = local.function_names
    },
    {
      title  = "Publishing lag (ms)"
      stat   = "Maximum"
      metric = ["AWS/Lambda", "IteratorAge", "FunctionName"]
      names  = [aws_lambda_function.function["event-publisher"].function_name]
    },
    {
      title  = "Events that failed"
      stat   = "Maximum"
      metric = ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName"]
      names  = local.queue_names
    },
    {
      title  = "Consumed write units"
      stat   = "Sum"
      metric = ["AWS/DynamoDB", "ConsumedWriteCapacityUnits", "TableName"]
      names  = local.table_names
    },
    {
      title  = "Consumed read units"
      stat   = "Sum"
      metric = ["AWS/DynamoDB", "ConsumedReadCapacityUnits", "TableName"]
      names  = local.table_names
    },
  ]
}

# Silence is good, so missing data is not a breach.
resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${local.prefix}-errors"
  alarm_description   = "A function fails"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions

  metric_query {
    id          = "largest"
    expression  = "MAX(METRICS())"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.function_names

    content {
      id = "m${metric_query.key + 1}"

      metric {
        namespace   = "AWS/Lambda"
        metric_name = "Errors"
        dimensions  = { FunctionName = metric_query.value }
        stat        = "Sum"
        period      = 60
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "throttles" {
  alarm_name          = "${local.prefix}-throttles"
  alarm_description   = "A function is throttled"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions

  metric_query {
    id          = "largest"
    expression  = "MAX(METRICS())"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.function_names

    content {
      id = "m${metric_query.key + 1}"

      metric {
        namespace   = "AWS/Lambda"
        metric_name = "Throttles"
        dimensions  = { FunctionName = metric_query.value }
        stat        = "Sum"
        period      = 60
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "event_publisher_lag" {
  alarm_name          = "${local.prefix}-event-publisher-lag"
  alarm_description   = "Events wait over a minute to be published"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 60000
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  namespace           = "AWS/Lambda"
  metric_name         = "IteratorAge"
  dimensions          = { FunctionName = aws_lambda_function.function["event-publisher"].function_name }
  statistic           = "Maximum"
  period              = 60
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  alarm_name          = "${local.prefix}-dead-letters"
  alarm_description   = "A dead-letter queue is not empty"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions

  metric_query {
    id          = "largest"
    expression  = "MAX(METRICS())"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.queue_names

    content {
      id = "m${metric_query.key + 1}"

      metric {
        namespace   = "AWS/SQS"
        metric_name = "ApproximateNumberOfMessagesVisible"
        dimensions  = { QueueName = metric_query.value }
        stat        = "Maximum"
        period      = 60
      }
    }
  }
}

resource "aws_cloudwatch_dashboard" "overview" {
  dashboard_name = "${local.prefix}-overview"

  # Names no position: CloudWatch fills its rows from left to right, two such widgets a row.
  dashboard_body = jsonencode({
    widgets = [for widget in local.widgets : {
      type  = "metric"
      width = 12
      properties = {
        title   = widget.title
        region  = var.aws_region
        period  = 60
        stat    = widget.stat
        metrics = [for name in widget.names : concat(widget.metric, [name])]
      }
    }]
  })
}
