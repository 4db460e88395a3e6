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

    # A proxy that asks for an account, and lets nothing through. It has one client at a time, so it keeps none.
    function Open-Proxy {
        $listener = New-Object System.Net.Sockets.TcpListener ([System.Net.IPAddress]::Loopback), 0
        $listener.Start()
        $seen = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]@())
        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()
        $null = Invoke-InBackground $runspace {
            param($listener, $seen)
            while ($true) {
                $client = $listener.AcceptTcpClient()
                $reader = New-Object System.IO.StreamReader $client.GetStream()
                $status = '407 Proxy Authentication Required'
                while ($null -ne ($line = $reader.ReadLine())) {
                    $null = $seen.Add($line)
                    if ($line -like 'Proxy-Authorization:*') { $status = '502 Bad Gateway' }
                    if ($line) { continue }
                    $head = "HTTP/1.1 $status", 'Proxy-Authenticate: Basic realm="proxy"', 'Content-Length: 0', 'Connection: close', '', '' -join "`r`n"
                    $reply = [Text.Encoding]::ASCII.GetBytes($head)
                    $client.GetStream().Write($reply, 0, $reply.Length)
                    break
                }
                $client.Close()
            }
        } -ArgumentList $listener, $seen
        @{ Address = [uri]"http://$($listener.LocalEndpoint)"; Seen = $seen; Listener = $listener; Runspace = $runspace }
    }

    # The listener first: what waits for a connection cannot be stopped otherwise.
    function Close-Proxy([hashtable] $Proxy) {
        $Proxy.Listener.Stop()
        $Proxy.Runspace.Dispose()
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
        @{ Name = 'a wrong client secret'; With = @{ Secret = 'wrong-client-secret' }; Message = '*Webex did not accept the client ID or the client secret*' }
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
        $redirect = "http://localhost:$(Get-FreePort)/callback"
        Set-SimulatorOAuth @{ redirectUris = @($redirect) }
        $how = @{ ApiBaseUri = (Get-SimulatorAddress); ClientCredential = (Get-ClientCredential); Interactive = $true; NoBrowser = $true; RedirectUri = $redirect }
        Connect-Webex @how -Scope spark:people_read 6>&1 | ForEach-Object { $null = Open-Page $_.MessageData.Address }
        Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.Forbidden,*'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike 'Sign in with the missing scope meeting:admin_preferences_read*has spark:people_read.'
    }
}

