#!/usr/bin/env bash
# Loads the completion scripts into real shells and asks: what bash, fish and, where it is installed, PowerShell offer; zsh
# completes in a terminal only, so it loads its script and compiles it.
#
#   .ci/completion.sh COMMAND…     such as: .ci/completion.sh dotnet policylint.dll
set -euo pipefail
missing=()
for shell in zsh fish; do
    command -v "$shell" > /dev/null || missing+=("$shell")
done
if ((${#missing[@]})); then
    apt-get update -qq && apt-get install -y -qq "${missing[@]}" > /dev/null
fi

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
for shell in bash zsh fish powershell; do
    "$@" completion "$shell" > "$work/$shell"
done

fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }

# Prints what each shell offers after a line, one a line. "=" is a word of its own in bash.
offers_bash() {
    bash --noprofile --norc -euc '
        source "$0"
        read -ra COMP_WORDS <<< "${1//=/ = }"
        [[ $1 != *" " && $1 != *= ]] || COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _policylint
        printf "%s\n" "${COMPREPLY[@]+"${COMPREPLY[@]}"}"' "$work/bash" "$1"
}
offers_fish() { fish --no-config -c "source $work/fish; complete -C '$1'" | cut -f1 | sed 's/^--[^=]*=//'; }
offers_pwsh() {
    pwsh -NoProfile -Command ". ([ScriptBlock]::Create((Get-Content -Raw '$work/powershell')))
        [System.Management.Automation.CommandCompletion]::CompleteInput('$1', $((${#1})), \$null).CompletionMatches.CompletionText" | sed 's/^--[^=]*=//'
}
shells=(bash fish)
command -v pwsh > /dev/null && shells+=(pwsh)

# expect LINE OFFER…
expect() {
    local line=$1 shell is should
    shift
    should=$(printf '%s\n' "$@" | sort)
    for shell in "${shells[@]}"; do
        is=$("offers_$shell" "$line" | sort)
        [[ $is == "$should" ]] || fail "$shell offers after '$line': ${is//$'\n'/ }; and not: ${should//$'\n'/ }"
    done
    echo "ok: $line → $*"
}

cd -- "$work"
expect 'policylint co' completion config
expect 'policylint baseline ' create prune
expect 'policylint --fail' --fail-on
expect 'policylint check --fail-on ' error warning suggestion never
expect 'policylint check --format=sa' sarif
expect 'policylint rules --format ' text json markdown
expect 'policylint explain wildcard-r' wildcard-resource
expect 'policylint completion ' bash zsh fish powershell
# PowerShell takes what a comma separates for a list, and completes its last element alone.
shells=(bash fish)
expect 'policylint --select PL3001,wildcard-r' PL3001,wildcard-resource

zsh -f -c "autoload -Uz compinit; compinit -u -D; zcompile $work/zsh && source $work/zsh && [[ \$_comps[policylint] == _policylint ]]" || fail 'zsh does not load the script'
echo 'ok: zsh compiles the script, loads it, and knows whose it is'
