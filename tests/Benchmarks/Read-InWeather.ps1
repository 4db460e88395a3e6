# What the rate limiter makes of one weather in real PowerShell, in a process of its own. Prints the figures as JSON. The simulator must
# answer after 50 ms, and a limit of so many requests a second is a token bucket with a burst of 20.
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateSet('LimitHalves', 'LimitDoubles', 'SecondClient', 'Outage429', 'Outage503', 'ClosedArea', 'LimitedArea', 'TenRunspaces')]
    [string] $Weather,
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Address,
    [Parameter(Mandatory)] [string] $Token
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$control = [uri]::new([uri]$Address, '/_simulator/').AbsoluteUri

function Get-Email([int] $Count) { for ($i = 1; $i -le $Count; $i++) { "person$($i.ToString('00000'))@example.com" } }

# An order without content takes back the earlier ones.
function Send-Order([string] $Kind, [hashtable] $Content) {
    $null = Invoke-RestMethod "$control$Kind" -Method Delete
    if ($Content) { $null = Invoke-RestMethod "$control$Kind" -Method Post -Body ($Content | ConvertTo-Json) -ContentType 'application/json' }
}

function Get-Limit([double] $Rate) { @{ Model = 'TokenBucket'; Requests = 20; Rate = $Rate } }

# In a runspace of its own, because the pipeline of this one is busy.
function Start-Work([scriptblock] $Script, [object[]] $Arguments) {
    $work = [powershell]::Create().AddScript($Script.ToString())
    foreach ($argument in $Arguments) { $null = $work.AddArgument($argument) }
    @{ Shell = $work; Begun = $work.BeginInvoke() }
}

function Wait-Work($Work) {
    try { $Work.Shell.EndInvoke($Work.Begun) }
    finally { $Work.Shell.Dispose() }
}

function Start-Later([double] $Seconds, [string] $Kind, [hashtable] $Content) {
    $post = if ($Content) { $Content | ConvertTo-Json } else { '' }
    Start-Work {
        param($seconds, $uri, $post)
        Start-Sleep -Milliseconds ($seconds * 1000)
        $null = Invoke-RestMethod $uri -Method Delete
        if ($post) { $null = Invoke-RestMethod $uri -Method Post -Body $post -ContentType 'application/json' }
    } @($Seconds, "$control$Kind", $post)
}

# How many requests a second the simulator accepts between two moments from now on. The rooms themselves tell less: they come in the order
# of the inputs, so one that comes late holds back many.
function Start-Counting([double] $From, [double] $To) {
    Start-Work {
        param($uri, $from, $to)
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $counts = foreach ($moment in $from, $to) {
            $wait = $moment - $watch.Elapsed.TotalSeconds
            Start-Sleep -Milliseconds ($wait * 1000)
            $use = (Invoke-RestMethod $uri).RateLimit.PSObject.Properties.Value
            [pscustomobject]@{ Accepted = ($use | Measure-Object Accepted -Sum).Sum; At = $watch.Elapsed.TotalSeconds }
        }
        ($counts[1].Accepted - $counts[0].Accepted) / ($counts[1].At - $counts[0].At)
    } @("${control}statistics", $From, $To)
}

# How many seconds it takes. A room that was refused in all attempts is counted.
function Read-Room([int] $Count) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $read = @(Get-Email $Count | Get-WebexPersonalRoom -ThrottleLimit 20 -ErrorAction SilentlyContinue).Count
    $script:lost += $Count - $read
    $watch.Elapsed.TotalSeconds
}

# 20 seconds at one limit, and two minutes at the next.
function Measure-LimitChange([double] $Before, [double] $After) {
    Send-Order limits (Get-Limit $Before)
    $later = Start-Later 20 limits (Get-Limit $After)
    $counting = Start-Counting 80 135
    $null = Read-Room (20 * $Before + 120 * $After)
    Wait-Work $later
    @{ 'rate in the second minute after the change, against the new limit' = [double](Wait-Work $counting)[0] / $After }
}

