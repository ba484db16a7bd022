#!/usr/bin/env bash
# Executes the workflow samples, and action.yml with them, step by step as GitHub would: each script in bash, with the
# environment and the files that a runner gives it. What is not ours (checkout, .NET, uploads) is passed over and said so; in
# the place of the upload to code scanning the SARIF is validated. Before that, all workflows are held against GitHub's schema.
#
# Needs Node.js 20 and npm, the .NET SDK, git and python3. GitHub's own parser and its evaluator of expressions go to a cache
# folder outside the repository.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
export CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/policylint-ci/github-workflow-1
if [[ ! -d $CACHE/node_modules/yaml ]]; then
    mkdir -p -- "$CACHE"
    npm install --prefix "$CACHE" --no-save --no-audit --no-fund --loglevel=error \
        @actions/workflow-parser@0.3.61 @actions/expressions@0.3.61 yaml@2.9.1 >&2
fi

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
export WORK=$work REPOSITORY=${here%/.ci}
# The action as GitHub hands it out: this commit, without its history.
mkdir -- "$work/action"
git -C "$REPOSITORY" archive HEAD | tar -x -C "$work/action"
node --import "$here/github-workflow/packages.mjs" "$here/github-workflow/scenarios.mjs"
