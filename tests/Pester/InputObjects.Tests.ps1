# Who an input is, for every cmdlet that takes users: objects as directories, exports and this module give them.

BeforeDiscovery {
    # Each says a@x.com in its own way. Evaluated when the test runs.
    $script:objects = @(
        @{ Name = 'text'; Make = { 'a@x.com' } }
        @{ Name = 'text with spaces around it'; Make = { " a@x.com`t" } }
        @{ Name = 'a MailAddress'; Make = { [System.Net.Mail.MailAddress]'Alice <a@x.com>' } }
        @{ Name = 'a user of Microsoft Graph'; Make = { [pscustomobject]@{ Id = [guid]::NewGuid().ToString(); DisplayName = 'Alice'; Mail = 'a@x.com'; UserPrincipalName = 'alice@tenant.example' } } }
        @{ Name = 'a user of Microsoft Graph without Mail'; Make = { [pscustomobject]@{ Id = [guid]::NewGuid().ToString(); Mail = $null; UserPrincipalName = 'a@x.com' } } }
        @{ Name = 'a user of Microsoft Graph as JSON'; Make = { '{ "id": "6a2c", "mail": "", "userPrincipalName": "a@x.com", "businessPhones": [] }' | ConvertFrom-Json } }
        @{ Name = 'a user of Active Directory'; Make = { [pscustomobject]@{ SamAccountName = 'alice'; ObjectGUID = [guid]::NewGuid(); EmailAddress = 'a@x.com'; UserPrincipalName = 'alice@corp.example' } } }
        @{ Name = 'an attribute of a directory, a list of one'; Make = { [pscustomobject]@{ mail = [System.Collections.ArrayList]@('a@x.com'); proxyAddresses = @('smtp:other@x.com', 'smtp:a@x.com') } } }
        @{ Name = 'a mailbox of Exchange'; Make = { [pscustomobject]@{ Id = 'Alice'; Identity = 'Alice'; Guid = [guid]::NewGuid(); PrimarySmtpAddress = 'a@x.com'; UserPrincipalName = 'alice@tenant.example' } } }
        @{ Name = 'an address of Exchange'' own type'; Make = { [pscustomobject]@{ Id = 'Alice'; PrimarySmtpAddress = New-Object WebexTests.SmtpAddress 'a@x.com' } } }
        @{ Name = 'a row of Control Hub''s export'; Make = { 'First Name,Last Name,Display Name,User ID/Email (Required),Days Since Last Service Access', 'Alice,A,Alice A,a@x.com,3' | ConvertFrom-Csv } }
        @{ Name = 'a row with Email Address'; Make = { '"Email Address",Id', 'a@x.com,4711' | ConvertFrom-Csv } }
        @{ Name = 'a row with blanks around its columns'; Make = { '" Email ","SiteUrl "', 'a@x.com,site4.webex.com' | ConvertFrom-Csv } }
        @{ Name = 'a row with E-Mail'; Make = { 'E-Mail,Department', 'a@x.com,Sales' | ConvertFrom-Csv } }
        @{ Name = 'a row of the personnel office'; Make = { 'Id,Name,Email,UserPrincipalName', '4711,Alice,a@x.com,' | ConvertFrom-Csv } }
        @{ Name = 'a row of a database'; Make = { Get-DataRow @{ Mail = 'a@x.com'; Id = 4711 } } }
        @{ Name = 'a row of a database with NULL'; Make = { Get-DataRow @{ Mail = [System.DBNull]::Value; PrimarySmtpAddress = 'a@x.com' } } }
        @{ Name = 'a hashtable'; Make = { @{ email = 'a@x.com'; Id = 5 } } }
        @{ Name = 'an ordered dictionary'; Make = { [ordered]@{ Id = 5; USEREMAIL = 'a@x.com' } } }
        @{ Name = 'an object that went through a file'; Make = { Copy-ByFile ([pscustomobject]@{ Mail = 'a@x.com'; When = Get-Date }) } }
        @{ Name = 'a person of the people API'; Make = { (Invoke-WebexApi people -Query @{ email = 'a@x.com' } -All) } }
        @{ Name = 'a Person'; Make = { Get-WebexPerson a@x.com } }
        @{ Name = 'a Person from a clixml file'; Make = { Copy-ByFile (Get-WebexPerson a@x.com) } }
        @{ Name = 'a Person from a CSV file'; Make = { Get-WebexPerson a@x.com | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv } }
        @{ Name = 'a PersonalRoom'; Make = { Get-WebexPersonalRoom a@x.com } }
        @{ Name = 'a PersonalRoom from a clixml file'; Make = { Copy-ByFile (Get-WebexPersonalRoom a@x.com) } }
        @{ Name = 'a PersonalRoom from a CSV file'; Make = { Get-WebexPersonalRoom a@x.com | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv } }
        @{ Name = 'UserSessionTypes'; Make = { Get-WebexUserSessionType a@x.com } }
        @{ Name = 'UserSessionTypes from a CSV file'; Make = { Get-WebexUserSessionType a@x.com | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv } }
        @{ Name = 'UserSessionTypes from a CSV file, whose address somebody edited'; Make = { Get-WebexUserSessionType b@x.com | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv | ForEach-Object { $_.Email = $_.UserEmail = 'a@x.com'; $_ } } }
        @{ Name = 'a copy of UserSessionTypes, whose address somebody edited'; Make = { Copy-ByFile (Get-WebexUserSessionType b@x.com) | ForEach-Object { $_.Email = $_.UserEmail = 'a@x.com'; $_ } } }
        @{ Name = 'a row with the columns of a PersonalRoomId'; Make = { [pscustomobject]@{ UserEmail = 'a@x.com'; PersonId = (Get-WebexPerson b@x.com).PersonId; SiteUrl = 'site4.webex.com'; PersonalMeetingRoomId = '' } } }
        @{ Name = 'a person of the people API with another address beside it'; Make = { Invoke-WebexApi people -Query @{ email = 'b@x.com' } -All | Add-Member UserEmail a@x.com -PassThru } }
        @{ Name = 'a Site'; Make = { Get-WebexSite a@x.com | Where-Object SiteUrl -EQ site4.webex.com } }
    )
    # Each names nobody, whatever else it says.
    $script:nobodies = @(
        @{ Name = 'nothing'; Make = { $null } }
        @{ Name = 'an empty text'; Make = { '' } }
        @{ Name = 'spaces'; Make = { '   ' } }
        @{ Name = 'a number'; Make = { 4711 } }
        @{ Name = 'a truth'; Make = { $true } }
        @{ Name = 'a date'; Make = { Get-Date } }
        @{ Name = 'a GUID'; Make = { [guid]::NewGuid() } }
        @{ Name = 'an Id that is not of Webex'; Make = { [pscustomobject]@{ Id = [guid]::NewGuid().ToString(); HostPin = '918273' } } }
        @{ Name = 'a number in Id'; Make = { [pscustomobject]@{ Id = 4711; HostPin = '918273' } } }
        @{ Name = 'blank columns all along'; Make = { [pscustomobject]@{ UserEmail = ''; Mail = ' '; UserPrincipalName = $null; Id = ''; HostPin = '918273' } } }
        @{ Name = 'a row of a database with NULL in all'; Make = { Get-DataRow @{ Mail = [System.DBNull]::Value; UserPrincipalName = [System.DBNull]::Value; HostPin = '918273' } } }
        @{ Name = 'two addresses in one column'; Make = { [pscustomobject]@{ Mail = @('a@x.com', 'b@x.com'); HostPin = '918273' } } }
        @{ Name = 'two addresses in one text'; Make = { 'a@x.com; b@x.com' } }
        @{ Name = 'an object in the column'; Make = { [pscustomobject]@{ Mail = @{ Address = 'a@x.com' }; HostPin = '918273' } } }
        @{ Name = 'an address with a zero width space'; Make = { [pscustomobject]@{ Mail = 'a@x.com' + [char]0x200B } } }
        @{ Name = 'an empty hashtable'; Make = { @{} } }
        @{ Name = 'a session type of a site'; Make = { (Get-WebexSiteSessionType)[0] } }
        @{ Name = 'an object whose address cannot be read'; Make = { New-Object psobject | Add-Member ScriptProperty Mail { throw 'broken' } -PassThru } }
    )
    $script:reading = @(
        @{ Command = 'Get-WebexPersonalRoom'; Arguments = @{} }
        @{ Command = 'Get-WebexSite'; Arguments = @{} }
        @{ Command = 'Get-WebexUserSessionType'; Arguments = @{}; TakesIds = $true }
        @{ Command = 'Get-WebexPerson'; Arguments = @{}; TakesIds = $true }
    )
    $script:changing = @(
        @{ Command = 'Set-WebexPersonalRoom'; Arguments = @{ Topic = 'New'; PassThru = $true } }
        @{ Command = 'Set-WebexDefaultSite'; Arguments = @{ SiteUrl = 'site4.webex.com'; PassThru = $true } }
        @{ Command = 'Add-WebexUserSessionType'; Arguments = @{ SessionType = 'WEB'; PassThru = $true }; TakesIds = $true }
        @{ Command = 'Set-WebexUserSessionType'; Arguments = @{ SessionType = 'WEB'; PassThru = $true }; TakesIds = $true }
        @{ Command = 'Remove-WebexUserSessionType'; Arguments = @{ SessionType = 'PRO'; PassThru = $true }; TakesIds = $true }
        @{ Command = 'Reset-WebexPersonalRoomId'; Arguments = @{ Confirm = $false }; TakesIds = $true }
    )
    $script:all = $reading + $changing
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    Connect-Simulator -SiteUrl site4.webex.com
    $script:alice = (Get-WebexPerson a@x.com).PersonId
    if (-not ('WebexTests.SmtpAddress' -as [type])) {
        Add-Type -TypeDefinition 'namespace WebexTests { public struct SmtpAddress { private readonly string text; public SmtpAddress(string text) { this.text = text; } public override string ToString() { return text; } } }'
    }

    function Get-DataRow([hashtable] $Values) {
        $table = New-Object System.Data.DataTable
        foreach ($name in $Values.Keys) { $null = $table.Columns.Add($name, $(if ($Values[$name] -is [System.DBNull]) { [string] } else { $Values[$name].GetType() })) }
        $row = $table.NewRow()
        foreach ($name in $Values.Keys) { $row[$name] = $Values[$name] }
        $table.Rows.Add($row)
        , $table.Rows[0]
    }

    function Copy-ByFile($Object) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Object)) }

    # Whom the requests that were sent named: an address, an ID, or 'the caller'. What concerns a site as a whole names nobody.
    function Get-Asked {
        # Before the first change for somebody else, the signed-in user's own room is read once, to tell the two apart.
        $isChange = "$Command" -notlike 'Get-*'
        $others = Get-SimulatorRequest |
            Where-Object pathAndQuery -NotLike '*/config/sessionTypes*' |
            Where-Object { -not ($isChange -and $_.method -eq 'GET' -and $_.pathAndQuery -match '/personalMeetingRoom(\?siteUrl=[^&]*)?$') }
        foreach ($request in $others) {
            if ($request.emailHeader) { $request.emailHeader }
            elseif ($request.pathAndQuery -match '[?&](?:userEmail|email|personId)=([^&]*)') { [uri]::UnescapeDataString($Matches[1]) }
            elseif ($request.pathAndQuery -match '/people/(?!me)([^?]+)') { [uri]::UnescapeDataString($Matches[1]) }
            elseif ($request.method -in 'POST', 'PUT' -and $request.pathAndQuery -match '/admin/') { }
            else { 'the caller' }
        }
    }

    function Get-Write { Get-SimulatorRequest | Where-Object method -NE GET }
}

