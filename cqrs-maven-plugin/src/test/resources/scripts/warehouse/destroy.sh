#!/usr/bin/env bash
# Removes what deploy.sh has created: exactly the resources named here, and their data.
# CQRS and event sourcing: 2 aggregates, 1 read model.
# Written by cqrs-maven-plugin from the application's model: change the application,
# not this file.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/lib/calls.sh"
source "$here/lib/options.sh"
source "$here/lib/removal.sh"

# Defaults of the options.
project_name=cqrs-demo
environment=dev
code_bucket=''
yes=false
force=false

# What the help says about them.
option project-name "First part of every resource's name"
option environment 'Second part of every name; prod protects its tables from deletion'
option code-bucket 'Bucket that deploy.sh was told to use'

usage() {
  cat <<'USAGE'
Usage: destroy.sh [PROJECT NAME] [OPTION VALUE]...

Says what it will remove, asks, removes it with all data, and says what is left. An
interrupted run is completed by the next.

  --dry-run                     print every call that changes something, but make none
  --yes                         do not ask
  --force                       remove tables that are protected from deletion, too
  --help                        print this
USAGE
  print_options
}

parse_options 'dry-run yes force' "$@"
check_pattern project-name '^[a-z][a-z0-9-]{1,18}[a-z0-9]$' \
  '3 to 20 characters: a lower-case letter, then lower-case letters, digits and hyphens'
check_choice environment dev test staging prod
find_account

# Names after project and environment.
rules=(
  stock-by-shelf-2-projection
)
archives=(
  archive
)
buses=(
  events
)
functions=(
  command-handler
  query-handler
  event-publisher
  stock-by-shelf-2-projection
)
queues=(
  event-publisher-dead-letters
  stock-by-shelf-2-projection-dead-letters
)
alarms=(
  errors
  throttles
  event-publisher-lag
  dead-letters
)
dashboards=(
  overview
)
tables=(
  event-store
  stock-by-shelf-2
  stock-by-shelf-2-positions
)
reader=event-publisher

remove_everything
