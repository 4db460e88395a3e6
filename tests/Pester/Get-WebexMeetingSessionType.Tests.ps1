BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
    $script:site = 'site4.webex.com'
}

Describe 'Get-WebexMeetingSessionType' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator
        Clear-SimulatorRequest
    }

    It 'gives my own when nobody is named' {
        $mine = Get-WebexMeetingSessionType
        $mine | Should -BeOfType ([WebexMeetings.MeetingSessionType])
        $mine.UserEmail | Select-Object -Unique | Should -BeExactly 'admin@example.com'
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/meetings/sessionTypes'
    }

    It 'gives those of users from the pipeline, in order, each with its user and site' {
        $all = 'b@x.com', 'a@x.com' | Get-WebexMeetingSessionType -SiteUrl HTTPS://SITE4.webex.com/
        $all.UserEmail | Select-Object -Unique | Should -Be 'b@x.com', 'a@x.com'
        $all.SiteUrl | Select-Object -Unique | Should -Be 'site4.webex.com'
    }

    It 'takes the rows of a CSV' {
        Set-Content TestDrive:/users.csv 'Email,SiteUrl', 'a@x.com,site4.webex.com', 'b@x.com,'
        $all = Import-Csv TestDrive:/users.csv | Get-WebexMeetingSessionType
        $all.UserEmail | Select-Object -Unique | Should -Be 'a@x.com', 'b@x.com'
    }

    It 'has one outcome for each input, in order' {
        $all = 'a@x.com', 'unknown@example.com', '', 'b@x.com' | Get-WebexMeetingSessionType -ErrorAction SilentlyContinue -ErrorVariable failure
        $all.UserEmail | Select-Object -Unique | Should -Be 'a@x.com', 'b@x.com'
        $failure.Count | Should -Be 2
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.GetWebexMeetingSessionTypeCommand'
        $failure[0].TargetObject | Should -BeExactly 'unknown@example.com'
        $failure[1].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.GetWebexMeetingSessionTypeCommand'
    }

    It 'names the scope that is missing' {
        Connect-Simulator -Token 'Token without admin scopes' -SkipValidation
        Get-WebexMeetingSessionType a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.Forbidden,*'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*meeting:admin_schedule_read*'
    }

    It 'asks for the user as the host, and gives what he has' {
        $types = Get-WebexMeetingSessionType a@x.com -SiteUrl $site
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/meetings/sessionTypes?hostEmail=a%40x.com&siteUrl=site4.webex.com'
        $known = (Get-SimulatorSessionType a@x.com $site).sessionTypes | Where-Object type -In 'meeting', 'webinar', 'privateMeeting'
        $types.Id | Sort-Object | Should -Be @($known.id | Sort-Object)
        $types.AttendeesCapacity | Select-Object -Unique | Should -Be 1000
    }

    It 'gives single ones by their IDs, in this order' {
        $ids = @((Get-WebexMeetingSessionType a@x.com -SiteUrl $site).Id)[-1..0]
        Clear-SimulatorRequest
        (Get-WebexMeetingSessionType a@x.com -SiteUrl $site -SessionTypeId $ids).Id | Should -Be $ids
        @(Get-SimulatorRequest).pathAndQuery | Should -Contain "/v1/meetings/sessionTypes/$($ids[0])?hostEmail=a%40x.com&siteUrl=site4.webex.com"
    }

    It 'is one error for an ID that the user does not have, and for none at all' {
        Get-WebexMeetingSessionType a@x.com -SiteUrl $site -SessionTypeId 3, 999 -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.NotFound,*'
        Get-WebexMeetingSessionType a@x.com -SessionTypeId '' -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
    }

    It 'refuses what is not an ID: <_>' -ForEach '..', '3/../..', '3?x=1', 'Pro meeting' {
        Get-WebexMeetingSessionType -SessionTypeId $_ -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'works for yourself without an administrator' {
        Connect-Simulator -Token 'User token'
        (Get-WebexMeetingSessionType).Count | Should -BeGreaterThan 0
    }
}
