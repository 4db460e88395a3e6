BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
}

Describe 'Invoke-WebexApi' {
    BeforeEach {
        Initialize-Simulator
        Connect-Simulator
        Clear-SimulatorRequest
    }

    Context 'reading' {
        It 'takes a path as people write it: <_>' -ForEach 'people/me', '/people/me', '/v1/people/me' {
            (Invoke-WebexApi $_).displayName | Should -Be 'Ada Admin'
            (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/people/me'
        }

        It 'takes a complete address on the connection''s origin' {
            (Invoke-WebexApi "$(Get-SimulatorAddress)/people/me").displayName | Should -Be 'Ada Admin'
        }

        It 'refuses another origin: <_>' -ForEach 'https://evil.example.com/v1/people/me', '//evil.example.com/v1/people/me', 'http://127.0.0.1:1/v1/people/me' {
            $failure = Invoke-WebexApi $_ 2>&1
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.CrossOrigin,WebexMeetings.Commands.InvokeWebexApiCommand'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'escapes names and values of -Query' {
            $null = Invoke-WebexApi people -Query ([ordered]@{ email = 'ann+webex@example.com'; callingData = $true; id2 = 'a', 'b'; 'x&y' = 'ü&=#' })
            (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/people?email=ann%2Bwebex%40example.com&callingData=true&id2=a%2Cb&x%26y=%C3%BC%26%3D%23'
        }

        It 'adds -Query to what the path has' {
            (Invoke-WebexApi 'people?max=2' -Query @{ displayName = 'A' }).items.Count | Should -BeLessOrEqual 2
            (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/people?max=2&displayName=A'
        }

        It 'gives objects as ConvertFrom-Json does' {
            Add-Answer -Body '{ "text": "é", "whole": 12345678901, "part": 1.5, "on": true, "none": null, "list": [1, "a", { "b": [] }], "when": "2026-01-15T14:53:29.625Z", "Text": "other case", "": 1 }'
            $answer = Invoke-WebexApi anything
            $answer.text, $answer.whole, $answer.part, $answer.on | Should -Be 'é', 12345678901, 1.5, $true
            $answer.none | Should -BeNullOrEmpty
            $answer.list[0], $answer.list[1] | Should -Be 1, 'a'
            @($answer.list[2].b).Count | Should -Be 0
            $answer.when | Should -BeOfType ([string])
        }

        It 'keeps every value of fields whose names differ only in case, or are empty' {
            $inner = '{ "x": 1, "X": [{ "y": 2, "Y": 3 }] }'
            $fields = "'a': 1, 'A': 2, '': 3, 'A_': 4, '_': 5, 'b': 6, 'b': 7, 'PSObject': 8, 'psobject_': 9"
            Add-Answer -Body "{ $($fields.Replace("'", '"')), `"in`": $inner }"
            $answer = Invoke-WebexApi anything
            $answer.PSObject.Properties.Name -join ' ' | Should -BeExactly 'a A__ __ A_ _ b PSObject__ psobject_ in'
            $answer.a, $answer.A__, $answer.__, $answer.A_, $answer._ | Should -Be 1, 2, 3, 4, 5
            $answer.b, $answer.PSObject__, $answer.psobject_ | Should -Be 7, 8, 9
            $answer.in.X_.y, $answer.in.X_.Y_ | Should -Be 2, 3
        }

        It 'keeps the places of null items: <Body>' -ForEach @(
            @{ Body = '[1,null,2]'; All = $false }
            @{ Body = '[1,null,2]'; All = $true }
            @{ Body = '{"items":[1,null,2]}'; All = $true }
        ) {
            Add-Answer -Body $Body
            $given = @(Invoke-WebexApi anything -All:$All)
            $given | Should -HaveCount 3
            $given[0], $given[2] | Should -Be 1, 2
            $given[1] | Should -Be $null
        }

        It 'gives nothing for <_>' -ForEach 'null', '[]' {
            Add-Answer -Body $_
            @(Invoke-WebexApi anything) | Should -HaveCount 0
            @(Invoke-WebexApi anything -All) | Should -HaveCount 0
        }

        It 'gives the items of <Body> with -All' -ForEach @(
            @{ Body = '{"queues":[{"id":1},{"id":2}]}'; Ids = 1, 2 }
            @{ Body = '{"schemas":["s"],"totalResults":2,"Resources":[{"id":1},{"id":2}]}'; Ids = 1, 2 }
            @{ Body = '{"notFoundIds":null,"items":null}'; Ids = @() }
        ) {
            Add-Answer -Body $Body
            $given = @(Invoke-WebexApi anything -All)
            $given | Should -HaveCount @($Ids).Count
            $given.id | Should -Be $Ids
            @(Invoke-WebexApi anything) | Should -HaveCount 1
        }

        It 'puts no wrapper among the items' {
            $start = Get-SimulatorAddress
            Add-Fault -Status 200 -Body '{"queues":[{"id":1}]}' -Times 1 -Headers @{ Link = "<$start/queues?cursor=2>; rel=`"next`"" }
            Add-Fault -Status 200 -Body '{"notFoundIds":null}' -Times 1 -Headers @{ Link = "<$start/queues?cursor=3>; rel=`"next`"" }
            Add-Answer -Body '{"queues":[{"id":3}]}'
            (Invoke-WebexApi queues -All -ErrorAction Stop).id | Should -Be 1, 3
        }

        It 'says of an object with -All that it is not a list: <Body>' -ForEach @(
            @{ Body = '{"id":"x","members":[1,2]}'; Problem = 'The response is not a list' }
            @{ Body = '{"displayName":"Ada"}'; Problem = 'The response is not a list' }
            @{ Body = '{"a":[1],"b":[2]}'; Problem = "The response has more than one list ('a', 'b')" }
        ) {
            Add-Answer -Body $Body
            $failure = Invoke-WebexApi anything -All 2>&1
            "$failure" | Should -BeLike "GET /v1/anything: $Problem. Webex returned 200 (OK)*"
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidResponse,*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike 'Run the command without -All.*'
        }

        It 'ends a list of empty pages under any name' {
            $start = Get-SimulatorAddress
            foreach ($page in 1..30) {
                Add-Fault -Status 200 -Body '{"Resources":[]}' -Times 1 -Headers @{ Link = "<$start/r?cursor=$page>; rel=`"next`"" }
            }
            $failure = Invoke-WebexApi r -All 2>&1
            "$failure" | Should -BeLike '*The list has 20 empty pages in a row.*'
            @(Get-SimulatorRequest) | Should -HaveCount 20
        }

        It 'says after a page that the link to the next one cannot be followed: <Link>' -ForEach @(
            @{ Link = '<START/people?cursor=q; rel="next"'; Problem = 'could not be read' }
            @{ Link = 'START/people?cursor=q; rel="next"'; Problem = 'could not be read' }
            @{ Link = '<START/people>; rel="next"'; Problem = 'left out a part of the query' }
            @{ Link = '<START/people?displayName=&max=1000>; rel="next"'; Problem = 'left out a part of the query' }
            @{ Link = '<START/people?before&after=&max=1000>; rel="next"'; Problem = 'left out a part of the query' }
            @{ Link = '<START/people?cursor=q&displayName=Al#x>; rel="next"'; Problem = "contained a '#', which cuts off the rest" }
        ) {
            $header = @{ Link = $Link.Replace('START', (Get-SimulatorAddress)) }
            Add-Fault -Status 200 -Body '{"items":[{"id":"x"}]}' -Times 1 -Headers $header
            $people = Invoke-WebexApi people -Query @{ displayName = 'Al' } -All -ErrorAction SilentlyContinue -ErrorVariable failure
            $people.id | Should -Be 'x'
            "$failure" | Should -BeLike "GET /v1/people[?]displayName=Al: The link to the next page $Problem. Webex returned 200 (OK)*"
            @(Get-SimulatorRequest) | Should -HaveCount 1
        }

        It 'follows a link that begins at the request: <_>' -ForEach 'people?displayName=Al&cursor=', '?displayName=Al&cursor=' {
            $cursor = [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes('page:0')).TrimEnd('=')
            Add-Fault -Status 200 -Body '{"items":[{"id":"x"}]}' -Times 1 -Headers @{ Link = "<$_$cursor>; rel = 'next'" }
            $people = Invoke-WebexApi people -Query @{ displayName = 'Al' } -All -ErrorAction Stop
            $people.Count | Should -BeGreaterThan 1
            (Get-SimulatorRequest)[1].pathAndQuery | Should -BeExactly "/v1/people?displayName=Al&cursor=$cursor"
        }

        It 'gives nothing for an answer of white space' {
            Add-Fault -Status 200 -Body "`r`n"
            Invoke-WebexApi anything -Method DELETE -Confirm:$false -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'sends no query that is cut off or says something else: <Path>' -ForEach @(
            @{ Path = 'sites?defaultSite=true#x&userEmail=a@x.com'; Problem = "contains a '#', and everything after it would not be sent" }
            @{ Path = 'people?email=ann+webex@example.com'; Problem = "contains a '+' in an email address, which means a space in a query" }
            @{ Path = 'sites?defaultSite=true&userEmail='; Problem = "has no value for 'userEmail'" }
        ) {
            $failure = Invoke-WebexApi $Path -Method PUT -Body @{ siteUrl = 'site4.webex.com' } -Confirm:$false 2>&1
            "$failure" | Should -BeExactly "The path $Problem. Nothing was sent."
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'sends no parameter without a value: <Name>' -ForEach @(
            @{ Name = 'null'; Value = { $null }; Problem = 'The value of' }
            @{ Name = 'a missing column'; Value = { ('Mail', 'a@x.com' | ConvertFrom-Csv).Email }; Problem = 'The value of' }
            @{ Name = 'nothing'; Value = { } ; Problem = 'The value of' }
            @{ Name = 'NullString'; Value = { [NullString]::Value }; Problem = 'The value of' }
            @{ Name = 'DBNull'; Value = { [DBNull]::Value }; Problem = 'The value of' }
            @{ Name = 'an empty text'; Value = { '' }; Problem = 'The value of' }
            @{ Name = 'a blank'; Value = { " `t" }; Problem = 'The value of' }
            @{ Name = 'a blank character'; Value = { [char]' ' }; Problem = 'The value of' }
            @{ Name = 'an empty list'; Value = { , @() }; Problem = 'The value of' }
            @{ Name = 'a list of nothing'; Value = { , @($null) }; Problem = 'The list for' }
            @{ Name = 'a list with null'; Value = { 'a', $null }; Problem = 'The list for' }
            @{ Name = 'a list with a blank'; Value = { 'a', ' ', 'b' }; Problem = 'The list for' }
            @{ Name = 'a list with DBNull'; Value = { , [System.Collections.ArrayList]@('a', [DBNull]::Value) }; Problem = 'The list for' }
            @{ Name = 'a list in a list'; Value = { 'a', @('b', '') }; Problem = 'The list for' }
            @{ Name = 'an empty list in a list'; Value = { 'a', @() }; Problem = 'The list for' }
        ) {
            $ending = if ($Problem -eq 'The value of') { 'is empty' } else { 'has an empty item' }
            foreach ($parameter in 'Query', 'Header') {
                $further = @{ $parameter = @{ email = (& $Value) } }
                $failure = Invoke-WebexApi sites -Method PUT -Body @{} -Confirm:$false @further 2>&1
                "$failure" | Should -BeExactly "$Problem 'email' in -$parameter $ending. Nothing was sent."
                $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            }
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'sends no parameter of both the path and -Query: <Path>' -ForEach @(
            @{ Path = 'people?max=2&email=a@x.com'; Name = 'email' }
            @{ Path = 'people?EMAIL=a@x.com'; Name = 'email' }
            @{ Path = 'people?filter%5Bname%5D=a'; Name = 'filter[name]' }
        ) {
            $failure = Invoke-WebexApi $Path -Query @{ $Name = 'b@x.com' } 2>&1
            "$failure" | Should -BeExactly "The path and -Query both have a value for '$Name'. Nothing was sent."
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'sends no value without a name' {
            "$(Invoke-WebexApi people -Query @{ '' = 'a' } 2>&1)" | Should -BeExactly 'A name in -Query is empty. Nothing was sent.'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'names the user in an error, from the query or the header' {
            $failures = 'a', 'b' | ForEach-Object { Invoke-WebexApi nowhere -Query @{ userEmail = "$_@x.com"; hostPin = '918273' } 2>&1 }
            "$($failures[0])" | Should -BeLike 'GET /v1/nowhere?*userEmail=a%40x.com*: *'
            "$($failures[1])" | Should -BeLike 'GET /v1/nowhere?*userEmail=b%40x.com*: *'
            "$failures" | Should -Not -Match '918273'
            "$(Invoke-WebexApi nowhere -Header @{ Email = 'a@x.com' } 2>&1)" | Should -BeLike 'GET /v1/nowhere (email: a@x.com): *'
        }

        It 'says of an address with a user name that it has one' {
            $failure = Invoke-WebexApi ((Get-SimulatorAddress).Replace('http://', 'http://u:pass-4711@') + '/people') 2>&1
            "$failure" | Should -BeExactly "The address contains a user name or a password before the host '127.0.0.1'. Nothing was sent."
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.CrossOrigin,*'
        }

        It 'gives one page as it came, and with -All the items of all pages' {
            (Invoke-WebexApi people -Query @{ max = 10 }).items.Count | Should -Be 10
            $people = Invoke-WebexApi people -Query @{ max = 10 } -All
            $people.Count | Should -Be 67
            $people[0].emails | Should -Be 'user@example.com'
            Clear-SimulatorRequest
            (Invoke-WebexApi people -Query @{ max = 10 } -All | Select-Object -First 12).Count | Should -Be 12
            @(Get-SimulatorRequest) | Should -HaveCount 2
        }

        It 'gives nothing for an answer without a body' {
            Add-Fault -Kind EmptyBody -Status 204
            Invoke-WebexApi anything -Method DELETE -Confirm:$false -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'takes paths from the pipeline, each with its own answer or error' {
            $answers = 'people/me', 'nowhere', 'authorizations/tokenExpiry' | Invoke-WebexApi -ErrorAction SilentlyContinue -ErrorVariable failures
            $answers.Count | Should -Be 2
            $failures | Should -HaveCount 1
            $failures[0].TargetObject | Should -Be 'nowhere'
            "$($failures[0])" | Should -BeLike 'GET /v1/nowhere: *Webex returned 404 (not found)*'
        }

        It 'tells false from true, both ways' {
            Add-Answer -Body '{ "on": false, "list": [ false, true, null ] }'
            $answer = Invoke-WebexApi anything -Query ([ordered]@{ a = $false; b = $true; c = [switch]$false; d = @($false, 1.5, 'x') })
            $answer.on | Should -BeOfType ([bool])
            $answer.on | Should -BeFalse
            $answer.list[0] | Should -BeFalse
            $answer.list[1] | Should -BeTrue
            $answer.list[2] | Should -BeNullOrEmpty
            (Get-SimulatorRequest).pathAndQuery | Should -BeExactly '/v1/anything?a=false&b=true&c=false&d=false%2C1.5%2Cx'
        }

        It 'keeps the digits of large numbers' {
            Add-Answer -Body '{ "large": 12345678901234567890123, "larger": 1e999, "part": 0.1234567890123456, "PSObject": 1, "psbase": 2, "ok": 3 }'
            $answer = Invoke-WebexApi anything
            "$($answer.large)" | Should -BeExactly '12345678901234567890123'
            "$($answer.larger)" | Should -BeExactly '1e999'
            $answer.part | Should -Be 0.1234567890123456
            $answer.PSObject_, $answer.psbase_, $answer.ok | Should -Be 1, 2, 3
        }

        It 'reads <Size> MiB: <IsRead>' -ForEach @(
            @{ Size = 9; IsRead = $true }
            @{ Size = 65; IsRead = $false }
        ) {
            # A response of spaces, compressed to a thousandth of its size.
            $zipped = New-Object System.IO.MemoryStream
            $zip = New-Object System.IO.Compression.GZipStream $zipped, ([System.IO.Compression.CompressionMode]::Compress), $true
            $part = [System.Text.Encoding]::ASCII.GetBytes(' ' * 1MB)
            foreach ($number in 1..$Size) { $zip.Write($part, 0, $part.Length) }
            $zip.Write([byte[]](123, 125), 0, 2)
            $zip.Dispose()
            $head = "HTTP/1.1 200 OK`r`nContent-Encoding: gzip`r`nContent-Length: $($zipped.Length)`r`nConnection: close`r`n`r`n"
            $listener = New-Object System.Net.Sockets.TcpListener ([System.Net.IPAddress]::Loopback), 0
            $listener.Start()
            $server = [powershell]::Create()
            try {
                $serve = {
                    param($listener, $head, $body)
                    $client = $listener.AcceptTcpClient()
                    $stream = $client.GetStream()
                    $reader = New-Object System.IO.StreamReader $stream
                    while ($reader.ReadLine()) { }
                    $stream.Write($head, 0, $head.Length)
                    $stream.Write($body, 0, $body.Length)
                    $client.Close()
                }
                $null = $server.AddScript($serve).AddArgument($listener).AddArgument([System.Text.Encoding]::ASCII.GetBytes($head)).AddArgument($zipped.ToArray())
                $serving = $server.BeginInvoke()
                Connect-Webex -ApiBaseUri "http://127.0.0.1:$($listener.LocalEndpoint.Port)/v1" -AccessToken (Get-SimulatorToken) -SkipValidation -Name large
                $answer = Invoke-WebexApi anything -Connection (Get-WebexConnection large) -ErrorAction SilentlyContinue -ErrorVariable failure
                $null = $server.EndInvoke($serving)
            }
            finally {
                $listener.Stop()
                $server.Dispose()
                Disconnect-Webex large
            }
            ($null -ne $answer) | Should -Be $IsRead
            "$failure" | Should -Be $(if ($IsRead) { '' } else { 'GET /v1/anything: The response was larger than 64 MiB and was not read. Webex returned 200 (OK).' })
        }

        It 'emits a page that came before the error about the next one' {
            Add-Fault -Kind Usual -PathContains people -Headers @{ Link = '<http,http://127.0.0.1/v1/people?cursor=1>; rel="next"' }
            $people = Invoke-WebexApi people -Query @{ max = 1000 } -All -ErrorAction SilentlyContinue -ErrorVariable failure
            $people.Count | Should -Be 67
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'Webex.CrossOrigin,*'
            $failure[0].TargetObject | Should -BeExactly 'people'
        }

        It 'has an error for each odd path, and goes on: <_>' -ForEach 'https://[', 'https://xn--/', 'http://', 'a:b://c', 'http://user:pass-4711@example.com/' {
            $answer = $_, 'people/me' | Invoke-WebexApi -ErrorAction SilentlyContinue -ErrorVariable failure
            $answer.displayName | Should -BeExactly 'Ada Admin'
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -Match '^Webex\.(CrossOrigin|InvalidInput|NotFound|BadRequest),'
            $failure[0].TargetObject | Should -BeExactly $_
        }

        It 'does not print the password of an address' {
            $failure = Invoke-WebexApi 'http://user:pass-4711@example.com/v1/people' -ErrorAction SilentlyContinue -ErrorVariable failure 2>&1
            "$failure $($failure.CategoryInfo) $($failure.CategoryInfo.TargetName) $($failure.Exception) $($failure.ErrorDetails.RecommendedAction)" | Should -Not -Match '4711'
        }

        It 'walks no list that contains itself: <Name>' -ForEach @(
            @{ Name = 'Query' }
            @{ Name = 'Header' }
        ) {
            $circle = [System.Collections.ArrayList]@(1)
            $null = $circle.Add($circle)
            $further = @{ $Name = @{ h = $circle } }
            $failure = Invoke-WebexApi people/me @further 2>&1
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'sends no object as an address' {
            $row = [pscustomobject]@{ UserEmail = 'a@x.com'; HostPin = '918273' }
            $given = $row, 'people/me' | Invoke-WebexApi -ErrorAction SilentlyContinue -ErrorVariable failure
            $given.displayName | Should -BeExactly 'Ada Admin'
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidInput,WebexMeetings.Commands.InvokeWebexApiCommand'
            [object]::ReferenceEquals($failure[0].TargetObject, $row) | Should -BeTrue
            @(Get-SimulatorRequest).pathAndQuery | Should -Be '/v1/people/me'
        }

        It 'retries a read as every command does' {
            Add-Fault -Status 503 -RetryAfter 0 -Times 1
            (Invoke-WebexApi people/me).displayName | Should -Be 'Ada Admin'
        }
    }

    Context 'writing' {
        It 'sends a hashtable, an object or JSON text: <Kind>' -ForEach @(
            @{ Kind = 'hashtable'; Body = @{ siteUrl = 'site4.webex.com' } }
            @{ Kind = 'object'; Body = [pscustomobject]@{ siteUrl = 'site4.webex.com' } }
            @{ Kind = 'text'; Body = '{"siteUrl":"site4.webex.com"}' }
        ) {
            (Invoke-WebexApi meetingPreferences/sites -Method PUT -Query @{ defaultSite = $true; userEmail = 'a@x.com' } -Body $Body).default | Should -BeTrue
            (Get-WebexSite a@x.com | Where-Object IsDefault).SiteUrl | Should -Be 'site4.webex.com'
            $request = (Get-SimulatorRequest)[0]
            $request.body | Should -BeExactly '{"siteUrl":"site4.webex.com"}'
            $request.contentType | Should -Be 'application/json; charset=utf-8'
        }

        It 'makes JSON of every kind of value' {
            Add-Answer -Body '{}'
            $null = Invoke-WebexApi anything -Method POST -Body ([ordered]@{ t = "é`""; n = 1; f = 1.5; b = $true; s = [switch]$false; z = $null; l = @(1, @('a')); o = [pscustomobject]@{ x = @{ y = 'z' } }; d = [datetimeoffset]'2026-01-02T03:04:05Z' })
            $sent = (Get-SimulatorRequest).body | ConvertFrom-Json
            $sent.t, $sent.n, $sent.f, $sent.b, $sent.s, $sent.z | Should -Be 'é"', 1, 1.5, $true, $false, $null
            $sent.l[1][0], $sent.o.x.y | Should -Be 'a', 'z'
            (Get-SimulatorRequest).body | Should -BeLike '*"d":"2026-01-02T03:04:05+00:00"*'
        }

        It 'refuses what is not JSON: <Name>' -ForEach @(
            @{ Name = 'a SecureString'; Value = { (New-Object System.Net.NetworkCredential '', 'secret-4711').SecurePassword } }
            @{ Name = 'a credential'; Value = { [pscredential]::new('a', (New-Object System.Net.NetworkCredential '', 'secret-4711').SecurePassword) } }
            @{ Name = 'a large integer'; Value = { [bigint]4711 } }
            @{ Name = 'XML'; Value = { [xml]'<a>4711</a>' } }
            @{ Name = 'a script block'; Value = { { 4711 } } }
            @{ Name = 'a file'; Value = { Get-Item $PSHOME } }
            @{ Name = 'half a character'; Value = { "a$([char]0xD800)" } }
        ) {
            foreach ($body in @{ v = (& $Value) }, (& $Value)) {
                $failure = Invoke-WebexApi anything -Method POST -Body $body 2>&1
                $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
                "$failure" | Should -Not -Match '4711'
            }
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'refuses a body that contains itself, or the same parts without end' {
            $circle = @{}
            $circle.a = $circle
            "$(Invoke-WebexApi anything -Method POST -Body $circle 2>&1)" | Should -BeExactly 'The body contains itself. Nothing was sent.'

            $many = 1, 2
            foreach ($level in 1..30) { $many = @($many, $many) }
            "$(Invoke-WebexApi anything -Method POST -Body @{ m = $many } 2>&1)" | Should -BeExactly 'The body is larger than 16 MiB. Nothing was sent.'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'takes a body of 32 levels and none of 33' {
            Add-Answer -Body '{}'
            $deep = @{}
            foreach ($level in 1..31) { $deep = @{ a = $deep } }
            $null = Invoke-WebexApi anything -Method POST -Body $deep -ErrorAction Stop
            "$(Invoke-WebexApi anything -Method POST -Body @{ a = $deep } 2>&1)" | Should -BeExactly 'The body is nested more than 32 levels deep. Nothing was sent.'
            @(Get-SimulatorRequest) | Should -HaveCount 1
        }

        It 'keeps the digits of fractions' {
            Add-Answer -Body '{}'
            $null = Invoke-WebexApi anything -Method POST -Body ([ordered]@{ d = 0.1234567890123456; f = [float]0.1; m = 1.10d })
            (Get-SimulatorRequest).body | Should -BeExactly '{"d":0.1234567890123456,"f":0.1,"m":1.10}'
        }

        It 'sets headers that describe the body, and refuses them where there is none' {
            Add-Answer -Body '{}'
            $null = Invoke-WebexApi anything -Method POST -Body @{} -Header @{ 'Content-Language' = 'de' } -ErrorAction Stop
            $failure = Invoke-WebexApi anything -Header @{ 'Content-Language' = 'de' } 2>&1
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            @(Get-SimulatorRequest) | Should -HaveCount 1
        }

        It 'follows no pages of a <_>' -ForEach 'DELETE', 'POST', 'HEAD' {
            $failure = Invoke-WebexApi people -Method $_ -All -Confirm:$false 2>&1
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'sends nothing with -WhatIf, but reads all the same' {
            Invoke-WebexApi meetingPreferences/sites -Method PUT -Body @{} -WhatIf
            Get-SimulatorRequest | Should -BeNullOrEmpty
            (Invoke-WebexApi people/me -WhatIf).displayName | Should -Be 'Ada Admin'
        }

        It 'names the user with -WhatIf, from the query or the header, and no secret' {
            $script = Join-Path $TestDrive 'whatif.ps1'
            Set-Content $script @"
                Import-Module '$(Get-ModuleUnderTest)'
                Connect-Webex -ApiBaseUri '$(Get-SimulatorAddress)' -AccessToken '$(Get-SimulatorToken)'
                Invoke-WebexApi sites -Method PUT -Query @{ userEmail = 'a@x.com'; hostPin = '918273' } -WhatIf
                Invoke-WebexApi 'sites?userEmail=b@x.com' -Method PUT -WhatIf
                Invoke-WebexApi sites -Method PUT -Header @{ email = 'c@x.com'; 'X-Other' = 'unshown' } -WhatIf
"@
            $text = (Invoke-PowerShell $script) -join ''
            $start = Get-SimulatorAddress
            $text | Should -Match ([regex]::Escape("`"PUT`" on target `"$start/sites?") + '[^"]*userEmail=a%40x\.com')
            $text | Should -Match ([regex]::Escape("`"PUT`" on target `"$start/sites?userEmail=b@x.com`""))
            $text | Should -Match ([regex]::Escape("`"PUT`" on target `"$start/sites (email: c@x.com)`""))
            $text | Should -Not -Match '918273|unshown'
        }

        It 'refuses a header that signs or addresses: <_>' -ForEach 'Authorization', 'host', 'Content-Length' {
            $failure = Invoke-WebexApi people/me -Header @{ $_ = 'x' } 2>&1
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'refuses a header that would become two' {
            "$(Invoke-WebexApi people/me -Header @{ 'X-A' = "x`r`nHost: evil" } 2>&1)" | Should -BeLike '*cannot be sent*'
        }

        It 'sends other headers' {
            $null = Invoke-WebexApi admin/meeting/userconfig/sessionTypes -Header @{ email = 'a@x.com' }
            (Get-SimulatorRequest).emailHeader | Should -Be 'a@x.com'
        }

        It 'says of text that is no JSON that it is not, without quoting it' {
            $failure = Invoke-WebexApi anything -Method POST -Body 'hostPin=9274' 2>&1
            "$failure" | Should -BeExactly 'The body is text, but not JSON. Nothing was sent.'
        }

        It 'says of a value that JSON has no word for that it has none' {
            $failure = Invoke-WebexApi anything -Method POST -Body @{ n = [double]::NaN } 2>&1
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            Get-SimulatorRequest | Should -BeNullOrEmpty
        }

        It 'takes headers and queries of any dictionary' {
            $header = New-Object 'System.Collections.Generic.Dictionary[string,string]'
            $header['email'] = 'a@x.com'
            $null = Invoke-WebexApi admin/meeting/userconfig/sessionTypes -Header $header -Query ([ordered]@{ siteUrl = 'site4.webex.com' })
            (Get-SimulatorRequest).emailHeader | Should -Be 'a@x.com'
        }

        It 'says that a GET takes no body' {
            "$(Invoke-WebexApi people -Body @{ a = 1 } 2>&1)" | Should -BeExactly 'GET takes no body. Nothing was sent.'
        }
    }
}
