# Project
variable "project_name" {
  description = "First part of every resource's name"
  type        = string
  default     = "cqrs-demo"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.project_name))
    error_message = "Variable project_name takes 3 to 20 characters: a lower-case letter, then lower-case letters, digits and hyphens."
  }
}

variable "environment" {
  description = "Second part of every name; prod protects its tables from deletion"
  type        = string
  default     = "dev"

  validation {
    condition     = contains(["dev", "test", "staging", "prod"], var.environment)
    error_message = "Variable environment takes one of dev, test, staging, prod."
  }
}

variable "aws_region" {
  description = "Region everything is created in"
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2,}(-[a-z]+)+-[0-9]+$", var.aws_region))
    error_message = "Variable aws_region takes the code of a region, such as eu-central-1."
  }
}

# Events
variable "retention_days" {
  description = "Days the archive keeps events; the event store keeps them for ever"
  type        = number
  default     = 30

  validation {
    condition = (
      var.retention_days >= 1 &&
      var.retention_days <= 365 &&
      floor(var.retention_days) == var.retention_days
    )
    error_message = "Variable retention_days takes a whole number from 1 to 365."
  }
}

# Tables
variable "billing_mode" {
  description = "How tables are paid; PAY_PER_REQUEST ignores the capacities"
  type        = string
  default     = "PROVISIONED"

  validation {
    condition     = contains(["PROVISIONED", "PAY_PER_REQUEST"], var.billing_mode)
    error_message = "Variable billing_mode takes one of PROVISIONED, PAY_PER_REQUEST."
  }
}

variable "event_store_capacity" {
  description = "Read and write units of the event store, its index and the unique values"
  type        = number
  default     = 10

  validation {
    condition = (
      var.event_store_capacity >= 1 &&
      var.event_store_capacity <= 40000 &&
      floor(var.event_store_capacity) == var.event_store_capacity
    )
    error_message = "Variable event_store_capacity takes a whole number from 1 to 40000."
  }
}

variable "read_model_capacity" {
  description = "Read and write units of each read model and index"
  type        = number
  default     = 5

  validation {
    condition = (
      var.read_model_capacity >= 1 &&
      var.read_model_capacity <= 40000 &&
      floor(var.read_model_capacity) == var.read_model_capacity
    )
    error_message = "Variable read_model_capacity takes a whole number from 1 to 40000."
  }
}

# Functions
variable "lambda_timeout" {
  description = "Seconds an invocation may take"
  type        = number
  default     = 30

  validation {
    condition = (
      var.lambda_timeout >= 3 &&
      var.lambda_timeout <= 900 &&
      floor(var.lambda_timeout) == var.lambda_timeout
    )
    error_message = "Variable lambda_timeout takes a whole number from 3 to 900."
  }
}

variable "lambda_memory_size" {
  description = "Megabytes of each function; processor time grows with it"
  type        = number
  default     = 512

  validation {
    condition = (
      var.lambda_memory_size >= 256 &&
      var.lambda_memory_size <= 10240 &&
      floor(var.lambda_memory_size) == var.lambda_memory_size
    )
    error_message = "Variable lambda_memory_size takes a whole number from 256 to 10240."
  }
}

variable "provisioned_concurrency" {
  description = "Instances of command and query handler kept warm; above 0 replaces SnapStart"
  type        = number
  default     = 0

  validation {
    condition = (
      var.provisioned_concurrency >= 0 &&
      var.provisioned_concurrency <= 1000 &&
      floor(var.provisioned_concurrency) == var.provisioned_concurrency
    )
    error_message = "Variable provisioned_concurrency takes a whole number from 0 to 1000."
  }
}

# Operations
variable "log_retention_days" {
  description = "Days logs are kept"
  type        = number
  default     = 14

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653], var.log_retention_days)
    error_message = "Variable log_retention_days takes one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653."
  }
}

variable "alarm_topic_arn" {
  description = "SNS topic told about alarms; empty for none"
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(arn:[^\\s]+)?$", var.alarm_topic_arn))
    error_message = "Variable alarm_topic_arn takes an ARN, or empty."
  }
}

# Network and encryption
variable "kms_key_arn" {
  description = "Customer key for tables and queues; empty for AWS's keys. Its policy must let events.amazonaws.com use it"
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(arn:[^\\s]+)?$", var.kms_key_arn))
    error_message = "Variable kms_key_arn takes an ARN, or empty."
  }
}

variable "vpc_subnet_ids" {
  description = "Subnets the functions run in; empty for no VPC"
  type        = list(string)
  default     = []
}

variable "vpc_security_group_ids" {
  description = "Security groups of the functions in a VPC"
  type        = list(string)
  default     = []
}
