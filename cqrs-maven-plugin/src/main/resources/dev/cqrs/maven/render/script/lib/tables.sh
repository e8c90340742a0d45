# Tables: capacity, indexes, stream, encryption, point-in-time recovery, deletion protection.

indexes=()
tables=()

# index NAME KEYS [ATTRIBUTES]: declares an index of the table that is ensured next. Keys are
# written NAME:TYPE,NAME:TYPE. Without attributes, the index holds whole items.
index() {
  indexes+=("$1 $2 ${3:-}")
}

# ensure_table SUFFIX CAPACITY KEYS [STREAM VIEW]
ensure_table() {
  local name=$prefix-$1 capacity=$2 keys=$3 view=${4:-} settings
  # The first line is about the table, each other one about an index.
  settings=$(look_up dynamodb describe-table --table-name "$name" \
    --query "Table.[BillingModeSummary.BillingMode,ProvisionedThroughput.ReadCapacityUnits,
      ProvisionedThroughput.WriteCapacityUnits,DeletionProtectionEnabled,
      StreamSpecification.StreamViewType,SSEDescription.SSEType,SSEDescription.KMSMasterKeyArn,
      join(',',KeySchema[].AttributeName),GlobalSecondaryIndexes[].[IndexName,
      join(',',KeySchema[].AttributeName),ProvisionedThroughput.ReadCapacityUnits,
      ProvisionedThroughput.WriteCapacityUnits]]")
  if [[ -z $settings ]]; then
    create_table
    report table "$name" created
  else
    update_table
  fi
  indexes=()
  tables+=("$name")
}