Describe '<Command>' -ForEach $all {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -SiteUrl site4.webex.com
        Clear-SimulatorRequest
    }

    It 'is about a@x.com when it gets <Name>, by the pipeline and by -InputObject' -ForEach $objects {
        $given = & $Make
        Clear-SimulatorRequest
        $piped = , $given | & $Command @Arguments -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        $asked = @(Get-Asked)
        if ($Command -ne 'Reset-WebexPersonalRoomId') { $asked.Count | Should -BeGreaterThan 0 }
        $asked | Where-Object { $_ -notin 'a@x.com', $alice } | Should -BeNullOrEmpty
        @($piped).Count | Should -BeGreaterThan 0
        foreach ($result in $piped) { @($result.UserEmail, $result.Email) | Should -Contain 'a@x.com' }

        Clear-SimulatorRequest
        $typed = & $Command @Arguments -InputObject $given -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure | Should -BeNullOrEmpty
        @(Get-Asked) | Where-Object { $_ -notin 'a@x.com', $alice } | Should -BeNullOrEmpty
        foreach ($result in $typed) { @($result.UserEmail, $result.Email) | Should -Contain 'a@x.com' }
    }

    It 'has exactly one error, and sends nothing, when it gets <Name>' -ForEach $nobodies {
        $given = & $Make
        Clear-SimulatorRequest
        $all = @(, $given | & $Command @Arguments -Verbose -ErrorVariable failure *>&1)
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
        if ($null -ne $given) { [object]::Equals($failure[0].TargetObject, $given) | Should -BeTrue }
        "$($failure[0].Exception.Message)" | Should -BeLike '*Nothing was sent.'
        Get-SimulatorRequest | Should -BeNullOrEmpty
        (@($all | Out-String) + $failure[0].CategoryInfo.GetMessage()) -join "`n" | Should -Not -Match '918273'

        & $Command @Arguments -InputObject $given -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'takes an ID of Webex where the API does, and says so where it does not: <_>' -ForEach 'PersonId', 'Id' {
        $row = [pscustomobject]@{ $_ = $alice; DisplayName = 'Alice' }
        $result = $row | & $Command @Arguments -ErrorAction SilentlyContinue -ErrorVariable failure
        if ($TakesIds) {
            $failure | Should -BeNullOrEmpty
            $result.PersonId | Select-Object -Unique | Should -BeExactly $alice
        }
        else {
            $failure.Count | Should -Be 1
            "$failure" | Should -BeLike '*has a person ID and no email address*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Get-WebexPerson*'
            Get-Write | Should -BeNullOrEmpty
        }
    }

    It 'lets what is typed win over every property, by value or as a script block' {
        $row = [pscustomobject]@{ UserEmail = 'b@x.com'; Mail = 'b@x.com'; Login = 'a' }
        $row | & $Command @Arguments -UserEmail a@x.com | Out-Null
        $row | & $Command @Arguments -UserEmail { $_.Login + '@x.com' } | Out-Null
        @(Get-Asked) | Where-Object { $_ -ne 'a@x.com' } | Should -BeNullOrEmpty
    }

    It 'refuses -InputObject beside the pipeline, and two ways of naming at once' {
        'a@x.com' | & $Command @Arguments -InputObject 'b@x.com' -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        if ($TakesIds) {
            & $Command @Arguments -UserEmail a@x.com -PersonId $alice -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1
        }
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'has one outcome for each object of a list' {
        $list = @([pscustomobject]@{ Mail = 'a@x.com' }, '', @{ Email = 'b@x.com' })
        $results = & $Command @Arguments -InputObject $list -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        $results | ForEach-Object { $_.UserEmail, $_.Email } | Where-Object { $_ } | Select-Object -Unique | Should -Be 'a@x.com', 'b@x.com'
    }
}

Describe 'An object as the value of -UserEmail' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator
        Clear-SimulatorRequest
    }

    It 'is on its own site, as when it is piped: <Name>' -ForEach @(
        @{ Name = 'a PersonalRoom'; Make = { Get-WebexPersonalRoom a@x.com -SiteUrl site4.webex.com } }
        @{ Name = 'a PersonalRoom from a clixml file'; Make = { Copy-ByFile (Get-WebexPersonalRoom a@x.com -SiteUrl site4.webex.com) } }
        @{ Name = 'a Person'; Make = { Get-WebexPerson a@x.com -SiteUrl site4.webex.com } }
        @{ Name = 'UserSessionTypes'; Make = { Get-WebexUserSessionType a@x.com -SiteUrl site4.webex.com } }
        @{ Name = 'a row'; Make = { 'Email,SiteUrl', 'a@x.com,site4.webex.com' | ConvertFrom-Csv } }
        @{ Name = 'a row with blanks around its columns'; Make = { '"Email ","SiteUrl "', 'a@x.com,site4.webex.com' | ConvertFrom-Csv } }
        @{ Name = 'a row with blanks in its columns'; Make = { '"User Email","Site_URL "', 'a@x.com,site4.webex.com' | ConvertFrom-Csv } }
        @{ Name = 'a hashtable'; Make = { @{ Mail = 'a@x.com'; SiteUrl = 'site4.webex.com' } } }
    ) {
        $given = & $Make
        foreach ($many in $false, $true) {
            $users = if ($many) { @($given, 'b@x.com') } else { $given }
            (Get-WebexPerson $users -ErrorAction Stop)[0].SiteUrl | Should -BeExactly site4.webex.com
            (Get-WebexPersonalRoom $users -ErrorAction Stop)[0].SiteUrl | Should -BeExactly site4.webex.com
            (Set-WebexPersonalRoom $users -Topic "New $many" -PassThru -ErrorAction Stop)[0].SiteUrl | Should -BeExactly site4.webex.com
            (Get-SimulatorRoom a@x.com -SiteUrl site4.webex.com).topic | Should -BeExactly "New $many"
            (Remove-WebexUserSessionType $users -SessionType PRO -PassThru -ErrorAction Stop)[0].SiteUrl | Should -BeExactly site4.webex.com
            (Reset-WebexPersonalRoomId $users -Confirm:$false -ErrorAction Stop)[0].SiteUrl | Should -BeExactly site4.webex.com
        }
        Get-SimulatorRoom a@x.com | ForEach-Object topic | Should -Not -BeLike 'New*'
        (Get-WebexPersonalRoom $given -SiteUrl site1.example.webex.com).SiteUrl | Should -BeExactly site1.example.webex.com -Because 'a typed site wins'
        (1 | ForEach-Object { Get-WebexPersonalRoom $given }).SiteUrl | Should -BeExactly site4.webex.com -Because 'a script runs another command meanwhile'
    }

    It 'brings its settings along, as when it is piped' {
        Set-WebexPersonalRoom ('Email,SiteUrl,Topic', 'a@x.com,site4.webex.com,From a row' | ConvertFrom-Csv) -ErrorAction Stop
        (Get-SimulatorRoom a@x.com -SiteUrl site4.webex.com).topic | Should -BeExactly 'From a row'
    }

    It 'is an error for a change when its site is empty' {
        Set-WebexPersonalRoom ('Email,SiteUrl', 'a@x.com,' | ConvertFrom-Csv) -Topic X -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike '*has no value for SiteUrl*'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'is one''s own, without an address in the request' {
        Connect-Simulator -Token 'User token'
        $own = Get-WebexPersonalRoom
        Clear-SimulatorRequest
        $null = Get-WebexPersonalRoom $own
        (Get-SimulatorRequest).pathAndQuery | Should -BeLike '*/personalMeetingRoom'
    }

    It 'is an error beside pipeline input, when it has a site; without one, its address counts' {
        $room = Get-WebexPersonalRoom b@x.com -SiteUrl site4.webex.com
        Clear-SimulatorRequest
        $row = [pscustomobject]@{ Topic = 'X'; Login = 'a' }
        $row | Set-WebexPersonalRoom $room -ErrorAction SilentlyContinue -ErrorVariable failure
        "$failure" | Should -BeLike '-UserEmail is an object with a site, b@x.com, and this command has pipeline input as well. Nothing was sent.'
        Get-SimulatorRequest | Should -BeNullOrEmpty
        $row | Set-WebexPersonalRoom -UserEmail { [pscustomobject]@{ Mail = "$($_.Login)@x.com" } } -ErrorAction Stop
        (Get-SimulatorRoom a@x.com).topic | Should -BeExactly 'X'
    }

    It 'of two commands in a pipeline is that of its own command' {
        $one = Get-WebexPersonalRoom a@x.com -SiteUrl site4.webex.com
        $two = [pscustomobject]@{ Mail = 'b@x.com'; SiteUrl = 'site1.example.webex.com' }
        $null = Get-WebexPersonalRoom $one | ForEach-Object { Get-WebexPersonalRoom $two } | ForEach-Object { $_ }
        @(Get-SimulatorRequest | ForEach-Object pathAndQuery | Where-Object { $_ -like '*userEmail*' } | Select-Object -Last 2) |
            Should -BeLike '*userEmail=?%40x.com&siteUrl=site*'
    }
}

