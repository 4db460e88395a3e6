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

    It 'follows the link of a room, from the origin on' {
        $numbers = Get-WebexPersonalRoom a@x.com | Get-WebexGlobalCallInNumber
        $numbers | Should -BeOfType ([WebexMeetings.CallInNumber])
        $numbers[0].CallInNumber, $numbers[0].Label | Should -Be '+1-650-479-3208', 'United States Toll'
        (Get-SimulatorRequest)[1].pathAndQuery | Should -Match '^/v1/meetings/[^/]+/globalCallinNumbers$'
    }

    It 'refuses a link to another origin, on that input, and goes on' {
        Add-Answer -UserEmail a@x.com -Body '{ "personalMeetingRoomLink": "https://x", "telephony": { "links": [ { "rel": "globalCallinNumbers", "href": "https://evil.example.com/v1/meetings/1" } ] } }'
        $rooms = Get-WebexPersonalRoom a@x.com, b@x.com
        $numbers = $rooms | Get-WebexGlobalCallInNumber -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.ForeignOrigin,WebexMeetings.Commands.GetWebexGlobalCallInNumberCommand'
        $failures[0].TargetObject | Should -Be $rooms[0]
        $numbers.Count | Should -BeGreaterThan 0
    }

    It 'says of a room without telephony that it has no such link' {
        $failure = Get-WebexPersonalRoom voip@example.com -SiteUrl voip.example.webex.com | Get-WebexGlobalCallInNumber 2>&1
        "$failure" | Should -BeExactly "Global call-in numbers of 'voip@example.com': This room has no link to global call-in numbers; its site may have no telephony."
    }
}
