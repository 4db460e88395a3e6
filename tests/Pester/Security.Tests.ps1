BeforeDiscovery {
    $attacks = @(
        @{ Name = 'CR LF'; Attack = "a@x.com`r`nX-Evil: 1" }
        @{ Name = 'LF'; Attack = "a@x.com`nX-Evil: 1" }
        @{ Name = 'NUL'; Attack = "a@x.com`0" }
        @{ Name = 'escaped CR LF'; Attack = 'a@x.com%0d%0aX-Evil:%201' }
        @{ Name = 'double quotes'; Attack = '"a"@x.com' }
        @{ Name = 'single quotes'; Attack = "'a'@x.com" }
        @{ Name = 'an ampersand'; Attack = 'a@x.com&siteUrl=evil.example' }
        @{ Name = 'a hash'; Attack = 'a@x.com#x' }
        @{ Name = 'a plus'; Attack = 'a+b@x.com' }
        @{ Name = 'a question mark'; Attack = 'a@x.com?userEmail=b@x.com' }
        @{ Name = 'another path'; Attack = '../../../admin/meeting@x.com' }
        @{ Name = '100,000 characters'; Attack = ('a' * 100000) + '@x.com' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Background.psm1')
    Import-Module (Join-Path $PSScriptRoot 'OAuth.psm1')

    # Everything that PowerShell shows or saves of objects.
    function Get-Text([object[]] $Things) {
        $Things | Format-List * -Force | Out-String -Width 4000
        $Things | Format-Table * -Force | Out-String -Width 4000
        $Things | ForEach-Object { "$_" }
        $Things | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { $_.Exception | Format-List * -Force | Out-String -Width 4000; "$($_.Exception)" }
        $Things | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] } | ConvertTo-Json -Depth 6 -WarningAction SilentlyContinue
    }

    # All that a sign-in is made of.
    function Get-SignInSecret {
        Get-SimulatorToken 'Client secret'
        Get-SimulatorToken 'Admin refresh token'
        Get-TokenValue
    }

    # What the simulator handed out, by its own account.
    function Get-TokenValue {
        $tokens = Invoke-RestMethod ((Get-SimulatorAddress) -replace '/v1$', '/_simulator/tokens') -UseBasicParsing
        ($tokens | ForEach-Object { $_ }).value
    }

    function Assert-NoSecret([string] $Text, [string[]] $Secret) {
        $Text.Length | Should -BeGreaterThan 50
        foreach ($one in $Secret) {
            $one.Length | Should -BeGreaterThan 8
            $Text.IndexOf($one, [StringComparison]::Ordinal) | Should -Be -1
        }
    }
}

