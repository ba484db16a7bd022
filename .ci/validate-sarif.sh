#!/usr/bin/env bash
# Validates a SARIF log by Microsoft's sarif-multitool, with the rules of SARIF and of GitHub code scanning.
#
#   .ci/validate-sarif.sh SARIF_FILE
#   .ci/validate-sarif.sh --self-test     proves that bad logs, and a validation that did not happen, are refused
#
# Needs npm (the first time) and python3. The tool goes to a cache folder outside the repository.
set -euo pipefail

# sarif-multitool exits 0 whatever it finds, runs half of GitHub's rules only when told to, and on some logs (a level that
# does not exist) stops without a word. So silence proves nothing: every run also validates a log that is known to be bad,
# and the report must tell what is wrong with that one, and have at least a note on the log in question.

version=5.7.0
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/policylint-ci/sarif-multitool-$version
tool=$cache/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
config=$here/sarif-github.config.xml
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

install_tool() {
    if [[ ! -f $tool ]]; then
        mkdir -p -- "$cache"
        npm install --prefix "$cache" --no-save --no-audit --no-fund --loglevel=error \
            "@microsoft/sarif-multitool-linux@$version" >&2
    fi
    chmod u+x -- "$tool"
}

# write_log FILE [WHAT BY]…: a minimal log that GitHub takes, with pieces of it replaced.
write_log() {
    python3 - "$@" <<'PYTHON'
import sys

GOOD = """{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [ {
    "tool": { "driver": {
      "name": "Sample", "version": "1.0.0", "informationUri": "https://example.com/",
      "rules": [ {
        "id": "S1", "shortDescription": { "text": "Short." }, "fullDescription": { "text": "Full." },
        "help": { "text": "Help." }, "helpUri": "https://example.com/S1"
      } ]
    } },
    "originalUriBaseIds": { "%SRCROOT%": { "description": { "text": "The root of the repository." } } },
    "results": [ {
      "ruleId": "S1", "ruleIndex": 0, "level": "error", "message": { "text": "A message." },
      "locations": [ { "physicalLocation": {
        "artifactLocation": { "uri": "src/policy.json", "uriBaseId": "%SRCROOT%" },
        "region": { "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2 }
      } } ]
    } ]
  } ]
}
"""

path, *pieces = sys.argv[1:]
log = GOOD
for what, by in zip(pieces[::2], pieces[1::2], strict=True):
    if log.count(what) != 1:
        sys.exit(f"Not once in the log: {what}")
    log = log.replace(what, by)
with open(path, "w", encoding="utf-8") as file:
    file.write(log)
PYTHON
}

location='"uri": "src/policy.json", "uriBaseId": "%SRCROOT%"'
information=', "informationUri": "https://example.com/"'
region='"region": { "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2 }'
absolute='"uri": "file:///home/user/src/policy.json"'

# validate FILE: fails on an error or warning, and when the validation itself did not happen.
validate() {
    if [[ ! -f $1 ]]; then
        echo "No such file: $1" >&2
        return 1
    fi

    local run
    run=$(mktemp -d -p "$work")
    cp -- "$1" "$run/log.sarif"
    write_log "$run/canary.sarif" "$location" "$absolute" "$region" '"region": {}' "$information" ''
    (cd -- "$run" && "$tool" validate log.sarif canary.sarif --rule-kind 'Sarif;Ghas' --config "$config" \
        --level 'Error;Warning;Note' -o report.sarif --log ForceOverwrite) >"$run/output" 2>&1 || {
        cat -- "$run/output" >&2
        return 1
    }
    judge "$run" "$1"
}

# judge FOLDER NAME: reads the report (and the log, for what the tool does not know).
judge() {
    python3 - "$@" <<'PYTHON'
import json
import os
import sys

folder, name = sys.argv[1:]
problems = []

def read(file):
    with open(os.path.join(folder, file), encoding="utf-8-sig") as stream:
        return json.load(stream)

def words(result, rules):
    message = result["message"]
    if "text" in message:
        return message["text"]
    rule = next((rule for rule in rules if rule["id"] == result["ruleId"].split("/")[0]), {})
    text = rule.get("messageStrings", {}).get(message.get("id"), {}).get("text", message.get("id", ""))
    for i, argument in enumerate(message.get("arguments", [])):
        text = text.replace("{%d}" % i, argument)
    return text

def file_of(result):
    return os.path.basename(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])

runs = read("report.sarif").get("runs", [])
invocations = [invocation for run in runs for invocation in run.get("invocations", [])]
if not invocations or not all(invocation.get("executionSuccessful") for invocation in invocations):
    problems.append("the report does not say that the validation ran to its end")
for invocation in invocations:
    for notification in invocation.get("toolExecutionNotifications", []) + invocation.get("toolConfigurationNotifications", []):
        if notification.get("level") == "error":
            problems.append("sarif-multitool: " + notification["message"].get("text", ""))

