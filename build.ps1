<#
.SYNOPSIS
    Builds, tests and packages the module. Runs in PowerShell 7 and in Windows PowerShell 5.1; needs the .NET SDK.
.EXAMPLE
    ./build.ps1 Test
#>
[CmdletBinding()]
param(
    # Build    compile, stage out/WebexMeetings/<version> and refresh bin, so that Import-Module ./WebexMeetings.psd1 works too
    # Test     build, then the analyzer, xunit, Pester and line coverage; ends with the line: N passed, N failed, N skipped
    # Demo     build, then sign in to the simulator and show rooms and session types
    # Analyze  PSScriptAnalyzer over every script; any finding fails
    # Docs     help in en-US from docs/en-US
    # Package  build, out/WebexMeetings.<version>.nupkg, install that, and run Pester against the installed copy
    # Benchmark, Clean
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Analyze', 'Docs', 'Package', 'Benchmark', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # Test: this package instead of a build. It is installed into a clean folder, where the Pester suite runs against it.
    [string] $Package,

    # Test: for this script itself, when it runs the suites to measure what they reach.
    [switch] $Instrumented,

    # Package: the Git tag of a release. It must be v<version>, and CHANGELOG.md must have a section for that version.
    [string] $Tag
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$root = $PSScriptRoot
$out = Join-Path $root 'out'
$version = (Import-PowerShellDataFile (Join-Path $root 'WebexMeetings.psd1')).ModuleVersion
$staged = Join-Path $out "WebexMeetings/$version"
$results = Join-Path $out 'TestResults'
$coverage = Join-Path $out 'coverage'
$measuredModule = Join-Path $coverage "WebexMeetings/$version"
$tests = Join-Path $root 'tests/WebexMeetings.Tests'
$simulator = Join-Path $root 'tests/WebexMeetings.Simulator'

# Percent of the lines in src that both suites reach together.
$minimumCoverage = 90

function Invoke-Dotnet {
    & dotnet $args | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed." }
}

function Get-PowerShellCommand {
    $names = 'pwsh.exe', 'powershell.exe', 'pwsh' | ForEach-Object { Join-Path $PSHOME $_ }
    $found = @($names | Where-Object { Test-Path $_ })
    # PowerShell installed as a .NET tool has no executable of its own.
    if ($found) { $found[0] } else { 'dotnet', (Join-Path $PSHOME 'pwsh.dll') }
}

# A fresh process of the PowerShell that runs this: assemblies cannot be unloaded, and on Windows their files stay locked.
function Invoke-FreshPowerShell([string] $Script, [string[]] $Arguments) {
    [string[]] $command = @(Get-PowerShellCommand) + @('-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', (Join-Path $root $Script)) + $Arguments
    & $command[0] $command[1..($command.Count - 1)] | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "$Script failed." }
}

function Get-NewestModule([string] $Name, [version] $Minimum) {
    Get-Module $Name -ListAvailable | Where-Object Version -GE $Minimum | Sort-Object Version -Descending | Select-Object -First 1
}

function Assert-Module([string] $Name, [version] $Minimum) {
    if (-not (Get-NewestModule $Name $Minimum)) {
        throw "$Task needs the module $Name $Minimum or later. Get it with: Install-Module $Name -Scope CurrentUser"
    }
}

function Build-Module {
    Invoke-Dotnet build (Join-Path $root 'WebexMeetings.sln') -c $Configuration -nologo -v quiet
    if (Test-Path $staged) { Remove-Item $staged -Recurse -Force }
    $null = New-Item $staged -ItemType Directory -Force
    & (Join-Path $root 'build/Copy-Module.ps1') -Destination $staged -Configuration $Configuration
    & (Join-Path $root 'build/Copy-Module.ps1') -Destination $root -Configuration $Configuration
    "Built $staged" | Out-Host
}

