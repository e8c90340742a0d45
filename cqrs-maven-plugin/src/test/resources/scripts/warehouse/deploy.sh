#!/usr/bin/env bash
# Creates the infrastructure with the AWS CLI, or brings it up to date.
# CQRS and event sourcing: 2 aggregates, 1 read model.
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
index Amount-index kind:S,amount:N
ensure_table stock-by-shelf-2 "$read_model_capacity" y:S
ensure_table stock-by-shelf-2-positions "$read_model_capacity" AggregateId:S
finish_tables

# Events on their way to projections and reactions.
ensure_bus events
ensure_archive archive events "$retention_days"

# What failed stays here until it has been looked at.
ensure_queue event-publisher-dead-letters 14
ensure_queue stock-by-shelf-2-projection-dead-letters 14 \
  "$rule_arn-events/$prefix-stock-by-shelf-2-projection"

# A role for each function, which allows just what it does.
find_stream event-store

allow 'dynamodb:PutItem dynamodb:Query' "$table_arn-event-store"
ensure_role command-handler

allow 'dynamodb:GetItem dynamodb:Query' "$table_arn-stock-by-shelf-2"
allow dynamodb:Query "$table_arn-stock-by-shelf-2/index/Amount-index"
allow dynamodb:GetItem "$table_arn-stock-by-shelf-2-positions"
ensure_role query-handler

allow 'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator' "$stream_arn"
allow dynamodb:ListStreams '*'
allow dynamodb:Query "$table_arn-event-store/index/EventType-Timestamp-index"
allow events:PutEvents "$bus_arn-events"
allow sqs:SendMessage "$queue_arn-event-publisher-dead-letters"
ensure_role event-publisher

allow dynamodb:Query "$table_arn-event-store"
allow 'dynamodb:GetItem dynamodb:PutItem' "$table_arn-stock-by-shelf-2" \
  "$table_arn-stock-by-shelf-2-positions"
allow sqs:SendMessage "$queue_arn-stock-by-shelf-2-projection-dead-letters"
ensure_role stock-by-shelf-2-projection

# Functions.
runtime=java25
find_code "$here/../functions.zip"

variable EVENT_STORE_TABLE "$prefix-event-store"
ensure_function command-handler dev.cqrs.aws.CommandFunction "$lambda_timeout" \
  'Decides on commands and appends their events' awaited

variable READ_MODEL_POSITIONS_TABLES \
  "{\"stock-by-shelf-2\":\"$prefix-stock-by-shelf-2-positions\"}"
variable READ_MODEL_TABLES "{\"stock-by-shelf-2\":\"$prefix-stock-by-shelf-2\"}"
ensure_function query-handler dev.cqrs.aws.QueryFunction "$lambda_timeout" \
  'Answers queries from the read models' awaited

variable EVENT_BUS_NAME "$prefix-events"
variable EVENT_SOURCE "$event_source"
variable EVENT_STORE_TABLE "$prefix-event-store"
ensure_function event-publisher dev.cqrs.aws.PublisherFunction 60 \
  'Puts new events of the event store on the bus'

variable EVENT_STORE_TABLE "$prefix-event-store"
variable READ_MODEL stock-by-shelf-2
variable READ_MODEL_POSITIONS_TABLE "$prefix-stock-by-shelf-2-positions"
variable READ_MODEL_TABLE "$prefix-stock-by-shelf-2"
ensure_function stock-by-shelf-2-projection dev.cqrs.aws.ProjectionFunction "$lambda_timeout" \
  'Keeps the read model stock-by-shelf-2'
ensure_failures stock-by-shelf-2-projection stock-by-shelf-2-projection-dead-letters

# Which events each projection and reaction gets.
ensure_rule events stock-by-shelf-2-projection stock-by-shelf-2-projection StockByShelf2Projection \
  stock-by-shelf-2-projection-dead-letters Counted2x on

# From the stream to the publisher: once everything that follows is there.
ensure_mapping event-publisher event-publisher-dead-letters 100 10 21600 1

# Alarms.
ensure_alarm errors 'A function fails' 0 1 \
  "AWS/Lambda Errors FunctionName $prefix-command-handler Sum" \
  "AWS/Lambda Errors FunctionName $prefix-query-handler Sum" \
  "AWS/Lambda Errors FunctionName $prefix-event-publisher Sum" \
  "AWS/Lambda Errors FunctionName $prefix-stock-by-shelf-2-projection Sum"
