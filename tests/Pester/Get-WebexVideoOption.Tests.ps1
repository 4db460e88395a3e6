BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
    $script:site = 'site4.webex.com'
}

Describe 'Get-WebexVideoOption' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator
        Clear-SimulatorRequest
    }

    It 'gives my own when nobody is named' {
        $mine = Get-WebexVideoOption
        $mine | Should -BeOfType ([WebexMeetings.VideoOption])
        $mine.UserEmail | Should -BeExactly 'admin@example.com'
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/meetingPreferences/video'
    }

    It 'gives those of users from the pipeline, in order, each with its user and site' {
        $all = 'b@x.com', 'a@x.com' | Get-WebexVideoOption -SiteUrl HTTPS://SITE4.webex.com/
        $all.UserEmail | Select-Object -Unique | Should -Be 'b@x.com', 'a@x.com'
        $all.SiteUrl | Select-Object -Unique | Should -Be 'site4.webex.com'
    }

    It 'takes the rows of a CSV' {
        Set-Content TestDrive:/users.csv 'Email,SiteUrl', 'a@x.com,site4.webex.com', 'b@x.com,'
        $all = Import-Csv TestDrive:/users.csv | Get-WebexVideoOption
        $all.UserEmail | Select-Object -Unique | Should -Be 'a@x.com', 'b@x.com'
    }

    It 'has one outcome for each input, in order' {
        $all = 'a@x.com', 'unknown@example.com', '', 'b@x.com' | Get-WebexVideoOption -ErrorAction SilentlyContinue -ErrorVariable failure
        $all.UserEmail | Select-Object -Unique | Should -Be 'a@x.com', 'b@x.com'
        $failure.Count | Should -Be 2
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.GetWebexVideoOptionCommand'
        $failure[0].TargetObject | Should -BeExactly 'unknown@example.com'
        $failure[1].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.GetWebexVideoOptionCommand'
    }

    It 'names the scope that is missing' {
        Connect-Simulator -Token 'Token without admin scopes' -SkipValidation
        Get-WebexVideoOption a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.Forbidden,*'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*meeting:admin_preferences_read*'
    }

    It 'gives every device as the site keeps it' {
        $kept = @((Get-SimulatorPreference a@x.com).video.videoDevices)
        $devices = @((Get-WebexVideoOption a@x.com).VideoDevices)
        $devices.Count | Should -Be $kept.Count
        for ($i = 0; $i -lt $kept.Count; $i++) {
            foreach ($name in 'DeviceName', 'DeviceAddress', 'IsDefault') { $devices[$i].$name | Should -BeExactly $kept[$i].$name }
        }
    }

    It 'gives an empty list where there is no device' {
        Add-Answer -UserEmail a@x.com -Body '{ "videoDevices": [] }'
        $options = Get-WebexVideoOption a@x.com
        $options.VideoDevices.Count | Should -Be 0
    }
}
