BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
}

Describe 'Invoke-WebexApi' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator
        Clear-SimulatorRequest
    }

    Context 'reading' {
        It 'takes a path as people write it: <_>' -ForEach 'people/me', '/people/me', '/v1/people/me' {
            (Invoke-WebexApi $_).displayName | Should -Be 'Ada Admin'
            (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/people/me'
        }

        It 'takes a complete address on the connection''s origin' {
            (Invoke-WebexApi "$(Get-SimulatorAddress)/people/me").displayName | Should -Be 'Ada Admin'
        }

        It 'refuses another origin: <_>' -ForEach 'https://evil.example.com/v1/people/me', '//evil.example.com/v1/people/me', 'http://127.0.0.1:1/v1/people/me' {
            $failure = Invoke-WebexApi $_ 2>&1
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.CrossOrigin,WebexMeetings.Commands.InvokeWebexApiCommand'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'escapes names and values of -Query' {
            $null = Invoke-WebexApi people -Query ([ordered]@{ email = 'ann+webex@example.com'; callingData = $true; id2 = 'a', 'b'; 'x&y' = 'ü&=#' })
            (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/people?email=ann%2Bwebex%40example.com&callingData=true&id2=a%2Cb&x%26y=%C3%BC%26%3D%23'
        }

        It 'adds -Query to what the path has' {
            (Invoke-WebexApi 'people?max=2' -Query @{ displayName = 'A' }).items.Count | Should -BeLessOrEqual 2
            (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/people?max=2&displayName=A'
        }

        It 'gives objects as ConvertFrom-Json does' {
            Add-Answer -Body '{ "text": "é", "whole": 12345678901, "part": 1.5, "on": true, "none": null, "list": [1, "a", { "b": [] }], "when": "2026-01-15T14:53:29.625Z", "Text": "other case", "": 1 }'
            $answer = Invoke-WebexApi anything
            $answer.text, $answer.whole, $answer.part, $answer.on | Should -Be 'é', 12345678901, 1.5, $true
            $answer.none | Should -BeNullOrEmpty
            $answer.list[0], $answer.list[1] | Should -Be 1, 'a'
            @($answer.list[2].b).Count | Should -Be 0
            $answer.when | Should -BeOfType ([string])
        }

        It 'gives one page as it came, and with -All the items of all pages' {
            (Invoke-WebexApi people -Query @{ max = 10 }).items.Count | Should -Be 10
            $people = Invoke-WebexApi people -Query @{ max = 10 } -All
            $people.Count | Should -Be 67
            $people[0].emails | Should -Be 'user@example.com'
            Clear-SimulatorRequest
            (Invoke-WebexApi people -Query @{ max = 10 } -All | Select-Object -First 12).Count | Should -Be 12
            @(Get-SimulatorRequest) | Should -HaveCount 2
        }

        It 'gives nothing for an answer without a body' {
            Add-Fault -Kind EmptyBody -Status 204
            Invoke-WebexApi anything -Method DELETE -Confirm:$false | Should -BeNullOrEmpty
        }

        It 'takes paths from the pipeline, each with its own answer or error' {
            $answers = 'people/me', 'nowhere', 'authorizations/tokenExpiry' | Invoke-WebexApi -ErrorAction SilentlyContinue -ErrorVariable failures
            $answers.Count | Should -Be 2
            $failures | Should -HaveCount 1
            $failures[0].TargetObject | Should -Be 'nowhere'
            "$($failures[0])" | Should -BeLike 'GET /v1/nowhere: *(HTTP status 404*'
        }

        It 'sends no object as an address' {
            $row = [pscustomobject]@{ UserEmail = 'a@x.com'; HostPin = '918273' }
            $given = $row, 'people/me' | Invoke-WebexApi -ErrorAction SilentlyContinue -ErrorVariable failure
            $given.displayName | Should -BeExactly 'Ada Admin'
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.InvokeWebexApiCommand'
            [object]::ReferenceEquals($failure[0].TargetObject, $row) | Should -BeTrue
            @(Get-SimulatorRequest).pathAndQuery | Should -Be '/v1/people/me'
        }

        It 'retries a read as every command does' {
            Add-Fault -Status 503 -RetryAfter 0 -Times 1
            (Invoke-WebexApi people/me).displayName | Should -Be 'Ada Admin'
        }
    }

    Context 'writing' {
        It 'sends a hashtable, an object or JSON text: <Kind>' -ForEach @(
            @{ Kind = 'hashtable'; Body = @{ siteUrl = 'site4.webex.com' } }
            @{ Kind = 'object'; Body = [pscustomobject]@{ siteUrl = 'site4.webex.com' } }
            @{ Kind = 'text'; Body = '{"siteUrl":"site4.webex.com"}' }
        ) {
            (Invoke-WebexApi meetingPreferences/sites -Method PUT -Query @{ defaultSite = $true; userEmail = 'a@x.com' } -Body $Body).default | Should -BeTrue
            (Get-WebexSite a@x.com | Where-Object IsDefault).SiteUrl | Should -Be 'site4.webex.com'
            $request = (Get-SimulatorRequest)[0]
            $request.body | Should -BeExactly '{"siteUrl":"site4.webex.com"}'
            $request.contentType | Should -Be 'application/json; charset=utf-8'
        }

        It 'makes JSON of every kind of value' {
            Add-Answer -Body '{}'
            $null = Invoke-WebexApi anything -Method POST -Body ([ordered]@{ t = "é`""; n = 1; f = 1.5; b = $true; s = [switch]$false; z = $null; l = @(1, @('a')); o = [pscustomobject]@{ x = @{ y = 'z' } }; d = [datetimeoffset]'2026-01-02T03:04:05Z' })
            $sent = (Get-SimulatorRequest).body | ConvertFrom-Json
            $sent.t, $sent.n, $sent.f, $sent.b, $sent.s, $sent.z | Should -Be 'é"', 1, 1.5, $true, $false, $null
            $sent.l[1][0], $sent.o.x.y | Should -Be 'a', 'z'
            (Get-SimulatorRequest).body | Should -BeLike '*"d":"2026-01-02T03:04:05+00:00"*'
        }

        It 'sends nothing with -WhatIf, but reads all the same' {
            Invoke-WebexApi meetingPreferences/sites -Method PUT -Body @{} -WhatIf
            Get-SimulatorRequest | Should -BeNullOrEmpty
            (Invoke-WebexApi people/me -WhatIf).displayName | Should -Be 'Ada Admin'
        }

        It 'refuses a header that signs or addresses: <_>' -ForEach 'Authorization', 'host', 'Content-Length' {
            $failure = Invoke-WebexApi people/me -Header @{ $_ = 'x' } 2>&1
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'refuses a header that would become two' {
            "$(Invoke-WebexApi people/me -Header @{ 'X-A' = "x`r`nHost: evil" } 2>&1)" | Should -BeLike '*cannot be sent*'
        }

        It 'sends other headers' {
            $null = Invoke-WebexApi admin/meeting/userconfig/sessionTypes -Header @{ email = 'a@x.com' }
            (Get-SimulatorRequest).emailHeader | Should -Be 'a@x.com'
        }

        It 'says of text that is no JSON that it is not, without quoting it' {
            $failure = Invoke-WebexApi anything -Method POST -Body 'hostPin=9274' 2>&1
            "$failure" | Should -BeExactly 'The body is text, but not JSON. Nothing was sent.'
        }

        It 'says of a value that JSON has no word for that it has none' {
            $failure = Invoke-WebexApi anything -Method POST -Body @{ n = [double]::NaN } 2>&1
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'takes headers and queries of any dictionary' {
            $header = New-Object 'System.Collections.Generic.Dictionary[string,string]'
            $header['email'] = 'a@x.com'
            $null = Invoke-WebexApi admin/meeting/userconfig/sessionTypes -Header $header -Query ([ordered]@{ siteUrl = 'site4.webex.com' })
            (Get-SimulatorRequest).emailHeader | Should -Be 'a@x.com'
        }

        It 'says that a GET takes no body' {
            "$(Invoke-WebexApi people -Body @{ a = 1 } 2>&1)" | Should -BeExactly 'GET takes no body. Nothing was sent.'
        }
    }
}
