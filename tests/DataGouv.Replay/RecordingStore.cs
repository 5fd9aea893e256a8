namespace DataGouv.Replay;

/// <summary>Recordings in the order in which they were recorded, API after API.</summary>
public sealed class RecordingStore(IEnumerable<Recording> recordings)
{
    private static readonly Lazy<RecordingStore> Copied = new(() => Load(Path.Combine(
        Path.GetDirectoryName(typeof(RecordingStore).Assembly.Location)!, "recordings")));

    /// <summary>The recordings of the repository, which the build copies next to this assembly.</summary>
    public static RecordingStore Default => Copied.Value;

    public IReadOnlyList<Recording> Recordings { get; } = [.. recordings];

    /// <summary>Loads the folders <c>main</c>, <c>metrics</c> and <c>tabular</c> of a folder, whichever are there.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static RecordingStore Load(string folder) => new(
        Directory.GetDirectories(folder)
            .Order(StringComparer.Ordinal)
            .SelectMany(LoadApi));

    private static IEnumerable<Recording> LoadApi(string folder)
    {
        if (!RecordedApi.TryGetByFolder(Path.GetFileName(folder), out var api))
            return [];
        // File names start with the number of the exchange; those of `more` lie between those of the folder itself.
        return Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)
            .Select(path => RecordingFile.Read(api, path));
    }
}
