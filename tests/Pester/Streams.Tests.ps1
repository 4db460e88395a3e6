BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Background.psm1')
    Initialize-Simulator
    Connect-Simulator
    $script:users = 1..40 | ForEach-Object { 'person{0:00000}@example.com' -f $_ }
}

Describe 'What goes in and out' {
    BeforeEach {
        Clear-Fault
        Clear-SimulatorRequest
    }

    Context 'in order' {
        BeforeAll { $script:runspace = Open-Runspace }
        AfterAll { $script:runspace.Dispose() }

        It 'gives results in the order of the inputs, errors among them' {
            $all = $users | Get-WebexPersonalRoom -ThrottleLimit 20 2>&1 | ForEach-Object {
                if ($_ -is [System.Management.Automation.ErrorRecord]) { $_.TargetObject } else { $_.UserEmail }
            }
            $all | Should -Be $users
        }

        It 'keeps the order when an early answer comes last' {
            # The first answer shows that this producer is fast; the second hangs, and the others are answered meanwhile.
            Add-Fault -Kind Usual -UserEmail a@x.com -DelayMs 300
            Add-Fault -Kind Hang -UserEmail b@x.com
            $run = Invoke-InBackground $runspace { 'a@x.com', 'b@x.com', 'user@example.com', 'admin@example.com' | Get-WebexPersonalRoom }
            Wait-SimulatorCount { $_.hanging -eq 1 -and $_.total -eq 4 -and $_.inFlight -eq 1 }
            Resume-Request
            Wait-Background $run
            $run.Output.UserEmail | Should -Be 'a@x.com', 'b@x.com', 'user@example.com', 'admin@example.com'
        }

        It 'gives what is ready while a later answer is missing' {
            Add-Fault -Kind Hang -UserEmail b@x.com
            $run = Invoke-InBackground $runspace { 'a@x.com', 'user@example.com', 'b@x.com', 'admin@example.com' | Get-WebexPersonalRoom }
            Wait-BackgroundState $run { $_.Output.Count -eq 2 }
            Wait-SimulatorCount { $_.hanging -eq 1 }
            $run.Output.UserEmail | Should -Be 'a@x.com', 'user@example.com'
            Resume-Request
            Wait-Background $run
            $run.Output.Count | Should -Be 4
        }
    }

    Context 'streaming' {
        BeforeAll { $script:runspace = Open-Runspace }
        AfterAll { $script:runspace.Dispose() }

        It 'gives the first result before the last input has come' {
            $seen = New-Object System.Collections.ArrayList
            & { foreach ($user in $users) { $null = $seen.Add('in'); $user } } |
                Get-WebexPersonalRoom -ThrottleLimit 2 -ErrorAction SilentlyContinue | ForEach-Object { $null = $seen.Add('out') }
            $seen.IndexOf('out') | Should -BeLessThan $seen.LastIndexOf('in')
        }

        It 'gives each result before a slow producer comes up with the next input' {
            # The producer is slow by nature here: that is the subject, not a wait for something to happen.
            $seen = New-Object System.Collections.ArrayList
            & {
                foreach ($user in 'a@x.com', 'b@x.com', 'user@example.com') {
                    $null = $seen.Add("in $user")
                    $user
                    [System.Threading.Thread]::Sleep(1000)
                }
            } | Get-WebexPersonalRoom | ForEach-Object { $null = $seen.Add("out $($_.UserEmail)") }
            $seen | Should -Be 'in a@x.com', 'out a@x.com', 'in b@x.com', 'out b@x.com', 'in user@example.com', 'out user@example.com'
        }

        It 'reads at most 32 inputs ahead for each request in flight' {
            $many = 1..300 | ForEach-Object { 'person{0:00000}@example.com' -f $_ }
            Add-Fault -Kind Hang
            $course = [System.Collections.ArrayList]::Synchronized((New-Object System.Collections.ArrayList))
            $run = Invoke-InBackground $runspace {
                param($users, $course)
                & { foreach ($user in $users) { $null = $course.Add(1); $user } } |
                    Get-WebexPersonalRoom -ThrottleLimit 3 -ErrorAction Continue 2>&1 | ForEach-Object { $null = $course.Add(-1) }
            } -ArgumentList $many, $course
            Wait-BackgroundState $run { $course.Count -ge 8 }
            Wait-SimulatorCount { $_.hanging -eq 3 }
            Clear-Fault
            Wait-Background $run
            $open = 0
            $most = ($course | ForEach-Object { $open += $_; $open } | Measure-Object -Maximum).Maximum
            $most | Should -BeLessOrEqual 99
            $open | Should -Be 0 -Because 'each input has one outcome'
        }
    }

    Context '-ThrottleLimit' {
        It 'has at most <Limit> requests in flight' -ForEach @{ Limit = 1 }, @{ Limit = 4 } {
            $runspace = Open-Runspace
            try {
                Clear-SimulatorRequest
                Add-Fault -Kind Hang
                $run = Invoke-InBackground $runspace { param($users, $limit) $users | Get-WebexPersonalRoom -ThrottleLimit $limit -ErrorAction SilentlyContinue } -ArgumentList $users, $Limit
                Wait-SimulatorCount { $_.hanging -eq $Limit }.GetNewClosure()
                Clear-Fault
                Wait-Background $run
                $count = Get-SimulatorCount
                $count.maxInFlight | Should -Be $Limit
                $count.total | Should -Be $users.Count
            }
            finally { $runspace.Dispose() }
        }

        It 'is 10 when nothing is said' {
            $runspace = Open-Runspace
            try {
                Clear-SimulatorRequest
                Add-Fault -Kind Hang
                $run = Invoke-InBackground $runspace { param($users) $users | Get-WebexUserSessionType -SiteUrl site1.example.webex.com -ErrorAction SilentlyContinue } -ArgumentList (, $users)
                Wait-SimulatorCount { $_.hanging -eq 10 }
                Clear-Fault
                Wait-Background $run
                (Get-SimulatorCount).maxInFlight | Should -Be 10
            }
            finally { $runspace.Dispose() }
        }

        It 'cannot be <_>' -ForEach 0, 101, -1 {
            { Get-WebexPersonalRoom a@x.com -ThrottleLimit $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'common parameters' {
        It 'fills -OutVariable, and adds with +' {
            $null = 'a@x.com' | Get-WebexPersonalRoom -OutVariable rooms
            $null = 'b@x.com' | Get-WebexPersonalRoom -OutVariable +rooms
            $rooms.UserEmail | Should -Be 'a@x.com', 'b@x.com'
        }

        It 'fills -PipelineVariable with the result that is under way' {
            $pairs = 'a@x.com', 'b@x.com' | Get-WebexPersonalRoom -PipelineVariable room | ForEach-Object { "$($_.UserEmail)=$($room.UserEmail)" }
            $pairs | Should -Be 'a@x.com=a@x.com', 'b@x.com=b@x.com'
        }

        It 'gives $PSItem of an earlier command through -PipelineVariable when inputs come one by one' {
            $pairs = 'a@x.com' | ForEach-Object { $_ } -PipelineVariable user | Get-WebexPersonalRoom | ForEach-Object { "$user=$($_.UserEmail)" }
            $pairs | Should -Be 'a@x.com=a@x.com'
        }

        It 'tells each request with -Verbose: method, address, status, duration, tracking ID' {
            $said = Get-WebexPersonalRoom a@x.com -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
            $request = Get-SimulatorRequest
            "$said" | Should -Match "^GET http://127\.0\.0\.1:\d+/v1/meetingPreferences/personalMeetingRoom\?userEmail=a%40x\.com: 200 in \d+ ms, tracking ID $($request.trackingId)$"
        }

        It 'tells each request where $VerbosePreference is Continue' {
            $VerbosePreference = 'Continue'
            @(Get-WebexPersonalRoom a@x.com 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Count | Should -Be 1
        }

        It 'tells nothing otherwise' {
            $all = @(Get-WebexPersonalRoom a@x.com *>&1)
            $all.Count | Should -Be 1
            $all[0] | Should -BeOfType ([WebexMeetings.PersonalRoom])
        }

        It 'tells with -Verbose:$false nothing, whatever $VerbosePreference says' {
            $VerbosePreference = 'Continue'
            @(Get-WebexPersonalRoom a@x.com -Verbose:$false *>&1).Count | Should -Be 1
        }
    }

    Context 'progress' {
        BeforeEach {
            $script:runspace = Open-Runspace
            Clear-SimulatorRequest
        }
        AfterEach { $script:runspace.Dispose() }

        It 'is shown from the first second of a run on, and ends with it' {
            Add-Fault -Kind Hang -UserEmail b@x.com
            $run = Invoke-InBackground $runspace { 'a@x.com', 'b@x.com' | Get-WebexPersonalRoom }
            Wait-BackgroundState $run { $_.Streams.Progress.Count -ge 1 }
            $run.Streams.Progress[0].Activity | Should -BeExactly 'Get-WebexPersonalRoom'
            $run.Streams.Progress[0].StatusDescription | Should -Match '^1 of 2 done, \d+\.\d per second$'
            $run.Output.Count | Should -Be 1
            Resume-Request
            Wait-Background $run
            $run.Streams.Progress[-1].RecordType | Should -Be 'Completed'
        }

        It 'says what part is done and the time left where the inputs are known' {
            Add-Fault -Kind Hang -UserEmail b@x.com
            $run = Invoke-InBackground $runspace { Get-WebexPersonalRoom a@x.com, user@example.com, b@x.com, kanji@example.com -ThrottleLimit 1 }
            Wait-BackgroundState $run { $_.Streams.Progress.Count -ge 1 }
            $progress = $run.Streams.Progress[0]
            $progress.StatusDescription -match '^2 of 4 done, (?<rate>\d+\.\d) per second$' | Should -BeTrue -Because $progress.StatusDescription
            $progress.PercentComplete | Should -Be 50
            # Rounded, a tenth of a second on both sides; how long the machine took for the first two is its own affair.
            $least, $most = (2 / ([double] $Matches.rate + 0.05)), (2 / [Math]::Max(0.01, $Matches.rate - 0.05))
            $progress.SecondsRemaining | Should -BeGreaterOrEqual ([Math]::Floor($least)) -Because 'two are left, at that rate'
            $progress.SecondsRemaining | Should -BeLessOrEqual ([Math]::Ceiling($most))
            Resume-Request
            Wait-Background $run
        }

        It 'says it of piped inputs from the last one on' {
            Add-Fault -Kind Hang -UserEmail b@x.com
            $run = Invoke-InBackground $runspace { 'a@x.com', 'b@x.com' | Get-WebexPersonalRoom }
            Wait-BackgroundState $run { $_.Streams.Progress.Count -ge 1 }
            $run.Streams.Progress[0].StatusDescription | Should -Match '^1 of 2 done, '
            $run.Streams.Progress[0].PercentComplete | Should -Be 50
            Resume-Request
            Wait-Background $run
        }

        It 'says how long Webex makes us wait' {
            Add-Fault -Status 429 -RetryAfter 60 -UserEmail b@x.com
            $run = Invoke-InBackground $runspace { 'a@x.com', 'b@x.com' | Get-WebexPersonalRoom -Verbose }
            Wait-BackgroundState $run { $_.Streams.Verbose.Count -ge 3 -and $_.Streams.Progress.Count -ge 1 -and "$($_.Streams.Progress[-1])" -match 'waiting' }
            $status = $run.Streams.Progress[-1].StatusDescription
            $status -match '^1 of 2 done, waiting (?<seconds>\d+) s \(Webex asked to wait\), \d+\.\d per second$' | Should -BeTrue -Because $status
            # How much of the minute is left when the record is read depends on the machine.
            [int] $Matches.seconds | Should -BeIn (1..60)
            "$($run.Streams.Verbose)" | Should -Match 'Waiting 60 s for Webex: Webex asked to wait\.'
            $run.PowerShell.Stop()
            $run.PowerShell.Dispose()
        }

        It 'is not shown where $ProgressPreference is SilentlyContinue' {
            Add-Fault -Kind Hang -UserEmail b@x.com -Times 1
            $run = Invoke-InBackground $runspace {
                $ProgressPreference = 'SilentlyContinue'
                Connect-Webex -ApiBaseUri (Get-WebexConnection).ApiBaseUri -AccessToken $args[0] -TimeoutSec 4
                'a@x.com', 'b@x.com' | Get-WebexPersonalRoom -ErrorAction SilentlyContinue
            } -ArgumentList (Get-SimulatorToken)
            Wait-Background $run
            $run.Output.Count | Should -Be 1
            $run.Streams.Progress.Count | Should -Be 0
        }

        It 'is not shown for a run that ends at once' {
            $run = Invoke-InBackground $runspace { Get-WebexPersonalRoom a@x.com }
            Wait-Background $run
            $run.Streams.Progress.Count | Should -Be 0
        }
    }

    Context 'one at a time' {
        It 'takes the next input when this one is written, so that -PipelineVariable is right: <Name>' -ForEach @(
            @{ Name = 'reading'; Script = { Get-WebexPersonalRoom -ThrottleLimit 1 } }
            @{ Name = 'changing'; Script = { Set-WebexPersonalRoom -Topic 'One at a time' -ThrottleLimit 1 -PassThru } }
        ) {
            Connect-Simulator -SkipValidation
            Add-Fault -Kind Usual -UserEmail b@x.com -DelayMs 300
            $command = [scriptblock]::Create("'a@x.com', 'b@x.com', 'user@example.com', 'a@x.com', 'b@x.com' | ForEach-Object { `$_ } -PipelineVariable asked | $Script | ForEach-Object { `"`$asked `$(`$_.UserEmail)`" }")
            & $command | Should -Be 'a@x.com a@x.com', 'b@x.com b@x.com', 'user@example.com user@example.com', 'a@x.com a@x.com', 'b@x.com b@x.com'
            (Get-SimulatorCount).maxInFlight | Should -Be 1
        }
    }
}