create_table() {
  local arguments
  arguments=(--attribute-definitions "$(attribute_definitions)" --key-schema "$(key_schema "$keys")"
  --billing-mode "$billing_mode")
  if [[ $billing_mode == PROVISIONED ]]; then
    arguments+=(--provisioned-throughput "$(throughput)")
  fi
  if ((${#indexes[@]})); then
    arguments+=(--global-secondary-indexes "[$(index_definitions)]")
  fi
  if [[ -n $view ]]; then
    arguments+=(--stream-specification "StreamEnabled=true,StreamViewType=$view")
  fi
  arguments+=(--sse-specification "$(encryption)" "$(deletion_protection)")
  change dynamodb create-table --table-name "$name" "${arguments[@]}" >/dev/null
}

# Brings a table up to date. DynamoDB takes one kind of change at a time.
update_table() {
  local mode reads writes protected stream encrypted key schema what=unchanged
  read -r mode reads writes protected stream encrypted key schema _ <<<"$settings"
  [[ $schema == "$(key_names "$keys")" ]] ||
    fail "The table $name has the key $schema, but the application now wants" \
      "$(key_names "$keys"). The key of a table never changes: raise the read model's version."
  wait_until 900 "The table $name is active" table_is_active "$name"
  update_capacity
  update_indexes
  if [[ -n $view && $stream == None ]]; then
    alter_table --stream-specification "StreamEnabled=true,StreamViewType=$view"
  fi
  if [[ $encrypted != KMS ]] || ! has_wanted_key "$key"; then
    alter_table --sse-specification "$(encryption)"
  fi
  if [[ $protected == True && $environment != prod ||
    $protected != True && $environment == prod ]]; then
    alter_table "$(deletion_protection)"
  fi
  report table "$name" $what
}

alter_table() {
  what=changed
  change dynamodb update-table --table-name "$name" "$@" >/dev/null
  wait_until 3600 "The table $name is active" table_is_active "$name"
}

# An index has its table's capacity: with less it would slow the table's writes down.
update_capacity() {
  local arguments=() updates=() row
  if [[ $billing_mode == PAY_PER_REQUEST ]]; then
    [[ $mode == PAY_PER_REQUEST ]] || alter_table --billing-mode PAY_PER_REQUEST
    return
  fi
  if [[ $mode == PAY_PER_REQUEST ]]; then
    arguments+=(--billing-mode PROVISIONED)
  fi
  if [[ $reads/$writes != "$capacity/$capacity" ]]; then
    arguments+=(--provisioned-throughput "$(throughput)")
  fi
  while read -r -a row; do
    if [[ ${row[2]}/${row[3]} != "$capacity/$capacity" ]]; then
      updates+=("$(index_update Update "{\"IndexName\":\"${row[0]}\",$(units)}")")
    fi
  done < <(existing_indexes)
  if ((${#updates[@]})); then
    arguments+=(--global-secondary-index-updates "[$(join "${updates[@]}")]")
  fi
  if ((${#arguments[@]})); then
    alter_table "${arguments[@]}"
  fi
}

# Removes the indexes that the application no longer has, or now has with other keys; adds new ones.
update_indexes() {
  local existing wanted each
  existing=$(existing_indexes | while read -r -a row; do echo "${row[0]} ${row[1]}"; done)
  wanted=$(wanted_indexes | while read -r -a row; do echo "${row[0]} $(key_names "${row[1]}")"; done)
  for each in $(without "$existing" "$wanted"); do
    alter_table --global-secondary-index-updates \
      "[$(index_update Delete "{\"IndexName\":\"$each\"}")]"
  done
  for each in $(without "$wanted" "$existing"); do
    alter_table --attribute-definitions "$(attribute_definitions)" \
      --global-secondary-index-updates \
      "[$(index_update Create "$(index_definitions "$each")")]"
  done
}

# without LINES OTHERS: prints the first words of the lines that are none of the others.
without() {
  [[ -z $1 ]] || grep -Fvx "${2:-none}" <<<"$1" | cut -d' ' -f 1
}

existing_indexes() {
  tail -n +2 <<<"$settings"
}

wanted_indexes() {
  ((${#indexes[@]} == 0)) || printf '%s\n' "${indexes[@]}"
}

table_is_active() {
  local states
  states=$(look_up dynamodb describe-table --table-name "$1" \
    --query "join(' ',[Table.TableStatus,Table.GlobalSecondaryIndexes[].IndexStatus][])") || exit
  [[ $states =~ ^(ACTIVE ?)+$ ]]
}

# Whether a table's key is the wanted one: the customer's, or else AWS's own for DynamoDB.
has_wanted_key() {
  if [[ -z $kms_key_arn && $1 != None ]]; then
    # Who may not ask about keys leaves the table's key as it is.
    own_key=${own_key:-$(aws_cli kms describe-key --key-id alias/aws/dynamodb \
      --query KeyMetadata.Arn --output text 2>/dev/null || echo "$1")}
    [[ $1 == "$own_key" ]]
  else
    [[ $1 == "${kms_key_arn:-None}" ]]
  fi
}

# Waits for the tables, and makes their data recoverable. Sets stream_arn.
finish_tables() {
  local name recovery
  for name in "${tables[@]}"; do
    wait_until 900 "The table $name is active" table_is_active "$name"
    recovery=$(look_up dynamodb describe-continuous-backups --table-name "$name" --query \
      ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus)
    if [[ $recovery != ENABLED ]]; then
      change_patiently dynamodb update-continuous-backups --table-name "$name" \
        --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true >/dev/null
      report recovery "$name" created
    fi
  done
}

# find_stream SUFFIX: sets stream_arn to the stream of a table.
find_stream() {
  stream_arn=$(look_up dynamodb describe-table --table-name "$prefix-$1" \
    --query Table.LatestStreamArn)
  # In a dry run, there may be no table yet.
  stream_arn=${stream_arn:-$table_arn-$1/stream/CREATED}
}

throughput() {
  echo "ReadCapacityUnits=$capacity,WriteCapacityUnits=$capacity"
}

units() {
  echo "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":$capacity,\"WriteCapacityUnits\":$capacity}"
}

encryption() {
  echo "Enabled=true,SSEType=KMS${kms_key_arn:+,KMSMasterKeyId=$kms_key_arn}"
}

deletion_protection() {
  if [[ $environment == prod ]]; then
    echo --deletion-protection-enabled
  else
    echo --no-deletion-protection-enabled
  fi
}

# attribute_definitions: prints the key attributes of the table and its indexes, each once.
attribute_definitions() {
  local attribute definitions=()
  for attribute in $({
    tr , '\n' <<<"$keys"
    wanted_indexes | cut -d' ' -f 2 | tr , '\n'
  } | sort -u); do
    definitions+=("{\"AttributeName\":\"${attribute%:*}\",\"AttributeType\":\"${attribute#*:}\"}")
  done
  echo "[$(join "${definitions[@]}")]"
}

# key_names AggregateId:S,Version:N: prints AggregateId,Version.
key_names() {
  echo "${1//:[SN]/}"
}

# key_schema KEYS: the first is the partition key, the second the sort key.
key_schema() {
  local partition sort schema
  IFS=, read -r partition sort <<<"$(key_names "$1")"
  schema="{\"AttributeName\":\"$partition\",\"KeyType\":\"HASH\"}"
  if [[ -n $sort ]]; then
    schema="$schema,{\"AttributeName\":\"$sort\",\"KeyType\":\"RANGE\"}"
  fi
  echo "[$schema]"
}

# index_definitions [NAME]: prints the wanted indexes, or the one of that name, between commas.
index_definitions() {
  local index keys_of_index attributes projection definitions=()
  while read -r index keys_of_index attributes; do
    if [[ $index == "${1:-$index}" ]]; then
      projection='{"ProjectionType":"ALL"}'
      if [[ -n $attributes ]]; then
        # shellcheck disable=SC2086 # a word is an attribute
        projection="{\"ProjectionType\":\"INCLUDE\",\"NonKeyAttributes\":$(json_list $attributes)}"
      fi
      definitions+=("$(index_definition)")
    fi
  done < <(wanted_indexes)
  join "${definitions[@]}"
}

index_definition() {
  local definition
  definition="\"IndexName\":\"$index\",\"KeySchema\":$(key_schema "$keys_of_index")"
  definition="$definition,\"Projection\":$projection"
  if [[ $billing_mode == PROVISIONED ]]; then
    definition="$definition,$(units)"
  fi
  echo "{$definition}"
}

index_update() {
  echo "{\"$1\":$2}"
}
