BeforeDiscovery {
    $script:isCore = $PSVersionTable.PSEdition -eq 'Core'
    # Null where the module has no machine code for this PowerShell.
    $script:platform = if ($isCore -and [Environment]::Version.Major -eq 10) {
        $system = if ($IsWindows) { 'win' } elseif ($IsMacOS) { 'osx' } else { 'linux' }
        $processor = [System.Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture
        (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../../build/ShippedFiles.psd1')).ReadyToRun | Where-Object { $_ -eq "$system-$processor" }
    }
    $script:hasThreadJob = [bool](Get-Command Start-ThreadJob -ErrorAction SilentlyContinue)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Background.psm1')
    Initialize-Simulator
    $script:module = Get-ModuleUnderTest
    $script:folder = Split-Path $module
    $script:cmdlets = (Import-PowerShellDataFile $module).CmdletsToExport | Sort-Object
    $script:isCore = $PSVersionTable.PSEdition -eq 'Core'

    function Get-Exported { (Get-Command -Module WebexMeetings).Name | Sort-Object }

    # A new process of this PowerShell; gives what the script writes, as text.
    function Invoke-NewProcess([string] $Script, [string[]] $Arguments) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
        Set-Content $path $Script -Encoding utf8
        Invoke-PowerShell $path $Arguments 2>&1 | ForEach-Object { "$_" }
    }
}

Describe 'The module' {
    Context 'in one session' {
        It 'brings the cmdlets of its manifest, and nothing else' {
            Get-Exported | Should -Be $cmdlets
            (Get-Module WebexMeetings).ExportedCommands.Count | Should -Be $cmdlets.Count
        }

        It 'brings them when it is imported twice' {
            Import-Module $module -Global
            Get-Exported | Should -Be $cmdlets
        }

        It 'brings them with -Force, and keeps the connection' {
            Connect-Simulator
            Import-Module $module -Force -Global
            Get-Exported | Should -Be $cmdlets
            (Get-WebexConnection).UserEmail | Should -BeExactly 'admin@example.com'
            (Get-WebexPersonalRoom a@x.com).UserEmail | Should -BeExactly 'a@x.com'
        }

        It 'brings them after Remove-Module' {
            Remove-Module WebexMeetings
            # A complete name would load a copy that build.ps1 Install has installed.
            Get-Command 'Get-WebexPersonalRoo[m]' -ListImported | Should -BeNullOrEmpty
            Import-Module $module -Global
            Get-Exported | Should -Be $cmdlets
            (Get-WebexPersonalRoom a@x.com).UserEmail | Should -BeExactly 'a@x.com'
        }

        It 'is one module, not two' {
            (Get-Module).Name -like 'WebexMeetings*' | Should -Be 'WebexMeetings'
        }

        It 'lets scripts write its types, and they are the very types it gives' {
            [WebexMeetings.PersonalRoom].IsInstanceOfType((Get-WebexPersonalRoom a@x.com)) | Should -BeTrue
            [WebexMeetings.WebexConnection].IsInstanceOfType((Get-WebexConnection)) | Should -BeTrue
            [WebexMeetings.WebexErrorKind]::NotFound | Should -Be 'NotFound'
            function Show-Link([WebexMeetings.PersonalRoom] $Room) { $Room.PersonalMeetingRoomLink }
            Show-Link (Get-WebexPersonalRoom a@x.com) | Should -BeLike 'https://*'
        }
    }

    Context 'beside another copy of it' {
        BeforeAll {
            # Another version of the manifest and the same files: what PowerShell minds is the second module of this name.
            function Copy-Module([string] $Folder, [string] $Version = '1.0.0') {
                $target = Join-Path $TestDrive "$Folder/WebexMeetings/$Version"
                $null = New-Item $target -ItemType Directory
                Get-ChildItem -LiteralPath (Split-Path $module) | Copy-Item -Destination $target -Recurse
                $manifest = Join-Path $target 'WebexMeetings.psd1'
                $text = [System.IO.File]::ReadAllText($manifest) -replace "(ModuleVersion\s*=\s*)'[^']*'", "`$1'$Version'"
                [System.IO.File]::WriteAllText($manifest, $text)
                $manifest
            }
            $script:loads = {
                param($first, $second, $how, $address, $token)
                $ErrorActionPreference = 'Stop'
                Import-Module $first
                $with = @{}
                if ($how -eq 'with -Force') { $with.Force = $true }
                Import-Module $second @with
                $Error.Count
                (Get-Command Get-WebexPersonalRoom).Version.ToString()
                Connect-Webex -ApiBaseUri $address -AccessToken $token
                (Get-WebexPersonalRoom -UserEmail a@x.com).UserEmail
            }.ToString()
        }

        It 'is imported where <Name> is loaded, <How>' -ForEach @(
            @{ Name = 'a copy'; Version = '1.0.0'; How = 'once' }
            @{ Name = 'a copy'; Version = '1.0.0'; How = 'with -Force' }
            @{ Name = 'another version'; Version = '9.9.9'; How = 'once' }
            @{ Name = 'another version'; Version = '9.9.9'; How = 'with -Force' }
        ) {
            $copy = Copy-Module "$([guid]::NewGuid())" $Version
            $said = Invoke-NewProcess $loads $module, $copy, $How, (Get-SimulatorAddress), (Get-SimulatorToken)
            $said | Should -Be '0', $Version, 'a@x.com'
        }

        It 'is imported from a folder whose name looks like a pattern' {
            $copy = Copy-Module 'a[1] b'
            $said = Invoke-NewProcess 'param($path) Import-Module ([WildcardPattern]::Escape($path)); $Error.Count; (Get-Command -Module WebexMeetings).Count' $copy
            $said | Should -Be '0', "$($cmdlets.Count)"
        }
    }

    Context 'where it cannot be loaded' {
        It 'says in constrained language mode what to do' {
            $script = 'param($path) $ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"; try { Import-Module $path } catch { "$_" }'
            $said = Invoke-NewProcess $script $module
            $said | Should -BeLike 'WebexMeetings cannot be loaded in ConstrainedLanguage mode. Ask your administrator*'
        }

        It 'says on Windows PowerShell with .NET Framework release <Release> what it needs' -ForEach @(
            @{ Release = 461308; IsTooOld = $true }
            @{ Release = $null; IsTooOld = $true }
            @{ Release = 461808; IsTooOld = $false }
            @{ Release = 533320; IsTooOld = $false }
        ) {
            # As far as it goes here: the script of the module, told that it runs there, with the registry of another computer.
            $text = [System.IO.File]::ReadAllText((Join-Path $folder 'bin/WebexMeetings.psm1')) -replace '\$PSEdition\b', "'Desktop'"
            Set-Item function:Get-ItemProperty { [pscustomobject]@{ Release = $Release } }
            $failure = try { & ([scriptblock]::Create($text)) } catch { "$_" }
            ($failure -like 'WebexMeetings needs .NET Framework 4.7.2 or later*this computer has release*dotnet.microsoft.com*') | Should -Be $IsTooOld
        }
    }

    Context 'in other runspaces' {
        It 'brings the same cmdlets into a second runspace' {
            $runspace = Open-Runspace -NotConnected
            try {
                $run = Invoke-InBackground $runspace { (Get-Command -Module WebexMeetings).Name }
                Wait-Background $run
                $run.Output | Sort-Object | Should -Be $cmdlets
            }
            finally { $runspace.Dispose() }
        }

        It 'brings the same cmdlets into several runspaces at once' {
            $runspaces = 1..4 | ForEach-Object {
                $runspace = [runspacefactory]::CreateRunspace()
                $runspace.Open()
                $runspace
            }
            $runs = $runspaces | ForEach-Object { Invoke-InBackground $_ { param($module) Import-Module $module; (Get-Command -Module WebexMeetings).Name | Sort-Object } -ArgumentList $module }
            foreach ($run in $runs) {
                Wait-Background $run
                $run.Output | Should -Be $cmdlets
            }
            $runspaces.ForEach('Dispose')
        }

        It 'brings the same cmdlets into ForEach-Object -Parallel' -Skip:(-not $isCore) {
            $names = 1..3 | ForEach-Object -Parallel { Import-Module $using:module; (Get-Command -Module WebexMeetings).Count }
            $names | Should -Be (@($cmdlets.Count) * 3)
        }

        It 'brings the same cmdlets into Start-ThreadJob' -Skip:(-not $hasThreadJob) {
            $names = Start-ThreadJob { Import-Module $using:module; (Get-Command -Module WebexMeetings).Name | Sort-Object } | Receive-Job -Wait -AutoRemoveJob
            $names | Should -Be $cmdlets
        }
    }

    Context 'in the process' {
        It 'leaves nothing of its own in the default load context but the loader' -Skip:(-not $isCore) {
            $ours = [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies |
                Where-Object { -not $_.IsDynamic -and $_.Location -and $_.Location.StartsWith($folder) }
            $ours.ForEach({ $_.GetName().Name }) | Should -Be 'WebexMeetings.Loader'
        }

        It 'is loaded once' {
            @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'WebexMeetings' }).Count | Should -Be 1
        }

        It 'works beside other versions of its dependencies that somebody loaded first' -Skip:(-not $isCore) {
            # Assemblies of the same names, another version and nothing inside: whoever gets one of these fails.
            $foreign = Join-Path $TestDrive 'foreign'
            $null = New-Item $foreign -ItemType Directory
            $script = {
                param($foreign, $module, $address, $token)
                $ErrorActionPreference = 'Stop'
                $platform = [AppContext]::GetData('TRUSTED_PLATFORM_ASSEMBLIES') -split [System.IO.Path]::PathSeparator | ForEach-Object { [System.IO.Path]::GetFileNameWithoutExtension($_) }
                $names = (Get-ChildItem (Join-Path (Split-Path $module) 'bin/core') -Filter *.dll).BaseName | Where-Object { $_ -ne 'WebexMeetings' -and $_ -notin $platform }
                $null = Add-Type 'public class LoadsTheCompiler { }'
                $core = [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)
                $library = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new('DynamicallyLinkedLibrary')
                $source = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText('[assembly: System.Reflection.AssemblyVersion("77.0.0.0")]')
                foreach ($name in $names) {
                    $dll = Join-Path $foreign "$name.dll"
                    $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create($name, [Microsoft.CodeAnalysis.SyntaxTree[]]$source, [Microsoft.CodeAnalysis.MetadataReference[]]$core, $library)
                    $null = [Microsoft.CodeAnalysis.FileSystemExtensions]::Emit($compilation, $dll)
                    $null = [System.Reflection.Assembly]::LoadFrom($dll)
                }
                "foreign: $(@($names).Count)"
                Import-Module $module
                Connect-Webex -ApiBaseUri $address -AccessToken $token
                (Get-WebexPersonalRoom -UserEmail a@x.com).UserEmail
                $loaded = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Microsoft.Extensions.Http' }
                "versions: $(($loaded.ForEach({ $_.GetName().Version.Major }) | Sort-Object) -join ' ')"
            }
            $said = Invoke-NewProcess $script.ToString() $foreign, $module, (Get-SimulatorAddress), (Get-SimulatorToken)
            $said | Should -HaveCount 3 -Because ($said -join "`n")
            $said[0] | Should -Match '^foreign: ([5-9]|\d\d)$'
            $said[1] | Should -BeExactly 'a@x.com'
            $said[2] | Should -BeExactly 'versions: 10 77'
        }

        It 'runs machine code instead of waiting for the compiler' -Skip:(-not $platform) -ForEach @{ Platform = $platform } {
            if ([WebexMeetings.PersonalRoom].Assembly.GetCustomAttributes([System.Reflection.AssemblyConfigurationAttribute], $false).Configuration -eq 'Debug') {
                Set-ItResult -Skipped -Because 'a build for debugging has no machine code'
                return
            }
            # The copy that measures coverage has none; the one that it was made from does.
            $whole = $folder -replace '([\\/]out[\\/])coverage[\\/]', '$1'
            $script = {
                param($folder, $address, $token)
                Import-Module (Join-Path $folder 'WebexMeetings.psd1')
                $assembly = [WebexMeetings.PersonalRoom].Assembly
                $assembly.Location
                Connect-Webex -ApiBaseUri $address -AccessToken $token
                (Get-WebexPersonalRoom -UserEmail a@x.com).UserEmail
                $methods = @($assembly.GetTypes().GetMethods('DeclaredOnly, Instance, Static, Public, NonPublic') | Where-Object { -not $_.ContainsGenericParameters -and $_.GetMethodBody() })
                $methods.Count
                # Of this thread alone: in the background PowerShell compiles what its last process needed, whatever that was.
                $before = [System.Runtime.JitInfo]::GetCompiledMethodCount($true)
                foreach ($method in $methods) { [System.Runtime.CompilerServices.RuntimeHelpers]::PrepareMethod($method.MethodHandle) }
                [System.Runtime.JitInfo]::GetCompiledMethodCount($true) - $before
            }
            $said = Invoke-NewProcess $script.ToString() $whole, (Get-SimulatorAddress), (Get-SimulatorToken)
            $said | Should -HaveCount 4 -Because ($said -join "`n")
            $said[0] | Should -BeExactly (Join-Path $whole 'bin' 'core' $Platform 'WebexMeetings.dll')
            $said[1] | Should -BeExactly 'a@x.com'
            [int]$said[2] | Should -BeGreaterThan 1000
            # All of them, if the runtime refuses the machine code.
            [int]$said[3] | Should -BeLessThan 100
        }

        It 'does nothing at import: no request, no output, no error' {
            Clear-SimulatorRequest
            $said = Invoke-NewProcess 'param($module) Import-Module $module; $Error.Count' $module
            $said | Should -Be '0'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'needs no other module, which would be loaded at each import' -Skip:(-not $isCore) {
            $said = Invoke-NewProcess 'param($module) Import-Module $module; (Get-Module).Name' $module
            $said | Should -Be 'WebexMeetings'
        }

        It 'works in a script file of a new process, by autoloading from PSModulePath' {
            $script = {
                param($folder, $address, $token)
                $env:PSModulePath = $folder + [System.IO.Path]::PathSeparator + $env:PSModulePath
                Connect-Webex -ApiBaseUri $address -AccessToken $token
                'a@x.com', 'nope@x.com', 'b@x.com' | Get-WebexPersonalRoom -ErrorAction SilentlyContinue | ForEach-Object UserEmail
                exit 3
            }
            $said = Invoke-NewProcess $script.ToString() (Split-Path (Split-Path $module)), (Get-SimulatorAddress), (Get-SimulatorToken)
            $said | Should -Be 'a@x.com', 'b@x.com'
            $LASTEXITCODE | Should -Be 3
        }
    }
}

Describe 'Import with a preference that asks or only pretends: <_>' -ForEach '$global:WhatIfPreference = $true', '$global:ConfirmPreference = "Low"' {
    It 'protects PINs all the same' {
        $shell = [powershell]::Create()
        try {
            $found = $shell.AddScript("$_; Import-Module '$(Get-ModuleUnderTest)'; Get-TypeData WebexMeetings.PersonalRoom").Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $found.TypeName | Should -Be 'WebexMeetings.PersonalRoom'
        }
        finally { $shell.Dispose() }
    }
}
