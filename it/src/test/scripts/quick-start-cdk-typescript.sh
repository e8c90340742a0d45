#!/usr/bin/env bash
# "Quick Start" and "Cleanup" with CDK TypeScript as a user types them; then what they must have shown.
# Usage: source local.env && quick-start-cdk-typescript.sh TEST   (in target/cqrs)
# TEST is run between the two. The local cloud cannot be bootstrapped, so a stand-in takes the place of cdk bootstrap.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
cloud=$AWS_ENDPOINT_URL
endpoint=$(mktemp -u)
node "$here/bootstrapped-account.mjs" "$endpoint" &
account=$!
trap 'kill $account' EXIT
bucket=cdk-hnb659fds-assets-$(aws sts get-caller-identity --query Account --output text)-us-east-1
aws s3 mb "s3://$bucket"

# Navigate to CDK TypeScript directory
cd cdk-typescript/

# Install dependencies
npm install

# The local cloud takes objects in one piece only, and CDK uploads large ones in parts, unless they are there.
npx cdk synth --quiet
key=$(jq -r '.files[].destinations[].objectKey | select(endswith(".zip"))' cdk.out/*.assets.json)
aws s3api put-object --bucket "$bucket" --key "$key" --body ../functions.zip
export AWS_ENDPOINT_URL
AWS_ENDPOINT_URL=$(<"$endpoint")

# Deploy the stack
npx cdk deploy --parameters projectName=my-cqrs-demo --require-approval never

# Get stack outputs
npx cdk list

# What is deployed is what the application says.
npx cdk diff --fail

AWS_ENDPOINT_URL=$cloud "$1"

npx cdk destroy --force

AWS_ENDPOINT_URL=$cloud
aws s3 rb --force "s3://$bucket"

bash "$here/nothing-is-left.sh"
