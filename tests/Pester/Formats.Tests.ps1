BeforeDiscovery {
    $script:printsAdvice = $PSVersionTable.PSVersion -ge [version]'7.6'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Import-Module (Join-Path $PSScriptRoot 'OAuth.psm1')
    Initialize-Simulator
    Connect-Simulator

    # What a terminal of this width shows, line by line, without colors and blank lines.
    function Show([object[]] $Things, [int] $Width) {
        $text = $Things | Out-String -Width $Width
        ($text -replace "`e\[[0-9;]*m" -split '\r?\n').TrimEnd() | Where-Object { $_ }
    }

    function Get-Lines([string] $Text) { ($Text -split '\r?\n').TrimEnd() | Where-Object { $_ } }

    # The same in a session that does not have the module, as for whoever opens the file later.
    function Show-Elsewhere([string] $Path) {
        $elsewhere = [powershell]::Create()
        try {
            $null = $elsewhere.AddScript('param($path) $all = Import-Clixml $path; $all; $all | Format-List; $all.Telephony; $all.Telephony | Format-List').AddArgument($Path)
            $null = $elsewhere.AddCommand('Out-String').AddParameter('Width', 200)
            "$($elsewhere.Invoke())"
        }
        finally { $elsewhere.Dispose() }
    }

    function Add-Room([string] $UserEmail, [string] $Body) { Add-Answer -UserEmail $UserEmail -PathContains personalMeetingRoom -Body $Body }

    Add-Room ann.longname@contoso.com @'
{ "topic": "Ann's room for all hands", "hostPin": "91280", "personalMeetingRoomLink": "https://contoso.webex.com/meet/ann.longname", "enabledAutoLock": true,
  "autoLockMinutes": 15, "supportAnyoneAsCoHost": true, "telephony": { "accessCode": "2187062686", "callInNumbers": [
    { "label": "US Toll", "callInNumber": "+1-650-479-3208", "tollType": "toll" },
    { "label": "Germany Toll Free", "callInNumber": "+49-800-1234567", "tollType": "tollFree" } ],
  "links": [ { "rel": "globalCallinNumbers", "href": "/v1/meetings/52cf158abcfc00390575580722a5f174/globalCallinNumbers", "method": "GET" } ] } }
'@
    Add-Room b@x.com @'
{ "topic": "Bob's", "personalMeetingRoomLink": "https://x.webex.com/meet/b", "enabledAutoLock": false, "autoLockMinutes": 15,
  "coHosts": [ { "email": "c@x.com", "displayName": "Cem" }, { "email": "d@x.com" } ] }
'@
    Add-Room c@x.com '{ "personalMeetingRoomLink": "http://x.webex.com/meet/c", "allowFirstUserToBeCoHost": true }'
    $script:rooms = Get-WebexPersonalRoom ann.longname@contoso.com, b@x.com, c@x.com
    $script:room = $rooms[0]
    $script:secrets = 'HostPin|AccessCode|91280|2187062686'

    Add-Answer -PathContains userconfig/sessionTypes -Body @'
{ "items": [
  { "email": "ann@contoso.com", "personId": "abc", "siteUrl": "contoso.webex.com", "sessionTypes": [
    { "id": "3", "shortName": "PRO", "name": "Pro meeting", "type": "meeting" }, { "id": "659", "shortName": "WEB", "name": "Webex Webinars 1000", "type": "webinar" } ] },
  { "email": "ann@contoso.com", "personId": "abc", "siteUrl": "contoso-eu.webex.com", "sessionTypes": [
    { "id": "3", "shortName": "PRO", "name": "Pro meeting", "type": "meeting" }, { "id": "77", "name": "Only a name" } ] } ] }
'@
    $script:userTypes = Get-WebexUserSessionType ann@contoso.com
    Clear-Fault
}

