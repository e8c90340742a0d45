locals {
  # Tables that are paid per request have no capacity. An index has its table's: with less it
  # would slow the table's writes down.
  event_store_capacity = local.on_demand ? null : var.event_store_capacity
  read_model_capacity  = local.on_demand ? null : var.read_model_capacity
}

# Every event, for ever.
resource "aws_dynamodb_table" "event_store" {
  name                        = "${local.prefix}-event-store"
  billing_mode                = var.billing_mode
  read_capacity               = local.event_store_capacity
  write_capacity              = local.event_store_capacity
  hash_key                    = "AggregateId"
  range_key                   = "Version"
  stream_enabled              = true
  stream_view_type            = "NEW_IMAGE"
  deletion_protection_enabled = local.production

  attribute {
    name = "AggregateId"
    type = "S"
  }

  attribute {
    name = "EventType"
    type = "S"
  }

  attribute {
    name = "Timestamp"
    type = "S"
  }

  attribute {
    name = "Version"
    type = "N"
  }

  global_secondary_index {
    name            = "EventType-Timestamp-index"
    projection_type = "INCLUDE"
    non_key_attributes = [
      "EventId",
      "AggregateType",
      "CommandId",
      "CorrelationId",
      "CausationId",
      "SchemaVersion",
      "EventData",
    ]
    read_capacity  = local.event_store_capacity
    write_capacity = local.event_store_capacity

    key_schema {
      attribute_name = "EventType"
      key_type       = "HASH"
    }

    key_schema {
      attribute_name = "Timestamp"
      key_type       = "RANGE"
    }
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = local.kms_key_arn
  }
}

# Read model stock-by-shelf-2.
resource "aws_dynamodb_table" "stock_by_shelf_2" {
  name                        = "${local.prefix}-stock-by-shelf-2"
  billing_mode                = var.billing_mode
  read_capacity               = local.read_model_capacity
  write_capacity              = local.read_model_capacity
  hash_key                    = "y"
  deletion_protection_enabled = local.production

  attribute {
    name = "amount"
    type = "N"
  }

  attribute {
    name = "kind"
    type = "S"
  }

  attribute {
    name = "y"
    type = "S"
  }

  global_secondary_index {
    name            = "Amount-index"
    projection_type = "ALL"
    read_capacity   = local.read_model_capacity
    write_capacity  = local.read_model_capacity

    key_schema {
      attribute_name = "kind"
      key_type       = "HASH"
    }

    key_schema {
      attribute_name = "amount"
      key_type       = "RANGE"
    }
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = local.kms_key_arn
  }
}

# How far stock-by-shelf-2 has read each aggregate.
resource "aws_dynamodb_table" "stock_by_shelf_2_positions" {
  name                        = "${local.prefix}-stock-by-shelf-2-positions"
  billing_mode                = var.billing_mode
  read_capacity               = local.read_model_capacity
  write_capacity              = local.read_model_capacity
  hash_key                    = "AggregateId"
  deletion_protection_enabled = local.production

  attribute {
    name = "AggregateId"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = local.kms_key_arn
  }
}
