BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator
}

Describe 'Get-WebexGlobalCallInNumber' {
    BeforeEach {
        Clear-Fault
        Clear-SimulatorRequest
    }

    It 'gives the numbers behind the link of a room' {
        $room = Get-WebexPersonalRoom a@x.com
        $numbers = $room | Get-WebexGlobalCallInNumber
        $numbers | Should -BeOfType ([WebexMeetings.CallInPhone])
        $numbers[0].CallInNumber | Should -Match '^\+\d'
        $numbers[0].Label | Should -Not -BeNullOrEmpty
        (Get-SimulatorRequest)[-1].pathAndQuery | Should -BeExactly $room.Telephony.Links[0].Href
    }

    It 'takes rooms as argument' {
        Get-WebexGlobalCallInNumber (Get-WebexPersonalRoom a@x.com) | Should -Not -BeNullOrEmpty
    }

    It 'says that a room without telephony has none, and goes on' {
        $rooms = (Get-WebexPersonalRoom voip@example.com -SiteUrl voip.example.webex.com), (Get-WebexPersonalRoom a@x.com)
        $numbers = $rooms | Get-WebexGlobalCallInNumber -ErrorAction SilentlyContinue -ErrorVariable failure
        $numbers | Should -Not -BeNullOrEmpty
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.GetWebexGlobalCallInNumberCommand'
        [object]::ReferenceEquals($failure[0].TargetObject, $rooms[0]) | Should -BeTrue
        $failure[0].CategoryInfo.TargetName | Should -BeExactly 'voip@example.com'
    }

    It 'does not follow a link to another origin: <_>' -ForEach 'https://evil.example.com/v1/meetings/x/globalCallinNumbers', '//evil.example.com/v1/x' {
        Add-Answer -UserEmail a@x.com -Body "{ ""personalMeetingRoomLink"": ""https://x"", ""telephony"": { ""links"": [ { ""rel"": ""globalCallinNumbers"", ""href"": ""$_"", ""method"": ""GET"" } ] } }"
        $room = Get-WebexPersonalRoom a@x.com
        Clear-SimulatorRequest
        $room | Get-WebexGlobalCallInNumber -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.CrossOrigin,WebexMeetings.Commands.GetWebexGlobalCallInNumberCommand'
        $failure[0].CategoryInfo.Category | Should -Be 'SecurityError'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'has one error for <Name>, and goes on' -ForEach @(
        @{ Name = 'null'; Value = $null }
        @{ Name = 'a text'; Value = 'a@x.com' }
        @{ Name = 'a row'; Value = [pscustomobject]@{ UserEmail = 'a@x.com' } }
    ) {
        $numbers = $Value, (Get-WebexPersonalRoom a@x.com) | Get-WebexGlobalCallInNumber -ErrorAction SilentlyContinue -ErrorVariable failure
        $numbers | Should -Not -BeNullOrEmpty
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
        $failure[0].TargetObject | Should -Be $Value
    }

    It 'tells no secret of the room in an error' {
        Add-Answer -UserEmail a@x.com -Body '{ "personalMeetingRoomLink": "https://x", "hostPin": "918273", "telephony": { "accessCode": "564738291" } }'
        Get-WebexPersonalRoom a@x.com | Get-WebexGlobalCallInNumber -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $failure[0].CategoryInfo.GetMessage() + $failure[0].ToString() + ($failure | Out-String -Width 4000) | Should -Not -Match '918273|564738291'
    }
}
