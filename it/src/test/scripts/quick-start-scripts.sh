#!/usr/bin/env bash
# "Quick Start" and "Cleanup" with the bash scripts as a user types them; then what they must have shown.
# Usage: source local.env && quick-start-scripts.sh TEST   (in target/cqrs)
# TEST is run between the two.
set -euo pipefail

fail() {
    echo "FAILED: $1" >&2
    cat said.txt >&2
    exit 1
}

# Make scripts executable
chmod +x scripts/deploy.sh scripts/destroy.sh

# A first run is killed when it has made half of the functions.
./scripts/deploy.sh my-cqrs-demo 2>said.txt &
killed=$!
until grep -q 'function .*-event-publisher .*created' said.txt; do
    kill -0 "$killed" || fail "the run ended before it could be killed"
    sleep 1
done
kill -9 "$killed"
wait "$killed" || true # it has failed: it was killed

# Deploy the infrastructure
./scripts/deploy.sh my-cqrs-demo 2>said.txt
grep -q 'table .*-event-store .*unchanged' said.txt || fail "the killed run was begun anew"
grep -q 'dashboard .*created' said.txt || fail "the killed run was not completed"

"$1"

# The same again with one other option: it changes one thing, and leaves the rest alone.
./scripts/deploy.sh my-cqrs-demo --retention-days 7 --outputs json >outputs-of-the-scripts.json 2>said.txt
grep -q 'archive .*changed' said.txt || fail "the archive keeps its retention"
grep -Eq '[0-9]+ resources: 0 created, 1 changed, ' said.txt || fail "other things changed, too"
jq -e '.EventStoreTableName == "my-cqrs-demo-dev-event-store"' outputs-of-the-scripts.json

# Many other options, and the code through a bucket: everything comes to that, and stays so.
bucket=my-cqrs-demo-code
aws s3 mb "s3://$bucket"
others=(--billing-mode PAY_PER_REQUEST --lambda-memory-size 1024 --lambda-timeout 60 --provisioned-concurrency 1
    --log-retention-days 7 --code-bucket "$bucket")
./scripts/deploy.sh my-cqrs-demo "${others[@]}" 2>said.txt || fail "the options were refused"
[[ $(aws dynamodb describe-table --table-name my-cqrs-demo-dev-event-store --query Table.BillingModeSummary.BillingMode --output text) == PAY_PER_REQUEST ]]
[[ $(aws lambda get-function-configuration --function-name my-cqrs-demo-dev-command-handler:live --query '[MemorySize,Timeout]' --output text) == $'1024\t60' ]]
[[ $(aws lambda get-provisioned-concurrency-config --function-name my-cqrs-demo-dev-query-handler --qualifier live --query Status --output text) == READY ]]
./scripts/deploy.sh my-cqrs-demo "${others[@]}" 2>said.txt || fail "the options were refused the second time"
grep -Eq '[0-9]+ resources: 0 created, 0 changed, ' said.txt || fail "what was changed is changed again"

# Run the destroy script; confirm deletion when prompted
echo yes | ./scripts/destroy.sh my-cqrs-demo --code-bucket "$bucket" 2>said.txt || fail "the removal failed"
grep -q 'Nothing is left.' said.txt || fail "something is left"
aws s3 rb "s3://$bucket" # it is empty again

bash "$(dirname "$0")/nothing-is-left.sh"
