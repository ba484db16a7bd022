#!/usr/bin/env bash
# The first day of a team with PolicyLint, on a copy of the samples: init, a baseline, a check without findings; then one wildcard
# more, which is the one finding; then its repair and that of an old finding, and nothing stale after pruning.
# Usage: first-day.sh TOOL…
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$here/.." && git ls-files -z samples | xargs -0 cp --parents -t "$work")
cd "$work/samples"
fail() { cat "$work/said.txt" >&2; printf 'FAILED: %s\n' "$1" >&2; exit 1; }

# expect STATUS ARGUMENT…
expect() {
  local wanted=$1 status=0
  shift
  "$@" > "$work/said.txt" 2>&1 || status=$?
  [ "$status" -eq "$wanted" ] || fail "$* ends with $status and not with $wanted"
}

expect 0 "$@" init
expect 0 "$@" baseline create
tail -n 1 "$work/said.txt"
expect 0 "$@" check
grep -q '^No new problems in ' "$work/said.txt" || fail 'not everything is in the baseline'

policy=policies/good/least-privilege.json
cp "$policy" "$work/policy.json"
python3 - "$policy" <<'PY'
import json, sys
policy = json.load(open(sys.argv[1]))
policy["Statement"].append({"Sid": "JustForNow", "Effect": "Allow", "Action": "sqs:*", "Resource": "arn:aws:sqs:eu-central-1:111122223333:reports"})
json.dump(policy, open(sys.argv[1], "w"), indent=2)
PY
expect 1 "$@" check
[ "$(grep -cE '^[^ ].*: (error|warning|suggestion) PL' "$work/said.txt")" -eq 1 ] && grep -q "^$policy:.* PL3003 " "$work/said.txt" || fail 'the wildcard that was added is not the one finding'
grep -E ' PL3003 ' "$work/said.txt"

cp "$work/policy.json" "$policy"
rm policies/bad/administrator.json
expect 0 "$@" check
grep -q 'of the baseline are gone' "$work/said.txt" || fail 'nobody tells that entries of the baseline are gone'
expect 0 "$@" baseline prune
tail -n 1 "$work/said.txt"
expect 0 "$@" check
! grep -q 'gone' "$work/said.txt" || fail 'pruning left entries that are gone'
