# The suites of build.ps1 Test, dot-sourced. Each gives one object: Suite, Passed, Failed, Skipped, and for tests that failed, Failures,
# their names and messages.

$results = Join-Path $out 'TestResults'
$coverage = Join-Path $out 'coverage'
$measuredModule = Join-Path $coverage "WebexMeetings/$version"

# Percent of the lines in src that both suites reach together.
$minimumCoverage = 90

# A suite is ended when nothing has moved for so long: then a test hangs, and its name is known.
$hangMinutes = 5

# A suite that did not run is in the total too. On a build server nobody reads the line that says so; there, Pester has to run.
function New-MissingSuite([string] $Suite, [string] $Reason, [switch] $Required) {
    "$Suite was not run: $Reason" | Out-Host
    $failed = $Required -and $env:CI
    [pscustomobject]@{ Suite = "$Suite (not run)"; Passed = 0; Failed = [int][bool]$failed; Skipped = [int](-not $failed) }
}

# What the restore of a project brought: the value of one of its properties, a path.
function Get-RestoredPath([string] $Project, [string] $Property) {
    $path = & dotnet msbuild $Project "-getProperty:$Property" -nologo
    if ($LASTEXITCODE -ne 0) { throw "dotnet msbuild cannot read $Property of ${Project}: $path" }
    "$path".Trim()
}

# xunit for .NET 10. The test host ends when no test has ended for some minutes; the runner then names those that were running.
function Test-Assembly([string] $Path, [string] $Filter, [int] $LongestTest = $hangMinutes) {
    $name = [System.IO.Path]::GetFileNameWithoutExtension($Path)
    $trx = Join-Path $results "$name.trx"
    $chosen = @(if ($Filter) { "--TestCaseFilter:$Filter" })
    & dotnet vstest $Path @chosen '--logger:console;verbosity=minimal' "--logger:trx;LogFileName=$trx" "--Blame:CollectHangDump;HangDumpType=none;TestTimeout=$($LongestTest)min" |
        Out-Host
    $exitCode = $LASTEXITCODE
    if (-not (Test-Path $trx)) { throw "$name did not run." }

    # TRX does not count skipped tests as anything but the rest of the total.
    $run = ([xml](Get-Content $trx -Raw)).TestRun
    $counters = $run.ResultSummary.Counters
    $failed = [int]$counters.executed - [int]$counters.passed
    if ($exitCode -ne 0 -and $failed -eq 0) { throw "$name ended early: exit code $exitCode." }
    [pscustomobject]@{
        Suite    = "$name, .NET 10"
        Passed   = [int]$counters.passed
        Failed   = $failed
        Skipped  = [int]$counters.total - [int]$counters.executed
        Failures = @($run.SelectNodes('//*[local-name()="UnitTestResult"][@outcome="Failed"]') | ForEach-Object { "$($_.testName): $($_.InnerText)" })
    }
}

