# For every script here: the default rules, and syntax that Windows PowerShell understands. What ships meets the Gallery's own rules too.
@{
    IncludeDefaultRules = $true
    ExcludeRules        = @(
        'PSAvoidUsingPositionalParameters'
        'PSProvideCommentHelp'                          # Functions of the build and the tests, for those who read them there.
        'PSReviewUnusedParameter'                       # Does not see a script's parameter that a function of it uses.
        'PSUseShouldProcessForStateChangingFunctions'
        'PSUseSingularNouns'
    )
    Rules               = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            TargetVersions = @('5.1', '7.4')
        }
    }
}
