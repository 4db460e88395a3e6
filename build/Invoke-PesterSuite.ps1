# Runs tests/Pester in this process, against the module that WEBEXMEETINGS_MODULE_PATH names, and leaves the totals in a file.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $ResultFile
)

$ErrorActionPreference = 'Stop'
Import-Module $Pester
"Pester $((Get-Module Pester).Version) on PowerShell $($PSVersionTable.PSVersion), testing $env:WEBEXMEETINGS_MODULE_PATH" | Out-Host

$configuration = New-PesterConfiguration
$configuration.Run.Path = Join-Path (Split-Path $PSScriptRoot) 'tests/Pester'
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'

# The tests are to see what a user sees at a prompt, where an error does not end a script.
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $configuration
$ErrorActionPreference = 'Stop'
if (-not $run) { throw 'Pester did not run.' }

@{
    Suite   = 'Pester'
    Passed  = $run.PassedCount
    # A file that does not even load has no tests to fail.
    Failed  = $run.FailedCount + $run.FailedContainersCount
    Skipped = $run.SkippedCount + $run.InconclusiveCount + $run.NotRunCount
} | ConvertTo-Json | Set-Content $ResultFile
