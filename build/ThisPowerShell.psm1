# Starts "this PowerShell" again, whatever shape its host has: pwsh, powershell.exe, or dotnet with pwsh.dll.

# The program and the arguments that come before PowerShell's own.
function Get-PowerShellCommand {
    [CmdletBinding()]
    [OutputType([string], [string[]])]
    param()

    $programs = 'pwsh.exe', 'powershell.exe', 'pwsh' | ForEach-Object { Join-Path $PSHOME $_ }
    $found = @($programs | Where-Object { Test-Path $_ -PathType Leaf })
    if ($found) { return $found[0] }

    # Installed as a .NET tool: the process is dotnet itself, or a small program that is not in $PSHOME and loads .NET.
    $process = (Get-Process -Id $PID).Path
    if ([System.IO.Path]::GetFileNameWithoutExtension($process) -eq 'dotnet') { $process } else { 'dotnet' }
    Join-Path $PSHOME 'pwsh.dll'
}

# The command line that runs a script file in a new process, without a profile and without questions.
function Get-PowerShellCommandLine {
    [CmdletBinding()]
    [OutputType([string], [string[]])]
    param([Parameter(Mandatory)] [string] $File, [string[]] $ArgumentList)

    @(Get-PowerShellCommand) + @('-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', $File) + @($ArgumentList | Where-Object { $null -ne $_ })
}

# Runs a script file in a new process and gives what it writes; $LASTEXITCODE has its exit code.
function Invoke-PowerShell {
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0)] [string] $File, [Parameter(Position = 1)] [string[]] $ArgumentList)

    $program, $arguments = Get-PowerShellCommandLine $File $ArgumentList
    & $program $arguments
}

Export-ModuleMember -Function Get-PowerShellCommand, Get-PowerShellCommandLine, Invoke-PowerShell
