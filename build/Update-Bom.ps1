# Writes bom.json, the list of the packages that ship (CycloneDX), from what the last restore brought. Run it after a change to
# Directory.Packages.props and commit the file; a test compares it with packages.lock.json. Takes PowerShell 7.
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'Common.ps1')

$raw = Join-Path $out 'bom'
Push-Location (Join-Path $PSScriptRoot 'tools')
try {
    Invoke-Dotnet tool restore
    Invoke-Dotnet tool run dotnet-CycloneDX '--' (Join-Path $root 'src/WebexMeetings/WebexMeetings.csproj') --output $raw --output-format Json `
        --no-serial-number --set-name WebexMeetings --set-version $version --set-type Library
}
finally { Pop-Location }

$bom = Get-Content (Join-Path $raw 'bom.json') -Raw | ConvertFrom-Json -DateKind String
# The same packages give the same bytes.
$bom.metadata.PSObject.Properties.Remove('timestamp')

# Packages for compiling, and those whose files .NET itself has, do not ship.
$shipped = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'ShippedFiles.psd1')
$names = $shipped.Core + $shipped.CoreForwarders + $shipped.Desktop | ForEach-Object { $_ -replace '\.dll$' }
$bom.components = @($bom.components | Where-Object name -CIn $names | Sort-Object 'bom-ref')
$kept = @($bom.metadata.component.'bom-ref') + $bom.components.'bom-ref'
$bom.dependencies = @($bom.dependencies | Where-Object ref -CIn $kept | Sort-Object ref)
foreach ($node in $bom.dependencies) {
    if ($node.PSObject.Properties['dependsOn']) { $node.dependsOn = @($node.dependsOn | Where-Object { $_ -cin $kept } | Sort-Object) }
}

$text = ($bom | ConvertTo-Json -Depth 20) -replace "`r`n", "`n"
[System.IO.File]::WriteAllText((Join-Path $root 'bom.json'), "$text`n")
"Wrote bom.json: $($bom.components.Count) packages." | Out-Host
