#!/usr/bin/env bash
# "Quick Start" and "Cleanup" with CDK TypeScript as a user types them; then what they must have shown.
# Usage: source local.env && quick-start-cdk-typescript.sh TEST   (in target/cqrs)
# TEST is run between the two.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
# shellcheck source=/dev/null
source "$here/cdk-account.sh"

# Navigate to CDK TypeScript directory
cd cdk-typescript/

# Install dependencies
npm install

npx cdk synth --quiet
upload_code
to_bootstrapped_account

# Deploy the stack
npx cdk deploy --parameters projectName=my-cqrs-demo --require-approval never

# Get stack outputs
npx cdk list

# What is deployed is what the application says.
npx cdk diff --fail

to_local_cloud
"$1"
to_bootstrapped_account

npx cdk destroy --force

leave_account
bash "$here/nothing-is-left.sh"
