# Compiles a copy of the sources in another folder and compares: the same commit gives the same bytes, wherever it lies.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Configuration
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$copy = Join-Path ([System.IO.Path]::GetTempPath()) "WebexMeetings-$PID"
$assemblies = @(
    "src/WebexMeetings/bin/$Configuration/netstandard2.0/WebexMeetings.dll"
    "src/WebexMeetings/bin/$Configuration/net472/WebexMeetings.dll"
    "src/WebexMeetings.Loader/bin/$Configuration/net8.0/WebexMeetings.Loader.dll"
)
if ($Configuration -eq 'Release') {
    $shipped = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'ShippedFiles.psd1')
    $assemblies += foreach ($platform in $shipped.ReadyToRun) {
        $shipped.ReadyToRunFiles | ForEach-Object { "src/WebexMeetings/bin/$Configuration/netstandard2.0/$platform/$_" }
    }
}

function Copy-Source {
    $files = @(Get-ChildItem $root -File -Force | Where-Object Name -NE '.git') + @(Get-ChildItem (Join-Path $root 'src') -Recurse -File | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]')
    foreach ($file in $files) {
        $target = Join-Path $copy $file.FullName.Substring($root.Length)
        $null = New-Item (Split-Path $target) -ItemType Directory -Force
        Copy-Item $file.FullName $target
    }
}

try {
    Copy-Source
    foreach ($project in 'WebexMeetings', 'WebexMeetings.Loader') {
        & dotnet build (Join-Path $copy "src/$project") -c $Configuration -nologo -v quiet | Out-Host
        if ($LASTEXITCODE -ne 0) { throw "The copy of $project in $copy does not compile." }
    }

    $different = @($assemblies | Where-Object { (Get-FileHash (Join-Path $root $_)).Hash -ne (Get-FileHash (Join-Path $copy $_)).Hash })
    if ($different) { throw "Compiled in another folder, these have other bytes: $($different -join ', ')." }
    'Compiled again in another folder: the same bytes.' | Out-Host
}
finally {
    if (Test-Path $copy) { Remove-Item $copy -Recurse -Force }
}
