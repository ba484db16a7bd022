// Runs the jobs of a workflow as a runner of GitHub would, in order and on this machine.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { expand, expandAll, holds } from './expressions.mjs';

/** What a run leaves behind: whether it failed, what it printed, its outputs, summary, and what was uploaded. */
export class Run {
  constructor({ workspace, actions, inputs = {}, event = {} }) {
    this.temp = mkdtempSync(join(process.env.WORK, 'run-'));
    this.workspace = workspace;
    this.actions = actions;
    this.inputs = inputs;
    this.event = event;
    this.log = '';
    this.summary = '';
    this.uploads = [];
    this.failed = false;
    this.outputs = {};
  }

  /** Runs a workflow. */
  workflow(file) {
    const workflow = parse(readFileSync(file, 'utf8'));
    const call = workflow.on?.workflow_call;
    const inputs = { ...defaults(call?.inputs), ...this.inputs };
    const jobs = {};
    for (const [id, job] of Object.entries(workflow.jobs)) {
      const contexts = { ...this.contexts(), inputs };
      const result = this.steps(job.steps, { ...workflow.env, ...job.env }, contexts);
      jobs[id] = { result: result.failed ? 'failure' : 'success', outputs: expandAll(job.outputs, { ...contexts, steps: result.steps }) };
      this.failed ||= result.failed;
    }

    for (const [name, { value }] of Object.entries(call?.outputs ?? {})) {
      this.outputs[name] = expand(value, { ...this.contexts(), jobs });
    }

    return this;
  }

  contexts() {
    return {
      github: { action_path: '', event: this.event, workspace: this.workspace, ref_name: 'main', repository: 'acme/policies' },
      runner: { temp: this.temp, os: 'Linux' },
      env: {}, vars: {}, secrets: {},
    };
  }

  /** Runs steps: those of a job, or those of a composite action. */
  steps(steps, env, contexts) {
    const done = {};
    let failed = false;
    for (const step of steps) {
      const name = step.name ?? step.uses ?? step.run.split('\n')[0];
      const now = { ...contexts, steps: done, env: { ...contexts.env, ...expandAll(env, contexts) } };
      if (!holds(step.if, now, failed)) {
        this.say(`skipped: ${name}`);
        if (step.id) done[step.id] = { outputs: {}, outcome: 'skipped', conclusion: 'skipped' };
        continue;
      }

      const variables = { ...now.env, ...expandAll(step.env, now) };
      this.say(`step: ${name}`);
      const result = step.uses ? this.uses(step.uses, expandAll(step.with, now), contexts) : this.script(step, variables, now);
      if (step.id) done[step.id] = { outputs: result.outputs, outcome: result.failed ? 'failure' : 'success' };
      failed ||= result.failed && !step['continue-on-error'];
    }

    return { failed, steps: done };
  }

  /** Runs one of our actions; tells of all others that they are passed over. */
  uses(name, given, contexts) {
    const [action] = name.split('@');
    if (this.actions[action]) {
      const folder = this.actions[action];
      const definition = parse(readFileSync(join(folder, 'action.yml'), 'utf8'));
      const unknown = Object.keys(given).filter(input => !(input in definition.inputs));
      if (unknown.length > 0) throw new Error(`${name} has no input ${unknown}`);
      const inner = { ...contexts, inputs: { ...defaults(definition.inputs), ...given }, github: { ...contexts.github, action_path: folder } };
      const result = this.steps(definition.runs.steps, {}, inner);
      const outputs = Object.fromEntries(Object.entries(definition.outputs).map(([id, { value }]) => [id, expand(value, { ...inner, steps: result.steps })]));
      return { failed: result.failed, outputs };
    }

    this.say(`passed over, it is not ours: ${name} ${JSON.stringify(given)}`);
    if (/upload-(sarif|artifact)$/.test(action)) {
      const file = given.sarif_file ?? given.path;
      if (!existsSync(file)) throw new Error(`${name} would find no ${file}`);
      this.uploads.push({ action, ...given, file });
    }

    return { failed: false, outputs: {} };
  }

  /** Runs a script as GitHub does: bash, stopping at the first error; with pipefail where the step asks for bash by name. */
  script(step, variables, contexts) {
    const folder = mkdtempSync(join(this.temp, 'step-'));
    const files = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'summary'), GITHUB_ENV: join(folder, 'env'), GITHUB_PATH: join(folder, 'path') };
    for (const file of Object.values(files)) writeFileSync(file, '');
    const script = join(folder, 'script.sh');
    writeFileSync(script, expand(step.run, contexts));
    const cwd = step['working-directory'] ? join(this.workspace, expand(step['working-directory'], contexts)) : this.workspace;
    mkdirSync(cwd, { recursive: true });
    const { PATH, HOME, LANG } = process.env;
    const environment = {
      PATH, HOME, LANG, CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: this.workspace, GITHUB_ACTION_PATH: contexts.github.action_path,
      RUNNER_TEMP: this.temp, RUNNER_OS: 'Linux', ...files, ...variables,
    };
    const shell = step.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail', script] : ['-e', script];
    const { status, stdout, stderr } = spawnSync('bash', shell, { cwd, env: environment, encoding: 'utf8', maxBuffer: 1 << 28 });
    this.log += stdout + stderr;
    process.stdout.write((stdout + stderr).replace(/^/gm, '    ').trimEnd() + '\n');
    this.say(`exit status ${status}`);
    this.summary += readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
    const outputs = Object.fromEntries(readFileSync(files.GITHUB_OUTPUT, 'utf8').split('\n').filter(Boolean)
      .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    return { failed: status !== 0, outputs };
  }

  say(text) {
    console.log(`  ${text}`);
  }
}

/** The defaults of inputs, as texts: what an action is handed over is always text. */
function defaults(inputs) {
  return Object.fromEntries(Object.entries(inputs ?? {}).map(([name, input]) => [name, String(input?.default ?? '')]));
}
