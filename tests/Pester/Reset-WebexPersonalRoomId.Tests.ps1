BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    $script:site = 'site1.example.webex.com'
    function Get-Link([string] $UserEmail = 'a@x.com') { (Get-SimulatorRoom $UserEmail).personalMeetingRoomLink }
    function Get-Batch { Get-SimulatorRequest | Where-Object method -EQ POST }
}

Describe 'Reset-WebexPersonalRoomId' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SiteUrl $site
        Clear-SimulatorRequest
    }

    It 'gives a room a new ID, and the ID to whoever asked' {
        $before = Get-Link
        $roomId = Reset-WebexPersonalRoomId a@x.com -Confirm:$false
        $roomId | Should -BeOfType ([WebexMeetings.PersonalRoomId])
        $roomId.UserEmail, $roomId.SiteUrl | Should -Be 'a@x.com', $site
        Get-Link | Should -Be "https://$site/meet/$($roomId.PersonalMeetingRoomId)"
        Get-Link | Should -Not -Be $before
    }

    It 'takes an ID that somebody chose' {
        (Reset-WebexPersonalRoomId a@x.com -PersonalMeetingRoomId alices.room -Confirm:$false).PersonalMeetingRoomId | Should -Be 'alices.room'
        Get-Link | Should -Be "https://$site/meet/alices.room"
    }

    It 'sends up to a hundred users in one request, and answers in the order of the inputs' {
        $users = 1..16 | ForEach-Object { 'person{0:00000}@example.com' -f $_ }
        $roomIds = $users | Reset-WebexPersonalRoomId -Confirm:$false
        $roomIds.UserEmail | Should -Be $users
        @(Get-Batch) | Should -HaveCount 1
    }

    It 'gathers no more than a hundred users, and names each once in a request' {
        $once = @((Get-WebexPerson -All -SiteUrl $site | Where-Object HasPersonalRoom).UserEmail | Select-Object -First 55)
        $once.Count | Should -Be 55
        Clear-SimulatorRequest
        $roomIds = $once + $once | Reset-WebexPersonalRoomId -Confirm:$false -ErrorAction Stop
        $roomIds.UserEmail | Should -Be ($once + $once)
        # The first hundred are 55 users and 45 of them again; the last ten are the next hundred.
        @(Get-Batch | ForEach-Object { @((ConvertFrom-Json $_.body).personalMeetingRoomIds).Count }) | Sort-Object | Should -Be 10, 45, 55
    }

    It 'waits for the answer to the last request' {
        Add-Fault -Kind Usual -Method POST -DelayMs 1500
        ('a@x.com', 'b@x.com' | Reset-WebexPersonalRoomId -Confirm:$false -ErrorAction Stop).UserEmail | Should -Be 'a@x.com', 'b@x.com'
    }

    It 'takes the ID to set from a column of a CSV, for each row its own' {
        $rows = 'UserEmail,PersonalMeetingRoomId', 'a@x.com,alices.room', 'b@x.com,', 'kanji@example.com,kanjis-room' | ConvertFrom-Csv
        $roomIds = $rows | Reset-WebexPersonalRoomId -Confirm:$false -ErrorAction Stop
        $roomIds[0].PersonalMeetingRoomId, $roomIds[2].PersonalMeetingRoomId | Should -Be 'alices.room', 'kanjis-room'
        $roomIds[1].PersonalMeetingRoomId | Should -Not -BeNullOrEmpty
        Get-Link | Should -Be "https://$site/meet/alices.room"
        (Reset-WebexPersonalRoomId -InputObject $rows[0] -PersonalMeetingRoomId typed.room -Confirm:$false).PersonalMeetingRoomId | Should -Be 'typed.room'
    }

    It 'is an error when the typed ID is <Name>, and no random one is set' -ForEach @(
        @{ Name = 'null'; Value = $null }, @{ Name = 'empty'; Value = '' }, @{ Name = 'a space'; Value = ' ' }, @{ Name = 'a script block without a value'; Value = { $_.NewId } }
    ) {
        $row = [pscustomobject]@{ UserEmail = 'a@x.com'; NewId = '' }
        $null = $row | Reset-WebexPersonalRoomId -PersonalMeetingRoomId $Value -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        "$failure" | Should -BeExactly "-PersonalMeetingRoomId is empty for 'a@x.com'. Nothing was sent."
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'sets the last ID of a user whom two requests name, also when the first takes longer' {
        $others = @((Get-WebexPerson -All -SiteUrl $site | Where-Object HasPersonalRoom).UserEmail | Where-Object { $_ -ne 'a@x.com' } | Select-Object -First 50)
        Clear-SimulatorRequest
        Add-Fault -Kind Usual -Method POST -Times 1 -DelayMs 1500
        $rows = @(
            [pscustomobject]@{ UserEmail = 'a@x.com'; PersonalMeetingRoomId = 'first.room' }
            $others + $others | Select-Object -First 99 | ForEach-Object { [pscustomobject]@{ UserEmail = $_; PersonalMeetingRoomId = '' } }
            [pscustomobject]@{ UserEmail = 'A@x.com'; PersonalMeetingRoomId = 'last.room' }
        )
        $roomIds = $rows | Reset-WebexPersonalRoomId -Confirm:$false -ErrorAction Stop
        $roomIds.Count | Should -Be 101
        $roomIds[0].PersonalMeetingRoomId, $roomIds[100].PersonalMeetingRoomId | Should -Be 'first.room', 'last.room'
        Get-Link | Should -Be "https://$site/meet/last.room"
    }

    It 'sends one user at a time with -ThrottleLimit 1' {
        $seen = 'a@x.com', 'b@x.com', 'kanji@example.com' | ForEach-Object { $_ } -PipelineVariable asked |
            Reset-WebexPersonalRoomId -ThrottleLimit 1 -Confirm:$false | ForEach-Object { "$asked $($_.UserEmail)" }
        $seen | Should -Be 'a@x.com a@x.com', 'b@x.com b@x.com', 'kanji@example.com kanji@example.com'
        @(Get-Batch) | Should -HaveCount 3
    }

    It 'gives each input its own answer or error, in order, also when Webex refuses a batch as a whole' {
        $inputs = 'a@x.com', 'nobody@x.com', '', 'b@x.com', 'no-room@example.com', 'kanji@example.com', 'a@x.com'
        $answers = $inputs | Reset-WebexPersonalRoomId -Confirm:$false 2>&1
        $answers | Should -HaveCount 7
        $said = foreach ($answer in $answers) { if ($answer -is [System.Management.Automation.ErrorRecord]) { "error $($answer.TargetObject)" } else { $answer.UserEmail } }
        $said | Should -Be 'a@x.com', 'error nobody@x.com', 'error ', 'b@x.com', 'error no-room@example.com', 'kanji@example.com', 'a@x.com'
        ($answers[1]).FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.ResetWebexPersonalRoomIdCommand'
    }

    It 'mixes neither sites nor the two kinds of users in a request' {
        $id = (Get-WebexPerson b@x.com).PersonId
        [pscustomobject]@{ UserEmail = 'a@x.com' }, [pscustomobject]@{ PersonId = $id }, [pscustomobject]@{ UserEmail = 'a@x.com'; SiteUrl = 'site4.webex.com' } |
            Reset-WebexPersonalRoomId -Confirm:$false -ErrorVariable failures | Should -HaveCount 3
        $failures | Should -BeNullOrEmpty
        @(Get-Batch) | Should -HaveCount 3
    }

    It 'takes a piped answer as naming the room, not the ID it had' {
        $old = Reset-WebexPersonalRoomId a@x.com -Confirm:$false
        ($old | Reset-WebexPersonalRoomId -Confirm:$false).PersonalMeetingRoomId | Should -Not -Be $old.PersonalMeetingRoomId
    }

    It 'sends nothing with -WhatIf' {
        $before = Get-Link
        'a@x.com', 'b@x.com' | Reset-WebexPersonalRoomId -WhatIf
        Get-SimulatorRequest | Where-Object method -EQ POST | Should -BeNullOrEmpty
        Get-Link | Should -Be $before
    }

    It 'has a high impact, and so asks unless told not to' {
        ([System.Management.Automation.CommandMetadata](Get-Command Reset-WebexPersonalRoomId)).ConfirmImpact | Should -Be 'High'
    }

    It 'asks once about a caller who may not, and tells everybody the reason' {
        Connect-Simulator -Token 'Token without admin scopes' -SiteUrl $site
        $failures = 'a@x.com', 'b@x.com', 'kanji@example.com' | Reset-WebexPersonalRoomId -Confirm:$false 2>&1
        $failures | Should -HaveCount 3
        $failures[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        @(Get-Batch) | Should -HaveCount 1
    }
}
