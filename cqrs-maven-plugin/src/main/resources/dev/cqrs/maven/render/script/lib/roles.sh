# Roles: each function has one of its own, with one policy. It has its function's name: with any
# ending, the longest names would be too long for a role.

statements=()

# allow 'ACTION...' RESOURCE...: adds to what the role that is ensured next allows.
allow() {
  # shellcheck disable=SC2086 # a word is an action
  statements+=("{\"Effect\":\"Allow\",\"Action\":$(json_list $1),\"Resource\":$(json_list "${@:2}")}")
}

policy_document() {
  echo "{\"Version\":\"2012-10-17\",\"Statement\":[$(join "$@")]}"
}

# ensure_role FUNCTION: what was allowed, and logs, traces and the customer's key.
ensure_role() {
  local name=$prefix-$1 trust policy found what=unchanged
  allow 'logs:CreateLogStream logs:PutLogEvents' "$log_group_arn-$1:*"
  allow 'xray:PutTelemetryRecords xray:PutTraceSegments' '*'
  if [[ -n $kms_key_arn ]]; then
    allow 'kms:Decrypt kms:DescribeKey kms:GenerateDataKey' "$kms_key_arn"
  fi
  policy=$(policy_document "${statements[@]}")
  statements=()
  trust=$(policy_document '{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}')
  found=$(look_up iam get-role --role-name "$name" \
    --query 'to_string(Role.AssumeRolePolicyDocument)')
  if [[ -z $found ]]; then
    what=created
    change iam create-role --role-name "$name" --assume-role-policy-document "$trust" >/dev/null
  elif [[ $found != "$trust" ]]; then
    what=changed
    change iam update-assume-role-policy --role-name "$name" --policy-document "$trust" >/dev/null
  fi
  found=''
  if [[ $what != created ]]; then
    found=$(look_up iam get-role-policy --role-name "$name" --policy-name "$1" \
      --query 'to_string(PolicyDocument)')
  fi
  if [[ $found != "$policy" ]]; then
    what=${what/unchanged/changed}
    change iam put-role-policy --role-name "$name" --policy-name "$1" \
      --policy-document "$policy" >/dev/null
  fi
  ensure_network_policy
  report role "$name" "$what"
}

# In a VPC, a function needs rights to its network interfaces: those of a policy of AWS's.
ensure_network_policy() {
  local found='' network
  network=arn:$partition:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole
  if [[ $what != created ]]; then
    found=$(look_up iam list-attached-role-policies --role-name "$name" \
      --query "AttachedPolicies[?PolicyArn=='$network'].PolicyArn")
  fi
  if [[ -n $vpc_subnet_ids && -z $found ]]; then
    what=${what/unchanged/changed}
    change iam attach-role-policy --role-name "$name" --policy-arn "$network" >/dev/null
  elif [[ -z $vpc_subnet_ids && -n $found ]]; then
    what=${what/unchanged/changed}
    change iam detach-role-policy --role-name "$name" --policy-arn "$network" >/dev/null
  fi
}