with open(os.path.join(folder, "output"), encoding="utf-8", errors="replace") as output:
    if "Done. 2 files scanned." not in output.read():
        problems.append("sarif-multitool does not say that it read both the log and the log that is known to be bad")

canary = set()
is_validated = False
for run in runs:
    rules = run["tool"]["driver"].get("rules", [])
    for result in run.get("results", []):
        if file_of(result) == "canary.sarif":
            canary.add(result["ruleId"].split("/")[0])
            continue
        is_validated = True
        if result.get("level", "warning") in ("error", "warning"):
            start = result["locations"][0]["physicalLocation"].get("region", {})
            problems.append("{}:{}: {} {}: {}".format(
                name, start.get("startLine", 1), result.get("level", "warning"), result["ruleId"], words(result, rules)))

if not is_validated:
    problems.append(f"{name}: the report has not even a note on it: it was not validated")
for expected in ("GH1003", "GH1006", "SARIF2005"):
    if expected not in canary:
        problems.append(f"{expected} did not report the log that is known to be bad: not all rules ran")

# https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
LIMITS = {"runs": 20, "rules": 25000, "tags": 20, "results": 25000, "locations": 1000, "relatedLocations": 1000}

def check_limits(value):
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, list) and len(item) > LIMITS.get(key, len(item)):
                problems.append(f"{name}: {len(item)} {key}, and GitHub takes {LIMITS[key]}")
            check_limits(item)
    elif isinstance(value, list):
        for item in value:
            check_limits(item)

try:
    check_limits(read("log.sarif"))
except ValueError:
    pass  # Reported above.

for problem in problems:
    print(problem, file=sys.stderr)
if not problems:
    print(f"{name}: valid, and GitHub takes it")
sys.exit(1 if problems else 0)
PYTHON
}

self_test() {
    local failures=0 log=$work/log.sarif

    # expect accepted|refused WHAT WORDS COMMAND…: the words must stand in what the command says.
    expect() {
        local want=$1 what=$2 words=$3 got=accepted
        shift 3
        "$@" >"$work/said" 2>&1 || got=refused
        if [[ $got == "$want" ]] && grep -qF -- "$words" "$work/said"; then
            echo "ok: $what is $got"
        else
            echo "FAILED: $what is $got, and not for \"$words\"" >&2
            cat -- "$work/said" >&2
            failures=$((failures + 1))
        fi
    }

    # Bad logs.
    write_log "$log"
    expect accepted 'a good log' 'valid' validate "$log"
    write_log "$log" "$location" "$absolute"
    expect refused 'a location with an absolute file URI' GH1006 validate "$log"
    write_log "$log" "$location" '"uri": "https://example.com/policy.json"'
    expect refused 'a location on the web' GH1005 validate "$log"
    write_log "$log" "$region" '"region": {}'
    expect refused 'a location without line' GH1003 validate "$log"
    write_log "$log" '"endColumn": 2' '"endColumn": 0'
    expect refused 'a column 0' JSON validate "$log"
    write_log "$log" '"level": "error"' '"level": "fatal"'
    expect refused 'a level that SARIF does not have' 'not validated' validate "$log"
    write_log "$log" '"ruleIndex": 0' '"ruleIndex": 7'
    expect refused 'an index of a rule that is not there' SARIF validate "$log"
    write_log "$log" "$information" ''
    expect refused 'what is only a warning' SARIF2005 validate "$log"
    echo 'no log' >"$log"
    expect refused 'what is not JSON' JSON0001 validate "$log"
    expect refused 'a file that is not there' 'No such file' validate "$work/none.sarif"
    python3 -c 'print("{\"runs\": [%s]}" % ", ".join(["{}"] * 21))' >"$log"
    expect refused 'a log with more runs than GitHub takes' '21 runs' validate "$log"

    # Validations that prove nothing.
    write_log "$log"
    echo '<?xml version="1.0" encoding="utf-8"?><Properties />' >"$work/off.xml"
    config=$work/off.xml
    expect refused "a validation without GitHub's rules" 'GH1003 did not report' validate "$log"
    config=$here/sarif-github.config.xml
    printf '#!/bin/sh\necho "{\\"runs\\": []}" > report.sarif\n' >"$work/idle"
    chmod u+x -- "$work/idle"
    tool=$work/idle
    expect refused 'a validation that did not happen' 'does not say that it read' validate "$log"

    return $((failures > 0))
}

if [[ $# -ne 1 ]]; then
    sed -n '2,7s/^# \{0,1\}//p' -- "${BASH_SOURCE[0]}" >&2
    exit 2
fi

install_tool
if [[ $1 == --self-test ]]; then
    self_test
else
    validate "$1"
fi
