locals {
  # Days that each queue keeps what failed, by the function it was meant for.
  dead_letter_days = {
    "event-publisher"             = 14
    "stock-by-shelf-2-projection" = 14
  }

  # Event types by the function that gets them.
  subscriptions = {
    "stock-by-shelf-2-projection" = ["Counted2x", "on"]
  }
}

# Events on their way to projections and reactions.
resource "aws_cloudwatch_event_bus" "events" {
  name = "${local.prefix}-events"
}

resource "aws_cloudwatch_event_archive" "archive" {
  name             = "${local.prefix}-archive"
  event_source_arn = aws_cloudwatch_event_bus.events.arn
  event_pattern    = jsonencode({ source = [local.event_source] })
  retention_days   = var.retention_days
}

# From the first event on, so that none is missed while everything is created. A failing batch is halved
# until the failing event is alone. More parallelism would lose the order of an aggregate's events, which
# are items of their own.
resource "aws_lambda_event_source_mapping" "event_publisher" {
  event_source_arn                   = aws_dynamodb_table.event_store.stream_arn
  function_name                      = aws_lambda_alias.live["event-publisher"].arn
  starting_position                  = "TRIM_HORIZON"
  batch_size                         = 100
  maximum_batching_window_in_seconds = 0
  parallelization_factor             = 1
  function_response_types            = ["ReportBatchItemFailures"]
  bisect_batch_on_function_error     = true
  maximum_retry_attempts             = 10
  maximum_record_age_in_seconds      = 21600

  filter_criteria {
    filter {
      pattern = jsonencode({ eventName = ["INSERT"] })
    }
  }

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.dead_letters["event-publisher"].arn
    }
  }
}

# What failed stays here until it has been looked at.
resource "aws_sqs_queue" "dead_letters" {
  for_each = local.dead_letter_days

  name                      = "${local.prefix}-${each.key}-dead-letters"
  message_retention_seconds = each.value * 86400
  sqs_managed_sse_enabled   = local.kms_key_arn == null ? true : null
  kms_master_key_id         = local.kms_key_arn
}

# A rule hands over exactly the event types its function handles.
resource "aws_cloudwatch_event_rule" "subscription" {
  for_each = local.subscriptions

  name           = "${local.prefix}-${each.key}"
  event_bus_name = aws_cloudwatch_event_bus.events.name
  event_pattern = jsonencode({
    source      = [local.event_source]
    detail-type = each.value
  })
}

resource "aws_cloudwatch_event_target" "subscription" {
  for_each = local.subscriptions

  rule           = aws_cloudwatch_event_rule.subscription[each.key].name
  event_bus_name = aws_cloudwatch_event_bus.events.name
  target_id      = each.key
  arn            = aws_lambda_alias.live[each.key].arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters[each.key].arn
  }

  # Before both stand, EventBridge could neither hand over an event nor put it aside.
  depends_on = [aws_lambda_permission.subscription, aws_sqs_queue_policy.subscription]
}

# The permission and the queue's policy let EventBridge in for this rule only.
resource "aws_lambda_permission" "subscription" {
  for_each = local.subscriptions

  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_alias.live[each.key].function_name
  qualifier     = aws_lambda_alias.live[each.key].name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.subscription[each.key].arn
}

resource "aws_sqs_queue_policy" "subscription" {
  for_each = local.subscriptions

  queue_url = aws_sqs_queue.dead_letters[each.key].url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.dead_letters[each.key].arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.subscription[each.key].arn } }
    }]
  })
}
