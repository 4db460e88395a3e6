BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    $script:site = 'site4.webex.com'

    function Get-Write { Get-SimulatorRequest | Where-Object method -NE GET }
    function Get-SentBody { $sent = @(Get-Write); ConvertFrom-Json $sent[-1].body }
    function Get-Kept([string] $User) { (Get-SimulatorPreference $User $site).audio }
}

Describe 'Set-WebexAudioOption' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SkipValidation
    }

    Context 'what is changed' {
        It 'changes <Parameter> to <Value>, leaves the rest, and emits nothing' -ForEach @(
            @{ Parameter = 'DefaultAudioType'; Value = 'webexAudio' }
            @{ Parameter = 'OtherTeleconferenceDescription'; Value = "Léa's bridge" }
            @{ Parameter = 'EnabledGlobalCallIn'; Value = $true }
            @{ Parameter = 'EnabledTollFree'; Value = $true }
            @{ Parameter = 'EnabledAutoConnection'; Value = $false }
            @{ Parameter = 'AudioPin'; Value = '0358' }
        ) {
            $before = Get-Kept a@x.com
            $change = @{ $Parameter = $Value }
            Set-WebexAudioOption -UserEmail a@x.com -SiteUrl $site @change | Should -BeNullOrEmpty
            $after = Get-Kept a@x.com
            $after.$Parameter | Should -BeExactly $Value
            $after.$Parameter = $before.$Parameter
            ConvertTo-Json $after -Depth 5 | Should -BeExactly (ConvertTo-Json $before -Depth 5)
        }

        It 'reads a phone number given as <Name>' -ForEach @(
            @{ Name = 'text with its country code'; Number = '+43 1 5550123'; Code = '43'; Kept = '1 5550123' }
            @{ Name = 'text without a country code, which stays'; Number = '5550123'; Code = '1'; Kept = '5550123' }
            @{ Name = 'a hashtable'; Number = @{ CountryCode = '43'; Number = '15550123' }; Code = '43'; Kept = '15550123' }
            @{ Name = 'nothing, which removes it'; Number = ''; Code = ''; Kept = '' }
        ) {
            $before = Get-Kept a@x.com
            $number = $Number
            Set-WebexAudioOption a@x.com -SiteUrl $site -OfficeNumber $number
            $after = Get-Kept a@x.com
            $after.officeNumber.countryCode | Should -BeExactly $Code
            $after.officeNumber.number | Should -BeExactly $Kept
            $after.officeNumber.enabledCallMe | Should -Be $before.officeNumber.enabledCallMe
            ConvertTo-Json $after.mobileNumber | Should -BeExactly (ConvertTo-Json $before.mobileNumber)
        }

        It 'changes the flags of a number without the number: <Parameter>' -ForEach @(
            @{ Parameter = 'OfficeEnabledCallMe'; Which = 'officeNumber'; Flag = 'enabledCallMe'; Value = $false }
            @{ Parameter = 'OfficeEnabledCallInAuthentication'; Which = 'officeNumber'; Flag = 'enabledCallInAuthentication'; Value = $true }
            @{ Parameter = 'MobileEnabledCallMe'; Which = 'mobileNumber'; Flag = 'enabledCallMe'; Value = $false }
            @{ Parameter = 'MobileEnabledCallInAuthentication'; Which = 'mobileNumber'; Flag = 'enabledCallInAuthentication'; Value = $false }
        ) {
            $before = Get-Kept a@x.com
            $change = @{ $Parameter = $Value }
            Set-WebexAudioOption a@x.com -SiteUrl $site @change
            $after = Get-Kept a@x.com
            $after.$Which.$Flag | Should -BeExactly $Value
            $after.$Which.$Flag = $before.$Which.$Flag
            ConvertTo-Json $after -Depth 5 | Should -BeExactly (ConvertTo-Json $before -Depth 5)
        }

        It 'takes the number of another user' {
            Set-WebexAudioOption b@x.com -SiteUrl $site -MobileNumber (Get-WebexAudioOption a@x.com -SiteUrl $site).MobileNumber
            ConvertTo-Json (Get-Kept b@x.com).mobileNumber | Should -BeExactly (ConvertTo-Json (Get-Kept a@x.com).mobileNumber)
        }

        It 'sends no PIN for a user who has none' {
            Set-WebexAudioOption b@x.com -SiteUrl $site -EnabledAutoConnection $true
            (Get-SentBody).PSObject.Properties.Name | Should -Not -Contain 'audioPin'
            (Get-Kept b@x.com).enabledAutoConnection | Should -BeTrue
        }

        It 'gives the options as they came out with -PassThru' {
            $options = Set-WebexAudioOption a@x.com -SiteUrl $site -DefaultAudioType none -PassThru
            $options | Should -BeOfType ([WebexMeetings.AudioOption])
            $options.DefaultAudioType | Should -BeExactly 'none'
            "$($options.OfficeNumber)" | Should -BeExactly '+1 5550100'
        }
    }

    Context 'from the pipeline' {
        It 'takes the rows of a CSV, and leaves settings whose cell is empty' {
            $before = Get-Kept b@x.com
            Set-Content TestDrive:/audio.csv @(
                'UserEmail,SiteUrl,DefaultAudioType,AudioPin,OfficeNumber,OfficeEnabledCallMe,MobileNumber'
                'a@x.com,site4.webex.com,none,0358,+43 15550123,false,'
                'b@x.com,site4.webex.com,voipOnly,,,,'
            )
            Import-Csv TestDrive:/audio.csv | Set-WebexAudioOption
            $alice = Get-Kept a@x.com
            $alice.defaultAudioType | Should -BeExactly 'none'
            $alice.audioPin | Should -BeExactly '0358'
            $alice.officeNumber.countryCode, $alice.officeNumber.number, $alice.officeNumber.enabledCallMe | Should -Be '43', '15550123', $false
            $alice.mobileNumber.number | Should -BeExactly '7700 900123'
            $bob = Get-Kept b@x.com
            $bob.defaultAudioType | Should -BeExactly 'voipOnly'
            $bob.defaultAudioType = $before.defaultAudioType
            ConvertTo-Json $bob -Depth 5 | Should -BeExactly (ConvertTo-Json $before -Depth 5)
        }

        It 'takes its own export again, and then changes nothing' {
            'a@x.com', 'b@x.com' | Get-WebexAudioOption -SiteUrl $site | Export-Csv TestDrive:/export.csv -NoTypeInformation
            Import-Csv TestDrive:/export.csv | Set-WebexAudioOption
            Get-Write | Should -BeNullOrEmpty
        }

        It 'takes from an object whose options to change, and not what to change' {
            $old = Get-WebexAudioOption a@x.com -SiteUrl $site
            Set-WebexAudioOption a@x.com -SiteUrl $site -DefaultAudioType none -AudioPin 0358
            $old | Set-WebexAudioOption -EnabledTollFree $true
            $now = Get-Kept a@x.com
            $now.defaultAudioType, $now.audioPin, $now.enabledTollFree | Should -Be 'none', '0358', $true
        }

        It 'is one error for a cell that is not a phone number' {
            [pscustomobject]@{ UserEmail = 'a@x.com'; SiteUrl = $site; OfficeNumber = '+15550123' } | Set-WebexAudioOption -EnabledTollFree $true -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            $failure[0].TargetObject.UserEmail | Should -BeExactly 'a@x.com'
            Get-Write | Should -BeNullOrEmpty
        }
    }

    Context 'what is refused before anything is sent' {
        It 'is <Name>' -ForEach @(
            @{ Name = 'a PIN of three digits'; Change = @{ AudioPin = '035' } }
            @{ Name = 'a PIN of five digits'; Change = @{ AudioPin = '03586' } }
            @{ Name = 'a PIN that counts'; Change = @{ AudioPin = '3456' } }
            @{ Name = 'a PIN that repeats'; Change = @{ AudioPin = '7777' } }
            @{ Name = 'an empty PIN'; Change = @{ AudioPin = '' } }
            @{ Name = 'an empty type'; Change = @{ DefaultAudioType = '' } }
            @{ Name = 'a number of 31 digits'; Change = @{ MobileNumber = '9' * 31 } }
        ) {
            'a@x.com' | Set-WebexAudioOption @Change -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.SetWebexAudioOptionCommand'
            $failure[0].TargetObject | Should -BeExactly 'a@x.com'
            Get-SimulatorRequest | Should -BeNullOrEmpty
            if ($Change.AudioPin) { $failure[0] | Format-List Exception, ErrorDetails, TargetObject -Force | Out-String -Width 4000 | Should -Not -Match "\b$($Change.AudioPin)\b" }
        }
    }

    Context 'secrets' {
        It 'tells no PIN, old or new, with -Verbose and -Debug' {
            $old = (Get-Kept a@x.com).audioPin
            $said = Set-WebexAudioOption a@x.com -SiteUrl $site -AudioPin 0358 -Verbose -Debug -Confirm:$false *>&1 | Out-String -Width 4000
            $said | Should -Match 'AudioPin \*\*\* -> \*\*\*'
            $said | Should -Not -Match "\b0358\b|\b$old\b"
        }

        It 'masks the PIN with -WhatIf, and says the rest' {
            $old = (Get-Kept a@x.com).audioPin
            $said = Get-WhatIfText { Set-WebexAudioOption a@x.com -SiteUrl $site -AudioPin 0358 -DefaultAudioType none -OfficeNumber '+1 5550199' -WhatIf }
            $said | Should -BeLike "*DefaultAudioType 'voipOnly' -> 'none'*AudioPin *** -> ****OfficeNumber.Number '5550100' -> '5550199'*"
            $said | Should -Not -Match "\b0358\b|\b$old\b"
            Get-Write | Should -BeNullOrEmpty
        }

        It 'tells no PIN in an error of Webex or of PowerShell' {
            Add-Fault -Status 400 -Method PUT -Body '{ "message": "bad", "errors": [ { "description": "audioPin 0358 is not allowed" } ] }'
            # Not in the command line, which PowerShell shows as it was typed.
            $pin = '0358'
            Set-WebexAudioOption a@x.com -SiteUrl $site -AudioPin $pin -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            $text = $failure | ForEach-Object { $_ | Format-List Exception, CategoryInfo, ErrorDetails, TargetObject | Out-String -Width 4000; $_.InvocationInfo.BoundParameters | Out-String }
            "$text" | Should -Not -Match '0358'
        }
    }
}
