# Takes over the tables that a stack has left behind, with their data: see ../README.md.

import {
  to = aws_dynamodb_table.event_store
  id = "${local.prefix}-event-store"
}

import {
  to = aws_dynamodb_table.stock_by_shelf_2
  id = "${local.prefix}-stock-by-shelf-2"
}

import {
  to = aws_dynamodb_table.stock_by_shelf_2_positions
  id = "${local.prefix}-stock-by-shelf-2-positions"
}
