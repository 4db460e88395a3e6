BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    $script:site = 'site4.webex.com'
    function Get-TypeName([string] $UserEmail = 'a@x.com') { @((Get-SimulatorSessionType $UserEmail -SiteUrl $site).sessionTypes.shortName | Sort-Object) }
}

Describe 'Remove-WebexUserSessionType' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SiteUrl $site
        Set-WebexUserSessionType a@x.com, b@x.com -SessionType PRO, WEB, PRV
        Clear-SimulatorRequest
    }

    It 'takes session types away, and keeps the others' {
        Remove-WebexUserSessionType a@x.com -SessionType 659, prv | Should -BeNullOrEmpty
        Get-TypeName | Should -Be 'PRO'
        Get-TypeName b@x.com | Should -Be 'PRO', 'PRV', 'WEB'
    }

    It 'gives the user with -PassThru' {
        (Remove-WebexUserSessionType a@x.com WEB -PassThru).SessionTypes.ToString() | Should -Be 'PRO; PRV'
    }

    It 'sends nothing when the user has none of them' {
        Remove-WebexUserSessionType a@x.com SUP
        Get-SimulatorRequest | Where-Object method -EQ PUT | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf' {
        Remove-WebexUserSessionType a@x.com WEB -WhatIf
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'gives the real reason of a 403' {
        Add-Fault -Status 403 -PathContains userconfig -Body '{ "message": "The request lacks scopes.", "errors": [ { "description": "Only site administrators may." } ] }'
        "$(Remove-WebexUserSessionType a@x.com WEB 2>&1)" | Should -BeLike '*Only site administrators may.*'
    }
}
