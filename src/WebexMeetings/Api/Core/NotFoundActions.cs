namespace WebexMeetings.Api.Core;

/// <summary>The advice for a 404, which depends on the request.</summary>
/// <param name="WhatToDo">What to do next.</param>
internal sealed record NotFoundActions(string WhatToDo)
{
    /// <summary>The advice for the resources of a user on a site: a room, session types, sites.</summary>
    public static readonly NotFoundActions OnSite = new(
        "Check the address and -SiteUrl: without -SiteUrl, Webex only looks on the default site. "
        + "A user without a Meetings license on the site has nothing there.");

    public static readonly NotFoundActions PersonWithId = new(
        "Check the ID; Get-WebexPerson -DisplayName shows it. "
        + "Deleted people, and people of other organizations, may not be visible to the signed-in user.");

    public static readonly NotFoundActions PersonWithAddress = new(
        "Check the address, which has to be complete, or find the person with Get-WebexPerson -DisplayName. "
        + "Deleted people may not be visible.");

    public static readonly NotFoundActions HostOnSite = new(
        "Check the site: Get-WebexPerson without -SiteUrl shows in SiteUrls where this person can host. "
        + "Control Hub assigns host licenses.");

    public static readonly NotFoundActions PeoplePath = new(
        "Check that the address of the API ends in /v1: Connect-Webex -ApiBaseUri sets it, Get-WebexConnection shows it.");

    public static readonly NotFoundActions AnyPath = new(
        "Check the path, and the IDs in it, against the API reference on developer.webex.com. "
        + "It may also exist without being visible to the signed-in user.");
}
