# Whatever a parameter or the pipeline gives, a command ends in time, with objects or with an error of this module. Values of every kind,
# chosen by seed, go to every parameter of every cmdlet, typed and piped. A finding names the seed and the command.

BeforeDiscovery {
    # A longer search, as for the fuzz tests of the xunit suite.
    $script:seeds = if ($env:WEBEXMEETINGS_FUZZ_MINUTES) { 1..(10 * $env:WEBEXMEETINGS_FUZZ_MINUTES) } else { 1, 2 }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Import-Module (Join-Path $PSScriptRoot 'OAuth.psm1')
    Initialize-Simulator

    $script:pin = '918273645'

    # A list that contains itself, and an object with properties that cannot be read.
    function New-Cycle {
        $list = New-Object System.Collections.ArrayList
        $null = $list.Add('a@x.com')
        $null = $list.Add($list)
        , $list
    }

    function New-Deep([int] $Depth) {
        $value = 'a@x.com'
        foreach ($number in 1..$Depth) { $value = , $value }
        , $value
    }

    # PowerShell itself reads the properties with names of parameters.
    function New-Unreadable {
        $row = [pscustomobject]@{ DisplayName = 'unreadable' }
        foreach ($name in 'Email Address', 'E-Mail', 'emails') { $row | Add-Member ScriptProperty $name { throw [System.InvalidOperationException]'unreadable' } }
        $row
    }

    function New-Disposed {
        $secret = ConvertTo-Secret $script:pin
        $secret.Dispose()
        $secret
    }

    $script:values = @(
        { $null }, { '' }, { '  ' }, { @() }, { , @() }, { @{ } }, { [System.DBNull]::Value }, { [System.Management.Automation.Internal.AutomationNull]::Value }
        { 'a@x.com' }, { 'b@x.com' }, { 'site4.webex.com' }, { 'WEB' }, { 0 }, { 1 }, { -1 }, { 15 }, { [long]::MaxValue }, { [uint64]::MaxValue }, { [bigint]::Pow(10, 40) }
        { 4.5 }, { [double]::NaN }, { [double]::PositiveInfinity }, { [decimal]::MaxValue }, { [byte]7 }, { [char]'x' }, { [char]0 }, { $true }, { $false }, { [switch]$true }
        { [datetime]'2026-01-01' }, { [datetime]::MaxValue }, { [timespan]::MaxValue }, { [guid]::Empty }, { [version]'1.2' }, { [System.DayOfWeek]::Friday }
        { [uri]'http://a@b.example/[x]' }, { [uri]'relative' }, { { 'a script' } }, { { throw 'a script' } }, { [int] }, { [xml]'<a><b/></a>' }, { [regex]'a|b' }
        { [System.Text.Encoding]::UTF8 }, { New-Object System.IO.MemoryStream }, { [byte[]](1, 2, 3) }, { [char[]]'abc' }, { New-Object 'int[,]' 2, 2 }
        { '*' }, { '[' }, { '[a-' }, { '`' }, { '$(throw 1)' }, { "a`0b@x.com" }, { "a`r`nb@x.com" }, { "$([char]0x202E)a@x.com" }, { "$([char]0xD800)" }, { '../../v1' }, { '%2F%00' }
        { '//evil.example' }, { 'http://[::1' }, { 'http://xn--.example' }, { "'" }, { '"' }, { ';' }, { ',' }, { '+' }, { '+1' }, { '<>' }, { 'a <' }, { 'x' * 70000 }, { ('x' * 70000) + '@x.com' }
        { New-Cycle }, { , @(New-Cycle) }, { @{ UserEmail = New-Cycle; SiteUrl = New-Cycle; SessionType = New-Cycle; DelegateEmail = New-Cycle } }, { New-Deep 3 }, { New-Deep 60 }
        { New-Unreadable }, { , @(New-Unreadable) }, { New-Object psobject }, { [pscustomobject]@{ UserEmail = 'a@x.com'; SiteUrl = 1, 2 } }
        { [pscustomobject]@{ UserEmail = @{ }; PersonId = @{ } } }, { [pscustomobject]@{ Id = 'Y2lzY29zcGFyazovL3VzL1BFT1BMRS8x'; emails = @($null) } }
        { @{ UserEmail = 'a@x.com'; AutoLockMinutes = { } ; HostPin = [datetime]::Now; CoHosts = @{ }; VideoDevices = 1; OfficeNumber = @{ } } }
        { ConvertTo-Secret $script:pin }, { New-Object System.Security.SecureString }, { New-Disposed }
        { New-Object System.Management.Automation.PSCredential 'a@x.com', (ConvertTo-Secret 'x') }, { New-Object System.Net.Mail.MailAddress 'a@x.com' }
        { @('a@x.com', $null, 3, @{ }) }, { New-Object System.Collections.Queue }, { [System.Linq.Enumerable]::Range(1, 3) }, { @{ a = 1 }.GetEnumerator() }, { Get-WebexConnection }
    )

    # Not at random: what would ask a person, start a browser, or leave this computer.
    $script:fixed = 'ApiBaseUri', 'ClientCredential', 'ProxyCredential', 'Interactive', 'DeviceCode', 'NoBrowser', 'OnTokenRefresh', 'Environment', 'TimeoutSec', 'Proxy', 'ProxyUseDefaultCredentials',
        'Confirm', 'WhatIf', 'Verbose', 'Debug', 'ErrorAction', 'WarningAction', 'InformationAction', 'ProgressAction', 'ErrorVariable', 'WarningVariable', 'InformationVariable',
        'OutVariable', 'OutBuffer', 'PipelineVariable', 'Connection', 'ThrottleLimit'

    $script:pins = { [long]$script:pin + 0.5 }, { "x$script:pin" }, { , @([long]$script:pin, 1) }, { @{ Pin = $script:pin } }, { [decimal]$script:pin * 1000000 }, { New-Disposed }

    function Get-Any($Random, $Name) {
        $from = if ($Name -like '*Pin') { $script:pins } else { $script:values }
        , (& $from[$Random.Next($from.Count)])
    }

    # What is wrong with the outcome of a command; nothing when all is well.
    function Get-Finding($Failures, [switch] $IsPiped) {
        foreach ($failure in $Failures) {
            $exception = $failure.Exception
            $known = $exception -is [WebexMeetings.WebexApiException] -or
                (-not $IsPiped -and $exception -is [System.Management.Automation.ParameterBindingException])
            $text = "$failure"
            $isRiddle = $text -match 'UnusableValue|Object reference|Exception of type|Specified argument|Index was|Arithmetic' -or $failure.FullyQualifiedErrorId -like 'Webex.Unexpected*'
            if (-not $known -or $isRiddle -or $text.Contains($script:pin)) { "$($exception.GetType().Name) $($failure.FullyQualifiedErrorId): $text" -replace '(?s)^(.{400}).*', '$1' }
        }
    }

    function Invoke-Case($Command, [hashtable] $Parameters, $Piped, [switch] $IsPiped) {
        $failures = $null
        $caught = $null
        try {
            if ($IsPiped) { $null = $Piped | & $Command @Parameters -ErrorAction SilentlyContinue -ErrorVariable failures -WarningAction SilentlyContinue }
            else { $null = & $Command @Parameters -ErrorAction SilentlyContinue -ErrorVariable failures -WarningAction SilentlyContinue }
        }
        catch { $caught = $_ }

        # A terminating error is in the variable too, as an exception.
        Get-Finding (@($failures) + @($caught) | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) -IsPiped:$IsPiped
    }

    function Show-Case($Command, [hashtable] $Parameters) {
        $shown = foreach ($name in $Parameters.Keys) { "-$name <$(if ($null -ne $Parameters[$name]) { $Parameters[$name].GetType().Name })>" }
        "$Command $shown"
    }
}

