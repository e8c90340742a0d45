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

output "stock_by_shelf2_table_name" {
  value = aws_dynamodb_table.stock_by_shelf_2.name
}

output "stock_by_shelf2_projection_function_name" {
  value = aws_lambda_function.function["stock-by-shelf-2-projection"].function_name
}

output "stock_by_shelf2_projection_dead_letter_queue_url" {
  value = aws_sqs_queue.dead_letters["stock-by-shelf-2-projection"].url
}
