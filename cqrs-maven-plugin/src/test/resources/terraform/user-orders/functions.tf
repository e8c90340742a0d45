locals {
  runtime = "java25"

  # In what functions differ. Callers wait for an answer of those that are awaited. Permissions are in
  # iam.tf.
  functions = {
    "command-handler" = {
      description = "Decides on commands and appends their events"
      handler     = "dev.cqrs.aws.CommandFunction"
      timeout     = var.lambda_timeout
      awaited     = true
      environment = {
        EVENT_STORE_TABLE   = aws_dynamodb_table.event_store.name
        UNIQUE_VALUES_TABLE = aws_dynamodb_table.unique_values.name
      }
    }
    "query-handler" = {
      description = "Answers queries from the read models"
      handler     = "dev.cqrs.aws.QueryFunction"
      timeout     = var.lambda_timeout
      awaited     = true
      environment = {
        READ_MODEL_POSITIONS_TABLES = jsonencode({
          "user-order-totals" = aws_dynamodb_table.user_order_totals_positions.name
        })
        READ_MODEL_TABLES = jsonencode({
          "order-summaries"   = aws_dynamodb_table.order_summaries.name
          "user-order-totals" = aws_dynamodb_table.user_order_totals.name
          "user-profiles"     = aws_dynamodb_table.user_profiles.name
        })
      }
    }
    "event-publisher" = {
      description = "Puts new events of the event store on the bus"
      handler     = "dev.cqrs.aws.PublisherFunction"
      timeout     = 60
      awaited     = false
      environment = {
        EVENT_BUS_NAME    = aws_cloudwatch_event_bus.events.name
        EVENT_SOURCE      = local.event_source
        EVENT_STORE_TABLE = aws_dynamodb_table.event_store.name
      }
    }
    "order-summaries-projection" = {
      description = "Keeps the read model order-summaries"
      handler     = "dev.cqrs.aws.ProjectionFunction"
      timeout     = var.lambda_timeout
      awaited     = false
      environment = {
        EVENT_STORE_TABLE = aws_dynamodb_table.event_store.name
        READ_MODEL        = "order-summaries"
        READ_MODEL_TABLE  = aws_dynamodb_table.order_summaries.name
      }
    }
    "user-order-totals-projection" = {
      description = "Keeps the read model user-order-totals"
      handler     = "dev.cqrs.aws.ProjectionFunction"
      timeout     = var.lambda_timeout
      awaited     = false
      environment = {
        EVENT_STORE_TABLE          = aws_dynamodb_table.event_store.name
        READ_MODEL                 = "user-order-totals"
        READ_MODEL_POSITIONS_TABLE = aws_dynamodb_table.user_order_totals_positions.name
        READ_MODEL_TABLE           = aws_dynamodb_table.user_order_totals.name
      }
    }
    "user-profiles-projection" = {
      description = "Keeps the read model user-profiles"
      handler     = "dev.cqrs.aws.ProjectionFunction"
      timeout     = var.lambda_timeout
      awaited     = false
      environment = {
        EVENT_STORE_TABLE = aws_dynamodb_table.event_store.name
        READ_MODEL        = "user-profiles"
        READ_MODEL_TABLE  = aws_dynamodb_table.user_profiles.name
      }
    }
    "buyer-check-reaction" = {
      description = "Reacts to events with commands: buyer-check"
      handler     = "dev.cqrs.aws.ReactionFunction"
      timeout     = var.lambda_timeout
      awaited     = false
      environment = {
        EVENT_STORE_TABLE   = aws_dynamodb_table.event_store.name
        REACTIONS           = "buyer-check"
        UNIQUE_VALUES_TABLE = aws_dynamodb_table.unique_values.name
      }
    }
  }
}

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
