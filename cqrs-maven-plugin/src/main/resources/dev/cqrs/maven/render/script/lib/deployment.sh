# What deploy.sh needs for all kinds of resources: ARNs, JSON, summary and outputs.

output_names=()
output_values=()
tab=$'\t'

# Sets the starts of the ARNs.
name_arns() {
  local place=$region:$account
  event_source=cqrs.$project_name
  table_arn=arn:$partition:dynamodb:$place:table/$prefix
  queue_arn=arn:$partition:sqs:$place:$prefix
  function_arn=arn:$partition:lambda:$place:function:$prefix
  role_arn=arn:$partition:iam::$account:role/$prefix
  bus_arn=arn:$partition:events:$place:event-bus/$prefix
  rule_arn=arn:$partition:events:$place:rule/$prefix
  log_group_arn=arn:$partition:logs:$place:log-group:/aws/lambda/$prefix
}

# what_becomes FOUND: prints what happens to a resource that was found, or that is missing.
what_becomes() {
  if [[ -n $1 ]]; then echo changed; else echo created; fi
}

# Prints a text as a JSON string.
json_text() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# join TEXT...: prints texts with commas between them.
join() {
  local IFS=,
  echo "$*"
}

# json_ids ID,ID: prints ids between commas as a JSON list.
json_ids() {
  local ids
  IFS=, read -r -a ids <<<"$1"
  if ((${#ids[@]})); then json_list "${ids[@]}"; else echo '[]'; fi
}

# json_list TEXT...: prints texts as a JSON list.
json_list() {
  local texts=("${@/#/\"}")
  echo "[$(join "${texts[@]/%/\"}")]"
}

# Says how many resources there are, and what became of them.
say_summary() {
  local would=''
  if $dry_run; then would='would be '; fi
  say "${#reported[@]} resources: $(count created) ${would}created," \
    "$(count changed) ${would}changed, $(count unchanged) unchanged, in $SECONDS s."
}

# output NAME VALUE: adds to what is printed at the end.
output() {
  output_names+=("$1")
  output_values+=("$2")
}

# Prints the outputs as text, JSON or assignments of shell variables.
print_outputs() {
  local i separator='{'
  for i in "${!output_names[@]}"; do
    case $outputs in
    text) printf '%-45s %s\n' "${output_names[i]}" "${output_values[i]}" ;;
    env) printf "%s='%s'\n" "${output_names[i]}" "${output_values[i]}" ;;
    json)
      printf '%s\n  "%s": %s' "$separator" "${output_names[i]}" "$(json_text "${output_values[i]}")"
      separator=,
      ;;
    esac
  done
  if [[ $outputs == json ]]; then
    printf '\n}\n'
  fi
}
