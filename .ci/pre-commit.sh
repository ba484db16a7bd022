#!/usr/bin/env bash
# Installs the hook with a real pre-commit from a clone of this repository and runs it in a scratch repository: a clean
# policy and a package.json pass, a bad policy fails.
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
