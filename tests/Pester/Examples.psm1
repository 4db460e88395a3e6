# Runs an example as it is written: signed in as the administrator, with the files, the vault and the person that it needs.

$script:longestWait = [timespan]::FromSeconds(60)

# The files that examples read; @x.com are sample people of the simulator.
function New-ExampleFile {
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory)] [string] $Folder)

    if (-not $PSCmdlet.ShouldProcess($Folder)) { return }
    @(
        'Email,SiteUrl'
        'a@x.com,site4.webex.com'
        'b@x.com,site4.webex.com'
    ) | Set-Content (Join-Path $Folder 'users.csv')
    @(
        'Email,SiteUrl,Topic,EnabledAutoLock,AutoLockMinutes,CoHost'
        'a@x.com,site4.webex.com,Team room,true,10,'
        'b@x.com,site4.webex.com,,,,user@example.com;admin@example.com'
    ) | Set-Content (Join-Path $Folder 'room-settings.csv')
    @(
        'Email,SiteUrl,SessionType'
        'a@x.com,site4.webex.com,PRO;WEB'
        'b@x.com,site4.webex.com,PRO'
    ) | Set-Content (Join-Path $Folder 'session-types-wanted.csv')
    @(
        'Email,SiteUrl,DefaultAudioType,MobileNumber,MobileEnabledCallMe'
        'a@x.com,site4.webex.com,webexAudio,+44 7700 900456,true'
        'b@x.com,site4.webex.com,,,'
    ) | Set-Content (Join-Path $Folder 'audio.csv')
    @(
        'Email,SiteUrl,EnabledJoinBeforeHost,JoinBeforeHostMinutes,DelegateEmail'
        'a@x.com,site4.webex.com,true,10,b@x.com;user@example.com'
        'b@x.com,site4.webex.com,false,,'
    ) | Set-Content (Join-Path $Folder 'scheduling.csv')
    @(
        'Email,SiteUrl,DelegateEmail'
        'a@x.com,site4.webex.com,b@x.com'
        'b@x.com,site4.webex.com,user@example.com;admin@example.com'
    ) | Set-Content (Join-Path $Folder 'delegates.csv')
}

# What examples find outside their own session: a sign-in in the environment, and the module by its name, for ForEach-Object -Parallel.
function Enter-ExampleEnvironment {
    [CmdletBinding()]
    param()

    $script:modulePath = $env:PSModulePath
    $installed = Split-Path (Split-Path (Split-Path (Get-ModuleUnderTest)))
    $env:PSModulePath = $installed + [System.IO.Path]::PathSeparator + $env:PSModulePath
    $env:WEBEX_ACCESS_TOKEN = Get-SimulatorToken
    $env:KEY_VAULT_NAME = 'example'
}

function Exit-ExampleEnvironment {
    [CmdletBinding()]
    param()

    $env:PSModulePath = $script:modulePath
    $env:WEBEX_ACCESS_TOKEN = $null
    $env:KEY_VAULT_NAME = $null
}

# Emits what the example emits; throws what it throws, and when it writes an error.
function Invoke-Example {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Code,
        [Parameter(Mandatory)] [string] $Folder,
        # What happens to the simulator after signing in.
        [scriptblock] $Before
    )

    Initialize-Simulator
    Set-SimulatorOption @{ oAuth = @{ approveDevicesAtOnce = $true; devicePollIntervalSec = 0.01; redirectUris = @((Get-RedirectAddress)) } }
    $runspace = Open-Runspace
    try {
        $begin = Invoke-InBackground $runspace $script:surroundings -ArgumentList @(
            $Folder, (Get-SimulatorAddress), (Get-RedirectAddress), (Get-SimulatorToken), (Get-SimulatorToken 'Client ID'),
            (Get-SimulatorToken 'Client secret'), (Get-SimulatorToken 'Admin refresh token')
        )
        Wait-Background $begin
        if ($Before) { & $Before }

        $example = Invoke-InBackground $runspace ([scriptblock]::Create($Code))
        Complete-SignIn $example
        # Before the wait, which frees the streams.
        $failures = @($example.Streams.Error)
        Wait-Background $example
        if ($failures) { throw "$($failures[0])" }
        $example.Output
    }
    finally { $runspace.Dispose() }
}

