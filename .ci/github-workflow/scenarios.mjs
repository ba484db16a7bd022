// What the workflow samples must do, on little repositories.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Run } from './runner.mjs';
import { problems, problemsOf } from './validate.mjs';

const { REPOSITORY, WORK } = process.env;
const actions = { 'policylint/policylint': join(WORK, 'action') };
const sample = name => join(REPOSITORY, 'samples/github', name);
const bad = '{"Version":"2012-10-17","Statement":[{"Sid":"Everything","Effect":"Allow","Action":"*","Resource":"*"}]}\n';

/** A repository with files of that name and text; a text that is a path under samples/ is copied. */
function repository(name, files) {
  const folder = join(WORK, name);
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text.startsWith('samples/')) copyFileSync(join(REPOSITORY, text), file);
    else writeFileSync(file, text);
  }

  execFileSync('git', ['init', '--quiet', folder]);
  return folder;
}

function scenario(name) {
  console.log(`\n-- ${name}`);
}

scenario('the workflows and the action are what GitHub takes');
const folder = path => readdirSync(join(REPOSITORY, path)).map(file => join(REPOSITORY, path, file));
for (const file of [join(REPOSITORY, 'action.yml'), ...folder('samples/github'), ...folder('.github/workflows')]) {
  assert.deepEqual(await problemsOf(file), [], file);
  console.log(`  ok: ${file.slice(REPOSITORY.length + 1)}`);
}

const action = readFileSync(join(REPOSITORY, 'action.yml'), 'utf8');
const workflow = readFileSync(sample('code-scanning.yml'), 'utf8');
const refused = {
  'an unknown key': ['action.yml', action.replace('using: composite', 'using: composite\n  entry: x')],
  'an unknown context': ['action.yml', action.replace('${{ inputs.paths }}', '${{ input.paths }}')],
  'an unknown trigger': ['w.yml', workflow.replace('pull_request:', 'pull_requests:')],
  'an unknown permission': ['w.yml', workflow.replace('security-events: write', 'security-event: write')],
  'an action by tag': ['w.yml', workflow.replace(/checkout@\w+/, 'checkout@v4')],
};
for (const [what, [name, text]] of Object.entries(refused)) {
  assert.notEqual((await problems(name, text)).length, 0, `${what} is not refused`);
  console.log(`  ok: ${what} is refused`);
}

assert.doesNotMatch(action.replace(/^ *#.*$/gm, '').split('\n').filter(line => !/^ {8}[\w-]+:|^ {6}if:|value:|^ {10}[\w-]+: /.test(line)).join('\n'), /\$\{\{/,
  'an expression stands in a script');

scenario('code scanning, a bad policy: annotated, uploaded, and the alerts decide');
const badRepository = repository('bad', { 'iam/everything.json': bad, 'package.json': '{"name": "x"}' });
let run = new Run({ workspace: badRepository, actions }).workflow(sample('code-scanning.yml'));
assert.equal(run.failed, false);
assert.match(run.log, /^::error file=iam\/everything\.json,line=1,.*title=.*PL3001/m);
assert.match(run.summary, /PL3001/);
let [upload] = run.uploads;
assert.equal(upload.action, 'github/codeql-action/upload-sarif');
assert.equal(upload.category, 'policylint');
execFileSync(join(REPOSITORY, '.ci/validate-sarif.sh'), [upload.file], { stdio: 'inherit' });
assert.ok(JSON.parse(readFileSync(upload.file, 'utf8')).runs[0].results.some(result => result.ruleId === 'PL3001'));

scenario('code scanning, a pull request from a fork: nothing is uploaded');
run = new Run({ workspace: badRepository, actions, event: { pull_request: { head: { repo: { fork: true } } } } }).workflow(sample('code-scanning.yml'));
assert.equal(run.failed, false);
assert.deepEqual(run.uploads, []);

scenario('the reusable workflow, a bad policy: it fails, and tells how many');
run = new Run({ workspace: badRepository, actions }).workflow(sample('policylint.yml'));
assert.equal(run.failed, true);
assert.equal(run.outputs.findings, '2');
assert.match(run.log, /^::error title=PolicyLint::2 findings/m);
assert.match(run.uploads[0].file, /policylint\.json$/);

scenario('the reusable workflow, only what is asked for');
run = new Run({ workspace: badRepository, actions, inputs: { arguments: '--select=PL1,PL7\n', paths: 'iam\npackage.json' } }).workflow(sample('policylint.yml'));
assert.equal(run.failed, false);
assert.equal(run.outputs.findings, '0');

scenario('the reusable workflow, a good policy: it passes');
run = new Run({ workspace: repository('good', { 'a b.json': 'samples/policies/good/least-privilege.json' }), actions, inputs: { paths: 'a b.json' } }).workflow(sample('policylint.yml'));
assert.equal(run.failed, false);
assert.equal(run.outputs.findings, '0');

scenario('hostile inputs are paths and no commands');
run = new Run({ workspace: badRepository, actions, inputs: { paths: '$(touch pwned)\n"; touch pwned; "\n--output=json=pwned' } }).workflow(sample('policylint.yml'));
assert.equal(run.failed, true);
assert.ok(!existsSync(join(badRepository, 'pwned')));
assert.match(run.log, /no such file or directory/);

scenario('wrong options: the job fails and says why');
run = new Run({ workspace: badRepository, actions, inputs: { 'fail-on': 'eror' } }).workflow(sample('policylint.yml'));
assert.equal(run.failed, true);
assert.match(run.log, /did you mean 'error'/);
assert.deepEqual(run.uploads, []);

console.log('\nall scenarios hold');
