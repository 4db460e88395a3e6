# Fails when an installed package holds one file more or less than ShippedFiles.psd1 lists, and names it.
[CmdletBinding()]
param(
    # The folder with the manifest.
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Configuration
)

$ErrorActionPreference = 'Stop'
$shipped = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'ShippedFiles.psd1')
$folders = [ordered]@{
    ''             = $shipped.Root
    'en-US/'       = $shipped.Help
    'bin/'         = $shipped.Module + $shipped.Loader
    'bin/core/'    = $shipped.Core + $shipped.CoreForwarders
    'bin/desktop/' = $shipped.Desktop
}
if ($Configuration -eq 'Release') {
    foreach ($platform in $shipped.ReadyToRun) { $folders["bin/core/$platform/"] = $shipped.ReadyToRunFiles }
}
$expected = foreach ($folder in $folders.Keys) { $folders[$folder] | ForEach-Object { "$folder$_" } }

$start = (Resolve-Path $Path).Path.TrimEnd('\', '/').Length + 1
$actual = Get-ChildItem $Path -Recurse -File | ForEach-Object { $_.FullName.Substring($start).Replace('\', '/') }

$new = @($actual | Where-Object { $expected -cnotcontains $_ })
$gone = @($expected | Where-Object { $actual -cnotcontains $_ })
if ($new -or $gone) {
    throw "The package is not what build/ShippedFiles.psd1 lists. New: $($new -join ', '). Missing: $($gone -join ', ')."
}
"The package holds the $(@($actual).Count) files that it should." | Out-Host
