#!/usr/bin/env bash
# Executes the samples for hooks, and those for GitLab and Azure DevOps as far as they are commands: in scratch repositories,
# with real commits.
#
#   .ci/hooks.sh PACKAGES     the folder that has the tool's package
#
# Needs git, npm, python3 and the .NET SDK. lefthook goes to a cache folder outside the repository; Husky.Net is a tool of the
# scratch repository. lefthook's own script would install its hooks into the repository that this runs in.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
samples=${here%/.ci}/samples
packages=$(cd -- "$1" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/policylint-ci/lefthook-2.2.1
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en GIT_CONFIG_GLOBAL=$work/gitconfig
git config --global user.name ci
git config --global user.email ci@policylint.invalid
git config --global init.defaultBranch main
[[ -d $cache/node_modules/lefthook ]] ||
    { mkdir -p -- "$cache" && npm install --prefix "$cache" --ignore-scripts --no-save --no-audit --no-fund --loglevel=error lefthook@2.2.1 >&2; }
dotnet tool install PolicyLint --prerelease --source "$packages" --tool-path "$work/bin" > /dev/null
export PATH=$work/bin:$cache/node_modules/.bin:$PATH

fail() { cat -- "$work/said" >&2; printf 'FAILED: %s\n' "$1" >&2; exit 1; }

repository() {
    git init --quiet "$work/$1"
    cd -- "$work/$1"
}

# commits WHAT: what the hook must do, and why.
try() {
    local good=$samples/policies/good/least-privilege.json bad=$samples/policies/bad/administrator.json
    cp "$samples/policies/good/package.json" .
    cp "$good" policy.json
    git add -A
    git commit --quiet --message good > "$work/said" 2>&1 || fail "$1: a good policy is not committed"

    cp "$bad" policy.json
    git add policy.json
    git commit --quiet --message bad > "$work/said" 2>&1 && fail "$1: a bad policy is committed"
    grep -q PL3001 "$work/said" || fail "$1: the commit fails for another reason"

    # The index is bad, the work tree is good.
    cp "$good" policy.json
    git commit --quiet --message bad > "$work/said" 2>&1 && fail "$1: a policy that is bad in the index is committed"
    grep -q PL3001 "$work/said" || fail "$1: the commit fails for another reason"

    # The index is good, the work tree is bad.
    python3 -c 'import json, sys; policy = json.load(open("policy.json")); policy["Statement"][0]["Sid"] = "Renamed"; json.dump(policy, open("policy.json", "w"), indent=2)'
    git add policy.json
    cp "$bad" policy.json
    git commit --quiet --message renamed > "$work/said" 2>&1 || fail "$1: a policy that is bad in the work tree only stops the commit"
    [[ $(git log --format=%s) == $'renamed\ngood' ]] || fail "$1: other commits than expected"
    cmp --quiet policy.json "$bad" || fail "$1: the work tree was changed"

    # git commit FILE: git makes an index for this commit alone, and tells the hook by its environment.
    git commit --quiet --message bad policy.json > "$work/said" 2>&1 && fail "$1: a bad policy is committed past the index"
    grep -q PL3001 "$work/said" || fail "$1: the commit fails for another reason"
    echo "ok: $1"
}

repository git
mkdir .githooks
cp "$samples/hooks/git/pre-commit" .githooks/
git config core.hooksPath .githooks
try 'git alone'

repository lefthook
cp "$samples/hooks/lefthook/lefthook.yml" .
lefthook install > /dev/null
try 'lefthook'

repository husky
dotnet new tool-manifest > /dev/null
dotnet tool install PolicyLint --prerelease --source "$packages" > /dev/null
dotnet tool install Husky --version 0.9.1 > /dev/null
dotnet husky install > /dev/null
cp "$samples/hooks/husky/task-runner.json" .husky/
dotnet husky add pre-commit -c 'dotnet husky run --group pre-commit' > /dev/null
try 'Husky.Net'

# The command that lints, with the tool where the sample puts it, on a bad policy.
repository pipelines
cp "$samples/policies/bad/administrator.json" .
pipeline() {
    local name=$1 command
    command=$(sed -n "s/^ *- *\(script: *\)\?'\?\(\"\?[^ ]*policylint\"\? check .*[^']\)'\?\$/\2/p" "$samples/$2" | sed 's|"$(Agent.TempDirectory)/tools/policylint"|policylint|; s|^.tools/||')
    [[ $(wc -l <<< "$command") -eq 1 && $command == 'policylint check '* ]] || fail "$name: the sample does not lint: $command"
    printf '$ %s\n' "$command"
    bash -c "$command" > "$work/said" 2>&1 && fail "$name: a bad policy passes"
    grep -q PL3001 "$work/said" || fail "$name: PL3001 is not told"
    for output in $(grep -o -- '--output [^ ]*' <<< "$command" | cut -d= -f2); do
        grep -q PL3001 "$output" || fail "$name: $output does not tell it"
        grep -q -- "$output" <(grep -v -- '--output' "$samples/$2") || fail "$name: nobody publishes $output"
    done
    echo "ok: $name"
}
: > "$work/said"
pipeline GitLab gitlab/.gitlab-ci.yml
python3 -c 'import json; assert json.load(open("gl-code-quality-report.json"))[0]["location"]["path"] == "administrator.json"'
pipeline 'Azure DevOps' azure-devops/azure-pipelines.yml
"$here/validate-sarif.sh" policylint.sarif
