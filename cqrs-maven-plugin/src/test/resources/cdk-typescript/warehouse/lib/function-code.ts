import * as cdk from 'aws-cdk-lib';
import * as s3assets from 'aws-cdk-lib/aws-s3-assets';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';

const ZIP = path.join(__dirname, '../../functions.zip');

/** The zip beside this application's folder, which CDK uploads when it has changed. */
export class FunctionCode {
  readonly runtime = 'java25';
  readonly location: { s3Bucket: string; s3Key: string };
  /** Another zip gives versions another id, so that each deployment publishes it. */
  readonly version = createHash('sha256').update(readFileSync(ZIP)).digest('hex').slice(0, 10);

  constructor(stack: cdk.Stack) {
    const asset = new s3assets.Asset(stack, 'Code', { path: ZIP });
    this.location = { s3Bucket: asset.s3BucketName, s3Key: asset.s3ObjectKey };
  }
}
