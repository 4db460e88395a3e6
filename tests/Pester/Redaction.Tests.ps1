BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    if (-not (Get-Module WebexMeetings)) { Import-Module (Get-ModuleUnderTest) -Global }
    $script:piped = Get-Command -Module WebexMeetings | Where-Object { $_.Parameters.ContainsKey('InputObject') } | ForEach-Object { @{ Name = $_.Name; Command = $_ } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Background.psm1')
    Initialize-Simulator
    $script:address = Get-SimulatorAddress
    $script:token = Get-SimulatorToken

    # Everything that PowerShell can make of objects, on lines that nothing is cut from.
    function Get-Text([object[]] $Things) {
        $wide = @{ Width = 4000 }
        $Things | Out-String @wide
        $Things | Format-List | Out-String @wide
        $Things | Format-List * -Force | Out-String @wide
        $Things | Format-Custom -Depth 2 | Out-String @wide
        $Things | Format-Table * -Force | Out-String @wide
        $Things | ForEach-Object { "$_" }
        # Error records hold what JSON cannot say.
        $Things | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] } | ConvertTo-Json -Depth 4 -WarningAction SilentlyContinue
        $Things | ConvertTo-Csv
        [System.Management.Automation.PSSerializer]::Serialize($Things, 3)
    }

    function Assert-NoSecret([object[]] $Text, [string] $Secret) {
        $Secret.Length | Should -BeGreaterThan 3
        $found = "$Text".IndexOf($Secret, [StringComparison]::OrdinalIgnoreCase)
        $found | Should -Be -1 -Because "this must not show: ...$(if ($found -ge 0) { "$Text".Substring([Math]::Max(0, $found - 200), [Math]::Min(200, $found)) })"
    }
}

