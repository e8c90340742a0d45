# The way of the events: bus, archive, dead-letter queues, rules and the mapping of the stream.

# ensure_bus SUFFIX
ensure_bus() {
  local name=$prefix-$1 found
  found=$(look_up events describe-event-bus --name "$name" --query Name)
  if [[ -n $found ]]; then
    report bus "$name" unchanged
  else
    change events create-event-bus --name "$name" >/dev/null
    report bus "$name" created
  fi
}

# ensure_archive SUFFIX BUS DAYS: keeps the application's events for replays.
ensure_archive() {
  local name=$prefix-$1 bus=$bus_arn-$2 pattern found
  pattern="{\"source\":[\"$event_source\"]}"
  found=$(look_up events describe-archive --archive-name "$name" \
    --query "join(' ',[to_string(RetentionDays),EventPattern])")
  if [[ -z $found ]]; then
    change events create-archive --archive-name "$name" --event-source-arn "$bus" \
      --event-pattern "$pattern" --retention-days "$3" >/dev/null
    report archive "$name" created
  elif [[ $found != "$3 $pattern" ]]; then
    change events update-archive --archive-name "$name" \
      --event-pattern "$pattern" --retention-days "$3" >/dev/null
    report archive "$name" changed
  else
    report archive "$name" unchanged
  fi
}

