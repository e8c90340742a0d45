locals {
  # What mvn cqrs:render has written beside this folder.
  function_zip = "${path.module}/../functions.zip"

  # Instances are kept warm for callers who wait.
  kept_warm = { for name, function in local.functions : name => function if function.awaited && var.provisioned_concurrency > 0 }
}

resource "aws_cloudwatch_log_group" "function" {
  for_each = local.functions

  name              = "/aws/lambda/${local.prefix}-${each.key}"
  retention_in_days = var.log_retention_days
}

# Each change of code or settings publishes a version, which never changes.
resource "aws_lambda_function" "function" {
  for_each = local.functions

  function_name    = "${local.prefix}-${each.key}"
  description      = each.value.description
  runtime          = local.runtime
  handler          = each.value.handler
  filename         = local.function_zip
  source_code_hash = filebase64sha256(local.function_zip)
  publish          = true
  role             = aws_iam_role.function[each.key].arn
  memory_size      = var.lambda_memory_size
  timeout          = each.value.timeout

  environment {
    variables = merge(each.value.environment, {
      PROJECT_NAME = var.project_name
      ENVIRONMENT  = var.environment
    })
  }

  # Lambda refuses SnapStart and provisioned concurrency together.
  dynamic "snap_start" {
    for_each = contains(keys(local.kept_warm), each.key) ? [] : ["PublishedVersions"]

    content {
      apply_on = snap_start.value
    }
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.function[each.key].name
  }

  dynamic "vpc_config" {
    for_each = local.in_vpc ? ["vpc"] : []

    content {
      subnet_ids         = var.vpc_subnet_ids
      security_group_ids = var.vpc_security_group_ids
    }
  }

  # A function without its permissions would fail, and so would the creation of the stream's mapping.
  depends_on = [aws_iam_role_policy.function, aws_iam_role_policy_attachment.vpc]
}

# Callers, rules and the stream use the alias, so they always get the version deployed last.
resource "aws_lambda_alias" "live" {
  for_each = local.functions

  name             = "live"
  function_name    = aws_lambda_function.function[each.key].function_name
  function_version = aws_lambda_function.function[each.key].version
}

resource "aws_lambda_provisioned_concurrency_config" "live" {
  for_each = local.kept_warm

  function_name                     = aws_lambda_alias.live[each.key].function_name
  qualifier                         = aws_lambda_alias.live[each.key].name
  provisioned_concurrent_executions = var.provisioned_concurrency
}

# What EventBridge has handed over and the function has failed on.
resource "aws_lambda_function_event_invoke_config" "live" {
  for_each = local.subscriptions

  function_name                = aws_lambda_alias.live[each.key].function_name
  qualifier                    = aws_lambda_alias.live[each.key].name
  maximum_retry_attempts       = 2
  maximum_event_age_in_seconds = 21600

  destination_config {
    on_failure {
      destination = aws_sqs_queue.dead_letters[each.key].arn
    }
  }
}
