# Rows that a generator makes, for every cmdlet that reads rows: values as spreadsheets, databases, other modules and mistakes give them.
# A failure names its seed.

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    $script:cmdlets = @(
        Get-Command -Module WebexMeetings |
            Where-Object { $_.Parameters.ContainsKey('UserEmail') -and $_.Parameters.UserEmail.Attributes.ValueFromPipelineByPropertyName -contains $true } |
            ForEach-Object { foreach ($seed in 1, 2) { @{ Name = $_.Name; Seed = $seed } } }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator

    function Select-One([System.Random] $Random, [object[]] $From) { , $From[$Random.Next($From.Count)] }

    function Get-Person([int] $Number) { 'person{0:00000}@example.com' -f $Number }

    # Parameters that take a property, but who and where.
    function Get-RowParameter([string] $Name) {
        $common = 'UserEmail', 'SiteUrl', 'PersonId', 'Connection', 'InputObject', 'ThrottleLimit'
        (Get-Command $Name).Parameters.Values |
            Where-Object { $_.Name -notin $common -and $_.Attributes.ValueFromPipelineByPropertyName -contains $true } |
            ForEach-Object { $_.Name; $_.Aliases }
    }

    # Values that no setting takes, or that some take and others do not. Each is made anew, because a list here may contain itself.
    function New-StrangeValue([System.Random] $Random) {
        $circle = New-Object System.Collections.ArrayList
        $null = $circle.Add($circle)
        $broken = New-Object psobject
        foreach ($name in 'Email', 'DeviceName', 'Number', 'Id', 'DisplayName') { $broken | Add-Member ScriptProperty $name { throw 'The property of a foreign object failed.' } }
        $values = @(
            { $null }, { '' }, { ' ' }, { [System.DBNull]::Value }, { [datetime]'2026-01-01' }, { [double]::NaN }, { [decimal]::MaxValue }, { [bigint]'123456789012345678901234567890' }
            { , @() }, { , @($null) }, { , @(1, 2) }, { @{ } }, { @{ a = 1 } }, { [guid]::Empty }, { [version]'1.2' }, { [System.DayOfWeek]::Friday }, { [switch]$true }, { $true }, { -1 }, { 0 }, { 15.5 }
            { 'x' * 5000 }, { "a`0b" }, { [string][char]0xD800 }, { "`u{202E}txt" }, { [char]'7' }, { { 'a script' } }, { [uri]'https://example.com' }, { , [byte[]](1, 2, 3) }, { [xml]'<a>1</a>' }
            { New-Object psobject }, { [pscustomobject]@{ Email = 'b@x.com' } }, { 'b@x.com; user@example.com' }, { New-Object System.Security.SecureString }, { [timespan]'00:15:00' }, { , $circle }, { $broken }
        )
        & $values[$Random.Next($values.Count)]
    }
}

Describe 'Any row' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SiteUrl site4.webex.com
    }

    It 'ends <Name> as its objects or as one error (seed <Seed>)' -ForEach $cmdlets {
        $random = New-Object System.Random $Seed
        $parameters = @(Get-RowParameter $Name)
        $rows = foreach ($number in 1..25) {
            $row = [ordered]@{ Email = Select-One $random 'a@x.com', 'b@x.com', (Get-Person $number), '', $null, 'nobody@x.com', 'no address', ([System.DBNull]::Value) }
            if ($random.Next(6) -eq 0) { $row.SiteUrl = New-StrangeValue $random }
            if ($random.Next(6) -eq 0) { $row.PersonId = New-StrangeValue $random }
            foreach ($parameter in $parameters) {
                if ($random.Next(3) -eq 0) { $row[$parameter] = New-StrangeValue $random }
            }
            [pscustomobject]$row
        }

        $given = @{ ErrorAction = 'SilentlyContinue' }
        if ((Get-Command $Name).Parameters.ContainsKey('PassThru')) { $given.PassThru = $true }
        if ($Name -like '*-WebexUserSessionType' -and $Name -notlike 'Get-*') { $given.SiteUrl = 'site4.webex.com' }
        if ((Get-Command $Name).Parameters.ContainsKey('Confirm')) { $given.Confirm = $false }
        $objects = @($rows | & $Name @given -ErrorVariable failures)

        foreach ($failure in $failures) {
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.*' -Because "$failure"
            "$failure".Length | Should -BeLessThan 1200
            "$failure" | Should -Not -Match '[\x00-\x09\x0B\x0C\x0E-\x1F\u202E]'
            @($rows | Where-Object { [object]::ReferenceEquals($_, $failure.TargetObject) }).Count | Should -Be 1 -Because "an error is about a row: $failure"
        }
        foreach ($row in $rows) {
            @($failures | Where-Object { [object]::ReferenceEquals($_.TargetObject, $row) }).Count | Should -BeLessOrEqual 1 -Because "seed $Seed, $row"
        }
        if ($given.ContainsKey('PassThru')) { $objects.Count + $failures.Count | Should -Be $rows.Count -Because "seed $Seed" }
    }
}

