# The weathers of the rate limiter, for Measure-Benchmarks.ps1.

# Orders what the simulator is to do to requests. The same requests are refused for every way, in whatever order they come.
function Set-Weather($Simulator, [string] $Kind, [hashtable] $Order) {
    $control = [uri]::new([uri]$Simulator.Address, "/_simulator/$Kind").AbsoluteUri
    $null = Invoke-RestMethod $control -Method Delete
    if ($Order) { $null = Invoke-RestMethod $control -Method Post -Body ($Order | ConvertTo-Json) -ContentType 'application/json' }
}

function Measure-ScatteredRefusals($Simulator) {
    # Without a Retry-After, each side waits as long as it finds right.
    $cases = @('a hundred', 0.01, '0'), @('a hundred', 0.01, '1'), @('twenty', 0.05, $null), @('twenty', 0.05, '5'),
        @('a thousand', 0.001, $null), @('a thousand', 0.001, '5'), @('five hundred', 0.002, '5')
    foreach ($case in $cases) {
        $number, $part, $retryAfter = $case
        $weather = @{ Status = 429; Probability = $part; Seed = 1; RetryAfter = $retryAfter }
        $results = @(foreach ($round in 1..$Rounds) {
            Set-Weather $Simulator faults $weather
            $parallel = Measure-Way $Simulator ParallelRetry 1500
            Set-Weather $Simulator faults $weather
            $ours = Measure-Way $Simulator Module 1500
            Set-Weather $Simulator faults $weather
            , @($parallel, $ours, (Measure-Bare $Simulator bytes 1500))
        })
        Set-Weather $Simulator faults $null
        $how = if ($retryAfter) { "with Retry-After $retryAfter" } else { 'without Retry-After' }
        $name = "1,500 rooms, 50 ms, 20 in flight, one request in $number refused $how"
        Add-Row $name 'time, against ForEach-Object -Parallel { Invoke-RestMethod -MaximumRetryCount 5 }' ($results | ForEach-Object { $_[1].Milliseconds / $_[0].Milliseconds }) 1
        Add-Row $name 'time, against bare HttpClient that leaves the refused ones out' ($results | ForEach-Object { $_[1].Milliseconds / $_[2].Milliseconds })
    }
}

function Measure-TokenBucket($Simulator) {
    # 100 at once, then 50 a second. Each way reads twice, first to warm up; the bucket is empty when the second time begins.
    $rooms = 1500
    $limit = @{ Model = 'TokenBucket'; Requests = 100; Rate = 50 }
    $results = @(foreach ($round in 1..$Rounds) {
        Set-Weather $Simulator limits $limit
        $parallel = Measure-Way $Simulator ParallelRetry $rooms @{ AllowMissing = $true }
        Set-Weather $Simulator limits $limit
        , @($parallel, (Measure-Way $Simulator Module $rooms))
    })
    Set-Weather $Simulator limits $null
    $name = '1,500 rooms, 50 ms, 20 in flight, a token bucket of 50 requests a second'
    Add-Row $name 'time, against the least that is possible' ($results | ForEach-Object { $_[1].Milliseconds / ($rooms / 50 * 1000) }) 1.05
    Add-Row $name 'time, against ForEach-Object -Parallel { Invoke-RestMethod -MaximumRetryCount 5 }' ($results | ForEach-Object { $_[1].Milliseconds / $_[0].Milliseconds }) 1
    Add-Row $name 'rooms that ForEach-Object -Parallel does not get' ($results | ForEach-Object { $_[0].Missing })
}

# Once each: they take minutes, most of them waiting.
function Measure-Weather($Simulator) {
    $weathers = [ordered]@{
        LimitHalves  = 'a limit that falls from 50 to 25 requests a second'
        LimitDoubles = 'a limit that rises from 25 to 50 requests a second'
        SecondClient = 'a limit of 50 requests a second, and another client that sends 25'
        Outage429    = '3,000 rooms, and 30 s in which every request is refused with 429'
        Outage503    = '3,000 rooms, and 30 s in which every request fails with 503'
        ClosedArea   = '3,000 rooms, while every request to another area is refused'
        LimitedArea  = '36,000 rooms, while another area may have 60 requests a minute'
        TenRunspaces = '10 runspaces of 150 rooms on one connection, a limit of 50 requests a second'
    }
    foreach ($name in $weathers.Keys | Where-Object { $key = $_; $Weather | Where-Object { $key -like $_ } }) {
        $figures = Invoke-Fresh Weather Read-InWeather.ps1 @{ Weather = $name; Module = $Module; Address = $Simulator.Address; Token = $Simulator.Token }
        foreach ($figure in $figures.PSObject.Properties) {
            switch -Wildcard ($figure.Name) {
                'time, *' { Add-Row $weathers[$name] $figure.Name $figure.Value 1.05 }
                'rate *' { Add-Row $weathers[$name] $figure.Name $figure.Value 0.95 -AtLeast }
                'time of the slowest*' { Add-Row $weathers[$name] $figure.Name $figure.Value 2 }
                default { Add-Row $weathers[$name] $figure.Name $figure.Value }
            }
        }
    }
}
