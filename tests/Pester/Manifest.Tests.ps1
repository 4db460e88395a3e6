BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    $script:path = Get-ModuleUnderTest
    $script:folder = Split-Path $path
    $script:manifest = Test-ModuleManifest $path
    $script:data = Import-PowerShellDataFile $path
}

Describe 'The manifest' {
    It 'is valid' {
        $manifest.Name | Should -BeExactly 'WebexMeetings'
    }

    It 'exports cmdlets by name, without wildcards' {
        $data.CmdletsToExport.Count | Should -BeGreaterThan 0
        $data.CmdletsToExport | Should -Not -Match '\*'
        $data.FunctionsToExport.Count | Should -Be 0
        $data.AliasesToExport.Count | Should -Be 0
        $data.VariablesToExport.Count | Should -Be 0
        $data.ContainsKey('DscResourcesToExport') | Should -BeFalse
    }

    It 'exports what the assembly has, no more and no less' {
        if (-not (Get-Module WebexMeetings)) { Import-Module $path -Global }
        $classes = [WebexMeetings.PersonalRoom].Assembly.GetExportedTypes() | ForEach-Object {
            $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) | ForEach-Object { "$($_.VerbName)-$($_.NounName)" }
        }
        Compare-Object $classes $data.CmdletsToExport | Should -BeNullOrEmpty
    }

    It 'says where it runs' {
        $data.PowerShellVersion | Should -Be '5.1'
        $data.DotNetFrameworkVersion | Should -Be '4.7.2'
        $data.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
    }

    It 'loads nothing before its own script does: no nested modules, no required assemblies' {
        $data.RootModule | Should -BeExactly 'bin/WebexMeetings.psm1'
        $data.ContainsKey('NestedModules') | Should -BeFalse
        $data.ContainsKey('RequiredAssemblies') | Should -BeFalse
        $data.ContainsKey('ScriptsToProcess') | Should -BeFalse
    }

    It 'lies in a folder of its version' {
        $manifest.Version | Should -Be (Split-Path $folder -Leaf)
    }

    It 'has the version of its assembly' {
        foreach ($edition in 'core', 'desktop') {
            $version = [System.Reflection.AssemblyName]::GetAssemblyName((Join-Path $folder "bin/$edition/WebexMeetings.dll")).Version
            "$($version.Major).$($version.Minor).$($version.Build)" | Should -Be $manifest.Version
        }
    }

    It 'names files that are there' {
        foreach ($file in @($data.RootModule) + $data.FormatsToProcess) { Join-Path $folder $file | Should -Exist }
        Join-Path $folder 'LICENSE' | Should -Exist
    }

    It 'says what a gallery wants to know' {
        $manifest.Description.Length | Should -BeGreaterThan 50
        $manifest.Author | Should -Not -BeNullOrEmpty
        $manifest.Guid | Should -Not -Be ([guid]::Empty)
        $manifest.Tags | Should -Contain 'PSEdition_Core'
        $manifest.Tags | Should -Contain 'PSEdition_Desktop'
        $manifest.Tags -match '\s' | Should -BeNullOrEmpty
        foreach ($link in 'ProjectUri', 'LicenseUri', 'IconUri', 'ReleaseNotes') {
            $manifest.PrivateData.PSData[$link] | Should -Match '^https://[^/]+/WebexMeetings/WebexMeetings\b' -Because $link
        }
    }
}

Describe 'The package' {
    It 'holds no debug symbols, no tests and nothing of this computer' {
        $files = Get-ChildItem $folder -Recurse -File
        $files.Extension | Sort-Object -Unique | Should -BeIn '', '.psd1', '.psm1', '.ps1xml', '.dll', '.md', '.xml', '.txt', '.json'
        $files.Name -match 'Tests|Simulator|PowerShellStandard|System\.Management\.Automation' | Should -BeNullOrEmpty
    }

    It 'has format and type files that PowerShell reads without complaint' {
        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        try {
            $null = $shell.AddCommand('Import-Module').AddArgument($path).Invoke()
            $shell.Streams.Error.Count | Should -Be 0
            $shell.Streams.Warning.Count | Should -Be 0
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }
}

Describe 'The notices of the package' {
    It 'name every assembly of others that ships' {
        $notices = [System.IO.File]::ReadAllText((Join-Path $folder 'THIRD-PARTY-NOTICES.txt'))
        $others = Get-ChildItem (Join-Path $folder 'bin') -Recurse -Filter *.dll | Where-Object Name -NotLike 'WebexMeetings*' | ForEach-Object Name | Sort-Object -Unique
        $others.Count | Should -BeGreaterThan 10
        $others | Where-Object { -not $notices.Contains("- $_") } | Should -BeNullOrEmpty
        $notices | Should -Match 'The MIT License'
    }
}
