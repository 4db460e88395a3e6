BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
    $script:site = 'site4.webex.com'
}

Describe 'Get-WebexSchedulingOption' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator
        Clear-SimulatorRequest
    }

    It 'gives my own when nobody is named' {
        $mine = Get-WebexSchedulingOption
        $mine | Should -BeOfType ([WebexMeetings.SchedulingOption])
        $mine.UserEmail | Should -BeExactly 'admin@example.com'
        (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/meetingPreferences/schedulingOptions'
    }

    It 'gives those of users from the pipeline, in order, each with its user and site' {
        $all = 'b@x.com', 'a@x.com' | Get-WebexSchedulingOption -SiteUrl HTTPS://SITE4.webex.com/
        $all.UserEmail | Select-Object -Unique | Should -Be 'b@x.com', 'a@x.com'
        $all.SiteUrl | Select-Object -Unique | Should -Be 'site4.webex.com'
    }

    It 'takes the rows of a CSV' {
        Set-Content TestDrive:/users.csv 'Email,SiteUrl', 'a@x.com,site4.webex.com', 'b@x.com,'
        $all = Import-Csv TestDrive:/users.csv | Get-WebexSchedulingOption
        $all.UserEmail | Select-Object -Unique | Should -Be 'a@x.com', 'b@x.com'
    }

    It 'has one outcome for each input, in order' {
        $all = 'a@x.com', 'unknown@example.com', '', 'b@x.com' | Get-WebexSchedulingOption -ErrorAction SilentlyContinue -ErrorVariable failure
        $all.UserEmail | Select-Object -Unique | Should -Be 'a@x.com', 'b@x.com'
        $failure.Count | Should -Be 2
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.GetWebexSchedulingOptionCommand'
        $failure[0].TargetObject | Should -BeExactly 'unknown@example.com'
        $failure[1].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.GetWebexSchedulingOptionCommand'
    }

    It 'names the scope that is missing' {
        Connect-Simulator -Token 'Token without admin scopes' -SkipValidation
        Get-WebexSchedulingOption a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.Forbidden,*'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*meeting:admin_preferences_read*'
    }

    It 'gives every setting as the site keeps it' {
        $kept = (Get-SimulatorPreference a@x.com $site).schedulingOptions
        $options = Get-WebexSchedulingOption a@x.com -SiteUrl $site
        foreach ($name in 'EnabledJoinBeforeHost', 'JoinBeforeHostMinutes', 'EnabledAutoShareRecording', 'EnabledWebexAssistantByDefault') {
            $options.$name | Should -BeExactly $kept.$name -Because $name
        }
        $options.DelegateEmails | Should -Be $kept.delegateEmails
    }

    It 'finds the users for whom somebody may schedule' {
        $found = 'a@x.com', 'b@x.com' | Get-WebexSchedulingOption -SiteUrl $site | Where-Object DelegateEmails -Contains user@example.com
        $found.UserEmail | Should -Be 'a@x.com'
    }
}
