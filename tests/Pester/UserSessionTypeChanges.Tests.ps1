BeforeDiscovery {
    # What the site's session types become, starting from PRO, TRS.
    $script:changes = @(
        @{ Command = 'Set-WebexUserSessionType'; Class = 'SetWebexUserSessionTypeCommand'; Given = @('ONS', 'PRO'); After = @('ONS', 'PRO'); Same = @('PRO', 'TRS') }
        @{ Command = 'Add-WebexUserSessionType'; Class = 'AddWebexUserSessionTypeCommand'; Given = @('ONS', 'PRO'); After = @('ONS', 'PRO', 'TRS'); Same = @('PRO') }
        @{ Command = 'Remove-WebexUserSessionType'; Class = 'RemoveWebexUserSessionTypeCommand'; Given = @('TRS', 'ONS'); After = @('PRO'); Same = @('ONS') }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    function Get-Held([string] $UserEmail) { (Get-SimulatorSessionType $UserEmail -SiteUrl site4.webex.com).sessionTypes.shortName | Sort-Object }
    function Get-Write { Get-SimulatorRequest | Where-Object method -eq PUT }
}

# Set-, Add- and Remove-WebexUserSessionType are one family: the same inputs, the same errors, another sum.
Describe '<Command>' -ForEach $changes {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SiteUrl site4.webex.com
        Set-WebexUserSessionType a@x.com, b@x.com PRO, TRS
        Clear-SimulatorRequest
    }

    It 'changes the session types of a user, and emits nothing' {
        & $Command -UserEmail a@x.com -SessionType $Given | Should -BeNullOrEmpty
        Get-Held a@x.com | Should -Be $After
        Get-Held b@x.com | Should -Be 'PRO', 'TRS'
    }

    It 'gives what came out with -PassThru' {
        $types = & $Command a@x.com $Given -PassThru
        $types | Should -BeOfType ([WebexMeetings.UserSessionTypes])
        $types.SessionTypes.ShortName | Sort-Object | Should -Be $After
        $types.Email | Should -BeExactly 'a@x.com'
        $types.SiteUrl | Should -BeExactly 'site4.webex.com'
    }

    It 'takes ids, short names and names' {
        & $Command a@x.com $Given
        $short = Get-Held a@x.com
        $known = Get-WebexSiteSessionType site4.webex.com | Where-Object ShortName -In $Given
        & $Command b@x.com @($known[0].Id, $known[1].Name.ToUpper())
        Get-Held b@x.com | Should -Be $short
    }

    It 'takes users from the pipeline and the rows of a CSV' {
        'a@x.com', 'b@x.com' | & $Command -SessionType $Given
        Get-Held a@x.com | Should -Be $After
        Get-Held b@x.com | Should -Be $After

        Set-WebexUserSessionType a@x.com, b@x.com PRO, TRS
        Set-Content TestDrive:/types.csv 'UserEmail,SiteUrl,SessionType', "a@x.com,site4.webex.com,$($Given -join '; ')", "b@x.com,SITE4.webex.com,$($Given -join ';')"
        Import-Csv TestDrive:/types.csv | & $Command
        Get-Held a@x.com | Should -Be $After
        Get-Held b@x.com | Should -Be $After
    }

    It 'sends nothing when all is as wanted already' {
        & $Command a@x.com $Same
        Get-Write | Should -BeNullOrEmpty
    }

    It 'sends no change with -WhatIf' {
        & $Command a@x.com $Given -WhatIf
        Get-Write | Should -BeNullOrEmpty
        Get-Held a@x.com | Should -Be 'PRO', 'TRS'
    }

    It 'names a session type that the site does not have, and goes on' {
        [pscustomobject]@{ UserEmail = 'a@x.com'; SessionType = 'NOPE' }, [pscustomobject]@{ UserEmail = 'b@x.com'; SessionType = $Given -join ';' } |
            & $Command -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike "Webex.*,WebexMeetings.Commands.$Class"
        $failure[0].TargetObject.UserEmail | Should -BeExactly 'a@x.com'
        $failure[0].Exception.Message | Should -BeLike '*NOPE*'
        Get-Held a@x.com | Should -Be 'PRO', 'TRS'
        Get-Held b@x.com | Should -Be $After
    }

    It 'has an error for no session type at all: <_>' -ForEach '', ' ', ';' {
        & $Command a@x.com -SessionType $_ -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "Webex.InvalidInput,WebexMeetings.Commands.$Class"
        Get-Write | Should -BeNullOrEmpty
    }

    It 'never changes mine for an input that names nobody' {
        $mine = Get-Held admin@example.com
        '', $null, [pscustomobject]@{ HostPin = '918273' } | & $Command -SessionType $Given -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 3
        Get-Write | Should -BeNullOrEmpty
        Get-Held admin@example.com | Should -Be $mine
        "$failure" | Should -Not -Match '918273'
    }

    It 'makes several changes to one user one after the other' {
        'a@x.com', 'b@x.com', 'a@x.com' | & $Command -SessionType $Given -ThrottleLimit 10
        Get-Held a@x.com | Should -Be $After
    }
}

Describe 'Add-WebexUserSessionType' {
    It 'loses no change when two rows are about the same user' {
        Initialize-Simulator
        Connect-Simulator -SiteUrl site4.webex.com
        Set-WebexUserSessionType a@x.com PRO
        'TRS', 'ONS', 'AUO' | ForEach-Object { [pscustomobject]@{ UserEmail = 'a@x.com'; SessionType = $_ } } | Add-WebexUserSessionType
        Get-Held a@x.com | Should -Be 'AUO', 'ONS', 'PRO', 'TRS'
    }
}
