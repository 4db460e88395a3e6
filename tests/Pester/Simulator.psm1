# What every file of this suite needs: one simulator for the whole run, orders to it, and what it has seen. Import without -Force,
# so that all files share the simulator; each file begins with Initialize-Simulator and finds it as at its start.

# Tests that start one more PowerShell get it from here: Invoke-PowerShell.
Import-Module (Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'build/ThisPowerShell.psm1') -Global

$script:process = $null
$script:greeting = @{}
$script:longestWait = [timespan]::FromSeconds(30)

# The staged module. build.ps1 says which; a developer who runs Invoke-Pester gets what the last build staged.
function Get-ModuleUnderTest {
    [CmdletBinding()]
    [OutputType([string])]
    param()

    $path = $env:WEBEXMEETINGS_MODULE_PATH
    if (-not $path) {
        $root = Split-Path (Split-Path $PSScriptRoot)
        $version = (Import-PowerShellDataFile (Join-Path $root 'WebexMeetings.psd1')).ModuleVersion
        $path = Join-Path $root "out/WebexMeetings/$version"
    }
    if (Test-Path $path -PathType Container) { $path = Join-Path $path 'WebexMeetings.psd1' }
    (Resolve-Path $path).Path
}

# Starts the simulator, or resets the one that runs: no faults, no log, sample tokens as new. Imports the module under test.
function Initialize-Simulator {
    [CmdletBinding()]
    param()

    if ($script:process -and -not $script:process.HasExited) { $null = Send-Order POST reset }
    else { Open-Simulator }

    if (-not (Get-Module WebexMeetings)) { Import-Module (Get-ModuleUnderTest) -Global }
}

