#!/usr/bin/env bash
# Creates the infrastructure with the AWS CLI, or brings it up to date.
# CQRS and event sourcing: 2 aggregates, 3 read models.
# Written by cqrs-maven-plugin from the application's model: change the application,
# not this file.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/lib/calls.sh"
source "$here/lib/options.sh"
source "$here/lib/deployment.sh"
source "$here/lib/tables.sh"
source "$here/lib/events.sh"
source "$here/lib/roles.sh"
source "$here/lib/code.sh"
source "$here/lib/functions.sh"
source "$here/lib/versions.sh"
source "$here/lib/observability.sh"

# Defaults of the options.
project_name=cqrs-demo
environment=dev
retention_days=30
billing_mode=PROVISIONED
event_store_capacity=10
read_model_capacity=5
lambda_timeout=30
lambda_memory_size=512
provisioned_concurrency=0
log_retention_days=14
alarm_topic_arn=''
kms_key_arn=''
vpc_subnet_ids=''
vpc_security_group_ids=''
code_bucket=''
code_key=''
outputs=text

# What the help says about them.
option project-name "First part of every resource's name"
option environment 'Second part of every name; prod protects its tables from deletion'
option retention-days 'Days the archive keeps events; the event store keeps them for ever'
option billing-mode 'How tables are paid; PAY_PER_REQUEST ignores the capacities'
option event-store-capacity \
  'Read and write units of the event store, its index and the unique values'
option read-model-capacity 'Read and write units of each read model and index'
option lambda-timeout 'Seconds an invocation may take'
option lambda-memory-size 'Megabytes of each function; processor time grows with it'
option provisioned-concurrency \
  'Instances of command and query handler kept warm; above 0 replaces SnapStart'
option log-retention-days 'Days logs are kept'
option alarm-topic-arn 'SNS topic told about alarms; empty for none'
option kms-key-arn \
  "Customer key for tables and queues; empty for AWS's keys. Its policy must let events.amazonaws.com use it"
option vpc-subnet-ids 'Subnets the functions run in; empty for no VPC'
option vpc-security-group-ids 'Security groups of the functions in a VPC'
option code-bucket \
  'Bucket that functions.zip is uploaded to; empty for a direct upload, up to 50 MB'
option code-key 'Key of the upload; empty for one made of its hash'
option outputs 'How outputs are printed: text, json or env'

usage() {
  cat <<'USAGE'
Usage: deploy.sh [PROJECT NAME] [OPTION VALUE]...

Creates the infrastructure, or brings it up to date. A second run changes nothing, and an
interrupted one is completed by the next. Region and credentials are those of the AWS CLI.

  --dry-run                     print every call that changes something, but make none
  --help                        print this
USAGE
  print_options
}

parse_options 'dry-run' "$@"
check_pattern project-name '^[a-z][a-z0-9-]{1,18}[a-z0-9]$' \
  '3 to 20 characters: a lower-case letter, then lower-case letters, digits and hyphens'
check_choice environment dev test staging prod
check_range retention-days 1 365
check_choice billing-mode PROVISIONED PAY_PER_REQUEST
check_range event-store-capacity 1 40000
check_range read-model-capacity 1 40000
check_range lambda-timeout 3 900
check_range lambda-memory-size 256 10240
check_range provisioned-concurrency 0 1000
check_choice log-retention-days 1 3 5 7 14 30 60 90 120 150 180 365 400 545 731 1827 3653
check_pattern alarm-topic-arn '^(arn:[^[:space:]]+)?$' 'an ARN, or empty'
check_pattern kms-key-arn '^(arn:[^[:space:]]+)?$' 'an ARN, or empty'
vpc_subnet_ids=$(sorted "$vpc_subnet_ids")
vpc_security_group_ids=$(sorted "$vpc_security_group_ids")
check_choice outputs text json env
find_account
name_arns
resume='Not finished. Run the same command again: it goes on from here.'
say "$prefix in $region, account $account"

# Tables.
index EventType-Timestamp-index EventType:S,Timestamp:S \
  'EventId AggregateType CommandId CorrelationId CausationId SchemaVersion EventData'
ensure_table event-store "$event_store_capacity" AggregateId:S,Version:N NEW_IMAGE
ensure_table unique-values "$event_store_capacity" Value:S
index Status-index status:S,createdAt:S
index UserId-index userId:S,createdAt:S
ensure_table order-summaries "$read_model_capacity" orderId:S
ensure_table user-order-totals "$read_model_capacity" userId:S
ensure_table user-order-totals-positions "$read_model_capacity" AggregateId:S
index Email-index email:S
ensure_table user-profiles "$read_model_capacity" userId:S
finish_tables

