# What build.ps1 Test says at its end, and that it never waits forever.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    $script:root = Split-Path (Split-Path $PSScriptRoot)

    # A script that has the functions of build.ps1, in a process of its own: what it prints, and $LASTEXITCODE.
    function Invoke-BuildScript([string] $Script, [string] $Ci) {
        $path = Join-Path $TestDrive 'build.ps1'
        Set-Content $path "Set-StrictMode -Version 3; `$ErrorActionPreference = 'Stop'; `$env:CI = '$Ci'; . '$root/build/Common.ps1'; . '$root/build/Suites.ps1'; $Script"
        Invoke-PowerShell $path | ForEach-Object { "$_".Trim() } | Where-Object { $_ }
    }
}

Describe 'The last line of build.ps1 Test' {
    It 'counts <Name>' -ForEach @(
        @{ Name = 'a suite that did not run as skipped'; Suite = "New-MissingSuite Mono 'it is missing.'"; Ci = ''; Line = '3 passed, 0 failed, 1 skipped'; Code = 0 }
        @{ Name = 'Pester that did not run as skipped'; Suite = "New-MissingSuite Pester 'it is missing.' -Required"; Ci = ''; Line = '3 passed, 0 failed, 1 skipped'; Code = 0 }
        @{ Name = 'Pester that did not run as failed where CI is set'; Suite = "New-MissingSuite Pester 'it is missing.' -Required"; Ci = 'true'; Line = '3 passed, 1 failed, 0 skipped'; Code = 1 }
        @{ Name = 'a suite that hung as failed'; Suite = "New-HungSuite Pester 'A test'"; Ci = ''; Line = '3 passed, 1 failed, 0 skipped'; Code = 1 }
    ) {
        $said = Invoke-BuildScript "Write-Total @(([pscustomobject]@{ Suite = 'Other'; Passed = 3; Failed = 0; Skipped = 0 }), ($Suite))" $Ci
        $said[-1] | Should -BeExactly $Line
        $LASTEXITCODE | Should -Be $Code
    }

    It 'comes after the names and messages of the tests that failed' {
        $said = Invoke-BuildScript "Write-Total @(([pscustomobject]@{ Suite = 'Other'; Passed = 3; Failed = 1; Skipped = 0; Failures = @('A.Test: expected 1', 'B.Test: 2') }), (New-MissingSuite Mono 'no.'))"
        $said[-3..-1] | Should -Be 'Failed: A.Test: expected 1', 'Failed: B.Test: 2', '3 passed, 1 failed, 1 skipped'
    }

    It 'is no success when nothing passed' {
        $said = Invoke-BuildScript "Write-Total (New-MissingSuite Mono 'it is missing.')"
        $said[0] | Should -BeExactly 'Mono was not run: it is missing.'
        $said[-1] | Should -BeExactly '0 passed, 0 failed, 1 skipped'
        $LASTEXITCODE | Should -Be 1
    }
}

Describe 'What build.ps1 is asked for' {
    It 'is one package of this version: <Name>' -ForEach @(
        @{ Name = 'none'; Files = @(); Problem = "*was not found. ./build.ps1 Package creates out/WebexMeetings.*.nupkg." }
        @{ Name = 'two'; Files = 'WebexMeetings.0.1.0.nupkg', 'WebexMeetings.0.2.0.nupkg'; Problem = "*names 2 packages: WebexMeetings.0.1.0.nupkg, *" }
        @{ Name = 'another version'; Files = 'WebexMeetings.0.1.0.nupkg'; Problem = '*is not WebexMeetings.*.nupkg, *' }
    ) {
        $folder = Join-Path $TestDrive $Name
        $null = New-Item $folder -ItemType Directory
        $Files | ForEach-Object { Set-Content (Join-Path $folder $_) '' }
        Invoke-BuildScript "try { Resolve-Nupkg '$folder/*.nupkg' } catch { `"`$_`" }" | Should -BeLike $Problem
    }

    It 'is a package by its path' {
        $version = (Import-PowerShellDataFile (Join-Path $root 'WebexMeetings.psd1')).ModuleVersion
        Set-Content (Join-Path $TestDrive "WebexMeetings.$version.nupkg") ''
        Invoke-BuildScript "(Get-Item (Resolve-Nupkg '$TestDrive/*.nupkg')).Name" | Should -BeExactly "WebexMeetings.$version.nupkg"
    }

    It 'is a case of the benchmark that exists' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $said = Invoke-BuildScript "try { & '$root/tests/Benchmarks/Measure-Benchmarks.ps1' -Module none -Case Weather, Nope } catch { `"`$_`" }"
        $said | Should -BeLike 'No case has the name Nope. The cases are: AgainstBareBytes, *'
    }
}

