using System.Diagnostics.CodeAnalysis;

namespace DataGouv.Replay;

/// <summary>One of the recorded servers: its folder of recordings, its public origin and its place in <see cref="ReplayServer"/>.</summary>
public sealed class RecordedApi
{
    /// <summary>The catalogue, v1 and v2 (udata), and the files it hosts.</summary>
    public static RecordedApi Main { get; } = new("main", "https://www.data.gouv.fr", mount: "");

    public static RecordedApi Metrics { get; } = new("metrics", "https://metric-api.data.gouv.fr", mount: "/metrics");

    public static RecordedApi Tabular { get; } = new("tabular", "https://tabular-api.data.gouv.fr", mount: "/tabular");

    public static IReadOnlyList<RecordedApi> All { get; } = [Main, Metrics, Tabular];

    private RecordedApi(string folder, string origin, string mount)
    {
        Folder = folder;
        Origin = origin;
        Mount = mount;
    }

    /// <summary>Name of the folder that holds the recordings.</summary>
    public string Folder { get; }

    /// <summary>Scheme and host that stand for the server in recorded links.</summary>
    public string Origin { get; }

    /// <summary>What precedes a recorded path on the replay server: empty, or <c>/</c> and a name.</summary>
    public string Mount { get; }

    public override string ToString() => Folder;

    /// <summary>Splits a path of the replay server into the server meant and the path as that server would see it.</summary>
    internal static RecordedApi Locate(string path, out string recordedPath)
    {
        foreach (var api in All)
        {
            if (api.Mount.Length > 0 && IsUnder(path, api.Mount))
            {
                recordedPath = path[api.Mount.Length..];
                return api;
            }
        }

        recordedPath = path;
        return Main;
    }

    internal static bool TryGetByFolder(string folder, [NotNullWhen(true)] out RecordedApi? api)
    {
        api = All.FirstOrDefault(candidate => candidate.Folder == folder);
        return api is not null;
    }

    private static bool IsUnder(string path, string mount) =>
        path.StartsWith(mount, StringComparison.Ordinal) && (path.Length == mount.Length || path[mount.Length] == '/');
}
