# Alarms and dashboard.

# ensure_alarm SUFFIX DESCRIPTION THRESHOLD MINUTES METRIC...: rings when any of the metrics was above
# the threshold for so many minutes. A metric is written 'NAMESPACE NAME DIMENSION VALUE STATISTIC'.
# Silence is good, so missing data is not a breach.
ensure_alarm() {
  local name=$prefix-$1 metrics wanted found actions=() words
  wanted=$(printf ';%s 60' "${@:5}")
  wanted="$2|$3|$4|GreaterThanThreshold|notBreaching|$alarm_topic_arn|${wanted:1}"
  found=$(alarm_settings "$name")
  if [[ $found == "$wanted" ]]; then
    report alarm "$name" unchanged
    return
  fi
  if (($# == 5)); then
    read -r -a words <<<"$5"
    metrics=(--namespace "${words[0]}" --metric-name "${words[1]}"
      --dimensions "Name=${words[2]},Value=${words[3]}" --statistic "${words[4]}" --period 60)
  else
    metrics=(--metrics "$(largest_of "${@:5}")")
  fi
  if [[ -n $alarm_topic_arn ]]; then
    actions=(--alarm-actions "$alarm_topic_arn")
  fi
  change cloudwatch put-metric-alarm --alarm-name "$name" --alarm-description "$2" "${metrics[@]}" \
    --evaluation-periods "$4" --threshold "$3" --comparison-operator GreaterThanThreshold \
    --treat-missing-data notBreaching ${actions[@]+"${actions[@]}"} >/dev/null
  report alarm "$name" "$(what_becomes "$found")"
}

# Prints an alarm's settings, and those of its metrics with their periods.
alarm_settings() {
  look_up cloudwatch describe-alarms --alarm-names "$1" --query "MetricAlarms[].join('|',[
    AlarmDescription,to_string(Threshold),to_string(EvaluationPeriods),ComparisonOperator,
    TreatMissingData,AlarmActions[0]||'',join(';',Metrics[?MetricStat].MetricStat.join(' ',
    [Metric.Namespace,Metric.MetricName,Metric.Dimensions[0].Name,Metric.Dimensions[0].Value,Stat,
    to_string(Period)])||[join(' ',[Namespace,MetricName,Dimensions[0].Name,Dimensions[0].Value,
    Statistic,to_string(Period)])])])" | sed 's/\.0|/|/'
}

# Prints the JSON of an alarm on the largest of some metrics.
largest_of() {
  local each words metric number=0 all='{"Id":"largest","Expression":"MAX(METRICS())"}'
  for each in "$@"; do
    number=$((number + 1))
    read -r -a words <<<"$each"
    metric="\"Namespace\":\"${words[0]}\",\"MetricName\":\"${words[1]}\""
    metric="$metric,\"Dimensions\":[{\"Name\":\"${words[2]}\",\"Value\":\"${words[3]}\"}]"
    metric="{\"Metric\":{$metric},\"Period\":60,\"Stat\":\"${words[4]}\"}"
    all="$all,{\"Id\":\"m$number\",\"ReturnData\":false,\"MetricStat\":$metric}"
  done
  echo "[$all]"
}

# ensure_dashboard SUFFIX: shows what standard input says.
ensure_dashboard() {
  local name=$prefix-$1 body found
  body=$(cat)
  found=$(look_up cloudwatch get-dashboard --dashboard-name "$name" --query DashboardBody)
  if [[ $found == "$body" ]]; then
    report dashboard "$name" unchanged
  else
    change cloudwatch put-dashboard --dashboard-name "$name" --dashboard-body "$body" >/dev/null
    report dashboard "$name" "$(what_becomes "$found")"
  fi
}
