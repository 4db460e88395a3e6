BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
}

Describe 'Get-WebexPersonalRoom' {
    BeforeEach {
        Clear-Fault
        Clear-SimulatorRequest
    }

    Context 'whose room' {
        It 'gives my own room when nobody is named' {
            $room = Get-WebexPersonalRoom
            $room.PersonalMeetingRoomLink | Should -BeExactly 'https://site1.example.webex.com/meet/admin'
            $room.UserEmail | Should -BeExactly 'admin@example.com'
            (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/meetingPreferences/personalMeetingRoom'
        }

        It 'gives the room of a user on a site' {
            $room = Get-WebexPersonalRoom -UserEmail a@x.com -SiteUrl site4.webex.com
            $room.UserEmail | Should -BeExactly 'a@x.com'
            $room.SiteUrl | Should -BeExactly 'site4.webex.com'
            $room.PersonalMeetingRoomLink | Should -BeExactly 'https://site4.webex.com/meet/a'
        }

        It 'warns once when it is mine for everybody, because Webex ignores who is named' {
            Set-SimulatorOption @{ ignoreUserEmailWithoutAdmin = $true }
            try {
                Connect-Simulator -Token 'Token without admin scopes'
                $rooms = 'a@x.com', 'b@x.com', 'user@example.com' | Get-WebexPersonalRoom -WarningAction SilentlyContinue -WarningVariable warning
                $rooms.Count | Should -Be 3
                $warning.Count | Should -Be 1
                "$warning" | Should -BeLike "Webex returned the same personal room for '*@x.com' and '*'. *Sign in as an administrator*"
            }
            finally {
                Set-SimulatorOption @{ ignoreUserEmailWithoutAdmin = $false }
                Connect-Simulator
            }
            $null = 'a@x.com', 'b@x.com' | Get-WebexPersonalRoom -WarningVariable warning
            $warning | Should -BeNullOrEmpty
        }

        It 'takes the address as first argument' {
            (Get-WebexPersonalRoom a@x.com).UserEmail | Should -BeExactly 'a@x.com'
        }

        It 'takes several addresses as argument, and keeps their order' {
            (Get-WebexPersonalRoom b@x.com, a@x.com).UserEmail | Should -Be 'b@x.com', 'a@x.com'
        }

        It 'takes addresses from the pipeline' {
            ('a@x.com', 'b@x.com' | Get-WebexPersonalRoom).UserEmail | Should -Be 'a@x.com', 'b@x.com'
        }

        It 'takes the rows of a CSV, each with its site' {
            Set-Content TestDrive:/users.csv 'UserEmail,SiteUrl', 'a@x.com,site4.webex.com', 'b@x.com,site1.example.webex.com'
            $rooms = Import-Csv TestDrive:/users.csv | Get-WebexPersonalRoom
            $rooms.UserEmail | Should -Be 'a@x.com', 'b@x.com'
            $rooms.SiteUrl | Should -Be 'site4.webex.com', 'site1.example.webex.com'
        }

        It 'filters the rows of a CSV as in the README' {
            Set-Content TestDrive:/users.csv 'UserEmail', 'a@x.com', 'user@example.com', 'admin@example.com'
            $known = 'a@x.com', 'user@example.com', 'admin@example.com' | Where-Object { -not (Get-SimulatorRoom $_).enabledAutoLock }
            $rooms = @(Import-Csv TestDrive:/users.csv | Get-WebexPersonalRoom | Where-Object EnabledAutoLock -eq $false)
            $rooms.UserEmail | Should -Be $known
        }

        It 'takes the column <_> of a row for the address' -ForEach 'UserEmail', 'Email', 'Mail', 'EmailAddress', 'UserPrincipalName' {
            $room = [pscustomobject]@{ DisplayName = 'Alice'; $_ = 'a@x.com' } | Get-WebexPersonalRoom
            $room.UserEmail | Should -BeExactly 'a@x.com'
        }

        It 'takes -<_> for -UserEmail' -ForEach 'Email', 'Mail', 'EmailAddress', 'UserPrincipalName' {
            $user = @{ $_ = 'a@x.com' }
            (Get-WebexPersonalRoom @user).UserEmail | Should -BeExactly 'a@x.com'
        }

        It 'takes what Get-WebexUserSessionType gives, with its site' {
            $room = Get-WebexUserSessionType -UserEmail a@x.com -SiteUrl site4.webex.com | Get-WebexPersonalRoom
            $room.UserEmail | Should -BeExactly 'a@x.com'
            $room.SiteUrl | Should -BeExactly 'site4.webex.com'
        }

        It 'trims addresses' {
            (" a@x.com`t" | Get-WebexPersonalRoom).UserEmail | Should -BeExactly 'a@x.com'
        }

        It 'sends the address <_> unharmed' -ForEach 'ann+webex@example.com', "sean.o'brien@example.com", 'jürgen.müller@example.com' {
            (Get-WebexPersonalRoom -UserEmail $_).UserEmail | Should -BeExactly $_
            $sent = (Get-SimulatorRequest).pathAndQuery -replace '.*userEmail='
            $sent | Should -Not -Match '\+'
            [uri]::UnescapeDataString($sent) | Should -BeExactly $_
        }

        It 'takes no wildcards: the API has none' {
            $room = Get-WebexPersonalRoom -UserEmail 'a*@x.com' -ErrorAction SilentlyContinue -ErrorVariable failure
            $room | Should -BeNullOrEmpty
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.NotFound,*'
        }
    }

    Context 'which site' {
        It 'takes the site <_> as site4.webex.com' -ForEach @(
            'site4.webex.com', 'SITE4.Webex.COM', ' site4.webex.com ', 'https://site4.webex.com', 'https://site4.webex.com/',
            'HTTPS://Site4.webex.com/meet/somebody', 'site4.webex.com#attendee'
        ) {
            (Get-WebexPersonalRoom -UserEmail a@x.com -SiteUrl $_).SiteUrl | Should -BeExactly 'site4.webex.com'
            (Get-SimulatorRequest).pathAndQuery | Should -BeLike '*siteUrl=site4.webex.com'
        }

        It 'takes the site of the connection when none is given' {
            $connection = Connect-Simulator -SiteUrl https://SITE4.webex.com -Name other -PassThru
            try {
                $room = Get-WebexPersonalRoom -UserEmail a@x.com -Connection $connection
                $room.SiteUrl | Should -BeExactly 'site4.webex.com'
                (Get-WebexPersonalRoom -UserEmail a@x.com -SiteUrl site1.example.webex.com -Connection $connection).SiteUrl |
                    Should -BeExactly 'site1.example.webex.com'
            }
            finally { Disconnect-Webex other }
        }

        It 'sends no site when there is none' {
            $room = Get-WebexPersonalRoom -UserEmail a@x.com
            $room.SiteUrl | Should -BeNullOrEmpty
            (Get-SimulatorRequest).pathAndQuery | Should -Not -Match 'siteUrl'
        }

        It 'refuses "<_>", which is no site, and sends nothing' -ForEach '', '  ', 'site4', 'not a site', 'https://', 'https://user:word@site4.webex.com', 'site4.webex.com:8443', 'site4.webex.com/meet?x=1' {
            $room = 'a@x.com' | Get-WebexPersonalRoom -SiteUrl $_ -ErrorAction SilentlyContinue -ErrorVariable failure
            $room | Should -BeNullOrEmpty
            $failure.Count | Should -Be 1
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
            $failure.TargetObject | Should -BeExactly 'a@x.com'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }
    }

    Context 'an input that names nobody' {
        It 'shows its columns, but nothing that may be a PIN or a token in a file without headings' {
            $failure = "b.x,0358,Zm9v1`nc.x,0359,Zm9v2" | ConvertFrom-Csv -Header 'Owner;Site', '0358', 'Zm9v1' | Select-Object -First 1 |
                Get-WebexPersonalRoom 2>&1
            "$failure" | Should -BeLike "This input names nobody*in its properties 'Owner;Site'*"
            "$failure" | Should -Not -Match '0358|Zm9v'
        }

        It 'is one error on that input when it is <Name>, and never my own room' -ForEach @(
            @{ Name = 'an empty string'; Value = '' }
            @{ Name = 'spaces'; Value = "  `t" }
            @{ Name = 'null'; Value = $null }
            @{ Name = 'no address'; Value = 'nobody' }
            @{ Name = 'two addresses in one'; Value = 'a@x.com;b@x.com' }
            @{ Name = 'an address with a name'; Value = 'Alice <a@x.com>' }
            @{ Name = 'a number'; Value = 42 }
        ) {
            $rooms = 'a@x.com', $Value, 'b@x.com' | Get-WebexPersonalRoom -ErrorAction SilentlyContinue -ErrorVariable failure
            $rooms.UserEmail | Should -Be 'a@x.com', 'b@x.com'
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
            $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $failure[0].TargetObject | Should -Be $Value
            $failure[0].Exception.Message | Should -BeLike '*Nothing was sent.'
            $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            @(Get-SimulatorRequest).Count | Should -Be 2
        }

        It 'is an error when -UserEmail is <Name>' -ForEach @(
            @{ Name = 'an empty string'; Value = '' }
            @{ Name = 'spaces'; Value = ' ' }
            @{ Name = 'null'; Value = $null }
            @{ Name = 'an empty array'; Value = @() }
        ) {
            $room = Get-WebexPersonalRoom -UserEmail $Value -ErrorAction SilentlyContinue -ErrorVariable failure
            $room | Should -BeNullOrEmpty
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'has each empty item of an array as its own error' {
            $rooms = Get-WebexPersonalRoom -UserEmail 'a@x.com', '', 'b@x.com', $null -ErrorAction SilentlyContinue -ErrorVariable failure
            $rooms.UserEmail | Should -Be 'a@x.com', 'b@x.com'
            $failure.Count | Should -Be 2
        }

        It 'has the whole row as target when its cell is <Name>' -ForEach @(
            @{ Name = 'empty'; Row = [pscustomobject]@{ UserEmail = ''; HostPin = '918273' } }
            @{ Name = 'blank'; Row = [pscustomobject]@{ Mail = '   '; HostPin = '918273' } }
            @{ Name = 'null'; Row = [pscustomobject]@{ Email = $null; HostPin = '918273' } }
            @{ Name = 'missing'; Row = [pscustomobject]@{ DisplayName = 'Bob'; HostPin = '918273' } }
        ) {
            $all = @($Row | Get-WebexPersonalRoom -Verbose -Debug -ErrorVariable failure *>&1)
            $failure.Count | Should -Be 1
            [object]::ReferenceEquals($failure[0].TargetObject, $Row) | Should -BeTrue
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
            $all | Where-Object { $_ -is [WebexMeetings.PersonalRoom] } | Should -BeNullOrEmpty
            Get-SimulatorRequest | Should -BeNullOrEmpty

            # The row is the user's, but no text of ours may spell it out.
            $text = @($all | Out-String) + ($failure[0].CategoryInfo | Format-List * | Out-String) + $failure[0].CategoryInfo.GetMessage() + $failure[0].ToString()
            $text -join "`n" | Should -Not -Match '918273'
        }

        It 'has a hashtable or another object without e-mail as error, without printing it' -ForEach @(
            @{ Row = @{ HostPin = '918273' } }
            @{ Row = (New-Object System.Version 918273, 1) }
        ) {
            $all = @($Row | Get-WebexPersonalRoom -Verbose -ErrorVariable failure *>&1)
            $failure.Count | Should -Be 1
            ($all | Out-String) | Should -Not -Match '918273'
            $failure[0].CategoryInfo.GetMessage() | Should -Not -Match '918273'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'gives nothing for an empty pipeline, not even my own room' {
            $room = @() | Get-WebexPersonalRoom -ErrorVariable failure
            $room | Should -BeNullOrEmpty
            $failure | Should -BeNullOrEmpty
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }
    }

    Context 'what a room has' {
        BeforeAll {
            $script:body = @'
{ "topic": "Léa's room 漢字 🎉", "hostPin": "0042", "enabledAutoLock": true, "autoLockMinutes": 15, "enabledNotifyHost": false,
  "supportCoHost": true, "supportAnyoneAsCoHost": false, "allowFirstUserToBeCoHost": false, "allowAuthenticatedDevices": true,
  "coHosts": [ { "email": "b@x.com", "displayName": "Bob" }, { "email": "c@x.com", "displayName": "Cai" } ],
  "personalMeetingRoomLink": "https://site4.webex.com/meet/a", "sipAddress": "a@site4.webex.com", "dialInIpAddress": "198.51.100.7",
  "telephony": {
    "accessCode": "0012345678",
    "callInNumbers": [
      { "label": "US Toll", "callInNumber": "+1-650-479-3208", "tollType": "toll" },
      { "label": "US Toll Free", "callInNumber": "123456789", "tollType": "tollFree" } ],
    "links": [ { "rel": "globalCallinNumbers", "href": "/v1/meetings/abc/globalCallinNumbers", "method": "GET" } ] } }
'@
            Add-Answer $script:body -UserEmail a@x.com
            $script:room = Get-WebexPersonalRoom -UserEmail a@x.com
            $script:api = $script:body | ConvertFrom-Json
        }

        It 'is a WebexMeetings.PersonalRoom' {
            $room | Should -BeOfType ([WebexMeetings.PersonalRoom])
            $room.GetType().FullName | Should -BeExactly 'WebexMeetings.PersonalRoom'
        }

        It 'has <_> as the API sent it' -ForEach @(
            'Topic', 'HostPin', 'PersonalMeetingRoomLink', 'EnabledAutoLock', 'AutoLockMinutes', 'EnabledNotifyHost', 'SupportCoHost',
            'SupportAnyoneAsCoHost', 'AllowFirstUserToBeCoHost', 'AllowAuthenticatedDevices', 'SipAddress', 'DialInIpAddress'
        ) {
            $room.$_ | Should -BeExactly $api.$_
            $room.$_ | Should -Not -BeNullOrEmpty
        }

        It 'has CoHosts with Email and DisplayName' {
            $room.CoHosts.Count | Should -Be 2
            $room.CoHosts.Email | Should -Be 'b@x.com', 'c@x.com'
            $room.CoHosts.DisplayName | Should -Be 'Bob', 'Cai'
        }

        It 'has Telephony with AccessCode, CallInNumbers and Links' {
            $room.Telephony.AccessCode | Should -BeExactly '0012345678'
            $room.Telephony.CallInNumbers.Label | Should -Be 'US Toll', 'US Toll Free'
            $room.Telephony.CallInNumbers.CallInNumber | Should -Be '+1-650-479-3208', '123456789'
            $room.Telephony.CallInNumbers.TollType | Should -Be 'toll', 'tollFree'
            $room.Telephony.Links.Rel | Should -BeExactly 'globalCallinNumbers'
            $room.Telephony.Links.Href | Should -BeExactly '/v1/meetings/abc/globalCallinNumbers'
            $room.Telephony.Links.Method | Should -BeExactly 'GET'
        }

        It 'names every property of the API, and what was asked for' {
            $names = @('UserEmail', 'SiteUrl') + $api.PSObject.Properties.Name
            Compare-Object $names $room.PSObject.Properties.Name | Should -BeNullOrEmpty
        }

        It 'goes into a CSV with one line a room' {
            $csv = $room | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
            $csv.Topic | Should -BeExactly $api.topic
            $csv.CoHosts | Should -BeExactly 'b@x.com; c@x.com'
            $csv.EnabledAutoLock | Should -Be 'True'
        }

        It 'goes into JSON whole' {
            $json = $room | ConvertTo-Json -Depth 5 | ConvertFrom-Json
            $json.CoHosts[1].DisplayName | Should -BeExactly 'Cai'
            $json.Telephony.CallInNumbers[0].CallInNumber | Should -BeExactly '+1-650-479-3208'
            $json.AutoLockMinutes | Should -Be 15
        }
    }

    Context 'an answer that is not quite as documented' {
        It 'has what is missing as null, and collections as empty' {
            Add-Answer '{ "personalMeetingRoomLink": "https://x/meet/a" }' -UserEmail a@x.com
            $room = Get-WebexPersonalRoom -UserEmail a@x.com
            $room.Topic | Should -Be $null
            $room.EnabledAutoLock | Should -Be $null
            $room.AutoLockMinutes | Should -Be $null
            $room.CoHosts.Count | Should -Be 0
            $null -eq $room.CoHosts | Should -BeFalse
            $room.Telephony | Should -Be $null
        }

        It 'reads nulls, neighbouring types, other capitals and one object for a list' {
            Add-Answer -UserEmail a@x.com -Body (@'
{ "PersonalMeetingRoomLink": "https://x/meet/a", "topic": null, "hostPin": 1234, "enabledAutoLock": "true", "autoLockMinutes": "10",
  "coHosts": { "email": "b@x.com" }, "telephony": { "accessCode": 77, "callInNumbers": null,
  "links": { "rel": "globalCallinNumbers", "href": "/v1/x", "method": "GET" } }, "somethingNew": { "deep": [ 1, 2 ] } }
'@)
            $room = Get-WebexPersonalRoom -UserEmail a@x.com
            $room.PersonalMeetingRoomLink | Should -BeExactly 'https://x/meet/a'
            $room.HostPin | Should -BeExactly '1234'
            $room.EnabledAutoLock | Should -BeTrue
            $room.AutoLockMinutes | Should -Be 10
            $room.CoHosts.Email | Should -BeExactly 'b@x.com'
            $room.Telephony.AccessCode | Should -BeExactly '77'
            $room.Telephony.CallInNumbers.Count | Should -Be 0
            $room.Telephony.Links[0].Href | Should -BeExactly '/v1/x'
        }

        It 'has no Telephony on a site that has none' {
            (Get-WebexPersonalRoom -UserEmail voip@example.com -SiteUrl voip.example.webex.com).Telephony | Should -Be $null
        }
    }

    Context 'a user without a room' {
        It 'is a not-found error for <_>' -ForEach 'no-room@example.com', 'empty-link@example.com', 'no-license@example.com', 'unknown@example.com' {
            $rooms = 'a@x.com', $_, 'b@x.com' | Get-WebexPersonalRoom -ErrorAction SilentlyContinue -ErrorVariable failure
            $rooms.UserEmail | Should -Be 'a@x.com', 'b@x.com'
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
            $failure[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $failure[0].TargetObject | Should -BeExactly $_
            $failure[0].Exception.Message | Should -BeLike "*'$_'*"
        }

        It 'says so of my own room as well' {
            Connect-Simulator -Token 'Service App token' -Name app
            try {
                Get-WebexPersonalRoom -Connection (Get-WebexConnection app) -ErrorAction SilentlyContinue -ErrorVariable failure
                $failure.Count | Should -Be 1
                $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.NotFound,*'
                $failure[0].Exception.Message | Should -BeLike 'Your own personal room*'
            }
            finally { Disconnect-Webex app }
        }
    }
}
