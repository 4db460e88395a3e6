BeforeDiscovery {
    $script:isCore = $PSVersionTable.PSEdition -eq 'Core'
    $script:hasThreadJob = [bool](Get-Command Start-ThreadJob -ErrorAction SilentlyContinue)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Background.psm1')
    Initialize-Simulator
    $script:module = Get-ModuleUnderTest

    function Invoke-In([System.Management.Automation.Runspaces.Runspace] $Runspace, [scriptblock] $Script, [object[]] $ArgumentList) {
        $run = Invoke-InBackground $Runspace $Script -ArgumentList $ArgumentList
        Wait-Background $run
        $run.Output
    }
}

Describe 'A connection' {
    BeforeEach { Connect-Simulator }
    AfterEach { Get-WebexConnection -Name * | Disconnect-Webex }

    It 'belongs to its runspace' {
        $runspace = Open-Runspace -NotConnected
        try {
            Invoke-In $runspace { Get-WebexConnection -Name * } | Should -BeNullOrEmpty
            $failure = Invoke-In $runspace { try { Get-WebexPersonalRoom } catch { $_ } }
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.NotConnected,*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*$using:*'
        }
        finally { $runspace.Dispose() }
    }

    It 'is another in each runspace, and Disconnect-Webex in one leaves the other' {
        $runspace = Open-Runspace 'User token'
        try {
            Invoke-In $runspace { (Get-WebexPersonalRoom).PersonalMeetingRoomLink } | Should -BeLike '*/meet/user'
            (Get-WebexPersonalRoom).PersonalMeetingRoomLink | Should -BeLike '*/meet/admin'

            Invoke-In $runspace { Disconnect-Webex }
            Invoke-In $runspace { Get-WebexConnection } | Should -BeNullOrEmpty
            (Get-WebexPersonalRoom).PersonalMeetingRoomLink | Should -BeLike '*/meet/admin'
        }
        finally { $runspace.Dispose() }
    }

    It 'stays where it was when another runspace ends' {
        $runspace = Open-Runspace 'User token'
        $runspace.Dispose()
        (Get-WebexPersonalRoom).PersonalMeetingRoomLink | Should -BeLike '*/meet/admin'
    }

    It 'goes into ForEach-Object -Parallel with -Connection $using:' -Skip:(-not $isCore) {
        $connection = Get-WebexConnection
        $links = 'a@x.com', 'b@x.com', 'user@example.com' | ForEach-Object -Parallel {
            Import-Module $using:module
            (Get-WebexPersonalRoom $_ -Connection $using:connection).UserEmail
        } -ThrottleLimit 3
        $links | Sort-Object | Should -Be 'a@x.com', 'b@x.com', 'user@example.com'
    }

    It 'says in ForEach-Object -Parallel without -Connection what to do' -Skip:(-not $isCore) {
        $failure = 1 | ForEach-Object -Parallel {
            Import-Module $using:module
            try { Get-WebexPersonalRoom a@x.com } catch { $_ }
        }
        $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.NotConnected,*'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Connection $using:connection*'
    }

    It 'goes into Start-ThreadJob with -Connection $using:' -Skip:(-not $hasThreadJob) {
        $connection = Get-WebexConnection
        $job = Start-ThreadJob { Import-Module $using:module; (Get-WebexPersonalRoom a@x.com -Connection $using:connection).UserEmail }
        $job | Receive-Job -Wait -AutoRemoveJob | Should -BeExactly 'a@x.com'
    }

    It 'does not go into Start-Job, which says to connect inside the job' {
        $connection = Get-WebexConnection
        $address = Get-SimulatorAddress
        $token = Get-SimulatorToken
        $job = Start-Job {
            Import-Module $using:module
            $failure = try { Get-WebexPersonalRoom a@x.com -Connection $using:connection } catch { $_.Exception.Message }
            $failure
            Connect-Webex -ApiBaseUri $using:address -AccessToken $using:token
            (Get-WebexPersonalRoom a@x.com).UserEmail
        }
        $said = $job | Receive-Job -Wait -AutoRemoveJob
        $said[0] | Should -BeLike '*Run Connect-Webex inside the job*'
        $said[1] | Should -BeExactly 'a@x.com'
    }

    It 'that was exported and imported holds no sign-in, and says so' {
        Get-WebexConnection | Export-Clixml TestDrive:/connection.xml
        $copy = Import-Clixml TestDrive:/connection.xml
        { Get-WebexPersonalRoom a@x.com -Connection $copy } | Should -Throw '*holds no sign-in*'
    }

    It 'of one command is not touched by a Connect-Webex while it runs' {
        $runspace = Open-Runspace
        try {
            Add-Fault -Kind Hang -UserEmail a@x.com
            $run = Invoke-InBackground $runspace { Get-WebexPersonalRoom a@x.com }
            Wait-SimulatorCount { $_.hanging -eq 1 }
            Connect-Simulator 'User token'
            Clear-Fault
            Wait-Background $run
            $run.Output.UserEmail | Should -Be 'a@x.com'
        }
        finally { $runspace.Dispose() }
    }

    It 'shares one rate limiter among all that hold it' {
        # Webex refuses every request of the first command, and the fourth refusal in a row closes the area for all. The second command,
        # in another runspace, waits with it.
        $runspace = Open-Runspace -NotConnected
        $other = Open-Runspace -NotConnected
        try {
            $connection = Get-WebexConnection
            Clear-SimulatorRequest
            Add-Fault -Status 429 -RetryAfter 60 -Times 100
            $first = Invoke-InBackground $runspace {
                param($connection)
                1..40 | ForEach-Object { "user$_@example.com" } | Get-WebexPersonalRoom -Connection $connection -ThrottleLimit 4 -Verbose
            } -ArgumentList $connection
            Wait-BackgroundState $first { @($_.Streams.Verbose -match '\b429\b').Count -ge 4 }
            $second = Invoke-InBackground $other {
                param($connection)
                1..8 | ForEach-Object { "late$_@example.com" } | Get-WebexPersonalRoom -Connection $connection -ThrottleLimit 8 -Verbose
            } -ArgumentList $connection
            Wait-BackgroundState $second { "$($_.Streams.Verbose)" -match 'Waiting \d+ s for Webex: Webex asked to wait' }
            # With a limiter of its own it would be refused four times, too.
            @(Get-SimulatorRequest | Where-Object pathAndQuery -Like '*late*').Count | Should -BeLessThan 4
            $first.PowerShell.Stop()
            $second.PowerShell.Stop()
        }
        finally {
            $runspace.Dispose()
            $other.Dispose()
        }
    }
}
