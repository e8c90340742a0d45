# Finds and removes what deploy.sh creates.

kinds='mapping rule archive bus function logs role queue alarm dashboard table upload'
found=()
others=()

# named SUFFIX...: prints full names.
named() {
  (($# == 0)) || printf "$prefix-%s\n" "$@"
}

# names_of KIND: prints the names that deploy.sh gives.
names_of() {
  case $1 in
  rule) named ${rules[@]+"${rules[@]}"} ;;
  archive) named "${archives[@]}" ;;
  bus) named "${buses[@]}" ;;
  function | role) named "${functions[@]}" ;;
  logs) printf "/aws/lambda/$prefix-%s\n" "${functions[@]}" ;;
  queue) named "${queues[@]}" ;;
  alarm) named "${alarms[@]}" ;;
  dashboard) named "${dashboards[@]}" ;;
  table) named "${tables[@]}" ;;
  esac
}

# existing KIND: prints what there is whose name starts with project and environment.
existing() {
  local ours="starts_with(@,'$prefix-')"
  case $1 in
  mapping)
    look_up lambda list-event-source-mappings --function-name "arn:$partition:lambda:$region:$account:function:$prefix-$reader:live" \
      --query "EventSourceMappings[?State!='Deleting'].[UUID]"
    ;;
  rule)
    look_up events list-rules --event-bus-name "$prefix-${buses[0]}" --query 'Rules[].[Name]'
    ;;
  archive)
    look_up events list-archives --name-prefix "$prefix-" --query 'Archives[].[ArchiveName]'
    ;;
  bus)
    look_up events list-event-buses --name-prefix "$prefix-" --query 'EventBuses[].[Name]'
    ;;
  function)
    look_up lambda list-functions --query "Functions[].FunctionName|[?$ours].[@]"
    ;;
  logs)
    look_up logs describe-log-groups --log-group-name-prefix "/aws/lambda/$prefix-" \
      --query 'logGroups[].[logGroupName]'
    ;;
  role)
    look_up iam list-roles --query "Roles[].RoleName|[?$ours].[@]"
    ;;
  queue)
    look_up sqs list-queues --queue-name-prefix "$prefix-" --query 'QueueUrls[].[@]' |
      sed 's|.*/||'
    ;;
  alarm)
    look_up cloudwatch describe-alarms --alarm-name-prefix "$prefix-" \
      --query 'MetricAlarms[].[AlarmName]'
    ;;
  dashboard)
    look_up cloudwatch list-dashboards --dashboard-name-prefix "$prefix-" \
      --query 'DashboardEntries[].[DashboardName]'
    ;;
  table)
    look_up dynamodb list-tables --query "TableNames[?$ours].[@]"
    ;;
  upload)
    look_up s3api list-objects-v2 --bucket "$code_bucket" --prefix "$prefix/functions-" \
      --query 'Contents[].[Key]'
    ;;
  esac
}

# Fills found with what deploy.sh has created, and others with what only has such a name.
find_resources() {
  local kind name existing names
  found=()
  others=()
  for kind in $kinds; do
    existing=$(existing "$kind")
    names=$(names_of "$kind")
    while read -r name; do
      if [[ -z $name || $name == None ]]; then
        continue
      elif [[ $kind == mapping || $kind == upload ]] || grep -Fxq "$name" <<<"$names"; then
        found+=("$kind $name")
      else
        others+=("$kind $name")
      fi
    done <<<"$existing"
  done
}

# Removes one resource; it is no failure when it is gone already.
discard() {
  change "$@" >/dev/null 2>"$scratch" || grep -Eq "$missing" "$scratch" ||
    fail "aws $1 $2: $(cat "$scratch")"
}

# remove KIND NAME
remove() {
  case $1 in
  mapping) discard lambda delete-event-source-mapping --uuid "$2" ;;
  rule) remove_rule "$2" ;;
  archive) discard events delete-archive --archive-name "$2" ;;
  bus) discard events delete-event-bus --name "$2" ;;
  function) discard lambda delete-function --function-name "$2" ;;
  logs) discard logs delete-log-group --log-group-name "$2" ;;
  role) remove_role "$2" ;;
  queue) remove_queue "$2" ;;
  alarm) discard cloudwatch delete-alarms --alarm-names "$2" ;;
  dashboard) discard cloudwatch delete-dashboards --dashboard-names "$2" ;;
  table) remove_table "$2" ;;
  upload) discard s3api delete-object --bucket "$code_bucket" --key "$2" ;;
  esac
  report "$1" "$2" removed
}

