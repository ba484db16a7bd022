// Holds workflows and action.yml against GitHub's schema, by GitHub's parser.
import { readFileSync } from 'node:fs';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { convertActionTemplate, parseAction } from '@actions/workflow-parser/actions/index';

/** What is wrong with the text of a workflow or, by its name, of an action. */
export async function problems(name, content) {
  const trace = new NoOperationTraceWriter();
  if (/(^|\/)action\.yml$/.test(name)) {
    const result = parseAction({ name, content }, trace);
    if (result.value) convertActionTemplate(result.context, result.value);
    return result.context.errors.getErrors().map(error => error.message);
  }

  const result = parseWorkflow({ name, content }, trace);
  const template = result.value ? await convertWorkflowTemplate(result.context, result.value) : undefined;
  return [
    ...result.context.errors.getErrors().map(error => error.message),
    ...(template?.errors ?? []).map(error => error.Message),
    ...unpinned(name, content),
  ];
}

/** Others' actions are pinned by commit: a tag can be moved. */
function unpinned(name, content) {
  return [...content.matchAll(/uses: *([^\s@]+)@(\S+)/g)]
    .filter(([, action, reference]) => action !== 'policylint/policylint' && !action.startsWith('your-organization/') && !/^[0-9a-f]{40}$/.test(reference))
    .map(([, action, reference]) => `${name}: ${action} is pinned by ${reference} and not by a commit`);
}

/** What is wrong with a file. */
export const problemsOf = file => problems(file, readFileSync(file, 'utf8'));
