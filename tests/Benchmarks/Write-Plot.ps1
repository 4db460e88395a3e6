# Draws docs/images/performance.svg: time against the number of users, and requests per second through a rate limit. The picture brings
# its own background, so that it reads the same on a light and on a dark page.
[CmdletBinding()]
param(
    # Way, Rooms, Seconds: one measured run each.
    [Parameter(Mandatory)] [object[]] $Timing,

    # Way, Second, Accepted, Throttled: the requests that arrived at the simulator within one second of a run.
    [Parameter(Mandatory)] [object[]] $Rate,

    # Requests a second that the simulator accepts in the long run.
    [Parameter(Mandatory)] [double] $Limit,
    [Parameter(Mandatory)] [string] $Note,
    [Parameter(Mandatory)] [string] $Path
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$culture = [System.Globalization.CultureInfo]::InvariantCulture
$svg = [System.Collections.Generic.List[string]]::new()
$styles = [ordered]@{
    OneByOne      = @{ Label = 'Invoke-RestMethod, one by one'; Color = '#8250df'; Dash = '2 3' }
    Parallel      = @{ Label = 'ForEach-Object -Parallel, 20 at a time'; Color = '#bc4c00'; Dash = '8 4' }
    ParallelRetry = @{ Label = 'ForEach-Object -Parallel, -MaximumRetryCount 5'; Color = '#bc4c00'; Dash = '8 4' }
    Module        = @{ Label = 'WebexMeetings, -ThrottleLimit 20'; Color = '#0969da'; Dash = 'none' }
    Bare          = @{ Label = 'bare HttpClient loop, 20 at a time'; Color = '#24292f'; Dash = '1 7' }
}

function Format-Number([double] $Value) { $Value.ToString('0.##', $culture) }

function Add-Text([double] $X, [double] $Y, [string] $Text, [string] $Class = 'label', [string] $Anchor = 'start') {
    $escaped = [System.Security.SecurityElement]::Escape($Text)
    $svg.Add("  <text x=`"$(Format-Number $X)`" y=`"$(Format-Number $Y)`" class=`"$Class`" text-anchor=`"$Anchor`">$escaped</text>")
}

function Add-Line([double] $X1, [double] $Y1, [double] $X2, [double] $Y2, [string] $Class = 'grid') {
    $ends = foreach ($value in $X1, $Y1, $X2, $Y2) { Format-Number $value }
    $svg.Add("  <line x1=`"$($ends[0])`" y1=`"$($ends[1])`" x2=`"$($ends[2])`" y2=`"$($ends[3])`" class=`"$Class`"/>")
}

function Add-Curve([double[][]] $Points, [hashtable] $Style, [double] $Width, [switch] $Dots) {
    $list = ($Points | ForEach-Object { "$(Format-Number $_[0]),$(Format-Number $_[1])" }) -join ' '
    $look = "stroke=`"$($Style.Color)`" stroke-width=`"$(Format-Number $Width)`" stroke-dasharray=`"$($Style.Dash)`""
    $svg.Add("  <polyline points=`"$list`" fill=`"none`" stroke-linecap=`"round`" stroke-linejoin=`"round`" $look/>")
    if (-not $Dots) { return }
    foreach ($point in $Points) {
        $svg.Add("  <circle cx=`"$(Format-Number $point[0])`" cy=`"$(Format-Number $point[1])`" r=`"3.5`" fill=`"$($Style.Color)`"/>")
    }
}

function Add-Key([double] $X, [double] $Y, [hashtable] $Style, [string] $Text) {
    Add-Curve @(@($X, ($Y - 4)), @(($X + 30), ($Y - 4))) $Style 3
    Add-Text ($X + 40) $Y $Text
}

$top = 74
$bottom = 394

# Both axes are logarithmic: a way that is twice as fast is always the same distance lower.
function Add-TimingPanel([double] $Left, [double] $Right) {
    $rooms = @($Timing | ForEach-Object { [double]$_.Rooms } | Sort-Object -Unique)
    $seconds = @($Timing | ForEach-Object { [double]$_.Seconds } | Sort-Object)
    $low = [Math]::Floor([Math]::Log10($seconds[0]))
    $high = [Math]::Ceiling([Math]::Log10($seconds[-1]))
    $span = [Math]::Log10($rooms[-1] / $rooms[0])
    $x = { param($value) $Left + 20 + ($Right - $Left - 40) * [Math]::Log10($value / $rooms[0]) / $span }
    $y = { param($value) $bottom - ($bottom - $top) * ([Math]::Log10($value) - $low) / ($high - $low) }

    Add-Text $Left 46 'Time to read N personal rooms, 50 ms a response' 'title'
    for ($power = $low; $power -le $high; $power++) {
        $tick = [Math]::Pow(10, $power)
        Add-Line $Left (& $y $tick) $Right (& $y $tick)
        Add-Text ($Left - 8) ((& $y $tick) + 4) "$(Format-Number $tick) s" 'label' 'end'
    }
    foreach ($count in $rooms) {
        Add-Line (& $x $count) $bottom (& $x $count) ($bottom + 5)
        Add-Text (& $x $count) ($bottom + 20) $count.ToString('#,0', $culture) 'label' 'middle'
    }
    Add-Text (($Left + $Right) / 2) ($bottom + 40) 'users (both scales are logarithmic)' 'label' 'middle'

    $line = 0
    foreach ($way in $styles.Keys) {
        $points = @($Timing | Where-Object Way -EQ $way | Sort-Object Rooms | ForEach-Object { , @((& $x $_.Rooms), (& $y $_.Seconds)) })
        if (-not $points) { continue }
        # The bare loop lies on the module's line: the thicker line below stays in view.
        Add-Curve $points $styles[$way] $(if ($way -eq 'Module') { 6 } else { 2.5 }) -Dots
        $last = @($Timing | Where-Object Way -EQ $way | Sort-Object Rooms)[-1]
        $taken = ([double]$last.Seconds).ToString('0.0', $culture)
        $count = ([int]$last.Rooms).ToString('#,0', $culture)
        Add-Key $Left ($bottom + 68 + 20 * $line++) $styles[$way] "$($styles[$way].Label): $taken s for $count"
    }
}

function Add-RatePanel([double] $Left, [double] $Right) {
    $lastSecond = ($Rate | Measure-Object Second -Maximum).Maximum
    $most = ($Rate | ForEach-Object { [Math]::Max([double]$_.Accepted, [double]$_.Throttled) } | Measure-Object -Maximum).Maximum
    $step = if ($most -gt 400) { 100 } elseif ($most -gt 120) { 50 } else { 20 }
    $high = [Math]::Ceiling($most / $step) * $step
    $x = { param($value) $Left + ($Right - $Left) * $value / [Math]::Max(1, $lastSecond) }
    $y = { param($value) $bottom - ($bottom - $top) * $value / $high }

    Add-Text $Left 46 "Requests per second, $(Format-Number $Limit) a second allowed" 'title'
    for ($tick = 0; $tick -le $high; $tick += $step) {
        Add-Line $Left (& $y $tick) $Right (& $y $tick)
        Add-Text ($Left - 8) ((& $y $tick) + 4) (Format-Number $tick) 'label' 'end'
    }
    for ($second = 0; $second -le $lastSecond; $second += $(if ($lastSecond -gt 25) { 10 } else { 5 })) {
        Add-Line (& $x $second) $bottom (& $x $second) ($bottom + 5)
        Add-Text (& $x $second) ($bottom + 20) "$second s" 'label' 'middle'
    }
    Add-Line $Left (& $y $Limit) $Right (& $y $Limit) 'limit'
    Add-Text $Right ((& $y $Limit) - 8) 'the limit' 'note' 'end'
    Add-Text (($Left + $Right) / 2) ($bottom + 40) 'time since the first request' 'label' 'middle'

    $line = 0
    foreach ($way in 'ParallelRetry', 'Module') {
        $bins = @($Rate | Where-Object Way -EQ $way | Sort-Object Second)
        if (-not $bins) { continue }
        $accepted = @($bins | ForEach-Object { , @((& $x $_.Second), (& $y $_.Accepted)) })
        $throttled = @($bins | ForEach-Object { , @((& $x $_.Second), (& $y $_.Throttled)) })
        $thin = @{ Color = $styles[$way].Color; Dash = '1 4' }
        $solid = @{ Color = $styles[$way].Color; Dash = 'none' }
        Add-Curve $throttled $thin 2
        Add-Curve $accepted $solid 2.5
        $total = ($bins | Measure-Object Throttled -Sum).Sum
        Add-Key $Left ($bottom + 68 + 40 * $line) $solid "$($styles[$way].Label): accepted"
        Add-Key $Left ($bottom + 88 + 40 * $line++) $thin "$($styles[$way].Label): $total times 429"
    }
}

$svg.Add('<svg xmlns="http://www.w3.org/2000/svg" width="1160" height="560" viewBox="0 0 1160 560" role="img">')
$svg.Add('  <title>How long WebexMeetings and three other ways take, and how fast they send through a rate limit</title>')
$svg.Add("  <style>text { font-family: 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; fill: #24292f } .label { font-size: 13px }")
$svg.Add('    .title { font-size: 15px; font-weight: bold } .note { font-size: 12px; fill: #57606a }')
$svg.Add('    .grid { stroke: #d0d7de; stroke-width: 1 } .limit { stroke: #1a7f37; stroke-width: 2; stroke-dasharray: 10 4 }</style>')
$svg.Add('  <rect x="0.5" y="0.5" width="1159" height="559" rx="8" fill="#ffffff" stroke="#d0d7de"/>')
Add-TimingPanel 64 560
Add-RatePanel 640 1130
Add-Text 64 548 $Note 'note'
$svg.Add('</svg>')
[System.IO.File]::WriteAllText($Path, ($svg -join "`n") + "`n")
