namespace WebexMeetings.Simulator;

/// <summary>Who may see or change whose preferences: the scopes, userEmail and siteUrl.</summary>
internal sealed class PreferenceAccess(Organization organization, SimulatorOptions options)
{
    public const string NotPermitted = "Not permitted to view or change other user's preferences";

    public PreferenceTarget ToRead(Call call, bool repeatReason = false) => Target(call, ReadablePerson(call, repeatReason));

    public PreferenceTarget ToWrite(Call call) => Target(call, WritablePerson(call));

    public Person ReadablePerson(Call call, bool repeatReason = false)
    {
        RefusedException forbidden = repeatReason
            ? RefusedException.ForbiddenTwice(NotPermitted)
            : RefusedException.Forbidden(NotPermitted + ".");
        return Whom(call, Scopes.PreferencesRead, Scopes.AdminPreferencesRead, forbidden);
    }

    public Person WritablePerson(Call call) =>
        Whom(call, Scopes.PreferencesWrite, Scopes.AdminPreferencesWrite, RefusedException.Forbidden(NotPermitted + "."));

    public Person Caller(Call call) => organization.Find(call.Caller.Email) ?? throw RefusedException.NotFound();

    /// <summary>
    /// The site that the query names, else the default site of the caller, also when the question is about somebody else.
    /// </summary>
    public Site Site(Call call)
    {
        if (call.Query("siteUrl") is { } host)
            return Sites.Find(host) ?? throw RefusedException.NotFound();
        Person caller = Caller(call);
        // A Service App is on no site; the organization's first one stands in.
        return organization.DefaultSite(
            caller) ?? (caller.Kind == PersonKind.ServiceApp ? Sites.Default : throw RefusedException.NotFound());
    }

    private PreferenceTarget Target(Call call, Person person)
    {
        Site site = Site(call);
        return person.Hosts(site) ? new PreferenceTarget(person, site) : throw RefusedException.NotFound();
    }

    private Person Whom(Call call, string userScope, string adminScope, RefusedException forbidden)
    {
        AccessToken token = call.Caller;
        if (!token.Has(userScope) && !token.Has(adminScope))
            throw RefusedException.MissingScope();
        string? email = call.Query("userEmail");
        if (email is null || string.Equals(email, token.Email, StringComparison.OrdinalIgnoreCase))
            return Caller(call);
        if (email.Length == 0)
            throw RefusedException.BadRequest("'userEmail' must not be empty.");
        if (!token.Has(adminScope))
            return options.IgnoreUserEmailWithoutAdmin ? Caller(call) : throw forbidden;
        return organization.Find(email) ?? throw RefusedException.NotFound();
    }
}
