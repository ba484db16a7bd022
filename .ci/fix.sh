#!/usr/bin/env bash
# Fixes copies of every AWS managed policy and of the samples, first with the safe fixes and then with all: every file that could be read
# before can be read afterwards, by Python's reader and not by ours, and a second run changes nothing.
# Usage: fix.sh TOOL…   (after managed-policies.sh, which fetches the policies)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
policies=${XDG_CACHE_HOME:-$HOME/.cache}/policylint-ci/managed-policies-0.0.656/policies
[ -d "$policies" ] || { echo "$policies is not there; run .ci/managed-policies.sh first" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/files"
cp -r "$policies" "$work/files/managed"
(cd "$here/.." && git ls-files -z samples/{policies,cloudformation,sam,terraform,rules} | grep -zE '\.(json|jsonc|ya?ml|template)$' | xargs -0 cp --parents -t "$work/files")
cd "$work/files"
git init --quiet . && git add --all && git -c user.name=ci -c user.email=ci@localhost commit --quiet --message before

# The JSON files that cannot be read. What YAML is, Python's library does not say: SampleFixTests asks YamlDotNet.
unreadable() {
  python3 - <<'PY'
import json, pathlib
for path in sorted(pathlib.Path(".").rglob("*.json")):
    try:
        json.loads(path.read_bytes())
    except ValueError:
        print(path)
PY
}

unreadable > "$work/before.txt"
for options in '' '--unsafe-fixes'; do
  status=0
  # shellcheck disable=SC2086
  "$@" fix . $options --quiet > "$work/report.txt" 2> "$work/error.txt" || status=$?
  # The samples have files that are no UTF-8, and policies that remain bad: 1 or 2.
  [ "$status" -le 2 ] || { cat "$work/error.txt" >&2; echo "policylint fix $options ends with $status" >&2; exit 1; }
  if grep -v 'is not UTF-8 and cannot be fixed' "$work/error.txt"; then echo "policylint fix $options tells of what it could not do" >&2; exit 1; fi
  unreadable > "$work/after.txt"
  if [ -n "$(comm -13 "$work/before.txt" "$work/after.txt")" ]; then
    echo "policylint fix $options broke:" >&2
    comm -13 "$work/before.txt" "$work/after.txt" >&2
    exit 1
  fi
  again=0
  # shellcheck disable=SC2086
  "$@" fix . $options --diff > "$work/again.patch" 2> "$work/error.txt" || again=$?
  if [ -s "$work/again.patch" ] || [ "$again" -eq 1 ]; then
    echo "policylint fix $options is not done after the first run:" >&2
    head -n 40 "$work/again.patch" >&2
    exit 1
  fi
  if grep 'was left out because' "$work/error.txt" >&2; then echo "policylint fix $options leaves fixes out" >&2; exit 1; fi
  printf '  %-14s %s;%s\n' "${options:-safe fixes}" "$(git diff --shortstat -- managed | sed 's/^$/ nothing changed/') (managed policies)" "$(git diff --shortstat -- samples | sed 's/^$/ nothing changed/') (samples)"
done
