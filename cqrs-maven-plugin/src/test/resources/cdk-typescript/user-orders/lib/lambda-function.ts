import * as cdk from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { StackConditions } from './conditions';
import { FunctionCode } from './function-code';
import { StackParameters } from './parameters';
import { allow, named, onlyWhen, policy, when } from './values';

export interface LambdaFunctionProps {
  readonly parameters: StackParameters;
  readonly conditions: StackConditions;
  readonly code: FunctionCode;
  /** Its name after project and environment. */
  readonly suffix: string;
  readonly description: string;
  readonly handler: string;
  /** Variables beside those that all functions have. */
  readonly environment: Record<string, string>;
  /** What its role allows beside logs and traces. */
  readonly statements: object[];
  /** Seconds, if the stack's parameter is not for it. */
  readonly timeout?: number;
  /** Whether callers wait for it, so that instances can be kept warm. */
  readonly awaited?: boolean;
  /** Where asynchronous invocations go that failed after all retries. */
  readonly failures?: sqs.CfnQueue;
}

/** A function with its log group, its role, a version and the alias "live". */
export class LambdaFunction {
  readonly logGroup: logs.CfnLogGroup;
  readonly role: iam.CfnRole;
  readonly function: lambda.CfnFunction;
  readonly alias: lambda.CfnAlias;

  constructor(stack: cdk.Stack, id: string, props: LambdaFunctionProps) {
    const { parameters, conditions, code, awaited } = props;

    this.logGroup = new logs.CfnLogGroup(stack, `${id}LogGroup`, {
      logGroupName: cdk.Fn.sub(`/aws/lambda/\${projectName}-\${environment}-${props.suffix}`),
      retentionInDays: parameters.logRetentionDays.valueAsNumber,
    });

    this.role = this.addRole(stack, `${id}Role`, props);

    // Lambda refuses SnapStart and provisioned concurrency together.
    const snapStart = awaited
      ? cdk.Token.asString(when(conditions.hasProvisionedConcurrency, 'None', 'PublishedVersions'))
      : 'PublishedVersions';

    this.function = new lambda.CfnFunction(stack, id, {
      functionName: named(props.suffix),
      description: props.description,
      runtime: code.runtime,
      handler: props.handler,
      code: code.location,
      role: this.role.attrArn,
      memorySize: parameters.lambdaMemorySize.valueAsNumber,
      timeout: props.timeout ?? parameters.lambdaTimeout.valueAsNumber,
      environment: {
        variables: {
          ...props.environment,
          ENVIRONMENT: parameters.environment.valueAsString,
          PROJECT_NAME: parameters.projectName.valueAsString,
        },
      },
      snapStart: { applyOn: snapStart },
      tracingConfig: { mode: 'Active' },
      loggingConfig: { logGroup: this.logGroup.ref },
      vpcConfig: onlyWhen(conditions.hasVpc, {
        SubnetIds: parameters.vpcSubnetIds.valueAsList,
        SecurityGroupIds: parameters.vpcSecurityGroupIds.valueAsList,
      }),
    });

    // A version never changes: another zip gives it another id, another setting another description, and either replaces
    // it. So the alias always points to what was deployed. The description names exactly the settings that change the
    // function: one more could replace a version by itself, and Lambda would delete it.
    const timeout = props.timeout === undefined ? '${lambdaTimeout} s, ' : '';
    const version = new lambda.CfnVersion(stack, `${id}Version${code.version}`, {
      functionName: this.function.ref,
      description: cdk.Fn.join(' ', [
        cdk.Fn.sub(`${timeout}\${lambdaMemorySize} MB`),
        ...(awaited ? [snapStart] : []),
        cdk.Fn.join('', parameters.vpcSubnetIds.valueAsList),
        cdk.Fn.join('', parameters.vpcSecurityGroupIds.valueAsList),
      ]),
    });

    const warm = onlyWhen(conditions.hasProvisionedConcurrency, {
      ProvisionedConcurrentExecutions: parameters.provisionedConcurrency.valueAsNumber,
    });
    this.alias = new lambda.CfnAlias(stack, `${id}Alias`, {
      name: 'live',
      functionName: this.function.ref,
      functionVersion: version.attrVersion,
      provisionedConcurrencyConfig: awaited ? warm : undefined,
    });

    if (props.failures) {
      const retries = new lambda.CfnEventInvokeConfig(stack, `${id}Retries`, {
        functionName: this.function.ref,
        qualifier: 'live',
        destinationConfig: { onFailure: { destination: props.failures.attrArn } },
      });
      retries.addResourceDependency(this.alias);
    }
  }

  private addRole(stack: cdk.Stack, id: string, props: LambdaFunctionProps) {
    const { parameters, conditions } = props;
    const vpcAccess = cdk.Fn.sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole');
    return new iam.CfnRole(stack, id, {
      assumeRolePolicyDocument: policy([
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ]),
      managedPolicyArns: cdk.Token.asList(when(conditions.hasVpc, [vpcAccess], [])),
      policies: [
        {
          policyName: props.suffix,
          policyDocument: policy([
            ...props.statements,
            allow(['logs:CreateLogStream', 'logs:PutLogEvents'], this.logGroup.attrArn),
            allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
            onlyWhen(
              conditions.hasKey,
              allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], parameters.kmsKeyArn.valueAsString),
            ),
          ]),
        },
      ],
    });
  }
}
