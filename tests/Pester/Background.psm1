# Commands in a runspace of their own, in this process, so that a test can act while they run: release a request, stop them.

$script:longestWait = [timespan]::FromSeconds(30)

# A runspace with the module under test, signed in as the administrator.
function Open-Runspace {
    [CmdletBinding()]
    [OutputType([System.Management.Automation.Runspaces.Runspace])]
    param([string] $Token = 'Admin token', [switch] $NotConnected)

    $runspace = [runspacefactory]::CreateRunspace()
    $runspace.Open()
    $begin = [powershell]::Create()
    $begin.Runspace = $runspace
    $null = $begin.AddScript({
            param($module, $address, $token)
            $ErrorActionPreference = 'Stop'
            Import-Module $module
            if ($token) { Connect-Webex -ApiBaseUri $address -AccessToken $token }
        }.ToString()).AddArgument((Get-ModuleUnderTest)).AddArgument((Get-SimulatorAddress))
    $null = $begin.AddArgument($(if (-not $NotConnected) { Get-SimulatorToken $Token }))
    try { $null = $begin.Invoke() }
    finally { $begin.Dispose() }
    $runspace
}

# Begins a script in a runspace and comes back at once. Output and Streams fill as the script runs.
function Invoke-InBackground {
    [CmdletBinding()]
    [OutputType([psobject])]
    param(
        [Parameter(Mandatory)] [System.Management.Automation.Runspaces.Runspace] $Runspace,
        [Parameter(Mandatory)] [scriptblock] $Script,
        [object[]] $ArgumentList
    )

    $command = [powershell]::Create()
    $command.Runspace = $Runspace
    $null = $command.AddScript($Script.ToString())
    foreach ($argument in $ArgumentList) { $null = $command.AddArgument($argument) }
    $output = New-Object 'System.Management.Automation.PSDataCollection[psobject]'
    $output.EnumeratorNeverBlocks = $true
    $nothing = New-Object 'System.Management.Automation.PSDataCollection[psobject]'
    $nothing.Complete()
    [pscustomobject]@{
        PowerShell = $command
        Output     = $output
        Streams    = $command.Streams
        Handle     = $command.BeginInvoke($nothing, $output)
    }
}

# Waits for the end of a background script. A terminating error in it is thrown here.
function Wait-Background {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [psobject] $Command)

    if (-not $Command.Handle.AsyncWaitHandle.WaitOne($script:longestWait)) {
        $Command.PowerShell.Stop()
        throw 'The background command did not end.'
    }
    try { $null = $Command.PowerShell.EndInvoke($Command.Handle) }
    finally { $Command.PowerShell.Dispose() }
}

# Comes back when the condition is true of the command ($_). The limit is for a broken product, not a part of the test.
function Wait-BackgroundState {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [psobject] $Command, [Parameter(Mandatory)] [scriptblock] $Condition)

    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not ($Command | Where-Object $Condition)) {
        if ($clock.Elapsed -gt $script:longestWait) { throw "Waited in vain for { $Condition }." }
        $null = [System.Threading.Thread]::Yield()
    }
}

# Runs this PowerShell once more, in a new process, and gives what it writes. Installed as a .NET tool it is a file for dotnet.
function Invoke-PowerShell {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string[]] $ArgumentList)

    $program = (Get-Process -Id $PID).Path
    $first = @(if ([System.IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' })
    & $program @first -NoProfile -NonInteractive @ArgumentList 2>&1
}

Export-ModuleMember -Function Invoke-PowerShell, *-Runspace, *-InBackground, *-Background, *-BackgroundState
