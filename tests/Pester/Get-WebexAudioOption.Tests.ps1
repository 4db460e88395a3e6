BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
    $script:site = 'site4.webex.com'
}

Describe 'Get-WebexAudioOption' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator
        Clear-SimulatorRequest
    }

    It 'gives my own when nobody is named' {
        $mine = Get-WebexAudioOption
        $mine | Should -BeOfType ([WebexMeetings.AudioOption])
        $mine.UserEmail | Should -BeExactly 'admin@example.com'
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/meetingPreferences/audio'
    }

    It 'gives those of users from the pipeline, in order, each with its user and site' {
        $all = 'b@x.com', 'a@x.com' | Get-WebexAudioOption -SiteUrl HTTPS://SITE4.webex.com/
        $all.UserEmail | Select-Object -Unique | Should -Be 'b@x.com', 'a@x.com'
        $all.SiteUrl | Select-Object -Unique | Should -Be 'site4.webex.com'
    }

    It 'takes the rows of a CSV' {
        Set-Content TestDrive:/users.csv 'Email,SiteUrl', 'a@x.com,site4.webex.com', 'b@x.com,'
        $all = Import-Csv TestDrive:/users.csv | Get-WebexAudioOption
        $all.UserEmail | Select-Object -Unique | Should -Be 'a@x.com', 'b@x.com'
    }

    It 'has one outcome for each input, in order' {
        $all = 'a@x.com', 'unknown@example.com', '', 'b@x.com' | Get-WebexAudioOption -ErrorAction SilentlyContinue -ErrorVariable failure
        $all.UserEmail | Select-Object -Unique | Should -Be 'a@x.com', 'b@x.com'
        $failure.Count | Should -Be 2
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.GetWebexAudioOptionCommand'
        $failure[0].TargetObject | Should -BeExactly 'unknown@example.com'
        $failure[1].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.GetWebexAudioOptionCommand'
    }

    It 'names the scope that is missing' {
        Connect-Simulator -Token 'Token without admin scopes' -SkipValidation
        Get-WebexAudioOption a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.Forbidden,*'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*meeting:admin_preferences_read*'
    }

    It 'gives every setting as the site keeps it' {
        $kept = (Get-SimulatorPreference a@x.com $site).audio
        $options = Get-WebexAudioOption a@x.com -SiteUrl $site
        foreach ($name in 'DefaultAudioType', 'OtherTeleconferenceDescription', 'EnabledGlobalCallIn', 'EnabledTollFree', 'EnabledAutoConnection', 'AudioPin') {
            $options.$name | Should -BeExactly $kept.$name -Because $name
        }
        foreach ($name in 'CountryCode', 'Number', 'EnabledCallInAuthentication', 'EnabledCallMe') {
            $options.OfficeNumber.$name | Should -BeExactly $kept.officeNumber.$name -Because $name
            $options.MobileNumber.$name | Should -BeExactly $kept.mobileNumber.$name -Because $name
        }
    }

    It 'shows no PIN in any view' {
        $options = Get-WebexAudioOption a@x.com -SiteUrl $site
        $options.AudioPin | Should -Match '^\d{4}$'
        $text = @($options | Out-String; $options | Format-List | Out-String; $options | Format-Table | Out-String; $options | Format-Wide | Out-String; 1, $options | Out-String; "$options")
        "$text" | Should -Not -Match "\b$($options.AudioPin)\b"
    }

    It 'passes a type on that no documentation knows' {
        Add-Answer -UserEmail a@x.com -Body '{ "defaultAudioType": "phoneOnly", "new": 1 }'
        (Get-WebexAudioOption a@x.com).DefaultAudioType | Should -BeExactly 'phoneOnly'
    }
}
