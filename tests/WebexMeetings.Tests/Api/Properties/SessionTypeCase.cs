using System.Text.Json.Nodes;
using CsCheck;

namespace WebexMeetings.Tests.Api.Properties;

/// <summary>How an answer writes the site.</summary>
public enum SiteShape
{
    Usual,
    UpperCase,
    WithScheme,
    WithSlash,
    AsAttendee,
    Renamed,
    Bare,
    Absent,
    Null,
    Blank,
    Number,
}

/// <summary>Whom an answer names.</summary>
public enum PersonShape
{
    Usual,
    EmailInOtherCase,
    EmailOnly,
    IdOnly,
    Uuid,
    PaddedId,
    AlternateEmail,
    Nobody,
    Caller,
    CallersEmailOnly,
    CallersIdOnly,
}

/// <summary>How an answer shows the session types.</summary>
public enum TypesShape
{
    Usual,
    UpperCase,
    NumbersAsIds,
    OneObject,
    Absent,
    Null,
    Text,
    WithoutId,
    BlankId,
    WithNull,
}

/// <summary>What else is in the list of items.</summary>
public enum ListShape
{
    OneItem,
    OneObject,
    OtherSiteToo,
    Twice,
    TwiceDifferent,
    Empty,
    EmptyForAddress,
    Absent,
    Null,
    WithNull,
}

/// <summary>Session types that a user has, the answer that shows them, and a change.</summary>
internal sealed class SessionTypeCase
{
    private static readonly string[] Ids = ["3", "9", "11", "13", "659", "687"];

    public static Gen<SessionTypeCase> Generator { get; } = Gen.Select(
        Subset(),
        Subset().Where(ids => ids.Length > 0),
        Gen.Select(Gen.Int[0, 2], Gen.Bool),
        Gen.Select(Mostly(SiteShape.Usual), Mostly(PersonShape.Usual)),
        Gen.Select(Mostly(TypesShape.Usual), Mostly(ListShape.OneItem)),
        (present, named, change, who, what) => new SessionTypeCase
        {
            Present = present,
            Named = named,
            Change = change.Item1,
            ById = change.Item2,
            Site = who.Item1,
            Person = who.Item2,
            Types = what.Item1,
            List = what.Item2,
        });

    public required string[] Present { get; init; }

    public required string[] Named { get; init; }

    /// <summary>0 sets, 1 adds, 2 removes.</summary>
    public required int Change { get; init; }

    /// <summary>Asked for by ID, and not by address.</summary>
    public required bool ById { get; init; }

    public required SiteShape Site { get; init; }

    public required PersonShape Person { get; init; }

    public required TypesShape Types { get; init; }

    public required ListShape List { get; init; }

    /// <summary>The set that the change leads to.</summary>
    public IEnumerable<string> Wanted => Change switch
    {
        1 => Present.Union(Named),
        2 => Present.Except(Named),
        _ => Named,
    };

    public string Response(string email, string personId, string uuid, string callerEmail, string callerId, string site)
    {
        var item = new JsonObject();
        AddPerson(item, email, personId, uuid, callerEmail, callerId);
        AddSite(item, site);
        AddTypes(item);
        var other = new JsonObject
        {
            ["email"] = email,
            ["personId"] = personId,
            ["siteUrl"] = "other.webex.com",
            ["sessionTypes"] = new JsonArray(Type("901")),
        };
        var different = item.DeepClone().AsObject();
        different["sessionTypes"] = new JsonArray(Type("901"));
        JsonNode? items = List switch
        {
            ListShape.OneObject => item,
            ListShape.OtherSiteToo => new JsonArray(other, item),
            ListShape.Twice => new JsonArray(item, item.DeepClone()),
            ListShape.TwiceDifferent => new JsonArray(item, different),
            ListShape.Empty => new JsonArray(),
            ListShape.WithNull => new JsonArray(null, item),
            ListShape.Null => null,
            _ => new JsonArray(item),
        };
        return (List == ListShape.Absent ? new JsonObject() : new JsonObject { ["items"] = items }).ToJsonString();
    }

    public override string ToString() =>
        $"has {string.Join(' ', Present)}, change {Change} with {string.Join(' ', Named)}, by id: {ById}; answer: {Site} {Person} {Types} "
            + $"{List}";

    private static Gen<T> Mostly<T>(T usual)
        where T : struct, Enum =>
        Gen.Frequency((2, Gen.Const(usual)), (1, Gen.Enum<T>()));

    private static Gen<string[]> Subset() =>
        Gen.Bool.Array[Ids.Length].Select(chosen => Ids.Where((_, index) => chosen[index]).ToArray());

    private static JsonObject Type(string id) => new() { ["id"] = id, ["shortName"] = $"T{id}" };

    private void AddPerson(JsonObject item, string email, string personId, string uuid, string callerEmail, string callerId)
    {
        (string? Email, string? Id) named = Person switch
        {
            PersonShape.EmailInOtherCase => (email.ToUpperInvariant(), personId),
            PersonShape.EmailOnly => (email, null),
            PersonShape.IdOnly => (null, personId),
            PersonShape.Uuid => (email, uuid),
            PersonShape.PaddedId => (email, personId.PadRight((personId.Length + 3) / 4 * 4, '=')),
            PersonShape.AlternateEmail => ($"alias.{email}", personId),
            PersonShape.Nobody => (null, null),
            PersonShape.Caller => (callerEmail, callerId),
            PersonShape.CallersEmailOnly => (callerEmail, null),
            PersonShape.CallersIdOnly => (null, callerId),
            _ => (email, personId),
        };
        if (named.Email is not null)
        {
            item["email"] = named.Email;
        }

        if (named.Id is not null)
        {
            item["personId"] = named.Id;
        }
    }

    private void AddSite(JsonObject item, string site)
    {
        if (Site != SiteShape.Absent)
        {
            item["siteUrl"] = Site switch
            {
                SiteShape.UpperCase => site.ToUpperInvariant(),
                SiteShape.WithScheme => $"https://{site}/",
                SiteShape.WithSlash => $"{site}/",
                SiteShape.AsAttendee => $"{site}#attendee",
                SiteShape.Renamed => $"renamed-{site}",
                SiteShape.Bare => site.Split('.')[0],
                SiteShape.Blank => " ",
                SiteShape.Number => 4,
                SiteShape.Null => null,
                _ => site,
            };
        }
    }

    private void AddTypes(JsonObject item)
    {
        var list = new JsonArray([.. Present.Select(Type)]);
        switch (Types)
        {
            case TypesShape.Absent:
                return;
            case TypesShape.WithoutId:
                list.Add(new JsonObject { ["shortName"] = "PRO" });
                break;
            case TypesShape.BlankId:
                list.Add(new JsonObject { ["id"] = " " });
                break;
            case TypesShape.WithNull:
                list.Add(null);
                break;
            case TypesShape.NumbersAsIds:
                list = new JsonArray([.. Present.Select(id => new JsonObject { ["id"] = int.Parse(id, System.Globalization.CultureInfo.InvariantCulture) })]);
                break;
        }

        item[Types == TypesShape.UpperCase ? "SESSIONTYPES" : "sessionTypes"] = Types switch
        {
            TypesShape.Null => null,
            TypesShape.Text => "PRO",
            TypesShape.OneObject when list.Count == 1 => list[0]!.DeepClone(),
            _ => list,
        };
    }
}
