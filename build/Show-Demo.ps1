# The module against a Webex that runs on this computer: signs in, then asks for a personal room and for session types.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Configuration
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$simulator = Join-Path $root "tests/WebexMeetings.Simulator/bin/$Configuration/net10.0/WebexMeetings.Simulator.dll"

$start = New-Object System.Diagnostics.ProcessStartInfo 'dotnet', "`"$simulator`" --port 0 --exit-on-stdin-close"
$start.UseShellExecute = $false
$start.RedirectStandardInput = $true
$start.RedirectStandardOutput = $true
$process = [System.Diagnostics.Process]::Start($start)
try {
    $said = @{}
    while ($null -ne ($line = $process.StandardOutput.ReadLine()) -and $line -ne 'Ready.') {
        if ($line -match '^(Address|Admin token|User token): (.+)$') { $said[$Matches[1]] = $Matches[2] }
    }
    if ($line -ne 'Ready.') { throw 'The simulator did not start.' }

    Import-Module $Module
    Connect-Webex -ApiBaseUri $said['Address'] -AccessToken $said['Admin token']

    "`nGet-WebexPersonalRoom" | Out-Host
    Get-WebexPersonalRoom | Out-Host
    "`nGet-WebexPersonalRoom -UserEmail a@x.com -SiteUrl site4.webex.com" | Out-Host
    Get-WebexPersonalRoom -UserEmail a@x.com -SiteUrl site4.webex.com | Out-Host
    "`n'a@x.com', 'b@x.com' | Get-WebexUserSessionType -SiteUrl site4.webex.com" | Out-Host
    'a@x.com', 'b@x.com' | Get-WebexUserSessionType -SiteUrl site4.webex.com | Out-Host
}
finally {
    # The simulator ends with its input; the rest is for one that hangs.
    $process.StandardInput.Close()
    if (-not $process.WaitForExit(5000)) { $process.Kill() }
}
