output "project_name" {
  value = var.project_name
}

output "environment" {
  value = var.environment
}

output "region" {
  value = var.aws_region
}

output "event_store_table_name" {
  value = aws_dynamodb_table.event_store.name
}

output "event_store_stream_arn" {
  value = aws_dynamodb_table.event_store.stream_arn
}

output "unique_values_table_name" {
  value = aws_dynamodb_table.unique_values.name
}

output "event_bus_name" {
  value = aws_cloudwatch_event_bus.events.name
}

output "event_bus_arn" {
  value = aws_cloudwatch_event_bus.events.arn
}

output "event_archive_name" {
  value = aws_cloudwatch_event_archive.archive.name
}

output "command_handler_function_name" {
  value = aws_lambda_function.function["command-handler"].function_name
}

output "command_handler_function_arn" {
  value = aws_lambda_function.function["command-handler"].arn
}

output "query_handler_function_name" {
  value = aws_lambda_function.function["query-handler"].function_name
}

output "query_handler_function_arn" {
  value = aws_lambda_function.function["query-handler"].arn
}

output "event_publisher_function_name" {
  value = aws_lambda_function.function["event-publisher"].function_name
}

output "event_publisher_dead_letter_queue_url" {
  value = aws_sqs_queue.dead_letters["event-publisher"].url
}

output "order_summaries_table_name" {
  value = aws_dynamodb_table.order_summaries.name
}

output "order_summaries_projection_function_name" {
  value = aws_lambda_function.function["order-summaries-projection"].function_name
}

output "order_summaries_projection_dead_letter_queue_url" {
  value = aws_sqs_queue.dead_letters["order-summaries-projection"].url
}

output "user_order_totals_table_name" {
  value = aws_dynamodb_table.user_order_totals.name
}

output "user_order_totals_projection_function_name" {
  value = aws_lambda_function.function["user-order-totals-projection"].function_name
}

output "user_order_totals_projection_dead_letter_queue_url" {
  value = aws_sqs_queue.dead_letters["user-order-totals-projection"].url
}

output "user_profiles_table_name" {
  value = aws_dynamodb_table.user_profiles.name
}

output "user_profiles_projection_function_name" {
  value = aws_lambda_function.function["user-profiles-projection"].function_name
}

output "user_profiles_projection_dead_letter_queue_url" {
  value = aws_sqs_queue.dead_letters["user-profiles-projection"].url
}

output "buyer_check_reaction_function_name" {
  value = aws_lambda_function.function["buyer-check-reaction"].function_name
}

output "buyer_check_reaction_dead_letter_queue_url" {
  value = aws_sqs_queue.dead_letters["buyer-check-reaction"].url
}
