namespace DataGouv.Tabular;

/// <summary>
/// What the platform found out about a tabular file when it was parsed. Profiles differ with their age: what cannot be read is null here,
/// and is in <see cref="Answer"/> as the server said it.
/// </summary>
public sealed class TabularProfile
{
    internal TabularProfile(JsonMap answer)
    {
        Answer = answer;
        Columns = [.. ProfileReader.Columns(answer)];
        Indexes = ProfileReader.Indexes(answer);
    }

    /// <summary>The columns, in the order of the file.</summary>
    public IReadOnlyList<TabularColumnProfile> Columns { get; }

    /// <summary>The only columns that can be aggregated; null where all can.</summary>
    public IReadOnlyList<string>? Indexes { get; }

    /// <summary>How many rows the file had when it was parsed.</summary>
    public long? RowCount => LooseNumber.Whole(Answer["profile"]["total_lines"]);

    /// <summary>The dataset that the resource belongs to.</summary>
    public string? DatasetId => Answer["dataset_id"].AsString();

    /// <summary>
    /// All that the server said, as it said it: <c>Answer["profile"]["encoding"].AsString()</c>, the separator, the sheet, labels, formats.
    /// </summary>
    public JsonMap Answer { get; }
}
