BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Get-WebexConnection -Name * | Disconnect-Webex

    function Get-Completion([string] $Line) { [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches }
}

Describe 'Completion' {
    AfterEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'offers nothing, without an error, when there is no connection' {
        $Error.Clear()
        (Get-Completion 'Get-WebexPersonalRoom -SiteUrl ').CompletionText | Where-Object { $_ -like '*webex.com' } | Should -BeNullOrEmpty
        $Error.Count | Should -Be 0
    }

    It 'offers the sites that were seen, and asks nobody' {
        Connect-Simulator
        $null = Get-WebexSite
        Clear-SimulatorRequest
        (Get-Completion 'Get-WebexPersonalRoom -SiteUrl ').CompletionText | Should -Contain 'site4.webex.com'
        (Get-Completion 'Get-WebexPersonalRoom -SiteUrl SITE4').CompletionText | Should -Be 'site4.webex.com'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'offers the session types that were seen, in quotes where they need them' {
        Connect-Simulator
        $null = Get-WebexSiteSessionType site4.webex.com
        Clear-SimulatorRequest
        $choices = Get-Completion 'Add-WebexUserSessionType a@x.com -SessionType '
        $choices.CompletionText | Should -Contain 'PRO'
        ($choices | Where-Object CompletionText -eq PRO).ToolTip | Should -BeLike '*Pro meeting*'
        (Get-Completion 'Add-WebexUserSessionType a@x.com -SessionType TR').CompletionText | Should -Be 'TRS'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'offers the names of connections, in quotes where they need them' {
        Connect-Simulator -Name "Ann's" -SkipValidation
        Connect-Simulator -Name bea -SkipValidation
        (Get-Completion 'Get-WebexConnection -Name ').CompletionText | Should -Contain 'bea'
        (Get-Completion 'Disconnect-Webex -Name A').CompletionText | Should -Be "'Ann''s'"
    }

    It 'offers nothing that is more than one word: a session type named with <Name>' -ForEach @(
        @{ Name = 'an apostrophe'; Type = "Bob's class" }, @{ Name = 'a typographic quote'; Type = "Bob$([char]0x2019)s class" }
        @{ Name = 'code behind a quote'; Type = "x$([char]0x2018); Write-Host INJECTED; $([char]0x201B)" }, @{ Name = 'low quotes'; Type = "$([char]0x201A)a$([char]0x201A) b" }
        @{ Name = 'a subexpression'; Type = '$(Get-Date) `a' }
    ) {
        Clear-Fault
        Connect-Simulator
        Add-Answer -PathContains '/config/sessionTypes' -Body (ConvertTo-Json @{ items = @(@{ id = '9'; shortName = $Type }) } -Depth 4)
        $null = Get-WebexSiteSessionType site4.webex.com
        $line = "Add-WebexUserSessionType a@x.com -SessionType $((Get-Completion 'Add-WebexUserSessionType a@x.com -SessionType ').CompletionText)"
        $problems = $null
        $command = [System.Management.Automation.Language.Parser]::ParseInput($line, [ref]$null, [ref]$problems)
        $problems | Should -BeNullOrEmpty
        $command.EndBlock.Statements.Count | Should -Be 1
        $elements = $command.EndBlock.Statements[0].PipelineElements[0].CommandElements
        $elements.Count | Should -Be 4
        $elements[3].Value | Should -BeExactly $Type
    }

    It 'offers no text with control characters, and no site that is not one' {
        Clear-Fault
        Connect-Simulator
        Add-Answer -PathContains '/config/sessionTypes' -Body '{"items":[{"id":"9","shortName":"a\u001b[31mb","siteUrl":"x; Get-Date"}]}'
        Add-Answer -PathContains '/meetingPreferences/sites' -Body '{"sites":[{"siteUrl":"x$(Get-Date).webex.com","default":true}]}'
        $null = Get-WebexSiteSessionType site4.webex.com
        $null = Get-WebexSite
        (Get-Completion 'Add-WebexUserSessionType a@x.com -SessionType ').CompletionText | Should -Not -Match '31m'
        (Get-Completion 'Get-WebexPersonalRoom -SiteUrl x').CompletionText | Should -Not -Match 'Get-Date'
    }

    It 'offers the documented types of audio and minutes, and asks nobody' {
        (Get-Completion 'Set-WebexAudioOption -DefaultAudioType ').CompletionText | Should -Be 'webexAudio', 'voipOnly', 'otherTeleconferenceService', 'none'
        (Get-Completion 'Set-WebexAudioOption -DefaultAudioType W').CompletionText | Should -Be 'webexAudio'
        (Get-Completion 'Set-WebexAudioOption a@x.com -DefaultAudioType o')[0].ToolTip | Should -BeLike '*-OtherTeleconferenceDescription*'
        (Get-Completion 'Set-WebexSchedulingOption -JoinBeforeHostMinutes ').CompletionText | Should -Be '0', '5', '10', '15'
        (Get-Completion 'Set-WebexSchedulingOption -JoinBeforeHostMinutes 1').CompletionText | Should -Be '10', '15'
        (Get-Completion 'Set-WebexPersonalRoom -AutoLockMinutes ').CompletionText | Should -Be '0', '5', '10', '15', '20'
        (Get-Completion 'Set-WebexPersonalRoom -AutoLockMinutes 1').CompletionText | Should -Be '10', '15'
    }

    It 'offers the clouds' {
        (Get-Completion 'Connect-Webex -Environment ').CompletionText | Should -Be 'Commercial', 'UsGov'
    }

    It 'offers the properties of what a command gives' {
        (Get-Completion 'Get-WebexPersonalRoom | Select-Object EnabledA').CompletionText | Should -Be 'EnabledAutoLock'
    }
}
