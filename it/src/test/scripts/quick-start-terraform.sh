#!/usr/bin/env bash
# "Quick Start" and "Cleanup" with Terraform as a user types them; then what they must have shown.
# Usage: source local.env && quick-start-terraform.sh CONFIGURATION TEST   (in target/cqrs)
# CONFIGURATION is Terraform's: it says where the AWS provider is. TEST is run between the two.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
export TF_CLI_CONFIG_FILE=$1
export TF_CLI_ARGS=-no-color

fail() {
    echo "FAILED: $1" >&2
    cat said.txt >&2
    exit 1
}

# Navigate to Terraform directory
cd terraform/

# Initialize Terraform
terraform init

# Review planned changes
terraform plan -var="project_name=my-cqrs-demo" | tee said.txt
planned=$(sed -n 's/^Plan: \([0-9]*\) to add, 0 to change, 0 to destroy.$/\1/p' said.txt)
[[ -n $planned ]] || fail "nothing is planned"

# Apply the configuration
echo yes | terraform apply -var="project_name=my-cqrs-demo" | tee said.txt
grep -q "^Apply complete! Resources: $planned added, 0 changed, 0 destroyed.$" said.txt || fail "not all is there"

# View outputs
terraform output | tee said.txt
grep -q '^event_store_table_name *= "my-cqrs-demo-dev-event-store"$' said.txt || fail "the event store has no output"

# What is there is what the configuration says.
terraform plan -var="project_name=my-cqrs-demo" >said.txt
grep -q '^No changes. ' said.txt || fail "a second run would change something"

"$2"

# Another memory size: each function gets it in a new version, and its alias moves there.
functions=$(aws lambda list-functions --query 'length(Functions)')
echo yes | terraform apply -var="project_name=my-cqrs-demo" -var="lambda_memory_size=1024" | tee said.txt
grep -q "^Apply complete! Resources: 0 added, $((2 * functions)) changed, 0 destroyed.$" said.txt || fail "something else changed"
[[ $(aws lambda get-function-configuration --function-name my-cqrs-demo-dev-command-handler --qualifier live --query MemorySize) == 1024 ]] ||
    fail "the alias is at the old version"

# Type 'yes' when prompted to confirm
echo yes | terraform destroy -var="project_name=my-cqrs-demo" | tee said.txt
grep -q "^Destroy complete! Resources: $planned destroyed.$" said.txt || fail "something is left"

bash "$here/nothing-is-left.sh"
rm -r said.txt .terraform .terraform.lock.hcl terraform.tfstate*