remove_rule() {
  local bus=$prefix-${buses[0]} target
  for target in $(look_up events list-targets-by-rule --event-bus-name "$bus" --rule "$1" \
    --query 'Targets[].Id'); do
    discard events remove-targets --event-bus-name "$bus" --rule "$1" --ids "$target"
  done
  discard events delete-rule --event-bus-name "$bus" --name "$1"
}

remove_role() {
  local policy
  for policy in $(look_up iam list-attached-role-policies --role-name "$1" \
    --query 'AttachedPolicies[].PolicyArn'); do
    discard iam detach-role-policy --role-name "$1" --policy-arn "$policy"
  done
  for policy in $(look_up iam list-role-policies --role-name "$1" --query 'PolicyNames[]'); do
    discard iam delete-role-policy --role-name "$1" --policy-name "$policy"
  done
  discard iam delete-role --role-name "$1"
}

remove_queue() {
  local url
  url=$(look_up sqs get-queue-url --queue-name "$1" --query QueueUrl)
  [[ -z $url ]] || discard sqs delete-queue --queue-url "$url"
}

remove_table() {
  if is_protected "$1"; then
    discard dynamodb update-table --table-name "$1" --no-deletion-protection-enabled
    wait_until 300 "The table $1 is unprotected" is_unprotected "$1"
  fi
  discard dynamodb delete-table --table-name "$1"
}

is_protected() {
  local protected
  protected=$(look_up dynamodb describe-table --table-name "$1" \
    --query Table.DeletionProtectionEnabled) || exit
  [[ $protected == True ]]
}

is_unprotected() {
  ! is_protected "$1"
}

# Refuses tables that are protected, unless they shall go, too.
check_protection() {
  local each protected=()
  $force && return
  for each in "${found[@]}"; do
    if [[ $each == table\ * ]] && is_protected "${each#table }"; then
      protected+=("${each#table }")
    fi
  done
  ((${#protected[@]} == 0)) ||
    fail "These tables are protected from deletion: ${protected[*]}. Nothing was removed. Their" \
      "data would be gone for ever; to remove them nevertheless, add --force."
}

confirm() {
  local answer=''
  if $yes || $dry_run; then
    return
  fi
  printf 'This removes all of it, and the data for ever. Type yes to go on: ' >&2
  # The end of the input is no answer, and not yes.
  read -r answer || true
  [[ $answer == yes ]] || fail "Nothing was removed: the answer was '$answer', not yes."
}

nothing_is_left() {
  find_resources
  ((${#found[@]} == 0))
}

remove_everything() {
  local each
  code_bucket=${code_bucket:-cqrs-artifacts-$account-$region}
  say "$prefix in $region, account $account"
  find_resources
  if ((${#found[@]} == 0)); then
    say_left "There is nothing of it."
    say_others
    return
  fi
  printf '  %s\n' "${found[@]}" >&2
  check_protection
  confirm
  resume='Not finished. Run the same command again: it goes on from here.'
  for each in "${found[@]}"; do
    remove "${each%% *}" "${each#* }"
  done
  if $dry_run; then
    return
  fi
  # Tables and queues take up to some minutes to go.
  say "Waiting until all of it is gone."
  wait_until 900 "Everything is gone" nothing_is_left
  say_left "$(count removed) resources removed." "Nothing is left."
  say_others
}

# say_left WHAT [NOTHING]: says what was found, and the bucket that stays or else that it is nothing.
say_left() {
  # deploy.sh makes this bucket for a large zip. Another one is its owner's.
  if [[ $code_bucket == cqrs-artifacts-$account-$region ]] &&
    aws_cli s3api head-bucket --bucket "$code_bucket" >/dev/null 2>&1; then
    say "$1 The bucket $code_bucket stays, for other applications may use it. When it is empty," \
      "remove it with: aws s3api delete-bucket --bucket $code_bucket"
  else
    say "$@"
  fi
}

say_others() {
  if ((${#others[@]})); then
    say "This application has no such resources, so they stay:"
    printf '  %s\n' "${others[@]}" >&2
  fi
}
