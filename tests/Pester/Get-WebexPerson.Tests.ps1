BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
}

Describe 'Get-WebexPerson' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator
        Clear-SimulatorRequest
    }

    It 'gives the signed-in user when nobody is named' {
        $person = Get-WebexPerson
        $person | Should -BeOfType ([WebexMeetings.Person])
        $person.UserEmail | Should -Be 'admin@example.com'
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/people/me'
    }

    It 'finds people by address and by ID' {
        $alice = Get-WebexPerson a@x.com
        $alice.UserEmail, $alice.DisplayName, $alice.HasPersonalRoom | Should -Be 'a@x.com', 'Alice Xu', $true
        $alice.SiteUrls | Should -Be 'site1.example.webex.com', 'site4.webex.com'
        (Get-WebexPerson -PersonId $alice.PersonId).UserEmail | Should -Be 'a@x.com'
        ([pscustomobject]@{ Id = $alice.Id } | Get-WebexPerson).UserEmail | Should -Be 'a@x.com'
    }

    It 'finds addresses with characters that addresses of the web cannot hold' {
        ('ann+webex@example.com', "sean.o'brien@example.com", 'jürgen.müller@example.com' | Get-WebexPerson).UserEmail |
            Should -Be 'ann+webex@example.com', "sean.o'brien@example.com", 'jürgen.müller@example.com'
    }

    It 'says that -All needs an administrator: a 400 from Webex, which asks for an address or a name' {
        Connect-Simulator -Token 'User token'
        Get-WebexPerson -All -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.BadRequest,*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike 'Sign in as an administrator with the scope spark-admin:people_read,*'
        Get-WebexPerson -DisplayName Al -ErrorAction SilentlyContinue -ErrorVariable failure
        "$($failure.ErrorDetails.RecommendedAction)" | Should -Not -BeLike '*administrator*'
    }

    It 'tells sites that somebody only attends on from those to host on' {
        $person = Get-WebexPerson user@example.com
        $person.SiteUrls | Should -Not -Contain 'site3.example.webex.com'
        $person.AttendeeSiteUrls | Should -Be 'site3.example.webex.com'
    }

    It 'is an error when a name is <Name>, and never everybody' -ForEach @(
        @{ Name = 'empty'; Value = '' }, @{ Name = 'null'; Value = $null }, @{ Name = 'a space'; Value = ' ' }, @{ Name = 'a no-break space'; Value = [string][char]0xA0 }
    ) {
        Clear-SimulatorRequest
        $people = Get-WebexPerson -DisplayName $Value, 'Al' -ErrorAction SilentlyContinue -ErrorVariable failure
        $people.DisplayName | Should -BeLike 'Al*'
        "$failure" | Should -BeExactly '-DisplayName is empty. Nothing was sent.'
        @(Get-SimulatorRequest).Count | Should -Be 1
    }

    It 'says that a name has no wildcards' {
        Clear-SimulatorRequest
        Get-WebexPerson -DisplayName 'Al*' -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike "-DisplayName 'Al``*' has a wildcard*"
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'is an error when the site of a list is <Name>, and never the people of all sites' -ForEach @(
        @{ Name = 'null'; Value = $null }, @{ Name = 'empty'; Value = '' }, @{ Name = 'a space'; Value = ' ' }
    ) {
        Clear-SimulatorRequest
        Get-WebexPerson -All -SiteUrl $Value -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        "$failure" | Should -BeLike 'This input names no site: it is empty. Nothing was sent.'
        Get-WebexPerson -DisplayName Al -SiteUrl $Value -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'is an error when the ID is <_>, which would be another path' -ForEach 'me', 'ME', '.', '..', '../', './.' {
        Clear-SimulatorRequest
        [pscustomobject]@{ PersonId = $_ } | Get-WebexPerson -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike '*is not a person ID. Nothing was sent.'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'is an error when Webex returns another person than the one with the ID' {
        $bob = (Get-WebexPerson b@x.com).PersonId
        Add-Answer -PathContains '/people/' -Body (ConvertTo-Json @{ id = $bob; emails = @('b@x.com') })
        Get-WebexPerson -PersonId (Get-WebexPerson a@x.com).PersonId -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        "$failure" | Should -BeLike "Person with the ID *: Webex's response is about another person, '$bob'."
    }

    It 'finds an address on a later page, although the first one is empty' {
        Add-Fault -Status 200 -PathContains 'people?email=' -Times 1 -Body '{"items":[]}' -Headers @{ Link = "<$(Get-SimulatorAddress)/people?email=a%40x.com&cursor=b>; rel=`"next`"" }
        (Get-WebexPerson a@x.com -ErrorAction Stop).DisplayName | Should -Be 'Alice Xu'
    }

    It 'finds the hosts of a site however Webex writes the site' {
        Add-Answer -PathContains '/people?' -Body (ConvertTo-Json -Depth 5 @{ items = @(
            foreach ($written in 'https://site4.webex.com', 'site4.webex.com/', ' SITE4.webex.com', 'site4.webex.com', 'site4.webex.com#attendee') {
                @{ id = "id of $written"; emails = @('x@x.com'); siteUrls = @($written) }
            }) })
        @(Get-WebexPerson -All -SiteUrl site4.webex.com).Count | Should -Be 4
    }

    It 'warns when nobody <Name>' -ForEach @(
        @{ Name = 'of all pages can host on the site'; With = @{ All = $true }; Text = "No person of the organization can host on 'unknown.webex.com'. *" }
        @{ Name = 'of a name can'; With = @{ DisplayName = 'Al' }; Text = "No person whose name begins with 'Al' can host on 'unknown.webex.com'. *" }
    ) {
        Set-SimulatorOption @{ largestPage = 20 }
        Get-WebexPerson @With -SiteUrl unknown.webex.com -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warnings | Should -BeLike $Text
        $null = Get-WebexPerson @With -SiteUrl site4.webex.com -WarningVariable none
        $none | Should -BeNullOrEmpty
    }

    It 'finds people by the beginning of their names' {
        $people = Get-WebexPerson -DisplayName Al, Bo
        $people.DisplayName | Should -Contain 'Alice Xu'
        $people.DisplayName | Should -Contain 'Bob Xavier'
        $people.DisplayName | Should -Not -Match '^(?!Al|Bo)'
    }

    Context 'everybody' {
        BeforeEach { $null = Invoke-RestMethod ((Get-SimulatorAddress) -replace '/v1$', '/_simulator/settings') -Method Post -Body '{"largestPage":20,"emptyPages":true}' -ContentType application/json }

        It 'reads page by page until there is no next one, also when a page is empty' {
            $people = Get-WebexPerson -All
            $people.Count | Should -Be 67
            ($people.UserEmail | Sort-Object -Unique).Count | Should -Be 67
            @(Get-SimulatorRequest) | Should -HaveCount 7
        }

        It 'asks for no page that the pipeline does not want' {
            (Get-WebexPerson -All | Select-Object -First 3).Count | Should -Be 3
            @(Get-SimulatorRequest) | Should -HaveCount 1
            Clear-SimulatorRequest
            (Get-WebexPerson -All | Select-Object -First 30).Count | Should -Be 30
            @(Get-SimulatorRequest).Count | Should -BeLessOrEqual 4
        }

        It 'gives the first page before it asks for the second' {
            $seen = Get-WebexPerson -All | ForEach-Object { @(Get-SimulatorRequest).Count } | Select-Object -First 1
            $seen | Should -Be 1
        }

        It 'gives the pages that came, and one error, when a later one fails' {
            Add-Fault -Status 403 -PathContains cursor
            $people = Get-WebexPerson -All -ErrorAction SilentlyContinue -ErrorVariable failures
            $people.Count | Should -Be 20
            $failures | Should -HaveCount 1
        }

        It 'refuses a next page at another origin' {
            Add-Fault -Kind Usual -Headers @{ Link = '<https://evil.example.com/v1/people?cursor=2>; rel="next"' }
            $failure = Get-WebexPerson -All 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.CrossOrigin,WebexMeetings.Commands.GetWebexPersonCommand'
        }

        It 'gives only people of a site, and the next command looks for them there' {
            $people = Get-WebexPerson -All -Site https://SITE4.webex.com
            $people.Count | Should -BeGreaterThan 10
            $people.Count | Should -BeLessThan 60
            $people | ForEach-Object { $_.SiteUrls | Should -Contain 'site4.webex.com' }
            $rooms = $people | Where-Object HasPersonalRoom | Select-Object -First 5 | Get-WebexPersonalRoom
            $rooms.PersonalMeetingRoomLink | Should -BeLike 'https://site4.webex.com/*'
        }

        It 'is the beginning of the audit that everyone wants: one line for each room' {
            $file = Join-Path $TestDrive 'rooms.csv'
            Get-WebexPerson -All | Where-Object HasPersonalRoom | Get-WebexPersonalRoom -ErrorAction SilentlyContinue | Export-Csv $file -NoTypeInformation -Encoding utf8
            $rows = Import-Csv $file -Encoding utf8
            $rows.Count | Should -BeGreaterThan 50
            (Get-Content $file -Encoding utf8).Count | Should -Be ($rows.Count + 1)
            $admin = $rows | Where-Object UserEmail -EQ 'admin@example.com'
            $admin.CoHosts | Should -BeExactly "$((Get-SimulatorRoom admin@example.com).coHosts.email -join '; ')"
            $rows[0].Telephony | Should -Match '^\+1-'
            $rows | Where-Object { "$($_.PSObject.Properties.Value)" -match 'WebexMeetings\.|System\.' } | Should -BeNullOrEmpty
        }
    }

    It 'leads to session types by ID' {
        (Get-WebexPerson a@x.com | Get-WebexUserSessionType -SiteUrl site4.webex.com).Email | Should -Be 'a@x.com'
        (Get-SimulatorRequest)[1].pathAndQuery | Should -BeLike '*personId=*'
    }

    It 'says of somebody who cannot host on the site where to see the sites' {
        $failure = Get-WebexPerson a@x.com -SiteUrl unknown.webex.com 2>&1
        "$failure" | Should -BeExactly "Person 'a@x.com': This person cannot host on 'unknown.webex.com'."
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Get-WebexPerson without -SiteUrl shows in SiteUrls*'
    }

    It 'gives one error for each input that names nobody it knows' {
        $failures = 'nobody@x.com', '', 'no address' | Get-WebexPerson 2>&1
        ($failures.FullyQualifiedErrorId -replace ',.*') | Should -Be 'Webex.NotFound', 'Webex.InvalidInput', 'Webex.InvalidInput'
        $failures.TargetObject | Should -Be 'nobody@x.com', '', 'no address'
    }

    Context 'lists' {
        It 'come without status with -ExcludeStatus, also page by page' {
            Set-SimulatorOption @{ largestPage = 20 }
            $people = Get-WebexPerson -All -ExcludeStatus
            $people.Count | Should -BeGreaterThan 50
            $people | Where-Object { $_.Status -or $_.LastActivity } | Should -BeNullOrEmpty
            Get-SimulatorRequest | Where-Object pathAndQuery -Like '*people?*' | ForEach-Object pathAndQuery | Should -BeLike '*excludeStatus=true*'
            (Get-WebexPerson a@x.com -ExcludeStatus).Status | Should -BeNullOrEmpty
            (Get-WebexPerson a@x.com).Status | Should -Not -BeNullOrEmpty
        }

        It 'get through where Webex throttles those with status' {
            Add-Fault -Status 429 -RetryAfter 3600 -PathContains 'people?max='
            Get-WebexPerson -All -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.TooManyRequests,*'
            Connect-Simulator
            (Get-WebexPerson -All -ExcludeStatus).Count | Should -BeGreaterThan 50
        }

        It 'are of the organization that is named, by its ID or its UUID' {
            $id = (Get-WebexPerson).OrganizationId
            $uuid = ([System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($id.PadRight([math]::Ceiling($id.Length / 4) * 4, '='))) -split '/')[-1]
            Clear-SimulatorRequest
            foreach ($organization in $id, $uuid) {
                (Get-WebexPerson -DisplayName Al -OrganizationId $organization).UserEmail | Should -Contain 'a@x.com'
                (Get-WebexPerson a@x.com -OrganizationId $organization).UserEmail | Should -BeExactly 'a@x.com'
            }
            Get-SimulatorRequest | ForEach-Object pathAndQuery | Should -BeLike "*orgId=$id*"
        }

        It 'are refused for what is not the ID of an organization, and for persons named by ID' {
            Get-WebexPerson -All -OrganizationId other -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            $me = Get-WebexPerson
            Clear-SimulatorRequest
            Get-WebexPerson -PersonId $me.PersonId -OrganizationId $me.OrganizationId -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
            "$failure" | Should -BeLike '*together with the person ID*'
            Get-WebexPerson -OrganizationId $me.OrganizationId -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
            "$failure" | Should -BeLike '*nobody of the organization is named*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }
    }
}
