# The simulator's side of signing in: orders to its token endpoints, and what a person does with a browser.

Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')

function Send-SignInOrder([string] $Path, [hashtable] $Body) {
    $uri = (Get-SimulatorAddress) -replace '/v1$', "/_simulator/$Path"
    $null = Invoke-RestMethod -Method Post -Uri $uri -Body (ConvertTo-Json $Body -Depth 4) -ContentType 'application/json' -UseBasicParsing -Verbose:$false -Debug:$false
}

# rotateRefreshTokens, denyConsent ... until the next reset.
function Set-SimulatorOAuth {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [hashtable] $Option)

    Send-SignInOrder settings @{ oAuth = $Option }
}

# What the person does with the code: approve, deny, expire, slow-down.
function Send-DeviceOrder {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [ValidateSet('approve', 'deny', 'expire', 'slow-down')] [string] $Action, [string] $UserCode)

    Send-SignInOrder "device/$Action" $(if ($UserCode) { @{ userCode = $UserCode } } else { @{} })
}

function ConvertTo-Secret {
    [CmdletBinding()]
    [OutputType([securestring])]
    param([Parameter(Mandatory)] [string] $Text)

    $secret = New-Object System.Security.SecureString
    $Text.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
    $secret
}

function ConvertFrom-Secret {
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [securestring] $Secret)

    (New-Object System.Net.NetworkCredential '', $Secret).Password
}

# Client ID and client secret of the simulator's one integration.
function Get-ClientCredential {
    [CmdletBinding()]
    [OutputType([pscredential])]
    param([string] $Secret = (Get-SimulatorToken 'Client secret'))

    New-Object pscredential (Get-SimulatorToken 'Client ID'), (ConvertTo-Secret $Secret)
}

# Signs in as a runbook does; the rest is Connect-Webex's.
function Connect-Runbook {
    [CmdletBinding()]
    param(
        [string] $RefreshToken = (Get-SimulatorToken 'Admin refresh token'),
        [string] $Secret = (Get-SimulatorToken 'Client secret'),
        [scriptblock] $OnTokenRefresh,
        [string] $Name,
        [switch] $SkipValidation,
        [switch] $PassThru
    )

    $null = $PSBoundParameters.Remove('RefreshToken')
    $null = $PSBoundParameters.Remove('Secret')
    Connect-Webex -ApiBaseUri (Get-SimulatorAddress) -ClientCredential (Get-ClientCredential $Secret) -RefreshToken $RefreshToken @PSBoundParameters
}

# Opens the address as a browser does, redirects and all, and gives the page. Refusals have pages too.
function Open-Page {
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [string] $Address)

    try { (Invoke-WebRequest -Uri $Address -UseBasicParsing -Verbose:$false -Debug:$false).Content }
    catch {
        if ($_.ErrorDetails) { "$($_.ErrorDetails)" } else { throw }
    }
}

# A port that nobody uses now.
function Get-FreePort {
    [CmdletBinding()]
    [OutputType([int])]
    param()

    $probe = New-Object System.Net.Sockets.TcpListener ([System.Net.IPAddress]::Loopback), 0
    $probe.Start()
    $probe.LocalEndpoint.Port
    $probe.Stop()
}

Export-ModuleMember -Function *-SimulatorOAuth, *-DeviceOrder, *-Secret, *-ClientCredential, *-Runbook, *-Page, *-FreePort
