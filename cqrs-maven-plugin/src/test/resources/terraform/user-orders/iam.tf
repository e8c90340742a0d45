locals {
  # What each function may do besides writing its logs and traces, and nothing else.
  permissions = {
    "command-handler" = [
      {
        actions   = ["dynamodb:PutItem", "dynamodb:Query"]
        resources = [aws_dynamodb_table.event_store.arn]
      },
      {
        actions   = ["dynamodb:DeleteItem", "dynamodb:PutItem"]
        resources = [aws_dynamodb_table.unique_values.arn]
      },
    ]
    "query-handler" = [
      {
        actions = ["dynamodb:GetItem", "dynamodb:Query"]
        resources = [
          aws_dynamodb_table.order_summaries.arn,
          aws_dynamodb_table.user_order_totals.arn,
          aws_dynamodb_table.user_profiles.arn,
        ]
      },
      {
        actions = ["dynamodb:Query"]
        resources = [
          "${aws_dynamodb_table.order_summaries.arn}/index/Status-index",
          "${aws_dynamodb_table.order_summaries.arn}/index/UserId-index",
          "${aws_dynamodb_table.user_profiles.arn}/index/Email-index",
        ]
      },
      {
        actions   = ["dynamodb:GetItem"]
        resources = [aws_dynamodb_table.user_order_totals_positions.arn]
      },
    ]
    "event-publisher" = [
      {
        actions   = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
        resources = [aws_dynamodb_table.event_store.stream_arn]
      },
      {
        actions   = ["dynamodb:ListStreams"]
        resources = ["*"]
      },
      {
        actions   = ["dynamodb:Query"]
        resources = ["${aws_dynamodb_table.event_store.arn}/index/EventType-Timestamp-index"]
      },
      {
        actions   = ["events:PutEvents"]
        resources = [aws_cloudwatch_event_bus.events.arn]
      },
      {
        actions   = ["sqs:SendMessage"]
        resources = [aws_sqs_queue.dead_letters["event-publisher"].arn]
      },
    ]
    "order-summaries-projection" = [
      {
        actions   = ["dynamodb:Query"]
        resources = [aws_dynamodb_table.event_store.arn]
      },
      {
        actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]
        resources = [aws_dynamodb_table.order_summaries.arn]
      },
      {
        actions   = ["sqs:SendMessage"]
        resources = [aws_sqs_queue.dead_letters["order-summaries-projection"].arn]
      },
    ]
    "user-order-totals-projection" = [
      {
        actions   = ["dynamodb:Query"]
        resources = [aws_dynamodb_table.event_store.arn]
      },
      {
        actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]
        resources = [aws_dynamodb_table.user_order_totals.arn, aws_dynamodb_table.user_order_totals_positions.arn]
      },
      {
        actions   = ["sqs:SendMessage"]
        resources = [aws_sqs_queue.dead_letters["user-order-totals-projection"].arn]
      },
    ]
    "user-profiles-projection" = [
      { actions = ["dynamodb:Query"], resources = [aws_dynamodb_table.event_store.arn] },
      { actions = ["dynamodb:GetItem", "dynamodb:PutItem"], resources = [aws_dynamodb_table.user_profiles.arn] },
      { actions = ["sqs:SendMessage"], resources = [aws_sqs_queue.dead_letters["user-profiles-projection"].arn] },
    ]
    "buyer-check-reaction" = [
      {
        actions   = ["dynamodb:PutItem", "dynamodb:Query"]
        resources = [aws_dynamodb_table.event_store.arn]
      },
      {
        actions   = ["dynamodb:DeleteItem", "dynamodb:PutItem"]
        resources = [aws_dynamodb_table.unique_values.arn]
      },
      {
        actions   = ["sqs:SendMessage"]
        resources = [aws_sqs_queue.dead_letters["buyer-check-reaction"].arn]
      },
    ]
  }
}

# A role has its function's name: with any ending, the longest names would be too long for a role.
resource "aws_iam_role" "function" {
  for_each = local.functions

  name = "${local.prefix}-${each.key}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "function" {
  for_each = local.functions

  name = each.key
  role = aws_iam_role.function[each.key].name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for permission in local.permissions[each.key] : {
        Effect   = "Allow"
        Action   = permission.actions
        Resource = permission.resources
      }],
      [
        {
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = ["${aws_cloudwatch_log_group.function[each.key].arn}:*"]
        },
        {
          Effect   = "Allow"
          Action   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
          Resource = ["*"]
        },
      ],
      [for key in compact([local.kms_key_arn]) : {
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"]
        Resource = [key]
      }],
    )
  })
}

resource "aws_iam_role_policy_attachment" "vpc" {
  for_each = { for name, function in local.functions : name => function if local.in_vpc }

  role       = aws_iam_role.function[each.key].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}
