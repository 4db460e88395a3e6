# Writes the benchmark's figures as docs/performance.md.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [object[]] $Row,
    [Parameter(Mandatory)] [int] $Rounds,
    [Parameter(Mandatory)] [string] $Path
)

$processor = if (Test-Path /proc/cpuinfo) { (Select-String '^model name\s*:\s*(.+)' /proc/cpuinfo | Select-Object -First 1).Matches[0].Groups[1].Value } else { $env:PROCESSOR_IDENTIFIER }
$lines = @(
    '# Performance'
    ''
    "Written by ``./build.ps1 Benchmark``; do not edit. Each figure is the median of $Rounds pairs, both sides of a pair run in turn against"
    'the same simulator process on the same machine. Only the ratios mean anything elsewhere. What the time goes into:'
    '[profile.md](profile.md).'
    ''
    "- Machine: $([Environment]::ProcessorCount) cores of $processor, shared by client and simulator"
    "- $([System.Runtime.InteropServices.RuntimeInformation]::OSDescription), PowerShell $($PSVersionTable.PSVersion), $([System.Runtime.InteropServices.RuntimeInformation]::FrameworkDescription)"
    "- $([DateTime]::UtcNow.ToString('yyyy-MM-dd'))"
    ''
    '| case | figure | median | range | goal | reached |'
    '|---|---|---|---|---|---|'
)
$lines += foreach ($entry in $Row) {
    "| $($entry.Case) | $($entry.Figure) | $($entry.Median)$($entry.Unit) | $($entry.Range)$($entry.Unit) | $($entry.Goal) | $($entry.Reached) |"
}
[System.IO.File]::WriteAllText($Path, ($lines -join "`n") + "`n")