Describe 'No secret of a sign-in' {
    BeforeEach {
        Initialize-Simulator
        Set-SimulatorOAuth @{ rotateRefreshTokens = $true }
        $Error.Clear()
    }
    AfterEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'is in any stream, error or view of a run whose sign-in is renewed' {
        $all = & {
            Connect-Runbook -PassThru -Verbose -Debug
            'a@x.com', 'nope@x.com' | Get-WebexPersonalRoom -Verbose -Debug -ErrorAction Continue
            Send-TokenOrder revoke (Get-SimulatorRequest | Where-Object tokenName -Like 'refresh-*' | Select-Object -Last 1).tokenName
            'a@x.com', 'nope@x.com' | Get-WebexPersonalRoom -Verbose -Debug -ErrorAction Continue
            Get-WebexConnection -Verbose -Debug
        } *>&1
        Assert-NoSecret (Get-Text $all) (Get-SignInSecret)
        Assert-NoSecret (Get-Text $Error) (Get-SignInSecret)
    }

    It 'is shown after a sign-in that failed: <Name>' -ForEach @(
        @{ Name = 'unknown refresh token'; With = @{ RefreshToken = 'refresh-nobody-knows' }; Body = $null }
        @{ Name = 'wrong client secret'; With = @{ Secret = 'wrong-client-secret' }; Body = $null }
        @{ Name = 'an answer that quotes what was sent'; With = @{ RefreshToken = 'refresh-nobody-knows'; Secret = 'wrong-client-secret' }; Body = '{"message":"client_secret=wrong-client-secret refresh_token=refresh-nobody-knows","trackingId":"refresh-nobody-knows"}' }
        @{ Name = 'an answer that is broken'; With = @{ RefreshToken = 'refresh-nobody-knows' }; Body = '{"access_token":"new-access-token","refresh_token":"new-refresh-tok' }
    ) {
        if ($Body) { Add-Fault -Status 400 -PathContains access_token -Body $Body }
        $all = & { try { Connect-Runbook @With -Verbose -Debug } catch { $_ } } *>&1
        $secrets = 'refresh-nobody-knows', 'wrong-client-secret', 'new-access-token', 'new-refresh-tok'
        Assert-NoSecret (Get-Text $all) $secrets
        Assert-NoSecret (Get-Text $Error) $secrets
    }

    It 'is shown after a renewal that failed' {
        Connect-Runbook
        Send-TokenOrder revoke (Get-SimulatorRequest | Where-Object tokenName -Like 'refresh-*' | Select-Object -Last 1).tokenName
        Add-Fault -Status 400 -PathContains access_token
        $all = & { try { Get-WebexPersonalRoom a@x.com -Verbose -Debug } catch { $_ } } *>&1
        Assert-NoSecret (Get-Text $all) (Get-SignInSecret)
        Assert-NoSecret (Get-Text $Error) (Get-SignInSecret)
    }

    It 'is in what is made or saved of a connection with a refresh token' {
        $connection = Connect-Runbook -PassThru
        Assert-NoSecret (Get-Text $connection) (Get-SignInSecret)
        $connection | Export-Clixml TestDrive:/connection.xml -Depth 10
        Assert-NoSecret (Get-Content TestDrive:/connection.xml -Raw) (Get-SignInSecret)
    }

    It 'is in what is shown of the tokens that -OnTokenRefresh gets' {
        Connect-Runbook -OnTokenRefresh { param($tokens) $script:shown = Get-Text $tokens }
        Assert-NoSecret $shown (Get-SignInSecret)
    }

    It 'is in the prompt of a device code, nor the code that gets the tokens' {
        Set-SimulatorOAuth @{ approveDevicesAtOnce = $true; devicePollIntervalSec = 1 }
        $all = Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -ClientCredential (Get-ClientCredential) -DeviceCode -PassThru -Verbose -Debug *>&1
        $device = Invoke-RestMethod ((Get-SimulatorAddress) -replace '/v1$', '/_simulator/device') -UseBasicParsing | ForEach-Object { $_ }
        Assert-NoSecret (Get-Text $all) (@($device.deviceCode) + (Get-SignInSecret))
    }

    It 'is in a transcript' {
        Start-Transcript TestDrive:/transcript.txt -Force > $null
        try {
            Connect-Runbook -Verbose
            Get-WebexConnection | Format-Table | Out-Host
        }
        finally { Stop-Transcript > $null }
        Assert-NoSecret (Get-Content TestDrive:/transcript.txt -Raw) (Get-SignInSecret)
    }

    It 'is in an event that anybody could listen to' {
        Connect-Runbook
        $null = Get-WebexPersonalRoom a@x.com
        Get-EventSubscriber | Should -BeNullOrEmpty
        Get-Event | Should -BeNullOrEmpty
    }
}

Describe 'A token leaves for the configured origin only' {
    BeforeEach { Initialize-Simulator }
    AfterEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'and so follows no redirect, not even of the sign-in' {
        Add-Fault -Kind Redirect -PathContains access_token -Location 'http://127.0.0.1:1/v1/access_token'
        $failure = { Connect-Runbook } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidResponse,*'
        $failure.Exception.Message | Should -BeLike '*a redirect; it was not followed*'
        @(Get-SimulatorRequest).Count | Should -Be 1
    }

    It 'and no command has a parameter that turns certificate checks off' {
        $names = Get-Command -Module WebexMeetings | ForEach-Object { $_.Parameters.Keys } | Sort-Object -Unique
        $names.Count | Should -BeGreaterThan 20
        $names -match 'certificate|insecure|tls|ssl' | Should -BeNullOrEmpty
    }
}

