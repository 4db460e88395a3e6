# Writes the benchmark's figures into docs/performance.md, between the two markers. The rest of the page is written by hand.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [object[]] $Row,
    [Parameter(Mandatory)] [string] $Path
)

$begin = '<!-- figures: written by ./build.ps1 Benchmark -->'
$end = '<!-- end of figures -->'
$runtime = [System.Runtime.InteropServices.RuntimeInformation]
$processor = if (Test-Path /proc/cpuinfo) {
    (Select-String '^model name\s*:\s*(.+)' /proc/cpuinfo | Select-Object -First 1).Matches[0].Groups[1].Value
}
else {
    $env:PROCESSOR_IDENTIFIER
}

$lines = @(
    $begin
    ''
    "- Machine: $([Environment]::ProcessorCount) cores of $processor, shared by client and simulator"
    "- $($runtime::OSDescription), PowerShell $($PSVersionTable.PSVersion), $($runtime::FrameworkDescription)"
    ''
    '| case | figure | median | range | goal | reached | rounds | measured (UTC) |'
    '|---|---|---|---|---|---|---|---|'
)
$lines += foreach ($entry in $Row) {
    $cells = $entry.Case, $entry.Figure, "$($entry.Median)$($entry.Unit)", "$($entry.Range)$($entry.Unit)", $entry.Goal, $entry.Reached,
        $entry.Rounds, $entry.Measured
    "| $($cells -join ' | ') |"
}
$lines += '', $end

$page = [System.IO.File]::ReadAllText($Path) -replace "`r`n", "`n"
$from = $page.IndexOf($begin)
$to = $page.IndexOf($end)
if ($from -lt 0 -or $to -lt $from) { throw "$Path has no place for the figures: the lines '$begin' and '$end' are missing." }
[System.IO.File]::WriteAllText($Path, $page.Substring(0, $from) + ($lines -join "`n") + $page.Substring($to + $end.Length))
