BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
}

Describe 'Set-WebexDefaultSite' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SkipValidation
        function Get-Default([string] $UserEmail) { (Get-WebexSite $UserEmail | Where-Object IsDefault).SiteUrl }
    }

    It 'makes a site the default one, and emits nothing' {
        Get-Default a@x.com | Should -BeExactly 'site1.example.webex.com'
        Set-WebexDefaultSite -UserEmail a@x.com -SiteUrl HTTPS://SITE4.webex.com/ | Should -BeNullOrEmpty
        Get-Default a@x.com | Should -BeExactly 'site4.webex.com'
        $request = Get-SimulatorRequest | Where-Object method -eq PUT
        $request.pathAndQuery | Should -BeExactly '/v1/meetingPreferences/sites?defaultSite=true&userEmail=a%40x.com'
        ($request.body | ConvertFrom-Json).siteUrl | Should -BeExactly 'site4.webex.com'
    }

    It 'gives the site with -PassThru' {
        $site = Set-WebexDefaultSite a@x.com -SiteUrl site4.webex.com -PassThru
        $site | Should -BeOfType ([WebexMeetings.Site])
        $site.SiteUrl | Should -BeExactly 'site4.webex.com'
        $site.UserEmail | Should -BeExactly 'a@x.com'
        $site.IsDefault | Should -BeTrue
    }

    It 'takes the rows of a CSV' {
        Set-Content TestDrive:/sites.csv 'Email,SiteUrl', 'a@x.com,site4.webex.com', 'b@x.com,site4.webex.com'
        Import-Csv TestDrive:/sites.csv | Set-WebexDefaultSite
        Get-Default a@x.com | Should -BeExactly 'site4.webex.com'
        Get-Default b@x.com | Should -BeExactly 'site4.webex.com'
    }

    It 'changes nothing with -WhatIf' {
        Set-WebexDefaultSite a@x.com -SiteUrl site4.webex.com -WhatIf
        Get-SimulatorRequest | Where-Object method -eq PUT | Should -BeNullOrEmpty
    }

    It 'never changes mine for an input that names nobody' {
        '', $null | Set-WebexDefaultSite -SiteUrl site4.webex.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 2
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.SetWebexDefaultSiteCommand'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'says who has no new default site, and never advises to leave it out' {
        Clear-SimulatorRequest
        Set-WebexDefaultSite a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeExactly 'The input for a@x.com names no new default site. Nothing was sent.'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Get-WebexSite*'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'has an error for an empty site, and sends nothing' {
        [pscustomobject]@{ UserEmail = 'a@x.com'; SiteUrl = '' } | Set-WebexDefaultSite -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'has the reason of Webex for a site that the user is not on' {
        Set-WebexDefaultSite a@x.com -SiteUrl site3.example.webex.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.*,WebexMeetings.Commands.SetWebexDefaultSiteCommand'
        $failure[0].Exception.Message | Should -BeLike "*'a@x.com'*"
    }
}