# Events on their way to projections and reactions.
ensure_bus events
ensure_archive archive events "$retention_days"

# What failed stays here until it has been looked at.
ensure_queue event-publisher-dead-letters 14
ensure_queue order-summaries-projection-dead-letters 14 \
  "$rule_arn-events/$prefix-order-summaries-projection"
ensure_queue user-order-totals-projection-dead-letters 14 \
  "$rule_arn-events/$prefix-user-order-totals-projection"
ensure_queue user-profiles-projection-dead-letters 14 \
  "$rule_arn-events/$prefix-user-profiles-projection"
ensure_queue buyer-check-reaction-dead-letters 14 "$rule_arn-events/$prefix-buyer-check-reaction"

# A role for each function, which allows just what it does.
find_stream event-store

allow 'dynamodb:PutItem dynamodb:Query' "$table_arn-event-store"
allow 'dynamodb:DeleteItem dynamodb:PutItem' "$table_arn-unique-values"
ensure_role command-handler

allow 'dynamodb:GetItem dynamodb:Query' "$table_arn-order-summaries" \
  "$table_arn-user-order-totals" "$table_arn-user-profiles"
allow dynamodb:Query "$table_arn-order-summaries/index/Status-index" \
  "$table_arn-order-summaries/index/UserId-index" "$table_arn-user-profiles/index/Email-index"
allow dynamodb:GetItem "$table_arn-user-order-totals-positions"
ensure_role query-handler

allow 'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator' "$stream_arn"
allow dynamodb:ListStreams '*'
allow dynamodb:Query "$table_arn-event-store/index/EventType-Timestamp-index"
allow events:PutEvents "$bus_arn-events"
allow sqs:SendMessage "$queue_arn-event-publisher-dead-letters"
ensure_role event-publisher

allow dynamodb:Query "$table_arn-event-store"
allow 'dynamodb:GetItem dynamodb:PutItem' "$table_arn-order-summaries"
allow sqs:SendMessage "$queue_arn-order-summaries-projection-dead-letters"
ensure_role order-summaries-projection

allow dynamodb:Query "$table_arn-event-store"
allow 'dynamodb:GetItem dynamodb:PutItem' "$table_arn-user-order-totals" \
  "$table_arn-user-order-totals-positions"
allow sqs:SendMessage "$queue_arn-user-order-totals-projection-dead-letters"
ensure_role user-order-totals-projection

allow dynamodb:Query "$table_arn-event-store"
allow 'dynamodb:GetItem dynamodb:PutItem' "$table_arn-user-profiles"
allow sqs:SendMessage "$queue_arn-user-profiles-projection-dead-letters"
ensure_role user-profiles-projection

allow 'dynamodb:PutItem dynamodb:Query' "$table_arn-event-store"
allow 'dynamodb:DeleteItem dynamodb:PutItem' "$table_arn-unique-values"
allow sqs:SendMessage "$queue_arn-buyer-check-reaction-dead-letters"
ensure_role buyer-check-reaction

# Functions.
runtime=java25
find_code "$here/../functions.zip"

variable EVENT_STORE_TABLE "$prefix-event-store"
variable UNIQUE_VALUES_TABLE "$prefix-unique-values"
ensure_function command-handler dev.cqrs.aws.CommandFunction "$lambda_timeout" \
  'Decides on commands and appends their events' awaited

variable READ_MODEL_POSITIONS_TABLES \
  "{\"user-order-totals\":\"$prefix-user-order-totals-positions\"}"
variable READ_MODEL_TABLES \
  "{\"order-summaries\":\"$prefix-order-summaries\",\"user-order-totals\":\"$prefix-user-order-totals\",\"user-profiles\":\"$prefix-user-profiles\"}"
ensure_function query-handler dev.cqrs.aws.QueryFunction "$lambda_timeout" \
  'Answers queries from the read models' awaited

variable EVENT_BUS_NAME "$prefix-events"
variable EVENT_SOURCE "$event_source"
variable EVENT_STORE_TABLE "$prefix-event-store"
ensure_function event-publisher dev.cqrs.aws.PublisherFunction 60 \
  'Puts new events of the event store on the bus'

variable EVENT_STORE_TABLE "$prefix-event-store"
variable READ_MODEL order-summaries
variable READ_MODEL_TABLE "$prefix-order-summaries"
ensure_function order-summaries-projection dev.cqrs.aws.ProjectionFunction "$lambda_timeout" \
  'Keeps the read model order-summaries'
ensure_failures order-summaries-projection order-summaries-projection-dead-letters

variable EVENT_STORE_TABLE "$prefix-event-store"
variable READ_MODEL user-order-totals
variable READ_MODEL_POSITIONS_TABLE "$prefix-user-order-totals-positions"
variable READ_MODEL_TABLE "$prefix-user-order-totals"
ensure_function user-order-totals-projection dev.cqrs.aws.ProjectionFunction "$lambda_timeout" \
  'Keeps the read model user-order-totals'
