// Takes packages from the cache folder, and loads their JSON, which Node.js 20 refuses to import without being told what it is.
import { register } from 'node:module';

const hooks = `
import { readFileSync } from 'node:fs';
let packages;
export function initialize(folder) { packages = folder; }
export function resolve(name, context, next) {
  return next(name, /^[./]|:/.test(name) ? context : { ...context, parentURL: packages });
}
export function load(url, context, next) {
  return url.endsWith('.json')
    ? { format: 'module', shortCircuit: true, source: 'export default ' + readFileSync(new URL(url), 'utf8') }
    : next(url, context);
}`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`, { data: `file://${process.env.CACHE}/packages.mjs` });
