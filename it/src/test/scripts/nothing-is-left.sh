#!/usr/bin/env bash
# "Manual Cleanup Verification" as a user types it; then what it must have shown.
# Usage: source local.env && nothing-is-left.sh
set -euo pipefail

nothing() {
    jq -e 'length == 0'
}

# Check for remaining Lambda functions
aws lambda list-functions \
    --query 'Functions[?contains(FunctionName, `cqrs`) || contains(FunctionName, `my-cqrs-demo`)]' | nothing

# Check for remaining DynamoDB tables
aws dynamodb list-tables \
    --query 'TableNames[?contains(@, `cqrs`) || contains(@, `my-cqrs-demo`)]' | nothing

# Check for remaining EventBridge resources
aws events list-event-buses \
    --query 'EventBuses[?contains(Name, `cqrs`) || contains(Name, `my-cqrs-demo`)]' | nothing

# Check for remaining IAM roles
aws iam list-roles \
    --query 'Roles[?contains(RoleName, `cqrs`) || contains(RoleName, `my-cqrs-demo`)]' | nothing
