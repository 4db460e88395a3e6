# One measured case in a process of its own. Prints what it cost as JSON.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [ValidateSet('Idle', 'Module', 'OneByOne', 'Parallel', 'ParallelRetry', 'Bare')] [string] $Way,
    [string] $Module,
    [string] $Address,
    [string] $Token,
    [int] $Rooms,

    # A file with an email address in each line.
    [string] $Users,
    [int] $ThrottleLimit = 20,

    # The assembly with the loop over HttpClient that a careful programmer would write.
    [string] $BareDll,

    # Rooms to read before the run that is measured; as many as in that run by default.
    [int] $WarmUp = -1,

    # In a process that has read nothing yet, as a runbook of its own is. The processor time then includes the start of PowerShell.
    [switch] $Cold,

    # A rate limit may be more than -MaximumRetryCount copes with; then what is missing is part of the result.
    [switch] $AllowMissing
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# Compiled code reads the inputs: the bare client has no script block for each of them either.
function Get-Email([int] $Count) { [System.Linq.Enumerable]::Take[string]([System.IO.File]::ReadLines($Users), $Count) }

# Not Measure-Object: the module that it is in is loaded when it is first used, and would count for whoever is measured.
function Measure-Count { begin { $count = 0 } process { $count++ } end { $count } }

function Read-Room([int] $Count) {
    switch ($Way) {
        'Idle' { }
        'Module' { Get-Email $Count | Get-WebexPersonalRoom -ThrottleLimit $ThrottleLimit }
        'Bare' {
            $reader.ReadBytesAsync($Count).Wait()
            [int[]]::new($Count)
        }
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
        'ParallelRetry' {
            Get-Email $Count | ForEach-Object -ThrottleLimit $ThrottleLimit -Parallel {
                Invoke-RestMethod "$using:Address/meetingPreferences/personalMeetingRoom?userEmail=$_" -Headers @{ Authorization = "Bearer $using:Token" } -MaximumRetryCount 5
            }
        }
    }
}

if ($Way -eq 'Module') {
    Import-Module $Module
    Connect-Webex -AccessToken $Token -ApiBaseUri $Address -SkipValidation
}

if ($Way -eq 'Bare') {
    Add-Type -Path $BareDll
    $reader = [WebexMeetings.Benchmarks.BareReader]::new([uri]$Address, $Token, $ThrottleLimit)
}

# ForEach-Object -Parallel passes the errors of its runspaces on to this one, where 'Stop' would end the run.
if ($AllowMissing) { $ErrorActionPreference = 'SilentlyContinue' }

# Every way is warm before it is measured, as the bare client is: the runtime compiles what is used often two or three times over, and
# has done so only after some thousand requests.
if (-not $Cold) { $null = Read-Room $(if ($WarmUp -ge 0) { $WarmUp } else { $Rooms }) | Measure-Count }

# Not Get-Process: loading the module that it is in is work, and would count for whoever is measured.
$process = [System.Diagnostics.Process]::GetCurrentProcess()
$cpu = if ($Cold) { [TimeSpan]::Zero } else { $process.TotalProcessorTime }
$watch = [System.Diagnostics.Stopwatch]::StartNew()
$read = Read-Room $Rooms | Measure-Count
$watch.Stop()
if (-not $AllowMissing -and $read -ne $Rooms) { throw "$read rooms were read, not $Rooms." }
$process.Refresh()
@{
    Milliseconds = $watch.Elapsed.TotalMilliseconds
    CpuSeconds   = ($process.TotalProcessorTime - $cpu).TotalSeconds
    PeakMegabyte = $process.PeakWorkingSet64 / 1MB
    Missing      = $Rooms - $read
} | ConvertTo-Json -Compress
