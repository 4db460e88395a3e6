BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator

    function Get-Write { Get-SimulatorRequest | Where-Object method -eq PUT }
}

Describe 'Set-WebexPersonalRoom' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SkipValidation
    }

    Context 'what is changed' {
        It 'changes what is named, leaves the rest, and emits nothing' {
            $before = Get-SimulatorRoom a@x.com
            Set-WebexPersonalRoom -UserEmail a@x.com -Topic 'A new topic' | Should -BeNullOrEmpty
            $after = Get-SimulatorRoom a@x.com
            $after.topic | Should -BeExactly 'A new topic'
            $after.topic = $before.topic
            ConvertTo-Json $after -Depth 5 | Should -BeExactly (ConvertTo-Json $before -Depth 5)
        }

        It 'changes <Parameter> to <Value>' -ForEach @(
            @{ Parameter = 'Topic'; Value = "Léa's 漢字 🎉" }
            @{ Parameter = 'HostPin'; Value = '0358' }
            @{ Parameter = 'EnabledAutoLock'; Value = $false }
            @{ Parameter = 'EnabledAutoLock'; Value = $true }
            @{ Parameter = 'AutoLockMinutes'; Value = 20 }
            @{ Parameter = 'EnabledNotifyHost'; Value = $false }
            @{ Parameter = 'EnabledNotifyHost'; Value = $true }
            @{ Parameter = 'SupportCoHost'; Value = $true }
            @{ Parameter = 'AllowAuthenticatedDevices'; Value = $false }
        ) {
            $change = @{ $Parameter = $Value }
            Set-WebexPersonalRoom -UserEmail a@x.com @change
            (Get-SimulatorRoom a@x.com).$Parameter | Should -BeExactly $Value
        }

        It 'gives the room as it came out with -PassThru' {
            $room = Set-WebexPersonalRoom a@x.com -SiteUrl https://SITE4.webex.com -AutoLockMinutes 15 -PassThru
            $room | Should -BeOfType ([WebexMeetings.PersonalRoom])
            $room.AutoLockMinutes | Should -Be 15
            $room.UserEmail | Should -BeExactly 'a@x.com'
            $room.SiteUrl | Should -BeExactly 'site4.webex.com'
        }

        It 'changes my own room when nobody is named' {
            Set-WebexPersonalRoom -Topic 'My own'
            (Get-SimulatorRoom admin@example.com).topic | Should -BeExactly 'My own'
        }

        It 'sets co-hosts by address, and takes all away with @()' {
            Set-WebexPersonalRoom -UserEmail a@x.com -CoHost b@x.com, user@example.com
            (Get-SimulatorRoom a@x.com).coHosts.email | Should -Be 'b@x.com', 'user@example.com'
            Set-WebexPersonalRoom -UserEmail a@x.com -CoHost @()
            (Get-SimulatorRoom a@x.com).coHosts | Should -BeNullOrEmpty
        }

        It 'takes the co-hosts of another room' {
            Set-WebexPersonalRoom -UserEmail a@x.com -CoHost b@x.com
            Set-WebexPersonalRoom -UserEmail b@x.com -CoHost (Get-WebexPersonalRoom a@x.com).CoHosts
            (Get-SimulatorRoom b@x.com).coHosts.email | Should -Be 'b@x.com'
        }

        It 'sends nothing when all is as wanted already, and still gives the room with -PassThru' {
            $topic = (Get-SimulatorRoom a@x.com).topic
            $room = Set-WebexPersonalRoom -UserEmail a@x.com -Topic $topic -PassThru
            $room.Topic | Should -BeExactly $topic
            Get-Write | Should -BeNullOrEmpty
        }
    }

    Context 'from the pipeline' {
        It 'refuses a row whose columns name no setting, for example because one is misspelled' {
            $rows = "Email,AutoLockMinuts`na@x.com,10", "Email,AutoLockMinutes`nb@x.com," | ForEach-Object { $_ | ConvertFrom-Csv }
            $failures = @($rows | Set-WebexPersonalRoom 2>&1)
            "$failures" | Should -BeLike "The input for a@x.com names no setting to change*"
            $failures.FullyQualifiedErrorId | Should -Be 'Webex.InvalidInput,WebexMeetings.Commands.SetWebexPersonalRoomCommand'
            Get-SimulatorRequest | Where-Object method -EQ PUT | Should -BeNullOrEmpty
        }

        It 'takes the rows of a CSV, and leaves settings whose cell is empty' {
            $before = Get-SimulatorRoom b@x.com
            Set-Content TestDrive:/rooms.csv @(
                'UserEmail,SiteUrl,Topic,EnabledAutoLock,AutoLockMinutes,CoHosts,HostPin'
                'a@x.com,site1.example.webex.com,Alpha,true,10,b@x.com; user@example.com,0358'
                'b@x.com,site1.example.webex.com,Beta,,,,'
            )
            Import-Csv TestDrive:/rooms.csv | Set-WebexPersonalRoom
            $alice = Get-SimulatorRoom a@x.com
            $alice.topic | Should -BeExactly 'Alpha'
            $alice.enabledAutoLock | Should -BeTrue
            $alice.autoLockMinutes | Should -Be 10
            $alice.hostPin | Should -BeExactly '0358'
            $alice.coHosts.email | Should -Be 'b@x.com', 'user@example.com'
            $bob = Get-SimulatorRoom b@x.com
            $bob.topic | Should -BeExactly 'Beta'
            $bob.topic = $before.topic
            ConvertTo-Json $bob -Depth 5 | Should -BeExactly (ConvertTo-Json $before -Depth 5)
        }

        It 'reads <Text> in a cell as <Value>' -ForEach @(
            @{ Text = 'true'; Value = $true }, @{ Text = 'FALSE'; Value = $false }, @{ Text = ' 1 '; Value = $true }, @{ Text = '0'; Value = $false }
        ) {
            [pscustomobject]@{ UserEmail = 'a@x.com'; EnabledNotifyHost = $Text } | Set-WebexPersonalRoom
            (Get-SimulatorRoom a@x.com).enabledNotifyHost | Should -Be $Value
        }

        It 'takes rooms, and does not write back what they held when they were read' {
            $room = Get-WebexPersonalRoom a@x.com
            Set-WebexPersonalRoom a@x.com -Topic 'Changed meanwhile'
            $room | Set-WebexPersonalRoom -AutoLockMinutes 15
            $now = Get-SimulatorRoom a@x.com
            $now.topic | Should -BeExactly 'Changed meanwhile'
            $now.autoLockMinutes | Should -Be 15
        }

        It 'has one outcome for each input, in order' {
            $all = 'a@x.com', 'no-license@example.com', '', 'b@x.com' | Set-WebexPersonalRoom -Topic 'T' -PassThru -ErrorAction Continue 2>&1
            $all[0].UserEmail | Should -BeExactly 'a@x.com'
            $all[1].TargetObject | Should -BeExactly 'no-license@example.com'
            $all[1].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.SetWebexPersonalRoomCommand'
            $all[2].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.SetWebexPersonalRoomCommand'
            $all[3].UserEmail | Should -BeExactly 'b@x.com'
            (Get-SimulatorRoom admin@example.com).topic | Should -Not -BeExactly 'T' -Because 'an input that names nobody is not me'
        }
    }

    Context 'what is refused before anything is sent' {
        It 'is <Name>' -ForEach @(
            @{ Name = 'an empty topic'; Change = @{ Topic = '' } }
            @{ Name = 'a topic of 129 characters'; Change = @{ Topic = 'x' * 129 } }
            @{ Name = '7 minutes'; Change = @{ AutoLockMinutes = 7 } }
            @{ Name = 'a PIN with letters'; Change = @{ HostPin = '12a4' } }
            @{ Name = 'a PIN that counts'; Change = @{ HostPin = '1234' } }
            @{ Name = 'a PIN that repeats'; Change = @{ HostPin = '7777' } }
            @{ Name = 'an empty PIN'; Change = @{ HostPin = '' } }
            @{ Name = 'a co-host without address'; Change = @{ CoHost = 'Bob' } }
        ) {
            'a@x.com' | Set-WebexPersonalRoom @Change -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.SetWebexPersonalRoomCommand'
            $failure[0].TargetObject | Should -BeExactly 'a@x.com'
            Get-Write | Should -BeNullOrEmpty
            if ($Change.HostPin) { $failure[0] | Format-List * -Force | Out-String -Width 4000 | Should -Not -Match "'$($Change.HostPin)'" }
        }

        It 'is both co-host flags at once, or a flag and co-hosts' {
            Set-WebexPersonalRoom a@x.com -SupportAnyoneAsCoHost $true -AllowFirstUserToBeCoHost $true -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Exception.Message | Should -BeLike '*exclude each other*'
            Set-WebexPersonalRoom a@x.com -SupportAnyoneAsCoHost $true -CoHost b@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-CoHost @()*'
            Get-Write | Should -BeNullOrEmpty
        }

        It 'is a cell that is neither true nor false' {
            [pscustomobject]@{ UserEmail = 'a@x.com'; EnabledAutoLock = 'perhaps' } | Set-WebexPersonalRoom -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            "$failure" | Should -BeLike "The value of EnabledAutoLock for a@x.com, 'perhaps', is not true or false. Nothing was sent."
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }
    }

    Context '-WhatIf and -Confirm' {
        It 'sends no change with -WhatIf' {
            $before = ConvertTo-Json (Get-SimulatorRoom a@x.com) -Depth 5
            'a@x.com', 'b@x.com' | Set-WebexPersonalRoom -Topic 'T' -WhatIf | Should -BeNullOrEmpty
            Get-Write | Should -BeNullOrEmpty
            ConvertTo-Json (Get-SimulatorRoom a@x.com) -Depth 5 | Should -BeExactly $before
        }

        It 'sends no change where $WhatIfPreference is true' {
            $WhatIfPreference = $true
            Set-WebexPersonalRoom a@x.com -Topic 'T'
            Get-Write | Should -BeNullOrEmpty
        }

        It 'says old and new with -WhatIf, the PIN masked' {
            $path = Join-Path $TestDrive 'whatif.ps1'
            Set-Content $path @"
Import-Module '$(Get-ModuleUnderTest)'
Connect-Webex -ApiBaseUri '$(Get-SimulatorAddress)' -AccessToken '$(Get-SimulatorToken)' -SkipValidation
Set-WebexPersonalRoom a@x.com -Topic 'A new topic' -HostPin 0358 -WhatIf
"@
            # What -WhatIf says goes to the host, so it takes a host to read it.
            $said = (Invoke-PowerShell $path 2>&1 | Out-String -Width 4000) -replace '\s+', ' '
            $said | Should -BeLike "*'$((Get-SimulatorRoom a@x.com).topic)' -> 'A new topic'*"
            $said | Should -BeLike "*'a@x.com'*"
            $said | Should -Not -Match '0358'
            $said | Should -Not -Match (Get-SimulatorRoom a@x.com).hostPin
            Get-Write | Should -BeNullOrEmpty
        }

        It 'asks with <Switch>, says what would change, and changes nothing when the answer is no' -ForEach @(
            @{ Switch = '-Confirm' }
            # PowerShell 7.6 asks no more because of -Debug.
            if ($PSVersionTable.PSVersion -lt [version]'7.6') { @{ Switch = '-Debug' } }
        ) {
            $path = Join-Path $TestDrive 'confirm.ps1'
            Set-Content $path @"
Import-Module '$(Get-ModuleUnderTest)'
Connect-Webex -ApiBaseUri '$(Get-SimulatorAddress)' -AccessToken '$(Get-SimulatorToken)' -SkipValidation
Set-WebexPersonalRoom a@x.com -Topic 'A new topic' $Switch
"@
            $program, $arguments = @(Get-PowerShellCommand) + @('-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', $path)
            $said = ('N' | & $program $arguments 2>&1 | Out-String -Width 4000) -replace '\s+', ' '
            $said | Should -BeLike "*'$((Get-SimulatorRoom a@x.com).topic)' -> 'A new topic'*"
            Get-Write | Should -BeNullOrEmpty
        }

        It 'changes with -Confirm:$false' {
            Set-WebexPersonalRoom a@x.com -Topic 'T' -Confirm:$false
            (Get-SimulatorRoom a@x.com).topic | Should -BeExactly 'T'
        }
    }

    Context 'secrets' {
        It 'tells no PIN, old or new, with -Verbose and -Debug' {
            $old = (Get-SimulatorRoom a@x.com).hostPin
            $said = Set-WebexPersonalRoom a@x.com -HostPin 0358 -Verbose -Debug -Confirm:$false *>&1 | Out-String -Width 4000
            $said | Should -Match 'HostPin \*\*\* -> \*\*\*'
            $said | Should -Not -Match "\b0358\b|\b$old\b"
        }

        It 'tells no PIN in an error of Webex or of PowerShell' {
            Add-Fault -Status 400 -Method PUT -Body '{ "message": "bad", "errors": [ { "description": "hostPin 0358 is not allowed" } ] }'
            # Not in the command line, which PowerShell shows as it was typed.
            $pin = '0358'
            Set-WebexPersonalRoom a@x.com -HostPin $pin -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            $text = $failure | ForEach-Object { $_ | Format-List Exception, CategoryInfo, ErrorDetails, TargetObject | Out-String -Width 4000; $_.InvocationInfo.BoundParameters | Out-String }
            "$text" | Should -Not -Match '0358'
        }
    }

    Context 'writes and retries' {
        It 'repeats a change after 429, and not after 503' {
            Add-Fault -Status 429 -RetryAfter 0 -UserEmail a@x.com -Times 1
            Set-WebexPersonalRoom a@x.com -Topic 'T1'
            (Get-SimulatorRoom a@x.com).topic | Should -BeExactly 'T1'

            Clear-SimulatorRequest
            Connect-Simulator -SkipValidation
            Add-Fault -Status 503 -RetryAfter 0 -UserEmail b@x.com -Skip 1
            Set-WebexPersonalRoom b@x.com -Topic 'T2' -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.ServerError,*'
            @(Get-Write).Count | Should -Be 1
        }
    }

    Context 'rooms that changed meanwhile, and rows that meet' {
        It 'takes no old value from a room that went through a file' {
            Get-WebexPersonalRoom a@x.com | Export-Clixml TestDrive:/room.xml
            Set-WebexPersonalRoom a@x.com -Topic 'Meanwhile'
            Import-Clixml TestDrive:/room.xml | Set-WebexPersonalRoom -AutoLockMinutes 20
            (Get-SimulatorRoom a@x.com).topic | Should -BeExactly 'Meanwhile'
        }

        It 'takes the values of a row that somebody made of a room' {
            Get-WebexPersonalRoom a@x.com | Select-Object UserEmail, @{ Name = 'Topic'; Expression = { "Room of $($_.UserEmail)" } } | Set-WebexPersonalRoom
            (Get-SimulatorRoom a@x.com).topic | Should -BeExactly 'Room of a@x.com'
        }

        It 'keeps rows about one user from undoing each other, and the last one wins' {
            'Email,Topic,AutoLockMinutes', 'a@x.com,First,', 'A@x.com,,20', 'a@x.com,Second,', 'b@x.com,Bob,' | ConvertFrom-Csv | Set-WebexPersonalRoom
            $room = Get-SimulatorRoom a@x.com
            $room.topic | Should -BeExactly 'Second'
            $room.autoLockMinutes | Should -Be 20
        }

        It 'counts the flags that the room has already' {
            Set-WebexPersonalRoom a@x.com -AllowFirstUserToBeCoHost $true
            Set-WebexPersonalRoom a@x.com -SupportAnyoneAsCoHost $true -ErrorAction SilentlyContinue -ErrorVariable failure
            "$failure" | Should -BeLike '*exclude each other*Nothing was changed.'
            Set-WebexPersonalRoom a@x.com -SupportAnyoneAsCoHost $true -AllowFirstUserToBeCoHost $false
            (Get-SimulatorRoom a@x.com).supportAnyoneAsCoHost | Should -BeTrue
        }
    }

    Context 'what Webex says' {
        It 'gives the real reason of a 403' {
            Add-Fault -Status 403 -PathContains personalMeetingRoom -Body '{ "message": "The request lacks scopes.", "errors": [ { "description": "Rooms are locked by policy." } ], "trackingId": "T" }'
            Set-WebexPersonalRoom a@x.com -Topic x -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.Forbidden,WebexMeetings.Commands.SetWebexPersonalRoomCommand'
            "$failure" | Should -BeLike '*Rooms are locked by policy. Webex returned 403 (forbidden), tracking ID T.'
        }

        It 'warns when Webex accepted a change with a warning' {
            Add-Fault -Kind Usual -Method PUT -Headers @{ Warning = '1001 - "attributes unsupported"' }
            $warning = Set-WebexPersonalRoom a@x.com -Topic 'New' 3>&1
            "$warning" | Should -BeExactly "Personal room of 'a@x.com': Webex accepted the change with a warning: 1001 - `"attributes unsupported`""
        }

        It 'reads many rooms at a time for -WhatIf, as many as -ThrottleLimit says' {
            1..12 | ForEach-Object { 'person{0:00000}@example.com' -f $_ } | Set-WebexPersonalRoom -Topic x -ThrottleLimit 4 -WhatIf
            (Get-SimulatorCount).maxInFlight | Should -BeLessOrEqual 4
            # One more for the signed-in user's own room, which none of them may be.
            @(Get-SimulatorRequest).Count | Should -Be 13
        }
    }
}
