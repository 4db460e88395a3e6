# Packs a copy of the staged module, whose files lie elsewhere and are of another time, and compares: the package has the same bytes.
[CmdletBinding()]
param(
    # The folder with the manifest.
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Package
)

$ErrorActionPreference = 'Stop'
$copy = Join-Path ([System.IO.Path]::GetTempPath()) "WebexMeetings-package-$PID"
try {
    $null = New-Item $copy -ItemType Directory -Force
    $module = Join-Path $copy 'WebexMeetings'
    Copy-Item $Path $module -Recurse
    Get-ChildItem $module -Recurse -File | ForEach-Object { $_.LastWriteTimeUtc = [datetime]'2001-02-03' }
    $again = & (Join-Path $PSScriptRoot 'Compress-Module.ps1') -Path $module -Destination (Join-Path $copy 'package')
    if ((Get-FileHash $again).Hash -ne (Get-FileHash $Package).Hash) { throw "Packed again, $Package has other bytes." }
    'Packed again: the same bytes.' | Out-Host
}
finally {
    if (Test-Path $copy) { Remove-Item $copy -Recurse -Force }
}
