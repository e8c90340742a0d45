# Options: their help, their values and their limits.

option_names=()
option_texts=()

# option NAME TEXT: declares an option; the variable of its name holds its default.
option() {
  option_names+=("$1")
  option_texts+=("$2")
}

# Prints the declared options with their defaults.
print_options() {
  local i variable
  for i in "${!option_names[@]}"; do
    variable=${option_names[i]//-/_}
    printf '  --%-27s %s\n' "${option_names[i]} ${!variable:-''}" "${option_texts[i]}"
  done
}

# set_option NAME VALUE
set_option() {
  local name
  for name in "${option_names[@]}"; do
    if [[ $1 == "--$name" ]]; then
      printf -v "${name//-/_}" %s "$2"
      return
    fi
  done
  fail "There is no option $1. Run $0 --help to see the options."
}

# parse_options FLAGS ARGUMENT...: sets the variables of options and flags.
parse_options() {
  local flags=$1 named=false
  shift
  while (($#)); do
    case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --*=*)
      set_option "${1%%=*}" "${1#*=}"
      ;;
    --*)
      if [[ " $flags " == *" ${1#--} "* ]]; then
        local flag=${1#--}
        printf -v "${flag//-/_}" true
      elif (($# > 1)); then
        set_option "$1" "$2"
        shift
      else
        fail "The option $1 needs a value. Run $0 --help to see the options."
      fi
      ;;
    *)
      $named && fail "There is one project name at most, but '$1' is a second one."
      set_option --project-name "$1"
      named=true
      ;;
    esac
    shift
  done
}

# check_pattern OPTION PATTERN RULE
check_pattern() {
  local variable=${1//-/_}
  [[ ${!variable} =~ $2 ]] || fail "--$1 is '${!variable}', but must be $3."
}

# check_choice OPTION VALUE...
check_choice() {
  local variable=${1//-/_} choice
  for choice in "${@:2}"; do
    [[ ${!variable} == "$choice" ]] && return
  done
  choice=$(printf ', %s' "${@:2}")
  fail "--$1 is '${!variable}', but must be one of ${choice:2}."
}

# check_range OPTION SMALLEST LARGEST
check_range() {
  local variable=${1//-/_}
  if [[ ! ${!variable} =~ ^[0-9]{1,9}$ ]] || ((10#${!variable} < $2 || 10#${!variable} > $3)); then
    fail "--$1 is '${!variable}', but must be a number from $2 to $3."
  fi
}

# sorted ID,ID: prints ids between commas without spaces, sorted.
sorted() {
  tr -d ' ' <<<"$1" | tr , '\n' | sort | paste -s -d , -
}
