BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    $script:address = Get-SimulatorAddress
    $script:token = Get-SimulatorToken
}

Describe 'Connect-Webex' {
    BeforeEach {
        Clear-Fault
        Clear-SimulatorRequest
        Get-WebexConnection -Name * | Disconnect-Webex
    }

    Context 'with an access token' {
        It 'takes plain text and emits nothing' {
            Connect-Webex -ApiBaseUri $address -AccessToken $token | Should -BeNullOrEmpty
            (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
        }

        It 'takes a SecureString' {
            $secret = New-Object System.Security.SecureString
            $token.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
            Connect-Webex -ApiBaseUri $address -AccessToken $secret
            (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
        }

        It 'takes the token as first argument, and as -Token' {
            Connect-Webex $token -ApiBaseUri $address
            Connect-Webex -Token $token -ApiBaseUri $address
            (Get-SimulatorRequest).tokenName | Select-Object -Unique | Should -BeExactly 'admin'
        }

        It 'takes a token with <Name>' -ForEach @(
            @{ Name = 'blanks around it'; Before = '  '; After = " `r`n" }
            @{ Name = 'Bearer before it'; Before = 'Bearer '; After = '' }
        ) {
            Connect-Webex -ApiBaseUri $address -AccessToken ($Before + $token + $After)
            (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
        }

        It 'takes what Get-Content reads from a file' {
            Set-Content TestDrive:/token.txt $token
            Connect-Webex -ApiBaseUri $address -AccessToken (Get-Content TestDrive:/token.txt)
            (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
        }

        It 'asks for the signed-in user, and until when the token is valid' {
            $before = [DateTimeOffset]::Now
            $connection = Connect-Simulator -PassThru
            $connection | Should -BeOfType ([WebexMeetings.WebexConnection])
            $connection.DisplayName | Should -BeExactly 'Ada Admin'
            $connection.UserType | Should -BeExactly 'person'
            $connection.PersonId | Should -Not -BeNullOrEmpty
            $connection.OrganizationId | Should -Not -BeNullOrEmpty
            $connection.AuthenticationType | Should -BeExactly 'AccessToken'
            $connection.Environment | Should -Be 'Custom'
            $connection.ApiBaseUri | Should -Be $address
            $connection.ExpiresAt | Should -BeGreaterThan $before.AddHours(11)
            Compare-Object @('/v1/people/me', '/v1/authorizations/tokenExpiry') (Get-SimulatorRequest).pathAndQuery | Should -BeNullOrEmpty
        }

        It 'asks nothing with -SkipValidation' {
            $connection = Connect-Simulator -SkipValidation -PassThru
            $connection.UserEmail | Should -BeNullOrEmpty
            Get-SimulatorRequest | Should -BeNullOrEmpty
            (Get-WebexPersonalRoom -UserEmail a@x.com).UserEmail | Should -BeExactly 'a@x.com'
        }

        It 'connects when the token may not say whose it is' {
            $said = Connect-Simulator 'Token without people' -Verbose 4>&1
            (Get-WebexConnection).UserEmail | Should -BeNullOrEmpty
            $said -match 'not known' | Should -Not -BeNullOrEmpty
            (Get-WebexPersonalRoom -UserEmail a@x.com).UserEmail | Should -BeExactly 'a@x.com'
        }

        It 'connects when Webex does not say until when the token is good' {
            Add-Fault -Status 404 -PathContains tokenExpiry
            (Connect-Simulator -PassThru).ExpiresAt | Should -Be $null
        }

        It 'connects without a name when /people/me gives <_>' -ForEach 400, 403, 404 {
            Add-Fault -Status $_ -PathContains people/me
            $connection = Connect-Simulator -PassThru
            $connection.UserEmail | Should -BeNullOrEmpty
            Get-WebexConnection | Should -Be $connection
            (Get-WebexPersonalRoom -UserEmail a@x.com).UserEmail | Should -BeExactly 'a@x.com'
        }

        It 'does not wait for an expiry that does not come' {
            Add-Fault -Kind Hang -PathContains tokenExpiry
            $seconds = (Measure-Command { Connect-Simulator -TimeoutSec 100 }).TotalSeconds
            $seconds | Should -BeLessThan 50
            (Get-WebexConnection).UserEmail, (Get-WebexConnection).ExpiresAt | Should -Be 'admin@example.com', $null
        }
    }

    Context 'that fails' {
        It 'ends with one terminating error for the <_>, and leaves no connection that the script could go on with' -ForEach 'Revoked token', 'Expired token' {
            $other = Connect-Simulator 'User token' -Name other -PassThru
            $former = Connect-Simulator 'User token' -PassThru
            $failure = { Connect-Simulator $_ } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.Unauthorized,WebexMeetings.Commands.ConnectWebexCommand'
            $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $failure.Exception | Should -BeOfType ([WebexMeetings.WebexApiException])
            $failure.Exception.StatusCode | Should -Be 401
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-Webex*'

            Get-WebexConnection | Should -BeNullOrEmpty
            Get-WebexConnection -Name * | Should -Be $other
            { Get-WebexPersonalRoom } | Should -Throw '*Connect-Webex*'
            # Who holds the former one may go on with it.
            (Get-WebexPersonalRoom -Connection $former).PersonalMeetingRoomLink | Should -BeLike '*/meet/user'
        }

        It 'leaves no default connection also when it was to have another name' {
            Connect-Simulator 'User token' -Name north
            { Connect-Simulator 'Revoked token' -Name south } | Should -Throw
            Get-WebexConnection | Should -BeNullOrEmpty
            (Get-WebexConnection -Name *).Name | Should -Be 'north'
            $failure = { Get-WebexPersonalRoom } | Should -Throw '*no default connection*Connect-Webex failed*' -PassThru
            $failure.ErrorDetails.RecommendedAction | Should -BeLike "*-Connection (Get-WebexConnection 'north')*"
        }

        It 'leaves none also when PowerShell rejects <_>' -ForEach '-AccessToken x -Name ""', '-AccessToken x -Environment ""', '-AccessToken x -TimeoutSec 0', '-AccessToken x -Proxy $null', '-NoSuchParameter' {
            Connect-Simulator 'User token' -Name north
            $command = [scriptblock]::Create("Connect-Webex $_")
            $failure = { & $command } | Should -Throw -PassThru
            $failure.Exception | Should -BeOfType ([System.Management.Automation.ParameterBindingException])
            Get-WebexConnection | Should -BeNullOrEmpty
            (Get-WebexConnection -Name *).Name | Should -Be 'north'
        }

        It 'leaves the default alone when it only is described or completed' {
            Connect-Simulator 'User token' -Name north
            $null = Get-Command Connect-Webex -Syntax
            $null = Get-Help Connect-Webex
            $null = TabExpansion2 'Connect-Webex -Name '
            (Get-WebexConnection).Name | Should -Be 'north'
        }

        It 'leaves none also when the vault gave <Name>' -ForEach @(
            @{ Name = 'nothing'; Value = $null }
            @{ Name = 'an empty text'; Value = '' }
            @{ Name = 'a token in quotes'; Value = '"secret-token"' }
        ) {
            Connect-Simulator
            $failure = { Connect-Webex -ApiBaseUri $address -AccessToken $Value } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.ConnectWebexCommand'
            "$failure $($failure.ErrorDetails.RecommendedAction)" | Should -Not -Match 'secret-'
            Get-WebexConnection -Name * | Should -BeNullOrEmpty
        }

        It 'leaves no connection behind' {
            { Connect-Simulator 'Revoked token' } | Should -Throw
            Get-WebexConnection -Name * | Should -BeNullOrEmpty
        }

        It 'refuses a token that is <Name>' -ForEach @(
            @{ Name = 'empty'; Value = '' }
            @{ Name = 'blank'; Value = '  ' }
            @{ Name = 'two words'; Value = 'secret-one secret-two' }
            @{ Name = 'not ASCII'; Value = 'secret-tokén' }
        ) {
            $failure = { Connect-Webex -ApiBaseUri $address -AccessToken $Value } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.ConnectWebexCommand'
            $failure.Exception.Message | Should -Not -Match 'secret-'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'refuses a token that is <Name>, without showing it' -ForEach @(
            @{ Name = 'two lines'; Value = @('secret-one', 'secret-two') }
            @{ Name = 'the whole answer of the token endpoint'; Value = [pscustomobject]@{ access_token = 'secret-one' } }
            @{ Name = 'a hashtable'; Value = @{ access_token = 'secret-one' } }
        ) {
            $failure = { Connect-Webex -ApiBaseUri $address -AccessToken $Value } | Should -Throw -PassThru
            $failure | Format-List * -Force | Out-String | Should -Not -Match 'secret-'
            $failure.Exception.Message | Should -Not -Match 'secret-'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'says which address could not be reached' {
            $failure = { Connect-Webex -ApiBaseUri 'http://127.0.0.1:1/v1' -AccessToken $token } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.ConnectionFailed,WebexMeetings.Commands.ConnectWebexCommand'
            $failure.CategoryInfo.Category | Should -Be 'ConnectionError'
            $failure.Exception.Message | Should -BeLike '*127.0.0.1:1*'
        }

        It 'refuses the address <_>' -ForEach @(
            'http://webexapis.com/v1', 'https://webexapis.com', 'https://webexapis.com/v2', 'ftp://webexapis.com/v1', 'webexapis.com/v1',
            'https://user:word@webexapis.com/v1', 'https://webexapis.com/v1?x=1', 'https://webexapis.com/v1#x'
        ) {
            $failure = { Connect-Webex -ApiBaseUri $_ -AccessToken $token -SkipValidation } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.ConnectWebexCommand'
        }
    }

    Context 'where to' {
        It 'goes to <Expected> with -Environment <Environment>' -ForEach @(
            @{ Environment = 'Commercial'; Expected = 'https://webexapis.com/v1' }
            @{ Environment = 'UsGov'; Expected = 'https://api-usgov.webex.com/v1' }
        ) {
            $connection = Connect-Webex -AccessToken $token -Environment $Environment -SkipValidation -PassThru
            $connection.ApiBaseUri | Should -Be $Expected
            $connection.Environment | Should -Be $Environment
        }

        It 'goes to the commercial cloud when nothing is said' {
            (Connect-Webex -AccessToken $token -SkipValidation -PassThru).ApiBaseUri | Should -Be 'https://webexapis.com/v1'
        }

        It 'takes an address with a slash at its end' {
            Connect-Webex -AccessToken $token -ApiBaseUri "$address/"
            (Get-WebexConnection).ApiBaseUri | Should -Be $address
        }

        It 'refuses an unknown environment and names the known ones' {
            { Connect-Webex -AccessToken $token -Environment Moon } | Should -Throw '*Commercial*UsGov*'
        }

        It 'keeps the site as a lower-case host, and refuses what is none' {
            (Connect-Simulator -SiteUrl 'https://SITE4.webex.com/' -PassThru).SiteUrl | Should -BeExactly 'site4.webex.com'
            { Connect-Simulator -SiteUrl 'not a site' } | Should -Throw '*not a site*'
        }
    }

    Context 'several connections' {
        It 'makes the last one the default' {
            Connect-Simulator -Name first
            Connect-Simulator 'User token' -Name second
            (Get-WebexConnection).Name | Should -BeExactly 'second'
            (Get-WebexPersonalRoom).PersonalMeetingRoomLink | Should -BeLike '*/meet/user'
            (Get-WebexPersonalRoom -Connection (Get-WebexConnection first)).PersonalMeetingRoomLink | Should -BeLike '*/meet/admin'
        }

        It 'replaces the one of the same name' {
            Connect-Simulator
            Connect-Simulator 'User token'
            @(Get-WebexConnection -Name *).UserEmail | Should -Be 'user@example.com'
        }
    }
}

Describe 'Get-WebexConnection' {
    BeforeEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'gives nothing when there is none' {
        Get-WebexConnection | Should -BeNullOrEmpty
        Get-WebexConnection -Name * | Should -BeNullOrEmpty
    }

    It 'gives connections by name and by wildcard, the default first' {
        'ann', 'bea', 'cyd' | ForEach-Object { Connect-Simulator -Name $_ -SkipValidation }
        (Get-WebexConnection -Name *).Name | Should -Be 'cyd', 'ann', 'bea'
        (Get-WebexConnection -Name b*, ANN).Name | Should -Be 'bea', 'ann'
    }

    It 'finds a name with a bracket in it as it is written' {
        Connect-Simulator -Name 'a[1]' -SkipValidation
        Connect-Simulator -Name 'a[' -SkipValidation
        (Get-WebexConnection 'a[1]').Name | Should -BeExactly 'a[1]'
        (Get-WebexConnection 'a[').Name | Should -BeExactly 'a['
        Get-WebexConnection 'b[*' -ErrorVariable failure | Should -BeNullOrEmpty
        $failure | Should -BeNullOrEmpty
    }

    It 'says which name there is not' {
        Get-WebexConnection nope -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.NotConnected,WebexMeetings.Commands.GetWebexConnectionCommand'
        $failure.TargetObject | Should -BeExactly 'nope'
    }
}

Describe 'Disconnect-Webex' {
    BeforeEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'forgets the connection; the next command says to run Connect-Webex' {
        Connect-Simulator
        Disconnect-Webex | Should -BeNullOrEmpty
        Get-WebexConnection | Should -BeNullOrEmpty
        $failure = { Get-WebexPersonalRoom } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.NotConnected,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
        $failure.Exception.Message | Should -BeLike '*Connect-Webex*'
    }

    It 'does nothing when there is no connection' {
        Disconnect-Webex -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
    }

    It 'says which name there is not' {
        Disconnect-Webex nope -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.NotConnected,WebexMeetings.Commands.DisconnectWebexCommand'
    }

    It 'closes one of several and leaves the others' {
        'ann', 'bea' | ForEach-Object { Connect-Simulator -Name $_ }
        Disconnect-Webex bea
        (Get-WebexConnection -Name *).Name | Should -Be 'ann'
        (Get-WebexPersonalRoom).PersonalMeetingRoomLink | Should -BeLike '*/meet/admin'
    }

    It 'takes connections from the pipeline' {
        'ann', 'bea', 'cyd' | ForEach-Object { Connect-Simulator -Name $_ -SkipValidation }
        Get-WebexConnection -Name a*, b* | Disconnect-Webex
        (Get-WebexConnection -Name *).Name | Should -Be 'cyd'
    }

    It 'closes the very connection that is piped, and not the one that has its name now' {
        $old = Connect-Simulator 'User token' -PassThru
        $new = Connect-Simulator -PassThru
        $old | Disconnect-Webex
        Get-WebexConnection | Should -Be $new
        (Get-WebexPersonalRoom a@x.com).UserEmail | Should -BeExactly 'a@x.com'
        Get-WebexPersonalRoom -Connection $old -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.NotConnected,*'

        Disconnect-Webex -Connection $new
        Get-WebexConnection -Name * | Should -BeNullOrEmpty
    }

    It 'does not close a connection by a copy of another one' {
        Connect-Simulator
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-WebexConnection)))
        $copy | Disconnect-Webex -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike '*holds no sign-in*'
        Get-WebexConnection | Should -Not -BeNullOrEmpty
    }

    It 'leaves a connection that somebody still holds unusable, and says so' {
        $connection = Connect-Simulator -PassThru
        Disconnect-Webex
        Clear-SimulatorRequest
        Get-WebexPersonalRoom a@x.com -Connection $connection -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.NotConnected,*'
        $failure.Exception.Message | Should -BeLike '*closed by Disconnect-Webex*'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }
}
