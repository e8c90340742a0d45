#!/usr/bin/env bash
# Sourced by the quick starts with CDK, with local.env in effect: gives them an account that CDK takes for a bootstrapped one.
# The local cloud cannot be bootstrapped, so a stand-in takes the place of cdk bootstrap; it ends with the script.

scripts=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
cloud=$AWS_ENDPOINT_URL
endpoint=$(mktemp -u)
node "$scripts/bootstrapped-account.mjs" "$endpoint" &
account=$!
trap 'kill $account' EXIT
bucket=cdk-hnb659fds-assets-$(aws sts get-caller-identity --query Account --output text)-us-east-1
aws s3 mb "s3://$bucket"

# The local cloud takes objects in one piece only, and CDK uploads large ones in parts, unless they are there.
upload_code() {
  local key
  key=$(jq -r '.files[].destinations[].objectKey | select(endswith(".zip"))' cdk.out/*.assets.json)
  aws s3api put-object --bucket "$bucket" --key "$key" --body ../functions.zip
}

to_bootstrapped_account() {
  AWS_ENDPOINT_URL=$(<"$endpoint")
  export AWS_ENDPOINT_URL
}

to_local_cloud() {
  export AWS_ENDPOINT_URL=$cloud
}

leave_account() {
  to_local_cloud
  aws s3 rb --force "s3://$bucket"
}
