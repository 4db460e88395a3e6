#!/bin/sh
# ./build.sh TASK [options]: build.ps1 for a machine that may have no PowerShell. Takes pwsh from PATH, else the .NET tool that
# .config/dotnet-tools.json names. Where neither can be had, `test` and `build` do what they can without, and say what is left out.
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
    # A test that hangs is ended, and named.
    dotnet test tests/WebexMeetings.Tests -c Release -f net10.0 --no-build -nologo -v quiet --blame-hang-timeout 5min --blame-hang-dump-type none \
        --logger "console;verbosity=minimal" --logger "trx;LogFileName=$PWD/out/TestResults/WebexMeetings.Tests.trx" </dev/null || status=1
    echo "Pester was not run: PowerShell is not installed and could not be restored."

    # TRX does not count skipped tests as anything but the rest of the total. Pester is in the total too: skipped, or failed where nobody
    # reads the line above.
    passed=$(count passed)
    executed=$(count executed)
    failed=$((executed - passed))
    skipped=$(($(count total) - executed))
    if [ -n "${CI:-}" ]; then failed=$((failed + 1)); status=1; else skipped=$((skipped + 1)); fi
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$passed" -gt 0 ] || status=1
    return $status
}

case "${1:-Build}" in
    [Tt]est) run_tests ;;
    [Bb]uild)
        dotnet build WebexMeetings.sln -c Release -nologo -v quiet
        echo "Compiled only: laying out the module for import needs PowerShell, which is not installed and could not be restored."
        ;;
    *)
        echo "$1 needs PowerShell 7.4 or later, which is not installed and could not be restored." >&2
        exit 1
        ;;
esac
