import * as cdk from 'aws-cdk-lib';

const PERIOD_SECONDS = 60;

/** The largest of one metric of several resources: an alarm on it watches all of them. */
export function largest(namespace: string, metricName: string, stat: string, dimension: string, resources: string[]) {
  const metrics = resources.map((resource, index) => ({
    id: `m${index + 1}`,
    returnData: false,
    metricStat: {
      metric: { namespace, metricName, dimensions: [{ name: dimension, value: resource }] },
      period: PERIOD_SECONDS,
      stat,
    },
  }));
  return [{ id: 'largest', expression: 'MAX(METRICS())' }, ...metrics];
}

/** A dashboard's body, one graph a line. Places such as ${EventBus} are filled in when deploying. */
export function dashboard(graphs: object[]) {
  return cdk.Fn.sub(`{"widgets":[\n${graphs.map((graph) => JSON.stringify(graph)).join(',\n')}]}\n`);
}

/** A graph of one metric of several resources. It names no position: CloudWatch fills its rows from left to right. */
export function graph(title: string, stat: string, metric: string[], [first, ...others]: string[]) {
  // Three dots, CloudWatch's own short form, stand for what the line before says, too.
  const metrics = [[...metric, first], ...others.map((other) => ['...', other])];
  const properties = { title, region: '${AWS::Region}', period: PERIOD_SECONDS, stat, metrics };
  return { type: 'metric', width: 12, properties };
}
