using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using WebexMeetings.Simulator;

namespace WebexMeetings.Tests.Api.OpenApi;

/// <summary>What Webex documents for the bodies of requests: webex-meeting.requests.json, by Cisco under CC-BY-4.0.</summary>
internal static class RequestSchemas
{
    private static readonly JsonObject Document = Load();
    private static readonly Dictionary<string, JsonSchema> Schemas = [];

    /// <summary>
    /// Fails when a body does not follow the documentation: a required field that is missing, an unknown one, another type.
    /// </summary>
    public static void Check(LoggedRequest request)
    {
        string path = request.PathAndQuery.Split('?')[0]["/v1".Length..];
        string problem = Problem(path, request.Method, request.Body);
        Assert.True(problem.Length == 0, $"{request.Method} {path}: {problem} in {request.Body}");
    }

    /// <summary>What is wrong with a body; empty when nothing is.</summary>
    public static string Problem(string path, string method, string body)
    {
        using JsonDocument parsed = JsonDocument.Parse(body);
        EvaluationResults results =
            SchemaOf(path, method).Evaluate(parsed.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        IEnumerable<string> errors = (results.Details ?? []).Where(detail => detail.Errors is not null)
            .Select(detail => $"{detail.InstanceLocation} {string.Join(", ", detail.Errors!)}");
        return results.IsValid ? "" : string.Join("; ", errors);
    }

    private static JsonSchema SchemaOf(string path, string method)
    {
        lock (Schemas)
        {
            string key = $"{method} {path}";
            return Schemas.TryGetValue(key, out JsonSchema? known) ? known : Schemas[key] = Build(path, method);
        }
    }

    private static JsonSchema Build(string path, string method)
    {
        JsonNode schema = Document["paths"]![path]![method.ToLowerInvariant()]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
        JsonObject root = Strict(schema.AsObject());
        var definitions = new JsonObject();
        foreach ((string name, JsonNode? definition) in Document["components"]!["schemas"]!.AsObject())
        {
            definitions[name] = Strict(definition!.AsObject());
        }

        root["$defs"] = definitions;
        return JsonSchema.FromText(root.ToJsonString());
    }

    /// <summary>The keywords that say what is allowed, and no property beyond those that are documented.</summary>
    private static JsonObject Strict(JsonObject schema)
    {
        var strict = new JsonObject();
        foreach ((string keyword, JsonNode? value) in schema)
        {
            switch (keyword)
            {
                case "$ref":
                    strict[keyword] = ((string)value!).Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
                    break;
                case "type" or "required" or "enum":
                    strict[keyword] = value!.DeepClone();
                    break;
                case "items":
                    strict[keyword] = Strict(value!.AsObject());
                    break;
                case "properties":
                    strict[keyword] = new JsonObject(
                        value!.AsObject()
                            .Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Strict(property.Value!.AsObject()))));
                    strict["additionalProperties"] = false;
                    break;
                case "description" or "example":
                    break;
                default:
                    throw new NotSupportedException($"The schema uses {keyword}, which this test does not read.");
            }
        }

        return strict;
    }

    private static JsonObject Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("webex-meeting.requests.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