# Does what the person at the screen would do, whenever the example asks for it.
function Complete-SignIn([psobject] $Example) {
    $done = 0
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not $Example.Handle.IsCompleted -and $clock.Elapsed -lt $script:longestWait) {
        $prompts = @($Example.Streams.Information.ReadAll() | Where-Object { $_.Tags -contains 'WebexSignIn' })
        foreach ($prompt in $prompts) {
            $done++
            # The simulator approves a device by itself; a browser is redirected to where the example listens.
            if (-not $prompt.MessageData.UserCode) { $null = Invoke-WebRequest $prompt.MessageData.Address -UseBasicParsing }
        }
        $null = $Example.Handle.AsyncWaitHandle.WaitOne(50)
    }
}

# A port that nobody listens on: the usual one may be taken on the computer that runs the tests.
function Get-RedirectAddress {
    if (-not $script:redirectAddress) {
        $listener = New-Object System.Net.Sockets.TcpListener ([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $script:redirectAddress = "http://127.0.0.1:$($listener.LocalEndpoint.Port)/callback"
        $listener.Stop()
    }
    $script:redirectAddress
}

# Connect-Webex goes to the simulator without being told; a vault, a keyboard and the places where scripts run answer by themselves.
$script:surroundings = {
    param($folder, $address, $redirect, $token, $clientId, $clientSecret, $refreshToken)

    $ErrorActionPreference = 'Stop'
    Set-Location $folder
    $PSDefaultParameterValues = @{
        'Connect-Webex:ApiBaseUri'  = $address
        'Connect-Webex:RedirectUri' = $redirect
        'Connect-Webex:NoBrowser'   = $true
    }

    $texts = @{ WebexClientId = $clientId; WebexClientSecret = $clientSecret; WebexRefreshToken = $refreshToken; 'Refresh token' = $refreshToken; PIN = '9283' }
    $standIns = @{
        'Get-ExampleText'            = { param([string] $Name) if ($texts.ContainsKey($Name)) { $texts[$Name] } else { $token } }
        'ConvertTo-Secret'           = {
            $secret = New-Object System.Security.SecureString
            ([string]$args[0]).ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
            $secret
        }
        'Get-Secret'                 = {
            param([string] $Name, [switch] $AsPlainText)
            if ($AsPlainText) { Get-ExampleText $Name } else { ConvertTo-Secret (Get-ExampleText $Name) }
        }
        'Set-Secret'                 = {
            param([string] $Name, [object] $Secret, [securestring] $SecureStringSecret)
            if (-not $Secret -and -not $SecureStringSecret) { throw "There is nothing to put into $Name." }
        }
        'Read-Host'                  = {
            param([string] $Prompt, [switch] $AsSecureString)
            Get-Secret $Prompt -AsPlainText:(-not $AsSecureString)
        }
        'Get-Credential'             = { New-Object pscredential (Get-Secret WebexClientId -AsPlainText), (Get-Secret WebexClientSecret) }
        'Get-AutomationPSCredential' = { Get-Credential }
        'Get-AutomationVariable'     = { param([string] $Name) Get-Secret $Name -AsPlainText }
        'Get-AzKeyVaultSecret'       = {
            param([string] $VaultName, [string] $Name, [switch] $AsPlainText)
            if (-not $VaultName) { throw 'Which vault?' }
            if ($AsPlainText) { Get-Secret $Name -AsPlainText } else { [pscustomobject]@{ SecretValue = Get-Secret $Name } }
        }
    }
    foreach ($name in $standIns.Keys) { Set-Item "function:$name" $standIns[$name] }
    foreach ($name in 'Set-AutomationVariable', 'Connect-AzAccount', 'Set-AzKeyVaultSecret', 'Push-OutputBinding', 'gh', 'Install-PSResource',
        'Install-Module', 'New-ScheduledTaskAction', 'New-ScheduledTaskTrigger', 'New-ScheduledTaskPrincipal', 'New-ScheduledTaskSettingsSet',
        'New-ScheduledTask', 'Register-ScheduledTask') {
        Set-Item "function:$name" { $null = @($input) + $args }
    }

    # A property that does not exist, or a variable misspelt, is an error.
    Set-StrictMode -Version 3
    $ErrorActionPreference = 'Continue'
}

Export-ModuleMember -Function *-ExampleEnvironment, New-ExampleFile, Invoke-Example
