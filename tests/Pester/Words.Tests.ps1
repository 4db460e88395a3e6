# How the texts read: the phrases that CONTRIBUTING.md replaces, British spellings, and sentences that are too long.

BeforeDiscovery {
    $root = Split-Path (Split-Path $PSScriptRoot)
    $markdown = @(Get-ChildItem $root -Filter '*.md') + @(Get-ChildItem (Join-Path $root 'docs') -Recurse -Filter '*.md')
    $script:pages = $markdown | ForEach-Object { @{ Document = $_.Name; Path = $_.FullName } }
    $files = @(Get-ChildItem (Join-Path $root 'src') -Recurse -Include '*.cs', '*.psm1', '*.ps1xml') + @(Get-Item (Join-Path $root 'WebexMeetings.psd1'))
    $script:sources = $files |
        Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' |
        ForEach-Object { @{ Source = $_.Name; Path = $_.FullName } }
}

BeforeAll {
    $script:phrases = @(
        'who is signed in', 'who is meant', 'which way in', '\ball else\b', 'letter by letter', 'for want of', 'for ever\b', '\bforever\b'
        'parted by', 'at odds with', 'is no [a-z]', 'are no [a-z]', 'when nothing is said', "is the connection's affair", 'fails nobody'
        'is wanted already', 'lies about', '\brenewals?\b', '\brenew(s|ed|ing)?\b', '\btime-outs?\b'
    )
    # Case matters for these, because 'tracking ID' is right.
    $script:lowerCase = @('\b[Tt]racking ids?\b', '\b([Rr]oom|[Cc]lient|[Pp]erson|[Uu]ser|[Ss]ession type|[Nn]ew) ids?\b')
    $script:british = @(
        'organis', 'licen[c]e', 'authoris', 'recognis', 'colour', 'behaviour', 'cancelled', 'favour', 'neighbour', 'initialis', 'serialis'
        'normalis', 'summaris', 'customis', 'catalogue', 'centre\b', 'analyse\b', 'grey\b'
    )

    function Find-Phrase([string] $Text) {
        foreach ($phrase in $phrases + $british) {
            [regex]::Matches($Text, "\w*$phrase\w*", 'IgnoreCase') | ForEach-Object { $_.Value }
        }
        foreach ($phrase in $lowerCase) { [regex]::Matches($Text, $phrase) | ForEach-Object { $_.Value } }
    }

    # The prose of a page: without code, front matter, tables of parameters and inline code, a paragraph or list item a string.
    function Get-Prose([string] $Path) {
        $text = [System.IO.File]::ReadAllText($Path) -replace "`r`n", "`n"
        $text = $text -replace '(?s)\A---\n.*?\n---\n', '' -replace '(?ms)^```.*?^```[^\n]*$', ''
        $text = $text -replace '`[^`\n]*`', 'x' -replace '!?\[([^\]]*)\]\([^)]*\)', '$1'
        $text -split '\n\s*\n|\n(?=\s*(?:[-*#|]|\d+\.)\s?)' | ForEach-Object { ($_ -replace '\s+', ' ').Trim() } | Where-Object { $_ }
    }

    function Get-LongSentence([string] $Prose) {
        # A cell of a table is a text of its own.
        foreach ($part in $Prose -split '\|') {
            $part -split '(?<=[.!?:;])\s+' | Where-Object { @($_ -split '\s+' -match '\w').Count -gt 35 }
        }
    }

    # The texts of a source file that can reach a person: its string literals.
    function Get-Literal([string] $Path) {
        foreach ($line in [System.IO.File]::ReadAllLines($Path)) {
            if ($line -notmatch '^\s*//') { [regex]::Matches($line, '"(?:[^"\\]|\\.)*"') | ForEach-Object { $_.Value } }
        }
    }
}

Describe 'The words of <Document>' -ForEach $pages {
    It 'are those of the glossary, in en-US' {
        Get-Prose $Path | ForEach-Object { Find-Phrase $_ } | Should -BeNullOrEmpty
    }

    It 'make sentences of at most 35 words' {
        Get-Prose $Path | ForEach-Object { Get-LongSentence $_ } | Should -BeNullOrEmpty
    }
}

Describe 'The words of <Source>' -ForEach $sources {
    It 'are those of the glossary, in en-US, in comments and texts' {
        Find-Phrase ([System.IO.File]::ReadAllText($Path)) | Should -BeNullOrEmpty
    }

    It 'make sentences of at most 35 words in what a person reads' {
        Get-Literal $Path | ForEach-Object { Get-LongSentence $_ } | Should -BeNullOrEmpty
    }
}

Describe 'The search for words' {
    It 'finds <_>' -ForEach @(
        'who is signed in', 'an organisation', 'is no site', 'a renewal', 'Parted by'
        'the tracking id', 'a new room id', 'Client id', 'session type ids'
    ) {
        Find-Phrase $_ | Should -Not -BeNullOrEmpty
    }

    It 'takes <_>' -ForEach 'the signed-in user', 'tracking ID', 'room IDs', 'Client ID', 'is not a site', 'The license' {
        Find-Phrase $_ | Should -BeNullOrEmpty
    }

    It 'finds a sentence of 36 words' {
        Get-LongSentence (@('word') * 36 -join ' ') | Should -Not -BeNullOrEmpty
        Get-LongSentence (@('word') * 35 -join ' ') | Should -BeNullOrEmpty
    }
}
