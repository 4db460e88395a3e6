BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
    $script:site = 'site4.webex.com'
}

Describe 'Get-WebexMeetingPreference' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator
        Clear-SimulatorRequest
    }

    It 'gives my own when nobody is named' {
        $mine = Get-WebexMeetingPreference
        $mine | Should -BeOfType ([WebexMeetings.MeetingPreference])
        $mine.UserEmail | Should -BeExactly 'admin@example.com'
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/meetingPreferences'
    }

    It 'gives those of users from the pipeline, in order, each with its user and site' {
        $all = 'b@x.com', 'a@x.com' | Get-WebexMeetingPreference -SiteUrl HTTPS://SITE4.webex.com/
        $all.UserEmail | Select-Object -Unique | Should -Be 'b@x.com', 'a@x.com'
        $all.SiteUrl | Select-Object -Unique | Should -Be 'site4.webex.com'
    }

    It 'takes the rows of a CSV' {
        Set-Content TestDrive:/users.csv 'Email,SiteUrl', 'a@x.com,site4.webex.com', 'b@x.com,'
        $all = Import-Csv TestDrive:/users.csv | Get-WebexMeetingPreference
        $all.UserEmail | Select-Object -Unique | Should -Be 'a@x.com', 'b@x.com'
    }

    It 'has one outcome for each input, in order' {
        $all = 'a@x.com', 'unknown@example.com', '', 'b@x.com' | Get-WebexMeetingPreference -ErrorAction SilentlyContinue -ErrorVariable failure
        $all.UserEmail | Select-Object -Unique | Should -Be 'a@x.com', 'b@x.com'
        $failure.Count | Should -Be 2
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.GetWebexMeetingPreferenceCommand'
        $failure[0].TargetObject | Should -BeExactly 'unknown@example.com'
        $failure[1].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.GetWebexMeetingPreferenceCommand'
    }

    It 'names the scope that is missing' {
        Connect-Simulator -Token 'Token without admin scopes' -SkipValidation
        Get-WebexMeetingPreference a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.Forbidden,*'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*meeting:admin_preferences_read*'
    }

    It 'gives all parts with one request, the same as the commands for the parts' {
        $all = Get-WebexMeetingPreference a@x.com -SiteUrl $site
        @(Get-SimulatorRequest).Count | Should -Be 1
        $user = @{ UserEmail = 'a@x.com'; SiteUrl = $site }
        ConvertTo-Json $all.PersonalMeetingRoom -Depth 5 | Should -BeExactly (ConvertTo-Json (Get-WebexPersonalRoom @user) -Depth 5)
        ConvertTo-Json $all.Audio -Depth 5 | Should -BeExactly (ConvertTo-Json (Get-WebexAudioOption @user) -Depth 5)
        ConvertTo-Json $all.Video -Depth 5 | Should -BeExactly (ConvertTo-Json (Get-WebexVideoOption @user) -Depth 5)
        ConvertTo-Json $all.SchedulingOptions -Depth 5 | Should -BeExactly (ConvertTo-Json (Get-WebexSchedulingOption @user) -Depth 5)
        ConvertTo-Json $all.Sites -Depth 5 | Should -BeExactly (ConvertTo-Json @(Get-WebexSite @user) -Depth 5)
    }

    It 'has no room for a user who has none, and the other parts all the same' {
        $all = Get-WebexMeetingPreference no-room@example.com
        $all.PersonalMeetingRoom | Should -BeNullOrEmpty
        $all.Audio.DefaultAudioType | Should -Not -BeNullOrEmpty
    }

    It 'says of my own parts whose they are, so that they can be changed' {
        $mine = Get-WebexMeetingPreference
        $mine.Audio | Set-WebexAudioOption -EnabledAutoConnection $false
        (Get-SimulatorPreference admin@example.com).audio.enabledAutoConnection | Should -BeFalse
        Get-SimulatorRequest | Where-Object method -EQ PUT | ForEach-Object pathAndQuery | Should -BeExactly '/v1/meetingPreferences/audio'
    }

    It 'makes a CSV of an organization that has no PIN in it' {
        Set-Content TestDrive:/users.csv 'Email,SiteUrl', 'a@x.com,site4.webex.com', 'b@x.com,site4.webex.com'
        Import-Csv TestDrive:/users.csv | Get-WebexMeetingPreference | Export-Csv TestDrive:/all.csv -NoTypeInformation
        $text = Get-Content TestDrive:/all.csv -Raw
        foreach ($user in 'a@x.com', 'b@x.com') {
            $text | Should -Not -Match "\b$((Get-SimulatorRoom $user $site).hostPin)\b"
            $pin = (Get-SimulatorPreference $user $site).audio.PSObject.Properties['audioPin']
            if ($pin) { $text | Should -Not -Match "\b$($pin.Value)\b" }
        }
        $text | Should -Match 'admin@example\.com|voipOnly|webexAudio'
    }
}
