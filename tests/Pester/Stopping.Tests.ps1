BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Background.psm1')
    Initialize-Simulator
    $script:users = 1..16 | ForEach-Object { "person$('{0:00000}' -f $_)@example.com" }

    # After a stop: nothing in flight, and nothing more leaves. The next command's request is then the only new one.
    function Assert-Stopped([System.Management.Automation.Runspaces.Runspace] $Runspace) {
        Wait-SimulatorCount { $_.inFlight -eq 0 }
        $before = (Get-SimulatorCount).total
        Clear-Fault
        $run = Invoke-InBackground $Runspace { Get-WebexPersonalRoom admin@example.com }
        Wait-Background $run
        $run.Output.UserEmail | Should -Be 'admin@example.com' -Because 'the next command works'
        (Get-SimulatorCount).total | Should -Be ($before + 1) -Because 'nothing but the next command sent a request'
    }
}

Describe 'A command that is stopped' {
    BeforeEach {
        Clear-Fault
        $script:runspace = Open-Runspace
        Clear-SimulatorRequest
    }
    AfterEach { $script:runspace.Dispose() }

    It 'by Ctrl+C cancels what is in flight and sends nothing more' {
        Add-Fault -Kind Hang
        $run = Invoke-InBackground $runspace { param($users) $users | Get-WebexPersonalRoom -ThrottleLimit 4 } -ArgumentList (, $users)
        Wait-SimulatorCount { $_.hanging -eq 4 }
        $run.PowerShell.Stop()
        $run.PowerShell.InvocationStateInfo.State | Should -Be 'Stopped'
        Wait-SimulatorCount { $_.abortedByClient -eq 4 }
        (Get-SimulatorCount).total | Should -Be 4
        Assert-Stopped $runspace
    }

    It 'by Ctrl+C runs finally blocks and writes no error' {
        $steps = New-Object System.Collections.ArrayList
        Add-Fault -Kind Hang
        $run = Invoke-InBackground $runspace { param($steps) try { Get-WebexPersonalRoom a@x.com } finally { $null = $steps.Add('finally') } } -ArgumentList (, $steps)
        Wait-SimulatorCount { $_.hanging -eq 1 }
        $run.PowerShell.Stop()
        $run.Streams.Error.Count | Should -Be 0
        $steps | Should -Be 'finally'
    }

    It 'by Ctrl+C does not sit out a wait that Webex asked for' {
        Add-Fault -Status 429 -RetryAfter 120
        $run = Invoke-InBackground $runspace { Get-WebexPersonalRoom a@x.com -Verbose }
        Wait-BackgroundState $run { "$($_.Streams.Verbose)" -match 'Waiting 1[12]\d s' }
        $run.PowerShell.Stop()
        $run.PowerShell.InvocationStateInfo.State | Should -Be 'Stopped'
        (Get-SimulatorCount).total | Should -Be 1
    }

    It 'by Ctrl+C cancels the next page of a list' {
        Add-Fault -Kind Hang -PathContains cursor
        $run = Invoke-InBackground $runspace { Invoke-WebexApi people -Query @{ max = 10 } -All }
        Wait-SimulatorCount { $_.hanging -eq 1 }
        $run.Output.Count | Should -Be 10 -Because 'a page is written before the next one is asked for'
        $run.PowerShell.Stop()
        Wait-SimulatorCount { $_.abortedByClient -eq 1 }
        Assert-Stopped $runspace
    }

    It 'by Ctrl+C cancels changes, of which as many run at a time as -ThrottleLimit says' {
        Add-Fault -Kind Hang -Method PUT
        $run = Invoke-InBackground $runspace { param($users) $users | Set-WebexPersonalRoom -Topic x -ThrottleLimit 4 } -ArgumentList (, $users)
        Wait-SimulatorCount { $_.hanging -eq 4 }
        $run.PowerShell.Stop()
        Wait-SimulatorCount { $_.abortedByClient -eq 4 }
        Assert-Stopped $runspace
    }

    It 'by Ctrl+C cancels what many inputs wait for together: <Name>' -ForEach @(
        @{ Name = 'the session types of a site'; Path = 'config/sessionTypes'; Script = { param($users) $users | Add-WebexUserSessionType -SessionType PRO -SiteUrl site1.example.webex.com } }
        @{ Name = 'the default site'; Path = 'meetingPreferences/sites'; Script = { param($users) $users | Add-WebexUserSessionType -SessionType PRO } }
        @{ Name = 'a batch of room IDs'; Path = 'refreshId'; Script = { param($users) $users | Reset-WebexPersonalRoomId -SiteUrl site1.example.webex.com -Confirm:$false } }
    ) {
        Add-Fault -Kind Hang -PathContains $Path
        $run = Invoke-InBackground $runspace $Script -ArgumentList (, $users)
        Wait-SimulatorCount { $_.hanging -eq 1 }
        $run.PowerShell.Stop()
        Wait-SimulatorCount { $_.abortedByClient -eq 1 }
        (Get-SimulatorCount).total | Should -Be 1
        Assert-Stopped $runspace
    }

    It 'by Ctrl+C during Connect-Webex leaves the connection there was' {
        Add-Fault -Kind Hang -PathContains people/me
        $run = Invoke-InBackground $runspace { param($address, $token) Connect-Webex -ApiBaseUri $address -AccessToken $token -Name second } -ArgumentList (Get-SimulatorAddress), (Get-SimulatorToken 'User token')
        Wait-SimulatorCount { $_.hanging -eq 1 }
        $run.PowerShell.Stop()
        Wait-SimulatorCount { $_.inFlight -eq 0 }
        $run = Invoke-InBackground $runspace { (Get-WebexConnection -Name *).Name }
        Wait-Background $run
        $run.Output | Should -Be 'default'
    }

    It 'by Select-Object -First gives what was asked for, and cancels the rest' {
        # Everything behind the first input hangs. Released, it is answered; what comes next hangs again.
        Add-Fault -Kind Usual -UserEmail a@x.com -DelayMs 300
        Add-Fault -Kind Hang
        $run = Invoke-InBackground $runspace {
            param($users)
            @('a@x.com') + $users | Get-WebexPersonalRoom -ThrottleLimit 4 | ForEach-Object { $_ } | Select-Object -First 2
            'next'
        } -ArgumentList (, $users)
        Wait-SimulatorCount { $_.hanging -eq 4 }
        Resume-Request
        Wait-Background $run
        $run.Output.Count | Should -Be 3
        $run.Output[0].UserEmail | Should -BeExactly 'a@x.com'
        $run.Output[1].UserEmail | Should -BeExactly $users[0]
        $run.Output[2] | Should -BeExactly 'next'
        (Get-SimulatorCount).inFlight | Should -Be 0 -Because 'the pipeline has ended, and its requests with it'
        Assert-Stopped $runspace
    }

    It 'by Select-Object -First sends only one request for the first of many inputs' {
        $run = Invoke-InBackground $runspace { param($users) $users | Get-WebexPersonalRoom | Select-Object -First 1 } -ArgumentList (, $users)
        Wait-Background $run
        $run.Output.UserEmail | Should -Be $users[0]
        (Get-SimulatorCount).total | Should -Be 1
        Assert-Stopped $runspace
    }

    It 'by a throw downstream cancels the rest' {
        Add-Fault -Kind Usual -UserEmail a@x.com -DelayMs 300
        Add-Fault -Kind Hang
        $run = Invoke-InBackground $runspace {
            param($users)
            try { @('a@x.com') + $users | Get-WebexPersonalRoom -ThrottleLimit 4 | ForEach-Object { if ($_.UserEmail -ne 'a@x.com') { throw 'enough' } } }
            catch { "caught $_" }
        } -ArgumentList (, $users)
        Wait-SimulatorCount { $_.hanging -eq 4 }
        Resume-Request
        Wait-Background $run
        $run.Output | Should -Be 'caught enough'
        (Get-SimulatorCount).inFlight | Should -Be 0
        Assert-Stopped $runspace
    }

    It 'by an error with -ErrorAction Stop cancels the rest' {
        Add-Fault -Kind Usual -UserEmail a@x.com -DelayMs 300
        Add-Fault -Status 404 -UserEmail b@x.com -DelayMs 300
        Add-Fault -Kind Hang
        $run = Invoke-InBackground $runspace {
            param($users)
            try { @('a@x.com', 'b@x.com') + $users | Get-WebexPersonalRoom -ThrottleLimit 4 -ErrorAction Stop }
            catch [WebexMeetings.WebexApiException] { "caught $($_.TargetObject)" }
        } -ArgumentList (, $users)
        Wait-Background $run
        $run.Output[0].UserEmail | Should -BeExactly 'a@x.com'
        $run.Output[1] | Should -BeExactly 'caught b@x.com'
        Assert-Stopped $runspace
    }

    It 'by a 401 cancels the rest' {
        Add-Fault -Kind Usual -UserEmail a@x.com -DelayMs 300
        Add-Fault -Status 401 -UserEmail b@x.com -DelayMs 300
        Add-Fault -Kind Hang
        $run = Invoke-InBackground $runspace {
            param($users)
            try { @('a@x.com', 'b@x.com') + $users | Get-WebexPersonalRoom -ThrottleLimit 4 }
            catch { "caught $($_.TargetObject)" }
        } -ArgumentList (, $users)
        Wait-Background $run
        $run.Output[-1] | Should -BeExactly 'caught b@x.com'
        Assert-Stopped $runspace
    }

    It 'by break in a loop around it cancels the rest' {
        Add-Fault -Kind Usual -UserEmail a@x.com -DelayMs 300
        Add-Fault -Kind Hang
        $run = Invoke-InBackground $runspace {
            param($users)
            foreach ($once in 1) { @('a@x.com') + $users | Get-WebexPersonalRoom -ThrottleLimit 4 | ForEach-Object { break } }
            'after'
        } -ArgumentList (, $users)
        Wait-Background $run
        $run.Output | Should -Be 'after'
        Assert-Stopped $runspace
    }

    It 'by closing its runspace sends nothing more' {
        $other = Open-Runspace
        Clear-SimulatorRequest
        Add-Fault -Kind Hang
        $null = Invoke-InBackground $other { param($users) $users | Get-WebexPersonalRoom -ThrottleLimit 4 } -ArgumentList (, $users)
        Wait-SimulatorCount { $_.hanging -eq 4 }
        $other.Close()
        Wait-SimulatorCount { $_.abortedByClient -eq 4 }
        (Get-SimulatorCount).total | Should -Be 4
        $other.Dispose()
        Assert-Stopped $runspace
    }

    It 'by Disconnect-Webex elsewhere ends as errors on its inputs, and sends nothing more' {
        Add-Fault -Kind Hang -UserEmail b@x.com
        $connection = Connect-Simulator -PassThru
        $run = Invoke-InBackground $runspace { param($connection) 'a@x.com', 'b@x.com' | Get-WebexPersonalRoom -Connection $connection } -ArgumentList $connection
        Wait-SimulatorCount { $_.hanging -eq 1 }
        Disconnect-Webex
        Clear-Fault
        Wait-Background $run
        $run.Output.Count + $run.Streams.Error.Count | Should -Be 2 -Because 'each input has one outcome'
        Assert-Stopped $runspace
    }
}
