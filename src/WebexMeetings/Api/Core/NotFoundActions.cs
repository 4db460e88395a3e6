namespace WebexMeetings.Api.Core;

/// <summary>What to say when something is not found: where to look depends on what was asked for.</summary>
/// <param name="Reason">Why, when Webex gives no reason.</param>
/// <param name="WhatToDo">What to do next.</param>
internal sealed record NotFoundActions(string Reason, string WhatToDo)
{
    /// <summary>For what a user has on a site: a room, session types, sites.</summary>
    public static readonly NotFoundActions OnSite = new(
        "Webex does not know this user, site or room",
        "Check the spelling, and the site: without -SiteUrl Webex looks only on the default site of who is signed in. A user without a Meetings licence on the site has nothing there.");

    public static readonly NotFoundActions PersonWithId = new(
        "Webex does not know this person",
        "Check the id; Get-WebexPerson with the person's address, or with -DisplayName, shows it. Who was deleted, or belongs to another organisation, may not be visible to this sign-in.");

    public static readonly NotFoundActions PersonWithAddress = new(
        "Webex does not know this person",
        "Check the spelling: the address has to be complete. Get-WebexPerson -DisplayName finds people by how their names begin. Who was deleted, or belongs to another organisation, may not be visible to this sign-in.");

    public static readonly NotFoundActions HostOnSite = new(
        "This person cannot host there",
        "Check the site. Get-WebexPerson without -SiteUrl shows under SiteUrls where this person can host, and under AttendeeSiteUrls where only attend. A licence to host is given in Control Hub.");

    public static readonly NotFoundActions PeoplePath = new(
        "There seems to be no Webex API at this address",
        "Check the address of the API, which ends in /v1: Connect-Webex -ApiBaseUri sets it, Get-WebexConnection shows it.");

    public static readonly NotFoundActions AnyPath = new(
        "Webex does not know this path, or nothing is there",
        "Check the path, and the ids in it, against the API reference on developer.webex.com. Webex may answer the same for what exists and this sign-in may not see.");
}
