<#
.SYNOPSIS
    Measures the module against other ways to do the same, and writes the figures of docs/performance.md and its plot.
.DESCRIPTION
    Only ratios count: both sides of each run in turn, against the same simulator process, and the median of the pairs is reported.
    A run of some cases replaces their figures and keeps the others: each row says when it was measured, and in how many rounds.
    Run it on an otherwise idle machine, with: ./build.ps1 Benchmark
#>
[CmdletBinding()]
param(
    # The manifest of the staged module.
    [Parameter(Mandatory)] [string] $Module,
    [ValidateRange(1, 20)] [int] $Rounds = 5,
    # Cases whose name matches; all when left out.
    [string[]] $Case = '*',
    # Of the case Weather: weathers whose name matches.
    [string[]] $Weather = '*'
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$root = Split-Path (Split-Path $PSScriptRoot)
$simulatorDll = Join-Path $root 'tests/WebexMeetings.Simulator/bin/Release/net10.0/WebexMeetings.Simulator.dll'
$bareDll = Join-Path $PSScriptRoot 'bin/Release/net10.0/WebexMeetings.Benchmarks.dll'
Import-Module (Join-Path $root 'build/ThisPowerShell.psm1')
. (Join-Path $PSScriptRoot 'Weathers.ps1')
$figuresPath = Join-Path $root 'out/benchmark/figures.json'
$usersPath = Join-Path $root 'out/benchmark/users.txt'
$rows = [System.Collections.Generic.List[object]]::new()
if (Test-Path $figuresPath) { $rows.AddRange(@(Get-Content $figuresPath -Raw | ConvertFrom-Json)) }

function Start-Simulator([int] $LatencyMs, [switch] $KeepLog) {
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    $options = @('--port', '0', '--people', '110000', '--latency-ms', "$LatencyMs", '--everyone-has-room', '--exit-on-stdin-close')
    foreach ($argument in @($simulatorDll) + $options) { $start.ArgumentList.Add($argument) }
    if (-not $KeepLog) { $start.ArgumentList.Add('--no-log') }
    $start.RedirectStandardOutput = $start.RedirectStandardInput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $simulator = @{ Process = $process }
    while (($line = $process.StandardOutput.ReadLine()) -ne 'Ready.') {
        if ($line -match '^Address: (.+)') { $simulator.Address = $Matches[1] }
        if ($line -match '^Admin token: (.+)') { $simulator.Token = $Matches[1] }
    }
    $simulator
}

function Stop-Simulator($Simulator) {
    $Simulator.Process.StandardInput.Close()
    if (-not $Simulator.Process.WaitForExit(5000)) { $Simulator.Process.Kill() }
}

# As it starts, PowerShell compiles what the process before it used (ProfileOptimization); no way is to pay for another.
function Invoke-Fresh([string] $Way, [string] $Script, [hashtable] $Arguments) {
    $env:XDG_CACHE_HOME = Join-Path $root "out/benchmark/$Way"
    $command = foreach ($name in $Arguments.Keys) { "-$name"; if ($Arguments[$name] -isnot [bool]) { $Arguments[$name] } }

    # ForEach-Object -Parallel sets the location for each input, and lists every directory on the way: a large one makes it several times slower.
    Push-Location ([System.IO.Path]::GetPathRoot($root))
    try { Invoke-PowerShell (Join-Path $PSScriptRoot $Script) $command | Select-Object -Last 1 | ConvertFrom-Json }
    finally { Pop-Location }
}

function Measure-Way($Simulator, [string] $Way, [int] $Rooms, [hashtable] $More = @{}) {
    $arguments = @{ Way = $Way; Module = $Module; Address = $Simulator.Address; Token = $Simulator.Token; Rooms = $Rooms; Users = $usersPath }
    Invoke-Fresh $Way Read-Rooms.ps1 ($arguments + $More)
}

function Measure-Bare($Simulator, [string] $Mode, [int] $Rooms, [int] $WarmUp = $Rooms) {
    $output = & dotnet $bareDll $Mode $Simulator.Address $Simulator.Token $Rooms 20 $WarmUp
    [pscustomobject]@{ Milliseconds = [double]$output }
}

function Get-Median([double[]] $Values) {
    $sorted = @($Values | Sort-Object)
    $middle = [Math]::Floor($sorted.Count / 2)
    if ($sorted.Count % 2) { $sorted[$middle] } else { ($sorted[$middle - 1] + $sorted[$middle]) / 2 }
}

# A figure without a goal is for information.
function Add-Row([string] $Name, [string] $Figure, [double[]] $Values, [Nullable[double]] $Goal, [switch] $AtLeast, [string] $Unit = '') {
    $median = Get-Median $Values
    $isReached = ($AtLeast -and $median -ge $Goal) -or (-not $AtLeast -and $median -le $Goal)
    $row = [pscustomobject]@{
        Case     = $Name
        Figure   = $Figure
        Median   = [Math]::Round($median, 2)
        Range    = '{0:0.00} to {1:0.00}' -f ($Values | Measure-Object -Minimum).Minimum, ($Values | Measure-Object -Maximum).Maximum
        Goal     = $(if ($null -eq $Goal) { 'none' } elseif ($AtLeast) { "at least $Goal$Unit" } else { "at most $Goal$Unit" })
        Reached  = $(if ($null -eq $Goal) { '' } elseif ($isReached) { 'yes' } else { 'no' })
        Unit     = $Unit
        Rounds   = $Values.Count
        Measured = [DateTime]::UtcNow.ToString('yyyy-MM-dd HH:mm')
    }
    $place = $rows.FindIndex({ param($other) $other.Case -eq $Name -and $other.Figure -eq $Figure })
    if ($place -ge 0) { $rows[$place] = $row } else { $rows.Add($row) }
    # After each figure, so that a run that is stopped keeps what it has measured.
    ConvertTo-Json -InputObject $rows.ToArray() | Set-Content $figuresPath
    $row | Out-Host
}

function Measure-Pair([scriptblock] $First, [scriptblock] $Second) {
    foreach ($round in 1..$Rounds) { , @((& $First), (& $Second)) }
}

function Measure-AgainstBareBytes($Simulator) {
    $pairs = @(Measure-Pair { Measure-Way $Simulator Module 2000 } { Measure-Bare $Simulator bytes 2000 })
    Add-Row '2,000 rooms, 50 ms, 20 in flight, against bare HttpClient reading bytes' 'time ratio' ($pairs | ForEach-Object { $_[0].Milliseconds / $_[1].Milliseconds }) 1.05
}

function Measure-AgainstOneByOne($Simulator) {
    $pairs = @(Measure-Pair { Measure-Way $Simulator OneByOne 200 } { Measure-Way $Simulator Module 200 })
    Add-Row '200 rooms, 50 ms, against Invoke-RestMethod one by one' 'times faster' ($pairs | ForEach-Object { $_[0].Milliseconds / $_[1].Milliseconds }) 15 -AtLeast
}

function Measure-AgainstParallel($Simulator) {
    $idle = Get-Median @(1..$Rounds | ForEach-Object { (Measure-Way $Simulator Idle 0).PeakMegabyte })
    $pairs = @(Measure-Pair { Measure-Way $Simulator Parallel 2000 } { Measure-Way $Simulator Module 2000 })
    $name = '2,000 rooms, 50 ms, against ForEach-Object -Parallel { Invoke-RestMethod }'
    Add-Row $name 'times faster' ($pairs | ForEach-Object { $_[0].Milliseconds / $_[1].Milliseconds }) 1.5 -AtLeast
    Add-Row $name 'memory above an idle pwsh, ratio' ($pairs | ForEach-Object { ($_[1].PeakMegabyte - $idle) / ($_[0].PeakMegabyte - $idle) }) 0.33
    Add-Row $name 'processor time, ratio' ($pairs | ForEach-Object { $_[1].CpuSeconds / $_[0].CpuSeconds }) 0.1
}

function Measure-AgainstParallelCold($Simulator) {
    $pairs = @(Measure-Pair { Measure-Way $Simulator Parallel 2000 @{ Cold = $true } } { Measure-Way $Simulator Module 2000 @{ Cold = $true } })
    $name = '2,000 rooms, 50 ms, in a new pwsh process, its start included, against ForEach-Object -Parallel { Invoke-RestMethod } in a new pwsh process'
    Add-Row $name 'times faster' ($pairs | ForEach-Object { $_[0].Milliseconds / $_[1].Milliseconds })
    Add-Row $name 'processor time, ratio' ($pairs | ForEach-Object { $_[1].CpuSeconds / $_[0].CpuSeconds })
}

# Both in PowerShell, so that its own start and what .NET compiles for HttpClient count for both.
function Measure-AgainstBareCold($Simulator) {
    $cold = @{ Cold = $true }
    $pairs = @(Measure-Pair { Measure-Way $Simulator Bare 2000 ($cold + @{ BareDll = $bareDll }) } { Measure-Way $Simulator Module 2000 $cold })
    $name = '2,000 rooms, 50 ms, in a new pwsh process, its start included, against a bare HttpClient loop in a new pwsh process'
    Add-Row $name 'processor time, ratio' ($pairs | ForEach-Object { $_[1].CpuSeconds / $_[0].CpuSeconds }) 1.3
    Add-Row $name 'processor time of the module' ($pairs | ForEach-Object { $_[1].CpuSeconds }) -Unit ' s'
    Add-Row $name 'processor time of the loop' ($pairs | ForEach-Object { $_[0].CpuSeconds }) -Unit ' s'
}

function Measure-AgainstBareTyped($Simulator) {
    $pairs = @(Measure-Pair { Measure-Way $Simulator Module 20000 } { Measure-Bare $Simulator typed 20000 })
    Add-Row '20,000 rooms, 0 ms, 20 in flight, against bare HttpClient and typed System.Text.Json' 'time ratio' ($pairs | ForEach-Object { $_[0].Milliseconds / $_[1].Milliseconds }) 1.2
}

# When the runtime has compiled for the last time, on both sides.
function Measure-AgainstBareTypedWarm($Simulator) {
    $pairs = @(Measure-Pair { Measure-Way $Simulator Module 20000 @{ WarmUp = 100000 } } { Measure-Bare $Simulator typed 20000 100000 })
    Add-Row '20,000 rooms, 0 ms, 20 in flight, after 100,000 others, against bare HttpClient and typed System.Text.Json' 'time ratio' ($pairs | ForEach-Object { $_[0].Milliseconds / $_[1].Milliseconds })
}

function Measure-MemoryOfLongRun($Simulator) {
    $pairs = @(Measure-Pair { Measure-Way $Simulator Module 100000 } { Measure-Way $Simulator Module 1000 })
    Add-Row '100,000 inputs against 1,000' 'more peak memory' ($pairs | ForEach-Object { $_[0].PeakMegabyte - $_[1].PeakMegabyte }) 30 -Unit ' MB'
}

function Measure-ImportCost($Simulator) {
    $empty = Join-Path $root 'out/EmptyModule/EmptyModule.dll'
    if (-not (Test-Path $empty)) {
        $null = New-Item (Split-Path $empty) -ItemType Directory -Force
        Add-Type -OutputAssembly $empty -TypeDefinition 'using System.Management.Automation; [Cmdlet("Test", "Nothing")] public class TestNothingCommand : Cmdlet { }'
    }

    $pairs = @(Measure-Pair `
        { Invoke-Fresh Import Import-Cost.ps1 @{ Module = $Module; Address = $Simulator.Address; Token = $Simulator.Token } } `
        { Invoke-Fresh ImportEmpty Import-Cost.ps1 @{ Module = $empty } })
    Add-Row 'import, against an empty binary module' 'more' ($pairs | ForEach-Object { $_[0].Import - $_[1].Import }) 100 -Unit ' ms'
    Add-Row 'first command after import (sign in, one room), against an empty cmdlet' 'more' ($pairs | ForEach-Object { $_[0].First - $_[1].First }) 100 -Unit ' ms'
}

function Measure-Stop($Simulator) {
    $stops = 1..$Rounds | ForEach-Object { Invoke-Fresh Stop Stop-Run.ps1 @{ Module = $Module; Address = $Simulator.Address; Token = $Simulator.Token } }
    Add-Row 'stopping a run with 100 requests in flight' 'until it has ended and none is left' $stops 200 -Unit ' ms'
}

# The points of the plot, one run each. One by one takes so long that it is measured for the small numbers only.
function Measure-PlotTiming($Simulator) {
    $timing = foreach ($way in 'OneByOne', 'Parallel', 'Module', 'Bare') {
        foreach ($rooms in 100, 500, 1000, 2000) {
            if ($way -eq 'OneByOne' -and $rooms -gt 500) { continue }
            $result = Measure-Way $Simulator $way $rooms @{ BareDll = $bareDll; WarmUp = [Math]::Min($rooms, 1000) }
            [pscustomobject]@{ Way = $way; Rooms = $rooms; Seconds = [Math]::Round($result.Milliseconds / 1000, 3) }
        }
    }
    ConvertTo-Json -InputObject @($timing) | Set-Content (Join-Path $root 'out/benchmark/timing.json')
}

# What arrives at a rate limit, second by second: a run of each way in a process that has read nothing yet.
function Measure-PlotRate {
    $simulator = Start-Simulator 50 -KeepLog
    $requests = [uri]::new([uri]$simulator.Address, '/_simulator/requests').AbsoluteUri
    try {
        $rate = foreach ($way in 'ParallelRetry', 'Module') {
            Set-Weather $simulator limits @{ Model = 'TokenBucket'; Requests = 100; Rate = 50 }
            $null = Invoke-RestMethod $requests -Method Delete
            $null = Measure-Way $simulator $way 1000 @{ Cold = $true; AllowMissing = $true }
            $log = @(Invoke-RestMethod $requests | ForEach-Object { $_ })
            $first = [DateTimeOffset]$log[0].time
            $seconds = @($log | Group-Object { [Math]::Floor((([DateTimeOffset]$_.time) - $first).TotalSeconds) } -AsHashTable)[0]
            foreach ($second in 0..($seconds.Keys | Measure-Object -Maximum).Maximum) {
                $within = @(if ($seconds.ContainsKey([double]$second)) { $seconds[[double]$second] })
                $throttled = @($within | Where-Object status -EQ 429).Count
                [pscustomobject]@{ Way = $way; Second = $second; Accepted = $within.Count - $throttled; Throttled = $throttled }
            }
        }
    }
    finally {
        Stop-Simulator $simulator
    }
    ConvertTo-Json -InputObject @($rate) | Set-Content (Join-Path $root 'out/benchmark/rate.json')
}

function Write-Plot {
    $timing, $rate = foreach ($name in 'timing', 'rate') {
        $file = Join-Path $root "out/benchmark/$name.json"
        if (-not (Test-Path $file)) { return }
        , @(Get-Content $file -Raw | ConvertFrom-Json)
    }
    $date = (Get-Item $file).LastWriteTimeUtc.ToString('yyyy-MM-dd')
    $note = "One run a point, $date, $([Environment]::ProcessorCount) cores for client and simulator. " +
        'Left: one by one for 100 and 500 users only. Right: 1,000 users, 100 requests at once, then 50 a second.'
    $path = Join-Path $root 'docs/images/performance.svg'
    & (Join-Path $PSScriptRoot 'Write-Plot.ps1') -Timing $timing -Rate $rate -Limit 50 -Note $note -Path $path
}

$casesByLatency = [ordered]@{
    '50'    = 'Measure-AgainstBareBytes', 'Measure-AgainstOneByOne', 'Measure-AgainstParallel', 'Measure-AgainstParallelCold',
        'Measure-AgainstBareCold', 'Measure-ScatteredRefusals', 'Measure-TokenBucket', 'Measure-Weather', 'Measure-PlotTiming', 'Measure-PlotRate'
    '0'     = 'Measure-AgainstBareTyped', 'Measure-AgainstBareTypedWarm', 'Measure-MemoryOfLongRun', 'Measure-ImportCost'
    '60000' = @('Measure-Stop')
}
$names = @($casesByLatency.Values | ForEach-Object { $_ }) -replace '^Measure-'
$unknown = @($Case | Where-Object { -not ($names -like $_) })
if ($unknown) { throw "No case has the name $($unknown -join ', '). The cases are: $($names -join ', ')." }

$null = New-Item (Split-Path $figuresPath) -ItemType Directory -Force
[System.IO.File]::WriteAllLines($usersPath, [string[]](1..110000 | ForEach-Object { "person$($_.ToString('00000'))@example.com" }))
foreach ($latency in $casesByLatency.Keys) {
    $chosen = @($casesByLatency[$latency] | Where-Object { $name = $_; $Case | Where-Object { $name -like "Measure-$_" } })
    if (-not $chosen) { continue }
    $simulator = Start-Simulator $latency
    try {
        foreach ($name in $chosen) { & $name $simulator }
    }
    finally {
        Stop-Simulator $simulator
    }
}

& (Join-Path $PSScriptRoot 'Write-Report.ps1') -Row $rows.ToArray() -Path (Join-Path $root 'docs/performance.md')
Write-Plot