Describe 'Input with <Name>' -ForEach $attacks {
    BeforeAll {
        Initialize-Simulator
        Connect-Simulator
        Clear-SimulatorRequest

        # The parameters of all requests since, each of which must be one that the module itself puts there.
        function Assert-NothingInjected {
            foreach ($request in Get-SimulatorRequest) {
                $path, $query = $request.pathAndQuery -split '\?', 2
                $path | Should -Match '^/v1/[A-Za-z/]+(/people/[A-Za-z0-9%._~-]+)?$'
                foreach ($pair in "$query" -split '&' -ne '') {
                    $key, $value = $pair -split '=', 2
                    $key | Should -BeIn 'userEmail', 'siteUrl', 'personId', 'email', 'id', 'displayName', 'max', 'hostEmail'
                    if ($key -ne 'max') { [uri]::UnescapeDataString($value) | Should -BeIn $Attack, $Attack.ToLowerInvariant(), $Attack.Trim() }
                }
                if ($request.emailHeader) { $request.emailHeader | Should -BeExactly $Attack }
            }
        }
    }
    AfterAll { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'is refused or sent as one value, in every parameter of every Get command' {
        $asked = 0
        foreach ($command in Get-Command -Module WebexMeetings -Verb Get) {
            foreach ($parameter in 'UserEmail', 'PersonId', 'SiteUrl', 'DisplayName' | Where-Object { $command.Parameters.ContainsKey($_) }) {
                $asked++
                $with = @{ $parameter = $Attack }
                $null = & $command @with -ErrorAction SilentlyContinue
            }
        }
        $asked | Should -BeGreaterThan 8
        Assert-NothingInjected
    }

    It 'is refused or kept as one value by Connect-Webex' {
        Clear-SimulatorRequest
        $address = Get-SimulatorAddress
        foreach ($with in @{ SiteUrl = $Attack }, @{ AccessToken = $Attack }, @{ ApiBaseUri = $Attack }, @{ ApiBaseUri = "$address/$Attack" }) {
            $all = @{ ApiBaseUri = $address; AccessToken = 'token'; Name = 'attacked' }
            foreach ($key in $with.Keys) { $all[$key] = $with[$key] }
            try { Connect-Webex @all } catch { $null = $_ }
        }
        try { Connect-Runbook -RefreshToken $Attack } catch { $null = $_ }
        try { Connect-Runbook -Secret $Attack } catch { $null = $_ }
        foreach ($request in Get-SimulatorRequest) {
            $request.pathAndQuery | Should -BeIn '/v1/people/me', '/v1/authorizations/tokenExpiry', '/v1/access_token'
            if ($request.pathAndQuery -like '*/access_token') {
                @($request.body -split '&' | ForEach-Object { ($_ -split '=')[0] }) | Should -Be 'grant_type', 'refresh_token', 'client_id', 'client_secret'
            }
        }
    }
}

Describe 'Two runspaces with two tokens' {
    BeforeAll {
        Initialize-Simulator
        $script:admin = Open-Runspace 'Admin token'
        $script:user = Open-Runspace 'User token'
    }
    AfterAll {
        $admin.Dispose()
        $user.Dispose()
    }

    It 'never use the other''s' {
        Clear-SimulatorRequest
        # The administrator asks about somebody, the user about nobody: the address says whose token has to be on it.
        $first = Invoke-InBackground $admin { @('a@x.com', 'b@x.com') * 250 | Get-WebexPersonalRoom }
        $second = Invoke-InBackground $user { 1..250 | ForEach-Object { Get-WebexPersonalRoom } }
        Wait-Background $first
        Wait-Background $second
        $first.Output.Count, $second.Output.Count | Should -Be 500, 250
        $groups = @(Get-SimulatorRequest | Group-Object { "$($_.tokenName) $($_.pathAndQuery -match 'userEmail')" })
        $groups.Name | Sort-Object | Should -Be 'admin True', 'user False'
    }

    It 'and Disconnect-Webex in one leaves the other' {
        Wait-Background (Invoke-InBackground $user { Disconnect-Webex })
        $left = Invoke-InBackground $admin { (Get-WebexPersonalRoom).PersonalMeetingRoomLink }
        Wait-Background $left
        $left.Output | Should -BeLike '*/meet/admin'
    }
}