Describe 'Every cmdlet with values of every kind (seed <_>)' -ForEach $seeds {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SiteUrl site4.webex.com
    }

    It 'ends with objects or an error of this module, whatever is typed' {
        $random = New-Object System.Random $_
        $seed = $_
        $findings = foreach ($command in Get-Command -Module WebexMeetings | Where-Object Name -NotIn 'Connect-Webex', 'Disconnect-Webex') {
            foreach ($set in $command.ParameterSets) {
                foreach ($parameter in $set.Parameters | Where-Object { $_.Name -notin $fixed }) {
                    $parameters = @{ }
                    foreach ($other in $set.Parameters | Where-Object { $_.Name -notin $fixed }) {
                        if ($other.IsMandatory -or $other.Name -in 'UserEmail', 'PersonalRoom') { $parameters[$other.Name] = if ($other.ParameterType -eq [switch]) { $true } elseif ($other.Name -eq 'Path') { 'people/me' } else { 'a@x.com' } }
                    }
                    $parameters[$parameter.Name] = Get-Any $random $parameter.Name
                    if ($random.Next(3) -eq 0) {
                        $second = @($set.Parameters | Where-Object { $_.Name -notin $fixed })[$random.Next(@($set.Parameters | Where-Object { $_.Name -notin $fixed }).Count)]
                        $parameters[$second.Name] = Get-Any $random $second.Name
                    }
                    if ($command.Parameters.ContainsKey('Confirm')) { $parameters.Confirm = $false }
                    Invoke-Case $command.Name $parameters | ForEach-Object { "seed $seed, $(Show-Case $command.Name $parameters): $_" }
                }
            }
        }
        $findings | Should -BeNullOrEmpty
    }

    It 'ends with one outcome for each input, whatever is piped' {
        $random = New-Object System.Random $_
        $seed = $_
        $findings = foreach ($command in Get-Command -Module WebexMeetings | Where-Object { $_.Name -notin 'Connect-Webex', 'Disconnect-Webex', 'Get-WebexConnection' }) {
            $parameters = @{ }
            if ($command.Parameters.ContainsKey('Confirm')) { $parameters.Confirm = $false }
            foreach ($number in 1..12) {
                $value = Get-Any $random
                Invoke-Case $command.Name $parameters -Piped (, $value) -IsPiped | ForEach-Object { "seed $seed, a $(if ($null -ne $value) { $value.GetType().Name }) piped to $($command.Name): $_" }

                $row = [pscustomobject]@{ UserEmail = 'a@x.com' }
                foreach ($name in $command.Parameters.Keys | Where-Object { $_ -notin $fixed -and $random.Next(4) -eq 0 }) { $row | Add-Member $name (Get-Any $random $name) -Force }
                Invoke-Case $command.Name $parameters -Piped $row -IsPiped | ForEach-Object { "seed $seed, a row with $($row.PSObject.Properties.Name) piped to $($command.Name): $_" }
            }
        }
        $findings | Should -BeNullOrEmpty
    }

    It 'signs in or refuses to with an error of this module, whatever Connect-Webex gets' {
        $random = New-Object System.Random $_
        $seed = $_
        $credentials = {
            New-Object System.Management.Automation.PSCredential 'client', (ConvertTo-Secret 'secret')
        }, { New-Object System.Management.Automation.PSCredential 'client', (New-Disposed) }, { New-Object System.Management.Automation.PSCredential "c`nl", (New-Object System.Security.SecureString) }
        $findings = foreach ($number in 1..60) {
            $parameters = @{ ApiBaseUri = Get-SimulatorAddress; TimeoutSec = 5; MaximumRetryAfterSec = 0; SkipValidation = $random.Next(2) -eq 0 }
            if ($random.Next(2) -eq 0) { $parameters.AccessToken = if ($random.Next(2) -eq 0) { Get-SimulatorToken } else { Get-Any $random } }
            else {
                $parameters.ClientCredential = & $credentials[$random.Next($credentials.Count)]
                $parameters.RefreshToken = Get-Any $random
            }
            if ($random.Next(6) -eq 0) { $parameters.ProxyCredential = & $credentials[$random.Next($credentials.Count)] ; $parameters.Proxy = 'http://127.0.0.1:1' }
            $name = @('Name', 'SiteUrl', 'MaximumRetryAfterSec', 'Environment', 'Scope', 'RedirectUri', 'OnTokenRefresh', 'PassThru')[$random.Next(8)]
            if ($random.Next(2) -eq 0) { $parameters[$name] = Get-Any $random }
            if ($random.Next(6) -eq 0) { $parameters.ApiBaseUri = (Get-Any $random) }
            Invoke-Case Connect-Webex $parameters | ForEach-Object { "seed $seed, $(Show-Case Connect-Webex $parameters): $_" }
        }
        $findings | Should -BeNullOrEmpty
        Get-WebexConnection -Name * -ErrorAction SilentlyContinue | Disconnect-Webex
    }
}

