BeforeDiscovery {
    $script:widths = 80, 120, 200
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
    $script:users = 1..16 | ForEach-Object { 'person{0:00000}@example.com' -f $_ }
    $script:rooms = $users | Get-WebexPersonalRoom
    $script:types = 'a@x.com', 'b@x.com', 'user@example.com' | Get-WebexUserSessionType

    # What a console of this width shows, line by line, without colours.
    function Show([object[]] $Things, [int] $Width) {
        $text = $Things | Out-String -Width $Width
        ($text -replace "`e\[[0-9;]*m" -split '\r?\n').TrimEnd() | Where-Object { $_ }
    }

    function Get-Header([string[]] $Lines) { -split $Lines[0] }
}

Describe 'The default view' {
    Context 'of personal rooms' {
        It 'is a table of User, Topic, Lock, CoHosts and Link at <_> columns' -ForEach $widths {
            $lines = Show $rooms $_
            Get-Header $lines | Should -Be 'User', 'Topic', 'Lock', 'CoHosts', 'Link'
            $lines.Count | Should -Be ($rooms.Count + 2) -Because 'a room is one line'
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        }

        It 'loses nothing at 120 columns' {
            $lines = Show $rooms 120
            "$lines" | Should -Not -Match '…|\.\.\.'
            foreach ($room in $rooms) {
                $line = $lines -like "$($room.UserEmail) *"
                $line | Should -HaveCount 1
                $line | Should -BeLike "* $($room.Topic) *"
                $line | Should -BeLike "* $($room.PersonalMeetingRoomLink)"
            }
        }

        It 'shows at 80 columns who it is, whole' {
            $lines = Show $rooms 80
            foreach ($user in $users | Where-Object { $_ -in $rooms.UserEmail }) { "$lines" | Should -Match ([regex]::Escape("$user ")) }
        }

        It 'shows when the room locks' {
            Add-Answer -UserEmail a@x.com -Body '{ "personalMeetingRoomLink": "https://x/meet/a", "enabledAutoLock": true, "autoLockMinutes": 15, "supportAnyoneAsCoHost": true }'
            Add-Answer -UserEmail b@x.com -Body '{ "personalMeetingRoomLink": "https://x/meet/b", "enabledAutoLock": false, "autoLockMinutes": 15, "coHosts": [ { "email": "c@x.com" }, { "email": "d@x.com" } ] }'
            $lines = Show (Get-WebexPersonalRoom a@x.com, b@x.com) 120
            Clear-Fault
            $lines[2] | Should -Match '^a@x\.com\s+15 min\s+anyone\s+https://x/meet/a$'
            $lines[3] | Should -Match '^b@x\.com\s+off\s+2\s+https://x/meet/b$'
        }

        It 'says of my own room whose it is' {
            $lines = Show (Get-WebexPersonalRoom) 120
            $lines[2] | Should -Match '^\S' -Because 'an empty cell says nothing'
        }

        It 'is a list of every property but the PIN with Format-List' {
            $lines = Show ($rooms[0] | Format-List) 120
            $names = $lines -match '^\w+ +:' -replace ' .*'
            Compare-Object $rooms[0].PSObject.Properties.Name $names | ForEach-Object InputObject | Should -Be 'HostPin'
        }
    }

    Context 'of session types' {
        It 'is a table of users, sites and short names at <_> columns' -ForEach $widths {
            $lines = Show $types $_
            Get-Header $lines | Should -Be 'Email', 'Site', 'SessionTypes'
            $lines.Count | Should -Be ($types.Count + 2)
        }

        It 'loses nothing at 120 columns' {
            $lines = Show $types 120
            "$lines" | Should -Not -Match '…|\.\.\.'
            foreach ($item in $types) {
                $line = $lines -like "$($item.Email) *$($item.SiteUrl) *"
                $line | Should -HaveCount 1
                foreach ($name in $item.SessionTypes.ShortName) { $line | Should -Match "\b$name\b" }
            }
        }

        It 'lists every session type with Format-List, however many there are' {
            Add-Answer -UserEmail a@x.com -Body ('{ "items": [ { "email": "a@x.com", "sessionTypes": [ ' + (@(1..9 | ForEach-Object { "{ ""id"": ""$_"", ""shortName"": ""S$_"" }" }) -join ', ') + ' ] } ] }')
            $nine = Get-WebexUserSessionType a@x.com
            Clear-Fault
            foreach ($text in "$(Show $nine 120)", "$(Show ($nine | Format-List) 120)") {
                foreach ($number in 1..9) { $text | Should -Match "\bS$number\b" }
            }
        }

        It 'is a table of Id, ShortName, Name and Type for the session types themselves at <_> columns' -ForEach $widths {
            $each = $types[0].SessionTypes
            $lines = Show $each $_
            Get-Header $lines | Should -Be 'Id', 'ShortName', 'Name', 'Type'
            "$lines" | Should -Not -Match '…|\.\.\.'
            $lines.Count | Should -Be ($each.Count + 2)
        }
    }

    Context 'of what is inside' {
        It 'is a table of co-hosts, of numbers and of links' {
            Get-Header (Show (Get-WebexPersonalRoom).CoHosts 120) | Should -Be 'Email', 'DisplayName'
            Get-Header (Show $rooms[0].Telephony.CallInNumbers 120) | Should -Be 'Label', 'CallInNumber', 'TollType'
            Get-Header (Show $rooms[0].Telephony.Links 120) | Should -Be 'Rel', 'Method', 'Href'
        }
    }

    Context 'of people, sites and ids' {
        It 'is a table that fits at <_> columns, one line each' -ForEach $widths {
            $all = @(
                @{ Things = Get-WebexPerson a@x.com, user@example.com, kanji@example.com; Header = 'User' }
                @{ Things = Get-WebexSite a@x.com; Header = 'Site' }
                @{ Things = Get-WebexSiteSessionType site4.webex.com; Header = 'Id' }
                @{ Things = Reset-WebexPersonalRoomId a@x.com, b@x.com -SiteUrl site4.webex.com -Confirm:$false; Header = 'User' }
            )
            foreach ($one in $all) {
                $lines = Show $one.Things $_
                (Get-Header $lines)[0] | Should -BeExactly $one.Header
                ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
                if ($_ -ge 120) { $lines.Count | Should -Be (@($one.Things).Count + 2) -Because "$($lines[0]) has one line each" }
            }
        }

        It 'shows a new room id whole at 80 columns' {
            $id = Reset-WebexPersonalRoomId a@x.com -SiteUrl site4.webex.com -Confirm:$false
            "$(Show $id 80)" | Should -BeLike "*a@x.com *site4.webex.com *$($id.PersonalMeetingRoomId)*"
        }
    }

    Context 'of a connection' {
        It 'is a table of who, where and until when at <_> columns' -ForEach 120, 200 {
            $lines = Show (Get-WebexConnection) $_
            Get-Header $lines | Should -Be 'Name', 'User', 'Token', 'Expires', 'Address', 'Site'
            $lines[2] | Should -BeLike 'default *admin@example.com *AccessToken *'
            $lines[2] | Should -BeLike '*127.0.0.1:*'
            $lines[2] | Should -Match '\d{4}-\d\d-\d\d \d\d:\d\d'
        }

        It 'is a table of one line a connection at 80 columns, without the site' {
            $lines = Show (Get-WebexConnection) 80
            Get-Header $lines | Should -Be 'Name', 'User', 'Token', 'Expires', 'Address'
            $lines[2] | Should -Match '^default +admin@example\.com +AccessToken +\d{4}-\d\d-\d\d \d\d:\d\d 127\.0\.0\.1'
        }
    }

    It 'is there for every type that a cmdlet gives: <_>' -ForEach @(
        'PersonalRoom', 'UserSessionTypes', 'SessionType', 'SiteSessionType', 'Site', 'Person', 'PersonalRoomId', 'CoHost', 'Telephony', 'CallInPhone', 'Link', 'WebexConnection'
    ) {
        Get-FormatData "WebexMeetings.$_" | Should -Not -BeNullOrEmpty
    }
}
