# -WhatIf, -Confirm and $ConfirmPreference of what changes something, with a host that answers the questions.

BeforeDiscovery {
    $script:changing = @(
        @{ Command = 'Set-WebexPersonalRoom'; Arguments = '-Topic New'; Target = "Personal room of '{0}'" ; Impact = 'Medium' }
        @{ Command = 'Set-WebexDefaultSite'; Arguments = '-SiteUrl site4.webex.com'; Target = '{0}'; Impact = 'Medium' }
        @{ Command = 'Add-WebexUserSessionType'; Arguments = '-SessionType ONS, TRS, SUP, WEB, PRV'; Target = "Session types of '{0}' on 'site1.example.webex.com'"; Impact = 'Medium' }
        @{ Command = 'Set-WebexUserSessionType'; Arguments = '-SessionType WEB'; Target = "Session types of '{0}' on 'site1.example.webex.com'"; Impact = 'Medium' }
        @{ Command = 'Remove-WebexUserSessionType'; Arguments = '-SessionType PRO'; Target = "Session types of '{0}' on 'site1.example.webex.com'"; Impact = 'Medium' }
        @{ Command = 'Reset-WebexPersonalRoomId'; Arguments = ''; Target = "Personal room of '{0}'"; Impact = 'High' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Simulator.psm1')
    Initialize-Simulator
    if (-not ('WebexTests.AnsweringHost' -as [type])) {
        Add-Type -TypeDefinition @'
namespace WebexTests
{
    using System;
    using System.Collections.Generic;
    using System.Collections.ObjectModel;
    using System.Globalization;
    using System.Management.Automation;
    using System.Management.Automation.Host;
    using System.Security;

    public sealed class AnsweringHost : PSHost
    {
        private readonly Guid id = Guid.NewGuid();
        private readonly AnsweringUI ui;
        public AnsweringHost(string answers) { ui = new AnsweringUI(answers); }
        public AnsweringUI Answering { get { return ui; } }
        public override PSHostUserInterface UI { get { return ui; } }
        public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
        public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
        public override Guid InstanceId { get { return id; } }
        public override string Name { get { return "Answering"; } }
        public override Version Version { get { return new Version(1, 0); } }
        public override void EnterNestedPrompt() { }
        public override void ExitNestedPrompt() { }
        public override void NotifyBeginApplication() { }
        public override void NotifyEndApplication() { }
        public override void SetShouldExit(int exitCode) { }
    }

    // Answers by the first letter of a choice, one letter for each question.
    public sealed class AnsweringUI : PSHostUserInterface
    {
        private readonly Queue<char> answers;
        public readonly List<string> Questions = new List<string>();
        public readonly List<string> Lines = new List<string>();
        public AnsweringUI(string answers) { this.answers = new Queue<char>(answers); }
        public override PSHostRawUserInterface RawUI { get { return null; } }
        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Questions.Add(message);
            char answer = answers.Dequeue();
            for (int i = 0; i < choices.Count; i++)
            {
                int key = choices[i].Label.IndexOf('&');
                if (char.ToUpperInvariant(choices[i].Label[key + 1]) == answer) { return i; }
            }

            throw new InvalidOperationException("There is no choice " + answer);
        }
        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) { throw new NotSupportedException(); }
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) { throw new NotSupportedException(); }
        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) { throw new NotSupportedException(); }
        public override string ReadLine() { throw new NotSupportedException(); }
        public override SecureString ReadLineAsSecureString() { throw new NotSupportedException(); }
        public override void Write(string value) { Lines.Add(value); }
        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) { Lines.Add(value); }
        public override void WriteLine(string value) { Lines.Add(value); }
        public override void WriteErrorLine(string value) { Lines.Add(value); }
        public override void WriteDebugLine(string message) { Lines.Add(message); }
        public override void WriteVerboseLine(string message) { Lines.Add(message); }
        public override void WriteWarningLine(string message) { Lines.Add(message); }
        public override void WriteProgress(long sourceId, ProgressRecord record) { }
    }
}
'@
    }

    # Runs a script in a runspace of its own; the letters are the answers to its questions.
    function Invoke-Answering([string] $Script, [string] $Answers = '') {
        $answering = New-Object WebexTests.AnsweringHost $Answers
        $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($answering)
        $runspace.Open()
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        try {
            $connect = "Import-Module '$(Get-ModuleUnderTest)'; Connect-Webex -ApiBaseUri '$(Get-SimulatorAddress)' -AccessToken '$(Get-SimulatorToken)' -SkipValidation"
            $output = $shell.AddScript("$connect; $Script").Invoke()
            [pscustomobject]@{
                Output    = @($output)
                Errors    = @($shell.Streams.Error)
                Questions = @($answering.Answering.Questions)
                WhatIf    = @($answering.Answering.Lines | Where-Object { $_ -like 'What if:*' })
                Writes    = @(Get-SimulatorRequest | Where-Object method -NE GET)
            }
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }
}

