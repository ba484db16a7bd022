// ${{ expressions }}, by GitHub's own evaluator.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

const statusFunctions = ['always', 'success', 'failure', 'cancelled'];

/** Turns a value into what the evaluator takes. */
function toData(value) {
  switch (typeof value) {
    case 'string': return new data.StringData(value);
    case 'number': return new data.NumberData(value);
    case 'boolean': return new data.BooleanData(value);
    case 'object':
      if (value === null) return new data.Null();
      return Array.isArray(value)
        ? new data.Array(...value.map(toData))
        : new data.Dictionary(...Object.entries(value).map(([key, item]) => ({ key, value: toData(item) })));
    default: return new data.Null();
  }
}

/** Evaluates what stands between the braces. Contexts that the runner does not know are an error. */
function evaluate(expression, contexts, hasFailed) {
  const status = { always: true, success: !hasFailed, failure: hasFailed, cancelled: false };
  const functions = statusFunctions.map(name => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(status[name]) }));
  const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse();
  return new Evaluator(tree, toData(contexts), new Map(functions.map(f => [f.name, f]))).evaluate();
}

/** The text with its expressions replaced. */
export function expand(text, contexts) {
  return String(text).replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => evaluate(expression, contexts, false).coerceString());
}

/** Every value of a mapping, expanded. */
export function expandAll(mapping, contexts) {
  return Object.fromEntries(Object.entries(mapping ?? {}).map(([key, value]) => [key, expand(value, contexts)]));
}

/** What an if says. One that does not ask for the status counts only while nothing has failed. */
export function holds(condition, contexts, hasFailed) {
  if (condition === undefined) return !hasFailed;
  const expression = String(condition).trim().replace(/^\$\{\{(.*)\}\}$/s, '$1');
  const asksForStatus = statusFunctions.some(name => new RegExp(`\\b${name}\\s*\\(`).test(expression));
  const value = evaluate(asksForStatus ? expression : `success() && (${expression})`, contexts, hasFailed);
  return !['', 'false', '0', 'null'].includes(value.coerceString());
}
