using System.Text.Json.Nodes;
using WebexMeetings.Api.Core;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Api.OpenApi;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Properties;

/// <summary>
/// For any audio, video and scheduling options, any response that shows them and any change: what is sent is the exact merge, or nothing is
/// sent and there is one error that names the input.
/// </summary>
public sealed class PreferenceChangeProperties(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const int Cases = 1_000;
    private const string Email = "a@x.com";
    private const string Site = "site4.webex.com";

    [Fact]
    public Task A_change_of_audio_options_is_the_exact_merge_or_one_error() => HoldsAsync(PreferencePart.Audio);

    [Fact]
    public Task A_change_of_video_options_is_the_exact_merge_or_one_error() => HoldsAsync(PreferencePart.Video);

    [Fact]
    public Task A_change_of_scheduling_options_is_the_exact_merge_or_one_error() => HoldsAsync(PreferencePart.Scheduling);

    private async Task HoldsAsync(PreferencePart part)
    {
        int written = 0;
        int refused = 0;
        using Session session = fixture.Connect();
        await Property.HoldsAsync(PreferenceCase.Of(part), Cases, async sample =>
        {
            bool? isWritten = await CheckAsync(session, sample);
            written += isWritten == true ? 1 : 0;
            refused += isWritten == false ? 1 : 0;
        });

        // Cases that all end the same would prove little.
        Assert.InRange(written, Cases / 10, Cases);
        Assert.InRange(refused, part == PreferencePart.Video ? 0 : Cases / 20, Cases);
    }

    /// <returns>Whether the change was written; false for an error, null when nothing had to change.</returns>
    private async Task<bool?> CheckAsync(Session session, PreferenceCase sample)
    {
        fixture.Simulator.Faults.Clear();
        fixture.Simulator.RequestLog.Clear();
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = sample.Part.Path, UserEmail = Email, Status = 200, Body = sample.Response().ToJsonString() });
        fixture.Simulator.Faults.Add(new Fault { Method = "PUT", Status = 200, Body = "{}" });
        WebexApiException? failure = null;
        IReadOnlyList<SettingChange> changes = [];
        try
        {
            changes = await sample.Part.ChangeAsync(session, Email, Site, sample.Change);
        }
        catch (WebexApiException failed)
        {
            failure = failed;
        }

        LoggedRequest[] writes = [.. fixture.Simulator.RequestLog.Entries.Where(request => request.Method != "GET")];
        string[] changed = [.. sample.Part.Fields.Where(field => sample.Change.ContainsKey(field.Name) && Differs(sample, field)).Select(field => field.Name)];
        if (changed.Length == 0)
        {
            Assert.Null(failure);
            Assert.Empty(writes);
            return null;
        }

        if (sample.Part.Fields.Any(field => !sample.Change.ContainsKey(field.Name) && IsLost(sample, field)))
        {
            Assert.NotNull(failure);
            Assert.Contains($"options of '{Email}' on '{Site}': ", failure.Message, StringComparison.Ordinal);
            Assert.EndsWith("Nothing was changed.", failure.Message, StringComparison.Ordinal);
            Assert.Empty(writes);
            return false;
        }

        Assert.Null(failure);
        Assert.Equal(changed.Order(StringComparer.OrdinalIgnoreCase), changes.Select(change => change.Name).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        CheckWrite(sample, changed, Assert.Single(writes));
        return true;
    }

    private static void CheckWrite(PreferenceCase sample, string[] changed, LoggedRequest write)
    {
        Assert.Equal($"/v1{sample.Part.Path}?userEmail=a%40x.com&siteUrl={Site}", write.PathAndQuery);
        RequestSchemas.Check(write);
        JsonObject sent = JsonNode.Parse(write.Body)!.AsObject();
        foreach (PreferenceField field in sample.Part.Fields)
        {
            JsonNode? value = field.Name.Split('.').Aggregate((JsonNode?)sent, (node, name) => node?[name]);
            bool isLeftOut = field.IsLeftOut ? !changed.Contains(field.Name) : field.IsOptional && !sample.Change.ContainsKey(field.Name) && sample.ShapeOf(field) == FieldShape.Absent;
            JsonNode? expected = isLeftOut ? null : sample.Change[field.Name] ?? sample.Truth[field.Name];
            Assert.True(JsonNode.DeepEquals(expected, value), $"{field.Name}: {value} instead of {expected}");
        }
    }

    private static bool Differs(PreferenceCase sample, PreferenceField field) =>
        IsUnreadable(sample.ShapeOf(field))
        || !Sorted(sample.Truth[field.Name]!).SequenceEqual(Sorted(sample.Change[field.Name]!), StringComparer.Ordinal);

    private static IEnumerable<string> Sorted(JsonNode node) =>
        node is JsonArray list ? list.Select(item => item!.ToJsonString()).Order(StringComparer.Ordinal) : [node.ToJsonString()];

    private static bool IsLost(PreferenceCase sample, PreferenceField field)
    {
        FieldShape shape = sample.ShapeOf(field);
        return !field.IsLeftOut && !(field.IsOptional && shape == FieldShape.Absent) && IsUnreadable(shape);
    }

    private static bool IsUnreadable(FieldShape shape) => shape is FieldShape.Absent or FieldShape.Null or FieldShape.Structure or FieldShape.Broken;
}
