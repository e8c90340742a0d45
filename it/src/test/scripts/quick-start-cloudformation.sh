#!/usr/bin/env bash
# "Quick Start" and "Cleanup" with CloudFormation as a user types them; then what they must have shown.
# Usage: source local.env && quick-start-cloudformation.sh TEST   (in target/cqrs, rendered with -Dcqrs.stage)
# TEST is run between the two.
set -euo pipefail

# Deploy the stack
aws cloudformation create-stack \
    --stack-name cqrs-event-sourcing-demo \
    --template-body file://cloudformation.yaml \
    --capabilities CAPABILITY_IAM \
    --parameters ParameterKey=ProjectName,ParameterValue=my-cqrs-demo

# Monitor deployment progress
aws cloudformation wait stack-create-complete \
    --stack-name cqrs-event-sourcing-demo

# Get stack outputs
aws cloudformation describe-stacks \
    --stack-name cqrs-event-sourcing-demo \
    --query 'Stacks[0].Outputs' | tee outputs-of-the-stack.json
jq -e 'map(select(.OutputKey == "EventStoreTableName")) | .[0].OutputValue == "my-cqrs-demo-dev-event-store"' \
    outputs-of-the-stack.json

"$1"

# Delete the stack (this removes all resources)
aws cloudformation delete-stack \
    --stack-name cqrs-event-sourcing-demo

# Wait for deletion to complete
aws cloudformation wait stack-delete-complete \
    --stack-name cqrs-event-sourcing-demo

bash "$(dirname "$0")/nothing-is-left.sh"
