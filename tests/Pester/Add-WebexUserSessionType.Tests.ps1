BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    $script:site = 'site4.webex.com'

    function Get-Write { Get-SimulatorRequest | Where-Object method -EQ PUT }
    function Get-TypeName([string] $UserEmail = 'a@x.com') { @((Get-SimulatorSessionType $UserEmail -SiteUrl $site).sessionTypes.shortName | Sort-Object) }
}

Describe 'Add-WebexUserSessionType' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SiteUrl $site
        Set-WebexUserSessionType a@x.com, b@x.com -SessionType PRO
        Clear-SimulatorRequest
    }

    It 'adds session types by ID, short name and name, and keeps the others' {
        Add-WebexUserSessionType a@x.com -SessionType 9, web, "audio only, it's quiet" | Should -BeNullOrEmpty
        Get-TypeName | Should -Be 'AUO', 'ONS', 'PRO', 'WEB'
        Get-TypeName b@x.com | Should -Be 'PRO'
    }

    It 'gives the user with -PassThru' {
        $user = Add-WebexUserSessionType a@x.com WEB -PassThru
        $user | Should -BeOfType ([WebexMeetings.UserSessionTypes])
        $user.SessionTypes.ToString() | Should -Be 'PRO; WEB'
    }

    It 'sends nothing when the user has them all, and says so with -Verbose' {
        $said = Add-WebexUserSessionType a@x.com PRO -Verbose 4>&1
        Get-Write | Should -BeNullOrEmpty
        "$said" | Should -BeLike '*No changes needed.*'
    }

    It 'adds one to everybody in a CSV, and looks the name up once' {
        $rows = 1..20 | ForEach-Object { [pscustomobject]@{ Email = 'person{0:00000}@example.com' -f (2 * $_ - 1) } }
        $rows | Add-WebexUserSessionType -SessionType PRV
        @(Get-SimulatorRequest | Where-Object pathAndQuery -Like '*config/sessionTypes?siteUrl*' | Where-Object pathAndQuery -NotLike '*userconfig*') | Should -HaveCount 1
        foreach ($row in $rows) { Get-TypeName $row.Email | Should -Contain 'PRV' }
    }

    It 'keeps two rows about one user from undoing each other' {
        'Email,SessionType', 'a@x.com,WEB', 'a@x.com,PRV', 'a@x.com,SUP; TRS' | ConvertFrom-Csv | Add-WebexUserSessionType
        Get-TypeName | Should -Be 'PRO', 'PRV', 'SUP', 'TRS', 'WEB'
    }

    It 'gives some to who has none' {
        Add-WebexUserSessionType no-types@example.com PRO -SiteUrl site1.example.webex.com
        (Get-SimulatorSessionType no-types@example.com).sessionTypes.shortName | Should -Be 'PRO'
    }

    It 'takes users by ID, and what Get-WebexUserSessionType gives' {
        Add-WebexUserSessionType -PersonId (Get-SimulatorSessionType a@x.com).personId -SessionType WEB
        Get-WebexUserSessionType b@x.com | Add-WebexUserSessionType -SessionType WEB
        Get-TypeName | Should -Be 'PRO', 'WEB'
        Get-TypeName b@x.com | Should -Be 'PRO', 'WEB'
    }

    It 'lists what the site has when a name is unknown, once for each input, and sends no write' {
        $failures = 'a@x.com', 'b@x.com' | Add-WebexUserSessionType -SessionType PRO, Hologram 2>&1
        $failures | Should -HaveCount 2
        "$($failures[0])" | Should -BeExactly "Session types of 'a@x.com' on 'site4.webex.com': The site has no session type 'Hologram'; it has PRO (3), ONS (9), TRS (11), SUP (13), WEB (659), PRV (687), PRO-Custom (1001), AUO (1002). Nothing was changed."
        $failures.TargetObject | Should -Be 'a@x.com', 'b@x.com'
        Get-Write | Should -BeNullOrEmpty
    }

    It 'never reads an empty cell as a session type' {
        $failure = [pscustomobject]@{ Email = 'a@x.com'; SessionType = ' ' } | Add-WebexUserSessionType 2>&1
        "$failure" | Should -BeLike "The input for 'a@x.com' names no session type.*"
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'changes the others when one of many fails' {
        'a@x.com', 'nobody@x.com', 'b@x.com' | Add-WebexUserSessionType -SessionType WEB -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures | Should -HaveCount 1
        $failures[0].TargetObject | Should -Be 'nobody@x.com'
        Get-TypeName b@x.com | Should -Be 'PRO', 'WEB'
    }

    It 'names the default site itself when no site is given' {
        Connect-Simulator
        Add-WebexUserSessionType a@x.com PRV
        (Get-SimulatorSessionType a@x.com -SiteUrl site1.example.webex.com).sessionTypes.shortName | Should -Contain 'PRV'
        Get-TypeName | Should -Be 'PRO'
    }

    It 'reads the site once and each user with -WhatIf, and writes nothing' {
        $failures = @('a@x.com', 'ghost@x.com', 'b@x.com' | Add-WebexUserSessionType -SessionType WEB -WhatIf 2>&1)
        $failures.TargetObject | Should -Be 'ghost@x.com'
        $requests = Get-SimulatorRequest
        @($requests.method | Sort-Object -Unique) | Should -Be 'GET'
        @($requests | Where-Object pathAndQuery -Like '*/config/sessionTypes*') | Should -HaveCount 1
        @($requests | Where-Object pathAndQuery -Like '*/userconfig/sessionTypes*') | Should -HaveCount 3
    }

    It 'says with -WhatIf too what is wrong with the names' {
        $failures = 'a@x.com', 'b@x.com' | Add-WebexUserSessionType -SessionType WEB, Hologram -WhatIf 2>&1
        $failures.TargetObject | Should -Be 'a@x.com', 'b@x.com'
        "$($failures[0])" | Should -BeLike "Session types of 'a@x.com' on 'site4.webex.com': The site has no session type 'Hologram'; it has PRO (3), *"
    }

    It 'completes -SessionType from what was seen, without asking' {
        $null = Get-WebexSiteSessionType
        Clear-SimulatorRequest
        (TabExpansion2 'Add-WebexUserSessionType a@x.com -SessionType ').CompletionMatches.CompletionText | Should -Be 'AUO', 'ONS', 'PRO', 'PRO-Custom', 'PRV', 'SUP', 'TRS', 'WEB'
        (TabExpansion2 "Add-WebexUserSessionType a@x.com -SessionType 'webex").CompletionMatches.CompletionText | Should -Be 'WEB'
        (TabExpansion2 'Add-WebexUserSessionType -SiteUrl site4').CompletionMatches.CompletionText | Should -Be 'site4.webex.com'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }
}
