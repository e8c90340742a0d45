#!/usr/bin/env bash
# A stack's tables are handed over to Terraform as terraform/README.md says, word for word; then what must be left.
# Usage: source local.env && from-cloudformation-to-terraform.sh CONFIGURATION   (in target/cqrs, with a staged zip)
# CONFIGURATION is Terraform's: it says where the AWS provider is. What it has taken over stays: use a cloud to throw away.
set -euo pipefail
export AWS_PAGER=

fail() {
    echo "FAILED: $1" >&2
    exit 1
}

events() {
    aws dynamodb scan --table-name my-cqrs-demo-dev-event-store --query Count --output text
}

aws cloudformation create-stack --stack-name my-cqrs-demo-dev --template-body file://cloudformation.yaml \
    --capabilities CAPABILITY_IAM --parameters ParameterKey=ProjectName,ParameterValue=my-cqrs-demo
aws cloudformation wait stack-create-complete --stack-name my-cqrs-demo-dev
aws dynamodb put-item --table-name my-cqrs-demo-dev-event-store --item '{"AggregateId":{"S":"a"},"Version":{"N":"1"}}'
tables=$(aws dynamodb list-tables --query 'sort(TableNames)' --output text)

# Step 2.
awk '/^   ```bash/ { blocks++; inside = 1; next } /^   ```/ { inside = 0 } inside && blocks == 1' terraform/README.md >step-2.sh
grep -q 'delete-stack' step-2.sh || fail "the README's step 2 is not to be found"
bash -euo pipefail step-2.sh
[[ $(aws dynamodb list-tables --query 'sort(TableNames)' --output text) == "$tables" ]] || fail "tables went with the stack"
[[ $(events) == 1 ]] || fail "the event went with the stack"
[[ $(aws lambda list-functions --query 'length(Functions)') == 0 ]] || fail "functions are left"

# Steps 3 and 4.
export TF_CLI_CONFIG_FILE=$1
export TF_CLI_ARGS=-no-color
cd terraform
terraform init
cp from-cloudformation/imports.tf .
terraform plan -var="project_name=my-cqrs-demo" -out=import.tfplan >plan.txt
grep -Eq "^Plan: $(wc -w <<<"$tables") to import, [0-9]+ to add, [0-9]+ to change, 0 to destroy.$" plan.txt || fail "$(tail -20 plan.txt)"
terraform apply import.tfplan
rm imports.tf
[[ $(events) == 1 ]] || fail "the event went as Terraform took over"
terraform plan -var="project_name=my-cqrs-demo" >plan.txt
grep -q '^No changes. ' plan.txt || fail "$(cat plan.txt)"
