BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
}

Describe 'Get-WebexSite' {
    BeforeEach {
        Clear-Fault
        Clear-SimulatorRequest
    }

    It 'gives my own sites, one of them the default' {
        $sites = Get-WebexSite
        $sites | Should -BeOfType ([WebexMeetings.Site])
        $sites.Count | Should -Be 5
        ($sites | Where-Object IsDefault).SiteUrl | Should -BeExactly 'site1.example.webex.com'
    }

    It 'gives the sites of users from the pipeline, in order, each with its user' {
        $sites = 'b@x.com', 'a@x.com' | Get-WebexSite
        $sites.UserEmail | Select-Object -Unique | Should -Be 'b@x.com', 'a@x.com'
        ($sites | Where-Object UserEmail -eq a@x.com).SiteUrl | Sort-Object | Should -Be 'site1.example.webex.com', 'site4.webex.com'
    }

    It 'goes on into Get-WebexPersonalRoom: the rooms of a user on all sites' {
        $rooms = Get-WebexSite a@x.com | Get-WebexPersonalRoom
        $rooms.UserEmail | Select-Object -Unique | Should -Be 'a@x.com'
        $rooms.SiteUrl | Sort-Object | Should -Be 'site1.example.webex.com', 'site4.webex.com'
    }

    It 'goes on into Get-WebexSiteSessionType' {
        $types = Get-WebexSite a@x.com | Get-WebexSiteSessionType
        $types.SiteUrl | Sort-Object -Unique | Should -Be 'site1.example.webex.com', 'site4.webex.com'
    }

    It 'looks up on the site that is given' {
        $null = Get-WebexSite a@x.com -SiteUrl HTTPS://site4.webex.com/
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/meetingPreferences/sites?userEmail=a%40x.com&siteUrl=site4.webex.com'
    }

    It 'has an error for <_>' -ForEach 'unknown@example.com', 'no-sites@example.com' {
        $sites = 'a@x.com', $_ | Get-WebexSite -ErrorAction SilentlyContinue -ErrorVariable failure
        $sites.UserEmail | Select-Object -Unique | Should -Be 'a@x.com'
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.GetWebexSiteCommand'
        $failure[0].TargetObject | Should -BeExactly $_
    }

    It 'never gives my own for an input that names nobody' {
        $sites = '', ' ', $null | Get-WebexSite -ErrorAction SilentlyContinue -ErrorVariable failure
        $sites | Should -BeNullOrEmpty
        $failure.Count | Should -Be 3
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'reads an answer that is not quite as documented' {
        Add-Answer -UserEmail a@x.com -Body '{ "Sites": { "SITEURL": "s1.webex.com", "default": "true", "new": 1 } }'
        $site = Get-WebexSite a@x.com
        $site.SiteUrl | Should -BeExactly 's1.webex.com'
        $site.IsDefault | Should -BeTrue
    }
}
