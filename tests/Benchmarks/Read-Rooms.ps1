# One measured case in a process of its own. Prints what it cost as JSON.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [ValidateSet('Idle', 'Module', 'OneByOne', 'Parallel')] [string] $Way,
    [string] $Module,
    [string] $Address,
    [string] $Token,
    [int] $Rooms,
    [int] $ThrottleLimit = 20
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Get-Email([int] $Count) { for ($i = 1; $i -le $Count; $i++) { "person$($i.ToString('00000'))@example.com" } }

function Read-Room([int] $Count) {
    switch ($Way) {
        'Idle' { }
        'Module' { Get-Email $Count | Get-WebexPersonalRoom -ThrottleLimit $ThrottleLimit }
        'OneByOne' {
            Get-Email $Count | ForEach-Object {
                Invoke-RestMethod "$Address/meetingPreferences/personalMeetingRoom?userEmail=$_" -Headers @{ Authorization = "Bearer $Token" }
            }
        }
        'Parallel' {
            Get-Email $Count | ForEach-Object -ThrottleLimit $ThrottleLimit -Parallel {
                Invoke-RestMethod "$using:Address/meetingPreferences/personalMeetingRoom?userEmail=$_" -Headers @{ Authorization = "Bearer $using:Token" }
            }
        }
    }
}

if ($Way -eq 'Module') {
    Import-Module $Module
    Connect-Webex -AccessToken $Token -ApiBaseUri $Address -SkipValidation
}

# Every way is warm before it is measured: the first requests compile code and open connections.
Read-Room ([Math]::Min($Rooms / 10, 2000)) | Out-Null

$process = Get-Process -Id $PID
$cpu = $process.TotalProcessorTime
$watch = [System.Diagnostics.Stopwatch]::StartNew()
$read = 0
Read-Room $Rooms | ForEach-Object { $read++ }
$watch.Stop()
if ($read -ne $Rooms) { throw "$read rooms were read, not $Rooms." }
$process.Refresh()
@{
    Milliseconds = $watch.Elapsed.TotalMilliseconds
    CpuSeconds   = ($process.TotalProcessorTime - $cpu).TotalSeconds
    PeakMegabyte = $process.PeakWorkingSet64 / 1MB
} | ConvertTo-Json -Compress
