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

    It 'says how to use the columns of a saved state, which name no session type' {
        $rows = 'a@x.com' | Get-WebexUserSessionType | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
        $rows | Set-WebexUserSessionType -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeExactly "The input for 'a@x.com' names no session type. Nothing was sent."
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*rename it to SessionType.'
        Set-WebexUserSessionType a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.ErrorDetails.RecommendedAction | Should -BeLike 'Give -SessionType *'
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

    It 'is an error on its input when one of its session types is <Name>, and takes none away' -ForEach @(
        @{ Name = 'null'; Types = @('PRO', $null) }, @{ Name = 'empty'; Types = @('', 'PRO') }, @{ Name = 'spaces'; Types = @('PRO', ' ') }
        @{ Name = 'NULL of a database'; Types = @('PRO', [System.DBNull]::Value) }, @{ Name = 'only a separator'; Types = 'PRO', ';' }
    ) {
        $row = [pscustomobject]@{ UserEmail = 'a@x.com'; SessionType = $Types }
        $results = $row, [pscustomobject]@{ UserEmail = 'b@x.com'; SessionType = 'WEB' } |
            Set-WebexUserSessionType -PassThru -ErrorAction SilentlyContinue -ErrorVariable failure
        $results.UserEmail | Should -Be 'b@x.com'
        $failure.Count | Should -Be 1
        $failure[0].TargetObject | Should -Be $row
        "$failure" | Should -BeLike "The value of SessionType for a@x.com*is not a list of session types. Nothing was sent."
        if ($Types[1] -ne ';') { "$failure" | Should -BeLike '*, a list of 2 values, and one of them is empty, is not *' }
        { Set-WebexUserSessionType a@x.com -SessionType $Types -ErrorAction Stop } | Should -Throw "*'SessionType'. The value must be a list of session types, and it is *"
        Get-SimulatorRequest | Where-Object { $_.body -match 'a@x.com' } | Should -BeNullOrEmpty
    }

    It 'takes no name that several session types have, and lists them; their IDs it takes' {
        $types = foreach ($id in 3, 4, 9) { @{ id = "$id"; shortName = $(if ($id -eq 9) { 'ONS' } else { 'pro' }); name = $(if ($id -eq 3) { 'Pro' } else { 'Training' }) } }
        Add-Answer -PathContains '/admin/meeting/config/sessionTypes' -Body (ConvertTo-Json @{ items = @($types) } -Depth 4)
        $failures = foreach ($name in 'PRO', 'Training') { Set-WebexUserSessionType a@x.com -SessionType $name 2>&1 }
        "$($failures[0])" | Should -BeExactly "Session types of 'a@x.com' on 'site4.webex.com': The site has 2 session types 'PRO': pro (3), pro (4). Nothing was changed."
        "$($failures[1])" | Should -BeLike "*The site has 2 session types 'Training': pro (4), ONS (9). Nothing was changed."
        $failures[0].ErrorDetails.RecommendedAction | Should -BeExactly 'Name one of these by its ID.'
        Get-SimulatorRequest | Where-Object method -EQ PUT | Should -BeNullOrEmpty
        Set-WebexUserSessionType a@x.com -SessionType 3, ONS -ErrorAction Stop
        Get-TypeName | Should -Be 'ONS', 'PRO'
    }
}
