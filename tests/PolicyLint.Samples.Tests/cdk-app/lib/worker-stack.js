const { NestedStack, Stack, Validations } = require('aws-cdk-lib');
const { CfnRole, Grant, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } = require('aws-cdk-lib/aws-iam');
const { Queue } = require('aws-cdk-lib/aws-sqs');

/** Its role has the same logical id as the one of the stack around it. */
class Reporting extends NestedStack {
  constructor(scope, id) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['*'], resources: ['*'] })); // all in the nested stack
  }
}

class WorkerStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    props.bucket.grantRead(role); // across stacks; makes the role's policy
    Grant.addToPrincipal({ grantee: role, actions: ['s3:*'], resourceArns: [props.bucket.bucketArn, props.bucket.arnForObjects('*')] });

    const queue = new Queue(this, 'Queue');
    const sender = new Role(this, 'Sender', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    queue.grant(sender, 'sqs:*'); // a grant of a service wildcard
    Validations.of(sender).acknowledge({ id: 'PL6001', reason: 'a bare id' });

    const admin = new Role(this, 'Admin', {
      assumedBy: new ServicePrincipal('codebuild.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess')],
    });
    Validations.of(admin).acknowledge({ id: 'PolicyLint::PL6001', reason: 'the pipeline sets it' });

    new CfnRole(this, 'Plain', { // an L1 construct
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      policies: [{
        policyName: 'inline',
        policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }] },
      }],
    });

    new Reporting(this, 'Reporting');
  }
}

module.exports = { WorkerStack };
