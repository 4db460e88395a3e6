# What the tasks of build.ps1 share, dot-sourced: where things are, and how other programs are started.

$root = Split-Path $PSScriptRoot
$out = Join-Path $root 'out'
$version = (Import-PowerShellDataFile (Join-Path $root 'WebexMeetings.psd1')).ModuleVersion
$staged = Join-Path $out "WebexMeetings/$version"
$tests = Join-Path $root 'tests/WebexMeetings.Tests'
$simulator = Join-Path $root 'tests/WebexMeetings.Simulator'
$toolModules = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'ToolModules.psd1')
$toolFolder = Join-Path $out 'tools'
Import-Module (Join-Path $PSScriptRoot 'ThisPowerShell.psm1')

function Invoke-Dotnet {
    & dotnet $args | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed." }
}

# A fresh process of the PowerShell that runs this: assemblies cannot be unloaded, and on Windows their files stay locked.
function Invoke-FreshPowerShell([string] $Script, [string[]] $Arguments) {
    Invoke-PowerShell (Join-Path $root $Script) $Arguments | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "$Script failed." }
}

# The package that Test -Package names. PSResourceGet takes the one of this version from its folder, whatever the name of the file.
function Resolve-Nupkg([string] $Path) {
    $expected = "WebexMeetings.$version.nupkg"
    $found = @(Get-Item $Path -ErrorAction Ignore)
    if (-not $found) { throw "The package '$Path' was not found. ./build.ps1 Package creates out/$expected." }
    if ($found.Count -gt 1) { throw "'$Path' names $($found.Count) packages: $($found.Name -join ', '). Name one of them." }
    if ($found[0].Name -ne $expected) { throw "The package '$Path' is not $expected, whose version WebexMeetings.psd1 has." }
    $found[0].FullName
}

function Get-ToolModule([string] $Name) {
    Get-Module $Name -ListAvailable |
        Where-Object Version -GE $toolModules.Minimum[$Name] |
        Sort-Object Version -Descending |
        Select-Object -First 1
}

function Assert-ToolModule([string] $Name) {
    if (-not (Get-ToolModule $Name)) {
        $get = if ($toolModules.Pinned.ContainsKey($Name)) { './build.ps1 Bootstrap' } else { "Install-Module $Name -Scope CurrentUser" }
        throw "$Task needs the module $Name $($toolModules.Minimum[$Name]) or later. Get it with: $get"
    }
}

# These modules are in the PowerShell Gallery only, so no restore brings them. Nothing is installed: they stay in out/tools.
function Save-ToolModule {
    foreach ($name in $toolModules.Pinned.Keys) {
        $saved = @{ Name = $name; Repository = 'PSGallery'; Path = $toolFolder }
        $null = New-Item $toolFolder -ItemType Directory -Force
        if (Get-Command Save-PSResource -ErrorAction Ignore) { Save-PSResource @saved -Version "[$($toolModules.Pinned[$name])]" -TrustRepository }
        else { Save-Module @saved -RequiredVersion $toolModules.Pinned[$name] -Force }
        "Saved $name $($toolModules.Pinned[$name]) in $toolFolder." | Out-Host
    }
}

# Before all other folders, for this process and those that it starts.
if (Test-Path $toolFolder) {
    $env:PSModulePath = $toolFolder + [System.IO.Path]::PathSeparator + $env:PSModulePath
}
