using System.Globalization;

namespace WebexMeetings.Simulator;

/// <summary>GET /people, /people/me and /people/{id}.</summary>
internal sealed class PeopleEndpoints(Organization organization, SimulatorOptions options)
{
    private const int DefaultPage = 100;
    private const int MostIds = 85;

    public void AddTo(RouteTable routes)
    {
        routes.Add("/v1/people").On("GET", List);
        routes.Add("/v1/people/me").On("GET", GetMe);
        routes.Add("/v1/people/{id}").On("GET", GetById);
    }

    private Reply GetMe(Call call)
    {
        RequireScope(call);
        return Show(organization.Find(call.Caller.Email) ?? throw RefusedException.NotFound(), call);
    }

    private Reply GetById(Call call)
    {
        RequireScope(call);
        return Show(organization.FindById(call.Parameter) ?? throw RefusedException.NotFound(), call);
    }

    private Reply List(Call call)
    {
        RequireScope(call);
        CheckOrganization(call);
        if (call.Query("id") is { } ids)
            return ListById(call, ids);
        if (call.Query("email") is { } email)
            return Page([organization.Find(email)], [], View(call));
        string? displayName = call.Query("displayName");
        if (displayName is null && !IsAdministrator(call))
            throw RefusedException.BadRequest("Either 'email' or 'displayName' is required.");
        return ListPage(call, displayName);
    }

    private Reply ListById(Call call, string ids)
    {
        string[] wanted = ids.Split(',');
        if (wanted.Length > MostIds)
            throw RefusedException.BadRequest($"'id' takes up to {MostIds} ids.");
        Person?[] people = [.. wanted.Select(organization.FindById)];
        string[] missing = [.. wanted.Where((_, index) => people[index] is null)];
        return Page(people, missing, View(call) with { WithPresence = false });
    }

    private Reply ListPage(Call call, string? displayName)
    {
        PageCursor cursor = PageCursor.Read(call.Query("cursor"));
        int size = Math.Min(PageSize(call.Query("max")), options.LargestPage);
        int position = cursor.Position;
        var page = new List<Person>();
        if (!cursor.IsEmptyPage)
            position = Fill(page, position, size, displayName);
        Reply reply = Page(page, [], View(call));
        if (position >= organization.Everybody)
            return reply;
        bool isNextEmpty = options.EmptyPages && !cursor.IsEmptyPage;
        return reply.With("Link", NextLink.Make(call, new PageCursor(position, isNextEmpty)));
    }

    /// <summary>Returns where the next page begins.</summary>
    private int Fill(List<Person> page, int position, int size, string? displayName)
    {
        for (; position < organization.Everybody && page.Count < size; position++)
        {
            Person person = organization.ByPosition(position);
            if (displayName is null || person.DisplayName.StartsWith(displayName, StringComparison.OrdinalIgnoreCase))
                page.Add(person);
        }
        return position;
    }

    private static int PageSize(string? max)
    {
        if (max is null)
            return DefaultPage;
        return int.TryParse(max, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size > 0
            ? size
            : throw RefusedException.BadRequest("'max' must be a positive number.");
    }

    private Reply Show(Person person, Call call) => Reply.Json((person, organization, View(call)), static (writer, state) =>
        PersonJson.Write(writer, state.person, state.organization, state.Item3));

    private Reply Page(IReadOnlyList<Person?> people, string[] missing, PersonView view) =>
        Reply.Json((people, missing, organization, view), static (writer, state) =>
        {
            writer.WriteStartObject();
            PeoplePageJson.WriteMissing(writer, state.missing);
            writer.WriteStartArray("items"u8);
            foreach (Person? person in state.people)
            {
                if (person is not null)
                    PersonJson.Write(writer, person, state.organization, state.view);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        });

    /// <summary>Presence is left out when nobody wants it, or cannot have it.</summary>
    private static PersonView View(Call call) => call.Query("excludeStatus") switch
    {
        null or "false" => new PersonView(IsAdministrator(call), WithPresence: true),
        "true" => new PersonView(IsAdministrator(call), WithPresence: true) { WithStatus = false },
        _ => throw RefusedException.BadRequest("'excludeStatus' must be true or false."),
    };

    /// <summary>Only administrators name an organization, and only one that they manage; here, there is but one.</summary>
    private void CheckOrganization(Call call)
    {
        if (call.Query("orgId") is not { } id)
            return;
        if (!IsAdministrator(call))
            throw RefusedException.MissingScope();
        if (id != WebexIds.Of("ORGANIZATION", organization.Id))
            throw RefusedException.NotFound();
    }

    private static bool IsAdministrator(Call call) => call.Caller.Has(Scopes.AdminPeopleRead);

    private static void RequireScope(Call call)
    {
        if (!call.Caller.Has(Scopes.PeopleRead) && !IsAdministrator(call))
            throw RefusedException.MissingScope();
    }
}
