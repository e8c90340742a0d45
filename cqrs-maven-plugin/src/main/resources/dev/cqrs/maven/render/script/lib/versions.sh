# What callers of a function meet: the alias live, which points to a published version.

# publish_version SECONDS: lets the alias live point to a version that has code and settings.
publish_version() {
  local live='' version
  if [[ $what != created ]]; then
    live=$(function_settings "$name" live)
  fi
  if [[ ${live%"$tab"*} == "$code_hash$tab$wanted" ]]; then
    return
  fi
  what=${what/unchanged/changed}
  version=$(change lambda publish-version --function-name "$name" --query Version \
    --description "$1 s, $lambda_memory_size MB")
  version=${version:-VERSION}
  wait_until 1800 "Version $version of $name is active" function_is_ready "$name" "$version"
  if [[ -n $live ]]; then
    change lambda update-alias --function-name "$name" --name live \
      --function-version "$version" >/dev/null
  else
    change lambda create-alias --function-name "$name" --name live \
      --function-version "$version" >/dev/null
  fi
}

# Keeps instances of the alias warm.
keep_warm() {
  local found
  found=$(warm_instances "$name")
  if [[ $found != "$instances" ]]; then
    what=${what/unchanged/changed}
    change lambda put-provisioned-concurrency-config --function-name "$name" --qualifier live \
      --provisioned-concurrent-executions "$instances" >/dev/null
    wait_until 1800 "The instances of $name are warm" is_warm "$name"
  fi
}

# Lets warm instances go; SnapStart does not go with them.
cool_down() {
  local found
  found=$(warm_instances "$name")
  if [[ -n $found ]]; then
    what=changed
    change lambda delete-provisioned-concurrency-config --function-name "$name" --qualifier live
  fi
}

warm_instances() {
  look_up lambda get-provisioned-concurrency-config --function-name "$1" --qualifier live \
    --query RequestedProvisionedConcurrentExecutions
}

is_warm() {
  local status
  status=$(look_up lambda get-provisioned-concurrency-config --function-name "$1" \
    --qualifier live --query "join(' ',[Status,StatusReason||''])") || exit
  [[ $status != FAILED* ]] || fail "The instances of $1 cannot be kept warm: $status"
  [[ $status == READY* ]]
}

# ensure_failures FUNCTION QUEUE: what an asynchronous invocation of the function gives up after two
# retries, or six hours, goes to the queue.
ensure_failures() {
  local name=$prefix-$1 destination=$queue_arn-$2 found
  found=$(look_up lambda get-function-event-invoke-config --function-name "$name" \
    --qualifier live --query DestinationConfig.OnFailure.Destination)
  if [[ $found == "$destination" ]]; then
    report failures "$name" unchanged
  else
    change_patiently lambda put-function-event-invoke-config --function-name "$name" \
      --qualifier live \
      --destination-config "{\"OnFailure\":{\"Destination\":\"$destination\"}}" >/dev/null
    report failures "$name" "$(what_becomes "$found")"
  fi
}
