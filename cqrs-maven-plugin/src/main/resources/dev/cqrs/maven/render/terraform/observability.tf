resource "aws_cloudwatch_dashboard" "overview" {
  dashboard_name = "${local.prefix}-@dashboard@"

  # Names no position: CloudWatch fills its rows from left to right, two such widgets a row.
  dashboard_body = jsonencode({
    widgets = [for widget in local.widgets : {
      type  = "metric"
      width = 12
      properties = {
        title   = widget.title
        region  = var.aws_region
        period  = 60
        stat    = widget.stat
        metrics = [for name in widget.names : concat(widget.metric, [name])]
      }
    }]
  })
}