ensure_failures user-order-totals-projection user-order-totals-projection-dead-letters

variable EVENT_STORE_TABLE "$prefix-event-store"
variable READ_MODEL user-profiles
variable READ_MODEL_TABLE "$prefix-user-profiles"
ensure_function user-profiles-projection dev.cqrs.aws.ProjectionFunction "$lambda_timeout" \
  'Keeps the read model user-profiles'
ensure_failures user-profiles-projection user-profiles-projection-dead-letters

variable EVENT_STORE_TABLE "$prefix-event-store"
variable REACTIONS buyer-check
variable UNIQUE_VALUES_TABLE "$prefix-unique-values"
ensure_function buyer-check-reaction dev.cqrs.aws.ReactionFunction "$lambda_timeout" \
  'Reacts to events with commands: buyer-check'
ensure_failures buyer-check-reaction buyer-check-reaction-dead-letters

# Which events each projection and reaction gets.
ensure_rule events order-summaries-projection order-summaries-projection OrderSummariesProjection \
  order-summaries-projection-dead-letters OrderCreated OrderStatusUpdated
ensure_rule events user-order-totals-projection user-order-totals-projection \
  UserOrderTotalsProjection user-order-totals-projection-dead-letters OrderCreated
ensure_rule events user-profiles-projection user-profiles-projection UserProfilesProjection \
  user-profiles-projection-dead-letters UserCreated UserProfileUpdated
ensure_rule events buyer-check-reaction buyer-check-reaction BuyerCheckReaction \
  buyer-check-reaction-dead-letters OrderCreated

# From the stream to the publisher: once everything that follows is there.
ensure_mapping event-publisher event-publisher-dead-letters 100 10 21600 1

# Alarms.
ensure_alarm errors 'A function fails' 0 1 \
  "AWS/Lambda Errors FunctionName $prefix-command-handler Sum" \
  "AWS/Lambda Errors FunctionName $prefix-query-handler Sum" \
  "AWS/Lambda Errors FunctionName $prefix-event-publisher Sum" \
  "AWS/Lambda Errors FunctionName $prefix-order-summaries-projection Sum" \
  "AWS/Lambda Errors FunctionName $prefix-user-order-totals-projection Sum" \
  "AWS/Lambda Errors FunctionName $prefix-user-profiles-projection Sum" \
  "AWS/Lambda Errors FunctionName $prefix-buyer-check-reaction Sum"
ensure_alarm throttles 'A function is throttled' 0 1 \
  "AWS/Lambda Throttles FunctionName $prefix-command-handler Sum" \
  "AWS/Lambda Throttles FunctionName $prefix-query-handler Sum" \
  "AWS/Lambda Throttles FunctionName $prefix-event-publisher Sum" \
  "AWS/Lambda Throttles FunctionName $prefix-order-summaries-projection Sum" \
  "AWS/Lambda Throttles FunctionName $prefix-user-order-totals-projection Sum" \
  "AWS/Lambda Throttles FunctionName $prefix-user-profiles-projection Sum" \
  "AWS/Lambda Throttles FunctionName $prefix-buyer-check-reaction Sum"
ensure_alarm event-publisher-lag 'Events wait over a minute to be published' 60000 3 \
  "AWS/Lambda IteratorAge FunctionName $prefix-event-publisher Maximum"
ensure_alarm dead-letters 'A dead-letter queue is not empty' 0 1 \
  "AWS/SQS ApproximateNumberOfMessagesVisible QueueName $prefix-event-publisher-dead-letters Maximum" \
  "AWS/SQS ApproximateNumberOfMessagesVisible QueueName $prefix-order-summaries-projection-dead-letters Maximum" \
  "AWS/SQS ApproximateNumberOfMessagesVisible QueueName $prefix-user-order-totals-projection-dead-letters Maximum" \
  "AWS/SQS ApproximateNumberOfMessagesVisible QueueName $prefix-user-profiles-projection-dead-letters Maximum" \
  "AWS/SQS ApproximateNumberOfMessagesVisible QueueName $prefix-buyer-check-reaction-dead-letters Maximum"

