// The app that the tests synthesize and lint: what a real one has, small. Run with NODE_PATH, see CdkAppTests.cs.
const { App, Stage } = require('aws-cdk-lib');
const { StorageStack } = require('./lib/storage-stack');
const { WorkerStack } = require('./lib/worker-stack');

class Service extends Stage {
  constructor(scope, id) {
    super(scope, id);
    const storage = new StorageStack(this, 'Storage');
    new WorkerStack(this, 'Worker', { bucket: storage.bucket });
  }
}

const app = new App();
const storage = new StorageStack(app, 'Storage');
new WorkerStack(app, 'Worker', { bucket: storage.bucket });
new Service(app, 'Prod');
app.synth();
