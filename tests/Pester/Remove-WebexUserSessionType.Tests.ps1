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

    It 'reads the site once and each user with -WhatIf, and writes nothing' {
        $failures = @('a@x.com', 'ghost@x.com', 'b@x.com' | Remove-WebexUserSessionType -SessionType PRO -WhatIf 2>&1)
        $failures.TargetObject | Should -Be 'ghost@x.com'
        $requests = Get-SimulatorRequest
        @($requests.method | Sort-Object -Unique) | Should -Be 'GET'
        @($requests | Where-Object pathAndQuery -Like '*/config/sessionTypes*') | Should -HaveCount 1
        @($requests | Where-Object pathAndQuery -Like '*/userconfig/sessionTypes*') | Should -HaveCount 3
    }

    It 'says with -WhatIf too what is wrong with the names' {
        $failures = 'a@x.com', 'b@x.com' | Remove-WebexUserSessionType -SessionType WEB, Hologram -WhatIf 2>&1
        $failures.TargetObject | Should -Be 'a@x.com', 'b@x.com'
        "$($failures[0])" | Should -BeLike "Session types of 'a@x.com' on 'site4.webex.com': The site has no session type 'Hologram'; it has PRO (3), *"
    }

    It 'gives the real reason of a 403' {
        Add-Fault -Status 403 -PathContains userconfig -Body '{ "message": "The request lacks scopes.", "errors": [ { "description": "Only site administrators may." } ] }'
        "$(Remove-WebexUserSessionType a@x.com WEB 2>&1)" | Should -BeLike '*Only site administrators may.*'
    }
}