ensure_alarm throttles 'A function is throttled' 0 1 \
  "AWS/Lambda Throttles FunctionName $prefix-command-handler Sum" \
  "AWS/Lambda Throttles FunctionName $prefix-query-handler Sum" \
  "AWS/Lambda Throttles FunctionName $prefix-event-publisher Sum" \
  "AWS/Lambda Throttles FunctionName $prefix-stock-by-shelf-2-projection Sum"
ensure_alarm event-publisher-lag 'Events wait over a minute to be published' 60000 3 \
  "AWS/Lambda IteratorAge FunctionName $prefix-event-publisher Maximum"
ensure_alarm dead-letters 'A dead-letter queue is not empty' 0 1 \
  "AWS/SQS ApproximateNumberOfMessagesVisible QueueName $prefix-event-publisher-dead-letters Maximum" \
  "AWS/SQS ApproximateNumberOfMessagesVisible QueueName $prefix-stock-by-shelf-2-projection-dead-letters Maximum"

# Everything at a glance.
ensure_dashboard overview <<JSON
{"widgets":[
{"type":"metric","width":12,"properties":{"title":"Commands and queries","region":"$region","period":60,"stat":"Sum","metrics":[["AWS/Lambda","Invocations","FunctionName","$prefix-command-handler"],["...","$prefix-query-handler"]]}},
{"type":"metric","width":12,"properties":{"title":"Answer time, 99th percentile (ms)","region":"$region","period":60,"stat":"p99","metrics":[["AWS/Lambda","Duration","FunctionName","$prefix-command-handler"],["...","$prefix-query-handler"]]}},
{"type":"metric","width":12,"properties":{"title":"Errors","region":"$region","period":60,"stat":"Sum","metrics":[["AWS/Lambda","Errors","FunctionName","$prefix-command-handler"],["...","$prefix-query-handler"],["...","$prefix-event-publisher"],["...","$prefix-stock-by-shelf-2-projection"]]}},
{"type":"metric","width":12,"properties":{"title":"Throttled invocations","region":"$region","period":60,"stat":"Sum","metrics":[["AWS/Lambda","Throttles","FunctionName","$prefix-command-handler"],["...","$prefix-query-handler"],["...","$prefix-event-publisher"],["...","$prefix-stock-by-shelf-2-projection"]]}},
{"type":"metric","width":12,"properties":{"title":"Publishing lag (ms)","region":"$region","period":60,"stat":"Maximum","metrics":[["AWS/Lambda","IteratorAge","FunctionName","$prefix-event-publisher"]]}},
{"type":"metric","width":12,"properties":{"title":"Events that failed","region":"$region","period":60,"stat":"Maximum","metrics":[["AWS/SQS","ApproximateNumberOfMessagesVisible","QueueName","$prefix-event-publisher-dead-letters"],["...","$prefix-stock-by-shelf-2-projection-dead-letters"]]}},
{"type":"metric","width":12,"properties":{"title":"Consumed write units","region":"$region","period":60,"stat":"Sum","metrics":[["AWS/DynamoDB","ConsumedWriteCapacityUnits","TableName","$prefix-event-store"],["...","$prefix-stock-by-shelf-2"],["...","$prefix-stock-by-shelf-2-positions"]]}},
{"type":"metric","width":12,"properties":{"title":"Consumed read units","region":"$region","period":60,"stat":"Sum","metrics":[["AWS/DynamoDB","ConsumedReadCapacityUnits","TableName","$prefix-event-store"],["...","$prefix-stock-by-shelf-2"],["...","$prefix-stock-by-shelf-2-positions"]]}}]}
JSON

# What callers and scripts need to know.
say_summary
find_queue_url event-publisher-dead-letters
output ProjectName "$project_name"
output Environment "$environment"
output Region "$region"
output EventStoreTableName "$prefix-event-store"
output EventStoreStreamArn "$stream_arn"
output EventBusName "$prefix-events"
output EventBusArn "$bus_arn-events"
output EventArchiveName "$prefix-archive"
output CommandHandlerFunctionName "$prefix-command-handler"
output CommandHandlerFunctionArn "$function_arn-command-handler"
output QueryHandlerFunctionName "$prefix-query-handler"
output QueryHandlerFunctionArn "$function_arn-query-handler"
output EventPublisherFunctionName "$prefix-event-publisher"
output EventPublisherDeadLetterQueueUrl "$queue_url-event-publisher-dead-letters"
output StockByShelf2TableName "$prefix-stock-by-shelf-2"
output StockByShelf2ProjectionFunctionName "$prefix-stock-by-shelf-2-projection"
output StockByShelf2ProjectionDeadLetterQueueUrl \
  "$queue_url-stock-by-shelf-2-projection-dead-letters"
print_outputs
