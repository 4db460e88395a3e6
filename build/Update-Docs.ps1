# Writes the help that Get-Help reads from docs/en-US: one MAML file for the cmdlets, one text file for each about_ topic.
[CmdletBinding()]
param(
    # Where to; en-US in the repository when left out. A test writes elsewhere, to compare.
    [string] $Destination
)

$ErrorActionPreference = 'Stop'
$root = Split-Path $PSScriptRoot
$docs = Join-Path $root 'docs/en-US'
$utf8 = New-Object System.Text.UTF8Encoding $false
if (-not $Destination) { $Destination = Join-Path $root 'en-US' }

function Write-Help([string] $Name, [string] $Text) {
    [System.IO.File]::WriteAllText((Join-Path $Destination $Name), $Text.Replace("`r`n", "`n").TrimEnd() + "`n", $utf8)
    "$Name" | Out-Host
}

# Get-Help shows text as it is: marks for bold and code, and the addresses behind names, are for markdown.
function ConvertTo-PlainText([string] $Markdown) {
    $Markdown -replace '\[([^\]]+)\]\(([^)]+)\)', '$1 ($2)' -replace '\*\*([^*]+)\*\*', '$1' -replace '`([^`]+)`', '$1'
}

# A paragraph, or an item of a list with its later lines under its text, for a terminal of 80 columns.
function ConvertTo-Wrapped([string[]] $Lines) {
    $text = ($Lines | ForEach-Object Trim) -join ' '
    $hanging = if ($text -match '^(- |\d+\. )') { ' ' * $Matches[1].Length } else { '' }
    $line = ''
    foreach ($word in $text -split ' ') {
        if ($line.Trim() -and $line.Length + $word.Length -gt 79) {
            $line.TrimEnd()
            $line = $hanging
        }
        $line += "$word "
    }
    $line.TrimEnd()
}

# about_ topics are written to be read as they are; only what markdown needs and a terminal does not is taken out.
function ConvertTo-Topic([string] $Markdown) {
    $code = $false
    $paragraph = @()
    $lines = foreach ($line in ($Markdown -split '\r?\n') + '') {
        $isText = -not $code -and $line -notmatch '^(```|#|\s*$)'
        if ($paragraph -and (-not $isText -or $line -match '^(- |\d+\. )')) {
            ConvertTo-Wrapped $paragraph
            $paragraph = @()
        }

        if ($isText) { $paragraph += ConvertTo-PlainText $line }
        elseif ($line -match '^```') { $code = -not $code }
        elseif ($code) { "    $line".TrimEnd() }
        elseif ($line -match '^# (.+)') { 'TOPIC', "    $($Matches[1])" }
        elseif ($line -match '^#+ (.+)') { $Matches[1].ToUpperInvariant() }
        else { '' }
    }
    # Get-Help lists the fifth line of a topic as its synopsis.
    ($lines -join "`n") -replace '(?m)^SHORT DESCRIPTION\n\n', "SHORT DESCRIPTION`n"
}

function Add-Paragraph([System.Xml.XmlElement] $Parent, [string] $Text) {
    $paragraph = $Parent.OwnerDocument.CreateElement('maml', 'para', 'http://schemas.microsoft.com/maml/2004/10')
    # A terminal has its own width; items of a list stay on lines of their own.
    $paragraph.InnerText = (ConvertTo-PlainText $Text) -replace '\r?\n(?!\s*- )', ' '
    $null = $Parent.AppendChild($paragraph)
}

# PlatyPS 1.0 puts an example's code among its text, marks empty lines with U+0080, names the online version twice, and leaves out the
# default values.
function Repair-Maml([xml] $Maml, [object[]] $CommandHelp) {
    foreach ($example in $Maml.SelectNodes('//*[local-name()="example"]')) {
        $texts = @($example['introduction', 'http://schemas.microsoft.com/maml/2004/10'].ChildNodes | ForEach-Object InnerText | Where-Object { $_ -ne [string][char]0x80 })
        $code = @($texts | Where-Object { $_ -match '^```' })
        $example['dev:code'].InnerText = ($code -replace '(?s)^```\w*\r?\n(.*?)\r?\n```\s*$', '$1') -join "`n"
        $example['maml:introduction'].RemoveAll()
        $texts | Where-Object { $_ -notmatch '^```' } | ForEach-Object { Add-Paragraph $example['dev:remarks'] $_ }
        Add-Paragraph $example['dev:remarks'] ''
    }

    foreach ($paragraph in @($Maml.SelectNodes('//*[local-name()="description" or local-name()="alert"]/*[local-name()="para"]'))) {
        $parent = $paragraph.ParentNode
        $null = $parent.RemoveChild($paragraph)
        $paragraph.InnerText -split '(?:\r?\n){2,}' | ForEach-Object { Add-Paragraph $parent $_ }
    }

    foreach ($command in $CommandHelp) {
        foreach ($parameter in $command.Parameters) {
            $path = '//*[local-name()="command"][*/*[local-name()="name"]="{0}"]/*[local-name()="parameters"]/*[*[local-name()="name"]="{1}"]'
            $element = $Maml.SelectSingleNode(($path -f $command.Title, $parameter.Name))
            $default = $Maml.CreateElement('dev', 'defaultValue', 'http://schemas.microsoft.com/maml/dev/2004/10')
            $default.InnerText = $parameter.DefaultValue
            $null = $element.AppendChild($default)
        }
    }

    foreach ($command in $Maml.SelectNodes('//*[local-name()="relatedLinks"]')) {
        @($command.ChildNodes) | Group-Object { $_.InnerText } | ForEach-Object { $_.Group | Select-Object -Skip 1 } | ForEach-Object { $null = $command.RemoveChild($_) }
    }
}

function ConvertTo-Text([xml] $Xml) {
    $stream = New-Object System.IO.MemoryStream
    $settings = New-Object System.Xml.XmlWriterSettings
    $settings.Encoding = $utf8
    $settings.Indent = $true
    $settings.NewLineChars = "`n"
    $writer = [System.Xml.XmlWriter]::Create($stream, $settings)
    $Xml.Save($writer)
    $writer.Dispose()
    $utf8.GetString($stream.ToArray())
}

$null = New-Item $Destination -ItemType Directory -Force
Import-Module Microsoft.PowerShell.PlatyPS
$work = Join-Path ([System.IO.Path]::GetTempPath()) "WebexMeetings-help-$PID"
try {
    $commandHelp = @(Measure-PlatyPSMarkdown -Path (Join-Path $docs '*.md') |
        Where-Object Filetype -Match 'CommandHelp' |
        Sort-Object FilePath |
        ForEach-Object { Import-MarkdownCommandHelp -Path $_.FilePath })
    $file = $commandHelp | Export-MamlCommandHelp -OutputFolder $work -Force
    $maml = [xml][System.IO.File]::ReadAllText($file.FullName)
}
finally {
    if (Test-Path $work) { Remove-Item $work -Recurse }
}

Repair-Maml $maml $commandHelp
Write-Help 'WebexMeetings.dll-Help.xml' (ConvertTo-Text $maml)
foreach ($topic in Get-ChildItem $docs -Filter 'about_*.md') {
    Write-Help "$($topic.BaseName).help.txt" (ConvertTo-Topic ([System.IO.File]::ReadAllText($topic.FullName)))
}
