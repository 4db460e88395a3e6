BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    $script:site = 'site4.webex.com'

    function Get-Write { Get-SimulatorRequest | Where-Object method -NE GET }
    function Get-Kept([string] $User) { (Get-SimulatorPreference $User $site).schedulingOptions.delegateEmails }
}

Describe 'Remove-WebexSchedulingDelegate' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SkipValidation
    }

    It 'removes those who are delegates, with one request, and emits nothing' {
        Remove-WebexSchedulingDelegate a@x.com b@x.com, USER@example.com -SiteUrl $site | Should -BeNullOrEmpty
        Get-Kept a@x.com | Should -Be 'admin@example.com'
        @(Get-Write).Count | Should -Be 1
        (Get-Write).pathAndQuery | Should -BeLike '*/schedulingOptions/delegateEmails/delete?userEmail=a%40x.com&siteUrl=site4.webex.com'
    }

    It 'sends nothing when none is a delegate, and still gives the options with -PassThru' {
        $options = Remove-WebexSchedulingDelegate b@x.com user@example.com -SiteUrl $site -PassThru
        $options.UserEmail | Should -BeExactly 'b@x.com'
        Get-Write | Should -BeNullOrEmpty
    }

    It 'gives the options as they are afterwards with -PassThru, though Webex answers 204' {
        $options = 'a@x.com', 'b@x.com' | Remove-WebexSchedulingDelegate -DelegateEmail user@example.com -SiteUrl $site -PassThru
        $options | Should -BeOfType ([WebexMeetings.SchedulingOption])
        $options[0].DelegateEmails | Should -Be 'admin@example.com'
        $options[1].DelegateEmails.Count | Should -Be 0
    }

    It 'ends that somebody schedules for anybody' {
        'a@x.com', 'b@x.com', 'user@example.com' | Get-WebexSchedulingOption -SiteUrl $site |
            Where-Object DelegateEmails -Contains admin@example.com | Remove-WebexSchedulingDelegate -DelegateEmail admin@example.com
        foreach ($user in 'a@x.com', 'b@x.com', 'user@example.com') { Get-Kept $user | Should -Not -Contain 'admin@example.com' }
        Get-Kept a@x.com | Should -Be 'user@example.com'
    }

    It 'says old and new with -WhatIf, and sends no change' {
        $said = Get-WhatIfText { Remove-WebexSchedulingDelegate a@x.com user@example.com -SiteUrl $site -WhatIf }
        $said | Should -BeLike "*DelegateEmails user@example.com; admin@example.com -> admin@example.com*'a@x.com'*"
        Get-Write | Should -BeNullOrEmpty
    }

    It 'takes the delegates of a piped object for nobody: it says whose, not who' {
        Get-WebexSchedulingOption a@x.com -SiteUrl $site | Remove-WebexSchedulingDelegate -UserEmail b@x.com -DelegateEmail kanji@example.com
        $before = Get-Kept a@x.com
        $rows = 'Email,SiteUrl,DelegateEmail', 'a@x.com,site4.webex.com,' | ConvertFrom-Csv
        $rows | Remove-WebexSchedulingDelegate -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        "$failure" | Should -BeLike '*names no delegate*'
        Get-WebexSchedulingOption a@x.com -SiteUrl $site | Remove-WebexSchedulingDelegate -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        Get-Kept a@x.com | Should -Be $before
    }

    It 'has one outcome for each input, and changes nothing for a delegate that is no address' {
        'a@x.com', '', 'no-license@example.com' | Remove-WebexSchedulingDelegate -DelegateEmail user@example.com -SiteUrl $site -PassThru -ErrorAction SilentlyContinue -ErrorVariable failure |
            ForEach-Object UserEmail | Should -Be 'a@x.com'
        $failure.Count | Should -Be 2
        $failure[1].TargetObject | Should -BeExactly 'no-license@example.com'
        Clear-SimulatorRequest
        Remove-WebexSchedulingDelegate a@x.com user@example.com, Bob -SiteUrl $site -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike "*'Bob' is not an email address*"
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }
}