# ensure_queue SUFFIX DAYS [RULE_ARN]: a queue that keeps messages for some days, and that lets
# EventBridge in for one rule.
ensure_queue() {
  local name=$prefix-$1 seconds=$(($2 * 86400)) policy='' managed=true wanted url found
  if (($# > 2)); then
    policy=$(queue_policy "$queue_arn-$1" "$3")
  fi
  if [[ -n $kms_key_arn ]]; then
    managed=false
  fi
  wanted="\"MessageRetentionPeriod\":\"$seconds\",\"SqsManagedSseEnabled\":\"$managed\""
  if [[ -n $kms_key_arn ]]; then
    wanted="$wanted,\"KmsMasterKeyId\":\"$kms_key_arn\""
  fi
  if [[ -n $policy ]]; then
    wanted="$wanted,\"Policy\":$(json_text "$policy")"
  fi
  url=$(look_up sqs get-queue-url --queue-name "$name" --query QueueUrl)
  if [[ -z $url ]]; then
    change_patiently sqs create-queue --queue-name "$name" --attributes "{$wanted}" >/dev/null
    report queue "$name" created
    return
  fi
  found=$(look_up sqs get-queue-attributes --queue-url "$url" --attribute-names All --query \
    "Attributes|join('|',[MessageRetentionPeriod,SqsManagedSseEnabled,KmsMasterKeyId||'',Policy||''])")
  # A policy may come back with other spaces.
  if [[ ${found//[[:space:]]/} == "$seconds|$managed|$kms_key_arn|$policy" ]]; then
    report queue "$name" unchanged
  else
    # A key that is no longer wanted has to be taken away.
    [[ -n $kms_key_arn ]] || wanted="$wanted,\"KmsMasterKeyId\":\"\""
    change sqs set-queue-attributes --queue-url "$url" --attributes "{$wanted}" >/dev/null
    report queue "$name" changed
  fi
}

# queue_policy QUEUE_ARN RULE_ARN
queue_policy() {
  local statement='"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"}'
  statement="$statement,\"Action\":\"sqs:SendMessage\",\"Resource\":\"$1\""
  statement="$statement,\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"$2\"}}"
  policy_document "{$statement}"
}

# ensure_rule BUS SUFFIX FUNCTION TARGET QUEUE TYPE...: hands events of some types to a function;
# those that cannot be handed over go to the queue.
ensure_rule() {
  local bus=$prefix-$1 name=$prefix-$2 function=$prefix-$3 arn=$rule_arn-$1/$prefix-$2
  local live=$function_arn-$3:live queue=$queue_arn-$5 pattern found failed what=unchanged
  pattern="{\"source\":[\"$event_source\"],\"detail-type\":$(json_list "${@:6}")}"
  found=$(look_up events describe-rule --event-bus-name "$bus" --name "$name" \
    --query "join(' ',[State,EventPattern])")
  if [[ $found != "ENABLED $pattern" ]]; then
    what=$(what_becomes "$found")
    change events put-rule --event-bus-name "$bus" --name "$name" \
      --event-pattern "$pattern" >/dev/null
  fi
  found=$(look_up lambda get-policy --function-name "$function" --qualifier live --query Policy)
  if [[ $found != *"\"$arn\""* ]]; then
    what=${what/unchanged/changed}
    change lambda add-permission --function-name "$function" --qualifier live \
      --statement-id "$name" --action lambda:InvokeFunction \
      --principal events.amazonaws.com --source-arn "$arn" >/dev/null
  fi
  if [[ $what != created ]]; then
    found=$(look_up events list-targets-by-rule --event-bus-name "$bus" --rule "$name" \
      --query "Targets[].join(' ',[Id,Arn,DeadLetterConfig.Arn||''])")
  fi
  if [[ $found != "$4 $live $queue" ]]; then
    what=${what/unchanged/changed}
    failed=$(change events put-targets --event-bus-name "$bus" --rule "$name" \
      --targets "[{\"Id\":\"$4\",\"Arn\":\"$live\",\"DeadLetterConfig\":{\"Arn\":\"$queue\"}}]" \
      --query 'FailedEntries[].ErrorMessage')
    [[ -z $failed ]] || fail "The rule $name did not take its target: $failed"
  fi
  report rule "$name" "$what"
}

# ensure_mapping FUNCTION QUEUE BATCH RETRIES AGE PARALLEL: lets a function read stream_arn from its
# first record on. A failing batch is halved until the failing record is alone; what is given up
# goes to the queue. More parallelism would lose the order of an aggregate's events.
ensure_mapping() {
  local live=$function_arn-$1:live pattern='{"eventName":["INSERT"]}' settings wanted
  settings=(--batch-size "$3" --maximum-batching-window-in-seconds 0
    --maximum-retry-attempts "$4" --maximum-record-age-in-seconds "$5"
    --parallelization-factor "$6" --bisect-batch-on-function-error
    --function-response-types ReportBatchItemFailures
    --filter-criteria "{\"Filters\":[{\"Pattern\":$(json_text "$pattern")}]}"
    --destination-config "{\"OnFailure\":{\"Destination\":\"$queue_arn-$2\"}}")
  wanted="$3 0 $4 $5 $6 true ReportBatchItemFailures $queue_arn-$2 $pattern"
  local rows id source found what=created
  rows=$(look_up lambda list-event-source-mappings --function-name "$live" --query \
    "EventSourceMappings[?State!='Deleting'].[join(' ',[UUID,EventSourceArn,to_string(BatchSize),
      to_string(MaximumBatchingWindowInSeconds),to_string(MaximumRetryAttempts),
      to_string(MaximumRecordAgeInSeconds),to_string(ParallelizationFactor),
      to_string(BisectBatchOnFunctionError),to_string(FunctionResponseTypes[0]),
      to_string(DestinationConfig.OnFailure.Destination),
      to_string(FilterCriteria.Filters[0].Pattern)])]")
  while read -r id source found; do
    if [[ $source == "$stream_arn" ]]; then
      what=unchanged
      if [[ $found != "$wanted" ]]; then
        what=changed
        change_patiently lambda update-event-source-mapping --uuid "$id" "${settings[@]}" >/dev/null
      fi
    elif [[ -n $id ]]; then
      # The stream of a table that is no longer there.
      change lambda delete-event-source-mapping --uuid "$id" >/dev/null
    fi
  done <<<"$rows"
  if [[ $what == created ]]; then
    change_patiently lambda create-event-source-mapping --function-name "$live" \
      --event-source-arn "$stream_arn" --starting-position TRIM_HORIZON "${settings[@]}" >/dev/null
  fi
  report mapping "$prefix-$1" $what
}

# find_queue_url SUFFIX: sets queue_url to how the addresses of the queues start.
find_queue_url() {
  queue_url=$(look_up sqs get-queue-url --queue-name "$prefix-$1" --query QueueUrl)
  # In a dry run, there may be no queue yet.
  queue_url=${queue_url:-https://sqs.$region.amazonaws.com/$account/$prefix-$1}
  queue_url=${queue_url%"-$1"}
}
