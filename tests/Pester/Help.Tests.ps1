BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    if (-not (Get-Module WebexMeetings)) { Import-Module (Get-ModuleUnderTest) -Global }

    $automatic = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters |
        Where-Object { $_ -notin 'WhatIf', 'Confirm' }
    $script:pages = Get-Command -Module WebexMeetings | ForEach-Object {
        $shown = $_.Parameters.Values | Where-Object { $_.Name -notin $automatic -and -not $_.Attributes.Where({ $_ -is [parameter] -and $_.DontShow }) }
        @{
            Name       = $_.Name
            HelpUri    = $_.HelpUri
            Parameters = @($shown | ForEach-Object {
                    $type = [System.Nullable]::GetUnderlyingType($_.ParameterType)
                    "$($_.Name) $(if ($type) { "System.Nullable[$($type.FullName)]" } else { $_.ParameterType.FullName })"
                })
            Examples   = @(
                $number = 0
                (Get-Help $_.Name).examples.example | ForEach-Object {
                    $number++
                    @{ Number = $number; Code = [string]$_.code; NeedsParallel = [string]$_.code -match '-Parallel' }
                }
            )
        }
    }
    $script:root = Split-Path (Split-Path $PSScriptRoot)
    $script:platyPS = Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable | Where-Object Version -GE '1.0.1'
    $script:topics = Get-ChildItem (Join-Path $root 'docs/en-US') -Filter 'about_*.md' | ForEach-Object BaseName
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

Describe 'Help of <Name>' -ForEach $pages {
    BeforeAll { $script:help = Get-Help $Name -Full }

    It 'is written by hand' {
        $help.Synopsis.Trim() | Should -Not -BeLike "$Name *" -Because "en-US has no help for $Name; run build.ps1 Docs, then Build"
        $help.Synopsis | Should -Match '^[A-Z].+\.$'
        ($help.description.Text -join ' ').Length | Should -BeGreaterThan 80
        $help.description.Text + $help.Synopsis | Should -Not -Match '\{\{'
    }

    It 'describes every parameter, and no other' {
        $described = @($help.parameters.parameter)
        Compare-Object @($Parameters | Sort-Object) @($described | ForEach-Object { "$($_.name) $($_.type.name)" } | Sort-Object) | Should -BeNullOrEmpty
        $described | ForEach-Object { "$($_.name): $($_.description.Text)" } | Should -Match '^\w+: \S.{10}'
    }

    It 'gives the default value of every parameter' {
        $cmdlet = [System.Activator]::CreateInstance((Get-Command $Name).ImplementingType)
        foreach ($parameter in $help.parameters.parameter) {
            $parameter.defaultValue | Should -Not -BeNullOrEmpty -Because "of $($parameter.name)"
            $property = $cmdlet.GetType().GetProperty($parameter.name)
            $value = if ($property.CanRead) { $property.GetValue($cmdlet) }
            if ($null -ne $value -and "$value") { $parameter.defaultValue | Should -BeExactly ($value -join ', ') -Because "of $($parameter.name)" }
        }
    }

    It 'gives the accepted values of every parameter that has only these' {
        $page = [System.IO.File]::ReadAllText("$root/docs/en-US/$Name.md") -replace '\r\n', "`n"
        foreach ($parameter in (Get-Command $Name).Parameters.Values) {
            $accepted = @($parameter.Attributes | Where-Object { $_ -is [ValidateSet] } | ForEach-Object ValidValues)
            if (-not $accepted) { continue }
            $page | Should -Match "(?s)\n### -$($parameter.Name)\n(?:(?!\n### ).)*\nAcceptedValues:\n$(($accepted | ForEach-Object { "- $_" }) -join '\n')\n"
        }
    }

    It 'says what goes in and what comes out' {
        $help.returnValues.returnValue | ForEach-Object { $_.description.Text } | Should -Not -Match '\{\{'
        $help.inputTypes.inputType | ForEach-Object { $_.description.Text } | Should -Not -Match '\{\{'
    }

    It 'has three examples at least' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        @($help.examples.example).code | Should -Match $Name
    }

    It 'leads to its page with -Online' {
        @($help.relatedLinks.navigationLink).uri | Select-Object -First 1 | Should -BeExactly $HelpUri
        $HelpUri | Should -BeLike "*/docs/en-US/$Name.md"
        Join-Path $root "docs/en-US/$Name.md" | Should -Exist
    }

    It 'leads to pages that there are' {
        $help.relatedLinks.navigationLink | Select-Object -Skip 1 | ForEach-Object {
            $_.uri | Should -BeLike 'https://github.com/WebexMeetings/WebexMeetings/blob/main/*'
            Join-Path $root ($_.uri -replace '.*/blob/main/') | Should -Exist
        }
    }

    Context 'example <Number>' -ForEach $Examples {
        It 'runs as it is written' -Skip:($NeedsParallel -and $PSVersionTable.PSVersion.Major -lt 7) {
            $folder = Join-Path $TestDrive "$Name-$Number"
            $null = New-Item $folder -ItemType Directory
            New-ExampleFile $folder
            { Invoke-Example $Code $folder } | Should -Not -Throw
        }
    }
}

Describe 'The help in en-US' {
    It 'is what docs/en-US says; run build.ps1 Docs' -Skip:(-not $platyPS) {
        $fresh = Join-Path $TestDrive 'en-US'
        # A process of its own: PlatyPS brings assemblies that nobody else here should meet.
        $null = Invoke-PowerShell (Join-Path $root 'build/Update-Docs.ps1') '-Destination', $fresh
        $LASTEXITCODE | Should -Be 0
        $kept = Join-Path $root 'en-US'
        Compare-Object (Get-ChildItem $fresh).Name (Get-ChildItem $kept).Name | Should -BeNullOrEmpty
        foreach ($file in Get-ChildItem $fresh) {
            $text = [System.IO.File]::ReadAllText((Join-Path $kept $file.Name)).Replace("`r`n", "`n")
            $text | Should -BeExactly ([System.IO.File]::ReadAllText($file.FullName)) -Because "$($file.Name) is made from docs/en-US"
        }
    }

    It 'ships with the module' {
        Compare-Object (Get-ChildItem (Join-Path $root 'en-US')).Name (Get-ChildItem (Join-Path (Split-Path (Get-ModuleUnderTest)) 'en-US')).Name | Should -BeNullOrEmpty
    }

    It 'has the topic <_>' -ForEach $topics {
        (Get-Help $_ | Out-String).Length | Should -BeGreaterThan 1000
    }

    It 'lists the topic <_> with its short description' -ForEach $topics {
        $text = [System.IO.File]::ReadAllText((Join-Path $root "docs/en-US/$_.md"))
        $text -match '## Short description\s+(.+?)\r?\n' | Should -BeTrue
        (Get-Help 'about_Webex*' | Where-Object Name -EQ $_).Synopsis | Should -BeExactly $Matches[1]
    }
}
