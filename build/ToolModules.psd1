# Modules that some tasks use, and that only the PowerShell Gallery has. All others, Pester too, come with the restore of the solution.
@{
    # What build.ps1 Bootstrap saves.
    Pinned  = @{
        'PSScriptAnalyzer'             = '1.25.0'
        'Microsoft.PowerShell.PlatyPS' = '1.0.3'
    }

    # What the tasks can work with.
    Minimum = @{
        'PSScriptAnalyzer'                   = '1.21'
        'Microsoft.PowerShell.PlatyPS'       = '1.0.1'
        'Microsoft.PowerShell.PSResourceGet' = '1.0.0'
    }
}