Describe 'The default view' {
    Context 'of personal rooms' {
        It 'shows at <_> columns who, the link without its scheme, and when the room locks' -ForEach 79, 80 {
            Show $rooms $_ | Should -Be (Get-Lines @'
User                           Link                                        Lock
----                           ----                                        ----
ann.longname@contoso.com       contoso.webex.com/meet/ann.longname       15 min
b@x.com                        x.webex.com/meet/b                           off
c@x.com                        x.webex.com/meet/c
'@)
        }

        It 'shows at 100 columns also the co-hosts and the beginning of the topic' {
            Show $rooms 100 | Select-Object -First 4 | Should -Be (Get-Lines @'
User                           Link                                        Lock CoHosts Topic
----                           ----                                        ---- ------- -----
ann.longname@contoso.com       contoso.webex.com/meet/ann.longname       15 min  anyone Ann's room …
b@x.com                        x.webex.com/meet/b                           off       2 Bob's
'@)
        }

        It 'shows at <_> columns all of it' -ForEach 120, 200 {
            Show $rooms $_ | Should -Be (Get-Lines @'
User                           Link                                        Lock CoHosts Topic
----                           ----                                        ---- ------- -----
ann.longname@contoso.com       contoso.webex.com/meet/ann.longname       15 min  anyone Ann's room for all hands
b@x.com                        x.webex.com/meet/b                           off       2 Bob's
c@x.com                        x.webex.com/meet/c                                 first
'@)
        }

        It 'says of my own room whose it is' {
            $own = Get-WebexPersonalRoom
            $mine = if ($own.UserEmail) { $own.UserEmail } else { '(my own)' }
            (Show $own 80)[2] | Should -BeLike "$mine *"
            Show ($own | Format-Wide) 80 | Should -BeExactly $mine
        }

        It 'is a list of every property but the PIN with Format-List, the co-hosts on one line' {
            $lines = Show ($rooms[1] | Format-List) 120
            $names = $lines -match '^\w+ +:' -replace ' .*'
            Compare-Object $rooms[1].PSObject.Properties.Name $names | ForEach-Object InputObject | Should -Be 'HostPin'
            $lines | Should -Contain 'PersonalMeetingRoomLink   : https://x.webex.com/meet/b'
            $lines | Should -Contain 'CoHosts                   : c@x.com; d@x.com'
        }
    }

    Context 'of what is inside a room' {
        It 'shows co-hosts at <_> columns' -ForEach 80, 100, 120, 200 {
            Show $rooms[1].CoHosts $_ | Should -Be (Get-Lines @'
Email                                    DisplayName
-----                                    -----------
c@x.com                                  Cem
d@x.com
'@)
        }

        It 'shows telephony as its numbers, one a line, at <_> columns' -ForEach 80, 100, 120, 200 {
            Show $room.Telephony $_ | Should -Be 'CallInNumbers', '-------------', '+1-650-479-3208 (US Toll)', '+49-800-1234567 (Germany Toll Free)'
            Show ($room.Telephony | Format-Wide) 200 | Should -BeExactly '+1-650-479-3208 (US Toll); +49-800-1234567 (Germany Toll Free)'
        }

        It 'shows numbers at <_> columns' -ForEach 80, 100, 120, 200 {
            Show $room.Telephony.CallInNumbers $_ | Should -Be (Get-Lines @'
Label                                CallInNumber             TollType
-----                                ------------             --------
US Toll                              +1-650-479-3208          toll
Germany Toll Free                    +49-800-1234567          tollFree
'@)
        }

        It 'shows links whole, on a second line where they have to' {
            Show $room.Telephony.Links 80 | Select-Object -Skip 2 | Should -Be @(
                'globalCallinNumbers  GET    /v1/meetings/52cf158abcfc00390575580722a5f174/global'
                '                            CallinNumbers'
            )
            Show $room.Telephony.Links 100 | Select-Object -Last 1 |
                Should -BeExactly 'globalCallinNumbers  GET    /v1/meetings/52cf158abcfc00390575580722a5f174/globalCallinNumbers'
        }
    }

    Context 'of session types' {
        It 'shows at <_> columns short names and names, one a line' -ForEach 79, 80, 100, 120, 200 {
            Show $userTypes $_ | Should -Be (Get-Lines @'
User                         Site                     SessionTypes
----                         ----                     ------------
ann@contoso.com              contoso.webex.com        PRO (Pro meeting)
                                                      WEB (Webex Webinars 1000)
ann@contoso.com              contoso-eu.webex.com     PRO (Pro meeting)
                                                      Only a name
'@)
        }

        It 'lists every session type, however many there are' {
            $nine = @(1..9 | ForEach-Object { "{ ""id"": ""$_"", ""shortName"": ""S$_"" }" }) -join ', '
            Add-Answer -UserEmail a@x.com -Body "{ ""items"": [ { ""email"": ""a@x.com"", ""sessionTypes"": [ $nine ] } ] }"
            $types = Get-WebexUserSessionType a@x.com
            Clear-Fault
            foreach ($lines in (Show $types 80), (Show ($types | Format-List) 80)) {
                foreach ($number in 1..9) { "$lines" | Should -Match "\bS$number\b" }
            }
        }

        It 'says of the session types of two sites, mixed, which are whose, at <_> columns' -ForEach 79, 80, 100, 120, 200 {
            Show $userTypes.SessionTypes $_ | Should -Be (Get-Lines @'
   Session types: ann@contoso.com on contoso.webex.com
    Id ShortName    Name                                         Type
    -- ---------    ----                                         ----
     3 PRO          Pro meeting                                  meeting
   659 WEB          Webex Webinars 1000                          webinar
   Session types: ann@contoso.com on contoso-eu.webex.com
    Id ShortName    Name                                         Type
    -- ---------    ----                                         ----
     3 PRO          Pro meeting                                  meeting
    77              Only a name
'@)
        }

        It 'shows the session types of a site under its name at <_> columns' -ForEach 79, 80, 100, 120, 200 {
            $lines = Show (Get-WebexSiteSessionType site4.webex.com) $_
            $lines[0] | Should -BeExactly '   Site: site4.webex.com'
            $lines[1] | Should -BeExactly '    Id ShortName    Name                                         Type'
            $lines[3] | Should -BeExactly '     3 PRO          Pro meeting                                  meeting'
            $lines | Should -Contain '   687 PRV          Private Meeting                              privateMeeting'
        }
    }

    Context 'of people, sites and IDs' {
        It 'shows people at <Width> columns, sites without their domain' -ForEach @(
            @{ Width = 79; Sites = 'site1.example, site2.…' }
            @{ Width = 80; Sites = 'site1.example, site2.e…' }
            @{ Width = 100; Sites = 'site1.example, site2.example, site4, voip.…' }
            @{ Width = 120; Sites = 'site1.example, site2.example, site4, voip.example' }
            @{ Width = 200; Sites = 'site1.example, site2.example, site4, voip.example' }
        ) {
            Show (Get-WebexPerson a@x.com, user@example.com) $Width | Should -Be @(
                'User                           Name                 Room Sites'
                '----                           ----                 ---- -----'
                'a@x.com                        Alice Xu             yes  site1.example, site4'
                "user@example.com               Ursula User          yes  $Sites"
            )
        }

        It 'says of a person without a room: no' {
            Add-Answer -PathContains people -Body '{ "items": [ { "id": "x", "emails": [ "z@x.com" ], "displayName": "Zoe" } ] }'
            $person = Get-WebexPerson z@x.com
            Clear-Fault
            (Show $person 80)[2] | Should -BeExactly 'z@x.com                        Zoe                  no'
            Show ($person | Format-Wide) 80 | Should -BeExactly 'z@x.com'
        }

        It 'shows sites at <_> columns' -ForEach 79, 80, 100, 120, 200 {
            $sites = @(Get-WebexSite | Select-Object -First 1) + @(Get-WebexSite a@x.com)
            $mine = if ($sites[0].UserEmail) { $sites[0].UserEmail } else { '(my own)' }
            Show $sites $_ | Should -Be (Get-Lines @"
Site                                 IsDefault User
----                                 --------- ----
site1.example.webex.com              True      $mine
site1.example.webex.com              True      a@x.com
site4.webex.com                      False     a@x.com
"@)
        }

        It 'shows new room IDs whole at <_> columns' -ForEach 79, 80, 100, 120, 200 {
            $id = Reset-WebexPersonalRoomId a@x.com -SiteUrl site4.webex.com -Confirm:$false
            Show $id $_ | Should -Be @(
                'User                         PersonalMeetingRoomId          Site'
                '----                         ---------------------          ----'
                "a@x.com                      $($id.PersonalMeetingRoomId.PadRight(30)) site4.webex.com"
            )
        }
    }

    Context 'of meeting preferences' {
        BeforeAll {
            $script:all = 'a@x.com', 'b@x.com' | Get-WebexMeetingPreference -SiteUrl site4.webex.com
            $script:secrets = @($all.Audio.AudioPin) + $all.PersonalMeetingRoom.HostPin | Where-Object { $_ }
        }

        It 'is a table of one line each at <_> columns, that says who it is' -ForEach 80, 120, 200 {
            foreach ($things in $all, $all.Audio, $all.Video, $all.SchedulingOptions, (Get-WebexMeetingSessionType a@x.com)) {
                $lines = Show $things $_
                (-split $lines[0])[0] | Should -BeExactly 'User'
                $lines.Count | Should -Be (@($things).Count + 2) -Because "$($lines[0]) has one line each"
                ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
                $lines[2] | Should -BeLike 'a@x.com *'
            }
        }

        It 'shows what matters at 80 columns, whole' {
            "$(Show $all 80)" | Should -BeLike '*site1.example.webex.com *1 *2 *off*'
            "$(Show $all[0].Audio 80)" | Should -BeLike '*a@x.com *voipOnly *False *'
            "$(Show $all[1].Video 80)" | Should -BeLike '*b@x.com *3 *Desk <device0.3@video.example.com>*'
            "$(Show $all[1].SchedulingOptions 80)" | Should -BeLike '*b@x.com *15 min *True *False*'
        }

        It 'shows the phone numbers and all delegates at 120 columns' {
            "$(Show $all[0].Audio 120)" | Should -BeLike '*+1 5550100 *+44 7700 900123*'
            "$(Show $all[0].SchedulingOptions 120)" | Should -BeLike '*user@example.com; admin@example.com*'
        }

        It 'has no PIN in any view' {
            $secrets.Count | Should -BeGreaterThan 2
            $text = foreach ($things in $all, $all.Audio, $all.PersonalMeetingRoom) {
                $things | Out-String
                $things | Format-List | Out-String -Width 200
                $things | Format-Table | Out-String -Width 200
                $things | Format-Wide | Out-String
                @(1) + $things | Out-String -Width 200
            }
            foreach ($secret in $secrets) { "$text" | Should -Not -Match "\b$secret\b" }
        }

        It 'lists every property but the PIN with Format-List' {
            foreach ($thing in $all[0], $all[0].Audio, $all[0].Video, $all[0].SchedulingOptions) {
                $names = (Show ($thing | Format-List) 120) -match '^\w+ +:' -replace ' .*'
                Compare-Object $thing.PSObject.Properties.Name $names | ForEach-Object InputObject | Where-Object { $_ -ne 'AudioPin' } | Should -BeNullOrEmpty
            }
        }
    }

    Context 'of a sign-in' {
        BeforeAll {
            $script:address = ([uri](Get-SimulatorAddress)).Authority
            $script:connection = Connect-Simulator -Name tenant -SiteUrl site4.webex.com -PassThru
            $script:expires = $connection.ExpiresAt.LocalDateTime.ToString('yyyy-MM-dd HH:mm', [cultureinfo]::InvariantCulture)
        }
        AfterAll {
            Disconnect-Webex tenant
            Connect-Simulator
        }

        It 'shows a connection at <_> columns: who, where, until when' -ForEach 79, 80 {
            Show $connection $_ | Should -Be @(
                'Name        User                         Address               Expires'
                '----        ----                         -------               -------'
                "tenant      admin@example.com            $($address.PadRight(21)) $expires"
            )
        }

        It 'shows the site at <_> columns' -ForEach 99, 100 {
            (Show $connection $_)[0] | Should -BeExactly 'Name        User                         Address               Expires          Site'
            (Show $connection $_)[2] | Should -BeLike "tenant * $expires site4.webex.com"
        }

        It 'shows how it signed in at <_> columns' -ForEach 120, 200 {
            (Show $connection $_)[0] | Should -BeExactly 'Name        User                         Address               Expires          Site                Authentication'
            (Show $connection $_)[2] | Should -BeExactly "tenant      admin@example.com            $($address.PadRight(21)) $expires site4.webex.com     AccessToken"
        }

        It 'writes the day of the Gregorian calendar in every culture' {
            $before = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = 'th-TH'
                $lines = Show $connection 80
            }
            finally { [cultureinfo]::CurrentCulture = $before }
            $lines[2] | Should -BeLike "* $expires"
        }

        It 'shows tokens that a vault is to keep by their dates, never the tokens' {
            $kept = New-Object System.Collections.ArrayList
            Connect-Runbook -Name vault -OnTokenRefresh { param($tokens) $null = $kept.Add($tokens) }
            Disconnect-Webex vault
            $lines = Show $kept[0] 80
            $lines[0] | Should -BeExactly 'Connection           Expires          IsNewRefreshToken RefreshTokenExpires'
            $lines[2] | Should -Match '^vault                \d{4}-\d\d-\d\d \d\d:\d\d False             \d{4}-\d\d-\d\d \d\d:\d\d$'
        }

        It 'shows a prompt to sign in as a list' {
            Set-SimulatorOAuth @{ approveDevicesAtOnce = $true; devicePollIntervalSec = 1 }
            $with = @{ ApiBaseUri = Get-SimulatorAddress; ClientCredential = Get-ClientCredential; Name = 'device' }
            Connect-Webex @with -DeviceCode -InformationVariable said 6>$null
            Disconnect-Webex device
            $lines = Show $said[0].MessageData 200
            $lines -replace ' *:.*' | Should -Be 'Message', 'Address', 'UserCode', 'CompleteAddress', 'ExpiresAt'
        }
    }

    It 'is there for every type that a cmdlet gives: <_>' -ForEach @(
        'PersonalRoom', 'UserSessionTypes', 'SessionType', 'SiteSessionType', 'Site', 'Person', 'PersonalRoomId', 'CoHost', 'Telephony',
        'CallInPhone', 'Link', 'WebexConnection', 'TokenRefresh', 'SignInPrompt', 'MeetingPreference', 'AudioOption', 'PhoneNumber', 'VideoOption',
        'VideoDevice', 'SchedulingOption', 'MeetingSessionType'
    ) {
        Get-FormatData "WebexMeetings.$_" | Should -Not -BeNullOrEmpty
    }
}

Describe 'A host PIN and an access code' {
    It 'are not shown behind objects of another type' {
        $text = "$(Show @((Get-WebexSite | Select-Object -First 1), $room, $room.Telephony) 200)"
        $text | Should -Match 'PersonalMeetingRoomLink +: https://contoso\.webex\.com' -Because 'the room is a list there'
        $text | Should -Not -Match $secrets
    }

    It 'are not shown by <Name>' -ForEach @(
        @{ Name = 'Format-Custom'; View = { $args | Format-Custom } }
        @{ Name = 'Format-Custom of what holds the room'; View = { [pscustomobject]@{ Room = $args[0]; More = @{ Telephony = $args[1] } } | Format-Custom -Depth 5 } }
        @{ Name = 'Format-Wide'; View = { $args[0] | Format-Wide; $args[1] | Format-Wide } }
        @{ Name = 'Format-List'; View = { $args[0] | Format-List; $args[1] | Format-List } }
        @{ Name = 'Format-Table'; View = { $args[0] | Format-Table; $args[1] | Format-Table } }
    ) {
        $text = "$(Show (& $View $room $room.Telephony) 200)"
        $text | Should -Match '650-479-3208|contoso'
        $text | Should -Not -Match $secrets
    }

    It 'are not in a copy: not in its file, and not shown where the module is not loaded' {
        $room | Export-Clixml TestDrive:/room.xml
        Get-Content TestDrive:/room.xml -Raw | Should -Not -Match $secrets
        $text = Show-Elsewhere (Resolve-Path TestDrive:/room.xml).ProviderPath
        $text | Should -Match 'https://contoso\.webex\.com/meet/ann\.longname'
        $text | Should -Match '650-479-3208'
        $text | Should -Not -Match $secrets
        "$(Show (Import-Clixml TestDrive:/room.xml) 80)" | Should -Match '^User ' -Because 'with the module a copy has the view of the room'
    }

    It 'are not in what comes back from Start-Job' {
        $module, $address, $token = (Get-ModuleUnderTest), (Get-SimulatorAddress), (Get-SimulatorToken)
        $job = Start-Job {
            $ErrorActionPreference = 'Stop'
            Import-Module $using:module
            Connect-Webex -ApiBaseUri $using:address -AccessToken $using:token
            Get-WebexPersonalRoom a@x.com
        }
        $copy = $job | Receive-Job -Wait -AutoRemoveJob
        $copy.PersonalMeetingRoomLink | Should -Not -BeNullOrEmpty
        $copy.PSObject.Properties.Name | Should -Not -Contain 'HostPin'
        "$($copy | Format-List * | Out-String -Width 1000)" | Should -Not -Match (Get-SimulatorRoom a@x.com).telephony.accessCode
    }

    It 'are there for who names them, in a copy too' {
        $room.HostPin, $room.Telephony.AccessCode | Should -Be '91280', '2187062686'
        $room | Select-Object UserEmail, HostPin | Export-Clixml TestDrive:/named.xml
        (Import-Clixml TestDrive:/named.xml).HostPin | Should -BeExactly '91280'
        ($room | ConvertTo-Json -Depth 5 | ConvertFrom-Json).HostPin | Should -BeExactly '91280'
    }
}

Describe 'What is known by a text' {
    It 'is found by that text, regardless of case: <Name>' -ForEach @(
        @{ Name = 'a session type'; List = { $userTypes[0].SessionTypes }; Text = 'PRO'; Other = 'PR' }
        @{ Name = 'a session type without a short name'; List = { $userTypes[1].SessionTypes }; Text = 'only a name'; Other = 'only' }
        @{ Name = 'a session type of a site'; List = { Get-WebexSiteSessionType site4.webex.com }; Text = 'web'; Other = 'meeting' }
        @{ Name = 'a co-host'; List = { $rooms[1].CoHosts }; Text = 'C@X.com'; Other = 'Cem' }
        @{ Name = 'a site'; List = { Get-WebexSite a@x.com }; Text = 'Site4.webex.com'; Other = 'site4' }
    ) {
        $things = & $List
        $things -contains $Text | Should -BeTrue
        $Text -in $things | Should -BeTrue
        @($things -eq $Text).Count | Should -Be 1
        $things -contains $Other | Should -BeFalse
        $Other -in $things | Should -BeFalse
    }
}

Describe 'The names of properties' {
    It 'are the names of the API in JSON too' {
        $phone = ($room | ConvertTo-Json -Depth 5 | ConvertFrom-Json).Telephony.CallInNumbers[0]
        $phone.PSObject.Properties.Name | Should -Be 'Label', 'CallInNumber', 'TollType'
        $phone.CallInNumber | Should -BeExactly '+1-650-479-3208'
    }

    It 'are the same where session types are asked for and where they come from' {
        $userTypes[0].UserEmail, $userTypes[0].Email | Should -Be 'ann@contoso.com', 'ann@contoso.com'
        $userTypes.SessionTypes.SiteUrl | Should -Be 'contoso.webex.com', 'contoso.webex.com', 'contoso-eu.webex.com', 'contoso-eu.webex.com'
        $userTypes.SessionTypes.UserEmail | Select-Object -Unique | Should -BeExactly 'ann@contoso.com'
    }
}

Describe 'The recommended action of errors' {
    BeforeAll {
        # As a terminal shows them, on lines that nothing is cut from.
        function Show-Errors([object[]] $Errors) { ($Errors | Out-String -Width 1000) -replace "`e\[[0-9;]*m" }

        $script:users = 1..5 | ForEach-Object { "nobody$_@example.com" }
        $script:failures = @(Get-WebexPersonalRoom ($users + '') 2>&1)
    }

    It 'is printed once for each kind of error in a run' -Skip:(-not $printsAdvice) {
        $text = Show-Errors $failures
        foreach ($user in $users) { [regex]::Matches($text, [regex]::Escape("'$user'")).Count | Should -Be 1 }
        [regex]::Matches($text, 'Recommendation: ').Count | Should -Be 2 -Because 'users who are not found and an empty input are two kinds'
    }

    It 'is printed again in the next run' -Skip:(-not $printsAdvice) {
        $again = @($users | Get-WebexPersonalRoom 2>&1)
        [regex]::Matches((Show-Errors $again), 'Recommendation: ').Count | Should -Be 1
    }

    It 'is printed once when only a time in it differs' -Skip:(-not $printsAdvice) {
        Add-Fault -Status 429 -RetryAfter 4000 -UserEmail a@x.com
        Add-Fault -Status 429 -RetryAfter 5000 -UserEmail b@x.com
        $refused = @('a@x.com', 'b@x.com' | Get-WebexPersonalRoom -ThrottleLimit 1 2>&1)
        Clear-Fault
        $refused.Count | Should -Be 2
        [regex]::Matches((Show-Errors $refused), 'Recommendation: ').Count | Should -Be 1
    }

    It 'is printed once for a thread job that has ended' -Skip:(-not $printsAdvice -or -not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $connection = Get-WebexConnection
        $module = Get-ModuleUnderTest
        $job = Start-ThreadJob { Import-Module $using:module; $using:users | Get-WebexPersonalRoom -Connection $using:connection }
        $null = Wait-Job $job
        $received = @(Receive-Job $job 2>&1)
        Remove-Job $job
        $received.Count | Should -Be 5
        [regex]::Matches((Show-Errors $received), 'Recommendation: ').Count | Should -Be 1
    }

    It 'is in every error record' {
        $failures.Count | Should -Be 6
        $failures.ErrorDetails.RecommendedAction | Where-Object { $_ } | Should -HaveCount 6
        $failures.Exception.RecommendedAction | Should -Be $failures.ErrorDetails.RecommendedAction
        $failures.FullyQualifiedErrorId | Should -BeLike 'Webex.*,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
    }

    It 'is shown by Get-Error' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        ($failures[4] | Get-Error | Out-String -Width 1000) | Should -Match "RecommendedAction : $([regex]::Escape($failures[4].Exception.RecommendedAction))"
    }

    It 'is told for every error with -Verbose' {
        $said = Get-WebexPersonalRoom $users -Verbose 4>&1 2>$null | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        @($said -like 'Recommended action: *').Count | Should -Be 5
    }

    It 'leaves the other error views as they are: <View>' -Skip:(-not $printsAdvice) -ForEach @(
        @{ View = 'CategoryView'; Text = 'ObjectNotFound: (nobody2@example.com:String) [Get-WebexPersonalRoom], WebexApiException' }
        @{ View = 'NormalView'; Text = '+ FullyQualifiedErrorId : Webex.NotFound,WebexMeetings.Commands.GetWebexPersonalRoomCommand' }
        @{ View = 'DetailedView'; Text = 'StatusCode        : 404' }
        @{ View = 'ConciseView'; Text = "Get-WebexPersonalRoom: Personal room of 'nobody2@example.com'" }
    ) {
        $before = $global:ErrorView
        try {
            $global:ErrorView = $View
            Show-Errors $failures[1] | Should -BeLike "*$([WildcardPattern]::Escape($Text))*"
        }
        finally { $global:ErrorView = $before }
    }
}
