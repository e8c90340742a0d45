#!/usr/bin/env bash
# "Testing the Deployment", steps 1 to 4, with the AWS CLI as a user types them; then what they must have shown.
# Usage: source target/cqrs/local.env && testing-the-deployment.sh   (in an empty folder)
set -euo pipefail

# Get the command handler function name from outputs
COMMAND_HANDLER=$(aws lambda list-functions \
    --query 'Functions[?contains(FunctionName, `command-handler`)].FunctionName' \
    --output text)

# Create a user
aws lambda invoke \
    --function-name $COMMAND_HANDLER \
    --payload '{
        "commandType": "CreateUser",
        "email": "john.doe@example.com",
        "name": "John Doe",
        "commandId": "cmd-001"
    }' \
    response.json

# Extract the user ID
USER_ID=$(cat response.json | jq -r '.aggregateId')
echo "Created user: $USER_ID"

# Create an order for the user
aws lambda invoke \
    --function-name $COMMAND_HANDLER \
    --payload "{
        \"commandType\": \"CreateOrder\",
        \"userId\": \"$USER_ID\",
        \"items\": [{\"product\": \"laptop\", \"quantity\": 1, \"price\": 999.99}],
        \"totalAmount\": 999.99
    }" \
    order_response.json

ORDER_ID=$(cat order_response.json | jq -r '.aggregateId')
echo "Created order: $ORDER_ID"

# Get the query handler function name
QUERY_HANDLER=$(aws lambda list-functions \
    --query 'Functions[?contains(FunctionName, `query-handler`)].FunctionName' \
    --output text)

# Wait for eventual consistency
sleep 10

# Query user profile
aws lambda invoke \
    --function-name $QUERY_HANDLER \
    --payload "{
        \"queryType\": \"GetUserProfile\",
        \"userId\": \"$USER_ID\"
    }" \
    user_query.json

echo "User Profile:"
cat user_query.json | jq '.body | fromjson'

# Query orders by user
aws lambda invoke \
    --function-name $QUERY_HANDLER \
    --payload "{
        \"queryType\": \"GetOrdersByUser\",
        \"userId\": \"$USER_ID\"
    }" \
    orders_query.json

echo "User Orders:"
cat orders_query.json | jq '.body | fromjson'

# Get the event store table name
EVENT_STORE_TABLE=$(aws dynamodb list-tables \
    --query 'TableNames[?contains(@, `event-store`)]' \
    --output text)

# Query events for the user
aws dynamodb query \
    --table-name $EVENT_STORE_TABLE \
    --key-condition-expression "AggregateId = :id" \
    --expression-attribute-values "{\":id\":{\"S\":\"$USER_ID\"}}"

# What the steps must have shown.
fail() {
  echo "FAILED: $1" >&2
  exit 1
}
[[ "$USER_ID" != null && -n "$USER_ID" ]] || fail "step 1 created no user"
[[ "$ORDER_ID" != null && -n "$ORDER_ID" ]] || fail "step 2 created no order"
[[ $(jq -r '.body | fromjson | .email' user_query.json) == john.doe@example.com ]] ||
  fail "step 3 read no profile"
[[ $(jq -r '.body | fromjson | .items[0].orderId' orders_query.json) == "$ORDER_ID" ]] ||
  fail "step 3 listed no order"
[[ $(aws dynamodb query \
  --table-name "$EVENT_STORE_TABLE" \
  --key-condition-expression "AggregateId = :id" \
  --expression-attribute-values "{\":id\":{\"S\":\"$USER_ID\"}}" \
  --query 'Items[0].EventType.S' --output text) == UserCreated ]] ||
  fail "step 4 found no event"
echo "Steps 1 to 4 hold."