Describe '<Command>' -ForEach $changing {
    BeforeEach { Initialize-Simulator }

    It 'says with -WhatIf what it would do and to whom, for each input, and changes nothing' {
        $ran = Invoke-Answering "'a@x.com', '', 'b@x.com' | $Command $Arguments -WhatIf"
        $ran.WhatIf.Count | Should -Be 2
        $ran.WhatIf[0] | Should -BeLike "*target `"$($Target -f 'a@x.com')`"*"
        $ran.WhatIf[1] | Should -BeLike "*target `"$($Target -f 'b@x.com')`"*"
        $ran.Errors.Count | Should -Be 1
        $ran.Writes | Should -BeNullOrEmpty
        $ran.Questions | Should -BeNullOrEmpty
    }

    It 'asks with -Confirm for each input in order, and changes what is answered with yes' {
        $ran = Invoke-Answering "'a@x.com', 'b@x.com', 'user@example.com' | $Command $Arguments -Confirm -ErrorAction Stop" 'YNY'
        $ran.Questions.Count | Should -Be 3
        'a@x.com', 'b@x.com', 'user@example.com' | ForEach-Object { $at = 0 } { $ran.Questions[$at++] | Should -BeLike "*$_*" }
        $ran.Errors | Should -BeNullOrEmpty
        if ($Command -eq 'Reset-WebexPersonalRoomId') {
            $ran.Output.UserEmail | Should -Be 'a@x.com', 'user@example.com'
        }
        else { $ran.Writes.Count | Should -Be 2 }
    }

    It 'asks once when the answer is yes to all, and never after no to all' {
        (Invoke-Answering "'a@x.com', 'b@x.com', 'user@example.com' | $Command $Arguments -Confirm" 'A').Questions.Count | Should -Be 1
        Initialize-Simulator
        $ran = Invoke-Answering "'a@x.com', 'b@x.com' | $Command $Arguments -Confirm" 'L'
        $ran.Questions.Count | Should -Be 1
        $ran.Writes | Should -BeNullOrEmpty
    }

    It 'asks where $ConfirmPreference is its impact or lower, and not where it is higher or None' {
        (Invoke-Answering "`$ConfirmPreference = '$Impact'; $Command a@x.com $Arguments" 'N').Questions.Count | Should -Be 1
        (Invoke-Answering "`$ConfirmPreference = 'Low'; $Command a@x.com $Arguments" 'N').Questions.Count | Should -Be 1
        @(Get-SimulatorRequest | Where-Object method -NE GET) | Should -BeNullOrEmpty
        $higher = if ($Impact -eq 'High') { 'None' } else { 'High' }
        $ran = Invoke-Answering "`$ConfirmPreference = '$higher'; $Command a@x.com $Arguments"
        $ran.Questions | Should -BeNullOrEmpty
        $ran.Writes.Count | Should -Be 1
        (Invoke-Answering "`$ConfirmPreference = 'Low'; $Command b@x.com $Arguments -Confirm:`$false").Questions | Should -BeNullOrEmpty
    }
}