function Test-Assembly([string] $Path) {
    $name = [System.IO.Path]::GetFileNameWithoutExtension($Path)
    $trx = Join-Path $results "$name.trx"
    & dotnet vstest $Path '--logger:console;verbosity=minimal' "--logger:trx;LogFileName=$trx" | Out-Host
    $exitCode = $LASTEXITCODE
    if (-not (Test-Path $trx)) { throw "$name did not run." }

    # TRX does not count skipped tests as anything but the rest of the total.
    $counters = ([xml](Get-Content $trx -Raw)).TestRun.ResultSummary.Counters
    $failed = [int]$counters.executed - [int]$counters.passed
    if ($exitCode -ne 0 -and $failed -eq 0) { throw "$name ended early: exit code $exitCode." }
    [pscustomobject]@{
        Suite   = $name
        Passed  = [int]$counters.passed
        Failed  = $failed
        Skipped = [int]$counters.total - [int]$counters.executed
    }
}

function Test-Module([string] $Path) {
    $pester = Get-NewestModule Pester '5.5'
    if (-not $pester) {
        'The Pester suite was not run: Pester 5.5 or later is not installed.' | Out-Host
        return
    }
    if (-not (Test-Path (Join-Path $root 'tests/Pester/*.Tests.ps1'))) {
        'The Pester suite was not run: tests/Pester has no tests.' | Out-Host
        return
    }

    $result = Join-Path $results 'Pester.json'
    $null = New-Item $results -ItemType Directory -Force
    if (Test-Path $result) { Remove-Item $result }
    $env:WEBEXMEETINGS_MODULE_PATH = Join-Path $Path 'WebexMeetings.psd1'
    try { Invoke-FreshPowerShell 'build/Invoke-PesterSuite.ps1' @('-Pester', $pester.Path, '-ResultFile', $result) }
    finally { $env:WEBEXMEETINGS_MODULE_PATH = $null }
    Get-Content $result -Raw | ConvertFrom-Json
}

