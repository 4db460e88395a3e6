#!/bin/sh
# ./build.sh TASK [options]: build.ps1 for a machine that may have no PowerShell. Takes pwsh from PATH, else the .NET tool that
# .config/dotnet-tools.json names. Where neither can be had, `test` and `demo` do what they can without, and say what is left out.
set -eu
cd "$(dirname "$0")"

# A build server that outlives this script would keep a CI log open.
if [ -n "${CI:-}" ]; then
    export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
fi
[ -t 1 ] || export NO_COLOR=1

if command -v pwsh >/dev/null 2>&1; then
    exec pwsh -NoProfile -NonInteractive -File build.ps1 "$@"
fi
if dotnet tool restore >/dev/null 2>&1 </dev/null; then
    exec dotnet tool run pwsh -- -NoProfile -NonInteractive -File build.ps1 "$@"
fi

# One attribute of the <Counters> element, added up over all TRX files.
count() {
    sed -n "s/.*<Counters.* $1=\"\([0-9]*\)\".*/\1/p" out/TestResults/*.trx | awk '{ sum += $1 } END { print sum + 0 }'
}

run_tests() {
    dotnet build WebexMeetings.sln -c Release -nologo -v quiet
    rm -rf out/TestResults
    status=0
    for project in tests/*.Tests/*.csproj; do
        dotnet test "$project" -c Release --no-build -nologo -v quiet \
            --logger "console;verbosity=minimal" --logger "trx;LogFileName=$PWD/out/TestResults/$(basename "$project" .csproj).trx" </dev/null || status=1
    done
    echo "The Pester suite was not run: PowerShell is not installed and could not be restored."

    # TRX does not count skipped tests as anything but the rest of the total.
    passed=$(count passed)
    executed=$(count executed)
    echo "$passed passed, $((executed - passed)) failed, $(($(count total) - executed)) skipped"
    [ "$passed" -gt 0 ] || status=1
    return $status
}

case "${1:-Build}" in
    [Tt]est) run_tests ;;
    [Bb]uild)
        dotnet build WebexMeetings.sln -c Release -nologo -v quiet
        echo "Compiled only: laying out the module for import needs PowerShell, which is not installed and could not be restored."
        ;;
    [Dd]emo)
        echo "PowerShell is not installed and could not be restored: this is the module's own client, without the cmdlets."
        dotnet run --project tests/Demo -c Release
        ;;
    *)
        echo "$1 needs PowerShell 7.4 or later, which is not installed and could not be restored." >&2
        exit 1
        ;;
esac
