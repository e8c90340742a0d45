package main

import (
	"fmt"
	"strings"
)

const account = "123456789012"

// When every stream and identifier was made: they must be the same in each run.
const streamLabel = "2026-01-02T03:04:05.678"

// What AWS makes up for a resource, by attribute. text reads what was asked for.
func made(kind, region string, text func(string) string) map[string]string {
	arn := func(service, resource string) string {
		return fmt.Sprintf("arn:aws:%s:%s:%s:%s", service, region, account, resource)
	}
	name := text("name")
	switch kind {
	case "aws_dynamodb_table":
		table := arn("dynamodb", "table/"+name)
		attributes := map[string]string{"id": name, "arn": table}
		if text("stream_enabled") == "true" {
			attributes["stream_label"] = streamLabel
			attributes["stream_arn"] = table + "/stream/" + streamLabel
		}
		return attributes
	case "aws_sqs_queue":
		url := fmt.Sprintf("https://sqs.%s.amazonaws.com/%s/%s", region, account, name)
		return map[string]string{"id": url, "url": url, "arn": arn("sqs", name)}
	case "aws_sqs_queue_policy":
		return map[string]string{"id": text("queue_url")}
	case "aws_cloudwatch_event_bus":
		return map[string]string{"id": name, "arn": arn("events", "event-bus/"+name)}
	case "aws_cloudwatch_event_archive":
		return map[string]string{"id": name, "arn": arn("events", "archive/"+name)}
	case "aws_cloudwatch_event_rule":
		bus := text("event_bus_name")
		return map[string]string{"id": bus + "/" + name, "arn": arn("events", "rule/"+bus+"/"+name)}
	case "aws_cloudwatch_event_target":
		return map[string]string{"id": strings.Join([]string{text("event_bus_name"), text("rule"), text("target_id")}, "-")}
	case "aws_cloudwatch_log_group":
		// The provider leaves out the star that AWS puts behind it.
		return map[string]string{"id": name, "arn": arn("logs", "log-group:"+name)}
	case "aws_cloudwatch_metric_alarm":
		return map[string]string{"id": text("alarm_name"), "arn": arn("cloudwatch", "alarm:"+text("alarm_name"))}
	case "aws_cloudwatch_dashboard":
		dashboard := text("dashboard_name")
		return map[string]string{"id": dashboard, "dashboard_arn": "arn:aws:cloudwatch::" + account + ":dashboard/" + dashboard}
	case "aws_iam_role":
		return map[string]string{"id": name, "arn": "arn:aws:iam::" + account + ":role/" + name}
	case "aws_iam_role_policy":
		return map[string]string{"id": text("role") + ":" + name}
	case "aws_iam_role_policy_attachment":
		return map[string]string{"id": text("role") + "/" + text("policy_arn")}
	case "aws_lambda_function":
		function := arn("lambda", "function:"+text("function_name"))
		return map[string]string{"id": text("function_name"), "arn": function}
	case "aws_lambda_alias":
		alias := arn("lambda", "function:"+text("function_name")+":"+name)
		return map[string]string{"id": alias, "arn": alias}
	case "aws_lambda_event_source_mapping":
		return map[string]string{"id": "mapping", "uuid": "mapping", "arn": arn("lambda", "event-source-mapping:mapping")}
	case "aws_lambda_permission":
		return map[string]string{"id": "terraform-" + text("function_name"), "statement_id": "terraform-" + text("function_name")}
	case "aws_lambda_function_event_invoke_config", "aws_lambda_provisioned_concurrency_config":
		return map[string]string{"id": text("function_name") + ":" + text("qualifier")}
	}
	return nil
}

// Longest names that AWS takes, which the provider checks before it asks AWS.
var longest = map[string]struct {
	attribute string
	length    int
}{
	"aws_cloudwatch_event_archive": {"name", 48},
	"aws_cloudwatch_event_rule":    {"name", 64},
	"aws_cloudwatch_event_target":  {"target_id", 64},
	"aws_iam_role":                 {"name", 64},
	"aws_lambda_function":          {"function_name", 64},
	"aws_sqs_queue":                {"name", 80},
}
