BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator

    # Without a site, Webex gives one item for each site of the user.
    Connect-Simulator -SiteUrl site4.webex.com
    $script:alice = (Get-SimulatorSessionType a@x.com).personId
    $script:bob = (Get-SimulatorSessionType b@x.com).personId
    $script:admin = (Get-WebexConnection).PersonId
}

Describe 'Get-WebexUserSessionType' {
    BeforeEach {
        Clear-Fault
        Clear-SimulatorRequest
    }

    Context 'whose session types' {
        It 'gives those of a person ID on a site' {
            $types = Get-WebexUserSessionType -SiteUrl site4.webex.com -PersonId $alice
            $types.PersonId | Should -BeExactly $alice
            $types.Email | Should -BeExactly 'a@x.com'
            $types.SiteUrl | Should -BeExactly 'site4.webex.com'
            (Get-SimulatorRequest).pathAndQuery | Should -BeExactly "/v1/admin/meeting/userconfig/sessionTypes?siteUrl=site4.webex.com&personId=$alice"
        }

        It 'gives those of piped addresses, which expand to session types' {
            $types = 'a@x.com', 'b@x.com' | Get-WebexUserSessionType -SiteUrl site4.webex.com | Select-Object -ExpandProperty SessionTypes
            $known = 'a@x.com', 'b@x.com' | ForEach-Object { (Get-SimulatorSessionType $_ -SiteUrl site4.webex.com).sessionTypes }
            $types | Should -BeOfType ([WebexMeetings.SessionType])
            $types.Id | Should -Be $known.id
            $types.ShortName | Should -Be $known.shortName
            $types.Name | Should -Be $known.name
            $types.Type | Should -Be $known.type
        }

        It 'sends an address as header and never in the query' {
            $null = Get-WebexUserSessionType -UserEmail a@x.com -SiteUrl site4.webex.com
            $request = Get-SimulatorRequest
            $request.emailHeader | Should -BeExactly 'a@x.com'
            $request.pathAndQuery | Should -BeExactly '/v1/admin/meeting/userconfig/sessionTypes?siteUrl=site4.webex.com'
        }

        It 'gives one object for each site when no site is given' {
            $connection = Connect-Simulator -Name anywhere -PassThru
            try { (Get-WebexUserSessionType a@x.com -Connection $connection).SiteUrl | Sort-Object | Should -Be 'site1.example.webex.com', 'site4.webex.com' }
            finally { Disconnect-Webex anywhere }
        }

        It 'looks up the ID of an address that no header can carry' {
            $types = Get-WebexUserSessionType -UserEmail jürgen.müller@example.com
            $types.Email | Should -BeExactly 'jürgen.müller@example.com'
            $requests = Get-SimulatorRequest
            $requests[0].pathAndQuery | Should -BeExactly '/v1/people?email=j%C3%BCrgen.m%C3%BCller%40example.com'
            $requests[1].pathAndQuery | Should -BeLike '*&personId=*'
            $requests[1].emailHeader | Should -BeNullOrEmpty
        }

        It 'says of such an address that nobody has it' {
            Get-WebexUserSessionType -UserEmail nobodä@example.com -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.GetWebexUserSessionTypeCommand'
            $failure.TargetObject | Should -BeExactly 'nobodä@example.com'
        }

        It 'gives my own when nobody is named' {
            (Get-WebexUserSessionType).PersonId | Should -BeExactly $admin
            (Get-SimulatorRequest).pathAndQuery | Should -BeLike "*personId=$admin"
        }

        It 'says why it cannot give my own when nobody knows who I am' {
            $connection = Connect-Simulator -SkipValidation -Name unknown -SiteUrl site4.webex.com -PassThru
            try {
                Clear-SimulatorRequest
                Get-WebexUserSessionType -Connection $connection -ErrorAction SilentlyContinue -ErrorVariable failure
                $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
                $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-UserEmail*'
                Get-SimulatorRequest | Should -BeNullOrEmpty
            }
            finally { Disconnect-Webex unknown }
        }

        It 'takes several IDs, and keeps their order' {
            (Get-WebexUserSessionType -PersonId $bob, $alice).Email | Should -Be 'b@x.com', 'a@x.com'
        }

        It 'takes the columns of a CSV: UserEmail and SiteUrl' {
            Set-Content TestDrive:/users.csv 'UserEmail,SiteUrl', 'a@x.com,site1.example.webex.com', 'b@x.com,site4.webex.com'
            $types = Import-Csv TestDrive:/users.csv | Get-WebexUserSessionType
            $types.Email | Should -Be 'a@x.com', 'b@x.com'
            $types.SiteUrl | Should -Be 'site1.example.webex.com', 'site4.webex.com'
        }

        It 'takes the column <_> for the address' -ForEach 'UserEmail', 'Email', 'Mail', 'EmailAddress', 'UserPrincipalName' {
            ([pscustomobject]@{ $_ = 'a@x.com' } | Get-WebexUserSessionType).Email | Should -BeExactly 'a@x.com'
            (Get-SimulatorRequest).emailHeader | Should -BeExactly 'a@x.com'
        }

        It 'takes the column <_> for the person ID' -ForEach 'PersonId', 'Id' {
            ([pscustomobject]@{ $_ = $alice } | Get-WebexUserSessionType).Email | Should -BeExactly 'a@x.com'
        }

        It 'takes the address of a row that has both' {
            $types = [pscustomobject]@{ Id = $alice; Email = 'a@x.com' } | Get-WebexUserSessionType
            $types.Email | Should -BeExactly 'a@x.com'
            (Get-SimulatorRequest).emailHeader | Should -BeExactly 'a@x.com'
        }

        It 'takes the ID of a person that this module gave' {
            $types = Get-WebexPerson a@x.com | Get-WebexUserSessionType
            $types.Email | Should -BeExactly 'a@x.com'
            (Get-SimulatorRequest)[-1].emailHeader | Should -BeNullOrEmpty
        }

        It 'takes the address of a row whose ID is empty' {
            ([pscustomobject]@{ Id = ''; Email = 'a@x.com' } | Get-WebexUserSessionType).Email | Should -BeExactly 'a@x.com'
        }

        It 'trims addresses, IDs and sites' {
            (' a@x.com ' | Get-WebexUserSessionType -SiteUrl ' HTTPS://SITE4.webex.com/ ').SiteUrl | Should -BeExactly 'site4.webex.com'
            (Get-WebexUserSessionType -PersonId " $alice ").Email | Should -BeExactly 'a@x.com'
        }
    }

    Context 'an input that names nobody' {
        It 'is one error on that input when it is <Name>, and never my own session types' -ForEach @(
            @{ Name = 'an empty string'; Value = '' }
            @{ Name = 'spaces'; Value = "  `t" }
            @{ Name = 'null'; Value = $null }
            @{ Name = 'no address'; Value = 'nobody' }
        ) {
            $types = 'a@x.com', $Value, 'b@x.com' | Get-WebexUserSessionType -ErrorAction SilentlyContinue -ErrorVariable failure
            $types.Email | Should -Be 'a@x.com', 'b@x.com'
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.GetWebexUserSessionTypeCommand'
            $failure[0].TargetObject | Should -Be $Value
            @(Get-SimulatorRequest).Count | Should -Be 2
        }

        It 'is an error when -<Parameter> is <Name>' -ForEach @(
            @{ Parameter = 'UserEmail'; Name = 'empty'; Value = '' }
            @{ Parameter = 'UserEmail'; Name = 'null'; Value = $null }
            @{ Parameter = 'UserEmail'; Name = 'an empty array'; Value = @() }
            @{ Parameter = 'PersonId'; Name = 'empty'; Value = '' }
            @{ Parameter = 'PersonId'; Name = 'blank'; Value = '  ' }
            @{ Parameter = 'PersonId'; Name = 'null'; Value = $null }
            @{ Parameter = 'PersonId'; Name = 'an empty array'; Value = @() }
            @{ Parameter = 'PersonId'; Name = 'no id'; Value = 'a b&c' }
        ) {
            $user = @{ $Parameter = $Value }
            $types = Get-WebexUserSessionType @user -ErrorAction SilentlyContinue -ErrorVariable failure
            $types | Should -BeNullOrEmpty
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'has the whole row as target when <Name>' -ForEach @(
            @{ Name = 'its address is empty'; Row = [pscustomobject]@{ UserEmail = ''; HostPin = '918273' } }
            @{ Name = 'its id and address are empty'; Row = [pscustomobject]@{ Id = ' '; Email = ''; HostPin = '918273' } }
            @{ Name = 'it has neither'; Row = [pscustomobject]@{ DisplayName = 'Bob'; HostPin = '918273' } }
        ) {
            $all = @($Row | Get-WebexUserSessionType -Verbose -Debug -ErrorVariable failure *>&1)
            $failure.Count | Should -Be 1
            [object]::ReferenceEquals($failure[0].TargetObject, $Row) | Should -BeTrue
            $text = @($all | Out-String) + $failure[0].CategoryInfo.GetMessage() + $failure[0].ToString()
            $text -join "`n" | Should -Not -Match '918273'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }
    }

    Context 'what it gives' {
        It 'is a WebexMeetings.UserSessionTypes with PersonId, Email, UserEmail, SiteUrl and SessionTypes' {
            $types = Get-WebexUserSessionType a@x.com
            $types | Should -BeOfType ([WebexMeetings.UserSessionTypes])
            Compare-Object @('PersonId', 'Email', 'UserEmail', 'SiteUrl', 'SessionTypes') $types.PSObject.Properties.Name | Should -BeNullOrEmpty
            Compare-Object @('UserEmail', 'SiteUrl', 'Id', 'ShortName', 'Name', 'Type') $types.SessionTypes[0].PSObject.Properties.Name | Should -BeNullOrEmpty
        }

        It 'is one object for each item: a user may be on several sites' {
            Add-Answer -UserEmail a@x.com -Body (@'
{ "items": [
  { "personId": "one", "email": "a@x.com", "siteUrl": "s1.webex.com", "sessionTypes": [ { "id": "3", "shortName": "PRO", "name": "Pro meeting", "type": "meeting" } ] },
  { "personId": "one", "email": "a@x.com", "siteUrl": "s2.webex.com", "sessionTypes": [] } ] }
'@)
            $types = Get-WebexUserSessionType a@x.com
            $types.SiteUrl | Should -Be 's1.webex.com', 's2.webex.com'
            $types[0].SessionTypes.Count | Should -Be 1
            $types[1].SessionTypes.Count | Should -Be 0
        }

        It 'passes the type "<_>" through as it is' -ForEach 'meeting', 'webinar', 'privateMeeting', 'EventCenter', 'SupportCenter', 'TrainCenter', 'holoMeeting' {
            Add-Answer -UserEmail a@x.com -Body "{ ""items"": [ { ""sessionTypes"": [ { ""id"": ""3"", ""type"": ""$_"" } ] } ] }"
            (Get-WebexUserSessionType a@x.com).SessionTypes[0].Type | Should -BeExactly $_
        }

        It 'reads what is missing, null, of another type, or one object where a list is usual' {
            Add-Answer -UserEmail a@x.com -Body (@'
{ "Items": { "PERSONID": 7, "email": null, "sessionTypes": { "id": 3, "shortName": null, "new": true } } }
'@)
            $types = Get-WebexUserSessionType a@x.com -SiteUrl site4.webex.com
            $types.PersonId | Should -BeExactly '7'
            $types.Email | Should -BeExactly 'a@x.com' -Because 'that is what was asked for'
            $types.SiteUrl | Should -BeExactly 'site4.webex.com'
            $types.SessionTypes[0].Id | Should -BeExactly '3'
            $types.SessionTypes[0].ShortName | Should -Be $null
        }

        It 'says that there are none when the list is <_>' -ForEach '{}', '{ "items": null }', '{ "items": [] }' {
            Add-Answer -UserEmail b@x.com -Body $_
            $types = 'a@x.com', 'b@x.com' | Get-WebexUserSessionType -ErrorAction SilentlyContinue -ErrorVariable failure
            $types.Email | Should -Be 'a@x.com'
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.NotFound,*'
            $failure.TargetObject | Should -BeExactly 'b@x.com'
        }
    }
}

Describe 'Get-WebexUserSessionType where Webex lists nothing for an address' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SiteUrl site4.webex.com
        Clear-SimulatorRequest
    }

    It 'asks again by ID, because Webex may have ignored the address' {
        Add-Answer -PathContains '/userconfig/sessionTypes' -Times 1 -Body '{"items":[]}'
        (Get-WebexUserSessionType a@x.com -ErrorAction Stop).SessionTypes.Count | Should -BeGreaterThan 0
        @(Get-SimulatorRequest | ForEach-Object pathAndQuery)[2] | Should -BeLike '*&personId=*'
    }

    It 'says that there are none where the ID says so, or nobody can find the ID' {
        Add-Answer -PathContains '/userconfig/sessionTypes' -Body '{"items":[]}'
        foreach ($token in 'Admin token', 'Token without people') {
            Connect-Simulator -Token $token -SiteUrl site4.webex.com -SkipValidation
            Get-WebexUserSessionType a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            "$failure" | Should -BeLike "Session types of 'a@x.com'*: Webex lists no session types for this user."
        }
    }

    It 'takes a blank name and site of the response as missing' {
        Add-Answer -PathContains '/userconfig/sessionTypes' -Body '{"items":[{"email":"","siteUrl":" ","personId":"","sessionTypes":[{"id":"3"}]}]}'
        $types = Get-WebexUserSessionType a@x.com
        $types.UserEmail, $types.SiteUrl | Should -Be 'a@x.com', 'site4.webex.com'
    }
}
