namespace WebexMeetings.Tests.Api;

/// <summary>The answers that Webex documents, as its pages show them.</summary>
internal static class Payloads
{
    public const string PersonalRoom = """
        {
          "topic": "John's PMR",
          "hostPin": "0325",
          "enabledAutoLock": false,
          "autoLockMinutes": 10,
          "enabledNotifyHost": true,
          "supportCoHost": true,
          "supportAnyoneAsCoHost": false,
          "allowFirstUserToBeCoHost": false,
          "allowAuthenticatedDevices": true,
          "coHosts": [ { "email": "john.andersen@example.com", "displayName": "John Andersen" } ],
          "personalMeetingRoomLink": "https://site4-example.webex.com/meet/john",
          "sipAddress": "john.andersen@example.com",
          "dialInIpAddress": "192.168.100.100",
          "telephony": {
            "accessCode": "1234567890",
            "callInNumbers": [ { "label": "US Toll", "callInNumber": "123456789", "tollType": "toll" } ],
            "links": [ { "rel": "globalCallinNumbers", "href": "/v1/meetings/0fc6ec1109e0d9b6c94e1f6caccda976/globalCallinNumbers", "method": "GET" } ]
          }
        }
        """;

    public const string UserSessionTypes = """
        {
          "items": [
            {
              "personId": "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8yNWJiZjgzMS01YmU5LTRjMjUtYjRiMC05YjU5MmM4YTA4NmI",
              "email": "john.andersen@example.com",
              "siteUrl": "example.webex.com",
              "sessionTypes": [
                { "id": "3", "shortName": "PRO", "name": "Pro meeting", "type": "meeting" },
                { "id": "9", "shortName": "ONS", "name": "Online Event", "type": "EventCenter" }
              ]
            }
          ]
        }
        """;
}
