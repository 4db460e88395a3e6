BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
}

Describe 'Get-WebexSiteSessionType' {
    BeforeEach {
        Clear-Fault
        Clear-SimulatorRequest
    }

    It 'gives the session types of the default site, one object each' {
        $types = Get-WebexSiteSessionType
        $types | Should -BeOfType ([WebexMeetings.SiteSessionType])
        $types.SiteUrl | Select-Object -Unique | Should -Be 'site1.example.webex.com'
        $types.Id | Should -Contain '3'
        foreach ($name in 'Id', 'ShortName', 'Name', 'Type') { @($types.$name | Where-Object { $_ }).Count | Should -Be $types.Count -Because $name }
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/admin/meeting/config/sessionTypes'
    }

    It 'gives those of sites from the pipeline, in order, however they are written' {
        $types = 'SITE4.webex.com', ' https://site2.example.webex.com/ ' | Get-WebexSiteSessionType
        $types.SiteUrl | Select-Object -Unique | Should -Be 'site4.webex.com', 'site2.example.webex.com'
    }

    It 'passes a type that nobody documented through' {
        (Get-WebexSiteSessionType site2.example.webex.com).Type | Where-Object { $_ -notin 'meeting', 'webinar', 'privateMeeting', 'EventCenter', 'SupportCenter', 'TrainCenter' } |
            Should -Not -BeNullOrEmpty
    }

    It 'takes the site of a row' {
        $types = [pscustomobject]@{ UserEmail = 'a@x.com'; SiteUrl = 'site4.webex.com' } | Get-WebexSiteSessionType
        $types.SiteUrl | Select-Object -Unique | Should -Be 'site4.webex.com'
    }

    It 'takes the site of the connection' {
        $connection = Connect-Simulator -SiteUrl site4.webex.com -Name other -SkipValidation -PassThru
        try { (Get-WebexSiteSessionType -Connection $connection).SiteUrl | Select-Object -Unique | Should -Be 'site4.webex.com' }
        finally { Disconnect-Webex other }
    }

    It 'has one error for <Name>, and sends nothing' -ForEach @(
        @{ Name = 'an empty site'; Value = '' }
        @{ Name = 'null'; Value = $null }
        @{ Name = 'no site'; Value = 'nowhere' }
        @{ Name = 'an object without a site'; Value = [pscustomobject]@{ DisplayName = 'x' } }
    ) {
        $types = $Value | Get-WebexSiteSessionType -ErrorAction SilentlyContinue -ErrorVariable failure
        $types | Should -BeNullOrEmpty
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.GetWebexSiteSessionTypeCommand'
        $failure[0].TargetObject | Should -Be $Value
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'has a not-found error for a site that there is not' {
        Get-WebexSiteSessionType nowhere.webex.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.*,WebexMeetings.Commands.GetWebexSiteSessionTypeCommand'
        $failure[0].TargetObject | Should -BeExactly 'nowhere.webex.com'
        $failure[0].CategoryInfo.TargetType | Should -BeExactly 'String'
    }
}
