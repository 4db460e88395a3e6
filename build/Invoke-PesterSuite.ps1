# Runs tests/Pester in this process, against the module that WEBEXMEETINGS_MODULE_PATH names, and leaves the totals in a file.
[CmdletBinding()]
param(
    # The manifest of Pester.
    [Parameter(Mandatory)] [string] $Pester,
    [Parameter(Mandatory)] [string] $ResultFolder
)

$ErrorActionPreference = 'Stop'
$module = Import-Module $Pester -PassThru
"Pester $($module.Version) on PowerShell $($PSVersionTable.PSVersion), testing $env:WEBEXMEETINGS_MODULE_PATH" | Out-Host

# The name of the test that runs, in a file: who waits for this process ends it when a test hangs, and can then say which.
& $module {
    param($file)
    $write = {
        param($Context)
        $item = if ($Context.ContainsKey('Test')) { $Context.Test } else { $Context.Block }
        [System.IO.File]::WriteAllText($Context.Configuration.RunningFile, ($item.Path -join ' / '))
    }
    # Plugins of a caller's own have no public door in Pester 5.
    $plugin = New-PluginObject -Name RunningTest -EachTestSetupStart $write -EachBlockSetupStart $write -Start {
        param($Context)
        $Context.Configuration.RunningFile = $file
    }.GetNewClosure()
    $script:additionalPlugins = @($plugin)
} (Join-Path $ResultFolder 'Pester.running.txt')

$configuration = New-PesterConfiguration
$configuration.Run.Path = Join-Path (Split-Path $PSScriptRoot) 'tests/Pester'
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.TestResult.Enabled = $true
$configuration.TestResult.OutputPath = Join-Path $ResultFolder 'Pester.xml'

# The tests are to see what a user sees at a prompt, where an error does not end a script.
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $configuration
$ErrorActionPreference = 'Stop'
if (-not $run) { throw 'Pester did not run.' }

@{
    Suite    = "Pester, PowerShell $($PSVersionTable.PSVersion)"
    Passed   = $run.PassedCount
    # A file that does not even load has no tests to fail.
    Failed   = $run.FailedCount + $run.FailedContainersCount
    Skipped  = $run.SkippedCount + $run.InconclusiveCount + $run.NotRunCount
    Failures = @($run.Failed + $run.FailedContainers | ForEach-Object { "$(if ($_.Item) { $_.Item } else { $_.ExpandedPath }): $($_.ErrorRecord)" })
} | ConvertTo-Json | Set-Content (Join-Path $ResultFolder 'Pester.json')
