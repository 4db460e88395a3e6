# What a row says is written as a whole or not at all: values as spreadsheets, databases and other modules give them.

BeforeDiscovery {
    $script:unusable = @(
        @{ Parameter = 'AutoLockMinutes'; Value = '15 min' }, @{ Parameter = 'AutoLockMinutes'; Value = 'ten' }, @{ Parameter = 'AutoLockMinutes'; Value = '999999999999' }
        @{ Parameter = 'AutoLockMinutes'; Value = 15.5 }, @{ Parameter = 'AutoLockMinutes'; Value = [decimal]4.9 }, @{ Parameter = 'AutoLockMinutes'; Value = [double]::NaN }
        @{ Parameter = 'AutoLockMinutes'; Value = [long]::MaxValue }, @{ Parameter = 'AutoLockMinutes'; Value = $true }, @{ Parameter = 'AutoLockMinutes'; Value = [datetime]'2026-01-01' }
        @{ Parameter = 'AutoLockMinutes'; Value = @(10, 15) }, @{ Parameter = 'AutoLockMinutes'; Value = @{ Minutes = 10 } }, @{ Parameter = 'AutoLockMinutes'; Value = [System.DayOfWeek]::Friday }
        @{ Parameter = 'EnabledAutoLock'; Value = [datetime]'2026-01-01' }, @{ Parameter = 'EnabledAutoLock'; Value = 'perhaps' }, @{ Parameter = 'EnabledAutoLock'; Value = 'WAHR' }
        @{ Parameter = 'EnabledAutoLock'; Value = 2 }, @{ Parameter = 'EnabledAutoLock'; Value = 0.5 }, @{ Parameter = 'EnabledAutoLock'; Value = @($true, $false) }
        @{ Parameter = 'EnabledNotifyHost'; Value = @{ } }, @{ Parameter = 'SupportCoHost'; Value = 'x' }, @{ Parameter = 'SupportAnyoneAsCoHost'; Value = -1 }
        @{ Parameter = 'AllowFirstUserToBeCoHost'; Value = [guid]::Empty }, @{ Parameter = 'AllowAuthenticatedDevices'; Value = 'on off' }
        @{ Parameter = 'HostPin'; Value = 35.5 }, @{ Parameter = 'HostPin'; Value = [datetime]'2026-01-01' }, @{ Parameter = 'HostPin'; Value = @('0358', '0359') }, @{ Parameter = 'HostPin'; Value = $true }
        @{ Parameter = 'Topic'; Value = @('one', 'two') }, @{ Parameter = 'Topic'; Value = @{ a = 1 } }, @{ Parameter = 'Topic'; Value = [datetime]'2026-01-01' }
        @{ Parameter = 'CoHost'; Value = @{ Name = 'Bob' } }, @{ Parameter = 'CoHosts'; Value = @('b@x.com', (New-Object psobject)) }, @{ Parameter = 'CoHosts'; Value = 'Bob' }
        @{ Parameter = 'CoHost'; Value = @('b@x.com', $null) }, @{ Parameter = 'CoHost'; Value = @('', 'b@x.com') }, @{ Parameter = 'CoHost'; Value = , $null }, @{ Parameter = 'CoHost'; Value = @('b@x.com', @(' ')) }
        @{ Parameter = 'CoHost'; Value = ';,' }, @{ Parameter = 'CoHosts'; Value = @([System.DBNull]::Value) }
    )
    $script:usable = @(
        @{ Parameter = 'AutoLockMinutes'; Value = 15.0; Expected = 15 }, @{ Parameter = 'AutoLockMinutes'; Value = [decimal]15; Expected = 15 }, @{ Parameter = 'AutoLockMinutes'; Value = [single]5; Expected = 5 }
        @{ Parameter = 'AutoLockMinutes'; Value = [byte]20; Expected = 20 }, @{ Parameter = 'AutoLockMinutes'; Value = [uint64]20; Expected = 20 }, @{ Parameter = 'AutoLockMinutes'; Value = [bigint]20; Expected = 20 }
        @{ Parameter = 'AutoLockMinutes'; Value = ' 15 '; Expected = 15 }, @{ Parameter = 'AutoLockMinutes'; Value = '15.0'; Expected = 15 }, @{ Parameter = 'AutoLockMinutes'; Value = @(15); Expected = 15 }
        @{ Parameter = 'EnabledAutoLock'; Value = 'TRUE'; Expected = $true }, @{ Parameter = 'EnabledAutoLock'; Value = 'no'; Expected = $false }, @{ Parameter = 'EnabledAutoLock'; Value = 0.0; Expected = $false }
        @{ Parameter = 'EnabledAutoLock'; Value = [bigint]1; Expected = $true }, @{ Parameter = 'EnabledAutoLock'; Value = [switch]$false; Expected = $false }
        @{ Parameter = 'HostPin'; Value = [double]9035; Expected = '9035' }, @{ Parameter = 'HostPin'; Value = [decimal]9035; Expected = '9035' }, @{ Parameter = 'HostPin'; Value = [uint32]9035; Expected = '9035' }
        @{ Parameter = 'HostPin'; Value = [bigint]9035; Expected = '9035' }, @{ Parameter = 'HostPin'; Value = 9035; Expected = '9035' }, @{ Parameter = 'HostPin'; Value = ' 0358 '; Expected = '0358' }
        @{ Parameter = 'Topic'; Value = 2026; Expected = '2026' }, @{ Parameter = 'Topic'; Value = 2026.0; Expected = '2026' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator

    function Get-Write { Get-SimulatorRequest | Where-Object method -NE GET }
}

Describe 'A row for Set-WebexPersonalRoom' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SkipValidation
    }

    It 'is an error, and nothing of it is written, when <Parameter> is <Value>' -ForEach $unusable {
        $row = [pscustomobject]@{ UserEmail = 'a@x.com'; AllowAuthenticatedDevices = $false }
        $row | Add-Member $Parameter $Value -Force
        $good = [pscustomobject]@{ UserEmail = 'b@x.com'; AllowAuthenticatedDevices = $false }
        $results = @($good, $row | Set-WebexPersonalRoom -PassThru -ErrorAction SilentlyContinue -ErrorVariable failure)
        $results.UserEmail | Should -Be 'b@x.com'
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.SetWebexPersonalRoomCommand'
        [object]::ReferenceEquals($failure[0].TargetObject, $row) | Should -BeTrue
        "$failure" | Should -BeLike '*a@x.com*Nothing was sent.'
        "$failure" -replace 'co-host', 'CoHost' | Should -Match ($Parameter -replace 'CoHosts', 'CoHost')
        @(Get-Write | Where-Object pathAndQuery -Like '*a%40x.com*') | Should -BeNullOrEmpty

        # The same by -InputObject.
        Clear-SimulatorRequest
        Set-WebexPersonalRoom -InputObject $row -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'is refused at the command line as well: <Parameter> <Value>' -ForEach ($unusable | Where-Object { $_.Parameter -notin 'Topic', 'CoHosts' }) {
        $change = @{ $Parameter = $Value }
        $failure = { Set-WebexPersonalRoom a@x.com @change -ErrorAction Stop } | Should -Throw -PassThru
        "$failure" | Should -BeLike "*'$Parameter'. The value must be *, and it is *"
        "$failure" | Should -Not -Match 'Unusable'
        if ($Value -is [string]) { "$failure" | Should -BeLike "*'$Value'.*" }
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'shows no PIN that is typed and cannot be used' {
        $failure = { Set-WebexPersonalRoom a@x.com -HostPin 91827.5 } | Should -Throw -PassThru
        $failure.Exception.Message | Should -BeLike '*digits*'
        $failure.Exception.Message | Should -Not -Match '91827'
    }

    It 'says of the result of a script block what was given and what is accepted' {
        $null = 'a@x.com' | Set-WebexPersonalRoom -AutoLockMinutes { 'ten' } -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike "*AutoLockMinutes*'ten' (expected: a whole number)*"
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'sets <Parameter> to <Expected> when it is <Value>' -ForEach $usable {
        [pscustomobject]@{ UserEmail = 'a@x.com'; $Parameter = $Value } | Set-WebexPersonalRoom -ErrorAction Stop
        (Get-SimulatorRoom a@x.com).$Parameter | Should -BeExactly $Expected
    }

    It 'leaves <_> as it is when the cell is <Name>' -ForEach 'Topic', 'HostPin', 'AutoLockMinutes', 'EnabledAutoLock', 'SupportCoHost', 'CoHosts' {
        $before = ConvertTo-Json (Get-SimulatorRoom a@x.com) -Depth 5
        foreach ($nothing in $null, '', '  ', [System.DBNull]::Value) {
            [pscustomobject]@{ UserEmail = 'a@x.com'; $_ = $nothing } | Set-WebexPersonalRoom -ErrorAction Stop
        }
        ConvertTo-Json (Get-SimulatorRoom a@x.com) -Depth 5 | Should -BeExactly $before
        Get-Write | Should -BeNullOrEmpty
    }

    It 'takes co-hosts with semicolons, commas, as objects and as people' {
        [pscustomobject]@{ UserEmail = 'a@x.com'; CoHosts = 'b@x.com, user@example.com' } | Set-WebexPersonalRoom -ErrorAction Stop
        (Get-SimulatorRoom a@x.com).coHosts.email | Should -Be 'b@x.com', 'user@example.com'
        Set-WebexPersonalRoom a@x.com -CoHost ([pscustomobject]@{ Mail = 'b@x.com' }), (Get-WebexPerson user@example.com) -ErrorAction Stop
        (Get-SimulatorRoom a@x.com).coHosts.email | Should -Be 'b@x.com', 'user@example.com'
        Set-WebexPersonalRoom a@x.com -CoHost 'b@x.com' -ErrorAction Stop
        Set-WebexPersonalRoom -InputObject @{ UserEmail = 'a@x.com'; CoHosts = @() } -ErrorAction Stop
        @((Get-SimulatorRoom a@x.com).coHosts).Count | Should -Be 0 -Because 'an empty list is a value, and an empty cell is not'
    }

    It 'is an error at the command line when -CoHost is <Name>, and no co-host is removed' -ForEach @(
        @{ Name = 'null'; Value = $null }, @{ Name = 'empty'; Value = '' }, @{ Name = 'a space'; Value = ' ' }
    ) {
        Set-WebexPersonalRoom a@x.com -CoHost b@x.com
        Clear-SimulatorRequest
        Set-WebexPersonalRoom a@x.com -CoHost $Value -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike '-CoHost is empty*Nothing was sent.'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*@() to remove all*'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'takes a script block for a setting, of a room as well' {
        Get-WebexPersonalRoom a@x.com | Set-WebexPersonalRoom -Topic { "Room of $($_.UserEmail)" } -ErrorAction Stop
        (Get-SimulatorRoom a@x.com).topic | Should -BeExactly 'Room of a@x.com'
    }

    It 'shows no PIN in the error of a row' {
        $row = [pscustomobject]@{ UserEmail = 'a@x.com'; HostPin = 91827.5; EnabledAutoLock = $true }
        $said = @($row | Set-WebexPersonalRoom -Verbose -Debug -ErrorVariable failure *>&1 | Out-String) + $failure[0].CategoryInfo.GetMessage() -join "`n"
        $said | Should -Not -Match '91827'
    }

    It 'is written as it says or not at all, whatever it says (seed <_>)' -ForEach 1, 2, 3 {
        $seed = $_
        $random = New-Object System.Random $seed
        $minutes = @(@(10, 10), @(15.0, 15), @([decimal]20, 20), @('5', 5), @('x', 'bad'), @(7.5, 'bad'), @($null, 'none'), @('', 'none'), @([System.DBNull]::Value, 'none'))
        $flags = @(@('TRUE', $true), @($false, $false), @(1.0, $true), @('maybe', 'bad'), @([datetime]'2026-01-01', 'bad'), @('', 'none'), @($null, 'none'))
        $topics = @(@('A topic', 'A topic'), @(42, '42'), @(@('a', 'b'), 'bad'), @('', 'none'), @([System.DBNull]::Value, 'none'))
        $plan = foreach ($number in 1..60) {
            $minute, $flag, $topic = $minutes[$random.Next($minutes.Count)], $flags[$random.Next($flags.Count)], $topics[$random.Next($topics.Count)]
            $before = try { Get-SimulatorRoom ('person{0:00000}@example.com' -f $number) } catch { continue }
            $row = [pscustomobject]@{ Mail = 'person{0:00000}@example.com' -f $number; UserEmail = ' '; AutoLockMinutes = $minute[0]; EnabledNotifyHost = $flag[0]; Topic = $topic[0] }
            @{ Row = $row; Wanted = @{ autoLockMinutes = $minute[1]; enabledNotifyHost = $flag[1]; topic = $topic[1] }; Before = $before }
        }
        $null = $plan.Row | Set-WebexPersonalRoom -ErrorAction SilentlyContinue -ErrorVariable failures
        $written = @(Get-Write).pathAndQuery
        foreach ($case in $plan) {
            $why = "seed $seed, $($case.Row)"
            $mine = @($failures | Where-Object { [object]::ReferenceEquals($_.TargetObject, $case.Row) })
            $after = Get-SimulatorRoom $case.Row.Mail
            if ($case.Wanted.Values | Where-Object { $_ -is [string] -and $_ -eq 'bad' }) {
                $mine.Count | Should -Be 1 -Because $why
                ConvertTo-Json $after -Depth 5 | Should -BeExactly (ConvertTo-Json $case.Before -Depth 5) -Because $why
                @($written | Where-Object { $_ -like "*$([uri]::EscapeDataString($case.Row.Mail))*" }).Count | Should -Be 0 -Because $why
            }
            else {
                $mine.Count | Should -Be 0 -Because "$why $mine"
                foreach ($name in $case.Wanted.Keys) {
                    $expected = if ("$($case.Wanted[$name])" -eq 'none') { $case.Before.$name } else { $case.Wanted[$name] }
                    $after.$name | Should -BeExactly $expected -Because "$why, $name"
                    $after.$name = $case.Before.$name
                }
                ConvertTo-Json $after -Depth 5 | Should -BeExactly (ConvertTo-Json $case.Before -Depth 5) -Because $why
            }
        }
    }
}

Describe 'A row for the other cmdlets' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SiteUrl site4.webex.com
        Clear-SimulatorRequest
    }

    It 'is an error when its session types or its room ID cannot be read' {
        foreach ($value in @{ a = 1 }, [datetime]'2026-01-01', @(, @{ a = 1 })) {
            $row = [pscustomobject]@{ UserEmail = 'a@x.com'; SessionType = $value; PersonalMeetingRoomId = $value }
            $row | Add-WebexUserSessionType -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            $row | Reset-WebexPersonalRoomId -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
        }
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'says its session types as text, as numbers, and as objects' {
        $types = Get-WebexSiteSessionType
        $web = $types | Where-Object ShortName -EQ WEB
        foreach ($value in 'WEB', 'WEB; ', [long]$web.Id, $web, @($web), (Copy-ByFile $web)) {
            Set-WebexUserSessionType a@x.com -SessionType PRO
            ([pscustomobject]@{ UserEmail = 'a@x.com'; SessionType = $value } | Set-WebexUserSessionType -PassThru -ErrorAction Stop).SessionTypes.ShortName |
                Should -Be 'WEB' -Because "$value"
        }
    }

    BeforeAll {
        function Copy-ByFile($Object) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Object)) }
    }
}
