BeforeDiscovery {
    # The table of the seeds. 5xx beyond it are server errors too.
    $statuses = @(
        @{ Status = 400; Kind = 'BadRequest'; Category = 'InvalidArgument' }
        @{ Status = 403; Kind = 'Forbidden'; Category = 'PermissionDenied' }
        @{ Status = 404; Kind = 'NotFound'; Category = 'ObjectNotFound' }
        @{ Status = 405; Kind = 'MethodNotAllowed'; Category = 'InvalidOperation' }
        @{ Status = 409; Kind = 'Conflict'; Category = 'ResourceExists' }
        @{ Status = 410; Kind = 'Gone'; Category = 'ObjectNotFound' }
        @{ Status = 415; Kind = 'BadRequest'; Category = 'InvalidArgument' }
        @{ Status = 423; Kind = 'Locked'; Category = 'ResourceBusy' }
        @{ Status = 428; Kind = 'BadRequest'; Category = 'InvalidArgument' }
        @{ Status = 429; Kind = 'TooManyRequests'; Category = 'LimitsExceeded' }
        @{ Status = 500; Kind = 'ServerError'; Category = 'ResourceUnavailable' }
        @{ Status = 502; Kind = 'ServerError'; Category = 'ResourceUnavailable' }
        @{ Status = 503; Kind = 'ServerError'; Category = 'ResourceUnavailable' }
        @{ Status = 504; Kind = 'ServerError'; Category = 'ResourceUnavailable' }
    )
    $commands = @(
        @{ Command = 'Get-WebexPersonalRoom'; Class = 'GetWebexPersonalRoomCommand' }
        @{ Command = 'Get-WebexUserSessionType'; Class = 'GetWebexUserSessionTypeCommand' }
    )
    $script:statusesOfCommands = foreach ($command in $commands) { foreach ($status in $statuses) { $command + $status } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator

    # No waiting between attempts: what is retried is for the tests below the cmdlets.
    function Connect-Impatiently { Connect-Simulator -SkipValidation -MaximumRetryAfterSec 0 }
}

Describe 'An error' {
    BeforeEach {
        Clear-Fault
        Clear-SimulatorRequest
        Connect-Impatiently
    }

    Context 'that Webex answers with' {
        It '<Status> to <Command> is Webex.<Kind>, <Category>, and the pipeline goes on' -ForEach $statusesOfCommands {
            Add-Fault -Status $Status -UserEmail b@x.com -Times 1
            $given = 'a@x.com', 'b@x.com' | & $Command -SiteUrl site4.webex.com -ErrorAction SilentlyContinue -ErrorVariable failure
            @($given).Count | Should -Be 1
            $failure.Count | Should -Be 1

            $record = $failure[0]
            $record.FullyQualifiedErrorId | Should -BeExactly "Webex.$Kind,WebexMeetings.Commands.$Class"
            $record.CategoryInfo.Category | Should -Be $Category
            $record.TargetObject | Should -BeExactly 'b@x.com'
            $record.CategoryInfo.TargetName | Should -BeExactly 'b@x.com'
            $record.CategoryInfo.TargetType | Should -BeExactly 'String'
            $record.ErrorDetails.RecommendedAction | Should -Match '^\S.{10,}\.$'

            $request = @(Get-SimulatorRequest | Where-Object status -eq $Status)[0]
            $record.Exception | Should -BeOfType ([WebexMeetings.WebexApiException])
            $record.Exception.StatusCode | Should -Be $Status
            $record.Exception.TrackingId | Should -BeExactly $request.trackingId
            $record.Exception.Message | Should -BeLike "*'b@x.com'*"
            $record.Exception.Message | Should -BeLike "*$Status *"
            $record.Exception.Message | Should -BeLike "*tracking ID $($request.trackingId)*"
        }

        It 'does not stop later inputs either, unless Webex asks the connection to wait' {
            Add-Fault -Status 404 -UserEmail a@x.com
            Add-Fault -Status 403 -UserEmail b@x.com
            $rooms = 'a@x.com', 'user@example.com', 'b@x.com', 'admin@example.com' | Get-WebexPersonalRoom -ErrorAction SilentlyContinue -ErrorVariable failure
            $rooms.UserEmail | Should -Be 'user@example.com', 'admin@example.com'
            $failure.TargetObject | Should -Be 'a@x.com', 'b@x.com'
        }

        It '404 advises where to look for <What>' -ForEach @(
            @{ What = 'a room'; Script = { Get-WebexPersonalRoom a@x.com }; Advice = '*-SiteUrl*license*' }
            @{ What = 'a person by id'; Script = { Get-WebexPerson -PersonId P1 }; Advice = 'Check the ID; *' }
            @{ What = 'a person by address'; Script = { Get-WebexPerson a@x.com }; Advice = 'Check the address, *-DisplayName*' }
            @{ What = 'the signed-in user'; Script = { Get-WebexPerson }; Advice = '*/v1*-ApiBaseUri*' }
            @{ What = 'everybody'; Script = { Get-WebexPerson -All }; Advice = '*/v1*-ApiBaseUri*' }
            @{ What = 'any path'; Script = { Invoke-WebexApi rooms/R1 }; Advice = '*the path, and the IDs in it*developer.webex.com*' }
        ) {
            Add-Fault -Kind EmptyBody -Status 404
            $failure = & $Script 2>&1
            "$failure" | Should -BeLike '*: Webex returned 404 (not found), tracking ID *'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike $Advice
            if ($What -ne 'a room') { "$failure $($failure.ErrorDetails.RecommendedAction)" | Should -Not -Match 'license|default site' }
        }

        It 'gives the reason of errors[].description rather than the message' {
            Add-Fault -Status 400 -Body '{ "message": "general", "errors": [ { "description": "the very reason" } ], "trackingId": "T-1" }'
            Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Exception.Message | Should -BeExactly "Personal room of 'a@x.com': the very reason. Webex returned 400 (bad request), tracking ID T-1."
            $failure.Exception.Reason | Should -BeExactly 'the very reason'
        }

        It 'gives the message where there is no description' {
            Add-Fault -Status 400 -Body '{ "message": "general", "errors": [], "trackingId": "T-1" }'
            Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Exception.Reason | Should -BeExactly 'general'
        }

        It 'is told without tracking ID when Webex gave none' {
            Add-Fault -Kind NoTrackingId -Status 404
            Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Exception.TrackingId | Should -BeNullOrEmpty
            $failure.Exception.Message | Should -BeLike '*Webex returned 404 (not found).'
        }

        It 'says which scope a 403 lacks' {
            Add-Fault -Status 403
            Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*meeting:admin_preferences_read*'
        }

        It 'says when to come back after a 429' {
            Add-Fault -Status 429 -RetryAfter 3600
            Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.Exception.RetryAfter | Should -Be ([timespan]::FromHours(1))
            $failure.ErrorDetails.RecommendedAction | Should -Match 'Try again at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d'
            @(Get-SimulatorRequest).Count | Should -Be 1
        }

        It 'is not met when a later attempt succeeds' {
            Connect-Simulator -SkipValidation
            Add-Fault -Status 503 -RetryAfter 0 -UserEmail b@x.com -Times 3
            ('a@x.com', 'b@x.com' | Get-WebexPersonalRoom -ErrorVariable failure).UserEmail | Should -Be 'a@x.com', 'b@x.com'
            $failure | Should -BeNullOrEmpty
            @(Get-SimulatorRequest | Where-Object status -eq 503).Count | Should -Be 3
        }

        It 'comes after five attempts' {
            Connect-Simulator -SkipValidation
            Add-Fault -Status 503 -RetryAfter 0
            Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.ServerError,*'
            @(Get-SimulatorRequest).Count | Should -Be 5
        }
    }

    Context 'for 401' {
        It 'ends the pipeline, names the first input without a result, and keeps the results before it' {
            Add-Fault -Status 401 -UserEmail b@x.com
            $rooms = New-Object System.Collections.ArrayList
            $failure = { 'a@x.com', 'b@x.com', 'user@example.com' | Get-WebexPersonalRoom | ForEach-Object { $null = $rooms.Add($_) } } | Should -Throw -PassThru
            $rooms.UserEmail | Should -Be 'a@x.com'
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.Unauthorized,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
            $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $failure.TargetObject | Should -BeExactly 'b@x.com'
            $failure.Exception.Message | Should -BeLike "*'b@x.com'*first input without a result*"
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-Webex*'
        }

        It 'says of a list whose first pages are written that its result is incomplete: <Name>' -ForEach @(
            @{ Name = 'Get-WebexPerson'; Command = { Get-WebexPerson -All } }
            @{ Name = 'Invoke-WebexApi'; Command = { Invoke-WebexApi people -Query @{ max = 1000 } -All } }
        ) {
            $next = @{ Link = "<$(Get-SimulatorAddress)/people?cursor=2>; rel=`"next`"" }
            Add-Fault -Status 200 -Body '{"items":[{"id":"x","emails":["al@x.com"]}]}' -Times 1 -Headers $next
            Add-Fault -Status 401 -PathContains cursor=2
            $people = New-Object System.Collections.ArrayList
            $failure = { & $Command | ForEach-Object { $null = $people.Add($_) } } | Should -Throw -PassThru
            $people | Should -HaveCount 1
            $failure.Exception.Message | Should -BeLike '* The result of this input is incomplete; the command completed *'
            $failure.Exception.Message | Should -Not -BeLike '*without a result*'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '* Discard the objects of this input that you have, because *'
        }

        It 'says so of a list without objects yet as of any input' {
            $next = @{ Link = "<$(Get-SimulatorAddress)/people?cursor=2>; rel=`"next`"" }
            Add-Fault -Status 200 -Body '{"items":[]}' -Times 1 -Headers $next
            Add-Fault -Status 401 -PathContains cursor=2
            $failure = { Get-WebexPerson -All } | Should -Throw -PassThru
            $failure.Exception.Message | Should -BeLike '*first input without a result*'
            $failure.ErrorDetails.RecommendedAction | Should -Not -BeLike '*Discard*'
        }

        It 'is one error, even when all inputs meet it' {
            Send-TokenOrder revoke admin
            try {
                $Error.Clear()
                try { 'a@x.com', 'b@x.com', 'user@example.com' | Get-WebexPersonalRoom }
                catch [WebexMeetings.WebexApiException] { $_.Exception.StatusCode | Should -Be 401 }
                @($Error | Where-Object { $_.FullyQualifiedErrorId -like 'Webex.*' }).Count | Should -Be 1
            }
            finally { Initialize-Simulator }
        }

        It 'ends the pipeline even with -ErrorAction SilentlyContinue' {
            Add-Fault -Status 401 -UserEmail a@x.com
            $reached = $false
            try {
                'a@x.com', 'b@x.com' | Get-WebexPersonalRoom -ErrorAction SilentlyContinue
                $reached = $true
            }
            catch { $_.FullyQualifiedErrorId | Should -BeLike 'Webex.Unauthorized,*' }
            $reached | Should -BeFalse
        }
    }

    Context 'for an answer that is not what was promised' {
        It 'is Webex.InvalidResponse for <Name>, says how it began, and the pipeline goes on' -ForEach @(
            @{ Name = 'nothing'; Fault = @{ Kind = 'EmptyBody' }; Begin = 'nothing' }
            @{ Name = 'HTML'; Fault = @{ Kind = 'Html'; Status = 200 }; Begin = "'<html>*" }
            @{ Name = 'JSON that ends in the middle'; Fault = @{ Kind = 'CutOffJson' }; Begin = "'{*" }
            @{ Name = 'a list'; Fault = @{ Status = 200; Body = '[1, 2]' }; Begin = "'*1, 2*'" }
            @{ Name = 'null'; Fault = @{ Status = 200; Body = 'null' }; Begin = "'null'" }
            @{ Name = 'a number for a room'; Fault = @{ Status = 200; Body = '42' }; Begin = "'42'" }
            @{ Name = 'a text for a room'; Fault = @{ Status = 200; Body = '"hello"' }; Begin = "'""hello""'" }
        ) {
            Add-Fault @Fault -UserEmail b@x.com
            $rooms = 'a@x.com', 'b@x.com', 'user@example.com' | Get-WebexPersonalRoom -ErrorAction SilentlyContinue -ErrorVariable failure
            $rooms.UserEmail | Should -Be 'a@x.com', 'user@example.com'
            $failure.Count | Should -Be 1
            $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Webex.InvalidResponse,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
            $failure[0].CategoryInfo.Category | Should -Be 'InvalidData'
            $failure[0].TargetObject | Should -BeExactly 'b@x.com'
            $failure[0].Exception.Message | Should -BeLike "*it began with $Begin*"
        }

        It 'is the status of an HTML error page, without the page' {
            Add-Fault -Kind Html -Status 403
            Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.Forbidden,*'
            $failure.Exception.Message | Should -Not -Match '<'
        }

        It 'does not follow a redirect, and says where it led' {
            Add-Fault -Kind Redirect -Location 'https://login.example.com/sso?token=secret'
            Get-WebexPersonalRoom a@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            $failure.FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidResponse,*'
            $failure.Exception.Message | Should -BeLike "*https://login.example.com/sso'*"
            $failure.Exception.Message | Should -Not -Match 'secret'
            @(Get-SimulatorRequest).Count | Should -Be 1
        }

        It 'is met by a second attempt where the connection broke off' {
            Connect-Simulator -SkipValidation
            Add-Fault -Kind CutOff -UserEmail a@x.com -Times 1
            Add-Fault -Kind CloseConnection -UserEmail b@x.com -Times 1
            $rooms = Get-WebexPersonalRoom user@example.com, a@x.com, b@x.com -ErrorVariable failure
            $rooms.UserEmail | Should -Be 'user@example.com', 'a@x.com', 'b@x.com'
            $failure | Should -BeNullOrEmpty
        }
    }

    Context 'for an answer that does not come' {
        It 'is Webex.Timeout, and the pipeline goes on' {
            Connect-Simulator -SkipValidation -TimeoutSec 4
            Add-Fault -Kind Hang -UserEmail a@x.com
            $rooms = 'a@x.com', 'b@x.com' | Get-WebexPersonalRoom -ErrorAction SilentlyContinue -ErrorVariable failure
            $rooms.UserEmail | Should -Be 'b@x.com'
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.Timeout,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
            $failure.CategoryInfo.Category | Should -Be 'OperationTimeout'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-TimeoutSec*'
        }
    }

    Context 'as any built-in cmdlet has it' {
        BeforeEach { $Error.Clear() }

        It 'makes $? false' {
            Get-WebexPersonalRoom nope@x.com -ErrorAction SilentlyContinue
            $ok = $?
            $ok | Should -BeFalse
            $null = Get-WebexPersonalRoom a@x.com
            $ok = $?
            $ok | Should -BeTrue
        }

        It 'stands in $Error once an input' {
            'nope@x.com', 'a@x.com', '' | Get-WebexPersonalRoom -ErrorAction SilentlyContinue | Out-Null
            $Error.Count | Should -Be 2
            $Error[0].FullyQualifiedErrorId | Should -BeLike 'Webex.InvalidInput,*'
            $Error[1].FullyQualifiedErrorId | Should -BeLike 'Webex.NotFound,*'
        }

        It 'is in neither $Error nor -ErrorVariable with -ErrorAction Ignore' {
            'nope@x.com', 'a@x.com' | Get-WebexPersonalRoom -ErrorAction Ignore -ErrorVariable failure | Should -HaveCount 1
            $Error.Count | Should -Be 0
            $failure | Should -BeNullOrEmpty
        }

        It 'goes to the error stream when it continues' {
            $all = 'nope@x.com', 'a@x.com' | Get-WebexPersonalRoom -ErrorAction Continue 2>&1
            $all[0] | Should -BeOfType ([System.Management.Automation.ErrorRecord])
            $all[1].UserEmail | Should -BeExactly 'a@x.com'
        }

        It 'adds to a variable with -ErrorVariable +name' {
            $failure = $null
            Get-WebexPersonalRoom nope@x.com -ErrorAction SilentlyContinue -ErrorVariable failure
            Get-WebexPersonalRoom nobody@x.com -ErrorAction SilentlyContinue -ErrorVariable +failure
            $failure.TargetObject | Should -Be 'nope@x.com', 'nobody@x.com'
        }

        It 'stops the pipeline with -ErrorAction Stop, after what came before it' {
            $rooms = New-Object System.Collections.ArrayList
            $failure = {
                'a@x.com', 'nope@x.com', 'b@x.com' | Get-WebexPersonalRoom -ErrorAction Stop | ForEach-Object { $null = $rooms.Add($_) }
            } | Should -Throw -PassThru
            $rooms.UserEmail | Should -Be 'a@x.com'
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.NotFound,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
            $failure.TargetObject | Should -BeExactly 'nope@x.com'
        }

        It 'stops the pipeline where $ErrorActionPreference is Stop' {
            $ErrorActionPreference = 'Stop'
            { 'nope@x.com', 'a@x.com' | Get-WebexPersonalRoom } | Should -Throw "*'nope@x.com'*"
        }

        It 'is caught by its type' {
            $caught = try { Get-WebexPersonalRoom nope@x.com -ErrorAction Stop }
            catch [WebexMeetings.WebexApiException] { $_.Exception }
            $caught.Kind | Should -Be ([WebexMeetings.WebexErrorKind]::NotFound)
            $caught.Kind | Should -Be 'NotFound'
            $caught.StatusCode | Should -Be 404
        }

        It 'ends a try block as a terminating error does, and finally runs' {
            $steps = try { 'before'; Get-WebexPersonalRoom nope@x.com -ErrorAction Stop; 'after' } catch { 'catch' } finally { 'finally' }
            $steps | Should -Be 'before', 'catch', 'finally'
        }

        It 'is one terminating error when there is no connection' {
            Get-WebexConnection -Name * | Disconnect-Webex
            $Error.Clear()
            $failure = { 'a@x.com', 'b@x.com' | Get-WebexPersonalRoom } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeExactly 'Webex.NotConnected,WebexMeetings.Commands.GetWebexPersonalRoomCommand'
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-Webex*'
        }
    }
}