# Starts a program and gives its exit code. It is ended when the file that it writes at each test has not changed for some minutes.
function Wait-Program([string[]] $Command, [string] $Progress, [hashtable] $Redirect = @{}) {
    $quoted = $Command | Select-Object -Skip 1 | ForEach-Object { if ($_ -match '\s') { "`"$_`"" } else { $_ } }
    $process = Start-Process $Command[0] $quoted -NoNewWindow -PassThru @Redirect
    # Without this, a process that has ended does not tell its exit code.
    $null = $process.Handle
    $idle = [System.Diagnostics.Stopwatch]::StartNew()
    $seen = $null
    while (-not $process.WaitForExit(500)) {
        $changed = Get-Item $Progress -ErrorAction Ignore | ForEach-Object LastWriteTimeUtc
        if ($changed -ne $seen) { $idle.Restart() }
        $seen = $changed
        if ($idle.Elapsed.TotalMinutes -ge $hangMinutes) {
            Stop-Process $process -Force
            return 'hung'
        }
    }
    $process.ExitCode
}

# xunit for .NET Framework: the assemblies that ship in bin/desktop, on Windows or in Mono.
function Test-DesktopAssembly([string] $Module) {
    $suite = 'WebexMeetings.Tests, .NET Framework 4.7.2'
    $onWindows = [System.IO.Path]::DirectorySeparatorChar -eq '\'
    $mono = if (-not $onWindows) { Get-Command mono -CommandType Application -ErrorAction Ignore | Select-Object -First 1 }
    if (-not $onWindows -and -not $mono) { return New-MissingSuite $suite 'that takes Windows, or mono on PATH.' }

    $folder = Join-Path $out 'net472'
    if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
    Copy-Item (Join-Path $tests "bin/$Configuration/net472") $folder -Recurse
    Copy-Item (Join-Path $Module 'bin/desktop/*.dll') $folder

    $null = New-Item $results -ItemType Directory -Force
    $xml = Join-Path $results 'WebexMeetings.Tests.net472.xml'
    $log = Join-Path $results 'WebexMeetings.Tests.net472.log'
    $runner = Get-RestoredPath $tests XunitConsole
    [string[]] $command = @($runner, (Join-Path $folder 'WebexMeetings.Tests.dll'), '-verbose', '-nocolor', '-xml', $xml)
    # Mono 6 hangs now and then as it unloads an application domain. Its timers do not survive that.
    if ($mono) { $command = @($mono.Source) + $command + '-noappdomain' }
    $exitCode = Wait-Program $command $log @{ RedirectStandardOutput = $log }
    if ($exitCode -eq 'hung') { return New-HungSuite $suite (Get-RunningTest $log) }
    if (-not (Test-Path $xml)) { throw "$suite ended early: exit code $exitCode. See $log" }

    $run = ([xml](Get-Content $xml -Raw)).assemblies.assembly
    $failed = @($run.SelectNodes('collection/test[@result="Fail"]'))
    foreach ($test in $failed) {
        "  Failed $($test.name)", $test.failure.message.InnerText, $test.failure.'stack-trace'.InnerText | Out-Host
    }
    # Not $run.errors: the element has a child of that name as well.
    $count = @{}
    foreach ($name in 'passed', 'failed', 'errors', 'skipped') { $count[$name] = [int]$run.GetAttribute($name) }
    [pscustomobject]@{
        Suite    = $suite
        Passed   = $count.passed
        Failed   = $count.failed + $count.errors
        Skipped  = $count.skipped
        Failures = @($failed | ForEach-Object { "$($_.name): $($_.failure.message.InnerText)" })
    }
}

# The tests that have begun and not ended, by the log of xunit's runner.
function Get-RunningTest([string] $Log) {
    $running = New-Object System.Collections.Specialized.OrderedDictionary
    foreach ($line in Get-Content $Log) {
        if ($line -match '^\s+(.+) \[STARTING\]') { $running[$Matches[1]] = $true }
        elseif ($line -match '^\s+(.+) \[FINISHED\]') { $running.Remove($Matches[1]) }
    }
    @($running.Keys) -join '; '
}

function New-HungSuite([string] $Suite, [string] $Running) {
    "$Suite was ended: nothing has moved for $hangMinutes minutes. Running: $Running" | Out-Host
    [pscustomobject]@{ Suite = "$Suite (hung)"; Passed = 0; Failed = 1; Skipped = 0 }
}

function Test-Module([string] $Path) {
    $pester = Get-RestoredPath $simulator PesterManifest
    if (-not (Test-Path $pester)) { return New-MissingSuite 'Pester' "there is no $pester." -Required }

    $result = Join-Path $results 'Pester.json'
    $progress = Join-Path $results 'Pester.running.txt'
    $null = New-Item $results -ItemType Directory -Force
    $result, $progress | Where-Object { Test-Path $_ } | Remove-Item
    $script = Join-Path $root 'build/Invoke-PesterSuite.ps1'
    $command = Get-PowerShellCommandLine $script '-Pester', $pester, '-ResultFolder', $results
    $env:WEBEXMEETINGS_MODULE_PATH = Join-Path $Path 'WebexMeetings.psd1'
    try { $exitCode = Wait-Program $command $progress }
    finally { $env:WEBEXMEETINGS_MODULE_PATH = $null }
    if ($exitCode -eq 'hung') { return New-HungSuite 'Pester' (Get-Content $progress -ErrorAction Ignore) }
    if (-not (Test-Path $result)) { throw "Pester ended early: exit code $exitCode. Running: $(Get-Content $progress -ErrorAction Ignore)" }

    $suite = Get-Content $result -Raw | ConvertFrom-Json
    if ($suite.Passed + $suite.Failed -eq 0) { return New-MissingSuite 'Pester' 'it found no test.' -Required }
    $suite
}

# Both suites, on copies with our assemblies instrumented: tests/WebexMeetings.Tests/Coverage.targets, which calls build.ps1 again.
function Measure-Suite {
    if (Test-Path $coverage) { Remove-Item $coverage -Recurse -Force }
    $null = New-Item (Split-Path $measuredModule) -ItemType Directory -Force
    Copy-Item $staged $measuredModule -Recurse
    # PowerShell 7.6 would take its machine code from there, and leave the instrumented assembly alone.
    Get-ChildItem (Join-Path $measuredModule 'bin/core') -Directory | Remove-Item -Recurse
    $command = Get-PowerShellCommandLine (Join-Path $root 'build.ps1') 'Test', '-Configuration', $Configuration, '-Instrumented'
    $env:WEBEXMEETINGS_SUITES = ($command | ForEach-Object { "`"$_`"" }) -join ' '
    # The test host writes its hits as it ends; left to itself, the runner ends it after 100 ms.
    $env:VSTEST_TESTHOST_SHUTDOWN_TIMEOUT = 60000
    try {
        Invoke-Dotnet msbuild $tests '-t:Measure' '-p:TargetFramework=net10.0' "-p:Configuration=$Configuration" "-p:Coverage=$coverage" "-p:Module=$measuredModule" -nologo '-v:minimal' '-nodeReuse:false'
    }
    finally { $env:WEBEXMEETINGS_SUITES = $env:VSTEST_TESTHOST_SHUTDOWN_TIMEOUT = $null }
    Get-Content (Join-Path $coverage 'suites.json') -Raw | ConvertFrom-Json
    Test-Coverage
}

function Invoke-InstrumentedSuite {
    $suites = @(Test-Assembly (Join-Path $coverage 'tests/WebexMeetings.Tests.dll')) + @(Test-Module $measuredModule)
    ConvertTo-Json $suites | Set-Content (Join-Path $coverage 'suites.json')
}

# As a suite of one test: the lines of src that xunit and Pester reach together.
function Test-Coverage {
    $report = ([xml](Get-Content (Join-Path $coverage 'coverage.cobertura.xml') -Raw)).coverage
    $percent = [math]::Floor(1000 * $report.'line-rate') / 10
    $reached = $percent -ge $minimumCoverage
    "Line coverage: $percent % ($($report.'lines-covered') of $($report.'lines-valid')); at least $minimumCoverage % is asked for." | Out-Host
    if (-not $reached) { Show-Uncovered $report }
    [pscustomobject]@{ Suite = "Line coverage $percent %"; Passed = [int]$reached; Failed = [int](-not $reached); Skipped = 0 }
}

# The files with most lines that no test reaches.
function Show-Uncovered([System.Xml.XmlElement] $Report) {
    $Report.SelectNodes('packages/package/classes/class') |
        ForEach-Object { foreach ($line in $_.SelectNodes('lines/line[@hits="0"]')) { [pscustomobject]@{ File = $_.filename; Line = [int]$line.number } } } |
        Sort-Object File, Line -Unique |
        Group-Object File |
        Sort-Object Count -Descending |
        Select-Object -First 15 Count, Name, @{ Name = 'Lines'; Expression = { $_.Group.Line -join ' ' } } |
        Format-Table -Wrap | Out-Host
}

# What PSScriptAnalyzer finds in every script, and by the Gallery's own rules in those that ship.
function Get-Finding([string[]] $Scripts) {
    $shipped = 'WebexMeetings.psd1', 'src/Module/WebexMeetings.psm1' | ForEach-Object { Join-Path $root $_ }
    # Pester's blocks share variables in a way that the analyzer cannot follow, and so do scripts that are dot-sourced.
    $shared = 'PSUseDeclaredVarsMoreThanAssignments', 'PSAvoidGlobalVars'
    $sharing = 'tests/Pester/*', 'build/Common.ps1', 'build/Suites.ps1', 'build/Checks.ps1' | ForEach-Object { Join-Path $root $_ }
    foreach ($script in $Scripts) {
        $rules = @{ Settings = Join-Path $root 'PSScriptAnalyzerSettings.psd1' }
        if ($sharing | Where-Object { $script -like $_ }) { $rules.ExcludeRule = $shared }
        Invoke-ScriptAnalyzer $script @rules
    }
    $shipped | ForEach-Object { Invoke-ScriptAnalyzer $_ -Settings PSGallery }
}

# As a suite: a script with a finding has failed.
function Test-Script {
    if (-not (Get-ToolModule PSScriptAnalyzer)) {
        return New-MissingSuite 'PSScriptAnalyzer' 'the module is missing. Get it with: ./build.ps1 Bootstrap'
    }

    $scripts = @(Get-ChildItem $root -Recurse -Include *.ps1, *.psm1, *.psd1 | ForEach-Object FullName | Where-Object { $_ -notmatch '[\\/](bin|obj|out)[\\/]' })
    $findings = @(Get-Finding $scripts)
    $findings | Format-Table ScriptName, Line, Severity, RuleName, Message -AutoSize -Wrap | Out-Host
    $failed = @($findings | Group-Object ScriptPath).Count
    [pscustomobject]@{ Suite = 'PSScriptAnalyzer'; Passed = $scripts.Count - $failed; Failed = $failed; Skipped = 0 }
}

# The last line that Test and Package print; a run without tests has failed.
function Write-Total([object[]] $Suites) {
    $Suites | Format-Table Suite, Passed, Failed, Skipped -AutoSize | Out-Host
    $sum = @{ Passed = 0; Failed = 0; Skipped = 0 }
    foreach ($suite in $Suites) {
        foreach ($key in @($sum.Keys)) { $sum[$key] += $suite.$key }
    }
    # Once more here, because the end is what a build server shows of a long log.
    foreach ($suite in $Suites | Where-Object { $_.PSObject.Properties['Failures'] }) {
        foreach ($failure in $suite.Failures) {
            "Failed: $(($failure.Trim() -split '\r?\n' | Select-Object -First 12) -join "`n    ")" | Out-Host
        }
    }
    '{0} passed, {1} failed, {2} skipped' -f $sum.Passed, $sum.Failed, $sum.Skipped | Out-Host
    if ($sum.Failed -gt 0 -or $sum.Passed -eq 0) { exit 1 }
}
