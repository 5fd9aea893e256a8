namespace DataGouv.Tabular;

/// <summary>What the platform found out about a tabular file when it was parsed.</summary>
public sealed class TabularProfile
{
    internal TabularProfile(ResourceProfileResponse answer)
    {
        Answer = answer;
        var profile = answer.Profile;
        var types = profile?.Columns ?? [];
        IEnumerable<string> names = profile?.Header is { Count: > 0 } header ? header.Where(types.ContainsKey) : types.Keys;
        Columns = [.. names.Union(types.Keys).Select(name => new TabularColumnProfile(
            name,
            TabularType.Of(types[name].PythonType),
            types[name].Format,
            profile?.Profile?.GetValueOrDefault(name),
            answer.Indexes is null || answer.Indexes.Contains(name)))];
    }

    /// <summary>The columns, in the order of the file.</summary>
    public IReadOnlyList<TabularColumnProfile> Columns { get; }

    /// <summary>The only columns that can be aggregated; null where all can.</summary>
    public IReadOnlyList<string>? Indexes => Answer.Indexes;

    /// <summary>How many rows the file had when it was parsed.</summary>
    public long? RowCount => Answer.Profile?.TotalLines;

    /// <summary>The dataset that the resource belongs to.</summary>
    public string? DatasetId => Answer.DatasetId;

    /// <summary>All that the server said: encoding, separator, sheet, labels, formats.</summary>
    public ResourceProfileResponse Answer { get; }
}