# Everything at a glance.
ensure_dashboard overview <<JSON
{"widgets":[
{"type":"metric","width":12,"properties":{"title":"Commands and queries","region":"$region","period":60,"stat":"Sum","metrics":[["AWS/Lambda","Invocations","FunctionName","$prefix-command-handler"],["...","$prefix-query-handler"]]}},
{"type":"metric","width":12,"properties":{"title":"Answer time, 99th percentile (ms)","region":"$region","period":60,"stat":"p99","metrics":[["AWS/Lambda","Duration","FunctionName","$prefix-command-handler"],["...","$prefix-query-handler"]]}},
{"type":"metric","width":12,"properties":{"title":"Errors","region":"$region","period":60,"stat":"Sum","metrics":[["AWS/Lambda","Errors","FunctionName","$prefix-command-handler"],["...","$prefix-query-handler"],["...","$prefix-event-publisher"],["...","$prefix-order-summaries-projection"],["...","$prefix-user-order-totals-projection"],["...","$prefix-user-profiles-projection"],["...","$prefix-buyer-check-reaction"]]}},
{"type":"metric","width":12,"properties":{"title":"Throttled invocations","region":"$region","period":60,"stat":"Sum","metrics":[["AWS/Lambda","Throttles","FunctionName","$prefix-command-handler"],["...","$prefix-query-handler"],["...","$prefix-event-publisher"],["...","$prefix-order-summaries-projection"],["...","$prefix-user-order-totals-projection"],["...","$prefix-user-profiles-projection"],["...","$prefix-buyer-check-reaction"]]}},
{"type":"metric","width":12,"properties":{"title":"Publishing lag (ms)","region":"$region","period":60,"stat":"Maximum","metrics":[["AWS/Lambda","IteratorAge","FunctionName","$prefix-event-publisher"]]}},
{"type":"metric","width":12,"properties":{"title":"Events that failed","region":"$region","period":60,"stat":"Maximum","metrics":[["AWS/SQS","ApproximateNumberOfMessagesVisible","QueueName","$prefix-event-publisher-dead-letters"],["...","$prefix-order-summaries-projection-dead-letters"],["...","$prefix-user-order-totals-projection-dead-letters"],["...","$prefix-user-profiles-projection-dead-letters"],["...","$prefix-buyer-check-reaction-dead-letters"]]}},
{"type":"metric","width":12,"properties":{"title":"Consumed write units","region":"$region","period":60,"stat":"Sum","metrics":[["AWS/DynamoDB","ConsumedWriteCapacityUnits","TableName","$prefix-event-store"],["...","$prefix-unique-values"],["...","$prefix-order-summaries"],["...","$prefix-user-order-totals"],["...","$prefix-user-order-totals-positions"],["...","$prefix-user-profiles"]]}},
{"type":"metric","width":12,"properties":{"title":"Consumed read units","region":"$region","period":60,"stat":"Sum","metrics":[["AWS/DynamoDB","ConsumedReadCapacityUnits","TableName","$prefix-event-store"],["...","$prefix-unique-values"],["...","$prefix-order-summaries"],["...","$prefix-user-order-totals"],["...","$prefix-user-order-totals-positions"],["...","$prefix-user-profiles"]]}}]}
JSON

# What callers and scripts need to know.
say_summary
find_queue_url event-publisher-dead-letters
output ProjectName "$project_name"
output Environment "$environment"
output Region "$region"
output EventStoreTableName "$prefix-event-store"
output EventStoreStreamArn "$stream_arn"
output UniqueValuesTableName "$prefix-unique-values"
output EventBusName "$prefix-events"
output EventBusArn "$bus_arn-events"
output EventArchiveName "$prefix-archive"
output CommandHandlerFunctionName "$prefix-command-handler"
output CommandHandlerFunctionArn "$function_arn-command-handler"
output QueryHandlerFunctionName "$prefix-query-handler"
output QueryHandlerFunctionArn "$function_arn-query-handler"
output EventPublisherFunctionName "$prefix-event-publisher"
output EventPublisherDeadLetterQueueUrl "$queue_url-event-publisher-dead-letters"
output OrderSummariesTableName "$prefix-order-summaries"
output OrderSummariesProjectionFunctionName "$prefix-order-summaries-projection"
output OrderSummariesProjectionDeadLetterQueueUrl \
  "$queue_url-order-summaries-projection-dead-letters"
output UserOrderTotalsTableName "$prefix-user-order-totals"
output UserOrderTotalsProjectionFunctionName "$prefix-user-order-totals-projection"
output UserOrderTotalsProjectionDeadLetterQueueUrl \
  "$queue_url-user-order-totals-projection-dead-letters"
output UserProfilesTableName "$prefix-user-profiles"
output UserProfilesProjectionFunctionName "$prefix-user-profiles-projection"
output UserProfilesProjectionDeadLetterQueueUrl "$queue_url-user-profiles-projection-dead-letters"
output BuyerCheckReactionFunctionName "$prefix-buyer-check-reaction"
output BuyerCheckReactionDeadLetterQueueUrl "$queue_url-buyer-check-reaction-dead-letters"
print_outputs