Describe 'The token' {
    BeforeEach {
        Clear-Fault
        $Error.Clear()
    }

    It 'is in no stream of any command, with -Verbose and -Debug' {
        $all = & {
            Connect-Webex -ApiBaseUri $address -AccessToken $token -PassThru -Verbose -Debug
            Get-WebexConnection -Verbose -Debug
            'a@x.com', 'nope@x.com', '' | Get-WebexPersonalRoom -Verbose -Debug -ErrorAction Continue
            'a@x.com', 'jürgen.müller@example.com' | Get-WebexUserSessionType -Verbose -Debug -ErrorAction Continue
            Disconnect-Webex -Verbose -Debug
        } *>&1
        @($all).Count | Should -BeGreaterThan 8
        Assert-NoSecret (Get-Text $all) $token
    }

    It 'is in nothing that PowerShell makes of a connection' {
        $connection = Connect-Webex -ApiBaseUri $address -AccessToken $token -PassThru
        $null = Get-WebexPersonalRoom a@x.com
        Assert-NoSecret (Get-Text $connection) $token
        Assert-NoSecret ($connection | ConvertTo-Json -Depth 10 -WarningAction SilentlyContinue) $token
        Assert-NoSecret ($connection | Get-Member -Force | Out-String -Width 4000) $token
        Assert-NoSecret ($connection | Select-Object * | Out-String -Width 4000) $token
        $connection | Export-Clixml TestDrive:/connection.xml -Depth 10
        Assert-NoSecret (Get-Content TestDrive:/connection.xml -Raw) $token
    }

    It 'is in no variable' {
        $text = Open-Runspace -NotConnected | ForEach-Object {
            $run = Invoke-InBackground $_ {
                param($address, $secret)
                Connect-Webex -ApiBaseUri $address -AccessToken $secret
                Get-WebexPersonalRoom nope@x.com -ErrorAction SilentlyContinue
                Remove-Variable secret
                $variables = Get-Variable -Scope Global | Where-Object Name -notin 'input', 'args', 'PSBoundParameters', 'MyInvocation'
                $variables | Format-List * -Force | Out-String -Width 4000
                $variables | ForEach-Object { $_.Value | Format-List * -Force | Out-String -Width 4000 }
                Get-ChildItem env: | Out-String -Width 4000
            } -ArgumentList $address, $token
            Wait-Background $run
            $run.Output
            $_.Dispose()
        }
        "$text".Length | Should -BeGreaterThan 1000
        Assert-NoSecret $text $token
    }

    It 'is in no error and nothing that hangs on it after <Name>' -ForEach @(
        @{ Name = 'a refused sign-in'; Script = { Connect-Webex -ApiBaseUri $address -AccessToken $secret }; Secret = 'Revoked token' }
        @{ Name = 'a sign-in that nobody answers'; Script = { Connect-Webex -ApiBaseUri 'http://127.0.0.1:1/v1' -AccessToken $secret } }
        @{ Name = 'a sign-in with a wrong parameter'; Script = { Connect-Webex -ApiBaseUri $address -AccessToken $secret -Environment Nowhere } }
        @{ Name = 'a sign-in to a wrong address'; Script = { Connect-Webex -AccessToken $secret -ApiBaseUri 'http://example.com/v1' } }
        @{ Name = 'a sign-in with a parameter that there is not'; Script = { Connect-Webex -AccessToken $secret -NoSuchThing 1 } }
        @{ Name = 'a token given twice'; Script = { Connect-Webex -AccessToken $secret, $secret } }
        @{ Name = 'a token in an object'; Script = { Connect-Webex -AccessToken ([pscustomobject]@{ access_token = $secret }) } }
        @{ Name = 'a token in a hashtable'; Script = { Connect-Webex -AccessToken @{ access_token = $secret } } }
        @{ Name = 'a token with a blank in it'; Script = { Connect-Webex -AccessToken "$secret x" } }
    ) {
        $secret = Get-SimulatorToken $(if ($Secret) { $Secret } else { 'Admin token' })
        try { & $Script } catch { $caught = $_ }
        $caught | Should -Not -BeNullOrEmpty
        $records = @($caught) + @($Error)
        Assert-NoSecret (Get-Text $records) $secret
        Assert-NoSecret ($records | ForEach-Object { $_.InvocationInfo.BoundParameters | Format-List * -Force | Out-String -Width 4000 }) $secret
        Assert-NoSecret ($records | ForEach-Object { $_.InvocationInfo.UnboundArguments | Out-String -Width 4000 }) $secret
        Assert-NoSecret ($records | ForEach-Object { for ($e = $_.Exception; $e; $e = $e.InnerException) { $e.ToString(); $e.Data | Out-String } }) $secret
    }

    It 'is in no error of a command, whatever the answer quotes: <Name>' -ForEach @(
        @{ Name = 'reason'; Fault = @{ Status = 400; Body = '{ "message": "Token TOKEN is strange", "errors": [ { "description": "I got Bearer TOKEN" } ] }' } }
        @{ Name = 'HTML'; Fault = @{ Status = 200; ContentType = 'text/html'; Body = '<p>TOKEN</p>' } }
        @{ Name = 'broken JSON'; Fault = @{ Status = 200; Body = '{ "access_token": "TOKEN", "x' } }
        @{ Name = 'redirect'; Fault = @{ Kind = 'Redirect'; Location = 'https://x.example.com/?access_token=TOKEN' } }
        @{ Name = 'tracking ID in a header'; Fault = @{ Kind = 'Usual'; Headers = @{ trackingid = 'TOKEN' } } }
        @{ Name = 'link'; Fault = @{ Kind = 'Usual'; Headers = @{ Link = '<https://TOKEN.example.com/>; rel="next"' } } }
        @{ Name = 'escaped reason'; Fault = @{ Status = 400; Body = '{ "message": "ESCAPED" }' } }
        @{ Name = 'tracking ID'; Fault = @{ Status = 400; Body = '{ "message": "m", "trackingId": "TOKEN" }' } }
    ) {
        Connect-Webex -ApiBaseUri $address -AccessToken $token
        $order = $Fault.Clone()
        $escaped = -join ($token.ToCharArray() | ForEach-Object { '\u{0:x4}' -f [int]$_ })
        foreach ($name in 'Body', 'Location') { if ($order[$name]) { $order[$name] = $order[$name].Replace('TOKEN', $token).Replace('ESCAPED', $escaped) } }
        if ($order.Headers) { $order.Headers = @{}; foreach ($name in $Fault.Headers.Keys) { $order.Headers[$name] = $Fault.Headers[$name].Replace('TOKEN', $token) } }
        Add-Fault @order
        $all = Get-WebexPersonalRoom a@x.com -Verbose -ErrorAction Continue *>&1
        Assert-NoSecret (Get-Text (@($all) + @($Error))) $token
    }
}