# After 20 seconds, another client sends as many requests as half of the limit. Gives what it gets in the second minute after that.
function Measure-SecondClient {
    Send-Order limits (Get-Limit 50)
    $counting = Start-Counting 80 135
    $client = Start-Work {
        param($address, $token)
        $http = [System.Net.Http.HttpClient]::new()
        $http.DefaultRequestHeaders.Add('Authorization', "Bearer $token")
        Start-Sleep -Seconds 20
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $responses = for ($sent = 0; $watch.Elapsed.TotalSeconds -lt 115; $sent++) {
            $wait = $sent * 40 - $watch.ElapsedMilliseconds
            if ($wait -gt 0) { Start-Sleep -Milliseconds $wait }
            $response = $http.GetAsync("$address/meetingPreferences/personalMeetingRoom?userEmail=a@x.com")
            if ($sent -ge 1500) { $response }
        }
        @($responses | Where-Object { $_.Result.IsSuccessStatusCode }).Count / ($responses.Count / 25)
    } @($Address, $Token)
    $null = Read-Room 5500
    $other = [double](Wait-Work $client)[0]
    @{ 'rate of both in the second minute, against the limit' = [double](Wait-Work $counting)[0] / 50; 'requests a second of the other client' = $other }
}

function Measure-Outage([int] $Status) {
    $without = Read-Room 3000
    $begin = Start-Later 2 faults @{ Status = $Status }
    $end = Start-Later 32 faults
    $with = Read-Room 3000
    Wait-Work $begin
    Wait-Work $end
    @{ 'time, against that without the outage plus 30 s' = $with / ($without + 30) }
}

function Measure-ClosedArea($Connection) {
    $alone = Read-Room 3000
    Send-Order faults @{ Status = 429; RetryAfter = '1'; PathContains = 'sessionTypes' }
    $other = Start-Work {
        param($module, $connection)
        Import-Module $module
        1..20 | ForEach-Object { "person0000$_@example.com" } | Get-WebexUserSessionType -Connection $connection -ErrorAction SilentlyContinue
    } @($Module, $Connection)
    $beside = Read-Room 3000
    $other.Shell.Stop()
    $other.Shell.Dispose()
    @{ 'time, against that without the closed area' = $beside / $alone }
}

# The other area may have 60 requests a minute. Both run for a minute and a half, of which the second part counts.
function Measure-LimitedArea($Connection) {
    $rooms = 4500
    Send-Order limits @{ Model = 'TokenBucket'; Requests = 10; Rate = 1; PathContains = 'sessionTypes' }
    $counting = Start-Counting 45 90
    $other = Start-Work {
        param($module, $connection)
        Import-Module $module
        1..1000 | ForEach-Object { "person0$($_.ToString('0000'))@example.com" } | Get-WebexUserSessionType -Connection $connection -ErrorAction SilentlyContinue
    } @($Module, $Connection)
    $beside = (1..8 | ForEach-Object { Read-Room $rooms } | Measure-Object -Sum).Sum
    $limited = [double](Wait-Work $counting)[0]
    $other.Shell.Stop()
    $other.Shell.Dispose()
    Send-Order limits
    $alone = (1..8 | ForEach-Object { Read-Room $rooms } | Measure-Object -Sum).Sum
    @{ 'time, against that without the limited area' = $beside / $alone; 'rate of the limited area, against its limit' = $limited }
}

function Measure-TenRunspaces($Connection) {
    Send-Order limits (Get-Limit 50)
    $took = 1..10 | ForEach-Object -ThrottleLimit 10 -Parallel {
        Import-Module $using:Module
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $read = @(1..150 | ForEach-Object { "person$($_.ToString('00000'))@example.com" } | Get-WebexPersonalRoom -Connection $using:Connection).Count
        if ($read -ne 150) { throw "$read rooms were read, not 150." }
        $watch.Elapsed.TotalSeconds
    }
    $statistics = $took | Measure-Object -Maximum -Average
    @{ 'time of the slowest runspace, against the mean' = $statistics.Maximum / $statistics.Average }
}

Import-Module $Module
$connection = Connect-Webex -AccessToken $Token -ApiBaseUri $Address -SkipValidation -PassThru
$lost = 0
$null = Read-Room 1000
try {
    $figures = switch ($Weather) {
        'LimitHalves' { Measure-LimitChange 50 25 }
        'LimitDoubles' { Measure-LimitChange 25 50 }
        'SecondClient' { Measure-SecondClient }
        'Outage429' { Measure-Outage 429 }
        'Outage503' { Measure-Outage 503 }
        'ClosedArea' { Measure-ClosedArea $connection }
        'LimitedArea' { Measure-LimitedArea $connection }
        'TenRunspaces' { Measure-TenRunspaces $connection }
    }
}
finally {
    Send-Order faults
    Send-Order limits
}

$figures['rooms that no attempt got'] = $lost
$figures | ConvertTo-Json -Compress
