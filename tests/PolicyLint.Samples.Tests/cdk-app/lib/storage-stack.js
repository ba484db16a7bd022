const { Stack } = require('aws-cdk-lib');
const { AnyPrincipal, PolicyStatement } = require('aws-cdk-lib/aws-iam');
const { Bucket } = require('aws-cdk-lib/aws-s3');

class StorageStack extends Stack {
  constructor(scope, id) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', { enforceSSL: true });

    const site = new Bucket(this, 'Site');
    site.addToResourcePolicy(new PolicyStatement({ // open to all
      sid: 'Open',
      principals: [new AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [site.arnForObjects('*')],
    }));
  }
}

module.exports = { StorageStack };