# Both suites, on copies with our assemblies instrumented: tests/WebexMeetings.Tests/Coverage.targets, which calls this script again.
function Measure-Suite {
    if (Test-Path $coverage) { Remove-Item $coverage -Recurse -Force }
    $null = New-Item (Split-Path $measuredModule) -ItemType Directory -Force
    Copy-Item $staged $measuredModule -Recurse
    # PowerShell 7.6 would take its machine code from there, and leave the instrumented assembly alone.
    Get-ChildItem (Join-Path $measuredModule 'bin/core') -Directory | Remove-Item -Recurse
    $command = @(Get-PowerShellCommand) + @('-NoProfile', '-NonInteractive', '-File', $PSCommandPath, 'Test', '-Configuration', $Configuration, '-Instrumented')
    $env:WEBEXMEETINGS_SUITES = ($command | ForEach-Object { "`"$_`"" }) -join ' '
    # The test host writes its hits as it ends; left to itself, the runner ends it after 100 ms.
    $env:VSTEST_TESTHOST_SHUTDOWN_TIMEOUT = 60000
    try { Invoke-Dotnet msbuild $tests '-t:Measure' "-p:Configuration=$Configuration" "-p:Coverage=$coverage" "-p:Module=$measuredModule" -nologo '-v:minimal' '-nodeReuse:false' }
    finally { $env:WEBEXMEETINGS_SUITES = $env:VSTEST_TESTHOST_SHUTDOWN_TIMEOUT = $null }
    Get-Content (Join-Path $coverage 'suites.json') -Raw | ConvertFrom-Json
    Test-Coverage
}

function Invoke-InstrumentedSuite {
    $suites = @(Test-Assembly (Join-Path $coverage 'tests/WebexMeetings.Tests.dll')) + @(Test-Module $measuredModule)
    ConvertTo-Json $suites | Set-Content (Join-Path $coverage 'suites.json')
}

# As a suite of one test: the lines of src that xunit and Pester reach together.
function Test-Coverage {
    $report = ([xml](Get-Content (Join-Path $coverage 'coverage.cobertura.xml') -Raw)).coverage
    $percent = [math]::Floor(1000 * $report.'line-rate') / 10
    $reached = $percent -ge $minimumCoverage
    "Line coverage: $percent % ($($report.'lines-covered') of $($report.'lines-valid')); at least $minimumCoverage % is asked for." | Out-Host
    if (-not $reached) { Show-Uncovered $report }
    [pscustomobject]@{ Suite = "Line coverage $percent %"; Passed = [int]$reached; Failed = [int](-not $reached); Skipped = 0 }
}

# The files with most lines that no test reaches.
function Show-Uncovered([System.Xml.XmlElement] $Report) {
    $Report.SelectNodes('packages/package/classes/class') |
        ForEach-Object { foreach ($line in $_.SelectNodes('lines/line[@hits="0"]')) { [pscustomobject]@{ File = $_.filename; Line = [int]$line.number } } } |
        Sort-Object File, Line -Unique |
        Group-Object File |
        Sort-Object Count -Descending |
        Select-Object -First 15 Count, Name, @{ Name = 'Lines'; Expression = { $_.Group.Line -join ' ' } } |
        Format-Table -Wrap | Out-Host
}

# The last line that Test and Package print; a run without tests has failed.
function Write-Total([object[]] $Suites) {
    $Suites | Format-Table Suite, Passed, Failed, Skipped -AutoSize | Out-Host
    $sum = @{ Passed = 0; Failed = 0; Skipped = 0 }
    foreach ($suite in $Suites) {
        foreach ($key in @($sum.Keys)) { $sum[$key] += $suite.$key }
    }
    '{0} passed, {1} failed, {2} skipped' -f $sum.Passed, $sum.Failed, $sum.Skipped | Out-Host
    if ($sum.Failed -gt 0 -or $sum.Passed -eq 0) { exit 1 }
}

function Invoke-Test {
    if ($Instrumented) {
        Invoke-InstrumentedSuite
        return
    }
    if (Test-Path $results) { Remove-Item $results -Recurse -Force }
    if ($Package) {
        Invoke-Dotnet build $simulator -c $Configuration -nologo -v quiet
        Write-Total (Test-Module (Install-Nupkg (Resolve-Path $Package).Path))
        return
    }

    Build-Module
    $suites = @(Test-Script)
    $measured = $PSVersionTable.PSEdition -eq 'Core' -and (Get-NewestModule Pester '5.5')
    if ($measured) {
        $suites += @(Measure-Suite)
    }
    else {
        $suites += @(Test-Assembly (Join-Path $tests "bin/$Configuration/net10.0/WebexMeetings.Tests.dll"))
        $suites += @(Test-Module $staged)
        'Line coverage was not measured: it takes PowerShell 7 and Pester.' | Out-Host
    }
    Write-Total $suites
}

function Show-Demo {
    Build-Module
    Invoke-FreshPowerShell 'build/Show-Demo.ps1' @('-Module', (Join-Path $staged 'WebexMeetings.psd1'), '-Configuration', $Configuration)
}

# What PSScriptAnalyzer finds in every script, and by the Gallery's own rules in those that ship.
function Get-Finding([string[]] $Scripts) {
    $shipped = 'WebexMeetings.psd1', 'src/Module/WebexMeetings.psm1' | ForEach-Object { Join-Path $root $_ }
    # Pester's blocks share variables in a way that the analyzer cannot follow.
    $inTests = 'PSUseDeclaredVarsMoreThanAssignments', 'PSAvoidGlobalVars'
    foreach ($script in $Scripts) {
        $rules = @{ Settings = Join-Path $root 'PSScriptAnalyzerSettings.psd1' }
        if ($script -like (Join-Path $root 'tests/Pester/*')) { $rules.ExcludeRule = $inTests }
        Invoke-ScriptAnalyzer $script @rules
    }
    $shipped | ForEach-Object { Invoke-ScriptAnalyzer $_ -Settings PSGallery }
}

# As a suite: a script with a finding has failed.
function Test-Script {
    if (-not (Get-NewestModule PSScriptAnalyzer '1.21')) {
        'The scripts were not analyzed: PSScriptAnalyzer 1.21 or later is not installed.' | Out-Host
        return
    }

    $scripts = @(Get-ChildItem $root -Recurse -Include *.ps1, *.psm1, *.psd1 | ForEach-Object FullName | Where-Object { $_ -notmatch '[\\/](bin|obj|out)[\\/]' })
    $findings = @(Get-Finding $scripts)
    $findings | Format-Table ScriptName, Line, Severity, RuleName, Message -AutoSize -Wrap | Out-Host
    $failed = @($findings | Group-Object ScriptPath).Count
    [pscustomobject]@{ Suite = 'PSScriptAnalyzer'; Passed = $scripts.Count - $failed; Failed = $failed; Skipped = 0 }
}

function Invoke-Analyze {
    Assert-Module PSScriptAnalyzer '1.21'
    $suite = Test-Script
    if ($suite.Failed) { throw "PSScriptAnalyzer has findings in $($suite.Failed) scripts." }
    "PSScriptAnalyzer: nothing found in $($suite.Passed) scripts." | Out-Host
}

function Update-Docs {
    Assert-Module Microsoft.PowerShell.PlatyPS '1.0.1'
    Invoke-FreshPowerShell 'build/Update-Docs.ps1' @()
}

# The package as a user gets it: installed by PSResourceGet, into a folder that had nothing. Gives the module's folder there.
function Install-Nupkg([string] $Path) {
    Assert-Module Microsoft.PowerShell.PSResourceGet '1.0.0'
    $installed = Join-Path $out 'installed'
    if (Test-Path $installed) { Remove-Item $installed -Recurse -Force }
    $null = New-Item $installed -ItemType Directory -Force

    $repository = "WebexMeetings-$PID"
    Register-PSResourceRepository -Name $repository -Uri (Split-Path $Path) -Trusted
    try { Save-PSResource WebexMeetings -Version $version -Repository $repository -Path $installed }
    finally { Unregister-PSResourceRepository $repository }

    $module = Join-Path $installed "WebexMeetings/$version"
    & (Join-Path $root 'build/Assert-ShippedFiles.ps1') -Path $module -Configuration $Configuration
    $module
}

function Assert-Tag {
    if (-not $Tag) { return }
    if ($Tag -cne "v$version") { throw "The tag is $Tag, but WebexMeetings.psd1 has version $version. Change one of them." }
    if (-not (Select-String "## [$version]" (Join-Path $root 'CHANGELOG.md') -SimpleMatch)) {
        throw "CHANGELOG.md has no section '## [$version]'. Give the Unreleased section that name, and a date."
    }
}

function New-Package {
    Assert-Module Microsoft.PowerShell.PSResourceGet '1.1.0'
    Assert-Tag
    Build-Module
    & (Join-Path $root 'build/Assert-Reproducible.ps1') -Configuration $Configuration
    $nupkg = Join-Path $out "WebexMeetings.$version.nupkg"
    if (Test-Path $nupkg) { Remove-Item $nupkg }
    Compress-PSResource -Path $staged -DestinationPath $out
    "Packed $nupkg, $([math]::Round((Get-Item $nupkg).Length / 1KB)) KB" | Out-Host
    Write-Total (Test-Module (Install-Nupkg $nupkg))
}

function Measure-Module {
    Build-Module
    Invoke-FreshPowerShell 'tests/Benchmarks/Measure-Benchmarks.ps1' @('-Module', (Join-Path $staged 'WebexMeetings.psd1'))
}

function Clear-Output {
    $projects = @(Get-ChildItem (Join-Path $root 'src'), (Join-Path $root 'tests') -Directory | ForEach-Object FullName)
    foreach ($folder in @($root) + $projects) {
        'bin', 'obj', 'out' | ForEach-Object { Join-Path $folder $_ } | Where-Object { Test-Path $_ } | Remove-Item -Recurse -Force
    }
}

switch ($Task) {
    'Build' { Build-Module }
    'Test' { Invoke-Test }
    'Demo' { Show-Demo }
    'Analyze' { Invoke-Analyze }
    'Docs' { Update-Docs }
    'Package' { New-Package }
    'Benchmark' { Measure-Module }
    'Clean' { Clear-Output }
}
