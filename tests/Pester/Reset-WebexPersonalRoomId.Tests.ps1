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

    It 'gives a room a new id, and the id to whoever asked' {
        $before = Get-Link
        $roomId = Reset-WebexPersonalRoomId a@x.com -Confirm:$false
        $roomId | Should -BeOfType ([WebexMeetings.PersonalRoomId])
        $roomId.UserEmail, $roomId.SiteUrl | Should -Be 'a@x.com', $site
        Get-Link | Should -Be "https://$site/meet/$($roomId.PersonalMeetingRoomId)"
        Get-Link | Should -Not -Be $before
    }

    It 'takes an id that somebody chose' {
        (Reset-WebexPersonalRoomId a@x.com -PersonalMeetingRoomId alices.room -Confirm:$false).PersonalMeetingRoomId | Should -Be 'alices.room'
        Get-Link | Should -Be "https://$site/meet/alices.room"
    }

    It 'sends up to a hundred users in one request, and answers in the order of the inputs' {
        $users = 1..16 | ForEach-Object { 'person{0:00000}@example.com' -f $_ }
        $roomIds = $users | Reset-WebexPersonalRoomId -Confirm:$false
        $roomIds.UserEmail | Should -Be $users
        @(Get-Batch) | Should -HaveCount 1
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

    It 'takes a piped answer as naming the room, not the id it had' {
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
