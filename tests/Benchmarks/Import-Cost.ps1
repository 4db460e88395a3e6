# What an import and the first command after it cost, in a process of its own. Prints milliseconds as JSON.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [string] $Address,
    [string] $Token
)

# The engine's own first-time costs belong to neither side.
Import-Module Microsoft.PowerShell.Utility
$null = Get-Command Import-Module, Get-Date | ConvertTo-Json -Depth 1 -WarningAction SilentlyContinue

$watch = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$import = $watch.Elapsed.TotalMilliseconds
$watch.Restart()
if ($Address) {
    Connect-Webex -AccessToken $Token -ApiBaseUri $Address -SkipValidation
    $null = Get-WebexPersonalRoom
}
else {
    Test-Nothing
}

@{ Import = $import; First = $watch.Elapsed.TotalMilliseconds } | ConvertTo-Json -Compress
