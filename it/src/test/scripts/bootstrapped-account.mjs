// Makes the local cloud look like an account that "cdk bootstrap" has prepared, which needs services that it does not
// have. Usage: AWS_ENDPOINT_URL=<local cloud> node bootstrapped-account.mjs FILE   (FILE gets this endpoint's URL)
import { writeFileSync } from 'node:fs';
import http from 'node:http';

const cloud = new URL(process.env.AWS_ENDPOINT_URL);

// What CDK says beyond the template's needs, and what it means: the caller's own rights, no nested stacks, no import of
// what exists, the ordinary way to deploy.
const allowed = {
  RoleARN: /:role\/cdk-hnb659fds-cfn-exec-role-/,
  IncludeNestedStacks: /^(true|false)$/,
  ImportExistingResources: /^false$/,
  'DeploymentConfig.Mode': /^STANDARD$/,
};

function withoutThem(form) {
  const fields = new URLSearchParams(form);
  for (const [name, value] of Object.entries(allowed)) {
    if (value.test(fields.get(name) ?? '')) fields.delete(name);
  }
  return fields.toString();
}

// cdk deploy looks up which version of its own stack an account has.
function bootstrapVersion(body) {
  const { Name } = JSON.parse(body);
  return JSON.stringify({ Parameter: { Name, Type: 'String', Value: '33', Version: 1 } });
}

function forward(request, body, response) {
  const headers = { ...request.headers, host: cloud.host, 'content-length': body.length };
  const { method, url: path } = request;
  // A connection of its own, as the cloud may be about to close one that idles.
  const options = { host: cloud.hostname, port: cloud.port, method, path, headers, agent: false };
  const forwarded = http.request(options, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  forwarded.end(body);
}

const server = http.createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (request.headers['x-amz-target'] === 'AmazonSSM.GetParameter') {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(bootstrapVersion(body));
  } else if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    forward(request, Buffer.from(withoutThem(body.toString())), response);
  } else {
    forward(request, body, response);
  }
});

server.listen(0, '127.0.0.1', () => writeFileSync(process.argv[2], `http://127.0.0.1:${server.address().port}`));
