# Takes over the tables that a stack has left behind, with their data: see ../README.md.

import {
  to = aws_dynamodb_table.event_store
  id = "${local.prefix}-event-store"
}

import {
  to = aws_dynamodb_table.unique_values
  id = "${local.prefix}-unique-values"
}

import {
  to = aws_dynamodb_table.order_summaries
  id = "${local.prefix}-order-summaries"
}

import {
  to = aws_dynamodb_table.user_order_totals
  id = "${local.prefix}-user-order-totals"
}

import {
  to = aws_dynamodb_table.user_order_totals_positions
  id = "${local.prefix}-user-order-totals-positions"
}

import {
  to = aws_dynamodb_table.user_profiles
  id = "${local.prefix}-user-profiles"
}
