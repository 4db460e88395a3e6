# Imports the assembly of the module. PowerShell 7 loads it into its own load context, so that other modules can use other versions of
# the same libraries. Windows PowerShell has no load contexts and loads the assembly from its folder.

$mode = $ExecutionContext.SessionState.LanguageMode
if ($mode -ne 'FullLanguage') {
    # In other modes, the first method call below would fail with an error that does not give the reason.
    throw "WebexMeetings cannot be loaded in $mode mode. Ask your administrator to allow the files of this module in the application " +
        'control policy (App Control for Business, AppLocker), or import it in a session in FullLanguage mode.'
}

if ($PSEdition -eq 'Desktop') {
    # The manifest cannot require it, because Windows PowerShell checks DotNetFrameworkVersion up to 4.5 only.
    $release = (Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full' -ErrorAction SilentlyContinue).Release
    if ($release -lt 461808) {
        throw 'WebexMeetings needs .NET Framework 4.7.2 or later (release 461808) on Windows PowerShell; this computer has release ' +
            "$release. Install it from https://dotnet.microsoft.com/download/dotnet-framework, or use PowerShell 7.4 or later."
    }

    $path = "$PSScriptRoot\desktop\WebexMeetings.dll"
    $loaded = 'WebexMeetings.Commands.Base.DesktopAssemblyResolver' -as [type]
    $assembly = if ($loaded) { $loaded.Assembly } else { [System.Reflection.Assembly]::LoadFrom($path) }

    $version = [System.Reflection.AssemblyName]::GetAssemblyName($path).Version
    if ($assembly.GetName().Version -ne $version) {
        throw "WebexMeetings $($assembly.GetName().Version) is already loaded. To use $version, start a new Windows PowerShell session."
    }
}
else {
    try {
        $loader = $loaded = 'WebexMeetings.Loader.ModuleLoader' -as [type]
        if (-not $loaded) {
            try {
                $file = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot/WebexMeetings.Loader.dll")
                $loader = $file.GetType('WebexMeetings.Loader.ModuleLoader')
            }
            catch [System.IO.FileLoadException] {
                # A process can hold only one loader, and another runspace has just loaded that of another copy.
                $loader = 'WebexMeetings.Loader.ModuleLoader' -as [type]
                if (-not $loader) { throw }
            }
        }

        $assembly = $loader::Load("$PSScriptRoot/core/WebexMeetings.dll")
    }
    catch {
        # Checked only after a failure, because every statement here costs time at each import. The loader needs the .NET of PowerShell 7.4.
        if ($PSVersionTable.PSVersion -lt [version]'7.4') {
            throw "WebexMeetings needs PowerShell 7.4 or later, or Windows PowerShell 5.1. This is PowerShell $($PSVersionTable.PSVersion)."
        }
        throw
    }
}

# PowerShell cannot hold the compiled cmdlets of two modules with the same name, so this module replaces another version or copy. Without
# one in this process, this would cost time for nothing.
if ($loaded) {
    $folder = [System.IO.Path]::GetDirectoryName($PSScriptRoot)
    Get-Module WebexMeetings | Where-Object ModuleBase -NE $folder | Remove-Module
}

# PowerShell exports nothing from an assembly that this session imported before (PowerShell issue 20710). Importing the resulting module
# again makes its cmdlets available here each time, and so exports them.
Import-Module -Assembly $assembly -PassThru | Import-Module

$secrets = $assembly.GetType('WebexMeetings.Commands.Output.SecretTypeData')
& $secrets::Update -TypeData $secrets::Create() -Force -WhatIf:$false -Confirm:$false
