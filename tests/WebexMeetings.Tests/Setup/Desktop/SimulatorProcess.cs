using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebexMeetings.Simulator;

/// <summary>
/// The one simulator process of a run on .NET Framework, where ASP.NET Core does not load. It ends with this process, whose end closes its
/// standard input.
/// </summary>
internal sealed class SimulatorProcess
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new ValueListConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly Lazy<SimulatorProcess> Started = new(() => new SimulatorProcess());

    // Kept, because its standard input would be closed with it.
    private readonly Process process;
    private readonly Uri control;

    private SimulatorProcess()
    {
        string program = typeof(SimulatorProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => item.Key == "Simulator").Value!;
        var start = new ProcessStartInfo("dotnet", $"\"{program}\" --port 0 --exit-on-stdin-close")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        string? line;
        string? address = null;
        while ((line = process.StandardOutput.ReadLine()) is not (null or "Ready."))
        {
            address = line.StartsWith("Control: ", StringComparison.Ordinal) ? line["Control: ".Length..] : address;
        }

        control = new Uri(address ?? throw new InvalidOperationException($"{program} did not start."));
        ServicePointManager.FindServicePoint(control).ConnectionLimit = 100;
    }

    public static SimulatorProcess Shared => Started.Value;

    /// <summary>Sends an order to the control interface and waits for its answer. Null when there is no such thing.</summary>
    public T? Send<T>(string method, string path, object? body = null)
    {
        HttpWebRequest request = WebRequest.CreateHttp(new Uri(control, path));
        request.Method = method;
        request.ServicePoint.Expect100Continue = false;
        if (body is not null)
        {
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(body, Json);
            request.ContentType = "application/json";
            using Stream stream = request.GetRequestStream();
            stream.Write(json, 0, json.Length);
        }

        try
        {
            using WebResponse response = request.GetResponse();
            using var reader = new StreamReader(response.GetResponseStream(), Encoding.UTF8);
            string text = reader.ReadToEnd();
            return text.Length == 0 ? default : JsonSerializer.Deserialize<T>(text, Json);
        }
        catch (WebException failed) when (failed.Response is HttpWebResponse { StatusCode: HttpStatusCode.NotFound })
        {
            return default;
        }
    }
}
