# Writes en-US, where Get-Help looks, from docs/en-US: one MAML file for the cmdlets, one text file for each about_ topic.
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$docs = Join-Path $root 'docs/en-US'
$help = Join-Path $root 'en-US'
$utf8 = New-Object System.Text.UTF8Encoding $false

function Write-Help([string] $Name, [string] $Text) {
    [System.IO.File]::WriteAllText((Join-Path $help $Name), $Text.Replace("`r`n", "`n").TrimEnd() + "`n", $utf8)
    "en-US/$Name" | Out-Host
}

# about_ topics are written to be read as they are; only what markdown needs and a terminal does not is taken out.
function ConvertTo-Topic([string] $Markdown) {
    $code = $false
    $lines = foreach ($line in $Markdown -split '\r?\n') {
        if ($line -match '^```') { $code = -not $code }
        elseif ($code) { "    $line".TrimEnd() }
        elseif ($line -match '^# (.+)') { 'TOPIC', "    $($Matches[1])" }
        elseif ($line -match '^#+ (.+)') { $Matches[1].ToUpperInvariant() }
        else { $line -replace '\[([^\]]+)\]\(([^)]+)\)', '$1 ($2)' -replace '[`*]{1,2}([^`*]+)[`*]{1,2}', '$1' }
    }
    $lines -join "`n"
}

$null = New-Item $help -ItemType Directory -Force
Import-Module Microsoft.PowerShell.PlatyPS
$maml = Measure-PlatyPSMarkdown -Path (Join-Path $docs '*.md') |
    Where-Object Filetype -Match 'CommandHelp' |
    ForEach-Object { Import-MarkdownCommandHelp -Path $_.FilePath } |
    Export-MamlCommandHelp -OutputFolder (Join-Path $root 'out/help') -Force
Write-Help 'WebexMeetings.dll-Help.xml' ([System.IO.File]::ReadAllText($maml.FullName))

foreach ($topic in Get-ChildItem $docs -Filter 'about_*.md') {
    Write-Help "$($topic.BaseName).help.txt" (ConvertTo-Topic ([System.IO.File]::ReadAllText($topic.FullName)))
}
