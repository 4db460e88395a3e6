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
    # Install  build, then copy the module to where PowerShell finds it: -Scope CurrentUser or AllUsers
    # Bootstrap  saves PSScriptAnalyzer and PlatyPS in out/tools, for Analyze, Docs and the gates of Test that use them
    # Docs     help in en-US from docs/en-US
    # Package  build, out/WebexMeetings.<version>.nupkg, install that, and run Pester against the installed copy
    # Mutate   changes the code in many small ways, and shows for each folder how many changes xunit notices: -Folder Http, Pipeline
    # Fuzz     gives generated responses and inputs to every reader: -Minutes 10
    # Benchmark, Clean
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Install', 'Bootstrap', 'Analyze', 'Docs', 'Package', 'Mutate', 'Fuzz', 'Benchmark', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # Test: this package instead of a build. It is installed into a clean folder, where the Pester suite runs against it.
    [string] $Package,

    # Test: for this script itself, when it runs the suites to measure what they reach.
    [switch] $Instrumented,

    # Install: for whom. AllUsers takes the rights of an administrator.
    [ValidateSet('CurrentUser', 'AllUsers')]
    [string] $Scope = 'CurrentUser',

    # Mutate: folders of src/WebexMeetings. Cmdlets are tested by Pester, which cannot be run for each mutant.
    [ValidateSet('Http', 'Pipeline', 'Connections', 'Authentication', 'Api', 'Models')]
    [string[]] $Folder = @('Http', 'Pipeline', 'Connections', 'Authentication', 'Api'),

    # Fuzz: how long.
    [ValidateRange(1, 1440)]
    [int] $Minutes = 10,

    # Package: the Git tag of a release. It must be v<version>, and CHANGELOG.md must have a section for that version.
    [string] $Tag
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

foreach ($part in 'Common', 'Suites', 'Checks') { . (Join-Path $PSScriptRoot "build/$part.ps1") }

function Build-Module {
    Invoke-Dotnet build (Join-Path $root 'WebexMeetings.sln') -c $Configuration -nologo -v quiet
    if (Test-Path $staged) { Remove-Item $staged -Recurse -Force }
    $null = New-Item $staged -ItemType Directory -Force
    & (Join-Path $root 'build/Copy-Module.ps1') -Destination $staged -Configuration $Configuration
    & (Join-Path $root 'build/Copy-Module.ps1') -Destination $root -Configuration $Configuration
    "Built $staged" | Out-Host
}

function Invoke-Test {
    if ($Instrumented) {
        Invoke-InstrumentedSuite
        return
    }
    if (Test-Path $results) { Remove-Item $results -Recurse -Force }
    if ($Package) {
        $nupkg = Resolve-Nupkg $Package
        Invoke-Dotnet build $simulator -c $Configuration -nologo -v quiet
        Write-Total (Test-Module (Install-Nupkg $nupkg))
        return
    }

    Build-Module
    $suites = @(Test-Script)
    if ($PSVersionTable.PSEdition -eq 'Core') { $suites += @(Measure-Suite) }
    else {
        $suites += @(Test-Assembly (Join-Path $tests "bin/$Configuration/net10.0/WebexMeetings.Tests.dll"))
        $suites += @(Test-Module $staged)
        $suites += New-MissingSuite 'Line coverage' 'it takes PowerShell 7.'
    }
    $suites += @(Test-DesktopAssembly $staged)
    Write-Total $suites
}

# Where this PowerShell looks for the modules of a user, or of all users.
function Get-ModuleFolder {
    if ($PSVersionTable.PSEdition -eq 'Core') {
        $name = if ($Scope -eq 'CurrentUser') { 'User' } else { 'Machine' }
        return [System.Management.Automation.ModuleIntrinsics]::GetPSModulePath($name)
    }

    $parent = [Environment]::GetFolderPath($(if ($Scope -eq 'CurrentUser') { 'MyDocuments' } else { 'ProgramFiles' }))
    Join-Path $parent 'WindowsPowerShell/Modules'
}

function Install-Build {
    Build-Module
    $target = Join-Path (Get-ModuleFolder) "WebexMeetings/$version"
    if (Test-Path $target) {
        # Removed, not written over: another session may hold these files open. Where that forbids removal (Windows), say so.
        try { Remove-Item $target -Recurse -Force }
        catch { throw "Cannot replace $target. Close the PowerShell sessions that have imported the module from there. $_" }
    }

    $null = New-Item (Split-Path $target) -ItemType Directory -Force
    Copy-Item $staged $target -Recurse
    "Installed $target. In a new session: Import-Module WebexMeetings" | Out-Host
}

function Show-Demo {
    Build-Module
    Invoke-FreshPowerShell 'build/Show-Demo.ps1' @('-Module', (Join-Path $staged 'WebexMeetings.psd1'), '-Configuration', $Configuration)
}

function Invoke-Analyze {
    Assert-ToolModule PSScriptAnalyzer
    $suite = Test-Script
    if ($suite.Failed) { throw "PSScriptAnalyzer has findings in $($suite.Failed) scripts." }
    "PSScriptAnalyzer: nothing found in $($suite.Passed) scripts." | Out-Host
}

function Update-Docs {
    Assert-ToolModule Microsoft.PowerShell.PlatyPS
    Invoke-FreshPowerShell 'build/Update-Docs.ps1' @()
}

# The package as a user gets it: installed by PSResourceGet, into a folder that had nothing. Gives the module's folder there.
function Install-Nupkg([string] $Path) {
    Assert-ToolModule Microsoft.PowerShell.PSResourceGet
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
    if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) { throw 'Package needs Microsoft.PowerShell.PSResourceGet 1.1.0 or later, as PowerShell 7.5 has it.' }
    Assert-Tag
    Build-Module
    & (Join-Path $root 'build/Assert-Reproducible.ps1') -Configuration $Configuration
    $nupkg = Join-Path $out "WebexMeetings.$version.nupkg"
    if (Test-Path $nupkg) { Remove-Item $nupkg }
    $null = & (Join-Path $root 'build/Compress-Module.ps1') -Path $staged -Destination $out
    & (Join-Path $root 'build/Assert-SamePackage.ps1') -Path $staged -Package $nupkg
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
    'Install' { Install-Build }
    'Bootstrap' { Save-ToolModule }
    'Analyze' { Invoke-Analyze }
    'Docs' { Update-Docs }
    'Package' { New-Package }
    'Mutate' { Measure-Mutation }
    'Fuzz' { Invoke-Fuzz }
    'Benchmark' { Measure-Module }
    'Clean' { Clear-Output }
}
