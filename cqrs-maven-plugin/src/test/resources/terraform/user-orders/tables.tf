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

# Values that only one aggregate may have.
resource "aws_dynamodb_table" "unique_values" {
  name                        = "${local.prefix}-unique-values"
  billing_mode                = var.billing_mode
  read_capacity               = local.event_store_capacity
  write_capacity              = local.event_store_capacity
  hash_key                    = "Value"
  deletion_protection_enabled = local.production

  attribute {
    name = "Value"
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

# Read model order-summaries.
resource "aws_dynamodb_table" "order_summaries" {
  name                        = "${local.prefix}-order-summaries"
  billing_mode                = var.billing_mode
  read_capacity               = local.read_model_capacity
  write_capacity              = local.read_model_capacity
  hash_key                    = "orderId"
  deletion_protection_enabled = local.production

  attribute {
    name = "createdAt"
    type = "S"
  }

  attribute {
    name = "orderId"
    type = "S"
  }

  attribute {
    name = "status"
    type = "S"
  }

  attribute {
    name = "userId"
    type = "S"
  }

  global_secondary_index {
    name            = "Status-index"
    projection_type = "ALL"
    read_capacity   = local.read_model_capacity
    write_capacity  = local.read_model_capacity

    key_schema {
      attribute_name = "status"
      key_type       = "HASH"
    }

    key_schema {
      attribute_name = "createdAt"
      key_type       = "RANGE"
    }
  }

  global_secondary_index {
    name            = "UserId-index"
    projection_type = "ALL"
    read_capacity   = local.read_model_capacity
    write_capacity  = local.read_model_capacity

    key_schema {
      attribute_name = "userId"
      key_type       = "HASH"
    }

    key_schema {
      attribute_name = "createdAt"
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

# Read model user-order-totals.
resource "aws_dynamodb_table" "user_order_totals" {
  name                        = "${local.prefix}-user-order-totals"
  billing_mode                = var.billing_mode
  read_capacity               = local.read_model_capacity
  write_capacity              = local.read_model_capacity
  hash_key                    = "userId"
  deletion_protection_enabled = local.production

  attribute {
    name = "userId"
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

# How far user-order-totals has read each aggregate.
resource "aws_dynamodb_table" "user_order_totals_positions" {
  name                        = "${local.prefix}-user-order-totals-positions"
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

# Read model user-profiles.
resource "aws_dynamodb_table" "user_profiles" {
  name                        = "${local.prefix}-user-profiles"
  billing_mode                = var.billing_mode
  read_capacity               = local.read_model_capacity
  write_capacity              = local.read_model_capacity
  hash_key                    = "userId"
  deletion_protection_enabled = local.production

  attribute {
    name = "email"
    type = "S"
  }

  attribute {
    name = "userId"
    type = "S"
  }

  global_secondary_index {
    name            = "Email-index"
    projection_type = "ALL"
    read_capacity   = local.read_model_capacity
    write_capacity  = local.read_model_capacity

    key_schema {
      attribute_name = "email"
      key_type       = "HASH"
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
