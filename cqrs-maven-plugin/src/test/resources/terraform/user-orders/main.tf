provider "aws" {
  region = var.aws_region
}

data "aws_partition" "current" {}

locals {
  # Every resource's name starts with it.
  prefix = "${var.project_name}-${var.environment}"

  # Marks this application's events on the bus.
  event_source = "cqrs.${var.project_name}"

  production  = var.environment == "prod"
  on_demand   = var.billing_mode == "PAY_PER_REQUEST"
  in_vpc      = length(var.vpc_subnet_ids) > 0
  kms_key_arn = var.kms_key_arn == "" ? null : var.kms_key_arn
}