Describe 'HostPin and AccessCode' {
    BeforeAll {
        Clear-Fault
        Connect-Simulator
        $script:body = '{ "personalMeetingRoomLink": "https://x/meet/b", "topic": "T", "hostPin": "918273", "telephony": { "accessCode": "564738291", "callInNumbers": [ { "label": "US", "callInNumber": "+1", "tollType": "toll" } ] } }'
        Add-Answer -UserEmail b@x.com -Body $body
        $script:room = Get-WebexPersonalRoom b@x.com
        Clear-Fault
    }

    It 'are there for who names them' {
        $room.HostPin | Should -BeExactly '918273'
        $room.Telephony.AccessCode | Should -BeExactly '564738291'
    }

    It 'are in no default view at <_> columns' -ForEach 80, 120, 200 {
        $views = @(
            $room | Out-String -Width $_
            $room | Format-Table | Out-String -Width $_
            $room | Format-List | Out-String -Width $_
            $room | Format-Wide | Out-String -Width $_
            $room.Telephony | Out-String -Width $_
            $room.Telephony | Format-List | Out-String -Width $_
            $room.Telephony | Format-Wide | Out-String -Width $_
            $room.Telephony.CallInNumbers | Out-String -Width $_
            "$room $($room.Telephony)"
        ) -join "`n"
        Assert-NoSecret $views '918273'
        Assert-NoSecret $views '564738291'
    }

    It 'are in no log and no message' {
        Add-Answer -UserEmail b@x.com -Body $body
        $messages = 'b@x.com', 'nope@x.com' | Get-WebexPersonalRoom -Verbose -Debug *>&1 | Where-Object { $_ -isnot [WebexMeetings.PersonalRoom] }
        Clear-Fault
        @($messages).Count | Should -BeGreaterThan 2
        Assert-NoSecret (Get-Text $messages) '918273'
        Assert-NoSecret (Get-Text $messages) '564738291'
    }

    It 'are in no error for an answer that breaks off behind them' {
        Add-Answer -UserEmail b@x.com -Body '{ "hostPin": "918273", "telephony": { "accessCode": "564738291", "x'
        Get-WebexPersonalRoom b@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidResponse,*'
        Assert-NoSecret (Get-Text $failure) '918273'
        Assert-NoSecret (Get-Text $failure) '564738291'
    }

    It 'are in no error for a JSON value of the wrong kind' {
        Add-Answer -UserEmail b@x.com -Body '{ "personalMeetingRoomLink": "https://x", "hostPin": "918273", "enabledAutoLock": [ "564738291" ] }'
        $all = Get-WebexPersonalRoom b@x.com -ErrorAction Continue -ErrorVariable failure *>&1
        @($all).Count | Should -Be 1
        Assert-NoSecret (Get-Text @($failure)) '918273'
    }
}

Describe 'The columns of a row that is piped to <Name>' -ForEach $piped {
    BeforeAll {
        Initialize-Simulator
        Connect-Simulator
        $script:further = @{ ErrorAction = 'Continue'; Verbose = $true; Debug = $true; ErrorVariable = 'failure' }
        if ($Command.Parameters.ContainsKey('WhatIf')) { $further.Confirm = $false }
        if ($Command.Parameters.ContainsKey('SessionType')) { $further.SessionType = 'PRO' }
        if ($Command.Name -eq 'Set-WebexDefaultSite') { $further.SiteUrl = 'site4.webex.com' }
    }

    BeforeEach { Clear-SimulatorRequest }

    It 'are in no stream and no text of the error: <Case>' -ForEach @(
        @{ Case = 'nothing else in it'; Row = [pscustomobject]@{ Remark = '918273' } }
        @{ Case = 'an empty address'; Row = [pscustomobject]@{ UserEmail = ''; SiteUrl = ''; Remark = '918273' } }
        @{ Case = 'a user that there is not'; Row = [pscustomobject]@{ UserEmail = 'nope@x.com'; SiteUrl = 'nowhere.webex.com'; Remark = '918273' } }
        @{ Case = 'a hashtable'; Row = @{ Remark = '918273' } }
    ) {
        $all = @($Row | & $Command @further *>&1)
        $failure.Count | Should -BeGreaterThan 0
        Get-SimulatorRequest | Where-Object method -ne GET | Where-Object status -lt 300 | Should -BeNullOrEmpty -Because 'it names nobody that there is'
        "$((Get-SimulatorRequest).pathAndQuery)" | Should -Not -Match '918273'
        $text = @($all | Out-String -Width 4000) + ($failure | ForEach-Object { $_.ToString(); $_.CategoryInfo.GetMessage(); $_.CategoryInfo.TargetName; $_.Exception.ToString(); $_.ErrorDetails.RecommendedAction })
        Assert-NoSecret $text '918273'
    }
}