Describe '-OnTokenRefresh' {
    BeforeEach {
        Initialize-Simulator
        Set-SimulatorOAuth @{ rotateRefreshTokens = $true }
        $Error.Clear()
        $script:kept = [System.Collections.ArrayList]@()
    }
    AfterEach { Get-WebexConnection -Name * -ErrorAction SilentlyContinue | Disconnect-Webex -ErrorAction SilentlyContinue }

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
        Add-Fault -Status 405 -PathContains people/me
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
        (Get-WebexConnection -ErrorAction SilentlyContinue).UserEmail | Should -BeExactly 'admin@example.com'
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
        (Get-WebexConnection -ErrorAction SilentlyContinue).UserEmail | Should -BeExactly 'admin@example.com'
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
        (Get-WebexConnection -ErrorAction SilentlyContinue -WarningAction SilentlyContinue).UserEmail | Should -BeExactly 'admin@example.com'
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

    It 'that a native error ended has failed, and runs again with the next command' {
        Connect-Runbook -ErrorAction SilentlyContinue -ErrorVariable failure -OnTokenRefresh {
            param($tokens)
            $null = $kept.Add($tokens)
            # What Windows PowerShell makes of a program's standard error where errors stop a script.
            if ($kept.Count -eq 1) {
                throw (New-Object System.Management.Automation.ErrorRecord (New-Object Exception 'vault: access denied'), 'NativeCommandError', 'NotSpecified', $null)
            }
        }
        $failure.FullyQualifiedErrorId | Should -BeExactly "Webex.CallbackFailed,$cmdlet"
        "$failure" | Should -BeLike '*vault: access denied*'

        $null = Get-WebexConnection -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        $kept.IsNewRefreshToken | Should -Be $true, $true
        ConvertFrom-Secret $kept[1].RefreshToken | Should -BeExactly (ConvertFrom-Secret $kept[0].RefreshToken)
        $null = Get-WebexConnection
        $kept.Count | Should -Be 2
    }

    It 'that fails at a later refresh is reported once in that command, and again until it keeps them' {
        $script:shut = $false
        Connect-Runbook -OnTokenRefresh { param($tokens) if ($shut) { throw 'vault is shut' }; $null = $kept.Add($tokens) }
        $script:shut = $true
        Stop-AccessToken
        $users = @('a@x.com', 'b@x.com', 'user@example.com') * 5
        $rooms = $users | Get-WebexPersonalRoom -ErrorAction SilentlyContinue -ErrorVariable failure
        $rooms.UserEmail | Should -Be $users
        $failure.FullyQualifiedErrorId | Should -Be 'Webex.CallbackFailed,WebexMeetings.Commands.GetWebexPersonalRoomCommand'

        $null = Get-WebexConnection -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId | Should -Be 'Webex.CallbackFailed,WebexMeetings.Commands.GetWebexConnectionCommand'
        $script:shut = $false
        $null = Get-WebexConnection -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        $kept.Count | Should -Be 2
        $kept[1].IsNewRefreshToken | Should -BeTrue
    }

    It 'that fails does not keep Disconnect-Webex from closing, also where an error ends the script' {
        Connect-Runbook -ErrorAction SilentlyContinue -OnTokenRefresh { throw 'vault is shut' }
        { Disconnect-Webex -ErrorAction Stop } | Should -Throw '*vault is shut*'
        Get-WebexConnection -Name * | Should -BeNullOrEmpty
    }

    It 'gets what it did not keep from a connection that another one of the name has replaced' {
        $script = { param($tokens) $null = $kept.Add($tokens); if ($kept.Count -le 3) { throw 'vault is shut' } }
        Connect-Runbook -OnTokenRefresh $script -ErrorAction SilentlyContinue
        Connect-Simulator -ErrorAction SilentlyContinue
        $null = Get-WebexConnection -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId | Should -Be 'Webex.CallbackFailed,WebexMeetings.Commands.GetWebexConnectionCommand'
        $kept.Count | Should -Be 3
        $null = Get-WebexConnection
        $null = Get-WebexConnection
        $kept.Count | Should -Be 4
        ConvertFrom-Secret $kept[3].RefreshToken | Should -BeExactly (ConvertFrom-Secret $kept[0].RefreshToken)
    }

    It 'gets the tokens of later refreshes too, while a variable or another runspace uses the connection' {
        $script:shut = $false
        $script = { param($tokens) $null = $kept.Add($tokens); if ($shut) { throw 'vault is shut' } }
        $first = Connect-Runbook -OnTokenRefresh $script -PassThru
        Connect-Simulator
        $other = Open-Runspace -NotConnected
        try {
            foreach ($refresh in 1, 2) {
                Stop-AccessToken
                $other.SessionStateProxy.SetVariable('first', $first)
                Wait-Background (Invoke-InBackground $other { Get-WebexPersonalRoom -UserEmail a@x.com -Connection $first })
            }
        }
        finally { $other.Dispose() }
        $kept.Count | Should -Be 1
        $script:shut = $true
        $null = Get-WebexConnection -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike '*vault is shut*'
        $script:shut = $false
        $null = Get-WebexConnection
        $null = Get-WebexConnection
        $kept.Count | Should -Be 3
        $kept[2].IsNewRefreshToken | Should -BeTrue

        Stop-AccessToken
        $script:shut = $true
        $null = Get-WebexPersonalRoom -UserEmail a@x.com -Connection $first -ErrorAction SilentlyContinue
        Disconnect-Webex -Connection $first -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike '*vault is shut*'
        $tries = $kept.Count
        $null = Get-WebexConnection
        $kept.Count | Should -Be $tries
    }

    It 'is not run for newer tokens by a command within it, so that the newest are saved last' {
        $script:nested = [System.Collections.ArrayList]::new()
        $script = {
            param($tokens)
            if ($kept.Count -eq 1) {
                Stop-AccessToken
                $null = $nested.Add((Get-WebexPersonalRoom -UserEmail a@x.com).UserEmail)
                $null = $nested.Add($kept.Count)
            }
            $null = $kept.Add($tokens)
        }
        Connect-Runbook -OnTokenRefresh $script
        Stop-AccessToken
        $null = Get-WebexPersonalRoom -UserEmail b@x.com
        $nested | Should -Be 'a@x.com', 1
        $kept.Count | Should -Be 3
        $kept[2].ExpiresAt | Should -BeGreaterThan $kept[1].ExpiresAt
    }

    It 'that ends with break is told what to do' {
        Connect-Runbook -OnTokenRefresh { break } -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike '*break or continue outside of a loop; use return instead.*'
        Get-WebexConnection -ErrorAction SilentlyContinue | Should -Not -BeNullOrEmpty
        Disconnect-Webex -ErrorAction SilentlyContinue
    }

    It 'that fails keeps no connection from being closed, nor other tokens from being saved' {
        $script:shut = $true
        $script = { param($tokens) $null = $kept.Add($tokens); if ($shut -and $tokens.ConnectionName -eq 'first') { throw 'vault is shut' } }
        Connect-Runbook -Name first -OnTokenRefresh $script -ErrorAction SilentlyContinue
        $next = ConvertFrom-Secret $kept[0].RefreshToken
        Connect-Runbook -Name second -RefreshToken $next -OnTokenRefresh $script -ErrorAction SilentlyContinue
        Stop-AccessToken
        $other = Open-Runspace -NotConnected
        try {
            $other.SessionStateProxy.SetVariable('second', (Get-WebexConnection second -ErrorAction SilentlyContinue))
            Wait-Background (Invoke-InBackground $other { Get-WebexPersonalRoom -UserEmail a@x.com -Connection $second })
        }
        finally { $other.Dispose() }
        $kept.Clear()
        {
            $ErrorActionPreference = 'Stop'
            Get-WebexConnection -Name first, second | Disconnect-Webex
        } | Should -Throw '*first*vault is shut*'
        $kept.ConnectionName | Sort-Object -Unique | Should -Be 'first', 'second'
        Get-WebexConnection -Name * | Should -BeNullOrEmpty
    }

    It 'gets it also when the sign-in that came after it failed' {
        $script = { param($tokens) $null = $kept.Add($tokens); if ($kept.Count -le 2) { throw 'vault is shut' } }
        Connect-Runbook -OnTokenRefresh $script -ErrorAction SilentlyContinue
        { Connect-Runbook -RefreshToken 'no-such-token' -ErrorAction SilentlyContinue } | Should -Throw
        Get-WebexConnection | Should -BeNullOrEmpty
        $kept.Count | Should -Be 3
        ConvertFrom-Secret $kept[2].RefreshToken | Should -BeExactly (ConvertFrom-Secret $kept[0].RefreshToken)
    }

    It 'does not run again after Disconnect-Webex of that name, also for a connection that was replaced' {
        Connect-Runbook -OnTokenRefresh { param($tokens) $null = $kept.Add($tokens); throw 'vault is shut' } -ErrorAction SilentlyContinue
        Connect-Simulator -ErrorAction SilentlyContinue
        Disconnect-Webex -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId | Should -Be 'Webex.CallbackFailed,WebexMeetings.Commands.DisconnectWebexCommand'
        $tries = $kept.Count
        $null = Get-WebexConnection -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        $kept.Count | Should -Be $tries
    }

    It 'does not run again after Disconnect-Webex where no connection is left' {
        Connect-Runbook -OnTokenRefresh { param($tokens) $null = $kept.Add($tokens); throw 'vault is shut' } -ErrorAction SilentlyContinue
        { Connect-Runbook -RefreshToken 'no-such-token' -ErrorAction SilentlyContinue } | Should -Throw
        Disconnect-Webex -Name DEFAULT -ErrorAction SilentlyContinue
        $tries = $kept.Count
        $null = Get-WebexConnection
        $kept.Count | Should -Be $tries
        { Disconnect-Webex -Name default -ErrorAction Stop } | Should -Throw '*default*'
    }

    It 'gets once more what it did not keep of a Connect-Webex that failed' {
        Add-Fault -Status 405 -PathContains people/me
        $script = { param($tokens) $null = $kept.Add($tokens); if ($kept.Count -eq 1) { throw 'vault is shut' } }
        { Connect-Runbook -OnTokenRefresh $script -ErrorAction SilentlyContinue } | Should -Throw '*405*'
        $Error.Exception.Kind | Should -Be 'MethodNotAllowed', 'CallbackFailed'
        $kept.Count | Should -Be 1
        Get-WebexConnection | Should -BeNullOrEmpty
        $kept.Count | Should -Be 2
        $null = Get-WebexConnection
        $kept.Count | Should -Be 2
    }

    It 'runs in the middle of a run, not only at its end' {
        $runspace = Open-Runspace -NotConnected
        try {
            Wait-Background (Connect-InBackground $runspace { param($tokens) $null = $kept.Add($tokens) })
            Stop-AccessToken
            Add-Fault -Kind Hang -UserEmail b@x.com
            $run = Invoke-InBackground $runspace { 'a@x.com', 'b@x.com' | Get-WebexPersonalRoom }
            Wait-SimulatorCount { $_.hanging -eq 1 }
            Wait-BackgroundState $run { $kept.Count -eq 2 }
            (Get-SimulatorCount).hanging | Should -Be 1
            Clear-Fault
            Wait-Background $run
            $kept.Count | Should -Be 2
        }
        finally { $runspace.Dispose() }
    }

    It 'runs in the middle of a list of many pages' {
        $runspace = Open-Runspace -NotConnected
        try {
            Wait-Background (Connect-InBackground $runspace { param($tokens) $null = $kept.Add($tokens) })
            Stop-AccessToken
            Set-SimulatorOption @{ largestPage = 20 }
            Add-Fault -Kind Hang -PathContains cursor
            $run = Invoke-InBackground $runspace { Get-WebexPerson -All }
            Wait-SimulatorCount { $_.hanging -eq 1 }
            Wait-BackgroundState $run { $kept.Count -eq 2 }
            (Get-SimulatorCount).hanging | Should -Be 1
            $run.PowerShell.Stop()
        }
        finally { $runspace.Dispose() }
    }

    It 'gets the first tokens of a sign-in with <Name>' -ForEach @(
        @{ Name = 'a device code'; With = @{ DeviceCode = $true } }
        @{ Name = 'the browser'; With = @{ Interactive = $true; NoBrowser = $true } }
    ) {
        Set-SimulatorOAuth @{ approveDevicesAtOnce = $true; devicePollIntervalSec = 1 }
        if ($With.Interactive) {
            $With.RedirectUri = "http://localhost:$(Get-FreePort)/callback"
            Set-SimulatorOAuth @{ redirectUris = @($With.RedirectUri) }
        }
        Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -ClientCredential (Get-ClientCredential) @With -OnTokenRefresh { param($tokens) $null = $kept.Add($tokens) } 6>&1 |
            Where-Object { $With.Interactive } | ForEach-Object { $null = Open-Page $_.MessageData.Address }
        $kept.Count | Should -Be 1
        $kept[0].IsNewRefreshToken | Should -BeTrue
        Disconnect-Webex
        Connect-Runbook -RefreshToken (ConvertFrom-Secret $kept[0].RefreshToken)
        (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
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
            $env:WEBEX_CLIENT_ID = Get-SimulatorToken 'Client ID'
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

    It 'takes client ID, client secret and refresh token' {
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

    It 'says so where the file that set <Variable> left its quotes' -ForEach @(
        @{ Variable = 'WEBEX_ACCESS_TOKEN'; Message = '*The access token has a quote*' }
        @{ Variable = 'WEBEX_REFRESH_TOKEN'; Message = '*The refresh token has a quote*' }
        @{ Variable = 'WEBEX_CLIENT_SECRET'; Message = '*The client secret has a quote*' }
    ) {
        Set-Client
        [Environment]::SetEnvironmentVariable($Variable, '"quoted-secret"')
        $failure = { Connect-Webex -EnvironmentVariable -ApiBaseUri (Get-SimulatorAddress) } | Should -Throw $Message -PassThru
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*without quotes*'
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

    It 'that is stopped changes nothing about the connections' {
        $runspace = Open-Runspace -NotConnected
        try {
            Wait-Background (Connect-InBackground $runspace -AccessToken)
            foreach ($path in 'device/token', 'people/me') {
                Clear-Fault
                Set-SimulatorOAuth @{ approveDevicesAtOnce = $true }
                Add-Fault -Kind Hang -PathContains $path
                $run = Invoke-InBackground $runspace {
                    param($address, $client)
                    Connect-Webex -ApiBaseUri $address -ClientCredential $client -DeviceCode
                } -ArgumentList (Get-SimulatorAddress), (Get-ClientCredential)
                Wait-SimulatorCount { $_.hanging -eq 1 }
                $run.PowerShell.Stop()
                Clear-Fault
                $held = Invoke-InBackground $runspace { Get-WebexConnection -Name *; Get-WebexConnection }
                Wait-Background $held
                $held.Output.AuthenticationType | Should -Be 'AccessToken', 'AccessToken'
            }
        }
        finally { $runspace.Dispose() }
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

    It 'sends the account of -ProxyCredential, and names the proxy but no password when there is no way through' {
        $proxy = Open-Proxy
        try {
            $account = New-Object pscredential 'bob', (ConvertTo-Secret 'proxy-password')
            $with = @{ Proxy = $proxy.Address; ProxyCredential = $account; ClientCredential = Get-ClientCredential; RefreshToken = 'refresh-token' }
            $failure = { Connect-Webex @with } | Should -Throw -PassThru
            $failure.Exception.Message | Should -BeLike "*through the proxy $($proxy.Address.Authority)*"
            $failure | Format-List * -Force | Out-String | Should -Not -Match 'proxy-password'
            $proxy.Seen | Should -Contain 'CONNECT webexapis.com:443 HTTP/1.1'
            $proxy.Seen | Should -Contain "Proxy-Authorization: Basic $([Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes('bob:proxy-password')))"
        }
        finally { Close-Proxy $proxy }
    }

    It 'uses the account in https_proxy, whose password is in no error' -Skip:(-not $isCore) {
        $proxy = Open-Proxy
        try {
            $script = Join-Path $TestDrive 'proxy.ps1'
            Set-Content $script {
                param($module)
                Import-Module $module
                try { Connect-Webex -AccessToken access-token } catch { "id: $($_.FullyQualifiedErrorId)" }
                $Error | Format-List * -Force | Out-String -Width 4000
                $Error | ForEach-Object { "$($_.Exception)" }
            }
            $env:https_proxy = "http://bob:proxy-password@$($proxy.Address.Authority)"
            $said = Invoke-PowerShell $script $module 2>&1 | Out-String
            $said | Should -BeLike 'id: Webex.ConnectionFailed,*'
            $said | Should -Not -Match 'proxy-password'
            $proxy.Seen | Should -Contain "Proxy-Authorization: Basic $([Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes('bob:proxy-password')))"
        }
        finally {
            $env:https_proxy = $null
            Close-Proxy $proxy
        }
    }

    It 'is not used for http to this computer, which nothing encrypts' {
        $proxy = Open-Proxy
        try {
            Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -Proxy $proxy.Address -AccessToken (Get-SimulatorToken)
            (Get-WebexPersonalRoom a@x.com).UserEmail | Should -BeExactly 'a@x.com'
            $proxy.Seen.Count | Should -Be 0
        }
        finally { Close-Proxy $proxy }
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

Describe 'A vault, and what happens around it' {
    BeforeEach {
        Initialize-Simulator
        $script:kept = New-Object System.Collections.ArrayList
        $script:shut = $false
    }
    AfterEach {
        $script:shut = $false
        Get-WebexConnection -Name * -ErrorAction SilentlyContinue | Disconnect-Webex -ErrorAction SilentlyContinue
    }

    It 'gets the tokens of a refresh that is running when the pipeline ends early and Disconnect-Webex follows' {
        Connect-Runbook -OnTokenRefresh { param($tokens) $null = $kept.Add($tokens) }
        Stop-AccessToken
        Add-Fault -Kind Usual -PathContains '/access_token' -DelayMs 3000 -Times 1
        try { & { 'a@x.com'; throw 'ended early' } | Get-WebexPersonalRoom -ErrorAction SilentlyContinue }
        catch { "$_" | Should -Be 'ended early' }
        finally { Disconnect-Webex }
        $kept.Count | Should -Be 2
        ConvertFrom-Secret $kept[1].AccessToken | Should -Not -Be (ConvertFrom-Secret $kept[0].AccessToken)
        Get-WebexConnection -Name * | Should -BeNullOrEmpty
    }

    It 'of another connection does not keep Connect-Webex from making the new connection the default' {
        Connect-Runbook -Name one -OnTokenRefresh { if ($shut) { throw 'vault is shut' } }
        $script:shut = $true
        Stop-AccessToken
        Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue | Should -Not -BeNullOrEmpty
        { Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -AccessToken (Get-SimulatorToken) -SkipValidation -Name two -ErrorAction Stop } |
            Should -Throw '*vault is shut*'
        (Get-WebexConnection -ErrorAction SilentlyContinue).Name | Should -Be 'two'
    }

    It 'that fails is an error of each command once, also where two commands of a pipeline take turns' {
        Connect-Runbook -OnTokenRefresh { $null = $kept.Add(1); if ($shut) { throw 'vault is shut' } }
        $script:shut = $true
        Stop-AccessToken
        $kept.Clear()
        $users = @('a@x.com', 'b@x.com', 'user@example.com') * 10
        $failures = $($users | ForEach-Object { $_ } | Get-WebexPersonalRoom | Set-WebexPersonalRoom -Topic X) 2>&1
        @($failures | Where-Object FullyQualifiedErrorId -Like 'Webex.CallbackFailed*').Count | Should -BeLessOrEqual 2
        $kept.Count | Should -BeLessOrEqual 2
    }

    It 'that fails does not keep Disconnect-Webex from closing, with -ErrorAction Stop too' {
        Connect-Runbook -OnTokenRefresh { if ($shut) { throw 'vault is shut' } }
        $script:shut = $true
        Stop-AccessToken
        Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue | Should -Not -BeNullOrEmpty
        Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -AccessToken (Get-SimulatorToken) -SkipValidation -ErrorAction SilentlyContinue
        { Disconnect-Webex -ErrorAction Stop } | Should -Throw '*vault is shut*'
        $script:shut = $false
        Get-WebexConnection -Name * | Should -BeNullOrEmpty
    }
}

Describe 'Connect-Webex with <Name>' -ForEach @(
    @{ Name = '-DeviceCode:$false'; With = @{ DeviceCode = $false } }
    @{ Name = '-Interactive:$false'; With = @{ Interactive = $false } }
    @{ Name = '-EnvironmentVariable:$false'; With = @{ EnvironmentVariable = $false } }
    @{ Name = 'an empty credential'; With = @{ DeviceCode = $true; ClientCredential = [pscredential]::Empty } }
) {
    It 'is an error, and no connection is the default' {
        Initialize-Simulator
        Connect-Simulator -SkipValidation
        Clear-SimulatorRequest
        $client = if ($With.ContainsKey('ClientCredential') -or $With.ContainsKey('EnvironmentVariable')) { @{} } else { @{ ClientCredential = Get-ClientCredential } }
        $failure = { Connect-Webex -ApiBaseUri (Get-SimulatorAddress) @With @client } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
        Get-WebexConnection | Should -BeNullOrEmpty
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }
}
