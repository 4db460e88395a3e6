# Lays out the module as it ships, from what `dotnet build` left: bin and en-US beside the manifest.
[CmdletBinding()]
param(
    # The folder that gets the module; its bin folder is replaced.
    [Parameter(Mandatory)] [string] $Destination,
    [Parameter(Mandatory)] [string] $Configuration
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$shipped = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'ShippedFiles.psd1')
$built = Join-Path $root "src/WebexMeetings/bin/$Configuration"
$loader = Join-Path $root "src/WebexMeetings.Loader/bin/$Configuration/net8.0"
$machineCode = @(if ($Configuration -eq 'Release') { $shipped.ReadyToRun })

function Assert-SameFiles([string] $Folder, [string[]] $Expected, [string] $Filter = '*') {
    Assert-SameNames $Folder $Expected @(Get-ChildItem $Folder -Filter $Filter -File | ForEach-Object Name)
}

function Assert-SameNames([string] $Folder, [string[]] $Expected, [string[]] $Actual) {
    $new = @($Actual | Where-Object { $Expected -notcontains $_ })
    $gone = @($Expected | Where-Object { $Actual -notcontains $_ })
    if ($new -or $gone) {
        throw "What is in $Folder is not what build/ShippedFiles.psd1 lists. New: $($new -join ', '). Missing: $($gone -join ', ')."
    }
}

function Copy-Files([string] $From, [string[]] $Names, [string] $To) {
    $null = New-Item $To -ItemType Directory -Force
    foreach ($name in $Names) {
        Copy-Item (Join-Path $From $name) $To
    }
}

Assert-SameFiles (Join-Path $built 'netstandard2.0') ($shipped.Core + $shipped.CoreForwarders + $shipped.CoreFromDotNet) *.dll
Assert-SameNames (Join-Path $built 'netstandard2.0') $machineCode @(Get-ChildItem (Join-Path $built 'netstandard2.0') -Directory | ForEach-Object Name)
Assert-SameFiles (Join-Path $built 'net472') $shipped.Desktop *.dll
Assert-SameFiles $loader ($shipped.Loader + $shipped.CoreForwarders) *.dll
Assert-SameFiles (Join-Path $root 'src/Module') $shipped.Module
Assert-SameFiles (Join-Path $root 'en-US') $shipped.Help

$bin = Join-Path $Destination 'bin'
if (Test-Path $bin) {
    # Removed, not written over: another session may hold these files open. Where that forbids removal (Windows), say so.
    try { Remove-Item $bin -Recurse -Force }
    catch { throw "Cannot replace $bin. Close the PowerShell sessions that have imported the module from there. $_" }
}

Copy-Files (Join-Path $root 'src/Module') $shipped.Module $bin
Copy-Files $loader $shipped.Loader $bin
Copy-Files (Join-Path $built 'netstandard2.0') $shipped.Core (Join-Path $bin 'core')
Copy-Files $loader $shipped.CoreForwarders (Join-Path $bin 'core')
foreach ($platform in $machineCode) {
    Copy-Files (Join-Path $built "netstandard2.0/$platform") $shipped.ReadyToRunFiles (Join-Path $bin "core/$platform")
}
Copy-Files (Join-Path $built 'net472') $shipped.Desktop (Join-Path $bin 'desktop')

# In place, the manifest, the help and these texts are where they belong already.
if ((Resolve-Path $Destination).Path.TrimEnd('\', '/') -ne $root) {
    Copy-Files $root $shipped.Root $Destination
    Copy-Files (Join-Path $root 'en-US') $shipped.Help (Join-Path $Destination 'en-US')
}
