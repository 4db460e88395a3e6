# How long a run with 100 requests in flight takes to stop: until the command has ended, and the simulator has no request left. In a
# process of its own; the simulator must be slow to answer. Prints milliseconds.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Address,
    [Parameter(Mandatory)] [string] $Token
)

$ErrorActionPreference = 'Stop'

$statistics = $Address -replace '/v1$', '/_simulator/statistics'
$run = [powershell]::Create().AddScript({
        param($module, $address, $token)
        $ErrorActionPreference = 'Stop'
        Import-Module $module
        Connect-Webex -AccessToken $token -ApiBaseUri $address -SkipValidation
        1..1000 | ForEach-Object { "person$_@example.com" } | Get-WebexPersonalRoom -ThrottleLimit 100
    }.ToString()).AddArgument($Module).AddArgument($Address).AddArgument($Token)
$begun = $run.BeginInvoke()
while ((Invoke-RestMethod $statistics).inFlight -lt 100) {
    if ($begun.IsCompleted) { $run.EndInvoke($begun) }
}

$watch = [System.Diagnostics.Stopwatch]::StartNew()
$run.Stop()
while ((Invoke-RestMethod $statistics).inFlight -gt 0) { }
$watch.Elapsed.TotalMilliseconds
