BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    if (-not (Get-Module WebexMeetings)) { Import-Module (Get-ModuleUnderTest) -Global }

    $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
    $commands = Get-Command -Module WebexMeetings | ForEach-Object { @{ Name = $_.Name; Command = $_ } }
    $script:parameters = foreach ($command in Get-Command -Module WebexMeetings) {
        $command.Parameters.Values | Where-Object { $_.Name -notin $common } | ForEach-Object { @{ Name = $command.Name; Parameter = $_.Name; Metadata = $_ } }
    }
    $script:changing = $commands | Where-Object { $_.Command.Verb -notin 'Get', 'Connect', 'Disconnect' }
    $script:reading = $commands | Where-Object { $_.Command.Verb -eq 'Get' }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    $script:all = Get-Command -Module WebexMeetings
}

Describe '<Name>' -ForEach $commands {
    It 'has an approved verb' {
        (Get-Verb).Verb | Should -Contain $Command.Verb
    }

    It 'has a singular noun that begins with Webex' {
        $Command.Noun | Should -MatchExactly '^Webex([A-Z]\w*)?$'
        $Command.Noun | Should -Not -Match '[^s]s$'
    }

    It 'says what it gives, or gives nothing' {
        if ($Command.Verb -ne 'Disconnect') { $Command.OutputType.Count | Should -BeGreaterThan 0 }
    }

    It 'gives types of this module or of .NET, named in full' {
        foreach ($type in $Command.OutputType) {
            $type.Type | Should -Not -BeNullOrEmpty -Because "$($type.Name) must be a type that there is"
            $type.Type.FullName | Should -Match '^(WebexMeetings|System)\.'
        }
    }

    It 'has its help on line' {
        $Command.HelpUri | Should -BeExactly "https://github.com/WebexMeetings/WebexMeetings/blob/main/docs/en-US/$Name.md"
    }

    It 'has a default parameter set that exists' {
        if ($Command.DefaultParameterSet) { $Command.ParameterSets.Name | Should -Contain $Command.DefaultParameterSet }
    }
}

Describe '<Name> -<Parameter>' -ForEach $parameters {
    It 'has a name in PascalCase, and a singular one though it takes several' {
        $Parameter | Should -MatchExactly '^[A-Z][A-Za-z0-9]+$'
        if ($Metadata.ParameterType.IsArray) { $Parameter | Should -Not -Match '[^s]s$' }
    }

    It 'has no switch that is on by default, and no boolean where a switch would do for a Get' {
        $type = (Get-Command $Name).ImplementingType
        if ($Metadata.ParameterType -eq [switch] -and $type.GetProperty($Parameter)) { ([System.Activator]::CreateInstance($type)).$Parameter.IsPresent | Should -BeFalse }
        if ($Name -like 'Get-*') { $Metadata.ParameterType | Should -Not -Be ([bool]) }
    }

    It 'keeps a secret as SecureString or PSCredential' {
        if ($Parameter -match 'Token$|Secret$|Password$|Pin$' -and $Metadata.ParameterType -ne [switch]) {
            $Metadata.ParameterType | Should -BeIn ([securestring], [pscredential])
        }
    }
}

Describe 'A command that changes something: <Name>' -ForEach $changing {
    It 'has -WhatIf and -Confirm' {
        $Command.Parameters.Keys | Should -Contain 'WhatIf'
        $Command.Parameters.Keys | Should -Contain 'Confirm'
    }

    It 'has -PassThru, or gives something anyway' {
        $Command.Parameters.ContainsKey('PassThru') -or $Command.Verb -in 'Invoke', 'Reset' | Should -BeTrue
    }
}

Describe 'A command that reads: <Name>' -ForEach $reading {
    It 'has no -WhatIf' {
        $Command.Parameters.Keys | Should -Not -Contain 'WhatIf'
    }
}

Describe 'Parameters that mean the same' {
    It 'are named and typed the same in all commands' {
        $types = @{}
        foreach ($command in $all | Where-Object Name -NotIn 'Connect-Webex', 'Disconnect-Webex', 'Get-WebexConnection') {
            foreach ($parameter in $command.Parameters.Values | Where-Object Name -In 'PersonId', 'SiteUrl', 'Connection', 'ThrottleLimit') {
                # Where a command is about sites, it takes several.
                $type = if ($parameter.ParameterType.IsArray) { $parameter.ParameterType.GetElementType() } else { $parameter.ParameterType }
                if (-not $types[$parameter.Name]) { $types[$parameter.Name] = $type }
                $type | Should -Be $types[$parameter.Name] -Because "$($command.Name) -$($parameter.Name)"
            }
        }
        $types.Count | Should -Be 4
    }

    It 'have the same aliases: -<Parameter>' -ForEach @(
        @{ Parameter = 'UserEmail'; Aliases = @('Email', 'EmailAddress', 'Mail', 'PrimarySmtpAddress', 'UserPrincipalName') }
        @{ Parameter = 'PersonId'; Aliases = @('Id') }
    ) {
        $with = @($all | Where-Object { $_.Parameters.ContainsKey($Parameter) })
        $with.Count | Should -BeGreaterThan 0
        foreach ($command in $with) {
            $command.Parameters[$Parameter].Aliases | Sort-Object | Should -Be $Aliases -Because $command.Name
        }
    }

    It 'come from the pipeline by property name: -<_>' -ForEach 'UserEmail', 'PersonId', 'SiteUrl' {
        $name = $_
        foreach ($command in $all | Where-Object { $_.Name -ne 'Connect-Webex' -and $_.Parameters.ContainsKey($name) }) {
            $attributes = $command.Parameters[$name].Attributes | Where-Object { $_ -is [System.Management.Automation.ParameterAttribute] }
            $attributes.ValueFromPipelineByPropertyName | Should -Contain $true -Because $command.Name
        }
    }

    It 'are there in every command that sends requests: -Connection' {
        foreach ($command in $all | Where-Object Name -NotIn 'Connect-Webex', 'Disconnect-Webex', 'Get-WebexConnection') {
            $command.Parameters.Keys | Should -Contain 'Connection' -Because $command.Name
        }
    }

    It 'do not show the one that is for the pipeline alone' {
        foreach ($command in $all | Where-Object { $_.Parameters.ContainsKey('InputObject') }) {
            [System.Management.Automation.CommandCompletion]::CompleteInput("$($command.Name) -", $command.Name.Length + 2, $null).CompletionMatches.CompletionText |
                Should -Not -Contain '-InputObject' -Because $command.Name
        }
    }
}