Describe 'A suite that hangs' {
    It 'is ended' {
        $sleeper = Join-Path $TestDrive 'sleeper.ps1'
        Set-Content $sleeper '[System.Threading.Thread]::Sleep(-1)'
        $said = Invoke-BuildScript "`$hangMinutes = 0; Wait-Program (Get-PowerShellCommandLine '$sleeper') '$TestDrive/progress'"
        $said | Should -BeExactly 'hung'
    }

    It 'is named by the tests that have begun and not ended' {
        $log = Join-Path $TestDrive 'xunit.log'
        Set-Content $log '    A.First [STARTING]', '    A.Second(x: "[y]") [STARTING]', '    A.First [FINISHED] Time: 0.1s'
        Invoke-BuildScript "Get-RunningTest '$log'" | Should -BeExactly 'A.Second(x: "[y]")'
    }
}

Describe 'The simulator' {
    BeforeAll {
        Initialize-Simulator
        $built = Join-Path $root 'tests/WebexMeetings.Simulator/bin'
        $script:program = (Get-ChildItem $built -Recurse -Filter WebexMeetings.Simulator.dll | Sort-Object LastWriteTime -Descending)[0].FullName
    }

    It 'shows its options' {
        $said = dotnet $program --help
        $LASTEXITCODE | Should -Be 0
        $said[0] | Should -BeLike 'Usage: *'
        $readme = Get-Content (Join-Path $root 'tests/WebexMeetings.Simulator/README.md') -Raw
        [regex]::Matches("$said", '--[a-z-]+').Value | Where-Object { $readme -notmatch "$_\b" } | Should -BeNullOrEmpty
    }

    It 'names the port that another program has' {
        $port = ([uri](Get-SimulatorAddress)).Port
        $said = dotnet $program --port $port 2>&1
        $LASTEXITCODE | Should -Be 1
        "$said" | Should -BeLike "*:${port}:*Give another --port*"
    }
}

Describe 'bom.json' {
    It 'lists the packages that ship, in the versions that the restore locks' {
        $shipped = Import-PowerShellDataFile (Join-Path $root 'build/ShippedFiles.psd1')
        $names = $shipped.Core + $shipped.CoreForwarders + $shipped.Desktop | ForEach-Object { $_ -replace '\.dll$' }
        $locked = (Get-Content (Join-Path $root 'src/WebexMeetings/packages.lock.json') -Raw | ConvertFrom-Json).dependencies.PSObject.Properties |
            ForEach-Object { $_.Value.PSObject.Properties } |
            Where-Object { $_.Name -cin $names } |
            ForEach-Object { "$($_.Name) $($_.Value.resolved)" } |
            Sort-Object -Unique
        $bom = Get-Content (Join-Path $root 'bom.json') -Raw | ConvertFrom-Json
        $bom.components | ForEach-Object { "$($_.name) $($_.version)" } | Sort-Object | Should -Be $locked
        $bom.metadata.component.version | Should -BeExactly (Import-PowerShellDataFile (Join-Path $root 'WebexMeetings.psd1')).ModuleVersion
    }
}
