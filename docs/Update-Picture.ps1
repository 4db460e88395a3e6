<#
.SYNOPSIS
    Draws docs/images/terminal.svg: what the module really prints, run against the simulator.
.EXAMPLE
    ./build.ps1 Build; ./docs/Update-Picture.ps1
#>
[CmdletBinding()]
param(
    # For the process that is drawn: runs the commands and prints what a terminal would show.
    [switch] $Play
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$columns = 100

$commands = @(
    "'a@x.com', 'b@x.com', 'c@x.com' | Get-WebexPersonalRoom"
    'Set-WebexPersonalRoom a@x.com -EnabledAutoLock $true -AutoLockMinutes 10 -WhatIf'
    "Add-WebexUserSessionType b@x.com -SessionType Webinars"
    "Add-WebexUserSessionType b@x.com -SessionType WEB -PassThru"
)

if ($Play) {
    Import-Module (Join-Path $root 'tests/Pester/Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator -SiteUrl site4.webex.com
    $PSStyle.OutputRendering = 'Ansi'
    $ErrorActionPreference = 'Continue'
    foreach ($command in $commands) {
        "PS> $command"
        # As typed at a prompt: an error then says what happened, and not where in this script.
        & ([scriptblock]::Create($command)) 2>&1 | Out-String -Stream -Width $columns | Where-Object { $_ -replace '\e\[[\d;]*m' }
        ''
    }
    return
}

function ConvertTo-SvgText([string] $Text) { [System.Security.SecurityElement]::Escape($Text) }

# The colors that PowerShell uses for tables and errors.
$colors = @{ '0' = '#d4d4d4'; '31' = '#f48771'; '32' = '#89d185'; '33' = '#e5c07b'; '36' = '#4ec9b0' }
$width = 8.4
$height = 20

# Cuts a line where the terminal would, and gives text with its color and column.
function ConvertTo-Row([string] $Line) {
    $color = $colors['0']
    $column = 0
    $row = @()
    foreach ($part in [regex]::Matches($Line, '\e\[(?<code>[\d;]*)m|(?<text>[^\e]+)')) {
        if ($part.Groups['text'].Success) {
            $text = $part.Groups['text'].Value
            while ($column + $text.Length -gt $columns) {
                $fits = $columns - $column
                , ($row + @{ Column = $column; Color = $color; Text = $text.Substring(0, $fits) })
                $text = $text.Substring($fits)
                $column = 0
                $row = @()
            }
            $row += @{ Column = $column; Color = $color; Text = $text }
            $column += $text.Length
        }
        else {
            $known = $part.Groups['code'].Value -split ';' | Where-Object { $colors.ContainsKey($_) } | Select-Object -First 1
            $color = if ($known) { $colors[$known] } else { $colors['0'] }
        }
    }
    , $row
}

Import-Module (Join-Path $root 'build/ThisPowerShell.psm1')
$lines = Invoke-PowerShell $PSCommandPath '-Play'
if ($LASTEXITCODE -ne 0) { throw 'The session to be drawn failed.' }

$y = 56
$body = foreach ($line in $lines) {
    foreach ($row in ConvertTo-Row $line) {
        $spans = foreach ($span in $row) {
            $isPrompt = $span.Text.StartsWith('PS> ')
            $color = if ($isPrompt) { '#ffffff' } else { $span.Color }
            '<tspan x="{0}" fill="{1}">{2}</tspan>' -f (20 + $span.Column * $width).ToString([cultureinfo]::InvariantCulture), $color, (ConvertTo-SvgText $span.Text)
        }
        "  <text y=`"$y`" xml:space=`"preserve`">$($spans -join '')</text>"
        $y += $height
    }
}

$right = [int](40 + $columns * $width)
$svg = @"
<svg xmlns="http://www.w3.org/2000/svg" width="$right" height="$y" viewBox="0 0 $right $y" role="img">
  <title>WebexMeetings in a terminal</title>
  <style>text { font: 14px 'Cascadia Mono', Consolas, Menlo, 'DejaVu Sans Mono', 'Liberation Mono', monospace; white-space: pre }</style>
  <rect width="$right" height="$y" rx="8" fill="#1e1e1e"/>
  <circle cx="22" cy="20" r="6" fill="#ff5f56"/><circle cx="42" cy="20" r="6" fill="#ffbd2e"/><circle cx="62" cy="20" r="6" fill="#27c93f"/>
$($body -join "`n")
</svg>
"@
$picture = Join-Path $PSScriptRoot 'images/terminal.svg'
$null = New-Item (Split-Path $picture) -ItemType Directory -Force
[System.IO.File]::WriteAllText($picture, $svg.Replace("`r`n", "`n") + "`n")
$picture
