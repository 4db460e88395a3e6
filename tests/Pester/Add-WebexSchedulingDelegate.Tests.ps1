BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    $script:site = 'site4.webex.com'

    function Get-Write { Get-SimulatorRequest | Where-Object method -NE GET }
    function Get-Kept([string] $User) { (Get-SimulatorPreference $User $site).schedulingOptions.delegateEmails }
}

Describe 'Add-WebexSchedulingDelegate' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SkipValidation
    }

    It 'adds those who are not delegates yet, with one request, and emits nothing' {
        Add-WebexSchedulingDelegate a@x.com b@x.com, USER@example.com, kanji@example.com -SiteUrl $site | Should -BeNullOrEmpty
        Get-Kept a@x.com | Should -Be 'user@example.com', 'admin@example.com', 'b@x.com', 'kanji@example.com'
        @(Get-Write).Count | Should -Be 1
        (Get-Write).pathAndQuery | Should -BeLike '*/schedulingOptions/delegateEmails/insert?userEmail=a%40x.com&siteUrl=site4.webex.com'
    }

    It 'sends nothing when all are delegates already, and still gives the options with -PassThru' {
        $options = Add-WebexSchedulingDelegate a@x.com user@example.com, Admin@example.com -SiteUrl $site -PassThru
        $options.DelegateEmails | Should -Be 'user@example.com', 'admin@example.com'
        Get-Write | Should -BeNullOrEmpty
    }

    It 'gives the options as they are afterwards with -PassThru' {
        $options = 'a@x.com', 'b@x.com' | Add-WebexSchedulingDelegate -DelegateEmail kanji@example.com -SiteUrl $site -PassThru
        $options | Should -BeOfType ([WebexMeetings.SchedulingOption])
        $options[0].DelegateEmails | Should -Be 'user@example.com', 'admin@example.com', 'kanji@example.com'
        $options[1].DelegateEmails | Should -Be 'kanji@example.com'
    }

    It 'takes the rows of a CSV, several delegates in a cell' {
        Set-Content TestDrive:/delegates.csv @(
            'Email,SiteUrl,DelegateEmail'
            'a@x.com,site4.webex.com,b@x.com'
            'b@x.com,site4.webex.com,user@example.com; kanji@example.com'
        )
        Import-Csv TestDrive:/delegates.csv | Add-WebexSchedulingDelegate
        Get-Kept a@x.com | Should -Contain 'b@x.com'
        Get-Kept b@x.com | Should -Be 'user@example.com', 'kanji@example.com'
    }

    It 'says old and new with -WhatIf, and sends no change' {
        $said = Get-WhatIfText { Add-WebexSchedulingDelegate a@x.com b@x.com -SiteUrl $site -WhatIf }
        $said | Should -BeLike "*DelegateEmails user@example.com; admin@example.com -> user@example.com; admin@example.com; b@x.com*'a@x.com'*"
        Get-Write | Should -BeNullOrEmpty
    }

    It 'has the reason of Webex for a delegate who cannot be one' {
        Add-WebexSchedulingDelegate a@x.com elsewhere@example.com -SiteUrl $site -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.BadRequest,*'
        "$failure" | Should -BeLike "*'elsewhere@example.com' cannot schedule meetings*"
    }

    It 'takes the delegates of a piped object for nobody: it says whose, not who' {
        Get-WebexSchedulingOption a@x.com -SiteUrl $site | Add-WebexSchedulingDelegate -UserEmail b@x.com -DelegateEmail kanji@example.com
        $before = Get-Kept a@x.com
        $rows = 'Email,SiteUrl,DelegateEmail', 'a@x.com,site4.webex.com,' | ConvertFrom-Csv
        $rows | Add-WebexSchedulingDelegate -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        "$failure" | Should -BeLike '*names no delegate*'
        Get-WebexSchedulingOption a@x.com -SiteUrl $site | Add-WebexSchedulingDelegate -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        Get-Kept a@x.com | Should -Be $before
    }

    It 'has one outcome for each input, and changes nothing for a delegate that is no address' {
        'a@x.com', '', 'no-license@example.com' | Add-WebexSchedulingDelegate -DelegateEmail user@example.com -SiteUrl $site -PassThru -ErrorAction SilentlyContinue -ErrorVariable failure |
            ForEach-Object UserEmail | Should -Be 'a@x.com'
        $failure.Count | Should -Be 2
        $failure[1].TargetObject | Should -BeExactly 'no-license@example.com'
        Clear-SimulatorRequest
        Add-WebexSchedulingDelegate a@x.com user@example.com, Bob -SiteUrl $site -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike "*'Bob' is not an email address*"
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }
}
