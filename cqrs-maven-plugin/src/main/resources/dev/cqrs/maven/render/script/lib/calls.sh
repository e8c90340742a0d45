# Calls of the AWS CLI, of version 1 or 2, and progress.

export AWS_PAGER=""

dry_run=false
# What the AWS CLI says about what does not exist.
missing='NotFound|NoSuchEntity|NonExistentQueue|QueueDoesNotExist|NoSuchBucket|\(404\)'
reported=()

# Calls are shown here in a dry run, also by functions whose answer is captured.
exec 3>&1
scratch=$(mktemp)
trap 'finish $?' EXIT

finish() {
  rm -f "$scratch"
  if (($1 != 0)) && [[ -n ${resume:-} ]]; then
    echo "$resume" >&2
  fi
}

say() {
  echo "$*" >&2
}

fail() {
  say "Error: $*"
  exit 1
}

# find_account: sets region, account and partition, and prefix, the start of all names.
find_account() {
  command -v aws >/dev/null || fail "The AWS CLI is not installed. See https://aws.amazon.com/cli."
  # The CLI fails when no region is configured; then it is the next line that says so.
  region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || true)}}
  [[ -n $region ]] || fail "No region is set. Set AWS_REGION, such as: export AWS_REGION=us-east-1"
  export AWS_REGION=$region AWS_DEFAULT_REGION=$region
  local identity arn
  identity=$(aws sts get-caller-identity --query '[Account,Arn]' --output text 2>"$scratch") ||
    fail "The AWS CLI has no valid credentials: $(cat "$scratch")"
  read -r account arn <<<"$identity"
  partition=$(cut -d: -f2 <<<"$arn")
  prefix=$project_name-$environment
}

# Version 1 of the AWS CLI ignores AWS_ENDPOINT_URL for SQS.
aws_cli() {
  if [[ $1 == sqs && -n ${AWS_ENDPOINT_URL:-} ]]; then
    aws "$@" --endpoint-url "$AWS_ENDPOINT_URL" </dev/null
  else
    aws "$@" </dev/null
  fi
}

# Prints what a reading call answers; nothing when what it asks for does not exist.
look_up() {
  local answer
  if answer=$(aws_cli "$@" --output text 2>"$scratch"); then
    echo "$answer"
  elif ! grep -Eq "$missing" "$scratch"; then
    fail "aws $1 $2: $(cat "$scratch")"
  fi
}

# Makes a call that changes something, and prints its answer; a dry run shows the call instead.
change() {
  if $dry_run; then
    show_call aws "$@" >&3
  else
    aws_cli "$@" --output text
  fi
}

# As change, but tries again for two minutes what fails only because IAM has not yet told every
# service about a new role, or SQS has not yet forgotten a removed queue.
change_patiently() {
  local tries=0 reason='assumed|permission|Cannot access stream|wait 60 seconds|being enabled'
  until change "$@" 2>"$scratch"; do
    tries=$((tries + 1))
    if ((tries == 40)) || ! grep -Eq "$reason" "$scratch"; then
      fail "aws $1 $2: $(cat "$scratch")"
    fi
    sleep 3
  done
}

# Prints a call as it can be typed.
show_call() {
  local word line='' quote="'" quoted="'\\''"
  for word in "$@"; do
    if [[ ! $word =~ ^[A-Za-z0-9_./:=,@%+-]+$ ]]; then
      word="'${word//$quote/$quoted}'"
    fi
    line="$line $word"
  done
  echo "${line:1}"
}

# wait_until SECONDS WHAT COMMAND...: waits until a command succeeds.
wait_until() {
  $dry_run && return
  local deadline=$((SECONDS + $1)) what=$2
  until "${@:3}"; do
    ((SECONDS < deadline)) || fail "$what: not so after $1 seconds."
    sleep 2
  done
}

# report KIND NAME created|changed|unchanged|removed: prints what became of a resource.
report() {
  local what=$3
  reported+=("$what")
  if $dry_run && [[ $what != unchanged ]]; then
    what="would be $what"
  fi
  printf '  %-10s %-60s %s\n' "$1" "$2" "$what" >&2
}

# count WHAT: prints how many resources were reported so. grep prints 0 for none, but fails.
count() {
  printf '%s\n' ${reported[@]+"${reported[@]}"} | grep -cx "$1" || true
}
