BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
}

Describe 'Reset-WebexPersonalRoomId' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SiteUrl site4.webex.com
        Clear-SimulatorRequest
        function Get-Write { Get-SimulatorRequest | Where-Object method -eq POST }
        function Get-RoomLink([string] $UserEmail) { (Get-SimulatorRoom $UserEmail -SiteUrl site4.webex.com).personalMeetingRoomLink }
    }

    It 'gives rooms new ids, in order, in one request' {
        $ids = 'b@x.com', 'a@x.com' | Reset-WebexPersonalRoomId -Confirm:$false
        $ids | Should -BeOfType ([WebexMeetings.PersonalRoomId])
        $ids.UserEmail | Should -Be 'b@x.com', 'a@x.com'
        $ids.SiteUrl | Select-Object -Unique | Should -Be 'site4.webex.com'
        Get-RoomLink a@x.com | Should -BeLike "*/$($ids[1].PersonalMeetingRoomId)"
        @(Get-Write).Count | Should -Be 1
    }

    It 'gives a room the id that is wanted' {
        (Reset-WebexPersonalRoomId a@x.com -PersonalMeetingRoomId alice.new -Confirm:$false).PersonalMeetingRoomId | Should -BeExactly 'alice.new'
        Get-RoomLink a@x.com | Should -BeExactly 'https://site4.webex.com/meet/alice.new'
    }

    It 'takes ids of people, and the rows of a CSV' {
        $alice = (Get-SimulatorSessionType a@x.com).personId
        (Reset-WebexPersonalRoomId -PersonId $alice -Confirm:$false).PersonId | Should -BeExactly $alice
        Set-Content TestDrive:/ids.csv 'UserEmail,PersonalMeetingRoomId', 'a@x.com,alice.one', 'b@x.com,'
        $ids = Import-Csv TestDrive:/ids.csv | Reset-WebexPersonalRoomId -Confirm:$false
        $ids.UserEmail | Should -Be 'a@x.com', 'b@x.com'
        $ids[0].PersonalMeetingRoomId | Should -BeExactly 'alice.one'
        $ids[1].PersonalMeetingRoomId | Should -Not -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf' {
        $before = Get-RoomLink a@x.com
        'a@x.com' | Reset-WebexPersonalRoomId -WhatIf | Should -BeNullOrEmpty
        Get-Write | Should -BeNullOrEmpty
        Get-RoomLink a@x.com | Should -BeExactly $before
    }

    It 'asks before it changes: its impact is high' {
        [WebexMeetings.Commands.ResetWebexPersonalRoomIdCommand].GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }

    It 'has one outcome for each input, in order, though Webex does all or nothing' {
        $all = 'a@x.com', 'nope@x.com', '', 'b@x.com' | Reset-WebexPersonalRoomId -Confirm:$false -ErrorAction Continue 2>&1
        $all.Count | Should -Be 4
        $all[0].UserEmail | Should -BeExactly 'a@x.com'
        $all[1].TargetObject | Should -BeExactly 'nope@x.com'
        $all[1].FullyQualifiedErrorId | Should -BeLike 'Webex.NotFound,*'
        $all[2].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.ResetWebexPersonalRoomIdCommand'
        $all[3].UserEmail | Should -BeExactly 'b@x.com'
    }

    It 'says that an id is taken, and whose input that was' {
        $taken = (Get-RoomLink b@x.com) -replace '.*/'
        Reset-WebexPersonalRoomId a@x.com -PersonalMeetingRoomId $taken -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].TargetObject | Should -BeExactly 'a@x.com'
        $failure[0].Exception.Message | Should -BeLike '*being used by someone else*'
    }
}
