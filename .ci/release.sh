#!/usr/bin/env bash
# Makes what a release publishes, and checks it: the tool package, the native binary for this system, a bill of materials
# (CycloneDX) for each, and the SHA-256 of all. The same commit gives the same bytes, wherever it lies.
#
#   .ci/release.sh [--package|--binary] [FOLDER]     FOLDER is artifacts/release unless given
#   .ci/release.sh --set-version 1.2.3               before the tag: where the tree names its version
#   .ci/release.sh --self-test                       the versions of clones, shallow clones and tarballs; two runs compared
#
# Needs the .NET 10 SDK, Python 3, and for the binary a C toolchain. The bill comes from the CycloneDX tool, which goes to a
# cache folder outside the repository.
set -euo pipefail

cyclonedx=6.3.1
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/policylint-ci/cyclonedx-$cyclonedx
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en

fail() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }

# version [TARGET]: of the build; of the tree alone when no target reads the tags.
version() { dotnet msbuild src/PolicyLint.Cli "${@/#/-t:}" -getProperty:Version -nologo; }

release() {
    local parts=(package binary) folder=artifacts/release
    while (($#)); do
        case $1 in
            --package | --binary) parts=("${1#--}") ;;
            -*) fail "there is no option $1" ;;
            *) folder=$1 ;;
        esac
        shift
    done

    mkdir -p -- "$folder"
    folder=$(cd -- "$folder" && pwd)
    cd -- "$here/.."
    # Paths of this machine have no place in what is built.
    export ContinuousIntegrationBuild=true
    export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2> /dev/null || echo 946684800)}
    [[ -x $cache/dotnet-CycloneDX ]] || dotnet tool install CycloneDX --version "$cyclonedx" --tool-path "$cache" > /dev/null

    dotnet restore src/PolicyLint.Cli -v quiet
    local version
    version=$(version MinVer)
    check_tag "$version"
    for part in "${parts[@]}"; do
        "make_$part" "$version" "$folder"
    done
    (cd -- "$folder" && python3 "$here/release.py" sums)
    cat -- "$folder/SHA256SUMS"
}

