#!/usr/bin/env bash
# "Quick Start" and "Cleanup" with CDK Python as a user types them; then what they must have shown.
# Usage: source local.env && PATH=<CDK CLI>:$PATH quick-start-cdk-python.sh TEST   (in target/cqrs)
# TEST is run between the two.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
# shellcheck source=/dev/null
source "$here/cdk-account.sh"

# Navigate to CDK Python directory
cd cdk-python/

# Create and activate virtual environment
python -m venv .venv
# shellcheck source=/dev/null
source .venv/bin/activate

# Install dependencies
pip install -r requirements.txt

cdk synth --quiet
upload_code
to_bootstrapped_account

# Deploy the stack
cdk deploy --parameters projectName=my-cqrs-demo --require-approval never

# Get stack outputs
cdk list

# What is deployed is what the application says.
cdk diff --fail

to_local_cloud
"$1"
to_bootstrapped_account

cdk destroy --force

leave_account
bash "$here/nothing-is-left.sh"