function Open-Simulator {
    $built = Join-Path (Split-Path $PSScriptRoot) 'WebexMeetings.Simulator/bin'
    $program = Get-ChildItem $built -Recurse -Filter WebexMeetings.Simulator.dll | Sort-Object LastWriteTime -Descending | Select-Object -First 1
    if (-not $program) { throw "There is no simulator in $built. Run build.ps1 Build first." }

    # It ends with its standard input, and so with this process, however that ends.
    $start = New-Object System.Diagnostics.ProcessStartInfo 'dotnet', "`"$($program.FullName)`" --port 0 --exit-on-stdin-close"
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $script:process = [System.Diagnostics.Process]::Start($start)
    while ($null -ne ($line = $script:process.StandardOutput.ReadLine()) -and $line -ne 'Ready.') {
        $name, $value = $line -split ': ', 2
        $script:greeting[$name] = $value
    }
    if ($line -ne 'Ready.') { throw 'The simulator did not start.' }
}

# The address of the API, up to and including /v1.
function Get-SimulatorAddress {
    [CmdletBinding()]
    [OutputType([string])]
    param()

    $script:greeting['Address']
}

# A sample token, as text: 'Admin token', 'User token', 'Token without preferences' ... as the simulator greets.
function Get-SimulatorToken {
    [CmdletBinding()]
    [OutputType([string])]
    param([string] $Name = 'Admin token')

    if (-not $script:greeting.ContainsKey($Name)) { throw "The simulator has no '$Name'." }
    $script:greeting[$Name]
}

function Send-Order([string] $Method, [string] $Path, [object] $Body) {
    $order = @{
        Method          = $Method
        Uri             = (Get-SimulatorAddress) -replace '/v1$', "/_simulator/$Path"
        UseBasicParsing = $true
        Verbose         = $false
        Debug           = $false
    }
    if ($null -ne $Body) {
        $order.Body = [System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Body -Depth 5))
        $order.ContentType = 'application/json; charset=utf-8'
    }
    Invoke-RestMethod @order
}

# Signs in as the administrator, or with another sample token; the rest is Connect-Webex's.
function Connect-Simulator {
    [CmdletBinding()]
    param(
        [string] $Token = 'Admin token',
        [string] $SiteUrl,
        [string] $Name,
        [int] $TimeoutSec,
        [int] $MaximumRetryAfterSec,
        [switch] $SkipValidation,
        [switch] $PassThru
    )

    $null = $PSBoundParameters.Remove('Token')
    Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -AccessToken (Get-SimulatorToken $Token) @PSBoundParameters
}

# Orders a fault; what is left out matches every request. See tests/WebexMeetings.Simulator/README.md.
function Add-Fault {
    [CmdletBinding()]
    param(
        [ValidateSet('Status', 'Usual', 'Html', 'EmptyBody', 'CutOff', 'CutOffJson', 'CloseConnection', 'Hang', 'Redirect', 'NoTrackingId')]
        [string] $Kind = 'Status',
        [int] $Status,
        [string] $Method,
        [string] $UserEmail,
        [string] $PathContains,
        [string] $TokenName,
        [int] $Skip,
        [int] $Times,
        [string] $RetryAfter,
        [int] $DelayMs,
        [string] $Body,
        [string] $ContentType,
        [string] $Location,
        [hashtable] $Headers
    )

    $order = @{ Kind = $Kind }
    foreach ($name in $PSBoundParameters.Keys) { $order[$name] = $PSBoundParameters[$name] }
    $null = Send-Order POST faults $order
}

# Orders a body of our own for the next answers, with status 200.
function Add-Answer {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Body, [string] $UserEmail, [string] $PathContains, [int] $Times)

    Add-Fault -Status 200 @PSBoundParameters
}

# No faults any more; hanging requests are answered.
function Clear-Fault {
    [CmdletBinding()]
    param()

    $null = Send-Order DELETE faults
}

# Answers the requests that hang now.
function Resume-Request {
    [CmdletBinding()]
    param()

    $null = Send-Order POST hang/release
}

# The requests that came, in order of arrival.
function Get-SimulatorRequest {
    [CmdletBinding()]
    [OutputType([psobject])]
    param()

    # Parsed as an array, given as its items.
    Send-Order GET requests | ForEach-Object { $_ }
}

function Clear-SimulatorRequest {
    [CmdletBinding()]
    param()

    $null = Send-Order DELETE requests
}

# total, inFlight, maxInFlight, abortedByClient, hanging, faultsGiven.
function Get-SimulatorCount {
    [CmdletBinding()]
    [OutputType([psobject])]
    param()

    Send-Order GET statistics
}

# Comes back when the counts ($_) fulfil the condition. The limit is for a broken product, not a part of the test.
function Wait-SimulatorCount {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [scriptblock] $Condition)

    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    do {
        $counts = Get-SimulatorCount
        if ($counts | Where-Object $Condition) { return }
    } while ($clock.Elapsed -lt $script:longestWait)
    throw "Waited in vain for { $Condition }; the simulator counts $(ConvertTo-Json $counts -Compress)."
}

# What the simulator knows about somebody's room: the truth to compare with.
function Get-SimulatorRoom {
    [CmdletBinding()]
    [OutputType([psobject])]
    param([Parameter(Mandatory)] [string] $UserEmail, [string] $SiteUrl)

    $query = if ($SiteUrl) { "?siteUrl=$SiteUrl" }
    Send-Order GET "rooms/$([uri]::EscapeDataString($UserEmail))$query"
}

function Get-SimulatorSessionType {
    [CmdletBinding()]
    [OutputType([psobject])]
    param([Parameter(Mandatory)] [string] $UserEmail, [string] $SiteUrl)

    $query = if ($SiteUrl) { "?siteUrl=$SiteUrl" }
    Send-Order GET "sessionTypes/$([uri]::EscapeDataString($UserEmail))$query"
}

# audio, video and schedulingOptions of somebody, as the simulator keeps them.
function Get-SimulatorPreference {
    [CmdletBinding()]
    [OutputType([psobject])]
    param([Parameter(Mandatory)] [string] $UserEmail, [string] $SiteUrl)

    $query = if ($SiteUrl) { "?siteUrl=$SiteUrl" }
    Send-Order GET "preferences/$([uri]::EscapeDataString($UserEmail))$query"
}

# What a command says with -WhatIf, on one line. It goes to the host and to no stream, and so to the transcript.
function Get-WhatIfText {
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [scriptblock] $Command)

    $path = [System.IO.Path]::GetTempFileName()
    $null = Start-Transcript $path -Force
    try { $null = & $Command }
    finally { $null = Stop-Transcript }
    (Get-Content $path -Raw) -replace '\s+', ' '
    Remove-Item $path
}

# Options of the simulator that may change while it runs: @{ latencyMs = 50; oAuth = @{ approveDevicesAtOnce = $true } }.
function Set-SimulatorOption {
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [hashtable] $Option)

    if ($PSCmdlet.ShouldProcess('the simulator')) { $null = Send-Order POST settings $Option }
}

# revoke, expire ... a token by name.
function Send-TokenOrder {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Action, [string] $Token)

    $null = Send-Order POST tokens $PSBoundParameters
}

Export-ModuleMember -Function *-ModuleUnderTest, *-Simulator, *-SimulatorAddress, *-SimulatorToken, *-Fault, *-Answer, *-Request, *-SimulatorRequest,
    *-SimulatorCount, *-SimulatorRoom, *-SimulatorSessionType, *-SimulatorPreference, *-WhatIfText, *-SimulatorOption, *-TokenOrder
