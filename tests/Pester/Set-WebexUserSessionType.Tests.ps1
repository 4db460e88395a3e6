BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    $script:site = 'site4.webex.com'
    function Get-TypeName([string] $UserEmail = 'a@x.com') { @((Get-SimulatorSessionType $UserEmail -SiteUrl $site).sessionTypes.shortName | Sort-Object) }
}

Describe 'Set-WebexUserSessionType' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SiteUrl $site
        Clear-SimulatorRequest
    }

    It 'gives a user exactly these session types' {
        Set-WebexUserSessionType a@x.com -SessionType WEB, 3, web | Should -BeNullOrEmpty
        Get-TypeName | Should -Be 'PRO', 'WEB'
    }

    It 'sends nothing when the user has exactly these' {
        Set-WebexUserSessionType a@x.com -SessionType WEB, PRO
        Clear-SimulatorRequest
        Set-WebexUserSessionType a@x.com -SessionType PRO, WEB
        Get-SimulatorRequest | Where-Object method -EQ PUT | Should -BeNullOrEmpty
    }

    It 'brings a saved state back: what Export-Csv wrote, it reads' {
        $file = Join-Path $TestDrive 'types.csv'
        'a@x.com', 'b@x.com' | Get-WebexUserSessionType | Export-Csv $file -NoTypeInformation
        $before = Get-TypeName
        Set-WebexUserSessionType a@x.com, b@x.com -SessionType PRO
        Import-Csv $file | Select-Object Email, SiteUrl, @{ Name = 'SessionType'; Expression = 'SessionTypes' } | Set-WebexUserSessionType
        Get-TypeName | Should -Be $before
    }

    It 'reads the site once and each user with -WhatIf, and writes nothing' {
        $failures = @('a@x.com', 'ghost@x.com', 'b@x.com' | Set-WebexUserSessionType -SessionType WEB -WhatIf 2>&1)
        $failures.TargetObject | Should -Be 'ghost@x.com'
        $requests = Get-SimulatorRequest
        @($requests.method | Sort-Object -Unique) | Should -Be 'GET'
        @($requests | Where-Object pathAndQuery -Like '*/config/sessionTypes*') | Should -HaveCount 1
        @($requests | Where-Object pathAndQuery -Like '*/userconfig/sessionTypes*') | Should -HaveCount 3
    }

    It 'says with -WhatIf too what is wrong with the names' {
        $failures = 'a@x.com', 'b@x.com' | Set-WebexUserSessionType -SessionType WEB, Hologram -WhatIf 2>&1
        $failures.TargetObject | Should -Be 'a@x.com', 'b@x.com'
        "$($failures[0])" | Should -BeLike "Session types of 'a@x.com' on 'site4.webex.com': The site has no session type 'Hologram'; it has PRO (3), *"
    }
}
