locals {
  # What each function may do besides writing its logs and traces, and nothing else.
  permissions = {
    "command-handler" = [
      { actions = ["dynamodb:PutItem", "dynamodb:Query"], resources = [aws_dynamodb_table.event_store.arn] },
    ]
    "query-handler" = [
      {
        actions   = ["dynamodb:GetItem", "dynamodb:Query"]
        resources = [aws_dynamodb_table.stock_by_shelf_2.arn]
      },
      {
        actions   = ["dynamodb:Query"]
        resources = ["${aws_dynamodb_table.stock_by_shelf_2.arn}/index/Amount-index"]
      },
      {
        actions   = ["dynamodb:GetItem"]
        resources = [aws_dynamodb_table.stock_by_shelf_2_positions.arn]
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
    "stock-by-shelf-2-projection" = [
      {
        actions   = ["dynamodb:Query"]
        resources = [aws_dynamodb_table.event_store.arn]
      },
      {
        actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]
        resources = [aws_dynamodb_table.stock_by_shelf_2.arn, aws_dynamodb_table.stock_by_shelf_2_positions.arn]
      },
      {
        actions   = ["sqs:SendMessage"]
        resources = [aws_sqs_queue.dead_letters["stock-by-shelf-2-projection"].arn]
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
