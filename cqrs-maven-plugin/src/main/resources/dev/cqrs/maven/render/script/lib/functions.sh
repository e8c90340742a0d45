# Functions: each with a log group, a published version and the alias live.

variables=()

# variable NAME VALUE: adds to the environment of the function that is ensured next.
variable() {
  variables+=("$1=$2")
}

# ensure_log_group FUNCTION
ensure_log_group() {
  local name=/aws/lambda/$prefix-$1 found what=unchanged
  found=$(look_up logs describe-log-groups --log-group-name-prefix "$name" \
    --query "logGroups[?logGroupName=='$name'].[to_string(retentionInDays)]")
  if [[ -z $found ]]; then
    what=created
    change logs create-log-group --log-group-name "$name"
  fi
  if [[ $found != "$log_retention_days" ]]; then
    what=${what/unchanged/changed}
    change logs put-retention-policy --log-group-name "$name" \
      --retention-in-days "$log_retention_days"
  fi
  report logs "$name" "$what"
}

# ensure_function SUFFIX HANDLER SECONDS PURPOSE [awaited]: callers wait for an awaited function,
# so it gets the provisioned concurrency, which takes the place of SnapStart.
ensure_function() {
  local name=$prefix-$1 snap_start=PublishedVersions instances=0 settings wanted found what=unchanged
  if [[ ${5:-} == awaited && $provisioned_concurrency != 0 ]]; then
    instances=$provisioned_concurrency
    snap_start=None
  fi
  variable PROJECT_NAME "$project_name"
  variable ENVIRONMENT "$environment"
  settings=(--runtime "$runtime" --handler "$2" --role "$role_arn-$1" --description "$4"
    --timeout "$3" --memory-size "$lambda_memory_size" --environment "$(environment_json)"
    --snap-start "ApplyOn=$snap_start" --tracing-config Mode=Active
    --logging-config "LogGroup=/aws/lambda/$name")
  wanted="$runtime $2 $role_arn-$1 $3 $lambda_memory_size $snap_start Active"
  wanted="$wanted /aws/lambda/$name [$vpc_subnet_ids] [$vpc_security_group_ids] $(variable_values)"
  ensure_log_group "$1"
  found=$(function_settings "$name")
  if [[ -z $found ]]; then
    create_function
  else
    update_function "$4"
  fi
  publish_version "$3"
  variables=()
  if ((instances > 0)); then
    keep_warm
  fi
  report function "$name" "$what"
}

# Prints hash, settings and description of a function, or of one of its versions.
function_settings() {
  local each values=''
  for each in "${variables[@]}"; do
    values="$values,Environment.Variables.${each%%=*}||''"
  done
  look_up lambda get-function-configuration --function-name "$1" ${2:+--qualifier "$2"} --query \
    "[CodeSha256,join(' ',[Runtime,Handler,Role,to_string(Timeout),to_string(MemorySize),
    SnapStart.ApplyOn||'None',TracingConfig.Mode||'',LoggingConfig.LogGroup||'',
    join('',['[',join(',',sort(VpcConfig.SubnetIds||\`[]\`)),']']),
    join('',['[',join(',',sort(VpcConfig.SecurityGroupIds||\`[]\`)),']']),
    to_string(length(keys(Environment.Variables||\`{}\`)))$values]),Description]"
}

# Prints the number of the variables, and their values.
variable_values() {
  local each values=${#variables[@]}
  for each in "${variables[@]}"; do
    values="$values ${each#*=}"
  done
  echo "$values"
}

environment_json() {
  local each members=()
  for each in "${variables[@]}"; do
    members+=("\"${each%%=*}\":$(json_text "${each#*=}")")
  done
  echo "{\"Variables\":{$(join "${members[@]}")}}"
}

vpc_json() {
  echo "{\"SubnetIds\":$(json_ids "$vpc_subnet_ids"),\"SecurityGroupIds\":$(json_ids "$vpc_security_group_ids")}"
}

create_function() {
  what=created
  if [[ -n $vpc_subnet_ids ]]; then
    settings+=(--vpc-config "$(vpc_json)")
  fi
  change_patiently lambda create-function --function-name "$name" "${settings[@]}" "${code[@]}" \
    >/dev/null
  wait_until 600 "The function $name is active" function_is_ready "$name"
}

# update_function PURPOSE
update_function() {
  wait_until 600 "The function $name is active" function_is_ready "$name"
  if ((instances == 0)); then
    cool_down
  fi
  if [[ ${found#*"$tab"} != "$wanted$tab$1" ]]; then
    what=changed
    change_patiently lambda update-function-configuration --function-name "$name" \
      "${settings[@]}" --vpc-config "$(vpc_json)" >/dev/null
    wait_until 600 "The function $name is updated" function_is_ready "$name"
  fi
  if [[ ${found%%"$tab"*} != "$code_hash" ]]; then
    what=changed
    change lambda update-function-code --function-name "$name" "${code[@]}" >/dev/null
    wait_until 600 "The function $name is updated" function_is_ready "$name"
  fi
}

# function_is_ready NAME [VERSION]
function_is_ready() {
  local state
  state=$(look_up lambda get-function-configuration --function-name "$1" ${2:+--qualifier "$2"} \
    --query "join(' ',[State||'Active',LastUpdateStatus||'Successful',StateReason||'',
      LastUpdateStatusReason||''])") || exit
  [[ $state != *Failed* ]] || fail "The function $1 cannot run: $state"
  [[ $state == Active\ Successful* ]]
}
