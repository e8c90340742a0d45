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
