BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
}

Describe 'Invoke-WebexApi' {
    BeforeEach {
        Clear-Fault
        Clear-SimulatorRequest
    }

    It 'gives what a path answers, as an object: <_>' -ForEach 'people/me', '/people/me', 'v1/people/me', '/v1/people/me' {
        (Invoke-WebexApi $_).displayName | Should -BeExactly 'Ada Admin'
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/people/me'
    }

    It 'takes a complete address on the origin of the connection' {
        (Invoke-WebexApi "$(Get-SimulatorAddress)/people/me").displayName | Should -BeExactly 'Ada Admin'
    }

    It 'sends the token nowhere else: <_>' -ForEach 'https://evil.example.com/v1/people/me', '//evil.example.com/v1', 'http://127.0.0.1:1/v1/people/me', 'https://user@evil.example.com/' {
        Invoke-WebexApi $_ -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -Match '^Webex\.(ForeignOrigin|InvalidInput),'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'escapes the query' {
        $null = Invoke-WebexApi people -Query @{ email = "ann+webex@example.com" }
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/people?email=ann%2Bwebex%40example.com'
    }

    It 'gives one page as it came, and all pages as their items' {
        (Invoke-WebexApi people -Query @{ max = 10 }).items.Count | Should -Be 10
        $all = Invoke-WebexApi people -Query @{ max = 10 } -All
        $all.Count | Should -BeGreaterThan 60
        @($all.id | Sort-Object -Unique).Count | Should -Be $all.Count
    }

    It 'sends a body with PUT, as hashtable or as JSON' {
        $path = 'meetingPreferences/sites?defaultSite=true&userEmail=a%40x.com'
        foreach ($body in @{ siteUrl = 'site4.webex.com' }, '{ "siteUrl": "site4.webex.com" }', [pscustomobject]@{ siteUrl = 'site4.webex.com' }) {
            Clear-SimulatorRequest
            $null = Invoke-WebexApi $path -Method PUT -Body $body
            ((Get-SimulatorRequest).body | ConvertFrom-Json).siteUrl | Should -BeExactly 'site4.webex.com'
        }
        Initialize-Simulator
    }

    It 'sends headers, but none that signs or addresses the request' {
        $null = Invoke-WebexApi admin/meeting/userconfig/sessionTypes -Query @{ siteUrl = 'site4.webex.com' } -Header @{ email = 'a@x.com' }
        (Get-SimulatorRequest).emailHeader | Should -BeExactly 'a@x.com'
        foreach ($name in 'Authorization', 'Host', 'Cookie', 'Proxy-Authorization') {
            Invoke-WebexApi people/me -Header @{ $name = 'x' } -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*' -Because $name
        }
    }

    It 'sends no change with -WhatIf, but reads' {
        Invoke-WebexApi people/me -Method DELETE -WhatIf
        Get-SimulatorRequest | Should -BeNullOrEmpty
        Invoke-WebexApi people/me -WhatIf | Should -Not -BeNullOrEmpty
    }

    It 'has errors as every command: status, reason, tracking id, target' {
        $given = 'people/me', 'nowhere', 'people/me' | Invoke-WebexApi -ErrorAction SilentlyContinue -ErrorVariable failure
        $given.Count | Should -Be 2
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.InvokeWebexApiCommand'
        $failure[0].TargetObject | Should -BeExactly 'nowhere'
        $failure[0].Exception.TrackingId | Should -Not -BeNullOrEmpty
    }

    It 'refuses a body with GET' {
        Invoke-WebexApi people/me -Body @{ a = 1 } -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'gives strings, numbers, dates and empty answers as they are' {
        Add-Answer -PathContains people/me -Body '{ "a": "2026-01-15T14:53:29.625Z", "b": 9007199254740993, "c": 1.5, "d": null, "e": [], "f": "0042", "G": true }'
        $answer = Invoke-WebexApi people/me
        $answer.a | Should -BeExactly '2026-01-15T14:53:29.625Z'
        $answer.f | Should -BeExactly '0042'
        $answer.c | Should -Be 1.5
        $answer.d | Should -Be $null
        $answer.G | Should -BeTrue
        $answer.b | Should -Be 9007199254740993
        Clear-Fault
        Add-Fault -Kind EmptyBody -Status 204
        Invoke-WebexApi people/me | Should -BeNullOrEmpty
    }
}
