BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    $script:site = 'site4.webex.com'

    function Get-Write { Get-SimulatorRequest | Where-Object method -NE GET }
    function Get-Kept([string] $User) { (Get-SimulatorPreference $User $site).video.videoDevices }
}

Describe 'Set-WebexVideoOption' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SkipValidation
    }

    Context 'what is changed' {
        It 'makes another device the default one by <Name>, and emits nothing' -ForEach @(
            @{ Name = 'its name'; Device = 'room 1' }, @{ Name = 'its address'; Device = 'device1.3@video.example.com' }
        ) {
            Set-WebexVideoOption b@x.com -SiteUrl $site -DefaultVideoDevice $Device | Should -BeNullOrEmpty
            (Get-Kept b@x.com).Count | Should -Be 3
            (Get-Kept b@x.com | Where-Object isDefault).deviceName | Should -Be 'Room 1'
        }

        It 'gives exactly the devices that are named: <Name>' -ForEach @(
            @{ Name = 'hashtables'; Devices = { @{ DeviceName = 'A'; DeviceAddress = 'a@v.com' }, @{ DeviceName = 'B'; DeviceAddress = 'b@v.com'; IsDefault = $true } } }
            @{ Name = 'texts'; Devices = { 'A <a@v.com>', 'B <b@v.com> (default)' } }
            @{ Name = 'one text'; Devices = { 'A <a@v.com>; B <b@v.com> (default)' } }
            @{ Name = 'objects of somebody else'; Devices = { [pscustomobject]@{ DeviceName = 'A'; DeviceAddress = 'a@v.com'; IsDefault = 'false' }, [pscustomobject]@{ DeviceName = 'B'; DeviceAddress = 'b@v.com'; IsDefault = 'true' } } }
        ) {
            $devices = & $Devices
            Set-WebexVideoOption a@x.com -SiteUrl $site -VideoDevice $devices
            $kept = Get-Kept a@x.com
            $kept.deviceAddress | Should -Be 'a@v.com', 'b@v.com'
            $kept.isDefault | Should -Be $false, $true
        }

        It 'adds a device to those that there are' {
            $devices = (Get-WebexVideoOption a@x.com -SiteUrl $site).VideoDevices
            $devices += @{ DeviceName = 'Lobby'; DeviceAddress = 'lobby@v.com' }
            $options = Set-WebexVideoOption a@x.com -SiteUrl $site -VideoDevice $devices -PassThru
            $options.VideoDevices.DeviceName | Should -Be 'Desk', 'Lobby'
            ($options.VideoDevices | Where-Object IsDefault).DeviceName | Should -Be 'Desk'
        }

        It 'makes a single device the default one, there is no other' {
            Set-WebexVideoOption a@x.com -SiteUrl $site -VideoDevice 'Only <only@v.com>'
            (Get-Kept a@x.com).isDefault | Should -BeTrue
        }

        It 'removes all devices with @(), and none with <Name>' -ForEach @(@{ Name = '$null'; Value = $null }, @{ Name = 'an empty text'; Value = '' }) {
            $value = $Value
            Set-WebexVideoOption b@x.com -SiteUrl $site -VideoDevice $value -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            (Get-Kept b@x.com).Count | Should -Be 3
            Set-WebexVideoOption b@x.com -SiteUrl $site -VideoDevice @()
            @(Get-Kept b@x.com).Count | Should -Be 0
        }

        It 'sends nothing when nothing would change' {
            Set-WebexVideoOption b@x.com -SiteUrl $site -DefaultVideoDevice Desk -PassThru | ForEach-Object { $_.VideoDevices.Count } | Should -Be 3
            Get-Write | Should -BeNullOrEmpty
        }
    }

    Context 'from the pipeline' {
        It 'takes the rows of a CSV, and leaves devices whose cell is empty' {
            Set-Content TestDrive:/video.csv @(
                'Email,SiteUrl,VideoDevices,DefaultVideoDevice'
                'a@x.com,site4.webex.com,A <a@v.com>; B <b@v.com>,B'
                'b@x.com,site4.webex.com,,Room 2'
            )
            Import-Csv TestDrive:/video.csv | Set-WebexVideoOption
            (Get-Kept a@x.com | Where-Object isDefault).deviceAddress | Should -Be 'b@v.com'
            (Get-Kept b@x.com | Where-Object isDefault).deviceName | Should -Be 'Room 2'
        }

        It 'takes its own export again, and then changes nothing' {
            'a@x.com', 'b@x.com' | Get-WebexVideoOption -SiteUrl $site | Export-Csv TestDrive:/export.csv -NoTypeInformation
            Import-Csv TestDrive:/export.csv | Set-WebexVideoOption
            Get-Write | Should -BeNullOrEmpty
        }

        It 'takes from an object whose devices to change, and not which' {
            $old = Get-WebexVideoOption b@x.com -SiteUrl $site
            Set-WebexVideoOption b@x.com -SiteUrl $site -VideoDevice 'A <a@v.com>', 'B <b@v.com> (default)'
            $old | Set-WebexVideoOption -DefaultVideoDevice A
            (Get-Kept b@x.com).deviceAddress | Should -Be 'a@v.com', 'b@v.com'
        }

        It 'copies the devices of a model to others, when they are named' {
            $model = Get-WebexVideoOption b@x.com -SiteUrl $site
            'a@x.com', 'kanji@example.com' | Set-WebexVideoOption -SiteUrl $site -VideoDevice $model.VideoDevices
            foreach ($user in 'a@x.com', 'kanji@example.com') { ConvertTo-Json (Get-Kept $user) | Should -BeExactly (ConvertTo-Json (Get-Kept b@x.com)) }
        }
    }

    Context 'what is refused' {
        It 'is <Name>' -ForEach @(
            @{ Name = 'several devices without a default one'; Devices = { 'A <a@v.com>', 'B <b@v.com>' } }
            @{ Name = 'two default devices'; Devices = { 'A <a@v.com> (default)', 'B <b@v.com> (default)' } }
            @{ Name = 'a device without a name'; Devices = { ' <a@v.com>' } }
            @{ Name = 'an address that is none'; Devices = { 'A <a>' } }
            @{ Name = 'the same address twice'; Devices = { 'A <a@v.com> (default)', 'B <A@v.com>' } }
        ) {
            $devices = & $Devices
            'a@x.com' | Set-WebexVideoOption -SiteUrl $site -VideoDevice $devices -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.SetWebexVideoOptionCommand'
            $failure[0].TargetObject | Should -BeExactly 'a@x.com'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'is a hashtable with a name misspelt, typed by hand' {
            { Set-WebexVideoOption a@x.com -SiteUrl $site -VideoDevice @{ DeviceName = 'A'; Address = 'a@v.com' } -ErrorAction Stop } | Should -Throw '*video devices such as*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'is a default device that the user does not have, and the error shows which there are' {
            Set-WebexVideoOption a@x.com -SiteUrl $site -DefaultVideoDevice Lobby -ErrorAction SilentlyContinue -ErrorVariable failure
            "$failure" | Should -BeLike "*'Lobby'*Desk <device0.2@video.example.com>*Nothing was changed.*"
            Get-Write | Should -BeNullOrEmpty
        }
    }

    It 'says old and new with -WhatIf, and sends no change' {
        $said = Get-WhatIfText { Set-WebexVideoOption a@x.com -SiteUrl $site -VideoDevice 'A <a@v.com>' -WhatIf }
        $said | Should -BeLike '*VideoDevices Desk <device0.2@video.example.com> (default) -> A <a@v.com> (default)*'
        Get-Write | Should -BeNullOrEmpty
    }
}
