# All default rules, which include those of the PowerShell Gallery, and syntax that Windows PowerShell understands.
@{
    IncludeDefaultRules = $true
    Rules               = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
    }
}