Describe 'One''s own objects' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator -Token 'User token'
    }

    It 'are about the signed-in user, who may name nobody: <Name>' -ForEach @(
        @{ Name = 'the room'; Make = { Get-WebexPersonalRoom } }
        @{ Name = 'the room from a clixml file'; Make = { Copy-ByFile (Get-WebexPersonalRoom) } }
        @{ Name = 'the room from a CSV file'; Make = { Get-WebexPersonalRoom | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv } }
        @{ Name = 'a site'; Make = { Get-WebexSite | Where-Object SiteUrl -EQ site1.example.webex.com } }
        @{ Name = 'a site from a CSV file'; Make = { Get-WebexSite | Where-Object SiteUrl -EQ site1.example.webex.com | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv } }
        @{ Name = 'the connection'; Make = { Get-WebexConnection } }
    ) {
        $own = & $Make
        Clear-SimulatorRequest
        $own | Get-WebexPersonalRoom -ErrorAction Stop | Should -Not -BeNullOrEmpty
        $own | Get-WebexSite -ErrorAction Stop | Should -Not -BeNullOrEmpty
        (Set-WebexPersonalRoom -InputObject $own -Topic 'Mine' -PassThru -ErrorAction Stop).Topic | Should -BeExactly 'Mine'
        @(Get-Asked) | Select-Object -Unique | Should -Be 'the caller'
    }

    It 'know it also on a connection that does not know the signed-in user' {
        Connect-Simulator -Token 'User token' -SkipValidation
        Get-WebexPersonalRoom | Set-WebexPersonalRoom -Topic 'Mine' -ErrorAction Stop
        (Get-WebexPersonalRoom).Topic | Should -BeExactly 'Mine'
    }

    It 'are another user''s on another connection' {
        $room = Get-WebexPersonalRoom
        $admin = Connect-Simulator -Name admin -PassThru
        Clear-SimulatorRequest
        $null = $room | Get-WebexPersonalRoom -Connection $admin
        @(Get-Asked) | Should -Be $room.UserEmail
    }

    It 'are refused on another connection when nobody knows whose they are' {
        $own = Connect-Simulator -Token 'User token' -SkipValidation -PassThru
        $room = Get-WebexPersonalRoom -Connection $own
        $admin = Connect-Simulator -Name admin -PassThru
        Clear-SimulatorRequest
        $room | Set-WebexPersonalRoom -Topic X -Connection $admin -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure.Count | Should -Be 1
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'The site of a row' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator
        Clear-SimulatorRequest
    }

    It 'is the default one when reading, and an error when changing, if the column is there without a value: <Name>' -ForEach @(
        @{ Name = 'null'; Site = $null }, @{ Name = 'empty'; Site = '' }, @{ Name = 'spaces'; Site = ' ' }, @{ Name = 'an empty list'; Site = @() }, @{ Name = 'NULL'; Site = [System.DBNull]::Value }
    ) {
        $row = [pscustomobject]@{ UserEmail = 'a@x.com'; SiteUrl = $Site }
        ($row | Get-WebexPersonalRoom -ErrorAction Stop).PersonalMeetingRoomLink | Should -BeLike 'https://site1.example.webex.com/*'
        Clear-SimulatorRequest
        foreach ($change in { $row | Set-WebexPersonalRoom -Topic X @quiet }, { $row | Add-WebexUserSessionType -SessionType WEB @quiet }, { $row | Reset-WebexPersonalRoomId -Confirm:$false @quiet }, { $row | Set-WebexDefaultSite @quiet }) {
            $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failure' }
            . $change
            $failure.Count | Should -Be 1 -Because "$change"
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            $failure[0].TargetObject | Should -Be $row
        }
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'is the default one if there is no such column' {
        [pscustomobject]@{ UserEmail = 'a@x.com'; Topic = 'X' } | Set-WebexPersonalRoom -ErrorAction Stop
        (Get-SimulatorRoom a@x.com).topic | Should -BeExactly 'X'
    }

    It 'is an error when it is <Name>' -ForEach @(
        @{ Name = 'a list'; Site = @('site1.example.webex.com', 'site4.webex.com') }, @{ Name = 'an object'; Site = [pscustomobject]@{ SiteUrl = 'site4.webex.com' } }, @{ Name = 'a date'; Site = [datetime]'2026-01-01' }
    ) {
        foreach ($command in 'Get-WebexPersonalRoom', 'Get-WebexSite', 'Get-WebexUserSessionType', 'Get-WebexPerson', 'Get-WebexSiteSessionType') {
            [pscustomobject]@{ UserEmail = 'a@x.com'; SiteUrl = $Site } | & $command -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Count | Should -Be 1 -Because $command
            "$failure" | Should -BeLike '*SiteUrl of this input is not one site*'
        }
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'is taken from a list of one, and from a Uri' {
        foreach ($site in @('site4.webex.com'), [uri]'https://site4.webex.com/') {
            ([pscustomobject]@{ UserEmail = 'a@x.com'; SiteUrl = $site } | Get-WebexPersonalRoom -ErrorAction Stop).SiteUrl | Should -BeExactly 'site4.webex.com'
        }
    }

    It 'is an error when changing, if a row has the columns of an object that always has a site: <Name>' -ForEach @(
        @{ Name = 'PersonalRoomId'; Row = @{ UserEmail = 'a@x.com'; PersonId = ''; SiteUrl = ''; PersonalMeetingRoomId = 'alices.room' } }
        @{ Name = 'Site'; Row = @{ UserEmail = 'a@x.com'; SiteUrl = ''; IsDefault = 'True' } }
    ) {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failure' }
        $given = [pscustomobject]$Row
        foreach ($change in { $given | Set-WebexPersonalRoom -Topic X @quiet }, { $given | Add-WebexUserSessionType -SessionType WEB @quiet }, { $given | Reset-WebexPersonalRoomId -Confirm:$false @quiet }) {
            . $change
            $failure.Count | Should -Be 1 -Because $change
            "$failure" | Should -BeLike '*has no value for SiteUrl*' -Because $change
        }
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'is an error when changing, if Webex did not say which site it lists' {
        Add-Answer -PathContains '/meetingPreferences/sites' -Body '{"sites":[{"url":"site4.webex.com","default":false}]}'
        $sites = Get-WebexSite a@x.com
        Clear-SimulatorRequest
        $sites, (Copy-ByFile $sites) | ForEach-Object { $_ | Set-WebexPersonalRoom -Topic X -ErrorAction SilentlyContinue -ErrorVariable +failure }
        $failure.Count | Should -Be 2
        "$($failure[0])" | Should -BeLike '*has no value for SiteUrl*'
        Get-SimulatorRequest | Should -BeNullOrEmpty
    }

    It 'is the default one in files that Export-Csv made of this module''s objects' {
        $path = Join-Path $TestDrive 'people.csv'
        Get-WebexPerson -All | Where-Object UserEmail -In a@x.com, b@x.com, user@example.com | Export-Csv $path -NoTypeInformation -Encoding UTF8
        $rooms = Import-Csv $path | Set-WebexPersonalRoom -Topic 'From a file' -PassThru -ErrorAction Stop
        $rooms.Topic | Select-Object -Unique | Should -BeExactly 'From a file'
        $rooms.UserEmail | Should -Be (Import-Csv $path).UserEmail
        @(Import-Csv $path | Get-WebexUserSessionType -ErrorAction Stop).Count | Should -BeGreaterOrEqual 3
        (Import-Csv $path | Get-WebexSiteSessionType -ErrorAction Stop).Count | Should -BeGreaterThan 0
    }
}
