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

    It 'asks with -WhatIf only what the site has, once' {
        'a@x.com', 'b@x.com' | Set-WebexUserSessionType -SessionType WEB -WhatIf
        @(Get-SimulatorRequest).pathAndQuery | Should -Be '/v1/admin/meeting/config/sessionTypes?siteUrl=site4.webex.com'
    }

    It 'says with -WhatIf too what is wrong with the names' {
        $failures = 'a@x.com', 'b@x.com' | Set-WebexUserSessionType -SessionType WEB, Hologram -WhatIf 2>&1
        $failures.TargetObject | Should -Be 'a@x.com', 'b@x.com'
        "$($failures[0])" | Should -BeLike "'site4.webex.com' has no session type 'Hologram'; it has PRO (3), *"
    }
}
