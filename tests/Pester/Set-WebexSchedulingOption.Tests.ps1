BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    $script:site = 'site4.webex.com'

    function Get-Write { Get-SimulatorRequest | Where-Object method -NE GET }
    function Get-SentBody { $sent = @(Get-Write); ConvertFrom-Json $sent[-1].body }
    function Get-Kept([string] $User) { (Get-SimulatorPreference $User $site).schedulingOptions }
}

Describe 'Set-WebexSchedulingOption' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SkipValidation
    }

    Context 'what is changed' {
        It 'changes <Parameter> to <Value>, leaves the rest and the delegates, and emits nothing' -ForEach @(
            @{ Parameter = 'EnabledJoinBeforeHost'; Value = $true }
            @{ Parameter = 'JoinBeforeHostMinutes'; Value = 15 }
            @{ Parameter = 'EnabledAutoShareRecording'; Value = $true }
            @{ Parameter = 'EnabledWebexAssistantByDefault'; Value = $false }
        ) {
            $before = Get-Kept a@x.com
            $change = @{ $Parameter = $Value }
            Set-WebexSchedulingOption -UserEmail a@x.com -SiteUrl $site @change | Should -BeNullOrEmpty
            $after = Get-Kept a@x.com
            $after.$Parameter | Should -BeExactly $Value
            $after.$Parameter = $before.$Parameter
            ConvertTo-Json $after -Depth 5 | Should -BeExactly (ConvertTo-Json $before -Depth 5)
            (Get-SentBody).PSObject.Properties.Name | Should -Not -Contain 'delegateEmails'
        }

        It 'gives the options as they came out with -PassThru' {
            $options = Set-WebexSchedulingOption a@x.com -SiteUrl https://SITE4.webex.com -JoinBeforeHostMinutes 5 -PassThru
            $options | Should -BeOfType ([WebexMeetings.SchedulingOption])
            $options.JoinBeforeHostMinutes | Should -Be 5
            $options.UserEmail | Should -BeExactly 'a@x.com'
            $options.SiteUrl | Should -BeExactly 'site4.webex.com'
        }

        It 'changes my own options when nobody is named' {
            Set-WebexSchedulingOption -JoinBeforeHostMinutes 10
            (Get-SimulatorPreference admin@example.com).schedulingOptions.joinBeforeHostMinutes | Should -Be 10
        }

        It 'sends nothing when nothing would change, and still gives the options with -PassThru' {
            $now = Get-Kept a@x.com
            $options = Set-WebexSchedulingOption a@x.com -SiteUrl $site -EnabledJoinBeforeHost $now.enabledJoinBeforeHost -DelegateEmail ADMIN@example.com, user@example.com -PassThru
            $options.DelegateEmails | Should -Be $now.delegateEmails
            Get-Write | Should -BeNullOrEmpty
        }
    }

    Context 'the delegates' {
        It 'are replaced, once each' {
            Set-WebexSchedulingOption a@x.com -SiteUrl $site -DelegateEmail b@x.com, B@x.com, kanji@example.com
            (Get-Kept a@x.com).delegateEmails | Should -Be 'b@x.com', 'kanji@example.com'
        }

        It 'are all removed with @(), and kept when left out' {
            Set-WebexSchedulingOption a@x.com -SiteUrl $site -JoinBeforeHostMinutes 5
            (Get-Kept a@x.com).delegateEmails.Count | Should -Be 2
            Set-WebexSchedulingOption a@x.com -SiteUrl $site -DelegateEmail @()
            @((Get-Kept a@x.com).delegateEmails).Count | Should -Be 0
        }

        It 'are not removed by <Name>, which is an error' -ForEach @(
            @{ Name = '$null'; Value = $null }, @{ Name = 'an empty text'; Value = '' }
        ) {
            $value = $Value
            'a@x.com' | Set-WebexSchedulingOption -SiteUrl $site -DelegateEmail $value -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            Get-Write | Should -BeNullOrEmpty
            (Get-Kept a@x.com).delegateEmails.Count | Should -Be 2
        }

        It 'are not removed by a list with an empty item, which is refused' {
            { 'a@x.com' | Set-WebexSchedulingOption -SiteUrl $site -DelegateEmail 'b@x.com', '' } | Should -Throw "*'DelegateEmail'. The value must be a list of email addresses*"
            Get-Write | Should -BeNullOrEmpty
            (Get-Kept a@x.com).delegateEmails.Count | Should -Be 2
        }

        It 'come from people, too' {
            Set-WebexSchedulingOption a@x.com -SiteUrl $site -DelegateEmail (Get-WebexPerson b@x.com)
            (Get-Kept a@x.com).delegateEmails | Should -Be 'b@x.com'
        }
    }

    Context 'from the pipeline' {
        It 'takes the rows of a CSV, and leaves settings whose cell is empty' {
            $before = Get-Kept b@x.com
            Set-Content TestDrive:/options.csv @(
                'UserEmail,SiteUrl,EnabledJoinBeforeHost,JoinBeforeHostMinutes,EnabledAutoShareRecording,DelegateEmails'
                'a@x.com,site4.webex.com,true,10,,b@x.com; kanji@example.com'
                'b@x.com,site4.webex.com,,,FALSE,'
            )
            Import-Csv TestDrive:/options.csv | Set-WebexSchedulingOption
            $alice = Get-Kept a@x.com
            $alice.enabledJoinBeforeHost | Should -BeTrue
            $alice.joinBeforeHostMinutes | Should -Be 10
            $alice.delegateEmails | Should -Be 'b@x.com', 'kanji@example.com'
            $bob = Get-Kept b@x.com
            $bob.enabledAutoShareRecording | Should -BeFalse
            $bob.enabledAutoShareRecording = $before.enabledAutoShareRecording
            ConvertTo-Json $bob -Depth 5 | Should -BeExactly (ConvertTo-Json $before -Depth 5)
        }

        It 'takes its own export again, and then changes nothing' {
            'a@x.com', 'b@x.com' | Get-WebexSchedulingOption -SiteUrl $site | Export-Csv TestDrive:/export.csv -NoTypeInformation
            Import-Csv TestDrive:/export.csv | Set-WebexSchedulingOption
            Get-Write | Should -BeNullOrEmpty
        }

        It 'takes from an object whose options to change, and not what to change: <Name>' -ForEach @(
            @{ Name = 'from Get-WebexSchedulingOption'; Copy = { $_ } }
            @{ Name = 'through a file'; Copy = { $_ | Export-Clixml TestDrive:/copy.xml; Import-Clixml TestDrive:/copy.xml } }
            @{ Name = 'from Get-WebexMeetingPreference'; Copy = { Get-WebexMeetingPreference $_.UserEmail -SiteUrl $_.SiteUrl } }
        ) {
            $copy = Get-WebexSchedulingOption a@x.com -SiteUrl $site | ForEach-Object $Copy
            Set-WebexSchedulingOption a@x.com -SiteUrl $site -EnabledAutoShareRecording $true -DelegateEmail b@x.com
            $copy | Set-WebexSchedulingOption -JoinBeforeHostMinutes 15
            $now = Get-Kept a@x.com
            $now.joinBeforeHostMinutes | Should -Be 15
            $now.enabledAutoShareRecording | Should -BeTrue -Because 'that is newer than the object'
            $now.delegateEmails | Should -Be 'b@x.com'
        }

        It 'does not copy the settings of a model to others, and says so' {
            Get-WebexSchedulingOption a@x.com -SiteUrl $site | Set-WebexSchedulingOption -UserEmail b@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            Get-Write | Should -BeNullOrEmpty
            $failure.Count | Should -Be 1
            "$failure" | Should -BeLike '*no setting*'
        }

        It 'copies what is named from a model, by splatting' {
            $model = Get-WebexSchedulingOption b@x.com -SiteUrl $site
            $settings = @{ EnabledJoinBeforeHost = $model.EnabledJoinBeforeHost; JoinBeforeHostMinutes = $model.JoinBeforeHostMinutes; DelegateEmail = $model.DelegateEmails }
            'a@x.com', 'kanji@example.com' | Set-WebexSchedulingOption -SiteUrl $site @settings
            foreach ($user in 'a@x.com', 'kanji@example.com') {
                $now = Get-Kept $user
                $now.enabledJoinBeforeHost | Should -Be $model.EnabledJoinBeforeHost
                $now.joinBeforeHostMinutes | Should -Be $model.JoinBeforeHostMinutes
                @($now.delegateEmails).Count | Should -Be 0 -Because 'the model has no delegates, and they were named'
            }
        }

        It 'has one outcome for each input, in order' {
            $all = 'a@x.com', 'no-license@example.com', '', 'b@x.com' | Set-WebexSchedulingOption -SiteUrl $site -JoinBeforeHostMinutes 5 -PassThru -ErrorAction Continue 2>&1
            $all[0].UserEmail | Should -BeExactly 'a@x.com'
            $all[1].TargetObject | Should -BeExactly 'no-license@example.com'
            $all[1].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.SetWebexSchedulingOptionCommand'
            $all[2].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.SetWebexSchedulingOptionCommand'
            $all[3].UserEmail | Should -BeExactly 'b@x.com'
        }

        It 'keeps rows about one user from undoing each other, and the last one wins' {
            'Email,SiteUrl,JoinBeforeHostMinutes,EnabledAutoShareRecording', "a@x.com,$site,5,", "A@x.com,$site,,true", "a@x.com,$site,15," | ConvertFrom-Csv | Set-WebexSchedulingOption
            $now = Get-Kept a@x.com
            $now.joinBeforeHostMinutes | Should -Be 15
            $now.enabledAutoShareRecording | Should -BeTrue
        }
    }

    Context 'what is refused before anything is sent' {
        It 'is <Name>' -ForEach @(
            @{ Name = '20 minutes'; Change = @{ JoinBeforeHostMinutes = 20 } }
            @{ Name = 'a delegate without address'; Change = @{ DelegateEmail = 'Bob' } }
        ) {
            'a@x.com' | Set-WebexSchedulingOption @Change -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.SetWebexSchedulingOptionCommand'
            $failure[0].TargetObject | Should -BeExactly 'a@x.com'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'is a change for which Webex does not say what it would have to repeat: <Name>' -ForEach @(
            @{ Name = 'absent'; Body = '{ "joinBeforeHostMinutes": 5, "enabledAutoShareRecording": false }' }
            @{ Name = 'null'; Body = '{ "enabledJoinBeforeHost": null, "joinBeforeHostMinutes": 5, "enabledAutoShareRecording": false }' }
            @{ Name = 'unreadable'; Body = '{ "enabledJoinBeforeHost": "perhaps", "joinBeforeHostMinutes": 5, "enabledAutoShareRecording": false }' }
        ) {
            Add-Fault -Status 200 -Method GET -PathContains schedulingOptions -Body $Body
            Set-WebexSchedulingOption a@x.com -SiteUrl $site -JoinBeforeHostMinutes 10 -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            "$($failure[0])" | Should -BeLike '*EnabledJoinBeforeHost*Nothing was changed.*'
            $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*-EnabledJoinBeforeHost*'
            Get-Write | Should -BeNullOrEmpty
        }
    }

    Context '-WhatIf and -Confirm' {
        It 'says old and new with -WhatIf, and sends no change' {
            $said = Get-WhatIfText { Set-WebexSchedulingOption a@x.com -SiteUrl $site -EnabledJoinBeforeHost $true -DelegateEmail b@x.com -WhatIf }
            $said | Should -BeLike "*EnabledJoinBeforeHost False -> True*DelegateEmails user@example.com; admin@example.com -> b@x.com*'a@x.com'*"
            Get-Write | Should -BeNullOrEmpty
        }

        It 'changes with -Confirm:$false' {
            Set-WebexSchedulingOption a@x.com -SiteUrl $site -JoinBeforeHostMinutes 5 -Confirm:$false
            (Get-Kept a@x.com).joinBeforeHostMinutes | Should -Be 5
        }
    }

    Context 'what Webex says' {
        It 'is not about my own options when I may not change those of others' {
            Set-SimulatorOption @{ ignoreUserEmailWithoutAdmin = $true }
            Connect-Simulator -Token 'Token without admin scopes'
            $before = ConvertTo-Json (Get-SimulatorPreference admin@example.com) -Depth 5
            Set-WebexSchedulingOption a@x.com -JoinBeforeHostMinutes 15 -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            Get-Write | Should -BeNullOrEmpty
            ConvertTo-Json (Get-SimulatorPreference admin@example.com) -Depth 5 | Should -BeExactly $before
        }

        It 'repeats a change after 429, and not after 503' {
            Add-Fault -Status 429 -RetryAfter 0 -Method PUT -Times 1
            Set-WebexSchedulingOption a@x.com -SiteUrl $site -JoinBeforeHostMinutes 5
            (Get-Kept a@x.com).joinBeforeHostMinutes | Should -Be 5

            Clear-SimulatorRequest
            Connect-Simulator -SkipValidation
            Add-Fault -Status 503 -Method PUT
            Set-WebexSchedulingOption a@x.com -SiteUrl $site -JoinBeforeHostMinutes 10 -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.ServerError,*'
            @(Get-Write).Count | Should -Be 1
        }

        It 'reads many users at a time for -WhatIf, as many as -ThrottleLimit says' {
            1..12 | ForEach-Object { 'person{0:00000}@example.com' -f $_ } | Set-WebexSchedulingOption -JoinBeforeHostMinutes 15 -ThrottleLimit 4 -WhatIf
            (Get-SimulatorCount).maxInFlight | Should -BeLessOrEqual 4
        }
    }
}