Describe 'Where nothing would change' {
    BeforeEach { Initialize-Simulator }

    It 'Add-WebexUserSessionType shows old and new session types, and says nothing for a user who has the new one' {
        $command = 'Add-WebexUserSessionType a@x.com -SiteUrl site4.webex.com -SessionType'
        $null = Invoke-Answering "Set-WebexUserSessionType a@x.com -SiteUrl site4.webex.com -SessionType PRO"
        Clear-SimulatorRequest
        (Invoke-Answering "$command WEB -WhatIf").WhatIf | Should -BeLike "*Add WEB: SessionTypes 3 -> 3; 659*"
        $ran = Invoke-Answering "$command PRO -WhatIf -PassThru"
        $ran.WhatIf | Should -BeNullOrEmpty
        $ran.Output.SessionTypes.ShortName | Should -Be 'PRO'
        $ran.Writes | Should -BeNullOrEmpty
    }

    It 'Set-WebexPersonalRoom says nothing with -WhatIf, asks nothing with -Confirm, and gives the room with -PassThru' {
        $topic = (Get-SimulatorRoom a@x.com).topic.Replace("'", "''")
        foreach ($switch in '-WhatIf', '-Confirm') {
            $ran = Invoke-Answering "Set-WebexPersonalRoom a@x.com -Topic '$topic' -PassThru $switch"
            $ran.WhatIf + $ran.Questions | Should -BeNullOrEmpty
            $ran.Output.UserEmail | Should -BeExactly 'a@x.com'
            $ran.Writes | Should -BeNullOrEmpty
        }
    }

    It 'Set-WebexPersonalRoom reads again after the answer' {
        $ran = Invoke-Answering 'Set-WebexPersonalRoom a@x.com -Topic New -Confirm -PassThru' 'Y'
        $ran.Output.Topic | Should -BeExactly 'New'
        @(Get-SimulatorRequest | Where-Object pathAndQuery -Like '*userEmail=*' | ForEach-Object method) | Should -Be 'GET', 'GET', 'PUT'
    }
}

Describe 'With -Confirm, a second input for a user' {
    # The first input of a command is always written before the next one is read, so another user comes first.
    BeforeEach { Initialize-Simulator }

    It 'is about the state after the answer to the first one: <Answers>' -ForEach @(
        @{ Answers = 'YY'; Old = 'First'; Topic = 'Before'; Writes = 2 }
        @{ Answers = 'YN'; Old = 'First'; Topic = 'First'; Writes = 1 }
        @{ Answers = 'N'; Topic = 'Before'; Writes = 0 }
    ) {
        $null = Invoke-Answering "Set-WebexPersonalRoom a@x.com -Topic Before"
        Clear-SimulatorRequest
        $ran = Invoke-Answering "'Email,Topic', 'b@x.com,X', 'a@x.com,First', 'A@x.com ,Before' | ConvertFrom-Csv | Set-WebexPersonalRoom -Confirm" "N$Answers"
        $ran.Errors | Should -BeNullOrEmpty
        $ran.Questions.Count | Should -Be ($Answers.Length + 1)
        $ran.Questions[1] | Should -BeLike "*Topic 'Before' -> 'First'*"
        if ($Old) { $ran.Questions[2] | Should -BeLike "*Topic '$Old' -> 'Before'*" }
        (Get-SimulatorRoom a@x.com).topic | Should -BeExactly $Topic
        $ran.Writes.Count | Should -Be $Writes
    }

    It 'starts from the session types that the first one left' {
        $null = Invoke-Answering "Set-WebexUserSessionType a@x.com -SiteUrl site4.webex.com -SessionType PRO"
        $ran = Invoke-Answering "'Email,SessionType', 'b@x.com,WEB', 'a@x.com,PRO;WEB', 'a@x.com,PRO' | ConvertFrom-Csv | Set-WebexUserSessionType -SiteUrl site4.webex.com -Confirm" 'YYY'
        $ran.Questions.Count | Should -Be 3
        @((Get-SimulatorSessionType a@x.com -SiteUrl site4.webex.com).sessionTypes.shortName) | Should -Be 'PRO'
    }
}
