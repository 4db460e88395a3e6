BeforeDiscovery {
    $isCore = $PSVersionTable.PSEdition -eq 'Core'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Background.psm1')
    Import-Module (Join-Path $PSScriptRoot 'OAuth.psm1')
    $script:module = Get-ModuleUnderTest
    $script:cmdlet = 'WebexMeetings.Commands.ConnectWebexCommand'

    function Get-TokenRequest { Get-SimulatorRequest | Where-Object pathAndQuery -EQ '/v1/access_token' }

    # Connect-Webex in a runspace of its own: with the refresh token and the script, which sees $kept, or with an access token.
    function Connect-InBackground([System.Management.Automation.Runspaces.Runspace] $Runspace, [scriptblock] $OnTokenRefresh, [switch] $AccessToken) {
        $with = @{ ApiBaseUri = Get-SimulatorAddress }
        if ($AccessToken) { $with += @{ AccessToken = Get-SimulatorToken; SkipValidation = $true } }
        else { $with += @{ ClientCredential = Get-ClientCredential; RefreshToken = Get-SimulatorToken 'Admin refresh token' } }
        Invoke-InBackground $Runspace {
            param($with, $kept, $script)
            if ($script) { $with.OnTokenRefresh = [scriptblock]::Create($script) }
            Connect-Webex @with
        } -ArgumentList $with, $kept, "$OnTokenRefresh"
    }

    function Stop-AccessToken { Send-TokenOrder revoke (Get-SimulatorRequest | Where-Object tokenName -Like 'refresh-*' | Select-Object -Last 1).tokenName }
}

