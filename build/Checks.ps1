# Checks that take long, and so are no part of Test: mutants and generated cases. Dot-sourced by build.ps1.

$mutation = Join-Path $out 'mutation'

# Percent of the mutants of a folder that xunit notices.
$minimumMutationScore = 90

# Stryker has a manifest of its own, so that what README.md tells everybody to run does not wait for its download. dotnet finds a manifest
# by the current folder.
function Measure-Mutation {
    if (Test-Path $mutation) { Remove-Item $mutation -Recurse -Force }
    $arguments = @('--config-file', 'stryker-config.yaml', '--skip-version-check', '--output', $mutation)
    $arguments += $Folder | ForEach-Object { '--mutate', "**/src/WebexMeetings/$_/**/*.cs" }
    Push-Location (Join-Path $root 'build/tools')
    try {
        Invoke-Dotnet tool restore
        # Stryker looks into the projects before it builds them, and finds nothing in a fresh clone.
        Invoke-Dotnet build (Join-Path $root 'WebexMeetings.sln') -c Debug -nologo -v quiet
        Invoke-Dotnet tool run dotnet-stryker '--' @arguments
    }
    finally { Pop-Location }
    Show-Mutation (Join-Path $mutation 'reports/mutation-report.json')
}

# The score of each folder, and a failure when one is too low. A mutant that makes a test wait without end is noticed, too.
function Show-Mutation([string] $Report) {
    $files = (Get-Content $Report -Raw | ConvertFrom-Json).files.PSObject.Properties
    $scores = foreach ($name in $Folder) {
        $states = @($files | Where-Object { $_.Name.Replace('\', '/') -match "(^|/)$name/" } | ForEach-Object { $_.Value.mutants.status })
        $killed = @($states | Where-Object { $_ -in 'Killed', 'Timeout' }).Count
        $survived = @($states | Where-Object { $_ -in 'Survived', 'NoCoverage' }).Count
        $percent = [math]::Floor(1000 * $killed / [math]::Max(1, $killed + $survived)) / 10
        [pscustomobject]@{ Folder = $name; Killed = $killed; Survived = $survived; Percent = $percent }
    }
    $scores | Format-Table -AutoSize | Out-Host
    "Each mutant that survived: $(Join-Path $mutation 'reports/mutation-report.html')" | Out-Host
    $low = @($scores | Where-Object { $_.Percent -lt $minimumMutationScore })
    if ($low) { throw "xunit notices less than $minimumMutationScore % of the mutants of: $($low.Folder -join ', ')." }
}

# The test that fails names a seed and the case. Add the case to tests/WebexMeetings.Tests/Fuzzing/Corpus.cs, so that Test has it too.
function Invoke-Fuzz {
    Build-Module
    if (Test-Path $results) { Remove-Item $results -Recurse -Force }
    $env:WEBEXMEETINGS_FUZZ_MINUTES = $Minutes
    try {
        $assembly = Join-Path $tests "bin/$Configuration/net10.0/WebexMeetings.Tests.dll"
        $suite = Test-Assembly $assembly 'FullyQualifiedName~WebexMeetings.Tests.Fuzzing' -LongestTest ($hangMinutes + $Minutes)
    }
    finally { $env:WEBEXMEETINGS_FUZZ_MINUTES = $null }
    Write-Total @($suite)
}
