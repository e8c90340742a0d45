terraform {
  required_version = ">= 1.0"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # The oldest one these files have been checked against. Those before 6.29 know no key_schema in an index.
      version = "~> 6.47"
    }
  }
}