# The places that name a version: what has no tags (pre-commit's clone, a tarball) takes its own from the first.
set_version() {
    local file
    [[ $1 =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "$1 is no version; the tree never has a pre-release, because \"dotnet tool install\" passes over those"
    while IFS= read -r file; do
        sed "s|<Version>[^<]*</Version>|<Version>$1</Version>|; s|policylint/policylint@v[0-9.]*|policylint/policylint@v$1|; s|rev: v[0-9.]*|rev: v$1|; s|policylint/policylint:[0-9.]*|policylint/policylint:$1|" "$file" > "$work/edited"
        cmp --quiet "$file" "$work/edited" || cat "$work/edited" > "$file"
    done < <(printf '%s\n' Directory.Build.props .pre-commit-hooks.yaml README.md && find samples -name '*.y*ml' -not -path '*/rules/*' | sort)
}

# A release says in the tree what its tag says.
check_tag() {
    local tag tree
    tag=$(git tag --points-at HEAD --list "v$1" 2> /dev/null || true)
    [[ -n $tag && $1 != *-* ]] || return 0
    tree=$(MinVerSkip=true version)
    [[ $1 == "$tree" ]] || fail "the tag says $1, Version in Directory.Build.props says $tree; .ci/release.sh --set-version $1, commit, tag that"
    grep -q "policylint/policylint:$1 " .pre-commit-hooks.yaml || fail ".pre-commit-hooks.yaml names another image than $1; .ci/release.sh --set-version $1, commit, tag that"
}

make_package() {
    local version=$1 folder=$2 name=PolicyLint.$1.nupkg
    bill "$version" "$folder/policylint-$version.cdx.json"
    dotnet pack src/PolicyLint.Cli -c Release -v quiet -o "$work/package" -p:SbomFile="$folder/policylint-$version.cdx.json"
    [[ -f $work/package/$name ]] || fail "the package is no $name: $(ls "$work/package")"
    python3 "$here/release.py" zip "$work/package/$name" "$folder/$name"
    python3 "$here/release.py" check "$folder/policylint-$version.cdx.json" src/PolicyLint.Cli/obj/project.assets.json src/PolicyLint.Cli/THIRD-PARTY-NOTICES.md
}

make_binary() {
    local version=$1 folder=$2 rid name program=policylint
    rid=$(dotnet --info | sed -n 's/^ *RID: *//p')
    # Debian's own SDK says debian.12-x64 and the like.
    [[ $rid == win-* || $rid == osx-* ]] || rid=linux-${rid##*-}
    [[ $rid != win-* ]] || program=policylint.exe
    name=policylint-$version-$rid
    dotnet publish src/PolicyLint.Cli -c Release -r "$rid" -p:PublishAot=true -v quiet -o "$work/$name"
    bill "$version" "$folder/$name.cdx.json" -rt "$rid"
    python3 "$here/release.py" runtime "$folder/$name.cdx.json" src/PolicyLint.Cli/obj/project.assets.json "$work/$name"
    python3 "$here/release.py" check "$folder/$name.cdx.json" src/PolicyLint.Cli/obj/project.assets.json src/PolicyLint.Cli/THIRD-PARTY-NOTICES.md
    cp LICENSE README.md src/PolicyLint.Cli/THIRD-PARTY-NOTICES.md "$work/$name/"
    [[ $("$work/$name/$program" version | sed -n 1p) == "policylint $version" ]] || fail 'the native binary does not start, or has another version'
    python3 "$here/release.py" tar "$work/$name" "$folder/$name.tar.gz"
}

# bill VERSION FILE [OPTION]…
bill() {
    "$cache/dotnet-CycloneDX" src/PolicyLint.Cli/PolicyLint.Cli.csproj -tfm net10.0 --disable-package-restore --exclude-dev \
        --no-serial-number -F Json -sn PolicyLint -sv "$1" -o "$(dirname -- "$2")" -fn "$(basename -- "$2")" "${@:3}" > /dev/null
    python3 "$here/release.py" date "$2"
}

self_test() {
    export GIT_CONFIG_GLOBAL=$work/gitconfig
    git config --global user.name ci
    git config --global user.email ci@policylint.invalid
    git config --global safe.directory '*'

    # expect VERSION FOLDER WHAT
    expect() {
        local is
        (cd -- "$2" && dotnet restore src/PolicyLint.Cli -v quiet)
        is=$(cd -- "$2" && version MinVer)
        [[ $is == "$1" ]] || fail "$3 has version $is and not $1"
        echo "ok: $3 has version $1"
    }

    git clone --quiet --no-tags "file://$here/.." "$work/a"
    (cd -- "$work/a" && .ci/release.sh --set-version 7.8.9 && git commit --quiet --all --message 7.8.9)
    expect 7.8.9 "$work/a" 'a clone without tags'
    for place in 'policylint/policylint:7.8.9 check' 'policylint/policylint@v7.8.9' 'rev: v7.8.9'; do
        git -C "$work/a" grep -q -F "$place" || fail "--set-version leaves out $place"
    done
    git -C "$work/a" tag v7.8.9
    git clone --quiet --depth 1 --no-tags "file://$work/a" "$work/shallow"
    expect 7.8.9 "$work/shallow" 'a shallow clone without tags'
    rm -rf -- "$work/shallow/.git"
    git -C "$work/shallow" init --quiet
    git -C "$work/shallow" commit --quiet --allow-empty --message other
    git -C "$work/shallow" tag v1.1.1
    mkdir -- "$work/shallow/below"
    git -C "$work/a" archive v7.8.9 | tar -x -C "$work/shallow/below"
    expect 7.8.9 "$work/shallow/below" "a tarball in another's repository"
    git clone --quiet "$work/a" "$work/b"
    git -C "$work/b" commit --quiet --allow-empty --message later
    expect 7.8.10-alpha.0.1 "$work/b" 'a commit after the tag'
    git -C "$work/b" tag v8.0.0
    (cd -- "$work/b" && .ci/release.sh --package "$work/refused" > /dev/null 2> "$work/said") && fail 'a tag that the tree contradicts is released'
    grep -q 'the tag says 8.0.0' "$work/said" || { cat -- "$work/said" >&2; fail 'a release is refused for another reason'; }
    echo 'ok: a tag that the tree contradicts is refused'

    git -C "$work/b" checkout --quiet v7.8.9
    (cd -- "$work/a" && .ci/release.sh --package "$work/first")
    (cd -- "$work/b" && .ci/release.sh --package "$work/second" > /dev/null)
    cmp -- "$work/first/SHA256SUMS" "$work/second/SHA256SUMS" || fail 'two runs in two folders give different bytes'
    echo 'ok: two runs in two folders give the same bytes'
    (cd -- "$work/first" && sha256sum --check --quiet SHA256SUMS)
    (cd -- "$work/a" && dotnet tool install --tool-path "$work/bin" --add-source "$work/first" PolicyLint > /dev/null)
    [[ $("$work/bin/policylint" version | sed -n 1p) == 'policylint 7.8.9' ]] || fail 'the tool does not tell its version'
    "$work/bin/policylint" check --format sarif samples/policies/good | grep -q '"semanticVersion": "7.8.9"' || fail 'SARIF does not tell the version'
    echo 'ok: the installed tool and its SARIF tell the version'
}

case ${1:-} in
    --self-test)
        cd -- "$here/.."
        self_test
        ;;
    --set-version)
        cd -- "$here/.."
        set_version "${2:?a version}"
        ;;
    *) release "$@" ;;
esac