Describe 'A list that contains itself' {
    BeforeAll {
        Initialize-Simulator
        Connect-Simulator -SiteUrl site4.webex.com
    }
    AfterAll { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'ends <_> at no parameter and not in the pipeline' -ForEach (
        'Add-WebexSchedulingDelegate', 'Add-WebexUserSessionType', 'Get-WebexPerson', 'Get-WebexPersonalRoom', 'Get-WebexGlobalCallInNumber', 'Get-WebexMeetingSessionType', 'Get-WebexSiteSessionType',
        'Invoke-WebexApi', 'Reset-WebexPersonalRoomId', 'Set-WebexAudioOption', 'Set-WebexPersonalRoom', 'Set-WebexSchedulingOption', 'Set-WebexVideoOption'
    ) {
        $command = Get-Command $_
        $common = @{ }
        if ($command.Parameters.ContainsKey('Confirm')) { $common.Confirm = $false }
        foreach ($parameter in $command.Parameters.Keys | Where-Object { $_ -notin $fixed }) {
            $parameters = @{ } + $common
            if ($parameter -ne 'Path' -and $command.Parameters.ContainsKey('Path')) { $parameters.Path = 'people/me' }
            $parameters[$parameter] = New-Cycle
            Invoke-Case $_ $parameters | Should -BeNullOrEmpty -Because "-$parameter"
        }
        Invoke-Case $_ $common -Piped (, (New-Cycle)) -IsPiped | Should -BeNullOrEmpty
    }
}
