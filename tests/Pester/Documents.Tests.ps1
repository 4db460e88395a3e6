BeforeDiscovery {
    $script:root = Split-Path (Split-Path $PSScriptRoot)
    $script:documents = @(Get-Item (Join-Path $root 'README.md')) + @(Get-ChildItem (Join-Path $root 'docs/en-US') -Filter 'about_*.md') | ForEach-Object {
        $heading = ''
        $code = $null
        $number = 0
        $blocks = foreach ($line in Get-Content $_.FullName -Encoding utf8) {
            if ($line -eq '```powershell') { $code = @() }
            elseif ($line -eq '```' -and $null -ne $code) {
                $number++
                @{ Number = $number; Heading = $heading; Code = $code -join "`n"; NeedsSeven = $code -match '-Parallel|Get-SecureRandom' }
                $code = $null
            }
            elseif ($null -ne $code) { $code += $line }
            elseif ($line -match '^#+ (.+)') { $heading = $Matches[1] }
        }
        @{ Document = $_.Name; Blocks = @($blocks) }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Background.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Examples.psm1')
    Initialize-Simulator
    $script:root = Split-Path (Split-Path $PSScriptRoot)
    Enter-ExampleEnvironment
}

AfterAll { Exit-ExampleEnvironment }

Describe 'The scripts in <Document>' -ForEach $documents {
    It '<Number>, <Heading>: runs as it is written' -ForEach $Blocks {
        if ($NeedsSeven -and $PSVersionTable.PSVersion.Major -lt 7) {
            Set-ItResult -Skipped -Because 'this script is for PowerShell 7'
            return
        }
        $folder = Join-Path $TestDrive "$Document-$Number"
        $null = New-Item $folder -ItemType Directory
        New-ExampleFile $folder
        { Invoke-Example $Code $folder } | Should -Not -Throw

        # It has done what it is there for: a command that asks has asked, and one that changes something has changed it.
        $requests = @(Get-SimulatorRequest)
        if ($Code -match '(?m)^[^#]*(?<!function )\b(Get|Set|Add|Remove|Reset)-Webex(?!Connection)|Invoke-WebexApi') { $requests.Count | Should -BeGreaterThan 1 }
        $changes = @($Code -split '\n' | Where-Object { $_ -match '^[^#]*\b(Set|Add|Remove|Reset)-Webex' -and $_ -notmatch '-WhatIf' })
        if ($changes) { @($requests | Where-Object method -NE GET).Count | Should -BeGreaterThan 0 -Because "this changes something: $($changes[0])" }
    }
}

Describe 'README.md' {
    It 'leads to files that there are' {
        $links = [regex]::Matches((Get-Content (Join-Path $root 'README.md') -Raw), '\]\((?!https?:)([^)#]+)') | ForEach-Object { $_.Groups[1].Value }
        $links.Count | Should -BeGreaterThan 20
        $links | Where-Object { -not (Test-Path (Join-Path $root $_)) } | Should -BeNullOrEmpty
    }

    It 'names every cmdlet, as the topic of the module and the change log do: <_>' -ForEach 'README.md', 'CHANGELOG.md', 'docs/en-US/about_WebexMeetings.md' {
        $text = Get-Content (Join-Path $root $_) -Raw
        Get-Command -Module WebexMeetings | Where-Object { $text -notmatch "$($_.Noun)\b" } | Should -BeNullOrEmpty
    }
}

Describe 'A stopped run, taken up as <Document> says' -ForEach @(
    @{ Document = 'README.md'; Heading = '### Resume a run that stopped'; Throws = $false }
    @{ Document = 'docs/en-US/about_WebexRunbooks.md'; Heading = '## Resuming a run'; Throws = $true }
) {
    It 'goes on with the input that has no answer' {
        $recipe = (Get-Content (Join-Path $root $Document) -Raw -Encoding utf8) -match "(?s)$Heading.*?``````powershell\r?\n(?<code>.*?)``````"
        $recipe | Should -BeTrue
        $code = $Matches.code
        $folder = Join-Path $TestDrive "stopped-$Throws"
        $null = New-Item $folder -ItemType Directory
        New-ExampleFile $folder
        $run = { Invoke-Example $code $folder -Before { Add-Fault -Status 401 -UserEmail b@x.com } }
        if ($Throws) { $run | Should -Throw '*Inputs without a result: 1. *' } else { & $run }
        Import-Csv (Join-Path $folder rooms.csv) | ForEach-Object UserEmail | Should -Be 'a@x.com'
        Import-Csv (Join-Path $folder again.csv) | ForEach-Object Email | Should -Be 'b@x.com'
    }
}

Describe 'The PINs of the recipe that rotates them' {
    It 'are all that Webex takes, and no others' {
        $recipe = (Get-Content (Join-Path $root 'README.md') -Raw -Encoding utf8) -match '(?s)### Rotate host PINs.*?(?<code>function New-Pin \{.*?\n\})'
        $recipe | Should -BeTrue
        $pins = & {
            param($code)
            # Each number once, in place of a random one; the last is a good one, which ends the search after a bad 9999.
            $script:number = -1
            function Get-SecureRandom([int] $Maximum) {
                $script:number++
                if ($script:number -lt $Maximum) { $script:number } else { 1357 }
            }
            . ([scriptblock]::Create($code))
            while ($script:number -lt 9999) { New-Pin }
        } $Matches.code
        $bad = @(0..9 | ForEach-Object { "$_" * 4 }) +
            @(0..6 | ForEach-Object { -join ($_..($_ + 3)); -join (($_ + 3)..$_) })
        $expected = @(0..9999 | ForEach-Object { '{0:d4}' -f $_ } | Where-Object { $_ -notin $bad }) + '1357'
        $pins.Count | Should -Be (10000 - 24 + 1)
        Compare-Object $pins $expected | Should -BeNullOrEmpty
    }
}

Describe 'An example' {
    It 'fails the test when it writes an error' {
        { Invoke-Example 'Get-WebexPersonalRoom -UserEmail nobody@x.com' $TestDrive } | Should -Throw '*nobody@x.com*'
    }

    It 'fails the test when it names a property that there is not' {
        { Invoke-Example 'Get-WebexPersonalRoom | Where-Object Colour -EQ red' $TestDrive } | Should -Throw '*Colour*'
    }
}
