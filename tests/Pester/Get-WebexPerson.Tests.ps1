BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
    $script:alice = (Get-SimulatorSessionType a@x.com).personId
}

Describe 'Get-WebexPerson' {
    BeforeEach {
        Clear-Fault
        Clear-SimulatorRequest
    }

    It 'gives who is signed in when nobody is named' {
        $me = Get-WebexPerson
        $me | Should -BeOfType ([WebexMeetings.Person])
        $me.UserEmail | Should -BeExactly 'admin@example.com'
        $me.PersonId | Should -BeExactly (Get-WebexConnection).PersonId
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/people/me'
    }

    It 'gives people by address, from the pipeline, in order' {
        ('b@x.com', 'a@x.com' | Get-WebexPerson).DisplayName | Should -Be 'Bob Xavier', 'Alice Xu'
    }

    It 'gives people by id' {
        (Get-WebexPerson -PersonId $alice).UserEmail | Should -BeExactly 'a@x.com'
        ([pscustomobject]@{ Id = $alice } | Get-WebexPerson).UserEmail | Should -BeExactly 'a@x.com'
    }

    It 'gives people by the beginning of their names' {
        (Get-WebexPerson -DisplayName Alice).UserEmail | Should -Contain 'a@x.com'
    }

    It 'finds <_>' -ForEach 'jürgen.müller@example.com', 'ann+webex@example.com', "sean.o'brien@example.com" {
        (Get-WebexPerson $_).UserEmail | Should -BeExactly $_
    }

    It 'gives everybody, page by page, each once' {
        Set-SimulatorOption @{ largestPage = 10; emptyPages = $true }
        try {
            $all = Get-WebexPerson -All
            @($all.UserEmail | Sort-Object -Unique).Count | Should -Be @($all).Count
            @($all).Count | Should -BeGreaterThan 60
            @(Get-SimulatorRequest | Where-Object pathAndQuery -like '/v1/people[?]*').Count | Should -BeGreaterThan 6
        }
        finally { Initialize-Simulator }
    }

    It 'asks for no more pages than Select-Object -First needs' {
        Set-SimulatorOption @{ largestPage = 10 }
        try {
            (Get-WebexPerson -All | Select-Object -First 3).Count | Should -Be 3
            @(Get-SimulatorRequest).Count | Should -BeLessOrEqual 2
        }
        finally { Initialize-Simulator }
    }

    It 'goes on into <_>' -ForEach 'Get-WebexPersonalRoom', 'Get-WebexUserSessionType', 'Get-WebexSite' {
        $given = Get-WebexPerson a@x.com, b@x.com | & $_
        @($given | ForEach-Object { $_.UserEmail; $_.Email } | Where-Object { $_ } | Select-Object -Unique) | Should -Be 'a@x.com', 'b@x.com'
    }

    It 'takes a site along to the next command' {
        (Get-WebexPerson a@x.com -SiteUrl HTTPS://SITE4.webex.com | Get-WebexPersonalRoom).SiteUrl | Should -BeExactly 'site4.webex.com'
    }

    It 'gives only who can host on a site' {
        $all = Get-WebexPerson -All -SiteUrl site4.webex.com
        $all.UserEmail | Should -Contain 'a@x.com'
        $all.UserEmail | Should -Not -Contain 'elsewhere@example.com'
    }

    It 'says in columns what matters' {
        $person = Get-WebexPerson a@x.com
        $person.SiteUrls | Should -Be 'site1.example.webex.com', 'site4.webex.com'
        $person.HasPersonalRoom | Should -BeTrue
        $person.Type | Should -BeExactly 'person'
        $person.LoginEnabled | Should -BeTrue
        $person.Created | Should -BeOfType ([DateTimeOffset])
        (Get-WebexPerson no-licence@example.com).AttendeeSiteUrls | Should -Be 'site1.example.webex.com'
    }

    It 'has a not-found error for nobody with that address, and goes on' {
        $people = 'a@x.com', 'nope@x.com', 'b@x.com' | Get-WebexPerson -ErrorAction SilentlyContinue -ErrorVariable failure
        $people.UserEmail | Should -Be 'a@x.com', 'b@x.com'
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.GetWebexPersonCommand'
        $failure[0].TargetObject | Should -BeExactly 'nope@x.com'
    }

    It 'never gives me for an input that names nobody' {
        $people = '', $null, ' ' | Get-WebexPerson -ErrorAction SilentlyContinue -ErrorVariable failure
        $people | Should -BeNullOrEmpty
        $failure.Count | Should -Be 3
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }
}
