#!/usr/bin/env bash
# Installs the hooks with a real pre-commit from a clone of this repository and runs them in a scratch repository: a clean
# policy and a package.json pass, a bad policy fails; the hook with --staged sees the index only; the one that fixes, fixes.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
if ! command -v pre-commit > /dev/null; then
  apt-get update -qq && apt-get install -y -qq pre-commit > /dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PRE_COMMIT_HOME="$work/home" GIT_CONFIG_GLOBAL="$work/gitconfig"
git config --global user.name ci
git config --global user.email ci@policylint.invalid
git config --global safe.directory '*'
git clone --quiet "$root" "$work/hook"
revision=$(git -C "$work/hook" rev-parse HEAD)

git init --quiet "$work/scratch"
cd "$work/scratch"
cat > .pre-commit-config.yaml <<YAML
repos:
  - repo: $work/hook
    rev: $revision
    hooks:
      - id: policylint
      - id: policylint-staged
      - id: policylint-fix
        stages: [manual]
YAML
cp "$root/samples/policies/good/least-privilege.json" "$root/samples/policies/good/package.json" .
git add .
pre-commit run policylint || { echo 'the hook fails on a clean policy' >&2; exit 1; }

cp "$root/samples/policies/bad/administrator.json" .
git add .
if pre-commit run policylint > "$work/bad.txt" 2>&1; then
  cat "$work/bad.txt"
  echo 'the hook passes a bad policy' >&2
  exit 1
fi
grep -q 'PL3001' "$work/bad.txt" || { cat "$work/bad.txt"; echo 'the hook failed for another reason' >&2; exit 1; }
echo 'the hook fails on a bad policy, as it must'

# --all-files: pre-commit does not put aside what is not staged, so the work tree has it.
expect() {
  local what=$1 hook=$2 status=0
  shift 2
  pre-commit run "$hook" --all-files "$@" > "$work/said.txt" 2>&1 || status=$?
  if { [ "$what" = passes ] && [ "$status" -ne 0 ]; } || { [ "$what" = fails ] && { [ "$status" -ne 1 ] || ! grep -q 'PL3001' "$work/said.txt"; }; }; then
    cat "$work/said.txt"
    echo "$hook does not do what it must: it $what" >&2
    exit 1
  fi
}
bad="$root/samples/policies/bad/administrator.json" good="$root/samples/policies/good/least-privilege.json"
cp "$good" administrator.json
expect fails policylint-staged
expect passes policylint
git add .
cp "$bad" administrator.json
expect passes policylint-staged
expect fails policylint
echo 'the hook with --staged sees the index only: bad there and good in the work tree fails, the other way round passes'

cp "$good" administrator.json
git add .
printf '%s\n' '{ "Version": "2012-10-17", "Statement": [ { "Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetObject"], "Resource": "arn:aws:s3:::reports/*" } ] }' > doubled.json
git add .
if pre-commit run policylint-fix --all-files --hook-stage manual > "$work/said.txt" 2>&1 || ! grep -q 'files were modified by this hook' "$work/said.txt"; then
  cat "$work/said.txt"
  echo 'the hook that fixes changed nothing, or nobody is told' >&2
  exit 1
fi
git add .
expect passes policylint-fix --hook-stage manual
[ "$(grep -o 's3:GetObject' doubled.json | wc -l)" -eq 1 ] || { cat doubled.json; echo 'the hook that fixes left what it should fix' >&2; exit 1; }
echo 'the hook that fixes has fixed, and has nothing to fix the second time'