Describe 'Connect-Webex -RefreshToken' {
    BeforeEach {
        Initialize-Simulator
        $Error.Clear()
    }
    AfterEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'signs in, and the connection says what is known' {
        $before = [DateTimeOffset]::Now
        Connect-Runbook | Should -BeNullOrEmpty
        $connection = Get-WebexConnection
        $connection.UserEmail | Should -BeExactly 'admin@example.com'
        $connection.AuthenticationType | Should -BeExactly 'RefreshToken'
        $connection.Scopes | Should -Contain 'meeting:admin_preferences_read'
        $connection.ExpiresAt | Should -BeGreaterThan $before.AddDays(13)
        $connection.RefreshTokenExpiresAt | Should -BeGreaterThan $before.AddDays(89)
        @(Get-TokenRequest).Count | Should -Be 1
    }

    It 'takes the refresh token as a SecureString too' {
        $secret = ConvertTo-Secret (Get-SimulatorToken 'Service App refresh token')
        $connection = Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -ClientCredential (Get-ClientCredential) -RefreshToken $secret -PassThru
        $connection.UserType | Should -BeExactly 'appuser'
    }

    It 'renews a revoked access token by one request, in the middle of a run, and every input has its answer' {
        Connect-Runbook
        $users = @('a@x.com', 'b@x.com', 'user@example.com', 'admin@example.com') * 10
        Stop-AccessToken
        Clear-SimulatorRequest
        ($users | Get-WebexPersonalRoom).UserEmail | Should -Be $users
        @(Get-TokenRequest).Count | Should -Be 1
    }

    It 'asks for nothing with -SkipValidation until the first command' {
        Connect-Runbook -SkipValidation
        Get-SimulatorRequest | Should -BeNullOrEmpty
        (Get-WebexPersonalRoom a@x.com).UserEmail | Should -BeExactly 'a@x.com'
    }

    It 'ends with one terminating error for <Name>' -ForEach @(
        @{ Name = 'an unknown refresh token'; With = @{ RefreshToken = 'refresh-nobody-knows' }; Message = '*Webex did not accept the refresh token*' }
        @{ Name = 'a wrong client secret'; With = @{ Secret = 'wrong-client-secret' }; Message = '*Webex did not accept the client id or the client secret*' }
    ) {
        $failure = { Connect-Runbook @With } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeExactly "Webex.Unauthorized,$cmdlet"
        $failure.Exception.Message | Should -BeLike $Message
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-Webex*'
        Get-WebexConnection | Should -BeNullOrEmpty
    }

    It 'refuses an empty refresh token before anything is sent' {
        $failure = { Connect-Runbook -RefreshToken ' ' } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeExactly "Webex.InvalidInput,$cmdlet"
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'ends a run with one terminating error when the sign-in is over' {
        Connect-Runbook
        Stop-AccessToken
        Send-TokenOrder revokeRefreshToken (Get-SimulatorToken 'Admin refresh token')
        $failure = { 'a@x.com', 'b@x.com' | Get-WebexPersonalRoom } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.Unauthorized,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
        $failure.TargetObject | Should -BeExactly 'a@x.com'
    }

    It 'names the scope that is missing' {
        $scoped = Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -AccessToken (Get-SimulatorToken) -PassThru
        $scoped | Should -Not -BeNullOrEmpty
        Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -ClientCredential (Get-ClientCredential) -Interactive -NoBrowser -Scope spark:people_read 6>&1 |
            ForEach-Object { $null = Open-Page $_.MessageData.Address }
        Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.Forbidden,*'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike 'The sign-in lacks the scope meeting:admin_preferences_read*it has spark:people_read.*'
    }
}

Describe '-OnTokenRefresh' {
    BeforeEach {
        Initialize-Simulator
        Set-SimulatorOAuth @{ rotateRefreshTokens = $true }
        $Error.Clear()
        $script:kept = [System.Collections.ArrayList]@()
    }
    AfterEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'gets the tokens of each renewal, the first included, and what it emits goes nowhere' {
        Connect-Runbook -Name vault -OnTokenRefresh { param($tokens) $null = $kept.Add($tokens); 'output' } | Should -BeNullOrEmpty
        $kept.Count | Should -Be 1
        $kept[0] | Should -BeOfType ([WebexMeetings.TokenRefresh])
        $kept[0].ConnectionName | Should -BeExactly 'vault'
        $kept[0].IsNewRefreshToken | Should -BeTrue
        $kept[0].ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::Now.AddDays(13))
        $kept[0].AccessToken | Should -BeOfType ([securestring])

        Stop-AccessToken
        (Get-WebexPersonalRoom a@x.com).UserEmail | Should -BeExactly 'a@x.com'
        $kept.Count | Should -Be 2
    }

    It 'gives a refresh token that the next sign-in works with, where the old one does not' {
        Connect-Runbook -OnTokenRefresh { param($tokens) $null = $kept.Add($tokens) }
        Disconnect-Webex
        { Connect-Runbook } | Should -Throw '*did not accept the refresh token*'
        Connect-Runbook -RefreshToken (ConvertFrom-Secret $kept[0].RefreshToken)
        (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
    }

    It 'says that the refresh token is the old one where Webex does not change it' {
        Set-SimulatorOAuth @{ rotateRefreshTokens = $false }
        Connect-Runbook -OnTokenRefresh { param($tokens) $null = $kept.Add($tokens) }
        $kept[0].IsNewRefreshToken | Should -BeFalse
        ConvertFrom-Secret $kept[0].RefreshToken | Should -BeExactly (Get-SimulatorToken 'Admin refresh token')
    }

    It 'runs also when the sign-in fails after Webex gave new tokens' {
        Add-Fault -Status 400 -PathContains people/me
        { Connect-Runbook -OnTokenRefresh { param($tokens) $null = $kept.Add($tokens) } } | Should -Throw
        $kept.Count | Should -Be 1
    }

    It 'runs before anything else is asked of Webex, so that Ctrl+C then loses nothing' {
        Add-Fault -Kind Hang -PathContains people/me
        $runspace = Open-Runspace -NotConnected
        try {
            $run = Connect-InBackground $runspace { param($tokens) $null = $kept.Add($tokens) }
            Wait-SimulatorCount { $_.hanging -eq 1 }
            $kept.Count | Should -Be 1
            $run.PowerShell.Stop()
            Wait-Background (Connect-InBackground $runspace -AccessToken)
            $kept.Count | Should -Be 1 -Because 'each token is delivered once'
        }
        finally { $runspace.Dispose() }
    }

    It 'gets with the next command what Webex hands out after Ctrl+C' {
        Add-Fault -Kind Hang -PathContains access_token
        $runspace = Open-Runspace -NotConnected
        try {
            $run = Connect-InBackground $runspace { param($tokens) $null = $kept.Add($tokens) }
            Wait-SimulatorCount { $_.hanging -eq 1 }
            $run.PowerShell.Stop()
            Clear-Fault
            Wait-BackgroundState $run {
                Wait-Background (Invoke-InBackground $runspace { Get-WebexConnection })
                $kept.Count -gt 0
            }
            Wait-Background (Invoke-InBackground $runspace { Get-WebexConnection })
            $kept.Count | Should -Be 1
            $kept[0].IsNewRefreshToken | Should -BeTrue
        }
        finally { $runspace.Dispose() }
        Connect-Runbook -RefreshToken (ConvertFrom-Secret $kept[0].RefreshToken)
        (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
    }

    It 'that Ctrl+C interrupts runs again with the next command' {
        $runspace = Open-Runspace -NotConnected
        try {
            $run = Connect-InBackground $runspace {
                param($tokens)
                $null = $kept.Add($tokens)
                if ($kept.Count -eq 1) { $null = Wait-Event -SourceIdentifier never }
            }
            Wait-BackgroundState $run { $kept.Count -eq 1 }
            $run.PowerShell.Stop()
            Wait-Background (Invoke-InBackground $runspace { Get-WebexConnection })
            $kept.IsNewRefreshToken | Should -Be $true, $true
            ConvertFrom-Secret $kept[0].RefreshToken | Should -BeExactly (ConvertFrom-Secret $kept[1].RefreshToken)
        }
        finally { $runspace.Dispose() }
    }

    It 'that throws leaves a connection also where an error ends the script' {
        { Connect-Runbook -ErrorAction Stop -OnTokenRefresh { throw 'vault is shut' } } | Should -Throw '*vault is shut*'
        (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
    }

    It 'that throws gives one error without a secret, and the command goes on' {
        Connect-Runbook -ErrorAction SilentlyContinue -ErrorVariable failure -OnTokenRefresh {
            param($tokens)
            throw "vault is shut for $(ConvertFrom-Secret $tokens.AccessToken) and $(ConvertFrom-Secret $tokens.RefreshToken)"
        }
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "Webex.CallbackFailed,$cmdlet"
        $failure[0].Exception.Message | Should -BeLike "-OnTokenRefresh of connection 'default' failed: vault is shut for `*`*`* and `*`*`*. *"
        $failure[0].Exception.InnerException | Should -BeNullOrEmpty
        $Error.Count | Should -Be 1
        (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
    }

    It 'that writes errors gives one error without a secret, and runs to its end' {
        $said = Connect-Runbook -OnTokenRefresh {
            param($tokens)
            Write-Error "vault is shut for $(ConvertFrom-Secret $tokens.AccessToken)."
            Write-Warning 'Trying the other one.'
            Write-Error "so is the other one for $(ConvertFrom-Secret $tokens.RefreshToken)"
            $null = $kept.Add($tokens)
            'output'
        } *>&1
        $said.Count | Should -Be 2
        "$($said[0])" | Should -BeExactly 'Trying the other one.'
        $said[1].FullyQualifiedErrorId | Should -BeExactly "Webex.CallbackFailed,$cmdlet"
        "$($said[1])" | Should -BeLike "-OnTokenRefresh of connection 'default' failed: vault is shut for `*`*`*; so is the other one for `*`*`*. *"
        $Error.Count | Should -Be 1
        $kept.Count | Should -Be 1
        (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
    }

    It 'that throws after it wrote an error gives both in one' {
        $failure = Connect-Runbook -OnTokenRefresh { Write-Error 'the vault is shut'; throw 'nothing was kept' } 2>&1
        "$failure" | Should -BeLike '*failed: the vault is shut; nothing was kept. *'
        $Error.Count | Should -Be 1
    }

    It 'may run programs that write to their standard error, which is a warning without a secret' {
        $Error.Clear()
        $said = Connect-Runbook -OnTokenRefresh { param($tokens) dotnet exec "no-$(ConvertFrom-Secret $tokens.AccessToken)" } *>&1
        $said | Should -BeOfType ([System.Management.Automation.WarningRecord])
        "$said" | Should -BeLike '*no-`*`*`**'
        $Error | Should -BeNullOrEmpty -Because 'Windows PowerShell puts what programs say there'
    }

    It 'may use commands of the module, parameters of its own and variables around it' {
        $around = 'around'
        Connect-Runbook -OnTokenRefresh { $null = $kept.Add("$around $($args[0].ConnectionName) $((Get-WebexConnection -Name *).Count)") }
        $kept | Should -Be 'around default 0'
    }

    It 'runs with the next command here when another runspace had the tokens renewed' -Skip:(-not $isCore) {
        $connection = Connect-Runbook -PassThru -OnTokenRefresh { param($tokens) $null = $kept.Add($tokens) }
        Stop-AccessToken
        1..4 | ForEach-Object -Parallel {
            Import-Module $using:module
            $null = Get-WebexPersonalRoom a@x.com -Connection $using:connection
        } -ThrottleLimit 4
        $kept.Count | Should -Be 1
        $null = Get-WebexConnection
        $kept.Count | Should -Be 2
    }
}

Describe 'Connect-Webex -EnvironmentVariable' {
    BeforeAll {
        $script:names = 'WEBEX_ACCESS_TOKEN', 'WEBEX_CLIENT_ID', 'WEBEX_CLIENT_SECRET', 'WEBEX_REFRESH_TOKEN'
        function Clear-Name { $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) } }
        function Set-Client([string] $Secret = (Get-SimulatorToken 'Client secret')) {
            $env:WEBEX_CLIENT_ID = Get-SimulatorToken 'Client id'
            $env:WEBEX_CLIENT_SECRET = $Secret
            $env:WEBEX_REFRESH_TOKEN = Get-SimulatorToken 'Service App refresh token'
        }
    }
    BeforeEach {
        Initialize-Simulator
        Clear-Name
    }
    AfterEach {
        Clear-Name
        Get-WebexConnection -Name * | Disconnect-Webex
    }

    It 'takes an access token' {
        $env:WEBEX_ACCESS_TOKEN = Get-SimulatorToken 'User token'
        $connection = Connect-Webex -EnvironmentVariable -ApiBaseUri (Get-SimulatorAddress) -PassThru
        $connection.UserEmail, $connection.AuthenticationType | Should -Be 'user@example.com', 'AccessToken'
    }

    It 'takes client id, client secret and refresh token' {
        Set-Client
        $connection = Connect-Webex -EnvironmentVariable -ApiBaseUri (Get-SimulatorAddress) -PassThru
        $connection.UserEmail, $connection.AuthenticationType | Should -Be 'service-app@example.com', 'RefreshToken'
    }

    It 'takes the access token where both are there' {
        Set-Client
        $env:WEBEX_ACCESS_TOKEN = Get-SimulatorToken 'User token'
        (Connect-Webex -EnvironmentVariable -ApiBaseUri (Get-SimulatorAddress) -PassThru).UserEmail | Should -BeExactly 'user@example.com'
    }

    It 'says which variables are missing' {
        $failure = { Connect-Webex -EnvironmentVariable -ApiBaseUri (Get-SimulatorAddress) } | Should -Throw -PassThru
        $failure.Exception.Message | Should -BeLike '*neither WEBEX_ACCESS_TOKEN nor WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET and WEBEX_REFRESH_TOKEN are set*'
        Set-Client -Secret '  '
        $failure = { Connect-Webex -EnvironmentVariable -ApiBaseUri (Get-SimulatorAddress) } | Should -Throw -PassThru
        $failure.Exception.Message | Should -BeLike '*not complete: WEBEX_CLIENT_SECRET is not set*'
        $failure.FullyQualifiedErrorId | Should -BeExactly "Webex.InvalidInput,$cmdlet"
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'is not read unless asked for' {
        $env:WEBEX_ACCESS_TOKEN = Get-SimulatorToken 'User token'
        Connect-Simulator
        (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
        Disconnect-Webex
        { Get-WebexPersonalRoom } | Should -Throw '*Run Connect-Webex*'
    }
}

Describe 'Connect-Webex -DeviceCode' {
    BeforeEach {
        Initialize-Simulator
        Set-SimulatorOAuth @{ devicePollIntervalSec = 1 }
    }
    AfterEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'shows the address and the code as a record that every host shows, and signs in when the person has agreed' {
        Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -ClientCredential (Get-ClientCredential) -DeviceCode -InformationVariable said 6>&1 | ForEach-Object {
            $prompt = $_.MessageData
            Send-DeviceOrder approve $prompt.UserCode
        }
        $said.Count | Should -Be 1
        $said[0].Tags | Should -Be 'PSHOST', 'WebexSignIn'
        $prompt | Should -BeOfType ([WebexMeetings.SignInPrompt])
        $prompt.UserCode | Should -Match '^\d{6}$'
        "$prompt" | Should -BeExactly "To sign in to Webex, open $($prompt.Address) in a browser and enter the code $($prompt.UserCode) within 5 minutes."
        $connection = Get-WebexConnection
        $connection.UserEmail, $connection.AuthenticationType | Should -Be 'admin@example.com', 'DeviceCode'
        $connection.Scopes | Should -Be 'spark:people_read', 'spark-admin:people_read', 'meeting:preferences_read', 'meeting:admin_preferences_read', 'meeting:admin_schedule_read'
    }

    It 'renews what it signed in with' {
        Set-SimulatorOAuth @{ approveDevicesAtOnce = $true }
        Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -ClientCredential (Get-ClientCredential) -DeviceCode -Scope spark:people_read, meeting:preferences_read 6>$null
        Send-TokenOrder revoke (Get-SimulatorRequest | Where-Object tokenName -Like 'device-*' | Select-Object -Last 1).tokenName
        (Get-WebexPersonalRoom).PersonalMeetingRoomLink | Should -BeLike '*/meet/admin'
    }

    It 'says that the sign-in was denied' {
        $failure = { Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -ClientCredential (Get-ClientCredential) -DeviceCode 6>&1 | ForEach-Object { Send-DeviceOrder deny } } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeExactly "Webex.Unauthorized,$cmdlet"
        $failure.Exception.Message | Should -BeLike '*The sign-in was denied*'
    }

    It 'stops at once, and asks nothing more' {
        Set-SimulatorOAuth @{ devicePollIntervalSec = 60 }
        $runspace = Open-Runspace -NotConnected
        try {
            $run = Invoke-InBackground $runspace {
                param($address, $client)
                Connect-Webex -ApiBaseUri $address -ClientCredential $client -DeviceCode
            } -ArgumentList (Get-SimulatorAddress), (Get-ClientCredential)
            Wait-BackgroundState $run { $_.Streams.Information.Count -eq 1 }
            $run.PowerShell.Stop()
            @(Get-SimulatorRequest).pathAndQuery | Should -Be '/v1/device/authorize'
        }
        finally { $runspace.Dispose() }
    }
}

Describe 'Connect-Webex -Interactive' {
    BeforeEach {
        Initialize-Simulator
        $script:redirect = "http://localhost:$(Get-FreePort)/callback"
        Set-SimulatorOAuth @{ redirectUris = @($redirect) }
        $script:how = @{ ApiBaseUri = (Get-SimulatorAddress); ClientCredential = (Get-ClientCredential); Interactive = $true; NoBrowser = $true; RedirectUri = $redirect }
    }
    AfterEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'signs in with the browser, which ends at a clear page' {
        Connect-Webex @how -PassThru 6>&1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.InformationRecord]) { $page = Open-Page $_.MessageData.Address } else { $connection = $_ }
        }
        $page | Should -BeLike '*You can close this window.*'
        $connection.UserEmail, $connection.AuthenticationType | Should -Be 'admin@example.com', 'Interactive'
    }

    It 'refuses a wrong state and goes on waiting' {
        Connect-Webex @how 6>&1 | ForEach-Object {
            Set-SimulatorOAuth @{ returnWrongState = $true }
            $refused = Open-Page $_.MessageData.Address
            Set-SimulatorOAuth @{ returnWrongState = $false }
            $accepted = Open-Page $_.MessageData.Address
        }
        $refused | Should -BeLike '*does not belong to the sign-in*'
        $accepted | Should -BeLike '*You can close this window.*'
        (Get-WebexConnection).AuthenticationType | Should -BeExactly 'Interactive'
    }

    It 'says that the sign-in was denied' {
        Set-SimulatorOAuth @{ denyConsent = $true }
        $failure = { Connect-Webex @how 6>&1 | ForEach-Object { $null = Open-Page $_.MessageData.Address } } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeExactly "Webex.Unauthorized,$cmdlet"
        $failure.Exception.Message | Should -BeLike '*The sign-in was denied.'
    }

    It 'stops at once, and listens no more' {
        $runspace = Open-Runspace -NotConnected
        try {
            $run = Invoke-InBackground $runspace { param($how) Connect-Webex @how } -ArgumentList $how
            Wait-BackgroundState $run { $_.Streams.Information.Count -eq 1 }
            $run.PowerShell.Stop()
            $port = ([uri]$redirect).Port
            [System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().GetActiveTcpListeners().Port | Should -Not -Contain $port
        }
        finally { $runspace.Dispose() }
    }

    It 'refuses a redirect address that is not on this computer' {
        $how.RedirectUri = 'http://example.com:8085/callback'
        $failure = { Connect-Webex @how } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeExactly "Webex.InvalidInput,$cmdlet"
    }
}

Describe 'Connect-Webex -Proxy' {
    BeforeEach { Initialize-Simulator }
    AfterEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'goes through the proxy, sign-in and all' -Skip:(-not $isCore) {
        # Nobody listens at the address; the simulator is the proxy. .NET Framework goes to loopback directly.
        $proxy = (Get-SimulatorAddress) -replace '/v1$'
        Connect-Webex -ApiBaseUri 'http://127.0.0.1:1/v1' -Proxy $proxy -ClientCredential (Get-ClientCredential) -RefreshToken (Get-SimulatorToken 'Admin refresh token')
        (Get-WebexPersonalRoom a@x.com).UserEmail | Should -BeExactly 'a@x.com'
    }

    It 'says where it could not get through' -Skip:(-not $isCore) {
        $failure = { Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -Proxy 'http://127.0.0.1:1' -AccessToken (Get-SimulatorToken) } | Should -Throw -PassThru
        $failure.Exception.Message | Should -BeLike '*through the proxy 127.0.0.1:1*'
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'default credentials without a proxy'; With = @{ ProxyUseDefaultCredentials = $true } }
        @{ Name = 'a password in the address'; With = @{ Proxy = 'http://user:proxy-password@127.0.0.1:1' } }
        @{ Name = 'an address that is none'; With = @{ Proxy = 'proxy' } }
    ) {
        $failure = { Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -AccessToken (Get-SimulatorToken) @With } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeExactly "Webex.InvalidInput,$cmdlet"
        "$failure" | Should -Not -Match 'proxy-password'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses a credential and the default ones together' {
        $both = @{ Proxy = 'http://127.0.0.1:1'; ProxyCredential = (Get-ClientCredential); ProxyUseDefaultCredentials = $true }
        { Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -AccessToken (Get-SimulatorToken) @both } | Should -Throw '*exclude each other*'
    }
}

Describe 'Several connections' {
    BeforeEach { Initialize-Simulator }
    AfterEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'of different kinds live side by side, each with its own sign-in' {
        Connect-Simulator 'User token' -Name personal
        Connect-Runbook -Name runbook
        (Get-WebexConnection -Name *).AuthenticationType | Sort-Object | Should -Be 'AccessToken', 'RefreshToken'
        (Get-WebexPersonalRoom -Connection (Get-WebexConnection personal)).PersonalMeetingRoomLink | Should -BeLike '*/meet/user'
        (Get-WebexPersonalRoom).PersonalMeetingRoomLink | Should -BeLike '*/meet/admin'
    }
}