Describe 'A row of settings' {
    BeforeDiscovery {
        $flags = @(@('TRUE', $true), @($false, $false), @(1.0, $true), @('no', $false), @('perhaps', 'bad'), @([datetime]'2026-01-01', 'bad'), @(2, 'bad'), @('', 'none'), @($null, 'none'), @([System.DBNull]::Value, 'none'))
        $texts = @(@('A text', 'A text'), @(42, '42'), @(@('a', 'b'), 'bad'), @(@{ a = 1 }, 'bad'), @('  ', 'none'), @($null, 'none'))
        $script:cases = foreach ($seed in 1, 2) {
            @{
                Name = 'Set-WebexSchedulingOption'; Part = 'schedulingOptions'; Seed = $seed
                Settings = @{
                    enabledJoinBeforeHost = $flags; enabledAutoShareRecording = $flags; enabledWebexAssistantByDefault = $flags
                    joinBeforeHostMinutes = @(@(10, 10), @('5', 5), @(15.0, 15), @([decimal]0, 0), @(7, 'bad'), @('x', 'bad'), @(10.5, 'bad'), @('', 'none'))
                }
            }
            @{
                Name = 'Set-WebexAudioOption'; Part = 'audio'; Seed = $seed
                Settings = @{
                    enabledGlobalCallIn = $flags; enabledTollFree = $flags; enabledAutoConnection = $flags; otherTeleconferenceDescription = $texts
                    audioPin = @(@('9035', '9035'), @(9035, '9035'), @(' 0358 ', '0358'), @('1234', 'bad'), @('12a4', 'bad'), @(35.5, 'bad'), @(@('9035', '9036'), 'bad'), @('', 'none'))
                }
            }
        }
    }

    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SkipValidation
    }

    It 'is written by <Name> as it says or not at all (seed <Seed>)' -ForEach $cases {
        $random = New-Object System.Random $Seed
        $plan = foreach ($number in 1..25) {
            $person = Get-Person $number
            $before = try { (Get-SimulatorPreference $person).$Part } catch { continue }
            $row = [ordered]@{ Mail = $person }
            $wanted = @{}
            foreach ($setting in $Settings.Keys | Sort-Object) {
                if ($random.Next(2) -eq 0) { continue }
                $row[$setting], $wanted[$setting] = $Settings[$setting][$random.Next($Settings[$setting].Count)]
            }
            @{ Row = [pscustomobject]$row; Wanted = $wanted; Before = $before }
        }
        $plan.Count | Should -BeGreaterThan 10
        $null = $plan.Row | & $Name -ErrorAction SilentlyContinue -ErrorVariable failures
        foreach ($case in $plan) {
            $why = "seed $Seed, $($case.Row)"
            $mine = @($failures | Where-Object { [object]::ReferenceEquals($_.TargetObject, $case.Row) })
            $after = (Get-SimulatorPreference $case.Row.Mail).$Part
            # A row that names no setting is an error as well.
            $isBad = @($case.Wanted.Values | Where-Object { $_ -is [string] -and $_ -ceq 'bad' }).Count -gt 0
            if ($isBad -or $case.Wanted.Count -eq 0) { $mine.Count | Should -Be 1 -Because $why }
            else {
                $mine.Count | Should -Be 0 -Because "$why $mine"
                foreach ($setting in $case.Wanted.Keys) {
                    $expected = if ($case.Wanted[$setting] -is [string] -and $case.Wanted[$setting] -ceq 'none') { $case.Before.$setting } else { $case.Wanted[$setting] }
                    $after.$setting | Should -BeExactly $expected -Because "$why, $setting"
                    if ($case.Before.PSObject.Properties[$setting]) { $after.$setting = $case.Before.$setting }
                    else { $after.PSObject.Properties.Remove($setting) }
                }
            }
            ConvertTo-Json $after -Depth 5 | Should -BeExactly (ConvertTo-Json $case.Before -Depth 5) -Because $why
        }
    }
}
