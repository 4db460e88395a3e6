@{
    RootModule             = 'bin/WebexMeetings.psm1'
    ModuleVersion          = '1.0.0'
    GUID                   = '7b1b8ec9-3a5e-4a2c-9d1c-2f6f1d6c9a51'
    Author                 = 'The WebexMeetings contributors'
    CompanyName            = 'The WebexMeetings contributors'
    Copyright              = '(c) The WebexMeetings contributors. MIT license.'
    Description            = 'Work with Webex Meetings from the pipeline: the meeting preferences, personal rooms and session types of one user or a whole organization, as typed objects. Requests run in parallel at the rate that Webex accepts, and every input ends as its objects or as one error. Not made or endorsed by Cisco.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('bin/WebexMeetings.Format.ps1xml')
    CmdletsToExport        = @(
            'Add-WebexSchedulingDelegate'
            'Add-WebexUserSessionType'
            'Connect-Webex'
            'Disconnect-Webex'
            'Get-WebexAudioOption'
            'Get-WebexConnection'
            'Get-WebexGlobalCallInNumber'
            'Get-WebexMeetingPreference'
            'Get-WebexMeetingSessionType'
            'Get-WebexPerson'
            'Get-WebexPersonalRoom'
            'Get-WebexSchedulingOption'
            'Get-WebexSite'
            'Get-WebexSiteSessionType'
            'Get-WebexUserSessionType'
            'Get-WebexVideoOption'
            'Invoke-WebexApi'
            'Remove-WebexSchedulingDelegate'
            'Remove-WebexUserSessionType'
            'Reset-WebexPersonalRoomId'
            'Set-WebexAudioOption'
            'Set-WebexDefaultSite'
            'Set-WebexPersonalRoom'
            'Set-WebexSchedulingOption'
            'Set-WebexUserSessionType'
            'Set-WebexVideoOption'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS', 'Webex', 'Meetings', 'Cisco', 'REST')
            ProjectUri   = 'https://github.com/WebexMeetings/WebexMeetings'
            LicenseUri   = 'https://github.com/WebexMeetings/WebexMeetings/blob/main/LICENSE'
            IconUri      = 'https://raw.githubusercontent.com/WebexMeetings/WebexMeetings/main/docs/icon.png'
            ReleaseNotes = 'https://github.com/WebexMeetings/WebexMeetings/blob/main/CHANGELOG.md'
        }
    }
}
