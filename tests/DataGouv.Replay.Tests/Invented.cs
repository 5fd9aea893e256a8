using System.Text;

namespace DataGouv.Replay.Tests;

/// <summary>Requests and recordings made up for a test, of which it states only what matters to it.</summary>
internal static class Invented
{
    public const string Path = "/api/1/datasets/";

    public static ReplayRequest Request(
        string method = "GET", string path = Path, string query = "", string body = "",
        RecordedApi? api = null, params (string Name, string Value)[] headers) => new()
        {
            Api = api ?? RecordedApi.Main,
            Method = method,
            Path = path,
            Query = query,
            Body = Encoding.UTF8.GetBytes(body),
            Headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
        };

    public static Recording Recording(string name, ReplayRequest request, RecordedResponse? response = null) => new()
    {
        Name = name,
        Request = request,
        Response = response ?? Response(),
    };

    public static RecordedResponse Response(int status = 200, string body = "", params (string Name, string Value)[] headers) => new()
    {
        Status = status,
        Headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
        Body = Encoding.UTF8.GetBytes(body),
        IsText = true,
    };

    public static ReplayRequest Form(string boundary, params (string Name, string Value)[] fields) => Request(
        method: "POST",
        body: string.Concat(fields.Select(field =>
            $"--{boundary}\r\nContent-Disposition: form-data; name={field.Name}\r\n\r\n{field.Value}\r\n")) + $"--{boundary}--\r\n",
        headers: ("Content-Type", $"multipart/form-data; boundary=\"{boundary}\""));
}
